"""A question to the database whose SQL is put together once, for what every page and every verb asks.

Django takes several times as long to write these as PostgreSQL to answer them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Each stands in the place of what is asked about: no key is negative, and nothing happened in the year 1.
ANY_CASE, ANY_INCIDENT, ANY_EMPLOYEE, ANY_USER = -1, -2, -3, -4
ANY_DAY = date.min
_STAND_INS = (ANY_CASE, ANY_INCIDENT, ANY_EMPLOYEE, ANY_USER, ANY_DAY)


class Question:
    """Rows of values, asked about one thing after another.

    rows: makes the query, with stand-ins for everything that differs from one time to the next. A value that it reads
    from the clock or a setting would stay what it was the first time.
    """

    def __init__(self, rows: Callable[[], QuerySet[Any, Any]]) -> None:
        self._rows = rows

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        return self._rows().query.sql_with_params()

    def ask(self, about: dict[Any, Any]) -> list[tuple[Any, ...]]:
        """The rows, with ``about`` in the place of the stand-ins. Raises KeyError where one of them is left out."""
        text, values = self._written
        with connection.cursor() as cursor:
            cursor.execute(text, [about[value] if value in _STAND_INS else value for value in values])
            return list(cursor.fetchall())
