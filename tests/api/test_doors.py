"""Every route of the API, every person: as on the pages, who is answered, who is refused, and no canary leaks.

Who may do what is the hand-written policy of ``tests/web/test_doors.py``; here it is said of these routes too.
A route without a row in ROUTES fails the build.
"""

from __future__ import annotations

from itertools import cycle, islice, product
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from drf_spectacular.generators import SchemaGenerator

from casework.api.verbs.views import VerbView
from casework.enums import PartKind
from casework.models import AuditEvent, Case, Part
from tests.fixtures_world import hire
from tests.web.test_doors import (
    AT_ANOTHER_STAGE,
    CANARY,
    HIDDEN,
    HR,
    OF_AN_INCIDENT,
    ON_THE_CASE,
    ON_THE_INCIDENT,
    OPEN_AT_HEARING,
    POLICY,
    REFUSED,
    VERBS,
    WHO,
    files,  # noqa: F401
    names_of,
)
from tests.world import World

# name of the route: its kind in POLICY. Verbs come from VERBS.
ROUTES: dict[str, str] = {
    "api_cases": "own",
    "api_case": "case",
    "api_case_events": "looks",
    "api_incidents": "incidents",
    "api_incident": "incident",
    "api_hearings": "own",
    "api_sanctions": "register",
    "api_search_employees": "directory",
    "api_sanction_history": "history",
    "api_deadlines": "own",
    "api_notifications": "own",
    "api_mark_notifications_read": "own",
    "api_disclosure_table": "export",
    "api_audit_events": "exports",
    "api_schema": "own",
    "api_docs": "own",
    "api_not_here": "nothing",
}
# These say something of the file to whoever sees it.
LISTS = ("api_cases", "api_hearings", "api_deadlines", "api_notifications")
POSTED: dict[str, dict[str, Any]] = {
    "api_search_employees": {"words": CANARY},
    "api_mark_notifications_read": {},
}
PROBLEM = "application/problem+json"


def _client(world: World, persona: str) -> Client:
    client = Client()
    if persona in WHO:
        client.force_login(world.user(WHO[persona]))
    return client


def _address(name: str, files: dict[str, Any]) -> str:  # noqa: F811
    verb = name.removeprefix("api_")
    if name in ("api_case", "api_case_events") or (verb in VERBS and verb not in OF_AN_INCIDENT):
        return reverse(name, kwargs={"reference": files["case"].reference})
    if name == "api_incident" or verb in OF_AN_INCIDENT:
        return reverse(name, kwargs={"reference": files["incident"].reference})
    if name == "api_disclosure_table":
        return f"{reverse(name)}?category=social-media&decided_from=2026-01-01&decided_to=2027-01-01"
    return "/api/v1/nothing/here" if name == "api_not_here" else reverse(name)


def _ask(client: Client, name: str, files: dict[str, Any]) -> HttpResponse:  # noqa: F811
    address = _address(name, files)
    if name == "api_sanction_history":
        body = {"staff_number": files["sanctioned"].staff_number}
        return client.post(address, body, "application/json")
    if name in POSTED:
        return client.post(address, POSTED[name], "application/json")
    return client.get(address)


def test_every_route_has_a_row() -> None:
    routes = {name for name in names_of(get_resolver().url_patterns) if name.startswith("api_")}
    assert routes == set(ROUTES) | {f"api_{verb}" for verb in VERBS}


def _expected(name: str, persona: str) -> int:
    kind = ROUTES[name]
    if persona == "anonymous":
        return 302 if name == "api_docs" else 401
    if kind == "nothing":
        return HIDDEN
    who, otherwise = POLICY[kind]
    if persona in who:
        return 200
    if kind == "looks" and persona in ON_THE_CASE:
        return REFUSED
    return HIDDEN if kind == "history" and persona == "hr_elsewhere" else otherwise


@pytest.fixture
def _schema_made_once(files: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """It is made from the code, for everybody alike, and takes a second: whole for one, and then a short one."""
    whole = _ask(_client(files["world"], "bystander"), "api_schema", files)
    assert b"/api/v1/cases/{reference}" in whole.content and CANARY.encode() not in whole.content
    monkeypatch.setattr(SchemaGenerator, "get_schema", lambda *args, **kwargs: {"openapi": "3.0.3"})


@pytest.mark.usefixtures("_schema_made_once")
def test_each_person_gets_what_the_policy_says(files: dict[str, Any]) -> None:  # noqa: F811
    wrong = []
    clients = {persona: _client(files["world"], persona) for persona in ["anonymous", *WHO]}
    for persona, name in product(clients, sorted(ROUTES)):
        answer = _ask(clients[persona], name, files)
        if answer.status_code != _expected(name, persona):
            wrong.append(f"{persona} at {name}: {answer.status_code}, not {_expected(name, persona)}")
        if answer.status_code >= 400 and answer["Content-Type"] != PROBLEM:
            wrong.append(f"{persona} at {name}: a refusal as {answer['Content-Type']}")
        if answer.status_code != 302 and "no-store" not in answer.get("Cache-Control", ""):
            wrong.append(f"{persona} at {name}: may be stored")
        directory = name == "api_search_employees" and answer.status_code == 200
        if persona not in ON_THE_CASE and CANARY.encode() in answer.content and not directory:
            wrong.append(f"{persona} at {name}: shows a canary")
        if (
            name in LISTS
            and persona not in ON_THE_CASE
            and files["case"].reference.encode() in answer.content
        ):
            wrong.append(f"{persona} at {name}: shows the reference")
    assert not wrong, "\n".join(wrong)


def test_the_control_sees_the_canary(files: dict[str, Any]) -> None:  # noqa: F811
    """Were the canary nowhere, the test above would prove nothing."""
    client = _client(files["world"], "hr_here")
    for name in (
        "api_case",
        "api_incident",
        "api_cases",
        "api_incidents",
        "api_hearings",
        "api_search_employees",
    ):
        assert CANARY.encode() in _ask(client, name, files).content, name
    assert files["case"].reference.encode() in _ask(client, "api_deadlines", files).content
    told = _ask(_client(files["world"], "chair"), "api_notifications", files).content
    assert files["case"].reference.encode() in told


def test_nobody_marks_the_notification_of_somebody_else(files: dict[str, Any]) -> None:  # noqa: F811
    told, address = files["notification"], reverse("api_mark_notifications_read")
    for persona in sorted(set(WHO) - {"chair"}):
        client = _client(files["world"], persona)
        assert client.post(address, {"id": told.pk}, "application/json").status_code == HIDDEN, persona
        assert client.post(address, {}, "application/json").status_code == 200
    told.refresh_from_db()
    assert told.read_at is None
    answer = _client(files["world"], "chair").post(address, {"id": told.pk}, "application/json")
    assert answer.json() == {"marked": 1}
    told.refresh_from_db()
    assert told.read_at is not None


def _right_body(verb: str, files: dict[str, Any]) -> dict[str, Any]:  # noqa: F811
    """Enough for the door to be passed; what is wrong with it is told to those alone who may do it."""
    version = files["incident" if verb in OF_AN_INCIDENT else "case"].version
    return {"version": version, "text": "x", "nonsense": CANARY}


def _send(client: Client, verb: str, address: str, files: dict[str, Any]) -> HttpResponse:  # noqa: F811
    kind = {} if verb in ("attach_evidence", "attach_redacted_copy") else {"content_type": "application/json"}
    return client.post(address, _right_body(verb, files), **kind)


def test_each_verb_is_open_to_whom_the_policy_says(files: dict[str, Any]) -> None:  # noqa: F811
    """Whoever sees the file, and nobody; the test below is of those from whom it is hidden."""
    before = Case.objects.get(pk=files["case"].pk).version
    wrong = []
    clients = {persona: _client(files["world"], persona) for persona in ["anonymous", *WHO]}
    for persona, verb in product(clients, sorted(VERBS)):
        if (wanted := _of_verb(verb, persona)) == HIDDEN:
            continue
        answer = _send(clients[persona], verb, _address(f"api_{verb}", files), files)
        if answer.status_code != wanted:
            wrong.append(f"{persona} at {verb}: {answer.status_code}, not {wanted}")
        if answer["Content-Type"] != PROBLEM or CANARY.encode() in answer.content:
            wrong.append(f"{persona} at {verb}: {answer.content!r}")
    assert not wrong, "\n".join(wrong)
    assert Case.objects.get(pk=files["case"].pk).version == before


def _of_verb(verb: str, persona: str) -> int:
    """As for the page of the verb; a body of the wrong shape is 400 to whoever may do it."""
    if persona == "anonymous":
        return 401
    if verb in OF_AN_INCIDENT:
        return 409 if persona in ON_THE_INCIDENT else HIDDEN
    if persona not in ON_THE_CASE:
        return HIDDEN
    if verb not in OPEN_AT_HEARING:
        return 409
    if persona in AT_ANOTHER_STAGE.get(verb, set()):
        return 409
    return 400 if persona in VERBS[verb] else REFUSED


def _of_another(address: str, files: dict[str, Any]) -> str:  # noqa: F811
    """The same address of a file that is not there."""
    absent = address.replace(files["case"].reference, "DC-2026-77777")
    return absent.replace(files["incident"].reference, "IN-2026-77777")


def _differ(hidden: HttpResponse, absent: HttpResponse) -> bool:
    """By anything that somebody could tell the one from the other by."""
    told = [
        (answer.status_code, answer.content, {name for name in answer.headers if name != "X-Request-ID"})
        for answer in (hidden, absent)
    ]
    return told[0] != told[1] or hidden.status_code != HIDDEN or hidden["Content-Type"] != PROBLEM


def test_a_hidden_file_answers_as_one_that_is_not_there(files: dict[str, Any]) -> None:  # noqa: F811
    for persona in sorted(set(WHO) - ON_THE_CASE):
        client = _client(files["world"], persona)
        for name in ("api_case", "api_case_events", "api_incident"):
            hidden = _address(name, files)
            assert not _differ(client.get(hidden), client.get(_of_another(hidden, files))), (persona, name)


def test_so_does_each_verb_on_a_hidden_file(files: dict[str, Any]) -> None:  # noqa: F811
    """All of them go through one door, so two of those from whom the file is hidden try each, turn by turn."""
    clients = {persona: _client(files["world"], persona) for persona in WHO}
    turns, tried = cycle(sorted(WHO)), set()
    for verb in sorted(VERBS):
        assert issubclass(resolve(_address(f"api_{verb}", files)).func.view_class, VerbView), verb
        hidden = _address(f"api_{verb}", files)
        absent = _send(clients["bystander"], verb, _of_another(hidden, files), files)
        for persona in islice((one for one in turns if _of_verb(verb, one) == HIDDEN), 2):
            answer = _send(clients[persona], verb, hidden, files)
            assert not _differ(answer, absent), (persona, verb, answer.content)
            tried.add(persona)
    assert tried >= set(WHO) - ON_THE_CASE


def test_filters_and_cursors_find_nothing_that_is_hidden(files: dict[str, Any]) -> None:  # noqa: F811
    client = _client(files["world"], "hr_elsewhere")
    case, incident = files["case"], files["incident"]
    for address in (
        f"/api/v1/cases?incident={incident.reference}",
        f"/api/v1/cases?unit={case.unit.pk}",
        f"/api/v1/hearings?case={case.reference}",
        f"/api/v1/deadlines?case={case.reference}",
        f"/api/v1/deadlines?incident={incident.reference}",
        f"/api/v1/incidents?unit={incident.unit.pk}",
        f"/api/v1/sanctions?unit={case.unit.pk}",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.json()["results"] == [], address


def test_the_hearing_of_an_appeal_is_listed_for_whoever_sees_its_case(files: dict[str, Any]) -> None:  # noqa: F811
    """The case of Sita's outcome, on which HR of Leeds, the auditor and those with a part are; now appealed."""
    world: World = files["world"]
    case = Case.objects.get(subject=files["sanctioned"], provenance=None)
    hire(world, "paula", grade="G6", unit="digital")
    world.lodge(case)
    world.arrange_appeal(case, "paula", place=f"Room {CANARY}")
    on_it = ON_THE_CASE - {"note_taker"}
    for persona in ["anonymous", *WHO]:
        answer = _client(world, persona).get("/api/v1/hearings?kind=appeal_hearing")
        assert answer.status_code == (401 if persona == "anonymous" else 200)
        assert (CANARY.encode() in answer.content) == (persona in on_it), persona
        if answer.status_code == 200:
            found = [(row["case"], row["kind"]) for row in answer.json()["results"]]
            assert found == ([(case.reference, "appeal_hearing")] if persona in on_it else []), persona


SHOWS_NO_CASE = {
    "api_schema",
    "api_docs",
    "api_not_here",
    "api_audit_events",  # not an HR lead's; the same view as api_case_events
    "api_mark_notifications_read",
}


def test_reads_are_events_before_the_answer(files: dict[str, Any]) -> None:  # noqa: F811
    client = _client(files["world"], "hr_lead")
    for name in sorted(set(ROUTES) - SHOWS_NO_CASE):
        before = AuditEvent.objects.latest("id").pk
        assert _ask(client, name, files).status_code == 200, name
        added = AuditEvent.objects.filter(pk__gt=before)
        assert [(row.actor, row.action) for row in added] == [
            (files["world"].user("lena").pk, added.get().action)
        ], name
        assert added.get().action in {"viewed", "listed", "searched"}
        assert '"door":"api"' in added.get().body
        assert CANARY not in added.get().body


def test_a_read_that_cannot_be_recorded_is_not_given(files: dict[str, Any], monkeypatch: Any) -> None:  # noqa: F811
    client = _client(files["world"], "hr_lead")
    client.raise_request_exception = False

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("The log cannot be written.")

    monkeypatch.setattr("casework.audit.record_look", fail)
    for name in sorted(set(ROUTES) - SHOWS_NO_CASE):
        answer = _ask(client, name, files)
        assert answer.status_code == 500, name
        assert CANARY.encode() not in answer.content


def test_what_a_reader_may_not_see_of_a_case_is_empty(files: dict[str, Any]) -> None:  # noqa: F811
    """The report is not the note taker's, and who looked is for HR leads and auditors."""
    case = files["case"]
    assert Part.objects.filter(case=case, kind=PartKind.NOTE_TAKER, to_date=None).exists()
    for persona, reads in (
        ("note_taker", False),
        ("investigator", True),
        ("chair", True),
        *((one, True) for one in HR),
    ):
        answer = _client(files["world"], persona).get(_address("api_case", files)).json()
        assert (answer["report"] is not None) == reads, persona


def test_an_inactive_person_is_nobody(files: dict[str, Any]) -> None:  # noqa: F811
    client = _client(files["world"], "hr_here")
    user = files["world"].user("hana")
    user.is_active = False
    user.save()
    assert client.get(_address("api_case", files)).status_code == 401
