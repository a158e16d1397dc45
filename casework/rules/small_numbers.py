"""Small numbers in a published answer (FO-4, FO-5): which figures are hidden, so that none of them can be worked out.

What is hidden, and beside it what else, is decided by what the reader sees alone: by which rows are small, and by
the sum of what is hidden. So it does not help to know these rules. Shown together, the hidden rows, the total and the
percentages always leave each hidden figure at least two values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from casework.errors import RuleBroken
from casework.rules.disclosure import Line, Row, Table

HIDDEN_BESIDE = "c"
LEAST_THRESHOLD = 3
EXACT = "Exact figures, for internal use: small numbers are not hidden. Do not publish them as they are."


@dataclass(frozen=True)
class SmallNumbers:
    """below: figures from 1 up to the one before it are hidden. shows_zero: a zero is shown; else it is hidden as well."""

    below: int = 5
    shows_zero: bool = True

    def __post_init__(self) -> None:
        if self.below < LEAST_THRESHOLD:
            raise RuleBroken(
                "FO-5",
                "Hiding figures below 3 hides nothing: a figure below 2 is a 1.",
                instead="Choose 3 or more.",
            )

    @property
    def mark(self) -> str:
        return f"<{self.below}"

    def hides(self, number: int) -> bool:
        return 0 < abs(number) < self.below or (number == 0 and not self.shows_zero)

    def in_words(self) -> tuple[str, ...]:
        """What stands beside a published answer."""
        zero = "A zero is shown." if self.shows_zero else "A zero is hidden as well."
        return (
            f"Small numbers: a figure below {self.below} is shown as {self.mark}. {zero}",
            f"So that it cannot be worked out, another figure beside it, or the total, is left out and marked "
            f"{HIDDEN_BESIDE}; the percentages go with what is left out. Do not publish answers for other periods or "
            f"units beside this one without looking at what their difference tells.",
        )


def published(table: Table, small: SmallNumbers) -> Table:
    """The table as it may leave the house. What is hidden has no number, no percentage and a mark."""
    primary = {row.code for row in table.rows if row.count is not None and small.hides(row.count)}
    hidden = primary | _beside(table, primary)
    counts = {row.code: row.count or 0 for row in table.rows}
    total = table.total or 0
    can_show_total = not primary or (total >= small.below and _is_safe(counts, primary, hidden, small))
    rows = tuple(_row(row, primary, hidden, small, with_percent=can_show_total) for row in table.rows)
    bridges = (*table.units, *table.appeals, *table.changes)
    shows_bridges = not primary and not any(small.hides(line.number) for line in bridges if line.number)
    return replace(
        table,
        rows=rows,
        total=total if can_show_total else None,
        total_mark="" if can_show_total else HIDDEN_BESIDE,
        **{name: lines if shows_bridges else () for name, lines in _bridges(table)},
    )


def _bridges(table: Table) -> Iterator[tuple[str, tuple[Line, ...]]]:
    yield from (("units", table.units), ("appeals", table.appeals), ("changes", table.changes))


def _row(row: Row, primary: set[str], hidden: set[str], small: SmallNumbers, *, with_percent: bool) -> Row:
    if row.code in hidden:
        mark = small.mark if row.code in primary else HIDDEN_BESIDE
        return replace(row, count=None, percent=None, mark=mark)
    return row if with_percent else replace(row, percent=None)


def _beside(table: Table, primary: set[str]) -> set[str]:
    """A second row where one alone is small: the one before it, or after the first. By its place, never by its figure."""
    if len(primary) != 1:
        return set()
    codes = [row.code for row in table.rows]
    place = codes.index(next(iter(primary)))
    others = codes[place - 1 : place] or codes[place + 1 : place + 2]
    return set(others)


def _is_safe(counts: Mapping[str, int], primary: set[str], hidden: set[str], small: SmallNumbers) -> bool:
    """Whether the total can be shown: each hidden row could then still be one of two figures or more."""
    whole = sum(counts[code] for code in hidden)
    least = 1 if small.shows_zero else 0
    one_small = set(range(least, small.below))
    sums = [{0}]
    for _ in primary:
        sums.append({so_far + one for so_far in sums[-1] for one in one_small})
    if hidden - primary:
        if not small.shows_zero:
            return False  # hidden for one sum alone, the total would tell that sum
        could_be = {whole - one for one in one_small if _may_stand_beside(whole - one, small)}
        return len(could_be) > 1
    # Every small row has the same figures to choose from: what the others can add up to decides.
    return len({one for one in one_small if whole - one in sums[len(primary) - 1]}) > 1


def _may_stand_beside(number: int, small: SmallNumbers) -> bool:
    """Whether a row that is not itself small could have this figure."""
    return number >= 0 and not small.hides(number)
