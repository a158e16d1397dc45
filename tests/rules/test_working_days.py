"""Bank holidays of three nations and counting over them (domain.md 6.2)."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import Nation
from casework.rules.bank_holiday_list import changed_since
from casework.rules.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    Calendar,
    add_working_days,
    bank_holidays,
    calendar_of,
    earlier_working_day,
    uk_any_calendar,
    working_day_on_or_after,
    working_day_on_or_before,
    working_days_between,
)
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND

# The table of domain.md 6.2: (month, day), then where it is a holiday.
TABLE_2026 = {
    (1, 1): "ESN", (1, 2): "S", (3, 17): "N", (4, 3): "ESN", (4, 6): "EN", (5, 4): "ESN", (5, 25): "ESN",
    (6, 15): "S", (7, 13): "N", (8, 3): "S", (8, 31): "EN", (11, 30): "S", (12, 25): "ESN", (12, 28): "ESN",
}  # fmt: skip
TABLE_2027 = {
    (1, 1): "ESN", (1, 4): "S", (3, 17): "N", (3, 26): "ESN", (3, 29): "EN", (5, 3): "ESN", (5, 31): "ESN",
    (7, 12): "N", (8, 2): "S", (8, 30): "EN", (11, 30): "S", (12, 27): "ESN", (12, 28): "ESN",
}  # fmt: skip
LETTERS = {"E": Nation.ENGLAND_AND_WALES, "S": Nation.SCOTLAND, "N": Nation.NORTHERN_IRELAND}

nations = st.sampled_from(list(Nation))
days = st.dates(min_value=date(1995, 1, 1), max_value=date(2055, 12, 31))
in_2026 = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))
counts = st.integers(min_value=1, max_value=60)


@pytest.mark.parametrize(("year", "table"), [(2026, TABLE_2026), (2027, TABLE_2027)])
@pytest.mark.parametrize("letter", "ESN")
def test_weekday_holidays_are_those_of_the_table(
    year: int, table: dict[tuple[int, int], str], letter: str
) -> None:
    weekdays = {day for day in bank_holidays(LETTERS[letter], year, year) if day.weekday() < 5}
    assert weekdays == {date(year, month, day) for (month, day), where in table.items() if letter in where}


def test_one_off_scottish_holiday_is_a_holiday_in_scotland_alone() -> None:
    world_cup = date(2026, 6, 15)
    assert not SCOTLAND.works_on(world_cup)
    assert ENGLAND.works_on(world_cup)
    assert NORTHERN_IRELAND.works_on(world_cup)


def test_england_and_wales_share_one_list() -> None:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    england, wales = (holidays.country_holidays("GB", subdiv=one, years=years) for one in ("ENG", "WLS"))
    assert frozenset(england) == frozenset(wales)
    # What the package has come to say since the first list is a change in the same file (CA-1).
    since = {one.day for one in changed_since() if one.nation == Nation.ENGLAND_AND_WALES}
    assert bank_holidays(Nation.ENGLAND_AND_WALES, FIRST_YEAR, LAST_YEAR) - since == frozenset(wales) - since


def test_bank_holidays_keep_to_the_years_asked_for() -> None:
    assert {day.year for day in bank_holidays(Nation.SCOTLAND, 2025, 2027)} == {2025, 2026, 2027}


def test_bank_holidays_refuse_years_in_the_wrong_order() -> None:
    with pytest.raises(ValueError, match="before the first"):
        bank_holidays(Nation.SCOTLAND, 2027, 2026)


def test_calendar_is_built_once_and_known_by_the_stored_value_too() -> None:
    assert calendar_of(Nation.SCOTLAND) is calendar_of(Nation.SCOTLAND)
    assert calendar_of(Nation("scotland")).name == "Scotland"


def test_uk_any_calendar_leaves_out_a_holiday_of_any_nation() -> None:
    union = uk_any_calendar()
    for day in (date(2026, 3, 17), date(2026, 6, 15), date(2026, 7, 13), date(2026, 8, 3), date(2026, 8, 31)):
        assert not union.works_on(day)
    assert union.works_on(date(2026, 6, 16))


def test_freedom_of_information_answer_is_due_later_than_the_english_calendar_says() -> None:
    received = date(2026, 3, 9)  # scenario 6
    assert add_working_days(received, 20, uk_any_calendar()) == date(2026, 4, 9)
    assert add_working_days(received, 20, ENGLAND) == date(2026, 4, 8)


def test_a_weekend_is_no_working_day_even_without_holidays() -> None:
    bare = Calendar(frozenset())
    assert [bare.works_on(date(2026, 10, 12) + timedelta(days=n)) for n in range(7)] == [True] * 5 + [
        False
    ] * 2


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [
        (date(2026, 10, 16), date(2026, 10, 16), date(2026, 10, 16)),  # a Friday
        (date(2026, 10, 17), date(2026, 10, 19), date(2026, 10, 16)),  # a Saturday
        (date(2026, 12, 25), date(2026, 12, 29), date(2026, 12, 24)),  # Christmas, a weekend, the substitute
        (date(2026, 4, 3), date(2026, 4, 7), date(2026, 4, 2)),  # Easter
    ],
)
def test_rolling_forward_and_back(day: date, after: date, before: date) -> None:
    assert working_day_on_or_after(day, ENGLAND) == after
    assert working_day_on_or_before(day, ENGLAND) == before


@pytest.mark.parametrize("n", [0, -1])
def test_counting_fewer_than_one_working_day_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        add_working_days(date(2026, 10, 12), n, ENGLAND)
    with pytest.raises(ValueError, match="at least one working day"):
        earlier_working_day(date(2026, 10, 12), n, ENGLAND)


@pytest.mark.parametrize(
    ("today", "due", "expected"),
    [
        (date(2026, 10, 16), date(2026, 10, 16), 0),
        (date(2026, 10, 15), date(2026, 10, 19), 2),  # Friday and Monday
        (date(2026, 10, 19), date(2026, 10, 16), -1),  # due on Friday, today is Monday
        (
            date(2026, 10, 17),
            date(2026, 10, 16),
            0,
        ),  # due on Friday, today is Saturday: not a working day late
        (date(2026, 12, 24), date(2027, 1, 4), 4),  # 29, 30, 31 December and 4 January
    ],
)
def test_working_days_left_or_late(today: date, due: date, expected: int) -> None:
    assert working_days_between(today, due, ENGLAND) == expected


@given(days, counts, nations)
def test_added_days_are_working_days_and_as_many_as_asked_for(day: date, n: int, nation: Nation) -> None:
    calendar = calendar_of(nation)
    end = add_working_days(day, n, calendar)
    assert calendar.works_on(end)
    assert working_days_between(day, end, calendar) == n


@given(days, counts, nations)
def test_going_back_undoes_going_forward_from_a_working_day(day: date, n: int, nation: Nation) -> None:
    calendar = calendar_of(nation)
    start = working_day_on_or_after(day, calendar)
    assert earlier_working_day(add_working_days(start, n, calendar), n, calendar) == start
    assert add_working_days(earlier_working_day(start, n, calendar), n, calendar) == start


@given(days, counts, nations, st.integers(min_value=1, max_value=30))
def test_adding_is_monotone_in_the_day_and_strictly_in_the_count(
    day: date, n: int, nation: Nation, gap: int
) -> None:
    calendar = calendar_of(nation)
    assert add_working_days(day, n, calendar) <= add_working_days(day + timedelta(days=gap), n, calendar)
    assert add_working_days(day, n, calendar) < add_working_days(day, n + 1, calendar)


@given(days, counts, counts, nations)
def test_adding_in_two_goes_is_adding_once(day: date, n: int, m: int, nation: Nation) -> None:
    calendar = calendar_of(nation)
    assert add_working_days(add_working_days(day, n, calendar), m, calendar) == add_working_days(
        day, n + m, calendar
    )


@given(in_2026, in_2026, nations)
def test_days_left_and_days_late_mirror_each_other(one: date, other: date, nation: Nation) -> None:
    calendar = calendar_of(nation)
    assert working_days_between(one, other, calendar) == -working_days_between(other, one, calendar)


@given(days, nations)
def test_the_uk_any_calendar_works_on_no_day_on_which_a_nation_rests(day: date, nation: Nation) -> None:
    assert calendar_of(nation).works_on(day) or not uk_any_calendar().works_on(day)
