"""When employment ends: statutory notice and the effective date of termination."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casework.enums import DISMISSALS, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.dates import words


def statutory_notice_weeks(started_on: date, on: date) -> int:
    """Weeks of notice an employer owes (TR-1): none in the first month, 1 to two years, then 1 a year, at most 12."""
    if on < started_on + relativedelta(months=1):
        return 0
    return min(12, max(1, relativedelta(on, started_on).years))


def check_end_of_employment(
    level: SanctionLevel, started_on: date, known_on: date | None, ends_on: date | None
) -> None:
    """Raise RuleBroken unless the day employment ends fits the level.

    known_on: the day the employee was told or read the letter, never a deemed day; employment cannot end before it (0.8).
    A dismissal with notice runs at least the statutory weeks from that day (TR-1); a warning ends nothing (T17).
    """
    if level not in DISMISSALS:
        if ends_on is not None:
            raise RuleBroken(
                "T17",
                "Employment ends only with a dismissal.",
                instead="Leave the day empty.",
                field="employment_ends_on",
            )
        return
    if ends_on is None:
        raise RuleBroken(
            "0.8",
            "Say on which day employment ends.",
            instead="Give a day on or after the day the employee knew of it.",
            field="employment_ends_on",
        )
    if known_on is None:
        raise RuleBroken(
            "0.8",
            "Employment cannot end before the employee knows. Say when they were told, or when the letter arrived.",
            instead="Record the day they were told in person, or the day the letter was received.",
            field="told_on",
        )
    _check_end(level, started_on, known_on, ends_on)


def _check_end(level: SanctionLevel, started_on: date, known_on: date, ends_on: date) -> None:
    if ends_on < known_on:
        raise RuleBroken(
            "0.8",
            f"Employment cannot end before the employee knows of it, on {words(known_on)}.",
            instead=f"Choose {words(known_on)} or later, or record the day they were told in person.",
            field="employment_ends_on",
            day=known_on,
        )
    if ends_on > known_on + relativedelta(years=2):
        raise RuleBroken(
            "TR-1",
            "The day employment ends is more than two years ahead.",
            instead="Check the year.",
            field="employment_ends_on",
        )
    earliest = known_on + timedelta(weeks=statutory_notice_weeks(started_on, known_on))
    if level == SanctionLevel.DISMISSAL_WITH_NOTICE and ends_on < earliest:
        raise RuleBroken(
            "TR-1",
            f"Statutory notice runs at least until {words(earliest)}.",
            instead=f"Choose {words(earliest)} or later.",
            field="employment_ends_on",
            day=earliest,
        )
