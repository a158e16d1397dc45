"""The two questions of whoever watches the service, and what every answer carries."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from config import health

NOWHERE = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "unix:///nowhere/redis.sock",
    }
}


def test_healthz_asks_no_server(client: Client, settings: pytest.FixtureRequest) -> None:
    settings.CACHES = NOWHERE  # type: ignore[attr-defined]
    assert client.get("/healthz").status_code == 200


def test_readyz_is_well_when_both_servers_answer(client: Client, db: None) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"Casework is ready.\n")


def test_readyz_says_that_redis_is_away(client: Client, db: None, settings: pytest.FixtureRequest) -> None:
    settings.CACHES = NOWHERE  # type: ignore[attr-defined]
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"Redis does not answer.\n")


def test_readyz_says_that_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def cursor(self) -> None:
            raise OperationalError

    monkeypatch.setattr(health, "connection", Away())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"The database does not answer.\n")


def test_nothing_is_changed_by_asking(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


def test_every_answer_carries_the_strict_policies(client: Client) -> None:
    headers = client.get("/healthz").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    kinds = ("script", "style", "img", "font", "connect", "manifest")
    assert {policy[f"{kind}-src"] for kind in kinds} == {"'self'"}
    assert policy["form-action"] == "'self'"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
