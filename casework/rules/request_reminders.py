"""Who is reminded of requests: rows of the table of reminders (R18, R19)."""

from __future__ import annotations

from datetime import timedelta

from casework.enums import DeadlineKind, Role
from casework.rules.reminder_days import DAY, Reminder, after_the_start

FIRST, SECOND = timedelta(days=10), timedelta(days=5)
_OFFICER, _FOI = (Role.DATA_PROTECTION_OFFICER,), (Role.FOI_LEAD,)


def _counted_down(name: str, what: str) -> tuple[Reminder, ...]:
    """Ten and five days before, on the last day, and late each week (R18)."""
    return (
        Reminder(
            f"{name}_ten_days",
            lambda running: running.due_on - FIRST,
            _OFFICER,
            f"{what} is due within ten days",
        ),
        Reminder(
            f"{name}_five_days",
            lambda running: running.due_on - SECOND,
            _OFFICER,
            f"{what} is due within five days",
        ),
        Reminder(f"{name}_due", lambda running: running.due_on, _OFFICER, f"{what} is due today"),
        Reminder(
            f"{name}_late", lambda running: running.due_on + DAY, _OFFICER, f"{what} is late", weekly=True
        ),
    )


def _counted_up(name: str, what: str) -> tuple[Reminder, ...]:
    """On the tenth, fifteenth and eighteenth of twenty working days, and late each week (R19)."""
    return (
        Reminder(f"{name}_half", after_the_start(10), _FOI, f"{what} is due within ten working days"),
        Reminder(f"{name}_five_left", after_the_start(15), _FOI, f"{what} is due within five working days"),
        Reminder(f"{name}_two_left", after_the_start(18), _FOI, f"{what} is due within two working days"),
        Reminder(f"{name}_late", lambda running: running.due_on + DAY, _FOI, f"{what} is late", weekly=True),
    )


REQUEST_REMINDERS: dict[str, tuple[Reminder, ...]] = {
    DeadlineKind.SAR_REPLY: _counted_down("sar", "The reply to a subject access request"),
    DeadlineKind.COMPLAINT_ACKNOWLEDGEMENT: _counted_down(
        "complaint", "The acknowledgement of a data protection complaint"
    ),
    DeadlineKind.FOI_REPLY: _counted_up("foi", "The reply to a request for information"),
    DeadlineKind.FOI_REVIEW: _counted_up("foi_review", "The answer to an internal review"),
}
