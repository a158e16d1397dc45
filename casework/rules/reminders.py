"""Who is reminded of a deadline, and when (domain.md 6.1, the columns "Reminder at" and "Escalate to").

A reminder is owed from its day on, until a newer one for the same part takes its place: after an outage, or on a
deadline that was late when it was recorded, each part is told once where things stand, never the whole past.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import DeadlineKind, PartKind, Role
from casework.rules.months import add_months, whole_months
from casework.rules.reminder_days import WEEK, Reminder, Running
from casework.rules.reminder_rows import REMINDERS


@dataclass(frozen=True)
class Owed:
    """That a part is to be told. ``rule`` ends in the number of the week or month of one that comes back."""

    rule: str
    to: PartKind | Role


def reminders_owed(running: Running, today: date) -> tuple[Owed, ...]:
    """The newest reminder owed to each part on ``today``.

    One that speaks of a day to come lapses when that day has passed: nobody is told of yesterday's hearing that it
    is near. Nor is anybody told what was due to be told before the case came here from paper.
    """
    newest: dict[PartKind | Role, str] = {}
    for reminder in REMINDERS[running.kind]:
        day, number = _last_turn(reminder, running, today)
        lapsed = day < running.due_on < today and not reminder.monthly
        if today < day or lapsed or day < (running.known_from or day):
            continue
        newest |= dict.fromkeys(reminder.to, f"{reminder.rule}_{number}" if number else reminder.rule)
    return tuple(Owed(rule, part) for part, rule in newest.items())


def _last_turn(reminder: Reminder, running: Running, today: date) -> tuple[date, int]:
    """The day from which it is owed, and of one that comes back its number, from 1 on; else 0."""
    day = reminder.day(running)
    if today < day:
        return day, 0
    if reminder.monthly and running.began_on is not None:
        months = whole_months(running.began_on, today)
        return add_months(running.began_on, months), months
    return day, (today - day) // WEEK + 1 if reminder.weekly else 0


def reminder_in_words(kind: DeadlineKind, rule: str) -> str:
    """What a reminder says; the kind's own words for a rule that is no longer in the table."""
    name = rule.rstrip("0123456789").rstrip("_")
    return next((row.words for row in REMINDERS[kind] if row.rule == name), str(DeadlineKind(kind).label))
