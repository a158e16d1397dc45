"""The session of every test: tables made by the owner, tests run as the application role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from tests.browser_fixtures import axe, browser, chromium, page, silent_console  # noqa: F401
from tests.database import become_application, become_owner, owner_connection, start_afresh


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
        become_owner()


def _teardown_past_the_guards(self: TransactionTestCase) -> None:
    # Django's own flush truncates as the application role, which the guards refuse: rows would leak.
    start_afresh()


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
