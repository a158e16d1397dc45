"""What somebody with the application's own password tries on the log, and what the owner of the database tries."""

from __future__ import annotations

import json
import uuid
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from casework import audit
from casework.enums import Look
from casework.models import AuditEvent, Draft
from tests.world import World

pytestmark = pytest.mark.django_db

EVENT, PAYLOAD = "casework_auditevent", "casework_auditpayload"
DENIED = "42501"
BODY = json.dumps({"v": 1, "uid": str(uuid.UUID(int=7)), "action": "viewed", "actor": 1})

ATTACKS = {
    "rewrite a body": f"UPDATE {EVENT} SET body = '{BODY}'",
    "move an event in time": f"UPDATE {EVENT} SET db_at = now() - interval '1 year'",
    "blame another login": f"UPDATE {EVENT} SET db_user = 'somebody'",
    "delete an event": f"DELETE FROM {EVENT}",
    "empty the log": f"TRUNCATE {EVENT}",
    "empty the log with what hangs on it": f"TRUNCATE {EVENT} CASCADE",
    "back-date a new event": f"INSERT INTO {EVENT} (body, db_at) VALUES ('{BODY}', '2001-01-01')",
    "write under another login": f"INSERT INTO {EVENT} (body, db_user) VALUES ('{BODY}', 'somebody')",
    "choose an id": f"INSERT INTO {EVENT} (id, body) OVERRIDING SYSTEM VALUE VALUES (1000000, '{BODY}')",
    "overwrite on conflict": f"INSERT INTO {EVENT} (body) VALUES ('{BODY}') "
    "ON CONFLICT (uid) DO UPDATE SET body = excluded.body",
    "merge over it": f"MERGE INTO {EVENT} USING (SELECT 1) x (y) ON true WHEN MATCHED THEN DELETE",
    "lock it against everybody": f"LOCK TABLE {EVENT} IN ACCESS EXCLUSIVE MODE",
    "switch a trigger off": f"ALTER TABLE {EVENT} DISABLE TRIGGER append_only",
    "switch all triggers off": f"ALTER TABLE {EVENT} DISABLE TRIGGER ALL",
    "pretend to be a replica": "SET session_replication_role = replica",
    "drop the trigger": f"DROP TRIGGER append_only ON {EVENT}",
    "drop the table": f"DROP TABLE {EVENT}",
    "add a trigger": f"CREATE TRIGGER t BEFORE INSERT ON {EVENT} FOR EACH ROW EXECUTE FUNCTION casework_deny()",
    "add a rule": f"CREATE RULE r AS ON INSERT TO {EVENT} DO INSTEAD NOTHING",
    "replace the guard": "CREATE OR REPLACE FUNCTION casework_deny() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RETURN NEW; END$$",
    "drop the guard": "DROP FUNCTION casework_deny() CASCADE",
    "add a column": f"ALTER TABLE {EVENT} ADD COLUMN note text",
    "take the table": f"ALTER TABLE {EVENT} OWNER TO casework_app",
    "set the counter": f"SELECT setval('{EVENT}_id_seq', 1)",
    "burn ids": f"SELECT nextval('{EVENT}_id_seq')",
    "rewrite a payload": f"UPDATE {PAYLOAD} SET text = '{{}}'",
    "delete a payload": f"DELETE FROM {PAYLOAD}",
    "empty the payloads": f"TRUNCATE {PAYLOAD}",
    "switch the payload's trigger off": f"ALTER TABLE {PAYLOAD} DISABLE TRIGGER append_only",
    "switch off the guard on cases": "ALTER TABLE casework_case DISABLE TRIGGER event_beside",
    "drop the guard on cases": "DROP TRIGGER version_steps ON casework_case",
    "drop the guard on parts": "DROP TRIGGER part_independence ON casework_part",
    "become the owner": "SET ROLE casework_owner",
    "delete a case": "DELETE FROM casework_case",
    "run a program": "COPY (SELECT 1) TO PROGRAM 'true'",
}


@pytest.fixture
def an_event(world: World) -> AuditEvent:
    uid = audit.record(
        Look.VIEWED, by=world.user("hana"), facts={"page": "home"}, personal={"term": "somebody's name"}
    )
    return AuditEvent.objects.get(uid=uid)


def test_the_tests_run_as_the_application() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, session_user, rolsuper FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("casework_app", "casework_app", False)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_the_application_may_not(an_event: AuditEvent, attack: str) -> None:
    before = AuditEvent.objects.order_by("id").values_list()
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
    assert refusal.value.__cause__.sqlstate == DENIED, str(refusal.value)
    assert list(AuditEvent.objects.order_by("id").values_list()) == list(before)


def test_the_application_gains_nothing_by_granting(an_event: AuditEvent) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON {EVENT}, {PAYLOAD} TO casework_app")  # PostgreSQL only warns
        for table, privilege in (
            (EVENT, "UPDATE"),
            (EVENT, "DELETE"),
            (PAYLOAD, "UPDATE"),
            (PAYLOAD, "DELETE"),
        ):
            cursor.execute("SELECT has_table_privilege(%s, %s)", [table, privilege])
            assert cursor.fetchone() == (False,)


def test_the_same_event_twice_is_refused(an_event: AuditEvent) -> None:
    with (
        pytest.raises(DatabaseError, match="audit_event_uid_once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"INSERT INTO {EVENT} (body) VALUES (%s)", [an_event.body])


@pytest.mark.parametrize("model", [*apps.get_app_config("casework").get_models(include_auto_created=True)])
def test_the_application_deletes_nothing_but_drafts(world: World, model: Any) -> None:
    with connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute(
            "SELECT has_table_privilege(%s, 'DELETE'), has_table_privilege(%s, 'TRUNCATE')", [table, table]
        )
        assert cursor.fetchone() == (model is Draft, False)


OWNERS = (
    f"UPDATE {EVENT} SET body = body",
    f"UPDATE {EVENT} SET db_at = now() - interval '1 year'",
    f"DELETE FROM {EVENT}",
    f"TRUNCATE {EVENT}",
    f"UPDATE {PAYLOAD} SET text = ''",
    f"DELETE FROM {PAYLOAD}",
    f"TRUNCATE {PAYLOAD}",
)


@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("attack", OWNERS)
def test_even_the_owner_is_stopped(owner: psycopg.Connection[Any], attack: str, role: str) -> None:
    with owner.transaction(force_rollback=True):
        owner.execute("SET LOCAL lock_timeout = '10s'")
        owner.execute(f"INSERT INTO {EVENT} (body) VALUES (%s)", [BODY])
        owner.execute(f"INSERT INTO {PAYLOAD} VALUES (gen_random_uuid(), NULL, '\\x00', 'x')")
        owner.execute(f"SET LOCAL session_replication_role = {role}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"), owner.transaction():
            owner.execute(attack)


def test_the_guards_are_always_on(owner: psycopg.Connection[Any]) -> None:
    found = owner.execute(
        "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger"
        " WHERE tgname LIKE 'append_only%' ORDER BY 1, 2"
    ).fetchall()
    always = [
        (table, name, "A") for table in (EVENT, PAYLOAD) for name in ("append_only", "append_only_truncate")
    ]
    assert found == always


def test_no_foreign_key_leaves_the_log(owner: psycopg.Connection[Any]) -> None:
    keys = owner.execute(
        "SELECT conname FROM pg_constraint WHERE contype = 'f'"
        f" AND (conrelid IN ('{EVENT}'::regclass, '{PAYLOAD}'::regclass)"
        f" OR confrelid IN ('{EVENT}'::regclass, '{PAYLOAD}'::regclass))"
    ).fetchall()
    assert keys == []


BODIES = {
    "no uid": ({"uid": None}, "audit_event_has_uid"),
    "no action": ({"action": None}, "audit_event_action_known"),
    "no actor": ({"actor": None}, "audit_event_has_actor"),
    "an unknown action": ({"action": "promote"}, "audit_event_action_known"),
}


@pytest.mark.parametrize(("changes", "name"), BODIES.values(), ids=BODIES)
def test_a_body_that_says_too_little_is_refused(changes: dict[str, Any], name: str) -> None:
    body = {key: value for key, value in (json.loads(BODY) | changes).items() if value is not None}
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {EVENT} (body) VALUES (%s)", [json.dumps(body)])
    assert refusal.value.__cause__.diag.constraint_name == name


@pytest.mark.parametrize("body", ["not json", '"text"', '{"uid": "no uuid", "action": "viewed", "actor": 1}'])
def test_a_body_that_is_none_is_refused(body: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {EVENT} (body) VALUES (%s)", [body])


def test_the_database_sets_the_time_and_the_login(an_event: AuditEvent) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp() - %s < interval '1 minute'", [an_event.db_at])
        assert cursor.fetchone() == (True,)
    assert an_event.db_user == "casework_app"
