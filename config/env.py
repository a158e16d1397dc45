"""Read settings from the environment."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("CASEWORK_VAR", BASE_DIR / "var"))
LIVE_URLS = VAR / "run" / "urls.json"


class Missing(SystemExit):
    """A setting is missing or cannot be read; the message is one sentence."""


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes or on; False for anything else that is set."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated variable as a list without empty entries."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def adopt_running_servers() -> None:
    """Where no server is named, use the ones that `make run` has running in this checkout."""
    if "DATABASE_URL" in os.environ or not LIVE_URLS.exists():
        return
    for name, value in json.loads(LIVE_URLS.read_text()).items():
        os.environ.setdefault(name, value)


def secret_key() -> str:
    """SECRET_KEY, or else the one that set-up made for this checkout."""
    key = os.environ.get("SECRET_KEY", "")
    kept = VAR / "secret_key"
    if not key and kept.exists():
        key = kept.read_text().strip()
    if not key:
        raise Missing(
            "SECRET_KEY is not set: give a random text of 50 characters or more, or run `make set-up`."
        )
    return key


def database(url: str) -> dict[str, Any]:
    """Django's description of a PostgreSQL address: postgresql://role:password@host:port/name?sslmode=require."""
    try:
        parts: dict[str, Any] = conninfo_to_dict(url)
    except ProgrammingError:
        raise Missing(
            "DATABASE_URL cannot be read: write it as postgresql://role:password@host:port/name."
        ) from None
    answer = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
    # Compiling a page's query took longer than a thousand runs of it: up to 17 s before statistics were gathered.
    return answer | {"OPTIONS": {"connect_timeout": 10, "options": "-c jit=off", **parts}}


def broker_url(redis_url: str) -> str:
    """The address of Redis as Celery writes it."""
    parts = urlsplit(redis_url)
    if parts.scheme == "unix":
        return f"redis+socket://{parts.path}?virtual_host=0"
    return redis_url


def cache_url(redis_url: str) -> str:
    """The address of the cache: database 1, so that clearing the cache leaves the queue alone."""
    parts = urlsplit(redis_url)
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db=1"
    return urlunsplit(parts._replace(path="/1"))
