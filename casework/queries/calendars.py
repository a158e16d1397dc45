"""The one place where calendars come from: the list that came with the software, and the table of what differs (CA-1).

The table is read once in each request and each sweep (``calendars_read_once``), whatever number of rows is counted;
outside of one it is read at each call.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from casework.enums import HeldIn, HolidayKind, HolidayStep, Nation
from casework.models import AppealHearing, Hearing, HolidayChange
from casework.models.questions import Question
from casework.rules import working_days
from casework.rules.holidays import Change, with_changes
from casework.rules.working_days import Calendar

Changes = frozenset[Change]

# None: nothing is remembered here. An empty box: to be filled by the first who asks.
_remembered: ContextVar[list[Changes] | None] = ContextVar("calendars", default=None)


@contextmanager
def calendars_read_once() -> Iterator[None]:
    """Within it the table of days off is read at most once. An outer one goes on."""
    if _remembered.get() is not None:
        yield
        return
    token = _remembered.set([])
    try:
        yield
    finally:
        _remembered.reset(token)


def read_calendars_again() -> None:
    """Forget what was read: the table has changed, or may have while its lock was waited for."""
    box = _remembered.get()
    if box is not None:
        box.clear()


def calendar_of(nation: Nation | str) -> Calendar:
    """The calendar of a nation as it stands, with the employer's closure days beside it."""
    return _built(Nation(nation), _changes())


def calendars_of_place(hearing: Hearing | AppealHearing) -> list[Calendar]:
    """The calendars of the place where a hearing sits, or sat last (0.2).

    Of a remote hearing that of the nation that the policy names, or of every nation where it names none.
    """
    held_in = hearing.sits_in_nation
    if held_in != HeldIn.REMOTE:
        return [calendar_of(Nation(held_in.value))]
    named = hearing.policy.terms.remote_hearing
    return [calendar_of(nation) for nation in ([named] if named is not None else Nation)]


def uk_any_calendar() -> Calendar:
    """Bank holidays in any part of the United Kingdom as they stand: for freedom of information only (FO-2)."""
    changes = _changes()
    return working_days.uk_any(_built(nation, changes) for nation in Nation)


def _changes() -> Changes:
    box = _remembered.get()
    if box:
        return box[0]
    changes = frozenset(
        Change(Nation(nation), day, HolidayKind(kind), HolidayStep(step))
        for nation, kind, step, day in _IN_FORCE.ask({})
    )
    if box is not None:
        box.append(changes)
    return changes


def _in_force() -> QuerySet[HolidayChange, Any]:
    texts = (Cast(name, TextField()) for name in ("nation", "kind", "step"))
    return HolidayChange.objects.in_force().values_list(*texts, "day")


_IN_FORCE = Question("days_off", _in_force)


@lru_cache(maxsize=16)
def _built(nation: Nation, changes: Changes) -> Calendar:
    return with_changes(nation, working_days.calendar_of(nation), changes)


@dataclass(frozen=True)
class DayLine:
    """One day of a nation's calendar. change: the row of the table behind it; None for the list of the software.

    is_off: whether nobody works on it, by the bank holidays or, for a closure day, by the employer's own calendar.
    """

    day: date
    name: str
    is_off: bool
    change: HolidayChange | None


def day_lines(nation: Nation, year: int) -> list[DayLine]:
    """The days off of a nation in a year, those taken off among them, in order."""
    changed = list(
        HolidayChange.objects.in_force()
        .filter(nation=nation, day__year=year)
        .select_related("added_by")
        .order_by("day", "kind")
    )
    off = {row.day for row in changed if row.kind == HolidayKind.BANK_HOLIDAY}
    seed = working_days.bank_holiday_names(nation, year)
    lines = [DayLine(day, name, True, None) for day, name in seed.items() if day not in off]
    lines += [DayLine(row.day, row.name, row.step == HolidayStep.ADDED, row) for row in changed]
    return sorted(lines, key=lambda line: line.day)


def days_off_between(nations: Iterable[Nation], first: date, last: date) -> dict[date, list[str]]:
    """The weekdays that are bank holidays in one of these nations, both ends included; for each, where and its name."""
    found: dict[date, list[str]] = {}
    for nation in nations:
        calendar = calendar_of(nation)
        lines = [line for year in range(first.year, last.year + 1) for line in day_lines(nation, year)]
        names = {line.day: line.name for line in lines if line.is_off}
        for day in sorted(calendar.holidays):
            if first <= day <= last and day.weekday() < 5:
                found.setdefault(day, []).append(f"{nation.label}: {names.get(day, 'day off')}")
    return dict(sorted(found.items()))


def earlier_changes(nation: Nation, year: int) -> list[HolidayChange]:
    """The rows of a year that a later one took the place of, newest first."""
    rows = HolidayChange.objects.filter(nation=nation, day__year=year, superseded_at__isnull=False)
    return list(rows.select_related("added_by").order_by("-pk"))
