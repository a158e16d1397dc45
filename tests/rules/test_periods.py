"""A length of time as a policy states it, in the three nations, over month ends and leap days (CA-3 to CA-6)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import PeriodUnit, Rolls
from casework.rules.periods import Period, last_day, period_in_words, working_days_of
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND

WORKING, CALENDAR, MONTHS = PeriodUnit.WORKING_DAYS, PeriodUnit.CALENDAR_DAYS, PeriodUnit.MONTHS


@pytest.mark.parametrize(
    ("start", "period", "england", "scotland", "northern_ireland"),
    [
        # Scenario 5: ten working days from Wed 1 Apr 2026, over Easter.
        (date(2026, 4, 1), Period(10), date(2026, 4, 17), date(2026, 4, 16), date(2026, 4, 17)),
        # Scotland's one-off holiday of 15 June 2026.
        (date(2026, 6, 12), Period(1), date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 15)),
        # Fourteen calendar days that end on Easter Monday, no holiday in Scotland.
        (date(2026, 3, 23), Period(14, CALENDAR), date(2026, 4, 7), date(2026, 4, 6), date(2026, 4, 7)),
        # The same kept where it falls, and rolled back over Good Friday and the weekend.
        (date(2026, 3, 23), Period(14, CALENDAR, rolls=Rolls.NOT), *[date(2026, 4, 6)] * 3),
        (
            date(2026, 3, 22),
            Period(14, CALENDAR, rolls=Rolls.BACK),  # Easter Sunday
            date(2026, 4, 2),
            date(2026, 4, 2),
            date(2026, 4, 2),
        ),
        # 12 July 2026 is a Sunday: Northern Ireland has Monday 13.
        (date(2026, 6, 13), Period(1, MONTHS), date(2026, 7, 13), date(2026, 7, 13), date(2026, 7, 14)),
    ],
)
def test_last_day_by_nation(
    start: date, period: Period, england: date, scotland: date, northern_ireland: date
) -> None:
    ends = [last_day(start, period, calendar) for calendar in (ENGLAND, SCOTLAND, NORTHERN_IRELAND)]
    assert ends == [england, scotland, northern_ireland]


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),  # the last day of a shorter month
        (date(2027, 8, 31), 6, date(2028, 2, 29)),  # a leap year
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 9, 14), 2, date(2026, 11, 14)),
    ],
)
def test_months_end_on_the_corresponding_day(start: date, months: int, expected: date) -> None:
    assert last_day(start, Period(months, MONTHS, rolls=Rolls.NOT), ENGLAND) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(5, clear=True), "5 clear working days"),
        (Period(1), "1 working day"),
        (Period(14, CALENDAR), "14 calendar days"),
        (Period(1, MONTHS), "1 month"),
        (Period(0), "0 working days"),
    ],
)
def test_a_period_in_words(period: Period, expected: str) -> None:
    assert period_in_words(period) == expected


def test_a_negative_length_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Period(-1)


@given(
    st.dates(min_value=date(1995, 1, 1), max_value=date(2055, 1, 1)),
    st.integers(min_value=0, max_value=60),
    st.sampled_from([WORKING, CALENDAR]),
    st.booleans(),
)
def test_clear_is_never_earlier_and_forward_always_ends_on_a_working_day(
    start: date, n: int, unit: PeriodUnit, clear: bool
) -> None:
    plain, asked = (last_day(start, Period(n, unit, clear=one), SCOTLAND) for one in (False, clear))
    assert start <= plain <= asked
    assert SCOTLAND.works_on(asked)


def test_the_working_days_of_a_period_that_is_counted_otherwise() -> None:
    ends = last_day(date(2026, 10, 6), Period(14, CALENDAR), ENGLAND)
    assert (ends, working_days_of(Period(14, CALENDAR), ends, ENGLAND)) == (date(2026, 10, 20), 10)
    assert working_days_of(Period(20), date(2026, 10, 7), ENGLAND) == 20
