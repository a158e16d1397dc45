"""Every verb has one body and one route, and through it the same is done, refused and recorded as on the pages."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.api.verbs.body import AddingIn, MovingIn
from casework.api.verbs.registry import BODIES
from casework.enums import Action, FileState
from casework.models import AuditEvent, Case, Incident
from casework.workflow import DEPEND_ON_WHAT_WAS_READ, TABLE, WITHOUT_A_FILE
from tests.api.bodies import ANSWER, DECISION, FOUND, NOW, READY, RECORD, VIEW, Ready, ready, sign_in
from tests.api.test_bad_input import faults_of_bad_input
from tests.support_world import advise_legally
from tests.world import World

pytestmark = pytest.mark.django_db

VERBS = sorted({step.action for step in TABLE})
MOVING = {step.action for step in TABLE if step.moves and step.source is not None}
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def _now(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = str(tmp_path)
    with time_machine.travel(NOW, tick=True):
        yield


def test_every_verb_of_the_table_has_a_body() -> None:
    missing = [action.value for action in VERBS if action not in BODIES]
    assert not missing, (
        f"No body for {missing}: write {[_name(one) for one in missing]} in casework/api/verbs/ and add it to "
        "registry.py, and a right body for it to tests/api/bodies.py."
    )
    assert {body.__name__ for body in BODIES.values()} == {_name(action.value) for action in VERBS}
    assert set(READY) == set(BODIES)


def _name(verb: str) -> str:
    return f"{verb.title().replace('_', '')}In"


def test_a_step_that_moves_the_file_says_what_was_read() -> None:
    for action, body in BODIES.items():
        if action not in WITHOUT_A_FILE:
            assert issubclass(body, MovingIn if action in MOVING else AddingIn), action


@pytest.mark.parametrize("action", VERBS)
def test_what_every_verb_promises(world: World, action: Action) -> None:
    """One file, walked to where it can be done: what is refused comes first, then what is done, then it again."""
    call = ready(world, action)
    client = sign_in(world, call.who)
    _bad_input_is_answered_in_words(call, client, world)
    _an_unknown_field_is_refused(call, client)
    if action in MOVING | DEPEND_ON_WHAT_WAS_READ:
        _the_version_is_asked_for(call, client)
    if action in MOVING:
        _a_stale_version_is_refused(call, client, world)
    _without_the_csrf_token_nothing_is_done(call, client)
    assert not AuditEvent.objects.filter(action=action, actor=world.user(call.who).pk).exists()
    _it_is_done(call, client)
    _the_same_again_is_refused_and_recorded_so(call, client)


def _bad_input_is_answered_in_words(call: Ready, client: Client, world: World) -> None:
    faults = faults_of_bad_input(call, client, by=world.user(call.who))
    assert not faults, "\n".join(faults)


def _an_unknown_field_is_refused(call: Ready, client: Client) -> None:
    answer = call.post(client, on="2020-01-01")
    assert answer.status_code == 400
    assert answer.json()["errors"] == [{"field": "on", "message": "There is no such field."}]


def _the_version_is_asked_for(call: Ready, client: Client) -> None:
    answer = call.post(client, version=None)
    assert answer.status_code == 400
    assert {"field": "version", "message": "This field is required."} in answer.json()["errors"]


def _a_stale_version_is_refused(call: Ready, client: Client, world: World) -> None:
    """Somebody else's step is there for this alone, and is taken back."""
    with transaction.atomic():
        if isinstance(call.file, Case):
            case = Case.objects.get(pk=call.file.pk)
            if case.state == FileState.CLOSED:
                advise_legally(world, case)
            else:
                actions.add_note(case, text="News.", by=world.user("hana"))
            answer = call.post(client)
        else:
            answer = call.post(client, version=call.file.version + 1)  # type: ignore[union-attr]
        transaction.set_rollback(True)
    assert answer.status_code == 409, answer.content.decode()
    assert "Somebody changed this file" in answer.json()["detail"]
    assert answer.json()["type"] == "urn:casework:not-now"


def _without_the_csrf_token_nothing_is_done(call: Ready, client: Client) -> None:
    """Sent from another site, by whoever may do it."""
    elsewhere = Client(enforce_csrf_checks=True)
    elsewhere.cookies = client.cookies.copy()
    answer = call.post(elsewhere)
    assert answer.status_code == 403
    assert "X-CSRFToken" in answer.json()["detail"]


def _it_is_done(call: Ready, client: Client) -> None:
    answer = call.post(client)
    done = 201 if call.action in WITHOUT_A_FILE else 200
    assert answer.status_code == done, answer.content.decode()
    if call.file is not None:
        seen = type(call.file).objects.get(pk=call.file.pk)
        assert (answer.json()["version"], answer.json()["state"]) == (seen.version, seen.state)
        assert seen.version == call.file.version + 1


def _the_same_again_is_refused_and_recorded_so(call: Ready, client: Client) -> None:
    done = AuditEvent.objects.filter(action=call.action)
    once = done.count()
    again = call.post(client)
    assert again.status_code == 409, again.content.decode()
    assert again["Content-Type"] == PROBLEM
    assert done.count() == once
    refused = AuditEvent.objects.filter(action="refused").latest("id")
    assert f'"route":"{call.action.value}"' in refused.body and '"door":"api"' in refused.body


def test_the_whole_path(world: World) -> None:
    """Report, assess, find, refer, appoint, arrange, record, decide, issue and close, by the API alone."""
    people = {name: sign_in(world, name) for name in ("manny", "hana", "ivor", "carla", "chidi")}

    def send(name: str, verb: str, reference: str, **body: Any) -> dict[str, Any]:
        files = "incidents" if verb == "assess_incident" else "cases"
        where = f"/api/v1/{files}/{reference}"
        version = people[name].get(where).json()["version"]
        answer = people[name].post(f"{where}/{verb}", {"version": version} | body, "application/json")
        assert answer.status_code == 200, (verb, answer.content.decode())
        made: dict[str, Any] = answer.json()
        return made

    report = ready(world, Action.REPORT_INCIDENT)
    incident = report.post(people["manny"]).json()["reference"]
    opening = {
        "employee": world.sam.staff_number,
        "investigator": world.ivor.staff_number,
        "case_manager": world.carla.staff_number,
        "terms_of_reference": "Establish who posted it.",
        "particulars": "Posted a customer's name.",
    }
    assessed = send(
        "hana",
        "assess_incident",
        incident,
        result="formal",
        severity="serious",
        reasons="A breach of confidence.",
        openings=[opening],
    )
    (case,) = assessed["cases"]
    send(
        "ivor",
        "submit_findings",
        case,
        report="From her account.",
        employee_response="She agreed.",
        views=[VIEW],
    )
    send("carla", "refer_to_hearing", case, reasons="The report.", severity="serious")
    send("hana", "appoint", case, kind="chair", employee=world.chidi.staff_number)
    invited = {
        "place": "Room 4",
        "nation": "england-and-wales",
        "delivery": "by_hand",
        "sent_at": "2026-11-23T09:30:00Z",
        "received_on": "2026-11-23",
    }
    send("hana", "arrange_hearing", case, starts_at="2026-11-23T10:30:00Z", notice_waived=True, **invited)
    send("chidi", "record_hearing", case, **RECORD)
    decided = send("chidi", "decide_outcome", case, **DECISION)
    assert decided["state"] == FileState.DECIDED
    send(
        "hana",
        "issue_outcome",
        case,
        delivery="by_hand",
        sent_at="2026-11-23T10:45:00Z",
        received_on="2026-11-23",
    )
    read = people["hana"].get(f"/api/v1/cases/{case}").json()
    assert read["sanctions"] == [
        {
            "level": "written_warning",
            "level_name": "Written warning",
            "counts_as_sanction": True,
            "issued_on": "2026-11-23",
            "live_to": "2027-05-22",
            "employment_ends_on": None,
            "measures": [],
            "stands": True,
        }
    ]
    assert read["outcome"]["appeal_closes_on"] == "2026-12-07"
    with time_machine.travel("2026-12-08T09:00:00Z"):
        people["hana"] = sign_in(world, "hana")
        closed = send("hana", "close_case", case)
        assert closed["state"] == FileState.CLOSED
        left = people["hana"].get(f"/api/v1/cases/{case}").json()["available_actions"]
        assert {one["action"] for one in left} == {
            *("lodge_appeal", "refuse_late_appeal", "add_legal_advice"),
            *("acknowledge_letter", "comment_on_notes", "mark_safeguarding"),
        }


def test_what_a_verb_asks_is_said_with_the_case(world: World) -> None:
    call = ready(world, Action.DECIDE_OUTCOME)
    assert call.file is not None
    read = sign_in(world, "chidi").get(reverse("api_case", kwargs={"reference": call.file.reference})).json()
    offered = {one["action"]: one for one in read["available_actions"]}
    assert set(offered) == {"decide_outcome", "add_note", "open_spent_record"}
    fields = {one["name"]: one for one in offered["decide_outcome"]["fields"]}
    assert offered["decide_outcome"]["href"] == call.address
    assert [name for name, one in fields.items() if one["required"]] == [
        "version",
        "findings",
        "level",
        "reasons",
    ]
    assert {"value": "none", "label": "No sanction"} in fields["level"]["choices"]
    assert [one["name"] for one in fields["findings"]["fields"]] == ["allegation", "finding", "reasons"]
    assert fields["findings"]["many"] and fields["findings"]["type"] == "object"
    assert fields["findings"]["fields"][0]["choices"][0]["value"] == "1"


@pytest.mark.parametrize(
    ("action", "field", "row"),
    [
        (Action.SUBMIT_FINDINGS, "views", VIEW),
        (Action.RECORD_HEARING, "answers", ANSWER),
        (Action.DECIDE_OUTCOME, "findings", FOUND),
    ],
)
def test_one_allegation_is_answered_once(
    world: World, action: Action, field: str, row: dict[str, Any]
) -> None:
    call = ready(world, action)
    answer = call.post(sign_in(world, call.who), **{field: [row, row]})
    assert answer.json()["errors"] == [{"field": field, "message": "Name each allegation once."}]


def test_a_report_says_its_reference_to_a_manager_who_may_not_read_it(world: World) -> None:
    call = ready(world, Action.REPORT_INCIDENT)
    client = sign_in(world, "manny")
    reference = call.post(client).json()["reference"]
    assert Incident.objects.get(reference=reference).reported_by == world.user("manny")
    assert client.get(f"/api/v1/incidents/{reference}").status_code == 404


def test_a_part_that_ended_is_not_replaced_again(world: World) -> None:
    call = ready(world, Action.REPLACE_PART)
    client = sign_in(world, "hana")
    assert call.post(client).status_code == 200
    answer = call.post(client, version=None, employee=world.petra.staff_number)
    assert answer.status_code == 409
    assert "no longer holds this part" in answer.json()["detail"]
    # At another stage: by which rule, and when instead.
    case, reference = world.open_case("uma"), ""
    reference = case.reference
    early = client.post(
        f"/api/v1/cases/{reference}/arrange_appeal_hearing", {}, content_type="application/json"
    ).json()
    assert (early.get("rule_id"), early.get("instead")) == ("T21", "It can be done at: Appeal."), early
    answer = call.post(client, version=None, held_by=world.nora.staff_number)
    assert answer.json()["errors"] == [
        {"field": "held_by", "message": "This person does not hold this part."}
    ]
