"""What of a staff file is kept for how long: its bytes, its report; its run, digest and figures stay."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.utils import timezone

from casework.imports.forgetting import FORGOTTEN
from casework.imports.runs import FOLDER, confirm, hand_over
from casework.imports.sweep import run_owed_imports
from casework.models import ImportRemark, ImportRun, StaffFile
from tests.imports.staff import csv_of, row
from tests.world import World

pytestmark = pytest.mark.django_db

GOOD = csv_of(row(unit="Department/New office"), row("N2", grade="?"))


def handed(world: World, content: bytes = GOOD) -> StaffFile:
    return hand_over(ContentFile(content, name="staff.csv"), by=world.user("lena"))


def later(**time: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time))


def stored(file: StaffFile) -> bool:
    """Whether the bytes are there; the row's name goes with them."""
    file.refresh_from_db()
    return bool(file.content) and default_storage.exists(file.content.name)


def test_bytes_of_a_refused_file_are_gone_with_the_next_sweep(world: World) -> None:
    file = handed(world, b"nonsense")
    name = file.content.name
    run_owed_imports()
    assert file.runs.get().refused
    run_owed_imports()
    assert not stored(file)
    assert not default_storage.exists(name)


def test_bytes_that_wait_to_be_confirmed_stay(world: World) -> None:
    file = handed(world)
    run_owed_imports()
    with later(hours=23):
        run_owed_imports()
        assert stored(file)


def test_bytes_of_a_refused_import_are_gone(world: World) -> None:
    file = handed(world)
    run_owed_imports()
    confirm(file, by=world.user("lena"))
    world.user("lena").role_grants.update(to_date=timezone.localdate() - timedelta(days=1))
    run_owed_imports()
    assert file.runs.get(dry_run=False).refused
    run_owed_imports()
    assert not stored(file)


def test_bytes_that_no_row_knows_are_gone_after_a_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = handed(world)

    def fails(**fields: object) -> None:
        raise OperationalError

    before = names()
    with monkeypatch.context() as broken, pytest.raises(OperationalError):
        broken.setattr(ImportRun.objects, "create", fails)
        handed(world)
    (stray,) = names() - before
    run_owed_imports()
    assert stray in names()
    for name in (stray, kept.content.name.split("/")[1]):
        old = timezone.now().timestamp() - 25 * 3600
        os.utime(default_storage.path(f"{FOLDER}/{name}"), (old, old))
    run_owed_imports()
    assert stray not in names()
    assert stored(kept)


def names() -> set[str]:
    return set(default_storage.listdir(FOLDER)[1])


def test_report_is_emptied_after_thirty_days_and_the_figures_stay(world: World) -> None:
    assert settings.STAFF_REPORT_DAYS == 30
    file = handed(world)
    run_owed_imports()
    run = file.runs.get()
    before = list(run.remarks.values_list("line", "field", "kind"))
    said = run.remarks.exclude(staff_number="").count()
    assert said > 1
    with later(days=29):
        run_owed_imports()
        assert run.remarks.exclude(staff_number="").count() == said
    with later(days=30, minutes=1):
        run_owed_imports()
        assert set(run.remarks.values_list("staff_number", "reason")) == {("", FORGOTTEN)}
    assert list(run.remarks.values_list("line", "field", "kind")) == before
    after = ImportRun.objects.get()
    assert after.forgotten_at is not None
    assert (after.sha256, after.numbers, after.finished_at) == (run.sha256, run.numbers, run.finished_at)
    assert after.numbers["errors"] == 1


def test_how_long_a_report_is_kept_is_a_setting(world: World, settings) -> None:
    settings.STAFF_REPORT_DAYS = 2
    handed(world)
    run_owed_imports()
    with later(days=2, minutes=1):
        run_owed_imports()
    assert not ImportRemark.objects.exclude(reason=FORGOTTEN).exists()


def test_emptied_report_is_not_written_again(world: World) -> None:
    handed(world)
    run_owed_imports()
    with later(days=31):
        run_owed_imports()
        first = ImportRun.objects.get().forgotten_at
    with later(days=32):
        run_owed_imports()
    assert first is not None
    assert ImportRun.objects.get().forgotten_at == first
