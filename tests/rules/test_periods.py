"""A length of time as a policy states it, in the three nations, over month ends and leap days (CA-3 to CA-6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import PeriodUnit, Rolls
from casework.rules.periods import Paused, Period, last_day, period_in_words, working_days_of
from casework.rules.working_days import working_day_on_or_after
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


OCTOBER = Paused(
    date(2026, 10, 14), date(2026, 10, 28)
)  # scenario 10: ten working days, fourteen calendar days


@pytest.mark.parametrize(
    ("start", "period", "paused", "expected"),
    [
        # Twenty working days from 1 October end on 29 October; ten of the pause later on 12 November.
        (date(2026, 10, 1), Period(20), (OCTOBER,), date(2026, 11, 12)),
        # The day on which it would have ended is the first of the pause: it is still owed.
        (date(2026, 10, 7), Period(5), (OCTOBER,), date(2026, 10, 28)),
        # It ended the day before: late before, late after.
        (date(2026, 10, 6), Period(5), (OCTOBER,), date(2026, 10, 13)),
        # It began in the pause: the first day that counts is the one on which the case goes on.
        (date(2026, 10, 20), Period(1), (OCTOBER,), date(2026, 10, 28)),
        (date(2026, 10, 20), Period(5), (OCTOBER,), date(2026, 11, 3)),
        # It began on the last day of the pause, or when it was over.
        (date(2026, 10, 27), Period(5), (OCTOBER,), date(2026, 11, 3)),
        (date(2026, 10, 28), Period(5), (OCTOBER,), date(2026, 11, 4)),
        # Fourteen calendar days, and a month: moved by fourteen days, then rolled.
        (date(2026, 10, 5), Period(14, CALENDAR, rolls=Rolls.NOT), (OCTOBER,), date(2026, 11, 2)),
        (date(2026, 10, 3), Period(1, MONTHS), (OCTOBER,), date(2026, 11, 17)),
        (date(2026, 10, 20), Period(14, CALENDAR, rolls=Rolls.NOT), (OCTOBER,), date(2026, 11, 10)),
        # The same day: nothing moved.
        (
            date(2026, 10, 1),
            Period(20),
            (Paused(date(2026, 10, 14), date(2026, 10, 14)),),
            date(2026, 10, 29),
        ),
        # A weekend takes no working day.
        (
            date(2026, 10, 1),
            Period(20),
            (Paused(date(2026, 10, 17), date(2026, 10, 19)),),
            date(2026, 10, 29),
        ),
        # One pause, and another in the time that was added.
        (
            date(2026, 10, 1),
            Period(20),
            (OCTOBER, Paused(date(2026, 11, 10), date(2026, 11, 12))),
            date(2026, 11, 16),
        ),
    ],
)
def test_the_days_of_a_pause_are_not_counted(
    start: date, period: Period, paused: tuple[Paused, ...], expected: date
) -> None:
    assert last_day(start, period, ENGLAND, paused) == expected


@given(
    start=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    n=st.integers(1, 40),
    after=st.integers(-30, 60),
    length=st.integers(0, 60),
)
def test_between_start_and_end_as_many_working_days_count_as_the_period_has(
    start: date, n: int, after: int, length: int
) -> None:
    pause = Paused(start + timedelta(days=after), start + timedelta(days=after + length))
    end = last_day(start, Period(n), ENGLAND, (pause,))
    counted = [
        day
        for day in (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
        if working_day_on_or_after(day, ENGLAND) == day and not pause.first <= day < pause.until
    ]
    plain = last_day(start, Period(n), ENGLAND)
    assert end == plain if pause.first > plain else len(counted) == n
