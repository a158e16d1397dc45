"""By when a request is answered: for information (FO-1 to FO-3), and for what is held about a person (DP-8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import Nation, RequestKind
from casework.rules.dates import words
from casework.rules.months import add_months
from casework.rules.working_days import Calendar, add_working_days, working_day_on_or_after

FOI_WORKING_DAYS = 20
SAR_MONTHS, SAR_EXTENSION = 1, 2


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


def foi_reply(received_on: date, calendar: Calendar) -> Reply:
    """The 20th working day after receipt, which may be a day off itself (FO-1). calendar: of ``nations_counted``."""
    due = add_working_days(received_on, FOI_WORKING_DAYS, calendar)
    return Reply(due, (f"{FOI_WORKING_DAYS} working days after {words(received_on)}",))


def sar_reply(received_on: date, calendar: Calendar, *, extended: bool = False) -> Reply:
    """One month from receipt, or three where it was extended: the corresponding day, in a shorter month its last; a day
    on which nobody works rolls to the next working day (DP-8, 0.7).
    """
    months = SAR_MONTHS + (SAR_EXTENSION if extended else 0)
    same_day = add_months(received_on, months)
    length = f"{months} months" if extended else "One month"
    why = [f"{length} after {words(received_on)} is {words(same_day)}"]
    if same_day.day != received_on.day:
        why.append("That month has no such day, so its last day counts")
    due = working_day_on_or_after(same_day, calendar)
    if due != same_day:
        why.append(f"Nobody works on {words(same_day)}, so the next working day counts: {words(due)}")
    return Reply(due, tuple(why))
