"""A grievance beside a case: what waits for it, who is told of it, and when it is settled (PR-13)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from casework.enums import DeadlineKind, FileState, GrievanceWay, PartKind, PauseReason
from casework.errors import NotNow, RuleBroken
from casework.models import Case, Deadline
from casework.queries.case_page import load
from casework.queries.sight import sight_of
from casework.queries.timeline import timeline
from tests import fixtures_world as more
from tests.web.verbs_world import sign_in
from tests.world import PAUSED, World

pytestmark = pytest.mark.django_db

CANARY = "a friend of the customer"


def _deadline(case: Case) -> Deadline:
    return Deadline.objects.filter(case=case, kind=DeadlineKind.GRIEVANCE_DECISION).latest("pk")


def test_nothing_is_heard_or_decided_before_it_is_clear_what_it_means(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    world.record_grievance(case, about="procedure")
    world.record_grievance(case)
    with pytest.raises(RuleBroken, match="PR-13"):
        world.record(case)
    world.decide_on_grievance(case, number=2)
    with pytest.raises(RuleBroken, match="PR-13"):
        world.record(case)
    world.decide_on_grievance(case, number=1)
    world.record(case)
    assert case.state == FileState.DELIBERATION

    world.record_grievance(case, about="discrimination")
    with pytest.raises(RuleBroken, match="PR-13"):
        world.decide(case)
    world.close_grievance(case, number=3, result="withdrawn")
    world.decide(case)
    assert case.state == FileState.DECIDED


def test_nothing_is_agreed_and_no_appeal_is_heard_or_decided_before_that(world: World) -> None:
    agreed = world.case_in(FileState.FINDINGS)
    world.record_grievance(agreed)
    with pytest.raises(RuleBroken, match="PR-13"):
        world.agree(agreed)
    case = world.case_in(FileState.APPEAL, "sita")
    world.arrange_appeal(case)
    world.record_grievance(case)
    with pytest.raises(RuleBroken, match="PR-13"):
        world.record_appeal(case)
    world.decide_on_grievance(case)
    world.record_appeal(case)
    world.record_grievance(case)
    with pytest.raises(RuleBroken, match="PR-13"):
        world.decide_appeal(case)
    world.close_grievance(case, number=2)
    world.decide_appeal(case)


def test_the_decision_is_due_and_met_or_comes_to_nothing(world: World) -> None:
    case = world.open_case()
    world.record_grievance(case)
    assert _deadline(case).due_on == date(2026, 10, 21)
    world.decide_on_grievance(case)
    assert _deadline(case).met_at is not None

    world.record_grievance(case, lodged_on=date(2026, 1, 5))
    # Lodged before the case: counted from the day on which it was opened.
    assert _deadline(case).due_on == date(2026, 9, 16)
    world.close_grievance(case, number=2)
    assert _deadline(case).superseded_at is not None

    world.record_grievance(case)
    world.pause(case)
    assert _deadline(case).met_at is None and _deadline(case).superseded_at is None, (
        "a pause does not stop it"
    )


def test_it_can_be_decided_afresh_until_it_has_ended(world: World) -> None:
    case = world.open_case()
    with pytest.raises(NotNow):
        world.decide_on_grievance(case)
    world.record_grievance(case)
    world.decide_on_grievance(case, way="continue")
    world.decide_on_grievance(case, way="pause")
    assert list(case.grievances.get().decisions.values_list("way", flat=True)) == ["continue", "pause"]
    for field, changes in (("number", {"number": 2}), ("", {"on": date(2026, 10, 13)})):
        with pytest.raises(RuleBroken) as refusal:
            world.decide_on_grievance(case, **changes)
        assert (refusal.value.rule_id, refusal.value.field) == ("PR-13", field)
    world.close_grievance(case)
    with pytest.raises(NotNow):
        world.decide_on_grievance(case)
    with pytest.raises(NotNow):
        world.close_grievance(case)


def test_an_open_grievance_outlasts_its_case(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    world.record_grievance(case, about="procedure")
    world.close(case)
    assert _deadline(case).met_at is None and _deadline(case).superseded_at is not None
    world.close_grievance(case)
    assert case.grievances.get().ending.result == "not_accepted"


def test_the_page_says_what_is_to_do_next(world: World) -> None:
    case = world.open_case()
    page = reverse("case", kwargs={"reference": case.reference})
    carla = sign_in(world, "carla")
    world.record_grievance(case)
    text = carla.get(page).content.decode()
    assert "The employee raised a grievance" in text and f"{case.reference}/decide_on_grievance/" in text
    world.decide_on_grievance(case, way=GrievanceWay.PAUSE)
    text = carla.get(page).content.decode()
    assert "It was decided to pause this case, and that has not been done." in text
    world.pause(case, reason=PauseReason.GRIEVANCE, at=PAUSED)
    assert "that has not been done" not in carla.get(page).content.decode()


# Whoever investigates or hears it is told that there is one: what it says may be about them.
TOLD = {
    "hana": True,
    "lena": True,
    "audrey": True,
    "carla": True,
    "ada": True,
    "chidi": False,
    "petra": False,
    "nora": False,
    "ivor": False,
    "april": False,
}


def test_what_it_says_is_kept_from_those_whom_it_may_be_about(world: World) -> None:
    more.hire_the_rest(world)
    case = more.crowded_case(world)
    world.record_grievance(case)
    world.decide_on_grievance(case, reasons=f"Whether the chair is {CANARY} can be asked at the hearing.")
    for name, is_told in TOLD.items():
        client = sign_in(world, name)
        read = {
            "page": client.get(reverse("case", kwargs={"reference": case.reference})),
            "API": client.get(reverse("api_case", kwargs={"reference": case.reference})),
        }
        for where, answer in read.items():
            assert (CANARY in answer.content.decode()) == is_told, f"{name}, {where}"
        sight = sight_of(world.user(name), case)
        entries, _ = timeline(load(Case.objects.get(pk=case.pk)), sight, 50)
        lodged = [one for one in entries if one.title == "Grievance recorded"]
        assert len(lodged) == 1, f"{name} is told that there is one"


def test_an_investigator_from_hr_is_not_told_on_the_page_of_a_verb_either(world: World) -> None:
    more.grant(world, "ivor", "hr_lead", "operations")
    case = world.open_case()
    world.record_grievance(case)
    assert case.parts.filter(kind=PartKind.INVESTIGATOR, employee=world.ivor).exists()
    for action in ("decide_on_grievance", "close_grievance"):
        address = reverse(action, kwargs={"reference": case.reference})
        assert CANARY not in sign_in(world, "ivor").get(address).content.decode()
        assert CANARY in sign_in(world, "lena").get(address).content.decode()
