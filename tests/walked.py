"""What many tests begin with is walked through the real verbs once in each process, and copied from then on.

A copy is the rows that the walk added, put back with their ids, and what the walk returned. One is taken and put
back only where nothing but walks has written since the transaction of the test began: otherwise the walk is walked.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import time_machine
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from casework.models import AuditEvent

P = ParamSpec("P")
W = TypeVar("W")
T = TypeVar("T")
Rows = dict[str, bytes]


@dataclass(frozen=True)
class Copy:
    """Every row after a walk, by table; the world, what the walk was given and what it returned; when it was."""

    rows: Rows
    left: bytes
    at: datetime


@dataclass(frozen=True)
class Trail:
    """The walks that wrote every row of this transaction, when they began, and where nothing was written yet."""

    began: datetime
    walks: tuple[Hashable, ...]
    written: int
    savepoint: str
    inside: tuple[str | None, ...]


# Fifty cases one after another would be fifty copies, each of all before it, and no test begins with them.
DEEPEST = 15
_copies: dict[Hashable, Copy] = {}


def begin_trail(world: object) -> None:
    """From here on the walks of a world are copied; not where rows are there before the test, or outlive it."""
    if connection.in_atomic_block and not User.objects.exists():
        savepoint, inside = connection.savepoint(), tuple(connection.savepoint_ids)
        vars(world)["trail"] = Trail(_minute(), (), _written(), savepoint, inside)


def walked_once(walk: Callable[Concatenate[W, P], T]) -> Callable[Concatenate[W, P], T]:
    """Of a function whose first argument is a world: walk it the first time, take the copy after that."""

    @wraps(walk)
    def once(world: W, *args: P.args, **given: P.kwargs) -> T:
        trail: Trail | None = vars(world).get("trail")
        plain = all(map(_is_plain, (*args, *given.values())))
        if trail is None or not plain or len(trail.walks) >= DEEPEST or not _is_clean(trail):
            return walk(world, *args, **given)
        now = _minute()
        asked = (
            walk.__qualname__,
            tuple(map(_as_key, args)),
            tuple((name, _as_key(given[name])) for name in given),
        )
        walks = (*trail.walks, (timezone.localdate(), now - trail.began, asked))
        copy = _copies.get(walks)
        # A walk that ended later than this minute is walked again, and is the copy from then on.
        if copy is None or copy.at > now:
            result = _walk(walk, now, world, *args, **given)
            state = {name: value for name, value in vars(world).items() if name != "trail"}
            _copies[walks] = Copy(_contents(), pickle.dumps((state, args, result)), now)
        else:
            result = _put_back(copy, trail, world, args)
        vars(world)["trail"] = replace(trail, walks=walks, written=_written())
        return result

    return once


def _minute() -> datetime:
    return timezone.now().replace(second=0, microsecond=0)


def later(minutes: int = 1) -> time_machine.travel:
    """For what must be told apart in time: walks happen at the start of a minute."""
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=True)


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | date | Enum | Model)


def _as_key(value: object) -> Hashable:
    """A file is known by its version too: what a test holds of it may be out of date."""
    return (type(value), value.pk, getattr(value, "version", None)) if isinstance(value, Model) else value


def _is_clean(trail: Trail) -> bool:
    return (
        connection.in_atomic_block
        and tuple(connection.savepoint_ids) == trail.inside
        and trail.written == _written()
    )


def _walk(walk: Callable[..., T], now: datetime, *args: object, **given: object) -> T:
    """As at one moment, the start of this minute: a copy never comes from a test's future."""
    with time_machine.travel(now, tick=False):
        return walk(*args, **given)


def _written() -> int:
    """Rows written in this transaction so far, those of attempts that were taken back among them."""
    with connection.cursor() as cursor:
        cursor.execute(_count_of_rows_written())
        return int(cursor.fetchone()[0])


@cache
def _count_of_rows_written() -> str:
    """Not of the view pg_stat_xact_user_tables: it joins the whole catalogue each time, for five times as long."""
    return f"SELECT sum({_ROWS_WRITTEN}) FROM {_each_table()}"


@cache
def _tables_written() -> str:
    """Nothing is there that this transaction did not write: see ``begin_trail``."""
    return f"SELECT relname FROM {_each_table()} JOIN pg_class ON oid = written WHERE {_ROWS_WRITTEN} > 0"


_ROWS_WRITTEN = " + ".join(
    f"pg_stat_get_xact_tuples_{kind}(written)" for kind in ("inserted", "updated", "deleted")
)


@cache
def _each_table() -> str:
    tables = ",".join(model._meta.db_table for model in apps.get_models(include_auto_created=True))
    return f"unnest('{{{tables}}}'::regclass[]) AS written"


@cache
def _tables() -> dict[str, tuple[str, str]]:
    """Each table with its key and the columns that the application role writes: of an event its body alone."""
    models = [
        *apps.get_app_config("accounts").get_models(True),
        *apps.get_app_config("casework").get_models(True),
    ]
    named = {}
    for model in models:
        columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
        if model is AuditEvent:
            columns = ["body"]
        written = ", ".join(map(connection.ops.quote_name, columns))
        named[model._meta.db_table] = (model._meta.pk.column, written)
    return named


def _contents() -> Rows:
    """The rows of every table, in the order they were written: events are numbered afresh in it."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(_tables_written())
        written = {table for (table,) in cursor.fetchall()}
        for table, (key, columns) in _tables().items():
            if table not in written:
                continue
            with cursor.copy(f"COPY (SELECT {columns} FROM {table} ORDER BY {key}) TO STDOUT") as lines:
                found[table] = b"".join(lines)
    return {table: lines for table, lines in found.items() if lines}


def _put_back(copy: Copy, trail: Trail, world: object, args: tuple) -> Any:
    """Everything as it was after the walk; what the caller holds of it is brought up to date, as a verb does."""
    connection.savepoint_rollback(trail.savepoint)
    with connection.cursor() as cursor:
        for table, lines in copy.rows.items():
            with cursor.copy(f"COPY {table} ({_tables()[table][1]}) FROM STDIN") as into:
                into.write(lines)
    state, held, result = pickle.loads(copy.left)
    vars(world).update(state)
    for mine, theirs in zip(args, held, strict=True):
        if isinstance(mine, Model):
            vars(mine).clear()
            vars(mine).update(vars(theirs))
        if result is theirs:
            result = mine
    return result
