"""What others were given, for the page on which somebody decides: shares of like cases, and the same incident (EQ-8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casework.enums import OutcomeGiven, SanctionLevel, Severity
from casework.queries.comparators import Weighed
from casework.rules.comparators import YEARS, Departure, range_in_words
from casework.web.shapes import Column

_COLUMNS = [Column("Outcome"), Column("Cases", is_number=True), Column("Share", is_number=True)]


def comparison_context(weighed: Weighed, departures: Sequence[Departure]) -> dict[str, Any]:
    """For ``verbs/comparison.html`` and ``verbs/others_outcomes.html``. departures: what has to be explained."""
    like = weighed.comparison
    return {
        "columns": _COLUMNS,
        "years": YEARS,
        "size": like.size,
        "usual": range_in_words(like.usual) if like.usual is not None else "",
        "outcomes": [
            [str(OutcomeGiven(one.outcome).label), str(one.count), f"{one.percent}%"] for one in like.outcomes
        ],
        "others": [
            (
                SanctionLevel(other.level).label if other.level else "No sanction",
                Severity(other.severity).label if other.severity else "",
                other.issued_on,
            )
            for other in weighed.others
        ],
        "departures": [one.sentence for one in departures],
    }
