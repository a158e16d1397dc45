"""Days that few other tables name: the review of a pause (R16), oversight (R3), the bundle (R8), leap days of an extension.

The boundary day in the three nations: Scotland is off on Mon 30 Nov 2026, Northern Ireland on Tue 17 Mar 2026.
"""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import PeriodUnit, Rolls
from casework.rules.extensions import Extended, extended
from casework.rules.oversight import bundle_deadline, oversight_deadline
from casework.rules.pausing import PauseFacts, PauseTerms, pause_deadline
from casework.rules.periods import Period
from casework.rules.sanctions import LivePeriod
from casework.rules.working_days import Calendar
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND

FORTNIGHT = Period(14, PeriodUnit.CALENDAR_DAYS, rolls=Rolls.BACK)
A_MONTH = Period(1, PeriodUnit.MONTHS, rolls=Rolls.BACK)
FORTY_DAYS = Period(40, PeriodUnit.CALENDAR_DAYS)


@pytest.mark.parametrize(
    ("paused_on", "review", "calendar", "due"),
    [
        (date(2026, 11, 16), FORTNIGHT, ENGLAND, date(2026, 11, 30)),
        (date(2026, 11, 16), FORTNIGHT, NORTHERN_IRELAND, date(2026, 11, 30)),
        (date(2026, 11, 16), FORTNIGHT, SCOTLAND, date(2026, 11, 27)),
        (date(2026, 3, 3), FORTNIGHT, ENGLAND, date(2026, 3, 17)),
        (date(2026, 3, 3), FORTNIGHT, SCOTLAND, date(2026, 3, 17)),
        (date(2026, 3, 3), FORTNIGHT, NORTHERN_IRELAND, date(2026, 3, 16)),
        (date(2026, 12, 11), FORTNIGHT, ENGLAND, date(2026, 12, 24)),  # Christmas Day: the day before
        (
            date(2027, 1, 31),
            A_MONTH,
            ENGLAND,
            date(2027, 2, 26),
        ),  # 28 February is a Sunday: the Friday before
        (date(2028, 1, 31), A_MONTH, ENGLAND, date(2028, 2, 29)),
    ],
)
def test_a_pause_is_reviewed_in_time_and_never_after_a_day_off(
    paused_on: date, review: Period, calendar: Calendar, due: date
) -> None:
    facts = PauseFacts(id=7, paused_on=paused_on, reviews=0, reviewed_on=None)
    assert pause_deadline(facts, PauseTerms(review), calendar).due_on == due
    again = PauseFacts(id=7, paused_on=date(2020, 1, 1), reviews=1, reviewed_on=paused_on)
    assert pause_deadline(again, PauseTerms(review), calendar).due_on == due


@pytest.mark.parametrize(
    ("opened_on", "calendar", "due"),
    [
        (date(2026, 9, 9), ENGLAND, date(2026, 10, 19)),
        (date(2026, 10, 21), ENGLAND, date(2026, 11, 30)),
        (date(2026, 10, 21), NORTHERN_IRELAND, date(2026, 11, 30)),
        (date(2026, 10, 21), SCOTLAND, date(2026, 12, 1)),
        (date(2026, 2, 5), NORTHERN_IRELAND, date(2026, 3, 18)),
        (date(2026, 2, 5), SCOTLAND, date(2026, 3, 17)),
        (date(2028, 1, 20), ENGLAND, date(2028, 2, 29)),
    ],
)
def test_a_case_is_looked_over_within_forty_days(opened_on: date, calendar: Calendar, due: date) -> None:
    assert oversight_deadline(7, opened_on, FORTY_DAYS, calendar).due_on == due


@pytest.mark.parametrize(
    ("sits_on", "calendar", "due"),
    [
        (date(2026, 12, 1), ENGLAND, date(2026, 11, 27)),
        (date(2026, 12, 1), NORTHERN_IRELAND, date(2026, 11, 27)),
        (date(2026, 12, 1), SCOTLAND, date(2026, 11, 26)),
        (date(2026, 3, 18), ENGLAND, date(2026, 3, 16)),
        (date(2026, 3, 18), NORTHERN_IRELAND, date(2026, 3, 13)),
        (date(2028, 3, 2), ENGLAND, date(2028, 2, 29)),
    ],
)
def test_the_bundle_is_served_two_working_days_before(sits_on: date, calendar: Calendar, due: date) -> None:
    assert bundle_deadline(7, sits_on, 2, calendar).due_on == due


@pytest.mark.parametrize(
    ("last", "days", "on", "comes"),
    [
        (
            date(2028, 2, 28),
            1,
            date(2028, 2, 1),
            Extended(date(2027, 9, 1), date(2028, 2, 29), lengthens=True),
        ),
        (
            date(2028, 2, 29),
            1,
            date(2028, 2, 1),
            Extended(date(2027, 9, 1), date(2028, 3, 1), lengthens=True),
        ),
        (
            date(2028, 2, 27),
            1,
            date(2028, 2, 29),
            Extended(date(2028, 2, 29), date(2028, 2, 29), lengthens=False),
        ),
    ],
)
def test_an_extension_counts_the_leap_day(last: date, days: int, on: date, comes: Extended) -> None:
    assert extended([LivePeriod(date(2027, 9, 1), last)], days, on) == comes
