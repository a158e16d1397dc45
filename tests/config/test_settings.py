"""What the environment says, and what holds when it says nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import env

ASK = """
import json
from django.conf import settings
names = ["DEBUG", "DEMO", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE",
         "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "EMAIL_BACKEND"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_under(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The product's own settings in a process of their own, with nothing else in the environment."""
    given = {
        "PATH": os.environ["PATH"],
        "CASEWORK_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-c", ASK]
    return subprocess.run(command, cwd=env.BASE_DIR, env=given | variables, capture_output=True, text=True)


def test_what_is_unset_is_safe(tmp_path: Path) -> None:
    told = json.loads(settings_under(tmp_path, SECRET_KEY="x" * 50).stdout)
    assert not told["DEBUG"]
    assert not told["DEMO"]
    assert told["SECURE_SSL_REDIRECT"]
    assert told["SECURE_HSTS_SECONDS"] == 31536000
    assert told["SESSION_COOKIE_SECURE"]
    assert told["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert told["CSRF_COOKIE_NAME"].startswith("__Host-")
    assert "smtp" in told["EMAIL_BACKEND"]


def test_demo_over_plain_http_is_asked_for(tmp_path: Path) -> None:
    told = json.loads(settings_under(tmp_path, SECRET_KEY="x" * 50, DEMO="1", INSECURE_HTTP="1").stdout)
    assert told["DEMO"]
    assert not told["SESSION_COOKIE_SECURE"]
    assert not told["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert "filebased" in told["EMAIL_BACKEND"]


def test_without_a_secret_key_one_sentence(tmp_path: Path) -> None:
    refused = settings_under(tmp_path)
    assert refused.returncode != 0
    assert refused.stderr.startswith("SECRET_KEY is not set")
    assert "Traceback" not in refused.stderr


def test_a_database_address_is_taken_apart() -> None:
    told = env.database("postgresql://anna:p%40ss@db.example:5433/casework?sslmode=require")
    assert (told["NAME"], told["USER"], told["PASSWORD"]) == ("casework", "anna", "p@ss")
    assert (told["HOST"], told["PORT"], told["OPTIONS"]["sslmode"]) == ("db.example", "5433", "require")
    assert told["ATOMIC_REQUESTS"] is False


def test_a_socket_is_a_host() -> None:
    assert env.database("postgresql://casework_app@/casework?host=%2Ftmp%2Fx")["HOST"] == "/tmp/x"


def test_an_unreadable_database_address_is_one_sentence() -> None:
    with pytest.raises(env.Missing, match="DATABASE_URL cannot be read"):
        env.database("mysql://casework")


@pytest.mark.parametrize(
    ("redis", "broker", "cache"),
    [
        ("redis://r.example:6379/0", "redis://r.example:6379/0", "redis://r.example:6379/1"),
        ("rediss://:pw@r.example:6380", "rediss://:pw@r.example:6380", "rediss://:pw@r.example:6380/1"),
        ("unix:///a/r.sock", "redis+socket:///a/r.sock?virtual_host=0", "unix:///a/r.sock?db=1"),
    ],
)
def test_queue_and_cache_are_kept_apart(redis: str, broker: str, cache: str) -> None:
    assert (env.broker_url(redis), env.cache_url(redis)) == (broker, cache)
