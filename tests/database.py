"""The test database as its owner sees it: the role that makes tables, and empties them past every guard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from psycopg import sql

from config.servers import APP

AUDIT_TABLES = "casework_audit"
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


def keep_no_statistics() -> None:
    """Let the database's own sweep pass the tables by, which finds them empty while a test is in the midst of its rows.

    Counted as empty, they are joined row by row: of fifty files that is no longer milliseconds but minutes.
    """
    with owner_connection() as owner:
        for table in _tables(owner):
            owner.execute(
                sql.SQL("ALTER TABLE {} SET (autovacuum_enabled = off)").format(sql.Identifier(table))
            )


def become_owner() -> None:
    """Serve every later connection as the owner again, who alone may drop the database; nobody else is in it then."""
    connection.close()
    connection.settings_dict["USER"] = _owner["user"]
    with owner_connection() as owner:
        # A thread of a server, a sweep of the database's own: whoever is left would stop it from being dropped.
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        owner.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


def forget_everything() -> None:
    """Empty every table as the owner, past the triggers that keep audit events, and put those back ALWAYS."""
    with owner_connection() as owner, owner.transaction():
        owner.execute("SET LOCAL lock_timeout = '10s'")
        tables = _tables(owner)
        with _audit_unguarded(owner, tables):
            names = sql.SQL(", ").join(map(sql.Identifier, tables))
            owner.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))


def forget_rows() -> None:
    """Empty every table where there is anything, for who does it round after round: their files and plans are kept.

    New files for four hundred tables and indexes take ten times as long, and every connection reads the catalogue anew.
    """
    with owner_connection() as owner, owner.transaction():
        if owner.info.parameter_status("is_superuser") != "on":
            forget_everything()
            return
        owner.execute("SET LOCAL lock_timeout = '10s'")
        # No check of foreign keys row by row: nothing is left that could point anywhere.
        owner.execute("SET LOCAL session_replication_role = replica")
        tables = _tables(owner, filled=True)
        with _audit_unguarded(owner, tables):
            for table in tables:
                owner.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


def _tables(owner: psycopg.Connection[Any], *, filled: bool = False) -> list[str]:
    named = (
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND relname <> 'django_migrations'"
    )
    return [
        row[0] for row in owner.execute(named + " AND pg_relation_size(oid) > 0" * filled + " ORDER BY 1")
    ]


@contextmanager
def _audit_unguarded(owner: psycopg.Connection[Any], tables: list[str]) -> Iterator[None]:
    guarded = [table for table in tables if table.startswith(AUDIT_TABLES)]
    for table in guarded:
        owner.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
    yield
    triggers = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    for table in guarded:
        for (trigger,) in owner.execute(triggers, [table]).fetchall():
            enable = sql.SQL("ALTER TABLE {} ENABLE ALWAYS TRIGGER {}")
            owner.execute(enable.format(sql.Identifier(table), sql.Identifier(trigger)))


def start_afresh() -> None:
    """Tables as they were made: no rows, no pages left of what tests rolled back, and no statistics of those."""
    connection.close()
    forget_everything()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
