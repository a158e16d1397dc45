"""The commands of README.md's "With curl", run as they stand there, on the demo's department."""

from __future__ import annotations

import re
import shutil
import subprocess
from random import Random

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from casework.enums import AppealResult, FileState, SanctionLevel
from casework.management.demo.organisation import build_organisation
from casework.models import AppealDecision, AuditEvent, Case
from config.env import BASE_DIR

ENOUGH = 300


@pytest.fixture(autouse=True)
def that_autumn() -> None:
    """Not here: ``date`` in the shell and the server must tell the same time."""


def the_commands(base: str) -> str:
    text = (BASE_DIR / "README.md").read_text(encoding="utf-8")
    part = text.split("<!-- curl -->")[1].split("<!-- /curl -->")[0]
    return "\n".join(re.findall(r"```bash\n(.*?)```", part, re.DOTALL)).replace("http://localhost:8000", base)


@pytest.mark.slow
def test_the_commands_walk_a_case_from_report_to_appeal_and_file(
    live_server: LiveServer, transactional_db: None
) -> None:
    curl = shutil.which("curl")
    assert curl, "curl is not installed"
    build_organisation(ENOUGH, timezone.localdate(), Random(1))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", the_commands(live_server.url)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    case = Case.objects.get()
    assert case.state == FileState.CLOSED
    first, final = case.sanctions.order_by("pk")
    assert (first.level, final.level) == (SanctionLevel.WRITTEN_WARNING, SanctionLevel.VERBAL_WARNING)
    assert AppealDecision.objects.get().result == AppealResult.VARIED
    assert '"level":"verbal_warning"' in done.stdout
    assert AuditEvent.objects.filter(action="exported", actor__isnull=False).count() == 1
    assert not AuditEvent.objects.filter(action="refused").exists()
