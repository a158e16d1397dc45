"""Two people, two tabs, a double click, the Back button: one row, no server error, nothing typed lost."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from casework import actions
from casework.enums import Action, FileState
from casework.models import AuditEvent, Case, Note
from tests.web.verbs_world import NOW, Ready, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

A_LONG_TEXT = "She rang on Friday and asked for the notes of the interview."


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = str(tmp_path)
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def done(it: Ready, world: World) -> int:
    return AuditEvent.objects.filter(action=it.action, actor=world.user(it.who).pk).count()


def refused_to(world: World, name: str, case: Case) -> list[dict[str, Any]]:
    events = AuditEvent.objects.filter(action="refused", case=case.pk, actor=world.user(name).pk)
    return [json.loads(event.body)["facts"] for event in events.order_by("id")]


def somebody_else_adds_a_note(it: Ready, world: World) -> None:
    actions.add_note(Case.objects.get(pk=it.file.pk), text="Something new.", by=world.user("lena"))


@pytest.mark.parametrize(
    "action",
    [
        Action.SUBMIT_FINDINGS,
        Action.REFER_TO_HEARING,
        Action.RECORD_HEARING,
        Action.DECIDE_OUTCOME,
        Action.ISSUE_OUTCOME,
    ],
)
def test_a_stale_page_comes_back_with_what_is_new_and_one_more_press_sends_it(
    world: World, action: Action
) -> None:
    it = ready(world, action)
    client = sign_in(world, it.who)
    data = it.data()
    somebody_else_adds_a_note(it, world)

    answer = client.post(it.address, data)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this file after you opened the page." in page
    assert "Note added: Lena Example, " in page
    assert done(it, world) == 0
    assert refused_to(world, it.who, it.file) == [{"route": action.value, "refusal": "NotNow"}]
    now = Case.objects.get(pk=it.file.pk).version
    assert f'name="version" value="{now}"' in page
    for value in it.body.values():
        assert str(value).replace("'", "&#x27;") in page

    assert client.post(it.address, data | {"version": now}).status_code == 302
    assert done(it, world) == 1


def test_somebody_elses_note_does_not_stop_mine(world: World) -> None:
    it = ready(world, Action.ADD_NOTE)
    somebody_else_adds_a_note(it, world)
    assert sign_in(world, it.who).post(it.path, it.data()).status_code == 302
    assert it.file.notes.count() == 2


def test_a_second_note_of_mine_from_an_old_page_is_asked_back_and_then_sent(world: World) -> None:
    it = ready(world, Action.ADD_NOTE)
    client = sign_in(world, it.who)
    client.post(it.path, it.data())
    answer = client.post(it.path, it.data(text=A_LONG_TEXT))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert A_LONG_TEXT in page
    assert it.file.notes.count() == 1
    now = Case.objects.get(pk=it.file.pk).version
    assert client.post(it.path, it.data(text=A_LONG_TEXT, version=now)).status_code == 302
    assert it.file.notes.count() == 2


def test_a_text_for_a_case_that_has_closed_can_be_copied(world: World) -> None:
    it = ready(world, Action.ADD_NOTE)
    data = it.data(text=A_LONG_TEXT)
    world.withdraw(Case.objects.get(pk=it.file.pk), reason="Wrong.", on=NOW.date())
    answer = sign_in(world, it.who).post(it.path, data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This can no longer be done" in page
    assert "It can be done at: " in page and "Rule PR-19" in page
    assert A_LONG_TEXT in page
    assert "Case withdrawn: Lena Example" in page
    assert not it.file.notes.exists()


def test_the_wrong_person_is_told_and_the_attempt_is_an_event(world: World) -> None:
    it = ready(world, Action.SUBMIT_FINDINGS)
    for method in ("get", "post"):
        answer = getattr(sign_in(world, "hana"), method)(it.path, it.data())
        assert answer.status_code == 403
        assert "is done by the investigator of this file" in answer.content.decode()
    assert (
        AuditEvent.objects.filter(action="refused", case=it.file.pk, actor=world.user("hana").pk).count() == 2
    )
    assert done(it, world) == 0


def test_a_broken_rule_is_shown_and_the_attempt_is_an_event(world: World) -> None:
    it = ready(world, Action.APPOINT)
    answer = sign_in(world, it.who).post(it.path, it.data(employee=world.ivor.staff_number))
    assert answer.status_code == 422
    assert refused_to(world, it.who, it.file) == [
        {"route": "appoint", "refusal": "RuleBroken", "rule": "SEP-1"}
    ]
    assert done(it, world) == 0


def test_a_part_and_an_allegation_of_another_case_are_not_there(world: World) -> None:
    mine, other = world.open_case("sam"), world.open_case("sita")
    theirs = other.parts.get(kind="investigator")
    actions.add_allegation(
        other,
        particulars="Told a colleague to delete it.",
        category=world.category,
        channel="workplace",
        acted_from=NOW.date(),
        acted_to=NOW.date(),
        by=world.user("hana"),
        on=NOW.date(),
    )
    client = sign_in(world, "hana")
    body = {"employee": world.chidi.staff_number, "reason": "Because.", "version": mine.version}
    for part in (theirs.pk, 0, 10**30):
        path = f"/cases/{mine.reference}/replace_part/{part}/"
        assert client.get(path).status_code == 404
        assert client.post(path, body).status_code == 404
    assert client.get(f"/cases/{other.reference}/correct_record/2/").status_code == 200
    assert client.get(f"/cases/{mine.reference}/correct_record/2/").status_code == 404
    theirs.refresh_from_db()
    assert theirs.to_date is None


def test_an_answer_for_another_cases_allegation_is_nobodys_field(world: World) -> None:
    it = ready(world, Action.SUBMIT_FINDINGS)
    other = world.open_case("sita")
    foreign = other.allegations.get()
    data = it.data(**{f"case_to_answer_{foreign.pk}": "no", f"reasons_{foreign.pk}": "Not hers."})
    if foreign.pk != 1:
        assert sign_in(world, "ivor").post(it.path, data).status_code == 302
    assert not foreign.recommendations.exists()


def test_what_the_form_does_not_ask_cannot_be_given(world: World) -> None:
    """Mass assignment: who, when, state and owner come from the session, the clock and the table."""
    it = ready(world, Action.ADD_NOTE)
    other = world.open_case("sita")
    extra = {
        "by": world.lena.user_id,
        "written_by": world.lena.user_id,
        "case": other.pk,
        "state": "closed",
        "on": "2001-01-01",
        "id": 1,
    }
    assert sign_in(world, it.who).post(it.path, it.data(**extra)).status_code == 302
    note = Note.objects.get()
    assert (note.case_id, note.written_by_id) == (it.file.pk, world.hana.user_id)
    assert Case.objects.get(pk=it.file.pk).state == FileState.INVESTIGATION


def test_reading_a_page_is_an_event(world: World) -> None:
    it = ready(world, Action.ADD_NOTE)
    sign_in(world, it.who).get(it.path)
    seen = AuditEvent.objects.get(action="viewed", case=it.file.pk)
    assert '"route":"add_note"' in seen.body


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "action",
    [Action.ADD_NOTE, Action.REPORT_INCIDENT, Action.RECORD_PAST_SANCTION, Action.SUBMIT_FINDINGS],
)
def test_two_presses_at_once_leave_one_row(settings: Any, tmp_path: Any, action: Action) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    world = build_world()
    it = ready(world, action)
    clients = [sign_in(world, it.who) for _ in range(2)]
    barrier = threading.Barrier(2)
    statuses: list[int] = []

    def press(client: Client) -> None:
        scan = {"scan": SimpleUploadedFile("letter.pdf", b"%PDF-1.4")} if "scan" in it.body else {}
        try:
            barrier.wait(timeout=10)
            statuses.append(client.post(it.path, it.data(**scan)).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert sorted(statuses) == [302, 409]
    # Of a past sanction one event is the incident's and one the case's.
    assert done(it, world) == (2 if action == Action.RECORD_PAST_SANCTION else 1)
