"""The guards of the purge: the one function that deletes asks by itself, and nobody deletes past it (DP-7, DP-11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import FileField, Model
from django.utils import timezone

from casework.actions.expiry import expire_warnings
from casework.actions.purging import WITH_FILES
from casework.enums import FileState, Jurisdiction, Nation, RecordClass
from casework.models import (
    AuditPayload,
    Case,
    CaseJoin,
    Decision,
    Employee,
    Evidence,
    Incident,
    LivePeriod,
    PolicyVersion,
    Provenance,
    RecordReview,
    RedactedCopy,
    TakenOver,
    WarningJudgement,
)
from tests import outside_world as outside
from tests import requests_world as requests
from tests.imports.past import past_sanction
from tests.purging import LAST_KEPT, PURGE_FROM, approve, database_day, keep_longer, propose, scheduled
from tests.world import P1, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world: World) -> Case:
    """Closed on Wed 4 Nov 2026, and its warning has run out."""
    scheduled(world)
    made = world.case_in(FileState.CLOSED)
    expire_warnings(on=PURGE_FROM)
    return made


def call(case: Case) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_purge_case(%s)", [case.pk])


@contextmanager
def refused(says: str) -> Iterator[None]:
    with pytest.raises(IntegrityError, match=says) as refusal, transaction.atomic():
        yield
    assert refusal.value.__cause__.diag.constraint_name == "casework_purge_case"


def agreed(world: World, case: Case) -> Case:
    propose(world, case)
    approve(world, case)
    return case


def test_a_case_stays_on_the_last_day_for_which_it_is_kept(world: World, case: Case) -> None:
    agreed(world, case)
    with database_day(LAST_KEPT), refused("its time is not over"):
        call(case)


def test_a_case_goes_on_the_day_after(world: World, case: Case) -> None:
    agreed(world, case)
    with database_day(PURGE_FROM):
        call(case)
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Incident.objects.filter(pk=case.incident_id).exists()


def test_what_its_policy_has_as_no_sanction_is_kept_as_a_case_without_one(world: World, case: Case) -> None:
    case.sanctions.update(counts=False)
    assert propose(world, case).record_class == RecordClass.NO_SANCTION
    approve(world, case)
    with database_day(PURGE_FROM):
        call(case)
    assert not Case.objects.filter(pk=case.pk).exists()


REFUSED: dict[str, tuple[str, Callable[[World, Case], object]]] = {
    "not proposed": ("no purge was proposed", lambda world, case: None),
    "not approved": ("no purge was proposed", propose),
    "kept longer since": (
        "no purge was proposed",
        lambda world, case: (agreed(world, case), keep_longer(world, case)),
    ),
    "on hold": (
        "on legal hold",
        lambda world, case: outside.place_hold(world, agreed(world, case), review_on=date(2027, 2, 1)),
    ),
    "held since": (
        "no purge was proposed",
        lambda world, case: (
            outside.place_hold(world, agreed(world, case), review_on=date(2027, 2, 1)),
            outside.lift_hold(world, case),
        ),
    ),
    "marked since": (
        "its time is not over",
        lambda world, case: outside.mark_safeguarding(world, agreed(world, case)),
    ),
    "open again": ("not closed", lambda world, case: world.reopen(agreed(world, case))),
    "another is open": (
        "another case needs it",
        lambda world, case: (agreed(world, case), world.open_case("sam", witnesses=[], complainants=[])),
    ),
    "reported again": (
        "another case needs it",
        lambda world, case: world.report(follows=agreed(world, case), by="hana", on=date(2026, 11, 20)),
    ),
    "live": (
        "a warning is live",
        lambda world, case: LivePeriod.objects.filter(case=agreed(world, case)).update(to_on=PURGE_FROM),
    ),
    "left within the year": (
        "a claim about the end of employment can come",
        lambda world, case: _left(agreed(world, case), date(2026, 11, 5)),
    ),
    "asked for by the employee": (
        "the employee waits for their data",
        lambda world, case: _asked_for(world, agreed(world, case)),
    ),
    "joined one marked": (
        "its time is not over",
        lambda world, case: outside.mark_safeguarding(world, _ended_in(world, agreed(world, case))),
    ),
    "moved under another law": (
        "its time is not over",
        lambda world, case: _moved(agreed(world, case)),
    ),
    "judged": (
        "another case needs it",
        lambda world, case: _judged(world, agreed(world, case)),
    ),
    "relied on": (
        "another case needs it",
        lambda world, case: _relied_on(world, agreed(world, case)),
    ),
}


def _left(case: Case, on: date | None) -> None:
    Employee.objects.filter(pk=case.subject_id).update(end_date=on)


def _asked_for(world: World, case: Case) -> None:
    requests.hire_who_answers(world)
    requests.received(world, requests.SAR)


def _moved(case: Case) -> None:
    """To Northern Ireland, where another policy without a schedule was in force."""
    northern = Jurisdiction.NORTHERN_IRELAND
    PolicyVersion.objects.create(
        name="Northern",
        jurisdiction=northern,
        effective_from=date(2026, 1, 1),
        document=P1 | {"jurisdiction": northern},
    )
    Employee.objects.filter(pk=case.subject_id).update(nation=Nation.NORTHERN_IRELAND)


def _ended_in(world: World, case: Case) -> Case:
    other = past_sanction(world, live_to=date(2026, 12, 2), on=date(2026, 11, 4))
    given = {"reasons": "Together.", "joined_on": date(2026, 11, 4), "joined_by": world.user("lena")}
    CaseJoin.objects.create(case=case, joined=other, **given)
    return other


def _relied_on(world: World, case: Case) -> None:
    other = world.case_in(FileState.CLOSED, "uma")
    Decision.objects.get(case=other).relied_on.add(case.sanctions.get())


def _judged(world: World, case: Case) -> None:
    """That it does not count, in a kept case: it names the warning all the same."""
    other = world.case_in(FileState.CLOSED, "uma")
    decision = Decision.objects.get(case=other)
    decision.recalled_at, decision.recalled_because = timezone.now(), "It is to be looked at again."
    decision.save()
    given = {"allegation": other.allegations.get(), "counts": False, "reasons": "He had not read it."}
    WarningJudgement.objects.create(case=other, decision=decision, sanction=case.sanctions.get(), **given)


@pytest.mark.parametrize("what", REFUSED)
def test_the_function_asks_by_itself(world: World, case: Case, what: str) -> None:
    says, happens = REFUSED[what]
    happens(world, case)
    with database_day(PURGE_FROM), refused(says):
        call(case)
    assert Case.objects.filter(pk=case.pk).exists()


def test_a_forged_day_or_class_does_not_help(world: World, case: Case) -> None:
    """Rows that the application could write past its own rules: the function counts again from the policy."""
    given = {
        "policy": RecordReview._meta.get_field("policy").related_model.objects.get(
            document__has_key="retention"
        ),
        "reasons": "x",
        "reviewed_by": world.user("lena"),
        "approved_by": world.user("nia"),
        "result": "purge",
    }
    long_ago = date(2026, 11, 4)
    forged = [
        {"record_class": "no_sanction", "counted_from": long_ago, "purge_from": date(2027, 5, 5)},
        {"record_class": "warning", "counted_from": long_ago - timedelta(days=400), "purge_from": long_ago},
        {"record_class": "warning", "counted_from": long_ago, "purge_from": long_ago + timedelta(days=1)},
    ]
    for one in forged:
        day = one["purge_from"]
        RecordReview.objects.create(case=case, **given, **one, reviewed_on=day, approved_on=day)
        with database_day(date(2027, 6, 1)), refused("its time is not over"):
            call(case)


def test_a_time_from_the_end_of_employment_is_never_over_for_somebody_employed(
    world: World, case: Case
) -> None:
    outside.mark_safeguarding(world, case)
    _left(case, date(2026, 11, 30))
    case.subject.refresh_from_db()
    day = date(2051, 12, 1)
    row = propose(world, case, on=day)
    approve(world, case, on=day)
    assert row.counted_from == date(2026, 11, 30)
    _left(case, None)
    with database_day(day), refused("its time is not over"):
        call(case)
    _left(case, date(2026, 11, 30))
    with database_day(day):
        call(case)
    assert not Case.objects.filter(pk=case.pk).exists()


def test_what_was_said_is_approved_once_as_it_was_proposed(world: World, case: Case) -> None:
    row = propose(world, case)
    for changes in ({"reasons": "Another."}, {"result": "keep"}, {"record_class": "no_sanction"}):
        with pytest.raises(IntegrityError, match="approved as it was proposed"), transaction.atomic():
            RecordReview.objects.filter(pk=row.pk).update(**changes)
    approve(world, case)
    with pytest.raises(IntegrityError, match="approved as it was proposed"), transaction.atomic():
        RecordReview.objects.filter(pk=row.pk).update(approved_by=None, approved_on=None)


DENIED = {
    "delete a case": "DELETE FROM casework_case",
    "delete an incident": "DELETE FROM casework_incident",
    "delete a payload": "DELETE FROM casework_auditpayload",
    "delete a decision": "DELETE FROM casework_decision",
    "say that it purges": "INSERT INTO casework_purging VALUES (pg_current_xact_id(), '{1}', '{1}')",
    "see what is purged": "SELECT * FROM casework_purging",
    "set the clock": "CREATE OR REPLACE FUNCTION casework_today() RETURNS date LANGUAGE sql AS 'SELECT DATE ''2099-01-01'''",
    "change the function": "ALTER FUNCTION casework_purge_case(bigint) SECURITY INVOKER",
    "become the owner": "SET ROLE casework_owner",
}


@pytest.mark.parametrize("what", DENIED)
def test_the_application_deletes_nothing_by_itself(world: World, case: Case, what: str) -> None:
    agreed(world, case)
    with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DENIED[what])
    denied = (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject)
    assert isinstance(refusal.value.__cause__, denied)


def test_not_even_the_owner_deletes_a_payload_beside_the_function(owner: psycopg.Connection[Any]) -> None:
    with owner.transaction(force_rollback=True):
        owner.execute(
            "INSERT INTO casework_auditpayload (event_uid, \"case\", salt, text) VALUES (gen_random_uuid(), 1, '', 'x')"
        )
        for statement in ("DELETE FROM casework_auditpayload", "UPDATE casework_auditpayload SET text = ''"):
            with (
                pytest.raises(psycopg.errors.InsufficientPrivilege, match="append-only"),
                owner.transaction(),
            ):
                owner.execute(statement)
    assert timezone.now() and not AuditPayload.objects.filter(text="x").exists()


def _points_at(model: type[Model]) -> set[type[Model]]:
    return {field.related_model for field in model._meta.local_fields if field.is_relation}


def test_everything_that_hangs_on_a_case_goes_with_it() -> None:
    """What names the case or the incident goes by that; what hangs on such a row and names neither is listed."""
    hanging = import_module("casework.migrations.0005_purge").HANGING
    models = list(apps.get_app_config("casework").get_models(include_auto_created=True))
    of_files = {model for model in models if _points_at(model) & {Case, Incident}} - {Case}
    found = {
        (model._meta.db_table.removeprefix("casework_"), field.column)
        for model in models
        if model not in of_files and model is not Case
        for field in model._meta.local_fields
        if field.is_relation and field.related_model in of_files
    }
    # What was shown or relied on of another case is asked before: it is refused as long as that case is kept.
    asked = {
        (table, "sanction_id")
        for table in ("decision_relied_on", "spentrecordopening_shown", "considerationagreed_warnings")
    }
    assert found - asked == {(table, column) for table, column, _ in hanging}
    with_files = {
        model for model in of_files if any(isinstance(f, FileField) for f in model._meta.local_fields)
    }
    assert with_files == {Evidence, RedactedCopy, Provenance, TakenOver} == set(WITH_FILES)
