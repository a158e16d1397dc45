"""A question to the database that is put together once, for what every page and every verb asks.

Django takes longer to write these, and PostgreSQL to plan them, than the answer takes: each connection prepares a
question when it first asks it (``PREPARE``), and from then on only executes it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any, Generic, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

M = TypeVar("M", bound=Model)

# Each stands in the place of what is asked about: no key is negative, and nothing happened in the year 1.
ANY_CASE, ANY_INCIDENT, ANY_EMPLOYEE, ANY_USER = -1, -2, -3, -4
ANY_DAY = date.min
ANY_REFERENCE = "any reference"
_STAND_INS = (ANY_CASE, ANY_INCIDENT, ANY_EMPLOYEE, ANY_USER, ANY_DAY, ANY_REFERENCE)
# Of how many sets of roles a process keeps what they may see as questions: HR of each unit is one.
SCOPES = 200
# A process that was interrupted between preparing a question and noting it prepares another, of another name.
_number = count(1)


class Question:
    """Rows of values, asked about one thing after another.

    name: of the prepared statement, before its number.
    rows: makes the query, with stand-ins for everything that differs from one time to the next. A value that it reads
    from the clock or a setting would stay what it was the first time. Text is cast to ``TextField``: a connection that
    is open while a migration widens a column would refuse an answer of another type.
    """

    def __init__(self, name: str, rows: Callable[[], QuerySet[Any, Any]]) -> None:
        self._name, self._rows = f"casework_{name}", rows
        self._prepared: WeakKeyDictionary[Any, str] = WeakKeyDictionary()

    def ask(self, about: dict[Any, Any]) -> list[tuple[Any, ...]]:
        """The rows, with ``about`` in the place of the stand-ins: {} where there are none. KeyError for one left out."""
        if self._written is None:
            return []
        text, values, asked = self._written
        given = [about[stand_in] for stand_in in asked]
        with connection.cursor() as cursor:
            prepared = self._prepared.get(connection.connection)
            if prepared is not None:
                cursor.execute(_execute(prepared, given), given)
                return list(cursor.fetchall())
            # In one message, so that being asked first takes no query more than being asked again.
            name = f"{self._name}_{next(_number)}"
            cursor.execute(f"PREPARE {name} AS {text}; {_execute(name, given)}", [*values, *given])
            cursor.nextset()
            self._prepared[connection.connection] = name
            return list(cursor.fetchall())

    @cached_property
    def _written(self) -> tuple[str, list[Any], list[Any]] | None:
        """The statement to prepare with the values that never differ, and the stand-ins in the order of $1, $2, ...

        None where Django knows that there can be no answer.
        """
        try:
            text, values = self._rows().query.sql_with_params()
        except EmptyResultSet:
            return None
        asked = list(dict.fromkeys(value for value in values if value in _STAND_INS))
        first, *rest = text.split("%s")
        places = [f"${asked.index(value) + 1}" if value in asked else "%s" for value in values]
        return (
            first + "".join(place + after for place, after in zip(places, rest, strict=True)),
            [value for value in values if value not in asked],
            asked,
        )


def _execute(prepared: str, given: list[Any]) -> str:
    places = f" ({', '.join(['%s'] * len(given))})" if given else ""
    return f"EXECUTE {prepared}{places}"


class ModelQuestion(Generic[M]):
    """Rows of a model with what ``select_related`` names, asked about one thing after another.

    Django writes it once; it is not prepared, since PostgreSQL refuses a prepared one for good where a migration widened
    a column meanwhile. rows: as of a Question, without ``prefetch_related``, ``only`` and annotations.
    """

    def __init__(self, rows: Callable[[], QuerySet[M]]) -> None:
        self._rows = rows

    def ask(self, about: dict[Any, Any]) -> list[M]:
        """The rows, with ``about`` in the place of the stand-ins. Raises KeyError where one of them is left out.

        TransactionManagementError for rows that are locked outside of a transaction: Django looks once, as it writes.
        """
        written = self._written
        if written is None:
            return []
        if written.compiler.query.select_for_update and connection.get_autocommit():
            raise TransactionManagementError("Rows are locked in a transaction alone.")
        given = [about[value] if stands_in else value for value, stands_in in written.values]
        with connection.cursor() as cursor:
            cursor.execute(written.text, given)
            rows = cursor.fetchall()
        converters = written.compiler.get_converters([column for column, _, _ in written.compiler.select])
        if converters:
            rows = written.compiler.apply_converters(rows, converters)
        return [written.instance(row) for row in rows]

    def first(self, about: dict[Any, Any]) -> M | None:
        """The first of the rows, or None."""
        return next(iter(self.ask(about)), None)

    @cached_property
    def _written(self) -> _Written | None:
        """None where Django knows that there can be no answer. Two threads may both write it: either will do."""
        rows: Any = self._rows()
        assert not rows._prefetch_related_lookups and not rows.query.deferred_loading[0]
        compiler = rows.query.get_compiler(connection=connection)
        try:
            text, values = compiler.as_sql()
        except EmptyResultSet:
            return None
        info = compiler.klass_info
        assert info["select_fields"] == list(range(len(info["select_fields"])))  # no annotation comes before
        return _Written(
            compiler,
            text,
            [(value, value in _STAND_INS) for value in values],
            info["model"],
            [compiler.select[place][0].target.attname for place in info["select_fields"]],
            # The stubs are of a later Django, which asks for one more.
            get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS),  # type: ignore[call-arg]
        )


class _Written(NamedTuple):
    """A statement, its values, each with whether it is a stand-in, and how its rows become instances."""

    compiler: Any
    text: str
    values: list[tuple[Any, bool]]
    model: type[Any]
    names: list[str]
    populators: list[Any]

    def instance(self, row: Any) -> Any:
        """As ``ModelIterable`` of Django makes it."""
        made = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[: len(self.names)])
        for populator in self.populators:
            populator.populate(row, made)
        return made
