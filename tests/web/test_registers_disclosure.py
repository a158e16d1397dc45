"""The disclosure table through the door: the question in the address, the answer, its files, its events."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from casework import audit
from casework.enums import FileState
from casework.models import AuditEvent
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


def days(**changes: tuple[int, int, int]) -> dict[str, int]:
    given = {"decided_from": (1, 1, 2026), "decided_to": (31, 12, 2026)} | changes
    return {
        f"{name}_{part}": value
        for name, day in given.items()
        for part, value in zip(("day", "month", "year"), day, strict=True)
    }


@pytest.fixture
def world() -> World:
    world = build_world()
    world.case_in(FileState.OUTCOME, "sam")
    return world


def ask(world: World, name: str = "audrey", route: str = "disclosure_table", **changes):
    client = Client()
    client.force_login(world.user(name))
    query = days() | {"category": "social-media", "figures": "exact"} | changes
    return client.get(f"{reverse(route)}?{urlencode(query)}")


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_page_shows_the_figures_the_rules_and_the_bridge(world: World) -> None:
    said = text(ask(world))
    assert "Social media misuse: people disciplined, Thu 1 Jan 2026 to Thu 31 Dec 2026" in said
    assert "100.0 %" in said
    assert "each person counts once, under the heaviest" in said
    assert "Further cases of a person who has one already" in said
    assert "By the first outcome" in said
    assert "Sam" not in said
    (event,) = AuditEvent.objects.filter(action="viewed")
    facts = json.loads(event.body)["facts"]
    assert (facts["page"], facts["category"], facts["count"]) == (
        "disclosure_table",
        "social-media",
        "people",
    )


def test_count_outcome_and_day_stand_in_the_address(world: World) -> None:
    response = ask(world, count="cases", outcome="first", **days(as_at=(1, 1, 2020)))
    said = text(response)
    assert "cases with a sanction" in said
    assert "First outcome, before any appeal. As at <strong>Wed 1 Jan 2020</strong>" in said
    assert "The first sanction was recorded in this system on" in said
    assert "count=cases" in said.split("Download as")[1]


def test_page_first_asks_and_counts_nothing(world: World) -> None:
    client = Client()
    client.force_login(world.user("lena"))
    response = client.get(reverse("disclosure_table"))
    assert response.status_code == 200
    assert "How it is counted" not in text(response)
    assert not AuditEvent.objects.filter(action="viewed").exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"category": ""}, "Select category"),
        ({"category": "nothing"}, "Select category"),
        ({"count": "heads"}, "Select count"),
        ({"outcome": "best"}, "Select outcome"),
        (days(decided_to=(31, 12, 2025)), "Decided to must be the same as or after decided from"),
        (days(decided_to=(31, 2, 2026)), "Decided to must be a real date"),
        (days(as_at=(1, 1, 2999)), "As at must be today or in the past"),
    ],
)
def test_bad_question_is_said_on_the_page_and_gives_no_file(world: World, changes: dict, says: str) -> None:
    for route in ("disclosure_table", "disclosure_table_csv", "disclosure_table_json"):
        response = ask(world, route=route, **changes)
        assert response.status_code == 422, route
        assert says in text(response), route
    assert not AuditEvent.objects.filter(action__in=["exported", "viewed"]).exists()


def test_files_are_named_for_category_and_day(world: World) -> None:
    sheet = ask(world, route="disclosure_table_csv")
    assert sheet.content.startswith(b"\xef\xbb\xbfpart,line,number")
    assert sheet["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="disclosure-social-media-as-at-20' in sheet["Content-Disposition"]
    answer = ask(world, route="disclosure_table_json")
    assert answer.json()["total"] == 1
    assert answer.json()["made_by"] == world.user("audrey").name
    assert AuditEvent.objects.filter(action="exported").count() == 2
    client = Client()
    client.force_login(world.user("audrey"))
    left = text(client.get(reverse("sanctions_exports")))
    assert "Disclosure table" in left
    assert "Only: for Social media misuse, and what is below it; decided from" in left


@pytest.mark.parametrize("name", ["hana", "olu", "manny", "chidi", "adam", "sam", "uma"])
def test_nobody_else_is_answered(world: World, name: str) -> None:
    for route in ("disclosure_table", "disclosure_table_csv", "disclosure_table_json"):
        response = ask(world, name, route)
        assert response.status_code == 403
        assert "100.0" not in text(response)


def test_figures_whose_event_cannot_be_written_are_not_shown(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args, **kwargs):
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr(audit, "record_look", broken)
    for route in ("disclosure_table", "disclosure_table_csv", "disclosure_table_json"):
        with pytest.raises(RuntimeError, match="cannot be written"):
            ask(world, route=route)


def test_menu_offers_it_to_those_who_count(world: World) -> None:
    for name, offered in (("audrey", True), ("lena", True), ("hana", False), ("manny", False)):
        client = Client()
        client.force_login(world.user(name))
        assert (reverse("disclosure_table") in text(client.get(reverse("home")))) == offered, name
