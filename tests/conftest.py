"""The session of every test: tables made by the owner, tests run as the application role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.test import TransactionTestCase
from psycopg import sql

from config.servers import APP
from tests.browser_fixtures import axe, browser, chromium, page, silent_console  # noqa: F401

AUDIT_TABLES = "casework_audit%"
_owner: dict[str, Any] = {}


def owner_connection() -> psycopg.Connection[Any]:
    """A connection of the owner of the tables, for what the application may not do. Close it."""
    parts = {"dbname": settings.DATABASES["default"]["NAME"], **_owner}
    return psycopg.connect(**{name: value for name, value in parts.items() if value}, autocommit=True)


def become_application() -> None:
    """Serve every later connection as the application role."""
    described = connection.settings_dict
    names = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    _owner.update({theirs: described[ours] for ours, theirs in names.items()})
    connection.close()
    # Without a password the role is trusted, or it has its password from the environment.
    described["USER"] = APP


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of one file stay with one worker, as its fixtures do, unless they say that they stand alone."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """After the owner has made the tables, switch to the application role; switch back to drop them."""
    with django_db_blocker.unblock():
        become_application()
        connection.ensure_connection()
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["USER"] = _owner["user"]


def forget_everything() -> None:
    """Empty every table as the owner, past the triggers that keep audit events, and put those back ALWAYS."""
    with owner_connection() as owner, owner.transaction():
        owner.execute("SET LOCAL lock_timeout = '10s'")
        named = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations'"
        )
        tables = [row[0] for row in owner.execute(f"{named} ORDER BY 1").fetchall()]
        guarded = [
            row[0] for row in owner.execute(f"{named} AND tablename LIKE %s", [AUDIT_TABLES]).fetchall()
        ]
        triggers = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
        for table in guarded:
            owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
        names = sql.SQL(", ").join(map(sql.Identifier, tables))
        owner.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))
        for table in guarded:
            for (trigger,) in owner.execute(triggers, [table]).fetchall():
                enable = sql.SQL("ALTER TABLE {} ENABLE ALWAYS TRIGGER {}")
                owner.execute(enable.format(sql.Identifier(table), sql.Identifier(trigger)))


def _teardown_past_the_guards(self: TransactionTestCase) -> None:
    # Django's own flush truncates as the application role, which the guards refuse: rows would leak.
    connection.close()
    forget_everything()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


TransactionTestCase._fixture_teardown = _teardown_past_the_guards  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _fresh_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test sees what another cached. Each worker of a parallel run has keys of its own."""
    yield
    if {"db", "transactional_db", "live_server", "client"} & set(request.fixturenames):
        cache.delete_many(list(cache._cache.get_client().scan_iter(f"{cache.key_prefix}*")))  # type: ignore[attr-defined]


@pytest.fixture
def owner() -> Iterator[psycopg.Connection[Any]]:
    """The owner's connection, outside the transaction of the test."""
    with owner_connection() as held:
        yield held


@pytest.fixture
def as_application(db: None) -> Callable[[str], Any]:
    """Ask the database one thing as the application role."""

    def ask(question: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0]

    return ask
