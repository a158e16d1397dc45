"""What is put on the calendar of the software, and by which days a period of the policy is counted (CA-1, 6.2)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import HolidayKind, HolidayStep, Nation, PeriodCalendar, PeriodUnit, Rolls
from casework.errors import RuleBroken
from casework.rules.appeals import open_until
from casework.rules.holidays import Change, check_may_change, with_changes
from casework.rules.periods import Period, last_day, working_days_of
from casework.rules.working_days import Calendar, calendar_of, uk_any
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND

EW = Nation.ENGLAND_AND_WALES
BANK, CLOSED = HolidayKind.BANK_HOLIDAY, HolidayKind.CLOSURE
ADDED, TAKEN = HolidayStep.ADDED, HolidayStep.TAKEN_OFF
WORLD_CUP = date(2026, 6, 15)
MADE_UP = date(2026, 9, 14)  # a Monday
CHRISTMAS_EVE = date(2026, 12, 24)
EASTER_MONDAY = date(2026, 4, 6)


def changed(*changes: Change, nation: Nation = EW) -> Calendar:
    return with_changes(nation, calendar_of(nation), changes)


def test_the_one_off_day_of_the_world_cup_is_off_in_scotland_alone() -> None:
    """The list of the software knows it; from one that did not, the table makes the same calendar."""
    assert not SCOTLAND.works_on(WORLD_CUP)
    assert ENGLAND.works_on(WORLD_CUP) and NORTHERN_IRELAND.works_on(WORLD_CUP)
    older = Calendar(SCOTLAND.holidays - {WORLD_CUP}, SCOTLAND.name)
    proclaimed = Change(Nation.SCOTLAND, WORLD_CUP, BANK, ADDED)
    assert with_changes(Nation.SCOTLAND, older, [proclaimed]).holidays == SCOTLAND.holidays
    assert with_changes(EW, ENGLAND, [proclaimed]).works_on(WORLD_CUP)


def test_a_proclaimed_day_is_off_where_it_was_proclaimed_and_in_the_calendar_of_the_whole_kingdom() -> None:
    there = changed(Change(EW, MADE_UP, BANK, ADDED))
    assert not there.works_on(MADE_UP)
    assert there.works_on(MADE_UP + timedelta(days=1)) and there.works_on(MADE_UP - timedelta(days=3))
    assert SCOTLAND.works_on(MADE_UP)
    assert not uk_any([there, SCOTLAND]).works_on(MADE_UP)
    assert uk_any([ENGLAND, SCOTLAND]).works_on(MADE_UP)


def test_closure_days_are_off_only_by_the_calendar_of_the_employer() -> None:
    there = changed(Change(EW, CHRISTMAS_EVE, CLOSED, ADDED), Change(EW, EASTER_MONDAY, CLOSED, TAKEN))
    assert there.works_on(CHRISTMAS_EVE) and not there.works_on(EASTER_MONDAY)
    employer = there.of_employer()
    assert not employer.works_on(CHRISTMAS_EVE) and employer.works_on(EASTER_MONDAY)
    assert ENGLAND.of_employer() is ENGLAND  # nobody said that the employer differs


# start, the period, by the nation's calendar, by the employer's (closed on Thu 24 Dec 2026)
PERIODS = [
    (date(2026, 12, 22), Period(2), date(2026, 12, 24), date(2026, 12, 29)),
    (date(2026, 12, 23), Period(1), date(2026, 12, 24), date(2026, 12, 29)),
    (date(2026, 12, 24), Period(1), date(2026, 12, 29), date(2026, 12, 29)),
    (date(2026, 12, 21), Period(2), date(2026, 12, 23), date(2026, 12, 23)),
    (date(2026, 12, 10), Period(14, PeriodUnit.CALENDAR_DAYS), date(2026, 12, 24), date(2026, 12, 29)),
    (
        date(2026, 12, 10),
        Period(14, PeriodUnit.CALENDAR_DAYS, rolls=Rolls.BACK),
        date(2026, 12, 24),
        date(2026, 12, 23),
    ),
]


@pytest.mark.parametrize(("start", "period", "nation", "employer"), PERIODS)
def test_a_period_is_counted_by_the_calendar_that_the_policy_names(
    start: date, period: Period, nation: date, employer: date
) -> None:
    calendar = changed(Change(EW, CHRISTMAS_EVE, CLOSED, ADDED))
    by_employer = Period(period.n, period.unit, rolls=period.rolls, calendar=PeriodCalendar.EMPLOYER)
    assert last_day(start, period, calendar) == nation
    assert last_day(start, by_employer, calendar) == employer
    assert last_day(start, by_employer, ENGLAND) == nation
    assert working_days_of(period, nation, calendar) >= working_days_of(by_employer, nation, calendar)


REFUSED = [
    (Change(EW, date(2026, 9, 12), BANK, ADDED), "at a weekend"),
    (Change(EW, date(2026, 9, 13), BANK, TAKEN), "at a weekend"),
    (Change(EW, EASTER_MONDAY, BANK, ADDED), "Mon 6 Apr 2026 is a day off in England and Wales already."),
    (Change(EW, MADE_UP, BANK, TAKEN), "Mon 14 Sep 2026 is no day off in England and Wales."),
    (Change(EW, EASTER_MONDAY, CLOSED, ADDED), "is a day off in England and Wales already"),
    (Change(EW, MADE_UP, CLOSED, TAKEN), "is no day off"),
    (Change(EW, date(1989, 12, 29), BANK, ADDED), "Calendars are kept from 1990 to 2060."),
    (Change(EW, date(2061, 1, 3), BANK, ADDED), "Calendars are kept from 1990 to 2060."),
]


@pytest.mark.parametrize(("change", "says"), REFUSED)
def test_a_day_that_would_change_nothing_is_refused(change: Change, says: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_may_change(change, ENGLAND)
    assert (refusal.value.rule_id, refusal.value.field) == ("CA-1", "day")
    assert says in refusal.value.message


def test_what_can_be_said() -> None:
    for change in (
        Change(EW, MADE_UP, BANK, ADDED),
        Change(EW, EASTER_MONDAY, BANK, TAKEN),
        Change(EW, MADE_UP, CLOSED, ADDED),
        Change(EW, EASTER_MONDAY, CLOSED, TAKEN),
        Change(EW, date(1990, 1, 2), BANK, ADDED),
        Change(EW, date(2060, 12, 31), BANK, ADDED),
    ):
        check_may_change(change, ENGLAND)


def test_a_printed_day_is_only_ever_moved_on() -> None:
    printed = date(2026, 11, 3)
    earlier, later = printed - timedelta(days=1), printed + timedelta(days=1)
    assert [open_until(printed, day) for day in (earlier, printed, later)] == [printed, printed, later]
