"""Unfinished texts survive, and are their author's alone."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client

from casework.actions.drafts import MAX_DRAFT_CHARACTERS
from casework.enums import Action
from casework.models import AuditEvent, Draft
from tests.web.verbs_world import NOW, Ready, day, findings_step, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

SECRET = "Half a thought about her health that nobody else may read."


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = str(tmp_path)
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def it(world: World) -> Ready:
    return ready(world, Action.ADD_NOTE)


def autosave(client: Client, key: str, name: str = "text", text: str = SECRET) -> Any:
    return client.post(f"/drafts/?key={key}&field={name}", {"text": text})


def test_a_text_is_kept_while_it_is_written_and_is_there_again(world: World, it: Ready) -> None:
    client = sign_in(world, "hana")
    answer = autosave(client, it.path)
    assert (answer.status_code, answer.json()) == (200, {"saved_at": "2026-11-23T11:00+00:00"})
    assert autosave(client, it.path, text=f"{SECRET} And more.").status_code == 200
    page = client.get(it.path).content.decode()
    assert f"{SECRET} And more." in page
    assert "You have an unfinished text, saved Mon 23 Nov 2026 at 11am" in page
    assert Draft.objects.count() == 1
    assert f"/drafts/?key={it.path}&amp;field=text" in page  # where the next keystrokes go


def test_the_plain_button_keeps_every_answer_without_judging_it(world: World) -> None:
    it = ready(world, Action.ARRANGE_HEARING)
    client = sign_in(world, "hana")
    half = {
        "place": "Room 4",
        "starts_on_day": "31",
        "starts_on_month": "2",
        "nation": "scotland",
        "save_draft": "1",
    }
    assert client.post(it.path, half).status_code == 302
    page = client.get(it.path).content.decode()
    assert 'value="Room 4"' in page
    assert 'name="starts_on_day" type="text" inputmode="numeric" autocomplete="off" value="31"' in page
    assert "There is a problem" not in page
    kept = Draft.objects.get().fields
    assert "csrfmiddlewaretoken" not in kept
    assert "version" not in kept


TOO_MUCH = "x" * (MAX_DRAFT_CHARACTERS + 1)


@pytest.mark.parametrize(
    ("action", "field"),
    [
        (Action.ADD_NOTE, "text"),
        (Action.REPORT_INCIDENT, "account"),
        (Action.DECIDE_OUTCOME, "reasons_1"),
    ],
)
def test_more_than_can_be_kept_comes_back_with_everything_typed(
    world: World, action: Action, field: str
) -> None:
    it = ready(world, action)
    answer = sign_in(world, it.who).post(it.path, {field: TOO_MUCH, "version": "1", "save_draft": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "There is a problem" in page
    assert TOO_MUCH in page
    assert not Draft.objects.filter(fields__contains={field: [TOO_MUCH]}).exists()


def test_the_plain_button_keeps_a_note(world: World, it: Ready) -> None:
    client = sign_in(world, it.who)
    assert client.post(it.path, {"text": SECRET, "version": "1", "save_draft": "yes"}).status_code == 302
    assert SECRET in client.get(it.path).content.decode()
    assert not it.file.notes.exists()


def test_a_person_chosen_and_a_tick_come_back(world: World) -> None:
    it = ready(world, Action.ASSESS_INCIDENT)
    client = sign_in(world, "hana")
    client.post(it.path, it.data(save_draft="1", investigator=world.ivor.staff_number))
    page = client.get(it.path).content.decode()
    assert (
        f'name="investigator" value="{world.ivor.staff_number}" id="id_investigator_found_0" checked' in page
    )
    assert 'value="formal" id="id_result_3" checked' in page


@pytest.mark.parametrize("name", ["lena", "ivor", "carla", "audrey", "adam", "sam"])
def test_nobody_else_reads_it_whatever_their_role(world: World, it: Ready, name: str) -> None:
    assert autosave(sign_in(world, "hana"), it.path).status_code == 200
    other = sign_in(world, name)
    assert SECRET not in other.get(it.path).content.decode()
    answer = other.post(f"/drafts/?key={it.path}&field=text", {"text": "mine"})
    assert SECRET not in answer.content.decode()
    other.post("/drafts/discard/", {"key": it.path})
    assert Draft.objects.get(author=world.user("hana")).fields == {"text": [SECRET]}
    assert SECRET in sign_in(world, "hana").get(it.path).content.decode()  # the control: its author does


def test_nobody_else_reads_a_report_half_written(world: World) -> None:
    it = ready(world, Action.REPORT_INCIDENT)
    assert autosave(sign_in(world, "manny"), it.path, "account").status_code == 200
    for name in ("hana", "lena", "carla"):
        assert SECRET not in sign_in(world, name).get(it.path).content.decode()
    assert SECRET in sign_in(world, "manny").get(it.path).content.decode()


def test_a_draft_is_no_event_and_in_no_audit_body(world: World, it: Ready) -> None:
    before = AuditEvent.objects.count()
    autosave(sign_in(world, "hana"), it.path)
    assert AuditEvent.objects.count() == before


def test_it_goes_when_the_verb_is_done_and_stays_when_it_is_refused(world: World) -> None:
    it = ready(world, Action.ARRANGE_HEARING)
    client = sign_in(world, "hana")
    autosave(client, it.path, "place", SECRET)
    assert client.post(it.path, it.data(**day("starts_on", "24 11 2026"))).status_code == 422
    assert Draft.objects.count() == 1
    assert client.post(it.path, it.data()).status_code == 302
    assert not Draft.objects.exists()


def test_it_can_be_thrown_away(world: World, it: Ready) -> None:
    client = sign_in(world, "hana")
    autosave(client, it.path)
    answer = client.post("/drafts/discard/", {"key": it.path})
    assert (answer.status_code, answer["Location"]) == (302, it.path)
    assert not Draft.objects.exists()
    assert SECRET not in client.get(it.path).content.decode()


def test_a_decision_half_made_is_the_chairs_alone(world: World) -> None:
    it = ready(world, Action.DECIDE_OUTCOME)
    body = findings_step(reasons_1=SECRET) | {"version": it.file.version}
    assert sign_in(world, "chidi").post(f"{it.path}?step=findings", body).status_code == 302
    for name in ("hana", "lena", "audrey"):
        for step in ("findings", "level", "check"):
            assert SECRET not in sign_in(world, name).get(f"{it.path}?step={step}").content.decode()
    assert SECRET in sign_in(world, "chidi").get(f"{it.path}?step=check").content.decode()


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/",
        "//evil.example/",
        "/cases/DC-2026-AAAAA/add_note/",
        "/people/",
        "https://evil.example/",
        "/drafts/",
        "x" * 300,
    ],
)
@pytest.mark.parametrize("path", ["/drafts/", "/drafts/discard/"])
def test_only_the_address_of_a_form_this_person_sees_is_a_key(world: World, path: str, key: str) -> None:
    answer = sign_in(world, "hana").post(path, {"key": key, "field": "text", "text": SECRET})
    assert answer.status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("path", ["/drafts/", "/drafts/discard/"])
def test_a_page_that_is_no_form_keeps_no_draft(world: World, it: Ready, path: str) -> None:
    incident = it.file.incident.reference
    client = sign_in(world, "hana")
    for key in (
        f"/cases/{it.file.reference}/",
        f"/cases/{it.file.reference}/hearing_sheet/",
        f"/incidents/{incident}/",
    ):
        assert client.post(path, {"key": key, "field": "text", "text": SECRET}).status_code == 404
    assert not Draft.objects.exists()


def test_bad_drafts_are_refused_and_get_is_not_allowed(world: World, it: Ready) -> None:
    client = sign_in(world, "hana")
    assert autosave(client, it.path, text="x" * (MAX_DRAFT_CHARACTERS + 1)).status_code == 400
    assert not Draft.objects.exists()
    assert autosave(client, it.path, text="a\x00b").status_code == 200
    assert Draft.objects.get().fields == {"text": ["ab"]}
    assert client.get("/drafts/").status_code == 405
    assert client.get("/drafts/discard/").status_code == 405
    assert Client().post("/drafts/", {"key": it.path}).status_code == 302
    strict = sign_in(world, "hana", enforce_csrf_checks=True)
    assert autosave(strict, it.path).status_code == 403
