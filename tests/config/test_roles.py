"""The tests run as the role that serves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, connection

from accounts.models import User


def test_tests_run_as_the_application_role(as_application: Callable[[str], Any]) -> None:
    assert as_application("SELECT current_user") == "casework_app"
    assert (
        as_application("SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user") is False
    )


def test_application_may_not_alter_tables(db: None) -> None:
    with pytest.raises(ProgrammingError, match="must be owner"), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_user DISABLE TRIGGER ALL")


def test_application_may_not_empty_tables(db: None) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE accounts_user")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_committed_rows_are_gone_in_the_next_test(turn: int) -> None:
    assert not User.objects.exists()
    User.objects.create_user("anna@example.org", "Anna Ash")
