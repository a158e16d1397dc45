"""The tasks only sweep: beat starts them, nobody else does, and nothing is put off inside the broker."""

from __future__ import annotations

import ast
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from casework import tasks
from casework.enums import FileState
from casework.models import Deadline, EmailDelivery, Notification
from config.celery import app
from tests.world import World, build_world

SWEEPS = {
    "sweep_warnings": 60,
    "sweep_covers": 60,
    "sweep_calendars": 60,
    "sweep_reminders": 60,
    "sweep_emails": 60,
    "sweep_imports": 5,
    "sweep_records": 600,
    "sweep_purges": 600,
}
TO_THE_BROKER = {"delay", "apply_async", "send_task", "apply", "retry", "countdown", "eta"}


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def test_every_sweep_is_started_in_time_and_let_go_when_it_waited_so_long() -> None:
    schedule = settings.CELERY_BEAT_SCHEDULE
    assert {name: row["schedule"] for name, row in schedule.items()} == SWEEPS
    app.loader.import_default_modules()
    for name, row in schedule.items():
        assert row["task"] == f"casework.tasks.{name}" in app.tasks
        assert row["options"]["expires"] <= row["schedule"]


def test_a_task_runs_out_before_the_broker_hands_it_out_again() -> None:
    assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"] > settings.CELERY_TASK_TIME_LIMIT
    assert settings.EMAIL_LEASE_SECONDS > settings.EMAIL_TIMEOUT


def test_nobody_but_beat_puts_anything_into_the_queue() -> None:
    wrong = []
    for path in sorted(Path(settings.BASE_DIR, "casework").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in TO_THE_BROKER:
                wrong.append(f"{path.name}:{node.lineno} {node.attr}")
            if isinstance(node, ast.keyword) and node.arg in TO_THE_BROKER:
                wrong.append(f"{path.name}:{node.value.lineno} {node.arg}")
    assert wrong == []


def test_a_task_does_its_work_when_it_is_called(world: World) -> None:
    world.report()
    tasks.sweep_warnings()
    tasks.sweep_covers()
    tasks.sweep_calendars()
    tasks.sweep_records()
    tasks.sweep_purges()
    tasks.sweep_reminders()
    assert Notification.objects.count() == EmailDelivery.objects.count() > 0
    tasks.sweep_emails()
    assert len(mail.outbox) == EmailDelivery.objects.exclude(sent_at=None).count() > 0


def test_the_command_does_the_same_and_says_what_it_did(world: World) -> None:
    world.report()
    case = world.case_in(FileState.CLOSED, "sita")
    Deadline.objects.filter(case=case, kind="warning_expiry").update(due_on=timezone.localdate())
    out = StringIO()
    call_command("sweep", stdout=out)
    assert out.getvalue() == (
        "Staff imports carried out: 0. Warnings expired: 0. Covers begun or ended: 0. "
        "Files counted again: 0. Records purged: 0. "
        "Notifications made: 3. Emails sent: 3, put off: 0, given up: 0.\n"
    )
    again = StringIO()
    call_command("sweep", stdout=again)
    assert again.getvalue() == (
        "Staff imports carried out: 0. Warnings expired: 0. Covers begun or ended: 0. "
        "Files counted again: 0. Records purged: 0. "
        "Notifications made: 0. Emails sent: 0, put off: 0, given up: 0.\n"
    )
