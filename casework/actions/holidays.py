"""Say that a day is off, or is not, where the list that came with the software does not know it (CA-1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from casework import audit
from casework.actions.policy_drafts import check_makes_policy
from casework.actions.steps import check_written
from casework.actions.system_actor import system_actor
from casework.enums import HolidayKind, HolidayStep, Look, Nation
from casework.models import HolidayChange, Recount
from casework.queries.calendars import calendar_of, read_calendars_again
from casework.rules.bank_holiday_list import changed_since
from casework.rules.bank_holiday_list import source as source_of
from casework.rules.holidays import Change, check_may_change

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def add_holiday(
    *, day: date, name: str, kind: HolidayKind | str, nations: Iterable[Nation | str], source: str, by: User
) -> list[HolidayChange]:
    """Make a day a bank holiday, or a closure day of the employer, in these nations.

    What was said of the day before is superseded. Open deadlines are counted again by a sweep. Raises NotYou for
    whoever makes no policy, and RuleBroken CA-1 where the day is off already or falls at a weekend.
    """
    return _change(HolidayStep.ADDED, day, name, HolidayKind(kind), nations, source, by)


@transaction.atomic
def take_off_holiday(
    *, day: date, name: str, kind: HolidayKind | str, nations: Iterable[Nation | str], source: str, by: User
) -> list[HolidayChange]:
    """Make a day that is off a working day: one that is no bank holiday after all, or on which the employer works.

    Everything else as in ``add_holiday``.
    """
    return _change(HolidayStep.TAKEN_OFF, day, name, HolidayKind(kind), nations, source, by)


def _change(
    step: HolidayStep,
    day: date,
    name: str,
    kind: HolidayKind,
    nations: Iterable[Nation | str],
    source: str,
    by: User,
) -> list[HolidayChange]:
    check_makes_policy(by)
    named, told_by = (
        check_written("name", name, "The name of the day"),
        check_written("source", source, "The source"),
    )
    _one_at_a_time()
    made = []
    for nation in map(Nation, nations):
        change = Change(nation, day, kind, step)
        check_may_change(change, calendar_of(nation))
        made.append(_record(change, named, told_by, by))
    read_calendars_again()
    return made


@transaction.atomic
def follow_newer_list() -> list[HolidayChange]:
    """Record as the system what newer lists of bank holidays changed in the first one, where that is not in force yet.

    A day of which an HR lead had the last word stays as they said. Open deadlines are counted again by a sweep. Nothing
    is done twice. Every sweep does it, so that an upgrade at which it was forgotten counts by the newer list as well.
    """
    newer = changed_since()
    if not newer:
        return []
    _one_at_a_time()
    system, kind = system_actor(), HolidayKind.BANK_HOLIDAY
    theirs = HolidayChange.objects.in_force().filter(kind=kind).exclude(added_by=system)
    by_hand = set(theirs.values_list("nation", "day"))
    made = []
    for one in newer:
        is_off = one.day in calendar_of(one.nation).holidays
        if (one.nation.value, one.day) in by_hand or is_off == (one.step == HolidayStep.ADDED):
            continue
        change = Change(one.nation, one.day, kind, one.step)
        made.append(_record(change, one.name[:100], source_of(one.package), system))
    read_calendars_again()
    return made


def _record(change: Change, name: str, told_by: str, by: User) -> HolidayChange:
    """The row, what it owes to open deadlines, and its event."""
    given = {"nation": change.nation, "day": change.day, "kind": change.kind}
    HolidayChange.objects.in_force().filter(**given).update(superseded_at=timezone.now())
    row = HolidayChange.objects.create(**given, step=change.step, name=name, source=told_by, added_by=by)
    Recount.objects.create(change=row)
    look = Look.HOLIDAY_ADDED if change.step == HolidayStep.ADDED else Look.HOLIDAY_TAKEN_OFF
    of_the_day = {"nation": change.nation.value, "day": change.day.isoformat(), "kind": change.kind.value}
    audit.record(look, by=by, facts={"holiday": row.pk, **of_the_day})
    return row


def _one_at_a_time() -> None:
    """Wait for whoever else changes a calendar, so that what is off on a day is read after them."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE casework_holidaychange IN SHARE ROW EXCLUSIVE MODE")
    read_calendars_again()
