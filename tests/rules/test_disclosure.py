"""The counting rules of the published answer: tables of examples, and what holds for any register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import CountOf, OutcomeTaken, SanctionLevel
from casework.rules.disclosure import (
    OUTCOMES,
    UNITS,
    Given,
    Table,
    counting_rules,
    percent,
    period_notes,
    tabulate,
)

VERBAL, WRITTEN, FIRST_AND_FINAL, FINAL, SHORT_OF_DISMISSAL, NOTICE, SUMMARY = SanctionLevel
PEOPLE, CASES, SANCTIONS = CountOf.PEOPLE, CountOf.CASES, CountOf.SANCTIONS
AFTER, BEFORE = OutcomeTaken.FINAL, OutcomeTaken.FIRST


def stood(number: int, level: SanctionLevel, *, case: int = 0, person: int = 0) -> Given:
    """A first sanction that stands, in a case and of a person of its own unless they are given."""
    return Given(number, case or number, person or number, level, is_first=True, stands=True)


def replaced(number: int, level: SanctionLevel, by: SanctionLevel | None) -> list[Given]:
    """A first sanction that fell on appeal, and what took its place."""
    first = Given(number, number, number, level, is_first=True, stands=False)
    if by is None:
        return [first]
    return [first, Given(number + 1000, number, number, by, is_first=False, stands=True)]


def numbers(table: Table) -> list[int]:
    return [row.count for row in table.rows]


def people(given: list[Given], **changes) -> list[int]:
    return numbers(tabulate(given, **({"count": PEOPLE, "outcome": AFTER} | changes)))


def test_published_figures_of_2013() -> None:
    levels = [VERBAL] * 36 + [WRITTEN] * 35 + [FINAL] * 34 + [NOTICE] * 4 + [SUMMARY] * 7
    table = tabulate([stood(n, level) for n, level in enumerate(levels)], count=PEOPLE, outcome=AFTER)
    assert numbers(table) == [36, 35, 34, 11]
    assert table.total == 116
    assert [str(row.percent) for row in table.rows] == ["31.0", "30.2", "29.3", "9.5"]
    assert [row.label for row in table.rows] == [
        "Verbal warning",
        "Written warning",
        "Final written warning",
        "Dismissed",
    ]


def test_person_with_two_sanctions_counts_once_under_the_heaviest() -> None:
    two = [stood(1, FINAL, person=7), stood(2, WRITTEN, person=7)]
    assert people(two) == people(two[::-1]) == [0, 0, 1, 0]
    assert people(two, count=CASES) == people(two, count=SANCTIONS) == [0, 1, 1, 0]


def test_case_with_two_sanctions_counts_once_among_cases() -> None:
    two = [stood(1, FINAL, case=5, person=7), stood(2, SUMMARY, case=5, person=7)]
    assert people(two, count=CASES) == [0, 0, 0, 1]
    assert people(two, count=SANCTIONS) == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("first", "final", "before", "after"),
    [
        (SUMMARY, FINAL, [0, 0, 0, 1], [0, 0, 1, 0]),
        (FINAL, VERBAL, [0, 0, 1, 0], [1, 0, 0, 0]),
        (SUMMARY, NOTICE, [0, 0, 0, 1], [0, 0, 0, 1]),
        (WRITTEN, None, [0, 1, 0, 0], [0, 0, 0, 0]),
    ],
)
def test_appeal_moves_the_final_outcome_and_not_the_first(
    first: SanctionLevel, final: SanctionLevel | None, before: list[int], after: list[int]
) -> None:
    rows = replaced(1, first, final)
    assert people(rows, outcome=BEFORE) == before
    assert people(rows, outcome=AFTER) == after


def test_set_aside_leaves_the_person_with_their_other_sanction() -> None:
    fell = Given(1, 1, 7, FINAL, is_first=True, stands=False)
    other = stood(2, VERBAL, person=7)
    assert people([fell, other]) == [1, 0, 0, 0]
    assert people([fell, other], outcome=BEFORE) == [0, 0, 1, 0]
    table = tabulate([fell, other], count=PEOPLE, outcome=AFTER)
    assert [(line.words, line.number) for line in table.changes] == [
        ("Final written warning at first, verbal warning after an appeal", 1)
    ]


def test_bridges_say_how_the_figures_meet() -> None:
    rows = [
        stood(1, FINAL),
        stood(2, VERBAL, person=1),
        *replaced(3, SUMMARY, FINAL),
        *replaced(4, WRITTEN, None),
    ]
    table = tabulate(rows, count=PEOPLE, outcome=AFTER)
    assert [line.number for line in table.units] == [3, 0, 3, -1, 2]
    assert [line.number for line in table.appeals] == [3, -1, 0, 2]
    assert [line.number for line in tabulate(rows, count=SANCTIONS, outcome=AFTER).appeals] == [4, -2, 1, 3]
    assert [line.number for line in tabulate(rows, count=PEOPLE, outcome=BEFORE).units] == [4, 0, 4, -1, 3]


def test_nothing_counted_has_no_percentages() -> None:
    table = tabulate([], count=PEOPLE, outcome=AFTER)
    assert table.total == 0
    assert {row.percent for row in table.rows} == {None}
    assert {line.number for line in (*table.units, *table.appeals)} == {0}


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (36, 116, "31.0"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 8, "12.5"),
        (1, 800, "0.1"),
        (1, 2000, "0.1"),
        (0, 5, "0.0"),
    ],
)
def test_percentage_is_to_one_decimal_a_half_rounded_up(part: int, whole: int, expected: str) -> None:
    assert percent(part, whole) == Decimal(expected)


@pytest.mark.parametrize("count", CountOf)
@pytest.mark.parametrize("outcome", OutcomeTaken)
def test_every_rule_has_words_that_are_sentences(count: CountOf, outcome: OutcomeTaken) -> None:
    said = counting_rules(count, outcome)
    assert said[:2] == (UNITS[count].words, OUTCOMES[outcome].words)
    assert all(rule.endswith(".") for rule in said)
    assert any(rule.startswith("Period: ") for rule in said)


@pytest.mark.parametrize(
    ("first", "last", "as_at", "notes"),
    [
        (date(2009, 1, 1), date(2012, 12, 31), date(2026, 1, 1), []),
        (
            date(2009, 1, 1),
            date(2013, 1, 31),
            date(2026, 1, 1),
            ["2013 is a part year: Tue 1 Jan 2013 to Thu 31 Jan 2013."],
        ),
        (
            date(2012, 5, 1),
            date(2012, 6, 30),
            date(2012, 6, 15),
            [
                "2012 is a part year: Tue 1 May 2012 to Sat 30 Jun 2012.",
                "The period is not over: decisions after Fri 15 Jun 2012 cannot be known.",
            ],
        ),
    ],
)
def test_part_years_are_marked(first: date, last: date, as_at: date, notes: list[str]) -> None:
    assert list(period_notes(first, last, as_at)) == notes


def register(drawn: list[tuple[int, SanctionLevel, bool]]) -> list[Given]:
    """A case is of one person, who may have three; its first sanction comes first, and any of them may stand."""
    seen: set[int] = set()
    rows = []
    for number, (case, level, stands) in enumerate(drawn):
        rows.append(Given(number, case, case % 3, level, is_first=case not in seen, stands=stands))
        seen.add(case)
    return rows


registers = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(SanctionLevel), st.booleans()), max_size=15
).map(register)


@given(registers, st.sampled_from(CountOf), st.sampled_from(OutcomeTaken))
def test_rows_add_up_to_the_total_and_each_bridge_adds_up(
    rows: list[Given], count: CountOf, outcome: OutcomeTaken
) -> None:
    table = tabulate(rows, count=count, outcome=outcome)
    assert sum(numbers(table)) == table.total
    for bridge in (table.units, table.appeals):
        running = 0
        for line in bridge:
            if line.is_sum and line is not bridge[0]:
                assert line.number == running
            running = line.number if line.is_sum else running + line.number
    assert {line.number for line in table.units} >= {table.total}
    assert table.appeals[0 if outcome == BEFORE else -1].number == table.total
    assert sum(line.number for line in table.changes) <= len(rows)


@given(registers, st.sampled_from(OutcomeTaken))
def test_people_are_no_more_than_cases_and_cases_no_more_than_sanctions(
    rows: list[Given], outcome: OutcomeTaken
) -> None:
    totals = [tabulate(rows, count=count, outcome=outcome).total for count in (PEOPLE, CASES, SANCTIONS)]
    assert totals == sorted(totals)


def test_whatever_a_dismissal_may_follow_is_one_row() -> None:
    given = [stood(n, level) for n, level in enumerate((FIRST_AND_FINAL, FINAL, SHORT_OF_DISMISSAL, NOTICE))]
    assert people(given) == [0, 0, 3, 1]
    assert "first and final ones and action short of dismissal included" in " ".join(
        counting_rules(PEOPLE, AFTER)
    )
