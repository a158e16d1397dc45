"""Web and worker refuse to serve demo sign-ins as real ones. Real processes are started."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from django.db import connection

from accounts.models import User
from config import start_checks
from config.env import BASE_DIR


@pytest.fixture
def demo_user(transactional_db: None) -> User:
    return User.objects.create_user("demo@example.org", "Demo Person", is_demo=True)


def environment(**variables: str) -> dict[str, str]:
    """What a process needs to serve the test's own database."""
    told = connection.settings_dict
    login = quote(told["USER"]) + (f":{quote(told['PASSWORD'])}" if told["PASSWORD"] else "")
    query = f"host={quote(told['HOST'], safe='')}" + (f"&port={told['PORT']}" if told["PORT"] else "")
    url = f"postgresql://{login}@/{told['NAME']}?{query}"
    kept = {
        name: value for name, value in os.environ.items() if name not in ("DEMO", "DJANGO_SETTINGS_MODULE")
    }
    return kept | {"DATABASE_URL": url} | variables


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def gunicorn(**variables: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, cwd=BASE_DIR, env=environment(**variables), **streams)  # type: ignore[call-overload, no-any-return]


def answers(port: str) -> bool:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as page:
                return bool(page.status == 200)
        except (URLError, OSError):
            time.sleep(0.1)
    return False


@pytest.mark.slow
def test_gunicorn_refuses_demo_sign_ins(demo_user: User) -> None:
    web = gunicorn(PORT=free_port())
    said, _ = web.communicate(timeout=60)
    assert web.returncode != 0
    assert start_checks.DEMO_REFUSAL in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_gunicorn_starts_with_demo_sign_ins_where_demo_is_1(demo_user: User) -> None:
    port = free_port()
    web = gunicorn(PORT=port, DEMO="1", INSECURE_HTTP="1")
    try:
        assert answers(port)
    finally:
        web.terminate()
        web.communicate(timeout=30)


@pytest.mark.slow
def test_worker_refuses_demo_sign_ins(demo_user: User) -> None:
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", "1"]
    worker = subprocess.run(
        command, cwd=BASE_DIR, env=environment(), capture_output=True, text=True, timeout=60
    )
    assert worker.returncode != 0
    assert start_checks.DEMO_REFUSAL in worker.stdout + worker.stderr


def test_refuses_only_an_active_demo_user(db: None, settings: pytest.FixtureRequest) -> None:
    assert start_checks.trouble() == ""
    User.objects.create_user("real@example.org", "Real Person")
    assert start_checks.trouble() == ""
    demo = User.objects.create_user("demo@example.org", "Demo Person", is_demo=True)
    assert start_checks.trouble() == start_checks.DEMO_REFUSAL
    settings.DEMO = True  # type: ignore[attr-defined]
    assert start_checks.trouble() == ""
    settings.DEMO = False  # type: ignore[attr-defined]
    User.objects.filter(pk=demo.pk).update(is_active=False)
    assert start_checks.trouble() == ""


@pytest.mark.slow
def test_a_database_that_is_away_is_one_sentence(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    away = kept | {
        "DATABASE_URL": f"postgresql://casework_app@/casework?host={tmp_path}",
        "PORT": free_port(),
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.py"]
    web = subprocess.run(command, cwd=BASE_DIR, env=away, capture_output=True, text=True, timeout=60)
    assert web.returncode != 0
    assert start_checks.DATABASE_REFUSAL in web.stderr
