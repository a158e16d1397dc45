"""One case as JSON: at every stage it fits the schema, and it holds what its reader may see and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import reverse
from schemathesis import openapi
from schemathesis.specs.openapi.schemas import OpenApiSchema

from casework import actions
from casework.enums import FileState
from casework.models import AuditEvent, Case
from tests import fixtures_world as more
from tests.api.bodies import sign_in
from tests.api.test_schema import CHECKS, COMMITTED
from tests.world import World, another_policy

pytestmark = pytest.mark.django_db

READERS = ("hana", "lena", "audrey", "carla", "ivor", "chidi", "april", "pam", "nora", "ada")


@pytest.fixture
def crowd(world: World) -> World:
    more.hire_the_rest(world)
    return world


@pytest.fixture
def _one_connection() -> Iterator[None]:
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


CANARY = "zq7evidence"


def crowd_with_canaries(world: World) -> Case:
    """Every part is taken; a file and a note are on the case."""
    case = more.crowded_case(world)
    content = ContentFile(b"bytes", name=f"{CANARY}.txt")
    actions.attach_evidence(case, title=CANARY, content=content, source=CANARY, by=world.user("ivor"))
    actions.add_note(case, text=CANARY, by=world.user("hana"))
    return case


def _read(world: World, name: str, case: Case) -> dict[str, Any]:
    answer = sign_in(world, name).get(f"/api/v1/cases/{case.reference}")
    assert answer.status_code == 200, (name, answer.content)
    read: dict[str, Any] = answer.json()
    return read


@cache
def _schema() -> OpenApiSchema:
    schema = openapi.from_path(COMMITTED)
    schema.app = get_wsgi_application()
    return schema


ASKED_AT = (*more.STAGES, "closed and full")


def _readers_at(stage: str) -> list[str]:
    """Whoever is told everything at each stage, and three of the others turn by turn; all of them of what is full."""
    if stage == "closed and full":
        return sorted(READERS)
    gone = {"april", "pam", "chidi"} if stage == "heard again" else set()
    others = [name for name in READERS if name not in {"hana", *gone}]
    turn = 3 * ASKED_AT.index(stage)
    return ["hana", *(others[at % len(others)] for at in range(turn, turn + 3))]


def test_every_reader_has_a_turn_at_many_stages() -> None:
    for name in READERS:
        assert len([stage for stage in ASKED_AT if name in _readers_at(stage)]) >= 5, name


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("stage", ASKED_AT)
def test_at_every_stage_it_fits_the_schema(crowd: World, stage: str) -> None:
    if stage == "closed and full":
        case = more.closed_and_full(crowd)
    else:
        case = more.walk_on(crowd, more.crowded_case(crowd), stage)
    asked = _schema()["/api/v1/cases/{reference}"]["GET"].Case(path_parameters={"reference": case.reference})
    for name in _readers_at(stage):
        cookie = sign_in(crowd, name).cookies["casework_session"].value
        answer = asked.call(cookies={"casework_session": cookie})
        assert answer.status_code == 200, name
        asked.validate_response(answer, checks=CHECKS)


def test_the_result_of_an_appeal_is_told_to_others_once_its_letter_has_left(crowd: World) -> None:
    case = more.walk_on(crowd, more.crowded_case(crowd), "appeal decided")
    for name in ("hana", "audrey", "april", "pam"):
        read = _read(crowd, name, case)
        assert read["appeals"][0]["decision"]["result"] == "varied"
        assert [(row["level"], row["stands"]) for row in read["sanctions"]] == [("written_warning", True)]
    for name in ("ivor", "carla", "chidi"):
        read = _read(crowd, name, case)
        assert read["appeals"][0]["decision"] is None
        assert [(row["level"], row["stands"]) for row in read["sanctions"]] == [("written_warning", True)]
        assert [ground["result"] for ground in read["appeals"][0]["grounds"]] in ([], [None])
    crowd.issue_appeal(Case.objects.get(pk=case.pk))
    told = _read(crowd, "ivor", case)
    assert [(row["level"], row["stands"]) for row in told["sanctions"]] == [
        ("written_warning", False),
        ("verbal_warning", True),
    ]
    assert told["appeals"][0]["decision"]["result"] == "varied"
    assert told["appeals"][0]["decision"]["reasons"] is None and told["appeals"][0]["grounds"] == []


def test_the_decision_is_the_chairs_until_its_letter_leaves(crowd: World) -> None:
    case = more.walk_on(crowd, more.crowded_case(crowd), "decided")
    assert _read(crowd, "chidi", case)["decision"]["level"] == "written_warning"
    for name in ("ivor", "carla", "nora"):
        read = _read(crowd, name, case)
        assert read["decision"] is None and read["sanctions"] == []
        assert [one["finding"] for one in read["allegations"]] == [None]
    crowd.issue(Case.objects.get(pk=case.pk))
    assert _read(crowd, "ivor", case)["decision"]["reasons"] is None
    assert _read(crowd, "carla", case)["decision"]["reasons"]["mitigation"]


def test_the_incident_is_named_to_whoever_sees_it(crowd: World) -> None:
    case = crowd.case_in(FileState.INVESTIGATION)
    assert _read(crowd, "hana", case)["incident"] == case.incident.reference
    assert _read(crowd, "ivor", case)["incident"] is None


def test_evidence_and_notes_are_not_an_appeal_managers_before_an_appeal(crowd: World) -> None:
    case = crowd_with_canaries(crowd)
    everybody = ("hana", "lena", "audrey", "carla", "ivor", "chidi", "petra", "nora", "ada")
    more.walk_on(crowd, case, "outcome")
    for stage, shown in (("outcome", everybody), ("appeal", (*everybody, "april", "pam"))):
        if stage == "appeal":
            crowd.lodge(case)
        for name in (*everybody, "april", "pam"):
            read = _read(crowd, name, Case.objects.get(pk=case.pk))
            assert [row["title"] for row in read["evidence"]] == [CANARY] * (name in shown), (stage, name)
            assert [row["text"] for row in read["notes"]] == [CANARY] * (name in shown), (stage, name)
            assert (CANARY in str(read)) == (name in shown), (stage, name)


def test_why_somebody_is_suspended_is_for_those_who_advise_and_decide(crowd: World) -> None:
    case = more.crowded_case(crowd)
    crowd.suspend(case, reason=CANARY)
    crowd.review_suspension(case, reasons=CANARY, alternatives=CANARY)
    crowd.pause(case, note=CANARY, reason="mediation")
    for name, is_told in (("carla", True), ("hana", True), ("chidi", True), ("ivor", False), ("nora", False)):
        read = _read(crowd, name, case)
        [told], [paused] = read["suspensions"], read["pauses"]
        assert (paused["paused_on"], paused["note"], paused["reason"]) == (
            "2026-10-14",
            CANARY if is_told else None,
            "mediation" if is_told else None,
        )
        assert (told["effective_on"], told["last_day"], told["pay"]) == ("2026-09-09", None, "full"), name
        assert (CANARY in str(told), len(told["alternatives"])) == (is_told, 5 if is_told else 0), name


def test_what_a_pause_says_of_a_grievance_is_kept_from_those_whom_it_may_be_about(crowd: World) -> None:
    case = more.crowded_case(crowd)
    crowd.pause(case, note=CANARY)
    crowd.review_pause(case, reasons=CANARY)
    crowd.resume(case, note=CANARY)
    for name, is_told in (
        ("carla", True),
        ("hana", True),
        ("chidi", False),
        ("petra", False),
        ("ivor", False),
    ):
        page = sign_in(crowd, name).get(reverse("case", kwargs={"reference": case.reference}))
        assert (CANARY in page.content.decode()) == is_told, name
        assert (CANARY in str(_read(crowd, name, case))) == is_told, name


def test_that_illness_ended_it_is_for_the_same_few(crowd: World) -> None:
    another_policy(date(2026, 9, 1), name="Sick", suspension={"ends_with_sickness": True})
    case = more.crowded_case(crowd)
    crowd.suspend(case)
    crowd.lift_suspension(case, because="sickness", note=CANARY)
    crowd.pause(case, note=CANARY, reason="sickness")
    crowd.resume(case, note=CANARY)
    for name, is_told in (("carla", True), ("ivor", False), ("nora", False)):
        read = str(_read(crowd, name, case))
        assert (CANARY in read, "sickness" in read.split("available_actions")[0]) == (is_told, is_told), name
    events = AuditEvent.objects.filter(case=case.pk).values_list("body", flat=True)
    assert not any("sickness" in body for body in events)
