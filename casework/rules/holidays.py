"""What differs from the bank holidays that the software knows: days proclaimed since, and closure days (CA-1, 6.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import HolidayKind, HolidayStep, Nation
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.working_days import FIRST_YEAR, LAST_YEAR, Calendar

# Further back no open deadline can have rolled from a day off: the longest run of them, at Christmas, is shorter.
FURTHEST_ROLL = timedelta(days=14)


@dataclass(frozen=True)
class Change:
    """One day that was added to a nation's calendar or taken off it."""

    nation: Nation
    day: date
    kind: HolidayKind
    step: HolidayStep


def with_changes(nation: Nation, seed: Calendar, changes: Iterable[Change]) -> Calendar:
    """The nation's calendar as it stands: the seed, with what was proclaimed, and the employer's own days beside it.

    changes: of any nation, each day at most once for each kind.
    """
    own = [change for change in changes if change.nation == nation]
    holidays = _applied(seed.holidays, own, HolidayKind.BANK_HOLIDAY)
    return Calendar(holidays, seed.name, _applied(holidays, own, HolidayKind.CLOSURE))


def _applied(days: frozenset[date], changes: Iterable[Change], kind: HolidayKind) -> frozenset[date]:
    of_kind = [change for change in changes if change.kind == kind]
    added = {change.day for change in of_kind if change.step == HolidayStep.ADDED}
    taken = {change.day for change in of_kind if change.step == HolidayStep.TAKEN_OFF}
    return (days | added) - taken


def check_may_change(change: Change, calendar: Calendar) -> None:
    """RuleBroken CA-1 for a day that changes nothing: at a weekend, off already, or not off at all.

    calendar: the nation's, as it stands.
    """
    where = f"in {Nation(change.nation).label}"
    _check_can_count(change.day)
    days = calendar if change.kind == HolidayKind.BANK_HOLIDAY else calendar.of_employer()
    if change.step == HolidayStep.ADDED and not days.works_on(change.day):
        raise RuleBroken(
            "CA-1",
            f"{words(change.day)} is a day off {where} already.",
            instead="Check the day, or leave out the nations that have it.",
            field="day",
        )
    if change.step == HolidayStep.TAKEN_OFF and days.works_on(change.day):
        raise RuleBroken(
            "CA-1",
            f"{words(change.day)} is no day off {where}.",
            instead="Check the day, or leave out the nations that do not have it.",
            field="day",
        )


def _check_can_count(day: date) -> None:
    if day.weekday() > 4:
        raise RuleBroken(
            "CA-1",
            f"{words(day)} is at a weekend: nobody works on it in any case.",
            instead="Give the weekday that is off in its place, if there is one.",
            field="day",
        )
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise RuleBroken(
            "CA-1",
            f"Calendars are kept from {FIRST_YEAR} to {LAST_YEAR}.",
            instead="Check the year.",
            field="day",
        )
