"""What goes with a warning, as rows: for the pages that tell of it and the forms that decide about it."""

from __future__ import annotations

from collections.abc import Iterable

from casework.enums import MeasureKind
from casework.models import SanctionMeasure
from casework.queries.measures import days_in_words
from casework.rules.measures import Measure
from casework.web.shapes import Row


def measure_rows(
    measures: Iterable[SanctionMeasure | Measure], change: str = "", *, in_words: bool = True
) -> list[Row]:
    """From when to when, what exactly, and on which basis. change: the address at which it can be changed.

    in_words: not for whoever reads no reasons, who is told which and when alone.
    """
    return [
        Row(
            f"With it: {str(MeasureKind(one.kind).label).lower()}",
            [f"{days_in_words(one)}.", *([one.what, f"Basis: {one.basis}"] if in_words else [])],
            change,
        )
        for one in measures
    ]
