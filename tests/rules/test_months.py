"""Two ways of counting months: for warnings, and for limits "beginning with" a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.months import add_months, last_live_day, limit_of_months, whole_months

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
months = st.integers(min_value=1, max_value=60)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 10, 20), 6, date(2027, 4, 20)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),  # a leap year
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
    ],
)
def test_corresponding_date_is_clamped_to_the_end_of_the_month(day: date, n: int, expected: date) -> None:
    assert add_months(day, n) == expected


@pytest.mark.parametrize(
    ("issued_on", "n", "expected"),
    [
        (date(1992, 1, 29), 12, date(1993, 1, 28)),  # Bevan Ashford v Malin
        (date(2026, 10, 20), 6, date(2027, 4, 19)),  # scenario 1
        (date(2026, 1, 12), 12, date(2027, 1, 11)),  # scenario 2
        (date(2026, 3, 4), 12, date(2027, 3, 3)),  # scenario 7, from the original decision
        (date(2026, 4, 20), 12, date(2027, 4, 19)),  # scenario 7, from the appeal
        (date(2026, 4, 27), 12, date(2027, 4, 26)),  # scenario 7, from the return to work
        (date(2026, 2, 1), 6, date(2026, 7, 31)),  # scenario 14
        (date(2026, 6, 3), 12, date(2027, 6, 2)),  # scenario 16
        (date(2026, 8, 31), 6, date(2027, 2, 27)),  # SA-15
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
    ],
)
def test_day_of_issue_counts_towards_the_life_of_a_warning(issued_on: date, n: int, expected: date) -> None:
    assert last_live_day(issued_on, n) == expected


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2016, 6, 20), 3, date(2016, 9, 19)),  # TR-3
        (date(2026, 11, 30), 3, date(2027, 2, 28)),  # the day before, then three months (Pruden v Cunard)
        (date(2026, 12, 1), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2027, 3, 1), 3, date(2027, 5, 28)),
        (date(2026, 9, 14), 2, date(2026, 11, 13)),  # scenario 15: the cap on a suspension
    ],
)
def test_months_beginning_with_a_day_count_from_the_day_before(start: date, n: int, expected: date) -> None:
    assert limit_of_months(start, n) == expected


def test_warnings_and_limits_part_company_at_the_end_of_a_month() -> None:
    day = date(2026, 11, 30)
    assert last_live_day(day, 3) == date(2027, 2, 27)
    assert limit_of_months(day, 3) == date(2027, 2, 28)


@pytest.mark.parametrize("n", [0, -3])
def test_fewer_than_one_month_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="at least one month"):
        last_live_day(date(2026, 1, 1), n)
    with pytest.raises(ValueError, match="at least one month"):
        limit_of_months(date(2026, 1, 1), n)


@given(days, months)
def test_day_after_the_last_live_day_is_the_clamped_corresponding_date(issued_on: date, n: int) -> None:
    after = last_live_day(issued_on, n) + timedelta(days=1)
    assert after == add_months(issued_on, n)
    assert (after.year * 12 + after.month) - (issued_on.year * 12 + issued_on.month) == n
    assert after.day == issued_on.day or (after.day < issued_on.day and (after + timedelta(days=1)).day == 1)


@given(days, months)
def test_longer_warnings_last_longer(issued_on: date, n: int) -> None:
    assert issued_on < last_live_day(issued_on, n) < last_live_day(issued_on, n + 1)


@given(days, months)
def test_both_ways_agree_except_near_the_end_of_a_month(start: date, n: int) -> None:
    if 2 <= start.day <= 28:
        assert limit_of_months(start, n) == last_live_day(start, n)


@given(days, st.integers(min_value=0, max_value=400))
def test_whole_months_are_those_whose_day_has_come(start: date, later: int) -> None:
    day = start + timedelta(days=later)
    n = whole_months(start, day)
    assert add_months(start, n) <= day < add_months(start, n + 1)
