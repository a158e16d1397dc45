"""The page of a verb tells nobody what the case keeps from them: neither by a typed address nor by a body sent to it."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from casework import access, actions
from casework.enums import Action, AppealResult, FileState, PartKind, Role, SanctionLevel
from casework.models import Case, OutcomeCorrection, PolicyVersion
from tests.fixtures_world import grant, hire, that_autumn, walk_on, world
from tests.journeys.walks import sanctioned
from tests.support_world import anonymity, record_adjustment, statement
from tests.web.verbs_world import ON_PAGES, sign_in
from tests.world import ASSESSED, P1, World

pytestmark = pytest.mark.django_db
__all__ = ["that_autumn", "world"]

# What the case page does not say to whoever investigates, at each stage.
KEPT = {
    "investigation": ("Questions in writing, and a break every half hour.",),
    "decided": ("ritten warning",),
    "appeal decided": ("Decision varied", "erbal warning"),
}
# What is about it, and done by somebody who knows.
ABOUT_IT = {
    "investigation": Action.ANSWER_ADJUSTMENT,
    "decided": Action.ISSUE_OUTCOME,
    "appeal decided": Action.ISSUE_APPEAL_OUTCOME,
}
# Not offered, and open all the same: for what was owed, or was so, under a policy before today's.
OPEN_ALL_THE_SAME = {Action.RECORD_OVERSIGHT, Action.SERVE_BUNDLE, Action.SUSPEND_EMPLOYEE}
OF_A_ROW = {Action.REPLACE_PART, Action.CORRECT_RECORD}


def said(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize(
    ("name", "stage"), [*(("ivor", stage) for stage in KEPT), ("carla", "appeal decided")]
)
def test_a_typed_address_opens_what_is_offered_and_shows_what_the_case_page_does(
    world: World, name: str, stage: str
) -> None:
    """ivor investigates the case and is an HR lead besides; carla manages it."""
    case = world.open_case()
    world.appoint_chair(case)
    if stage == "investigation":
        record_adjustment(world, case)
    walk_on(world, case, stage)
    if name == "ivor":
        grant(world, name, Role.HR_LEAD, "department")
    client, door = sign_in(world, name), f"/cases/{case.reference}/"
    shown = said(client.get(door))
    kept = [text for text in KEPT[stage] if text not in shown]
    assert kept
    told = client.get(f"/api/v1{door}".rstrip("/")).json()["available_actions"]
    offered = {Action(one["action"]) for one in told}
    steps = access.open_steps(access.parts(world.user(name), case), case.state)
    tried = {step.action for step in steps if step.action in ON_PAGES} - OF_A_ROW
    for action in tried:
        answers = [client.get(f"{door}{action}/")]
        if action in offered:
            assert answers[0].status_code == 200, action
        elif action not in OPEN_ALL_THE_SAME:
            answers.append(client.post(f"{door}{action}/", {"version": 1}))
            assert {one.status_code for one in answers} <= {403, 409}, action
        for answer in answers:
            assert not [text for text in kept if text in said(answer)], (action, said(answer))
    assert ABOUT_IT[stage] not in offered


def test_whoever_investigated_approves_no_correction(world: World) -> None:
    """What came to light is kept from them: they would approve what they cannot read, by page or API."""
    grant(world, "ivor", Role.HR_LEAD, "department")
    case = world.case_in(FileState.CLOSED)
    world.reopen(case, by=world.another_lead())
    page = f"/cases/{case.reference}/issue_correction/"
    for name, opens in (("lena", 200), ("ivor", 403)):
        client = sign_in(world, name)
        assert client.get(page).status_code == opens
        told = client.get(f"/api/v1/cases/{case.reference}").json()["available_actions"]
        assert (Action.ISSUE_CORRECTION in {one["action"] for one in told}) == (opens == 200)
    letter = {"version": case.version, "delivery": "email", "sent_at": "2026-11-23T10:00:00Z"}
    api = client.post(f"/api/v1{page}".rstrip("/"), letter, content_type="application/json")
    answers = (client.post(page, letter), api)
    assert [one.status_code for one in answers] == [403, 403]
    assert not OutcomeCorrection.objects.exists()


UNTOLD = {
    "review_improvement": {"result": "met", "said": "The screen is locked.", "reviewed_on": "2026-11-20"},
    "close_case": {},
    "return_to_hearing": {},
    "record_reinstatement_pay": {"paid_on": "2026-11-20", "note": "Paid."},
    "close_after_death": {"died_on": "2026-11-20"},
    "settle_live_period": {"last_day": "2026-11-30", "source": "The policy.", "reasons": "Six months."},
    "curtail_warning": {"last_day": "2026-11-30", "reasons": "The screen is locked."},
    "extend_warning": {
        "absent_from": "2026-10-26",
        "absent_to": "2026-11-20",
        "kind": "sickness",
        "days": 5,
        "reasons": "Away.",
    },
}


def test_no_refusal_tells_what_an_appeal_decided_before_its_letter(world: World) -> None:
    """Whatever the result: the same sentence at every door, also to somebody of HR who investigated the case."""
    grant(world, "ivor", Role.HR_LEAD, "department")
    heard: dict[str, set[tuple[Any, ...]]] = {verb: set() for verb in UNTOLD}
    hire(world, "sol")
    by_name = {"sam": AppealResult.CONFIRMED, "sita": AppealResult.SET_ASIDE, "sol": AppealResult.REMITTED}
    for name, result in by_name.items():
        case = _required(world, name)
        world.decide_appeal(case, result)
        case.refresh_from_db()
        for verb, body in UNTOLD.items():
            client = sign_in(world, "carla" if verb == "review_improvement" else "ivor")
            page, given = f"/cases/{case.reference}/{verb}/", body | {"version": case.version}
            api = client.post(f"/api/v1{page}".rstrip("/"), given, content_type="application/json")
            pages = (client.get(page), client.post(page, given))
            answers = [(one.status_code, (one.context or {}).get("message", "")) for one in pages]
            heard[verb].add((*answers, (api.status_code, api.json().get("detail", ""))))
    assert {verb: len(answers) for verb, answers in heard.items()} == dict.fromkeys(UNTOLD, 1), heard


def _required(world: World, name: str) -> Case:
    """An appeal that was heard, against a warning that requires an improvement."""
    case = world.assess(
        world.report(involved=(name,), witnesses=[], complainants=[]), openings=[world.opening(name)]
    )[0]
    world.appoint_chair(case)
    for verb in (world.findings, world.refer, world.arrange, world.record, world.decide):
        verb(case)
    world.issue(case, required=actions.Required("Lock the screen.", date(2026, 12, 20)))
    for verb in (world.lodge, world.arrange_appeal, world.record_appeal):
        verb(case)
    return case


def test_earlier_warnings_are_not_read_where_nothing_can_be_agreed(world: World) -> None:
    """The policy has no fast track: its case manager decides nothing, and sees no earlier warning (7.6)."""
    sanctioned(world, "sam", SanctionLevel.WRITTEN_WARNING, issued=date(2026, 6, 2))
    case = world.another_case()
    world.findings(case)
    client, path = sign_in(world, "carla"), f"/cases/{case.reference}/agree_sanction/"
    page = client.get(path)
    assert (page.status_code, "Written warning , issued Tue 2 Jun 2026" in said(page)) == (200, True)
    document = deepcopy(P1) | {"name": "Hearings alone"}
    del document["fast_track"]
    PolicyVersion.objects.create(name="Hearings alone", effective_from=date(2026, 11, 1), document=document)
    for answer in (client.get(path), client.post(path, {"version": case.version, "admission": "I did it."})):
        assert (answer.status_code, "2 Jun 2026" in said(answer)) == (409, False)
        assert "The policy in force today does not provide for this." in said(answer)
    # What was typed by then is there to be copied.
    assert "I did it." in said(answer)


def test_whoever_held_a_part_that_ended_is_not_named(world: World) -> None:
    """It may be a witness who was promised that they are not (PR-19)."""
    case = world.assess(world.report(witnesses=[]))[0]
    world.appoint_chair(case)
    appointed = {"by": world.user("hana"), "on": ASSESSED}
    part = actions.appoint(case, kind=PartKind.WITNESS, employee=world.uma, **appointed)
    actions.replace_part(part, employee=world.nora, reason="By mistake.", **appointed)
    statement(world, case, witness=world.uma)
    anonymity(world, case)
    answer = sign_in(world, "chidi").get(f"/cases/{case.reference}/replace_part/{part.pk}/")
    assert (answer.status_code, "Uma" in said(answer)) == (409, False)
    assert "This person no longer holds this part" in said(answer)
