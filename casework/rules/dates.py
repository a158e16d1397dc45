"""Dates and numbers of days as a letter prints them. English whatever the server's locale."""

from __future__ import annotations

from datetime import date

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def words(day: date) -> str:
    """The date in words, with its weekday: ``Fri 16 Oct 2026``."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def working_days_in_words(n: int, *, clear: bool = False) -> str:
    """A count of working days: ``1 working day``, ``5 clear working days``. ``n`` may be 0."""
    kind = "clear working day" if clear else "working day"
    return f"{n} {kind}" if n == 1 else f"{n} {kind}s"
