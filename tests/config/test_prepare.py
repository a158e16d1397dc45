"""What happens to the tables before anything is served."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.prepare import refuse_a_stranger

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def of_another_version(owner: psycopg.Connection[Any]) -> Iterator[str]:
    owner.execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('casework', '0099_ahead', now())"
    )
    yield "casework.0099_ahead"
    owner.execute("DELETE FROM django_migrations WHERE name = '0099_ahead'")


def test_tables_of_another_version_are_refused_in_words(of_another_version: str) -> None:
    with pytest.raises(
        SystemExit, match=f"made by another version of Casework .{of_another_version} is not known"
    ):
        refuse_a_stranger(MigrationExecutor(connection))


def test_tables_of_this_version_are_taken() -> None:
    refuse_a_stranger(MigrationExecutor(connection))
