"""Where nothing else caught it: the status, words and kind of what is answered, without the servers that are away."""

from __future__ import annotations

from collections.abc import Iterator

import django.db
import psycopg
import pytest
import redis.exceptions
from django.db import connection
from django.test import Client

from casework import errors
from casework.models import Case
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.world import World

AWAY = [
    psycopg.OperationalError("server closed the connection"),
    psycopg.InterfaceError("the connection is closed"),
    django.db.OperationalError("server closed the connection"),
    django.db.InterfaceError("connection already closed"),
    redis.exceptions.ConnectionError("Connection refused"),
    redis.exceptions.TimeoutError("Timeout reading from socket"),
]
OURS = [
    psycopg.errors.DeadlockDetected("deadlock detected"),
    psycopg.errors.DiskFull("could not extend file"),
    psycopg.errors.QueryCanceled("canceling statement due to statement timeout"),
]
PAGE, API = "/cases/", "/api/v1/cases"


@pytest.fixture
def client(world: World) -> Client:  # noqa: F811
    """Hana, whose browser is given the answer instead of the exception."""
    client = Client(raise_request_exception=False)
    client.force_login(world.user("hana"))
    return client


def _fail(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def ask(*args: object, **kwargs: object) -> None:
        raise failure

    monkeypatch.setattr(Case.objects, "visible_to", ask)


@pytest.mark.parametrize("failure", OURS, ids=lambda failure: type(failure).__name__)
@pytest.mark.django_db
def test_what_a_server_that_is_there_refuses_is_our_failure(
    client: Client, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    told = django.db.OperationalError("as Django raises it")
    told.__cause__ = failure
    for raised in (failure, told):
        _fail(monkeypatch, raised)
        assert client.get(PAGE).status_code == 500
        assert client.get(API).status_code == 500


@pytest.mark.parametrize(
    "failure", AWAY, ids=lambda failure: f"{type(failure).__module__}.{type(failure).__name__}"
)
@pytest.mark.django_db
def test_while_a_server_is_away_both_doors_say_when_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    _fail(monkeypatch, failure)
    page = client.get(PAGE)
    assert (page.status_code, page["Retry-After"]) == (503, "60")
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert errors.UNAVAILABLE in page.content.decode()
    assert page["X-Request-ID"] in page.content.decode()
    answer = client.get(API)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "urn:casework:unavailable",
        "title": "Service Unavailable",
        "status": 503,
        "detail": errors.UNAVAILABLE,
    }
    assert "no-store" in page["Cache-Control"] and "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("failure", [RuntimeError("secret"), django.db.DataError("secret")])
@pytest.mark.django_db
def test_any_other_failure_is_a_500_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    _fail(monkeypatch, failure)
    page, answer = client.get(PAGE), client.get(API)
    assert (page.status_code, answer.status_code) == (500, 500)
    assert "Retry-After" not in page and "Retry-After" not in answer
    assert "Something went wrong" in page.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    assert {name: answer.json()[name] for name in ("type", "title", "status")} == {
        "type": "urn:casework:server-error",
        "title": "Internal Server Error",
        "status": 500,
    }
    assert b"secret" not in page.content + answer.content


@pytest.fixture
def _no_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database that nobody reaches: every connection is a real attempt at a socket that is not there."""
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    yield
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_no_database")
@pytest.mark.parametrize("address", [PAGE, API, f"{API}/DC-2026-BCDFG"])
def test_without_a_database_not_even_the_session_is_needed(address: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["casework_session"] = "somebody"
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert errors.UNAVAILABLE in answer.content.decode()
    assert "casework_session" not in answer.cookies, "nobody is signed out by it"
