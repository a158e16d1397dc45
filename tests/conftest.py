"""The session of every test: tables made by the owner, tests run as the application role."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from tests.browser_fixtures import axe, browser, chromium, page, silent_console  # noqa: F401
from tests.database import (
    become_application,
    become_owner,
    keep_no_statistics,
    owner_connection,
    start_afresh,
)

# On a busy machine one example may take longer than Hypothesis allows by itself.
settings.register_profile("casework", deadline=None)
settings.load_profile("casework")


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: looking for garbage in it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


# Long tests without a fixture of their file: either worker takes the next one.
STAND_ALONE = (
    "tests/actions/test_table.py",
    "tests/actions/test_races.py",
    "tests/web/test_verbs_pages.py",
    "tests/api/test_verbs.py",
)


# What starts real processes and waits for them begins first: the other workers have enough to do meanwhile.
FIRST = (
    "tests/notifications/test_chaos.py",
    "tests/config/test_embedded.py",
    "tests/config/test_restarts.py",
    "tests/management/test_seed_demo.py",
    "tests/browser/test_every_page.py",
    "tests/browser/test_verb_pages.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def turn(item: pytest.Item) -> int:
        file = item.nodeid.partition("::")[0]
        if file in FIRST:
            return FIRST.index(file)
        # Long ones before the many short ones, which leave no worker idle at the end.
        return len(FIRST) if file in STAND_ALONE else len(FIRST) + 1

    items.sort(key=turn)


class ByFile(LoadFileScheduling):
    """The tests of one file stay with one worker, as its fixtures do, unless each of them stands alone."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return nodeid if file in STAND_ALONE else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """After the owner has made the tables, switch to the application role; switch back to drop them.

    Not built on the fixture of this name in pytest-django: that makes no tables where every test of a run shares
    files that outlive it.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        become_application()
        keep_no_statistics()
        connection.ensure_connection()
    yield
    with django_db_blocker.unblock():
        become_owner()
        teardown_databases(made, verbosity=0)


def _teardown_past_the_guards(self: TransactionTestCase) -> None:
    # Django's own flush truncates as the application role, which the guards refuse: rows would leak.
    start_afresh()


TransactionTestCase._fixture_teardown = _teardown_past_the_guards  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _fresh_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test sees what another cached. Each worker of a parallel run has keys of its own."""
    yield
    if {"db", "transactional_db", "live_server", "files", "client"} & set(request.fixturenames):
        # By their whole names: ``cache.delete_many`` would put the prefix before them once more.
        redis = cache._cache.get_client()  # type: ignore[attr-defined]
        if kept := list(redis.scan_iter(f"{cache.key_prefix}:*")):
            redis.delete(*kept)


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
