"""By when a request is answered: for information (FO-1 to FO-3), and for what is held about a person (DP-8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import Nation, RequestKind
from casework.rules.dates import words
from casework.rules.months import add_months
from casework.rules.periods import Paused, Period, last_day
from casework.rules.working_days import Calendar, working_day_on_or_after

FOI_WORKING_DAYS = 20
SAR_MONTHS, SAR_EXTENSION = 1, 2
ACKNOWLEDGED_WITHIN = timedelta(days=30)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reply:
    """The last day, and how it comes about, a sentence each without its full stop."""

    due_on: date
    why: tuple[str, ...]


def nations_counted(kind: RequestKind, nation: Nation) -> tuple[Nation, ...]:
    """Whose bank holidays are left out.

    The Freedom of Information Act leaves out those of any part of the United Kingdom (FO-2); a Scottish authority has
    an Act of its own, and Scotland's alone (FO-3). A request about oneself has the nation's own (DP-8).
    """
    is_uk_any = kind == RequestKind.FREEDOM_OF_INFORMATION and nation != Nation.SCOTLAND
    return tuple(Nation) if is_uk_any else (nation,)


def foi_reply(received_on: date, calendar: Calendar, paused: Sequence[Paused] = ()) -> Reply:
    """The 20th working day after receipt, which may be a day off itself (FO-1). calendar: of ``nations_counted``.

    paused: from a fees notice until after the day on which the fee came, in order; their days are left out (0.3).
    """
    due = last_day(received_on, Period(FOI_WORKING_DAYS), calendar, paused)
    why = [f"{FOI_WORKING_DAYS} working days after {words(received_on)}"]
    why += [
        f"From {words(pause.first)} to {words(pause.until - _DAY)} the time stood still for a fee"
        for pause in paused
    ]
    return Reply(due, tuple(why))


def sar_reply(received_on: date, calendar: Calendar, *, extended: bool = False, paused: int = 0) -> Reply:
    """One month from receipt, or three where it was extended: the corresponding day, in a shorter month its last; a day
    on which nobody works rolls to the next working day (DP-8, 0.7).

    paused: for how many days the time stood still, while something was waited for that was needed.
    """
    months = SAR_MONTHS + (SAR_EXTENSION if extended else 0)
    same_day = add_months(received_on, months)
    length = f"{months} months" if extended else "One month"
    why = [f"{length} after {words(received_on)} is {words(same_day)}"]
    if same_day.day != received_on.day:
        why.append("That month has no such day, so its last day counts")
    if paused:
        same_day += timedelta(days=paused)
        why.append(f"The time stood still for {paused} day{'s' if paused > 1 else ''}: {words(same_day)}")
    return _rolled(same_day, calendar, why)


def acknowledgement(received_on: date, calendar: Calendar) -> Reply:
    """The 30th day after a data protection complaint arrived; rolled as a subject access request is (DP-12)."""
    last = received_on + ACKNOWLEDGED_WITHIN
    return _rolled(last, calendar, [f"30 days after {words(received_on)} is {words(last)}"])


def _rolled(day: date, calendar: Calendar, why: list[str]) -> Reply:
    due = working_day_on_or_after(day, calendar)
    if due != day:
        why.append(f"Nobody works on {words(day)}, so the next working day counts: {words(due)}")
    return Reply(due, tuple(why))
