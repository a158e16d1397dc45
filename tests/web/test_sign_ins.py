"""Signing in, failing to, signing out and changing a password are events, without a word typed."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from casework.enums import Look
from casework.models import AuditEvent
from tests.world import PASSWORD, World, build_world


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def _looks() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def test_sign_in_and_out_are_events_of_the_person(world: World, client: Client) -> None:
    hana = world.user("hana")
    answer = client.post(reverse("sign_in"), {"username": hana.email, "password": PASSWORD})
    assert answer.status_code == 302
    client.post(reverse("sign_out"))
    assert _looks() == [Look.SIGNED_IN, Look.SIGNED_OUT]
    assert set(AuditEvent.objects.values_list("actor", flat=True)) == {hana.pk}


def test_a_failed_sign_in_is_an_event_that_names_nobody(world: World, client: Client) -> None:
    answer = client.post(reverse("sign_in"), {"username": world.user("hana").email, "password": "wrong"})
    assert answer.status_code == 422
    event = AuditEvent.objects.get()
    assert event.action == Look.SIGN_IN_FAILED
    assert event.actor != world.user("hana").pk
    assert "hana" not in event.body


def test_attempts_beyond_the_limit_are_one_event(world: World, client: Client) -> None:
    for _ in range(14):
        client.post(reverse("sign_in"), {"username": "hana@example.org", "password": "wrong"})
    events = [json.loads(body) for body in AuditEvent.objects.order_by("id").values_list("body", flat=True)]
    assert {event["action"] for event in events} == {Look.SIGN_IN_FAILED}
    assert [event.get("facts") for event in events] == [None] * 10 + [{"limited": True}]


def test_a_changed_password_is_an_event(world: World, client: Client) -> None:
    client.force_login(world.user("hana"))
    new = "another long walk in the rain"
    answer = client.post(
        reverse("password_change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert answer.status_code == 302
    assert _looks() == [Look.PASSWORD_CHANGED]
    world.user("hana").refresh_from_db()
    assert new not in AuditEvent.objects.get().body
