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
from casework.enums import HolidayKind, HolidayStep, Look, Nation
from casework.models import HolidayChange, Recount
from casework.queries.calendars import calendar_of, read_calendars_again
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
        check_may_change(Change(nation, day, kind, step), calendar_of(nation))
        of_the_day = HolidayChange.objects.in_force().filter(nation=nation, day=day, kind=kind)
        of_the_day.update(superseded_at=timezone.now())
        change = HolidayChange.objects.create(
            nation=nation, day=day, kind=kind, step=step, name=named, source=told_by, added_by=by
        )
        Recount.objects.create(change=change)
        look = Look.HOLIDAY_ADDED if step == HolidayStep.ADDED else Look.HOLIDAY_TAKEN_OFF
        facts = {"holiday": change.pk, "nation": nation.value, "day": day.isoformat(), "kind": kind.value}
        audit.record(look, by=by, facts=facts)
        made.append(change)
    read_calendars_again()
    return made


def _one_at_a_time() -> None:
    """Wait for whoever else changes a calendar, so that what is off on a day is read after them."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE casework_holidaychange IN SHARE ROW EXCLUSIVE MODE")
    read_calendars_again()
