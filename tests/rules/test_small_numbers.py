"""Small numbers: no consumer of a published table can work out a hidden figure, not even one who knows the rules."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import CountOf, OutcomeTaken
from casework.errors import RuleBroken
from casework.rules.disclosure import Line, Row, Table, percent, tabulate
from casework.rules.small_numbers import HIDDEN_BESIDE, SmallNumbers, published
from tests.rules.test_disclosure import registers

# Everything that a reader sees of a table: figures, marks, percentages, total, and whether there are bridges.
Seen = tuple[object, ...]


def table_of(*counts: int) -> Table:
    total = sum(counts)
    rows = tuple(Row(str(n), str(n), count, percent(count, total)) for n, count in enumerate(counts))
    bridge = (Line("Sanctions", total, is_sum=True), Line("People", total, is_sum=True))
    return Table(rows, total, bridge, bridge, ())


def seen(table: Table) -> Seen:
    rows = tuple((row.count, row.mark, row.percent) for row in table.rows)
    return (rows, table.total, table.total_mark, table.units, table.appeals, table.changes)


def figures(*counts: int, **how: object) -> list[object]:
    table = published(table_of(*counts), SmallNumbers(**how))  # type: ignore[arg-type]
    rows = [row.mark if row.count is None else row.count for row in table.rows]
    return [*rows, table.total_mark if table.total is None else table.total]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((36, 35, 34, 11), [36, 35, 34, 11, 116]),  # the published figures of 2013
        ((36, 35, 34, 2), [36, 35, "c", "<5", 107]),  # scenario 6
        ((4, 35, 34, 11), ["<5", "c", 34, 11, 84]),  # both sides of the boundary
        ((5, 35, 34, 11), [5, 35, 34, 11, 85]),
        ((36, 0, 34, 11), [36, 0, 34, 11, 81]),
        ((36, 3, 2, 11), [36, "<5", "<5", 11, 52]),
        ((36, 1, 1, 11), [36, "<5", "<5", 11, "c"]),  # with the total each would be 1
        ((36, 4, 4, 11), [36, "<5", "<5", 11, "c"]),  # and each 4
        ((36, 35, 0, 2), [36, 35, "c", "<5", "c"]),  # with the total the 0 would tell the 2
        ((36, 35, 5, 1), [36, 35, "c", "<5", "c"]),  # as would the 5
        ((36, 35, 5, 2), [36, 35, "c", "<5", 78]),
        ((0, 0, 0, 3), [0, 0, "c", "<5", "c"]),
        ((0, 0, 0, 0), [0, 0, 0, 0, 0]),
    ],
)
def test_what_is_shown(counts: tuple[int, ...], shown: list[object]) -> None:
    assert figures(*counts) == shown


def test_zero_is_hidden_where_it_is_to_be_and_the_threshold_is_ours_to_choose() -> None:
    assert figures(36, 0, 34, 11, shows_zero=False) == ["c", "<5", 34, 11, "c"]
    assert figures(0, 0, 0, 0, shows_zero=False) == ["<5"] * 4 + ["c"]
    assert figures(36, 35, 34, 11, below=12) == [36, 35, "c", "<12", 116]
    with pytest.raises(RuleBroken, match="FO-5"):
        SmallNumbers(2)


@pytest.mark.parametrize(("below", "most"), [(3, 7), (5, 10)])
@pytest.mark.parametrize("shows_zero", [True, False])
def test_each_hidden_figure_could_be_another(below: int, most: int, shows_zero: bool) -> None:
    """Every table of four rows up to ``most``: those that look the same differ in each figure that is hidden.

    The attack knows the rules: it asks which tables would have been published exactly so.
    """
    small = SmallNumbers(below, shows_zero=shows_zero)
    alike: dict[Seen, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(most + 1), repeat=4):
        alike[seen(published(table_of(*counts), small))].append(counts)
    told = []
    # At the edge of what is enumerated the other tables are beyond it.
    whole = {key: tables for key, tables in alike.items() if min(map(max, tables)) <= most - below}
    for shown, tables in whole.items():
        rows, total, *_ = shown
        for place, (count, mark, _) in enumerate(rows):  # type: ignore[arg-type, misc]
            if count is None and mark == small.mark and len({one[place] for one in tables}) < 2:
                told.append((shown, tables))
        if total is None and len({sum(one) for one in tables}) < 2:
            told.append((shown, tables))
    assert len(whole) > 100
    assert told == []


@given(registers, st.sampled_from(CountOf), st.sampled_from(OutcomeTaken), st.booleans())
def test_nothing_small_stands_anywhere_in_what_is_published(
    rows: list, count: CountOf, outcome: OutcomeTaken, shows_zero: bool
) -> None:
    """Rows, total, bridges and percentages: of a hidden row there is none, and without a total of no row."""
    small = SmallNumbers(shows_zero=shows_zero)
    exact = tabulate(rows, count=count, outcome=outcome)
    table = published(exact, small)
    bridges = [line.number for line in (*table.units, *table.appeals, *table.changes)]
    shown = [row.count for row in table.rows if row.count is not None]
    assert not any(small.hides(number) for number in shown)
    assert not any(0 < abs(number) < small.below for number in bridges)
    assert table.total is None or not small.hides(table.total)
    if len(shown) < len(table.rows):
        assert bridges == []
    for row in table.rows:
        assert (row.count is None) == (row.mark in (small.mark, HIDDEN_BESIDE))
        assert row.percent is None or (row.count is not None and table.total is not None)
    assert sum(row.count is None for row in table.rows) != 1 or table.total is None
