"""What the employee does in their own case on their pages: sent once, refused in plain words, and never stale by others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import Action, FileState, PostponementReason
from casework.models import AuditEvent, Case
from casework.queries.own_case import load_own, standing_letters
from tests.actions.attempts import PHONED
from tests.own_world import propose, refuse
from tests.support_world import advise_legally, fit_note
from tests.web.verbs_world import day, sign_in
from tests.world import HEARD, LONDON, World, build_world

pytestmark = pytest.mark.django_db

BEFORE_IT = datetime(2026, 10, 13, 9, 0, tzinfo=LONDON)
IN_THE_WINDOW = datetime(2026, 10, 27, 9, 0, tzinfo=LONDON)
PROPOSAL = {"reason": "companion_unavailable", **day("proposed_on", "20 10 2026"), "said": "From 2pm."}
# verb: the state, when, and what is sent.
READY: dict[Action, tuple[FileState, datetime, dict[str, Any]]] = {
    Action.NAME_COMPANION: (
        FileState.HEARING,
        BEFORE_IT,
        {"kind": "colleague", "name": "Nils Next"},
    ),
    Action.PROPOSE_ANOTHER_TIME: (FileState.HEARING, BEFORE_IT, PROPOSAL),
    Action.ACKNOWLEDGE_LETTER: (
        FileState.OUTCOME,
        IN_THE_WINDOW,
        {"letter": "outcome", **day("received_on", "21 10 2026")},
    ),
    Action.COMMENT_ON_NOTES: (
        FileState.DELIBERATION,
        IN_THE_WINDOW,
        {"meeting": "hearing", "answer": "disputed", "employee_version": "I said no."},
    ),
    Action.LODGE_APPEAL: (
        FileState.OUTCOME,
        IN_THE_WINDOW,
        {"kinds": ["too_severe"], "ground_too_severe": "A first time in nine years."},
    ),
}


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(IN_THE_WINDOW, tick=False):
        yield build_world()


def address(action: Action, case: Case) -> str:
    return reverse(f"own_{action.value}", kwargs={"reference": case.reference})


def _seen(client: Client, action: Action, case: Case) -> str:
    """What the hidden field of its page holds; "0" where there is no such page."""
    page = client.get(address(action, case)).content.decode()
    found = re.search(r'name="version" value="(\d+)"', page)
    return found[1] if found is not None else "0"


def send(client: Client, action: Action, case: Case, **changes: Any) -> HttpResponse:
    """What its page would send."""
    fresh = load_own(Case.objects.get(pk=case.pk))
    shown = {"version": _seen(client, action, case), "letters": standing_letters(fresh)}
    sent = {name: value for name, value in (shown | READY[action][2] | changes).items() if value is not None}
    answer = client.post(address(action, case), sent)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize("action", READY)
def test_each_is_done_once(world: World, action: Action) -> None:
    state, at, _ = READY[action]
    case, client = world.case_in(state), sign_in(world, "sam")
    with time_machine.travel(at, tick=False):
        page = client.get(address(action, case))
        assert page.status_code == 200 and b"told_on" not in page.content
        letters = standing_letters(load_own(Case.objects.get(pk=case.pk)))
        body = {"version": _seen(client, action, case), "letters": letters}
        answer = send(client, action, case)
        assert answer.status_code == 302, answer.content.decode()
        assert answer.headers["Location"] == reverse("own_case", kwargs={"reference": case.reference})
        again = send(client, action, case, **body)
    assert again.status_code == 409 and "Nothing was recorded now" in again.content.decode()
    done = AuditEvent.objects.filter(case=case.pk, action=action.value)
    assert [event.actor for event in done] == [world.user("sam").pk]


@pytest.mark.parametrize(
    ("action", "changes", "status", "says"),
    [
        (Action.NAME_COMPANION, {"kind": "by_agreement"}, 400, "Select who comes"),
        (Action.NAME_COMPANION, {"name": ""}, 400, "Enter the name of the companion"),
        (Action.NAME_COMPANION, {"letters": None}, 400, "Open the page again"),
        (Action.NAME_COMPANION, {"version": "x"}, 400, "Open the page again"),
        (Action.PROPOSE_ANOTHER_TIME, day("proposed_on", "15 10 2026"), 422, "on that day or after it"),
        (Action.PROPOSE_ANOTHER_TIME, {"said": ""}, 400, "Enter which time, and why"),
        (Action.ACKNOWLEDGE_LETTER, day("received_on", "19 10 2026"), 422, "cannot have arrived before"),
        (Action.ACKNOWLEDGE_LETTER, day("received_on", "28 10 2026"), 400, "must be today or in the past"),
        (Action.ACKNOWLEDGE_LETTER, {"letter": "invitation"}, 302, ""),
        (Action.COMMENT_ON_NOTES, {"employee_version": ""}, 400, "Enter the other version"),
        (Action.LODGE_APPEAL, {"kinds": []}, 400, "Select at least one ground"),
        (Action.LODGE_APPEAL, {"ground_too_severe": ""}, 400, "Enter the ground"),
    ],
)
def test_bad_input_is_said_at_its_field(
    world: World, action: Action, changes: dict[str, Any], status: int, says: str
) -> None:
    state, at, _ = READY[action]
    case = world.case_in(state)
    with time_machine.travel(at, tick=False):
        answer = send(sign_in(world, "sam"), action, case, **changes)
    assert answer.status_code == status, answer.content.decode()
    assert says in answer.content.decode()
    assert AuditEvent.objects.filter(case=case.pk, action=action.value).exists() is (status == 302)


def test_nobody_else_sends_anything(world: World) -> None:
    """Not HR, who has the page of the verb; not an HR lead; and the employee has none of HR's pages."""
    case = world.case_in(FileState.HEARING)
    with time_machine.travel(BEFORE_IT, tick=False):
        for name in ("hana", "lena", "chidi", "sita", "wendy"):
            assert send(sign_in(world, name), Action.NAME_COMPANION, case).status_code == 404, name
        theirs = reverse("name_companion", kwargs={"reference": case.reference})
        assert sign_in(world, "sam").get(theirs).status_code == 404
    assert not case.named_companions.exists()


def test_what_others_did_is_not_told_and_makes_nothing_stale(world: World) -> None:
    case, client = world.case_in(FileState.OUTCOME), sign_in(world, "sam")
    seen = _seen(client, Action.LODGE_APPEAL, case)
    actions.add_note(case, text="zq7never", by=world.user("hana"))
    answer = send(client, Action.LODGE_APPEAL, case, version=seen)
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.state == FileState.APPEAL


def test_what_is_kept_from_them_takes_no_right_away_and_does_not_show(world: World) -> None:
    """With a flag, a fit note and legal advice on the case the companion is named, and named again (WB-1, CO-5)."""
    case, client = world.case_in(FileState.HEARING), sign_in(world, "sam")
    with time_machine.travel(BEFORE_IT, tick=False):
        seen = _seen(client, Action.NAME_COMPANION, case)
        world.flag_disclosure(case)
        fit_note(world, case)
        advise_legally(world, case)
        assert _seen(client, Action.NAME_COMPANION, case) == seen == "0"
        assert send(client, Action.NAME_COMPANION, case, version=seen).status_code == 302
        assert send(client, Action.NAME_COMPANION, case, name="Nora Next").status_code == 302
        assert send(client, Action.NAME_COMPANION, case, version="1", name="Nora Next").status_code == 409
    assert [row.name for row in case.named_companions.all()] == ["Nils Next", "Nora Next"]


def test_a_new_letter_is_read_first(world: World) -> None:
    """A proposal about a hearing that was moved meanwhile is not taken for one about the next."""
    case, client = world.case_in(FileState.HEARING), sign_in(world, "sam")
    seen = standing_letters(load_own(Case.objects.get(pk=case.pk)))
    with time_machine.travel(BEFORE_IT, tick=False):
        hana = world.user("hana")
        actions.postpone_hearing(case, reason=PostponementReason.EMPLOYER, by=hana, at=PHONED)
        world.arrange(case, starts_at=HEARD.replace(day=19))
        answer = send(client, Action.PROPOSE_ANOTHER_TIME, case, letters=seen)
    said = answer.content.decode()
    assert answer.status_code == 409 and "You were sent something new" in said and "From 2pm." in said
    assert not case.time_proposals.exists()


@pytest.mark.parametrize("state", [FileState.DELIBERATION, FileState.DECIDED])
def test_a_refusal_tells_nothing_of_where_the_file_is(world: World, state: FileState) -> None:
    case, client = world.case_in(state), sign_in(world, "sam")
    said = [
        send(client, action, case).content.decode() for action in (Action.LODGE_APPEAL, Action.NAME_COMPANION)
    ]
    said.append(client.get(reverse("own_case", kwargs={"reference": case.reference})).content.decode())
    for page in said:
        assert "Deliberation" not in page and "Decided" not in page and "eliberation" not in page


def test_the_page_says_what_came_of_it(world: World) -> None:
    """Whether the law obliges us, that the hearing stays until it is answered, and the answer."""
    case, client = world.case_in(FileState.HEARING), sign_in(world, "sam")
    page = reverse("own_case", kwargs={"reference": case.reference})
    with time_machine.travel(BEFORE_IT, tick=False):
        send(client, Action.NAME_COMPANION, case)
        send(client, Action.PROPOSE_ANOTHER_TIME, case)
        said = client.get(page).content.decode()
        assert "Nils Next" in said and "The law obliges us to accept it" in said
        assert "You have no answer yet" in said and "/propose_another_time/" not in said
        refuse(world, Case.objects.get(pk=case.pk))
        said = client.get(page).content.decode()
        assert "The only witness sails that morning" in said and "/propose_another_time/" in said


def test_hr_finds_what_the_employee_said(world: World) -> None:
    """On the case page and the hearing sheet, and filled in where the hearing is recorded or postponed."""
    case = world.case_in(FileState.HEARING)
    with time_machine.travel(BEFORE_IT, tick=False):
        send(sign_in(world, "sam"), Action.NAME_COMPANION, case)
        propose(world, case)
        hana, chidi = sign_in(world, "hana"), sign_in(world, "chidi")
        kept = {"reference": case.reference}
        said = hana.get(reverse("case", kwargs=kept)).content.decode()
        assert "The employee proposed another time:" in said and "/refuse_proposal/" in said
        assert "Nils Next" in said and "On their own page" in said
        sheet = chidi.get(reverse("hearing_sheet", kwargs=kept)).content.decode()
        assert "Companion named" in sheet and "Nils Next" in sheet
        form = hana.get(reverse("postpone_hearing", kwargs=kept)).content.decode()
        assert re.search(r'value="companion_unavailable"[^>]*checked', form)
        assert re.search(r'name="proposed_on_day"[^>]*value="20"', form)
    minutes = sign_in(world, "chidi").get(reverse("record_hearing", kwargs=kept)).content.decode()
    assert "Nils Next" in minutes
    for name in ("ivor", "carla"):
        assert "Nils Next" not in sign_in(world, name).get(reverse("case", kwargs=kept)).content.decode(), (
            name
        )
