"""A criminal matter beside a case: its developments, the pause, the decision, and who may know of it (PR-15, DP-4)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import (
    CriminalEffect,
    CriminalStage,
    CriminalWay,
    FileState,
    PartKind,
    PauseReason,
    Role,
    Severity,
)
from casework.errors import NotYou, RuleBroken
from casework.models import AuditEvent, Case, CriminalMatter
from casework.queries.sight import sight_of
from tests import fixtures_world as more
from tests import outside_world as outside
from tests.web.verbs_world import sign_in
from tests.world import ASSESSED, REFERRED, World

pytestmark = pytest.mark.django_db

CANARY = "canary of the court"
NOTE = "canary of the pause"
# On the page of a case and in the API: the heading, the strip, the entry of the timeline, the reason of the pause.
TRACES = (
    CANARY,
    NOTE,
    "riminal matter",
    "The police or a court are dealing with it",
    "record_criminal_matter",
    '"reason":"criminal"',
)


def test_a_development_is_a_further_row_and_the_last_one_counts_at_the_decision(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    outside.criminal_matter(world, case, effect=CriminalEffect.NOT_ASKED, by=world.user("carla"))
    with pytest.raises(RuleBroken) as refusal:
        world.decide(case)
    assert refusal.value.rule_id == "PR-15"

    outside.criminal_matter(
        world, case, stage=CriminalStage.CONVICTION, since=REFERRED, told_on=REFERRED, on=REFERRED
    )
    stages = list(case.criminal_matters.values_list("stage", "effect"))
    assert stages == [("charge", "not_asked"), ("conviction", "job")]
    world.decide(case)
    assert case.state == FileState.DECIDED


def test_what_is_agreed_without_a_hearing_needs_the_answer_as_well(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    outside.criminal_matter(world, case, effect=CriminalEffect.NOT_ASKED)
    with pytest.raises(RuleBroken) as refusal:
        world.agree(case)
    assert refusal.value.rule_id == "PR-15"


def test_no_sanction_needs_no_answer(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    outside.criminal_matter(world, case, effect=CriminalEffect.NOT_ASKED)
    world.decide(case, "")
    assert case.state == FileState.DECIDED


def test_the_page_of_the_decision_says_that_a_charge_is_no_finding(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    address = reverse("decide_outcome", kwargs={"reference": case.reference})
    chidi = sign_in(world, "chidi")
    assert "PR-15" not in chidi.get(address).content.decode()
    outside.criminal_matter(world, case)
    assert "is not in itself a finding" in chidi.get(address).content.decode()


def test_to_wait_asks_for_the_pause_and_pauses_nothing_by_itself(world: World) -> None:
    case = world.open_case()
    outside.criminal_matter(world, case, way=CriminalWay.WAIT)
    strip = "It was decided to pause this case, and that has not been done."
    assert not case.pauses.exists()
    assert strip in _page(sign_in(world, "carla"), case)
    world.pause(case, reason=PauseReason.CRIMINAL)
    assert strip not in _page(sign_in(world, "carla"), case)
    outside.criminal_matter(world, case, stage=CriminalStage.ENDED)  # while it is paused
    assert case.criminal_matters.count() == 2


def test_whoever_investigates_does_not_record_it(world: World) -> None:
    """No verb gives HR of the unit such a part; a role can come later."""
    case = world.open_case()
    more.grant(world, "ivor", Role.HR_LEAD, "operations")
    with pytest.raises(NotYou):
        outside.criminal_matter(world, case, by=world.user("ivor"))
    assert not case.criminal_matters.exists()


def _page(client: Client, case: Case) -> str:
    return client.get(f"{reverse('case', kwargs={'reference': case.reference})}?shown=200").content.decode()


def _reads(client: Client, case: Case) -> dict[str, str]:
    here = {"reference": case.reference}
    asked = {
        "API": reverse("api_case", kwargs=here),
        "events": reverse("api_case_events", kwargs=here),
        "looks": reverse("case_looks", kwargs=here),
        "home": reverse("home"),
        "cases": reverse("cases"),
    }
    return {"page": _page(client, case)} | {
        where: client.get(address).content.decode() for where, address in asked.items()
    }


def test_who_may_know_of_it(world: World) -> None:
    """Before the hearing is arranged HR, auditor, case manager and adviser; chair and panel once it is (DP-4)."""
    more.hire_the_rest(world)
    case = world.open_case()
    for kind, name in (
        (PartKind.CHAIR, "chidi"),
        (PartKind.NOTE_TAKER, "nora"),
        (PartKind.HR_ADVISER, "ada"),
    ):
        actions.appoint(case, kind=kind, employee=world.people[name], by=world.user("hana"), on=ASSESSED)
    outside.criminal_matter(world, case, about=CANARY)
    world.pause(case, reason=PauseReason.CRIMINAL, note=NOTE)
    world.resume(case)
    for name in ("hana", "lena", "audrey", "carla", "ada"):
        read = _reads(sign_in(world, name), case)
        assert CANARY in read["page"] and CANARY in read["API"] and NOTE in read["page"], name
    for name in ("ivor", "nora", "chidi", "manny"):
        for where, text in _reads(sign_in(world, name), case).items():
            assert [trace for trace in TRACES if trace in text] == [], (name, where)

    world.findings(case)
    world.refer(case)
    world.arrange(case)
    chidi = _reads(sign_in(world, "chidi"), case)
    assert CANARY in chidi["page"] and CANARY in chidi["API"] and NOTE in chidi["page"]
    for name in ("ivor", "nora"):
        for where, text in _reads(sign_in(world, name), case).items():
            assert [trace for trace in TRACES if trace in text] == [], (name, where)


def test_an_investigator_who_decides_by_override_is_told_once_they_have_reported(world: World) -> None:
    """The rows and the page say the same at each stage."""
    case = world.open_case(severity=Severity.MINOR)
    world.propose_override(case, kind=PartKind.CHAIR)
    world.approve_override(case)
    ivor = world.user("ivor")
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.ivor, by=world.user("hana"), on=ASSESSED)
    outside.criminal_matter(world, case, about=CANARY)
    for told, go_on in ((False, world.findings), (False, world.refer), (False, world.arrange), (True, None)):
        case = Case.objects.get(pk=case.pk)
        assert sight_of(ivor, case).criminal is told, case.state
        assert CriminalMatter.objects.visible_to(ivor).exists() is told, case.state
        if go_on is not None:
            go_on(case)


def test_the_event_holds_neither_a_word_nor_the_offence(world: World) -> None:
    case = world.open_case()
    outside.criminal_matter(world, case, about=CANARY)
    bodies = list(AuditEvent.objects.filter(case=case.pk).values_list("body", flat=True))
    told = [body for body in bodies if '"action":"record_criminal_matter"' in body]
    assert len(told) == 1
    assert CANARY not in told[0] and "charge" not in told[0]
