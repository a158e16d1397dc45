"""Search, directory, hearing sheet and downloads: what leaves, to whom, and that it was written down first."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

import casework.web.pages
from casework import actions
from casework.enums import FileState, PartKind
from casework.models import AuditEvent, AuditPayload, Case
from tests.web.test_pages_case import sign_in, words_of
from tests.world import REFERRED, World, build_world


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def facts(event: AuditEvent) -> dict[str, object]:
    return json.loads(event.body)["facts"]


def test_search_finds_by_name_within_what_the_reader_sees(world: World):
    case = world.open_case("sita")
    for name, found in (
        ("hana", True),
        ("ivor", True),
        ("audrey", True),
        ("olu", False),
        ("adam", False),
        ("sita", False),
    ):
        text = words_of(sign_in(world, name).post(reverse("search"), {"q": "sita"}).content)
        assert (case.reference in text) is found
        assert ("Nothing found" in text) is not found


def test_search_finds_incidents_by_whoever_is_named_in_them(world: World):
    incident = world.report()
    for words in ("sam", "wendy", world.sam.staff_number):
        assert incident.reference in words_of(
            sign_in(world, "hana").post(reverse("search"), {"q": words}).content
        )
    assert incident.reference not in words_of(
        sign_in(world, "manny").post(reverse("search"), {"q": "sam"}).content
    )


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower {}"])
def test_search_for_a_reference_leads_straight_to_its_file(world: World, typed: str):
    case = world.open_case()
    for file, route in ((case, "case"), (case.incident, "incident")):
        text = typed.replace("lower ", "").format(file.reference)
        text = text.lower().replace("-", " ") if "lower" in typed else text
        response = sign_in(world, "hana").post(reverse("search"), {"q": text})
        assert (response.status_code, response.headers["Location"]) == (
            302,
            reverse(route, kwargs={"reference": file.reference}),
        )
        event = AuditEvent.objects.filter(action="searched").latest("id")
        of_case = int(route == "case")
        assert facts(event) == {"page": "search", "cases": of_case, "incidents": 1 - of_case}


def test_search_finds_by_part_of_a_reference_and_takes_no_name_for_one(world: World):
    case = world.case_in(FileState.FINDINGS)
    part = case.reference[3:10].lower()  # such as 2026-7k
    for typed, found in ((part, True), (part.replace("-", " "), True), ("20", False), ("dc-", False)):
        text = words_of(sign_in(world, "hana").post(reverse("search"), {"q": typed}).content)
        assert (case.reference in text) is found, typed
    assert case.reference not in words_of(sign_in(world, "olu").post(reverse("search"), {"q": part}).content)


def test_search_for_a_hidden_reference_answers_as_for_none(world: World):
    case = world.open_case()
    for text in (case.reference, "DC-2026-77777", case.incident.reference, "IN-2026-77777"):
        response = sign_in(world, "olu").post(reverse("search"), {"q": text})
        assert response.status_code == 200
        assert "Nothing found" in words_of(response.content)


def test_search_is_an_event_with_counts_and_its_words_apart(world: World):
    world.open_case("sita")
    sign_in(world, "hana").post(reverse("search"), {"q": "sita"})
    event = AuditEvent.objects.get(action="searched")
    assert facts(event) == {"page": "search", "cases": 1, "incidents": 1}
    assert "sita" not in event.body
    assert json.loads(AuditPayload.objects.get(event_uid=event.uid).text) == {"text": "sita"}


@pytest.mark.parametrize("text", ["", " ", "s", "\x00", "s\x00", "%", "x" * 5000])
def test_search_for_next_to_nothing_lists_nobody(world: World, text: str):
    world.open_case("sita")
    response = sign_in(world, "hana").post(reverse("search"), {"q": text})
    assert response.status_code == 200
    assert "Sita Example" not in words_of(response.content)


def test_search_reads_no_name_from_an_address(world: World):
    case = world.open_case("sita")
    response = sign_in(world, "hana").get(reverse("search"), {"q": "sita"})
    assert case.reference not in words_of(response.content)
    assert not AuditEvent.objects.filter(action="searched").exists()
    assert b'method="get" role="search"' not in response.content


def test_directory_answers_a_fragment_or_a_page(world: World):
    client = sign_in(world, "manny")
    address = reverse("people_search") + "?field=employee"
    fragment = client.post(address, {"employee_search": "sita"}, headers={"HX-Request": "true"})
    assert b"<html" not in fragment.content
    assert f'name="employee" value="{world.sita.staff_number}"' in fragment.content.decode()
    assert b"<html" in client.post(address, {"employee_search": "sita"}).content
    event = AuditEvent.objects.filter(action="searched").last()
    assert facts(event) == {"page": "people_search", "people": 1}


def test_directory_shows_ten_people_at_most_and_none_for_a_letter(world: World):
    client = sign_in(world, "hana")
    found = client.post(reverse("people_search") + "?field=a", {"a_search": "example"}).content
    assert found.count(b'type="radio"') == 10
    assert (
        b'type="radio"' not in client.post(reverse("people_search") + "?field=a", {"a_search": "e"}).content
    )


def test_directory_field_is_a_plain_word(world: World):
    response = sign_in(world, "hana").post(
        reverse("people_search") + '?field="><b>', {"person_search": "sita"}
    )
    assert b'name="person"' in response.content
    assert b"<b>" not in response.content


def test_directory_is_closed_to_the_rest(world: World):
    for name in ("sam", "adam", "audrey", "ivor"):
        assert (
            sign_in(world, name).post(reverse("people_search"), {"person_search": "sita"}).status_code == 403
        )
    world.open_case("sita")
    assert sign_in(world, "ivor").post(reverse("people_search"), {"person_search": "sita"}).status_code == 200


def sheet(case: Case) -> str:
    return reverse("hearing_sheet", kwargs={"reference": case.reference})


def test_hearing_sheet_holds_place_people_order_questions_and_rights(world: World):
    case = world.case_in(FileState.HEARING)
    text = words_of(sign_in(world, "chidi").get(sheet(case)).content)
    for words in (
        "Fri 16 Oct 2026 at 10am",
        "Room 4, Leeds",
        "Hearing chair Chidi Example",
        "posted a customer's name",
        "Order of the hearing",
        "The employee could call witnesses, and say something about those who were heard",
        "Questions",
        "They may not answer questions for the employee",
        "Employment Relations Act 1999, s.10",
    ):
        assert words in text
    assert AuditEvent.objects.filter(case=case.pk, action="viewed", actor=world.user("chidi").pk).exists()


def test_hearing_sheet_is_for_the_room_and_hr(world: World):
    case = world.case_in(FileState.HEARING)
    actions.appoint(case, kind=PartKind.NOTE_TAKER, employee=world.nora, by=world.user("hana"), on=REFERRED)
    answers = {
        name: sign_in(world, name).get(sheet(case)).status_code
        for name in ("chidi", "nora", "hana", "lena", "audrey", "ivor", "carla", "uma", "sam")
    }
    assert answers == {
        "chidi": 200,
        "nora": 200,
        "hana": 200,
        "lena": 200,
        "audrey": 200,
        "ivor": 403,
        "carla": 403,
        "uma": 404,
        "sam": 404,
    }


def test_hearing_sheet_before_a_hearing_is_arranged_says_not_now(world: World):
    case = world.open_case()
    response = sign_in(world, "hana").get(sheet(case))
    assert response.status_code == 409
    assert "No hearing is arranged" in words_of(response.content)


@pytest.fixture
def evidence(world: World) -> tuple[Case, str]:
    case = world.open_case()
    content = ContentFile(b"<script>alert(1)</script>", name="post «é» & co.html")
    actions.attach_evidence(case, title="The post", content=content, by=world.user("ivor"))
    return case, reverse("evidence", kwargs={"reference": case.reference, "number": 1})


def test_evidence_leaves_as_a_download_that_no_browser_runs(world: World, evidence: tuple[Case, str]):
    response = sign_in(world, "ivor").get(evidence[1])
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response.headers["Content-Type"] == "application/octet-stream"
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    assert "filename*=utf-8''post%20%C2%AB%C3%A9%C2%BB%20%26%20co.html" in disposition
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response.headers["Cache-Control"]


def test_evidence_is_written_down_before_its_bytes_leave(world: World, evidence: tuple[Case, str]):
    case, address = evidence
    response = sign_in(world, "ivor").get(address)
    event = AuditEvent.objects.get(case=case.pk, action="downloaded")
    assert facts(event) == {"evidence": case.evidence.get().pk, "number": 1}
    response.close()


def test_evidence_stays_when_its_event_cannot_be_written(
    world: World, evidence: tuple[Case, str], monkeypatch
):
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the log is full")

    monkeypatch.setattr("casework.audit.record_look", broken)
    client = sign_in(world, "ivor")
    client.raise_request_exception = False
    response = client.get(evidence[1])
    assert (response.status_code, response.streaming) == (500, False)


def test_evidence_of_a_hidden_case_is_not_there(world: World, evidence: tuple[Case, str]):
    case, address = evidence
    for name in ("sam", "wendy", "olu", "adam", "manny"):
        assert sign_in(world, name).get(address).status_code == 404
    other = world.case_in(FileState.FINDINGS, "uma")
    assert sign_in(world, "ivor").get(address.replace(case.reference, other.reference)).status_code == 404
    assert not AuditEvent.objects.filter(action="downloaded").exists()


def test_no_page_is_rendered_after_its_view_has_ended():
    """A lazy response would ask the database after the read's event, outside the view's care."""
    for source in Path(casework.web.pages.__path__[0]).glob("*.py"):
        names = {node.id for node in ast.walk(ast.parse(source.read_text())) if isinstance(node, ast.Name)}
        names |= {
            alias.name
            for node in ast.walk(ast.parse(source.read_text()))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        assert not names & {"TemplateResponse", "SimpleTemplateResponse", "StreamingHttpResponse"}, (
            source.name
        )
