"""What goes with a warning, as rows: for the pages that tell of it and the forms that decide about it."""

from __future__ import annotations

from collections.abc import Iterable

from casework.enums import MeasureKind
from casework.models import Sanction, SanctionMeasure
from casework.queries.measures import days_in_words, measures_of
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


def no_longer_with_it(first: Sanction, stands: Iterable[SanctionMeasure]) -> list[Row]:
    """Which of the measures that went with the first sanction fell, by those that stand; no row where none did."""
    kept = {one.kind for one in stands}
    fell = [str(MeasureKind(row.kind).label) for row in measures_of(first) if row.kind not in kept]
    return [Row("No longer with it", fell)] if fell else []
