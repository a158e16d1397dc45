"""Handing a staff file over, confirming it, and the sweep: killed, taken up again, the same result."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.utils import timezone

from casework.enums import Role
from casework.errors import NotNow, NotYou
from casework.imports import employees, sweep
from casework.imports.runs import confirm, hand_over
from casework.imports.sweep import LEASE, run_owed_imports
from casework.models import AuditEvent, Employee, ImportRun, StaffFile
from casework.tasks import run_owed_imports as task
from tests.fixtures_world import grant
from tests.imports.staff import csv_of, row
from tests.world import World

pytestmark = pytest.mark.django_db

GOOD = csv_of(row(), row("N2", grade="?"))


def handed(world: World, content: bytes = GOOD, by: str = "lena") -> StaffFile:
    return hand_over(ContentFile(content, name="staff.csv"), by=world.user(by))


def staff() -> set[str]:
    return set(Employee.objects.filter(staff_number__startswith="N").values_list("staff_number", flat=True))


def test_file_is_checked_then_confirmed_then_imported(world: World) -> None:
    file = handed(world)
    assert run_owed_imports() == 1
    check = file.runs.get()
    assert (check.numbers["added"], check.numbers["errors"], check.progress) == (1, 1, 100)
    assert [(remark.line, remark.field) for remark in check.remarks.exclude(kind="missing")] == [(3, "grade")]
    assert staff() == set()
    assert not AuditEvent.objects.filter(action="employees_imported").exists()

    run = confirm(file, by=world.user("adam"))
    assert task() == 1
    run.refresh_from_db()
    assert run.numbers == check.numbers
    assert run.remarks.count() == check.remarks.count()
    assert staff() == {"N1"}
    assert AuditEvent.objects.get(action="employees_imported").actor == world.user("adam").pk
    assert run_owed_imports() == 0


@pytest.mark.parametrize("content", [GOOD, GOOD.replace(b"\n", b"\r\n") + b"\r\n,,\r\n"])
def test_handing_over_and_confirming_are_events_that_say_who_which_file_and_how_many_lines(
    world: World, content: bytes
) -> None:
    file = handed(world, content)
    run_owed_imports()
    confirm(file, by=world.user("adam"))
    facts = {"file": file.pk, "sha256": sha256(content).hexdigest(), "lines": 2}
    for action, name in (("staff_file_handed_over", "lena"), ("staff_file_confirmed", "adam")):
        event = AuditEvent.objects.get(action=action)
        assert (event.actor, json.loads(event.body)["facts"]) == (world.user(name).pk, facts)
        assert "Souza" not in event.body
    assert file.runs.get(dry_run=True).sha256 == facts["sha256"]


def test_refused_hand_over_and_confirmation_leave_no_event_of_their_own(world: World) -> None:
    with pytest.raises(NotYou):
        handed(world, by="hana")
    file = handed(world)
    with pytest.raises(NotNow):
        confirm(file, by=world.user("lena"))
    names = ("staff_file_handed_over", "staff_file_confirmed")
    assert AuditEvent.objects.filter(action__in=names).count() == 1


def test_nothing_is_kept_or_owed_without_its_event(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: Any, **named: Any) -> None:
        raise OperationalError

    file = handed(world)
    run_owed_imports()
    monkeypatch.setattr("casework.audit.record", fails)
    with pytest.raises(OperationalError):
        handed(world)
    with pytest.raises(OperationalError):
        confirm(file, by=world.user("lena"))
    assert [(run.file, run.dry_run) for run in ImportRun.objects.all()] == [(file, True)]


def test_bytes_are_gone_once_they_were_imported(world: World) -> None:
    file = handed(world)
    kept = file.content.name
    run_owed_imports()
    assert default_storage.exists(kept)
    confirm(file, by=world.user("lena"))
    run_owed_imports()
    assert not default_storage.exists(kept)
    assert StaffFile.objects.get().content.name == ""


def test_bytes_of_a_file_nobody_confirmed_are_gone_after_a_day(world: World) -> None:
    file = handed(world)
    run_owed_imports()
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        run_owed_imports()
        assert not default_storage.exists(file.content.name)
        with pytest.raises(NotNow, match="Choose it again"):
            confirm(StaffFile.objects.get(), by=world.user("lena"))


@pytest.mark.parametrize("name", ["hana", "olu", "audrey", "manny", "sam"])
def test_only_hr_leads_and_administrators_import(world: World, name: str) -> None:
    file = handed(world)
    run_owed_imports()
    with pytest.raises(NotYou):
        handed(world, by=name)
    with pytest.raises(NotYou):
        confirm(file, by=world.user(name))


def test_lead_of_one_unit_does_not_import_for_the_whole(world: World) -> None:
    grant(world, "nora", Role.HR_LEAD, "operations")
    with pytest.raises(NotYou, match="whole organisation"):
        handed(world, by="nora")
    grant(world, "nora", Role.HR_LEAD, None)
    assert handed(world, by="nora").pk


def test_role_lost_before_the_sweep_stops_the_import(world: World) -> None:
    file = handed(world)
    world.user("lena").role_grants.update(to_date=timezone.localdate() - timedelta(days=1))
    run_owed_imports()
    assert "may no longer" in file.runs.get().refused


def test_confirming_before_the_check_twice_or_what_cannot_be_used_is_refused(world: World) -> None:
    file, by = handed(world), world.user("lena")
    with pytest.raises(NotNow, match="has not finished"):
        confirm(file, by=by)
    run_owed_imports()
    confirm(file, by=by)
    with pytest.raises(NotNow, match="confirmed already"):
        confirm(file, by=by)
    bad = handed(world, b"nonsense")
    run_owed_imports()
    assert "The first line must be" in bad.runs.get().refused
    with pytest.raises(NotNow, match="Nothing of this file can be used"):
        confirm(bad, by=by)


class Killed(BaseException):
    """What ends a worker at once."""


@pytest.mark.parametrize("where", ["stage", "plan", "apply", "_record"])
def test_worker_killed_halfway_leaves_nothing_and_the_next_gives_the_same_result(
    world: World, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    file = handed(world)
    run_owed_imports()
    run = confirm(file, by=world.user("lena"))
    real = getattr(employees, where)

    def dies(*args: Any, **named: Any) -> None:
        real(*args, **named)
        raise Killed

    monkeypatch.setattr(employees, where, dies)
    with pytest.raises(Killed):
        run_owed_imports()
    monkeypatch.setattr(employees, where, real)
    assert staff() == set()
    assert not run.remarks.exists()
    # Held until the lease runs out, then taken up again.
    assert run_owed_imports() == 0
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        assert run_owed_imports() == 1
    run.refresh_from_db()
    assert (run.attempt, run.numbers["added"], staff()) == (2, 1, {"N1"})
    assert AuditEvent.objects.filter(action="employees_imported").count() == 1


def test_worker_that_was_overtaken_keeps_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    file = handed(world)
    run_owed_imports()
    run = confirm(file, by=world.user("lena"))
    real = employees.apply

    def overtaken() -> None:
        real()
        ImportRun.objects.filter(pk=run.pk).update(attempt=2)

    monkeypatch.setattr(employees, "apply", overtaken)
    monkeypatch.setattr(sweep, "_claim", iter([_claimed(run), None]).__next__)
    assert run_owed_imports() == 0
    assert staff() == set()
    run.refresh_from_db()
    assert run.finished_at is None


def _claimed(run: ImportRun) -> ImportRun:
    run.attempt, run.lease_until = 1, timezone.now() + LEASE
    run.save()
    return run


def test_after_three_attempts_it_says_whom_to_ask(world: World) -> None:
    file = handed(world)
    ImportRun.objects.update(attempt=3, lease_until=timezone.now() - timedelta(seconds=1))
    assert run_owed_imports() == 0
    assert "Ask whoever runs this system" in file.runs.get().refused


def test_stored_file_that_vanished_is_said(world: World) -> None:
    file = handed(world)
    default_storage.delete(file.content.name)
    run_owed_imports()
    assert file.runs.get().refused == sweep.GONE


def test_progress_is_told_while_the_file_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casework.imports.staging.LINES_AT_A_TIME", 10)
    file = handed(world, csv_of(*(row(f"N{number}") for number in range(40))))
    seen: list[int] = []
    real = sweep._held

    def watch(run: ImportRun, **changes: Any) -> None:
        seen.append(changes["progress"])
        real(run, **changes)

    monkeypatch.setattr(sweep, "_held", watch)
    run_owed_imports()
    assert seen == sorted(seen)
    assert 0 < seen[0] < 50
    assert seen[-1] == 100
    assert file.runs.get().lease_until is None
