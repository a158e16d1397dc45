"""What a decision is measured by, for the page on which somebody decides: others (EQ-7, EQ-8), and the norm (SA-16)."""

from __future__ import annotations

from typing import Any

from casework.enums import WEIGHT, OutcomeGiven, OutsideRange, SanctionLevel, Severity
from casework.models import PolicyVersion
from casework.queries.comparators import Weighed
from casework.rules.bands import Range
from casework.rules.comparators import ComparisonTerms, range_in_words
from casework.rules.ladder import bare_name, called_on
from casework.rules.policy_terms import Terms
from casework.web.shapes import Column

_BANDS = [Column("Misconduct"), Column("Range"), Column("Norm"), Column("Norm while a warning is live")]
_COLUMNS = [Column("Outcome"), Column("Cases", is_number=True), Column("Share", is_number=True)]


def comparison_context(weighed: Weighed, terms: ComparisonTerms) -> dict[str, Any]:
    """For ``verbs/comparison.html`` and ``verbs/others_outcomes.html``."""
    like = weighed.comparison
    return {
        "columns": _COLUMNS,
        "years": terms.years,
        "size": like.size,
        "usual": range_in_words(like.usual) if like.usual is not None else "",
        "outcomes": [
            [str(OutcomeGiven(one.outcome).label), str(one.count), f"{one.percent}%"] for one in like.outcomes
        ],
        "others": [
            (
                "Live warning extended" if other.extended else other.name,
                Severity(other.severity).label if other.severity else "",
                other.issued_on,
            )
            for other in weighed.others
        ],
    }


def bands_context(policy: PolicyVersion, expected: Range | None) -> dict[str, Any]:
    """For ``verbs/bands.html``: range and norm for each degree of misconduct, and for what was found here."""
    terms, document = policy.terms.bands, policy.document
    if terms is None:
        return {"bands": []}
    rows, name = [], policy.terms.level_name
    for severity in policy.terms.degrees:
        band = terms.bands[severity]
        warned = band.norm_if_warned
        most = SanctionLevel(document["heaviest"][severity])
        rows.append(
            [
                Severity(severity).label,
                span(band.entry, most, policy.terms),
                name(band.norm),
                name(warned) if warned is not None else "The same",
            ]
        )
    here = None
    if expected is not None:
        here = (
            expected.severity.label,
            name(expected.norm),
            span(expected.entry, expected.heaviest, policy.terms),
        )
    return {
        "bands": rows,
        "band_columns": _BANDS,
        "here": here,
        "is_for_reasons": terms.outside == OutsideRange.WARNS,
    }


def span(one: SanctionLevel, other: SanctionLevel, terms: Terms) -> str:
    """``Written warning to final written warning``; a single level where they are the same."""
    first, last = sorted((one, other), key=WEIGHT.__getitem__)
    name = terms.level_name(first)
    return name if first == last else f"{name} to {bare_name(last, called_on(terms.ladder, last))}"
