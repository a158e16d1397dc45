"""The triggers: versions step by one, no change without its event, files are never deleted, parts stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import F, ProtectedError

from casework import audit
from casework.enums import Action, FileState, PartKind
from casework.models import Case, Part
from casework.models.cases import APPOINTED_KINDS
from casework.rules.independence import rule_apart
from tests.fixtures_world import check_deferred_guards, hire
from tests.models.bad_rows import again
from tests.world import REFERRED, World

pytestmark = pytest.mark.django_db


@contextmanager
def _at_commit() -> Iterator[None]:
    with transaction.atomic():
        yield
        check_deferred_guards()


@contextmanager
def refused(constraint: str, says: str = "") -> Iterator[None]:
    """The database must refuse the block, at the latest at commit, by this name and with these words."""
    with pytest.raises(IntegrityError) as refusal, _at_commit():
        yield
    assert refusal.value.__cause__.diag.constraint_name == constraint
    assert says in str(refusal.value)


@pytest.mark.parametrize("by", [-1, 0, 2])
def test_a_version_steps_by_one(world: World, by: int) -> None:
    case = world.open_case()
    for file in (case, case.incident):
        with refused(f"{file._meta.db_table}_version_steps"):
            type(file).objects.filter(pk=file.pk).update(version=F("version") + by)


def test_a_file_keeps_its_id(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_version_steps"):
        Case.objects.filter(pk=case.pk).update(id=case.pk + 1000, version=F("version") + 1)


def test_no_change_of_state_without_its_event(world: World) -> None:
    case = world.open_case()
    changes = ((case, FileState.CLOSED), (case.incident, FileState.REPORTED))
    for file, state in changes:
        with refused(f"{file._meta.db_table}_event_beside"):
            type(file).objects.filter(pk=file.pk).update(state=state, version=F("version") + 1)


def test_no_change_of_anything_else_without_its_event(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_event_beside", "a change without its audit event"):
        Case.objects.filter(pk=case.pk).update(severity="minor", version=F("version") + 1)
    with refused("casework_case_version_steps", "version must step by one"):
        Case.objects.filter(pk=case.pk).update(severity="minor")


def test_no_new_file_without_its_event(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_event_beside"):
        again(case, reference="DC-2026-XXXXX", subject=world.uma, version=1)
    with refused("casework_incident_event_beside"):
        again(case.incident, reference="IN-2026-XXXXX")


WRONG_EVENTS = [
    {"version": 3},
    {"version": 1},
    {"target": FileState.FINDINGS},
    {"case": 0},
]


@pytest.mark.parametrize("wrong", WRONG_EVENTS)
def test_the_event_is_of_this_file_this_version_and_this_state(world: World, wrong: dict) -> None:
    case = world.open_case()
    event = {"case": case.pk, "version": 2, "target": FileState.CLOSED}
    with refused("casework_case_event_beside"):
        Case.objects.filter(pk=case.pk).update(state=FileState.CLOSED, version=2)
        audit.record(Action.CLOSE_CASE, by=world.user("hana"), **event | wrong)
    with transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state=FileState.CLOSED, version=2)
        audit.record(Action.CLOSE_CASE, by=world.user("hana"), **event)
        check_deferred_guards()


def test_one_event_excuses_one_change(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_event_beside", "version 3"):
        Case.objects.filter(pk=case.pk).update(state=FileState.FINDINGS, version=2)
        audit.record(
            Action.SUBMIT_FINDINGS, by=world.user("ivor"), case=case.pk, version=2, target=FileState.FINDINGS
        )
        Case.objects.filter(pk=case.pk).update(state=FileState.FINDINGS, version=3)


def test_a_file_is_never_deleted(world: World) -> None:
    case = world.open_case()
    for file in (case, case.incident):
        with pytest.raises(ProtectedError), transaction.atomic():
            file.delete()
        with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {file._meta.db_table} WHERE id = %s", [file.pk])
        assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)


def _holds(case: Case, world: World, name: str, kind: str, *, ended: bool = False) -> Part:
    return Part.objects.create(
        case=case,
        kind=kind,
        employee=world.people[name],
        from_date=REFERRED,
        to_date=REFERRED if ended else None,
        ended_because="On leave." if ended else "",
        appointed_by=world.user("hana"),
    )


@pytest.mark.parametrize("ended", [False, True], ids=["still held", "held before"])
def test_the_database_keeps_apart_what_the_rules_do(world: World, ended: bool) -> None:
    case = world.open_case()
    Part.objects.filter(case=case).update(to_date=REFERRED, ended_because="Made room.")
    hire(world, "una")
    wrong = []
    for first, second in product(APPOINTED_KINDS, repeat=2):
        if first == second and not ended:
            continue  # held twice is a constraint of its own
        try:
            with transaction.atomic():
                _holds(case, world, "una", first, ended=ended)
                _holds(case, world, "una", second)
                transaction.set_rollback(True)
            refused = ""
        except IntegrityError as refusal:
            refused = refusal.__cause__.diag.constraint_name
        wanted = "part_independence" if rule_apart(first, second) else ""
        if refused != wanted:
            wrong.append(f"{first} then {second}: wanted {wanted or 'both'}, {refused or 'both let through'}")
    assert wrong == []


@pytest.mark.parametrize("kind", APPOINTED_KINDS)
def test_the_subject_and_whoever_is_named_take_no_part(world: World, kind: PartKind) -> None:
    case = world.assess(world.report(involved=("sam", "sita"), witnesses=[world.uma]))[0]
    Part.objects.filter(case=case).update(to_date=REFERRED, ended_because="Made room.")
    assert rule_apart(PartKind.SUBJECT, kind) == "SEP-3"
    with refused("part_independence"):
        _holds(case, world, "sam", kind)
    for name in ("sita", "colin"):
        if rule_apart(PartKind.WITNESS, kind):
            with refused("part_independence"):
                _holds(case, world, name, kind)
        else:
            _holds(case, world, name, kind)


def test_a_part_cannot_be_turned_into_one_that_is_apart(world: World) -> None:
    case = world.open_case()
    part = case.parts.get(kind=PartKind.INVESTIGATOR)
    for changes in ({"employee": world.sam}, {"employee": world.wendy}, {"employee": world.carla}):
        with refused("part_independence"):
            Part.objects.filter(pk=part.pk).update(**changes)
