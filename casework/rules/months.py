"""Month arithmetic. Two ways of counting that differ at the end of a month, each for its own rules (0.4).

None of these days is ever rolled to a working day (0.7).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_DAY = timedelta(days=1)


def add_months(day: date, n: int) -> date:
    """The same day of the month n months on, or that month's last day if it is shorter (CA-6).

    n: may be 0 or negative.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months(start: date, day: date) -> int:
    """How many months have passed since ``start`` by ``day``: the n-th has on ``add_months(start, n)``, itself included.

    day: not before ``start``.
    """
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if add_months(start, months) <= day else months - 1


def last_live_day(issued_on: date, months: int) -> date:
    """The last day on which a warning is live. The day of issue counts (SA-3), and doubt at the end of a
    month is resolved for the employee: clamp, then minus one day (SA-15).

    months: 1 or more; ValueError otherwise.
    """
    return add_months(issued_on, _at_least_one(months)) - _DAY


def limit_of_months(start: date, n: int) -> date:
    """The last day of "n months beginning with" ``start``: the day before it, n months on (0.4, TR-3, SU-5).

    For tribunal limits, never for warnings. n: 1 or more; ValueError otherwise.
    """
    return add_months(start - _DAY, _at_least_one(n))


def _at_least_one(months: int) -> int:
    if months < 1:
        raise ValueError("Count at least one month.")
    return months
