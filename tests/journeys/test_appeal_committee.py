"""An appeal that the policy keeps for a committee: who of its panel counts and is named, who may sit on it (SEP-7)."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from casework import actions
from casework.enums import AppealResult, FileState, PartKind, SanctionLevel, Severity
from casework.models import AppealCommitteeMember, AuditEvent, Case, Employee
from casework.queries.case_page import load
from casework.queries.committees import committee_of, panel_to_decide
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.models.test_guards import refused as refused_by_the_database
from tests.walked import walked_once
from tests.web.verbs_world import sign_in
from tests.world import (
    APPEAL_CLOSED,
    APPEAL_DECIDED,
    APPEAL_HEARD,
    APPEAL_TOLD,
    APPEALED,
    BACK_AT_WORK,
    ISSUED,
    REFERRED,
    TWO_LEVELS,
    World,
    another_policy,
)

pytestmark = pytest.mark.django_db

FINAL, SUMMARY = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.SUMMARY_DISMISSAL
AGAIN = APPEAL_HEARD + timedelta(days=14)


@walked_once
def appealed(world: World, level: str = SUMMARY) -> Case:
    """An appeal in hand, under a policy by which three hear one against a dismissal; petra is to hear it, penny with her."""
    together = {"n": 3, "from_level": SanctionLevel.DISMISSAL_WITH_NOTICE}
    levels = [one | {"deciders": together} for one in TWO_LEVELS]
    another_policy(date(2026, 1, 1), name="P1 with committees of appeal", appeal_levels=levels)
    for name in ("penny", "april", "gus", "greta"):
        hire(world, name, grade="G6", unit="digital")
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    world.decide(case, level)
    dismissed = {"told_on": ISSUED.date(), "employment_ends_on": ISSUED.date()} if level == SUMMARY else {}
    world.issue(case, **dismissed)
    world.lodge(case)
    appoint(world, case, "petra", kind=PartKind.APPEAL_MANAGER)
    appoint(world, case, "penny")
    return case


def appoint(
    world: World,
    case: Case,
    name: str,
    on: date = APPEALED,
    at: datetime | None = None,
    kind: PartKind = PartKind.APPEAL_PANEL_MEMBER,
) -> None:
    """at: when it is recorded, where it matters at which hour of that day."""
    with time_machine.travel(at or timezone.now(), tick=False):
        actions.appoint(case, kind=kind, employee=world.people[name], by=world.user("hana"), on=on)


def heard(world: World, case: Case) -> Case:
    world.arrange_appeal(case)
    world.record_appeal(case)
    return case


def facts(action: str) -> dict[str, object]:
    return json.loads(AuditEvent.objects.filter(action=action).latest("pk").body)["facts"]


def page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_fewer_than_the_policy_wants_decide_nothing_and_it_is_heard_again(world: World) -> None:
    case = appealed(world)
    form = f"/cases/{case.reference}/arrange_appeal_hearing/"
    said = page(sign_in(world, "hana"), form)
    assert "The policy has an appeal against summary dismissal heard by 3 people at least." in said
    assert "2 people hear it so far, the appeal manager included, and could not decide it." in said
    heard(world, case)
    assert facts("arrange_appeal_hearing")["people_missing"] == 1
    says = "summary dismissal heard by 3 people at least, and 2 who heard this one can decide."
    assert says in page(sign_in(world, "petra"), f"/cases/{case.reference}/decide_appeal/")
    again = (
        "heard again, by an appeal manager and 2 appeal panel members who are appointed before the hearing."
    )
    # Whatever the result: also to confirm what stands.
    for result, level in ((AppealResult.CONFIRMED, ""), (AppealResult.VARIED, FINAL)):
        with refused("SEP-7", says=says, instead=again, field="result"):
            world.decide_appeal(case, result, level=level, returns_on=BACK_AT_WORK if level else None)
    world.hear_again(case, reasons="Three have to decide.", at=APPEAL_TOLD)
    assert not case.parts.filter(kind__startswith="appeal", to_date=None).exists()
    for name in ("petra", "penny"):
        with refused("PR-11", says="has heard what is heard again now"):
            appoint(world, case, name, on=APPEAL_TOLD.date())


def test_three_who_heard_it_decide_and_are_named(world: World) -> None:
    case = appealed(world)
    appoint(world, case, "april", APPEAL_HEARD.date(), at=APPEAL_HEARD)
    said = page(sign_in(world, "hana"), f"/cases/{case.reference}/arrange_appeal_hearing/")
    assert "could not decide it" not in said
    world.arrange_appeal(case)
    assert "people_missing" not in facts("arrange_appeal_hearing")
    own, names = f"/own/{case.reference}/", ["Penny Example", "April Example"]
    before = page(sign_in(world, "sam"), own).partition("Who hears it")[2].partition("</dd>")[0]
    assert all(name in before for name in names)
    world.record_appeal(case)
    form = page(sign_in(world, "petra"), f"/cases/{case.reference}/decide_appeal/")
    assert all(name in form.partition("Decided with you by")[2].partition("</dd>")[0] for name in names)
    decision = world.decide_appeal(case, AppealResult.CONFIRMED)
    members = [row.part for row in decision.committee_members.select_related("part__employee")]
    assert [part.employee.name for part in members] == names
    assert facts("decide_appeal")["committee"] == [part.pk for part in members]
    assert "Decided by" not in page(sign_in(world, "sam"), own)
    case_page = f"/cases/{case.reference}/"
    for address in (case_page, f"{case_page}issue_appeal_outcome/"):
        shown = page(sign_in(world, "hana"), address).partition("Decided with the appeal manager by")[2]
        assert all(name in shown.partition("</dd>")[0] for name in names)
    told = sign_in(world, "hana").get(f"/api/v1/cases/{case.reference}").json()
    assert [one["name"] for one in told["appeals"][0]["decision"]["committee"]] == names
    world.issue_appeal(case)
    shown = page(sign_in(world, "sam"), own).partition("Decided by")[2].partition("</dd>")[0]
    assert "Petra Example, who led the hearing of the appeal" in shown
    assert all(name in shown for name in names)


def test_whoever_leads_the_hearing_of_an_appeal_is_one_person(world: World) -> None:
    """petra holds both parts: she counts once, and the employee reads her name once (SEP-7)."""
    case = appealed(world)
    appoint(world, case, "petra")
    world.arrange_appeal(case)
    assert facts("arrange_appeal_hearing")["people_missing"] == 1
    said = page(sign_in(world, "sam"), f"/own/{case.reference}/").partition("Who hears it")[2]
    told = said.partition("</dd>")[0]
    assert told.count("Petra Example") == 1 and told.count("Penny Example") == 1
    world.record_appeal(case)
    with refused("SEP-7", says="and 2 who heard this one can decide"):
        world.decide_appeal(case, AppealResult.CONFIRMED)


def test_an_appeal_against_a_warning_is_heard_by_the_appeal_manager_alone(world: World) -> None:
    """penny hears it too, and is not said to have decided it."""
    case = heard(world, appealed(world, FINAL))
    assert "people_missing" not in facts("arrange_appeal_hearing")
    decision = world.decide_appeal(case, AppealResult.CONFIRMED)
    assert decision.committee_members.count() == 0
    assert "committee" not in facts("decide_appeal")


@pytest.mark.parametrize(
    ("name", "rule", "says"),
    [
        ("ivor", "SEP-2", "the investigator"),
        ("chidi", "SEP-2", "the hearing chair"),
        ("carla", "SEP-2", "the case manager"),  # who suspends as well
        ("wendy", "SEP-3", "a witness"),
        ("colin", "SEP-3", "the complainant"),
        ("hana", "SEP-5", "the HR officer"),
    ],
)
def test_every_member_is_as_independent_as_the_appeal_manager(
    world: World, name: str, rule: str, says: str
) -> None:
    case = appealed(world)
    with refused(rule, says=says):
        appoint(world, case, name)


def test_a_panel_member_of_the_hearing_hears_no_appeal(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    actions.appoint(
        case, kind=PartKind.PANEL_MEMBER, employee=world.petra, by=world.user("hana"), on=REFERRED
    )
    with refused("SEP-2", says="is a panel member on this case, and so cannot be an appeal panel member"):
        appoint(world, case, "petra")


@pytest.mark.parametrize(("days", "deciders"), [(0, 3), (-1, 2)])
def test_whoever_has_left_by_the_day_of_the_decision_does_not_decide(
    world: World, days: int, deciders: int
) -> None:
    case = appealed(world)
    appoint(world, case, "april")
    heard(world, case)
    Employee.objects.filter(pk=world.april.pk).update(end_date=APPEAL_DECIDED + timedelta(days=days))
    hearing = case.appeal_hearings.get()
    assert 1 + len(panel_to_decide(hearing, APPEAL_DECIDED)) == deciders
    if deciders == 3:
        assert world.decide_appeal(case, AppealResult.CONFIRMED).committee_members.count() == 2
        return
    with refused("SEP-7", says="and 2 who heard this one can decide", field="result"):
        world.decide_appeal(case, AppealResult.CONFIRMED)


def test_the_panel_stands_from_the_hour_of_the_hearing_of_the_appeal(world: World) -> None:
    """Until it is recorded or postponed; once it was adjourned as well (PR-11)."""
    case = appealed(world)
    world.arrange_appeal(case)
    with refused("PR-11", says="was to begin on Mon 9 Nov 2026", instead="postpone it first"):
        appoint(world, case, "april", APPEAL_HEARD.date(), at=APPEAL_HEARD + timedelta(minutes=1))
    appoint(world, case, "april", APPEAL_HEARD.date(), at=APPEAL_HEARD)
    world.adjourn(case, resumes_at=AGAIN)
    with refused("PR-11", says="Nobody joins the panel after the hearing", field="kind"):
        appoint(world, case, "gus", APPEAL_HEARD.date() + timedelta(days=1))
    part = case.parts.get(employee=world.april)
    with refused("PR-11", says="cannot be replaced after the hearing"):
        actions.replace_part(
            part, employee=world.gus, reason="Ill.", by=world.user("hana"), on=APPEAL_DECIDED
        )


def test_whoever_heard_one_level_hears_no_other_in_either_part(world: World) -> None:
    """By the rules, and by PostgreSQL for whoever is said to have decided it."""
    case = appealed(world)
    appoint(world, case, "april")
    heard(world, case)
    world.decide_appeal(case, AppealResult.CONFIRMED)
    world.issue_appeal(case)
    world.lodge(case, received_on=APPEAL_CLOSED, on=APPEAL_CLOSED)
    assert not case.parts.filter(kind__startswith="appeal", to_date=None).exists()
    for name, kind in (("penny", PartKind.APPEAL_MANAGER), ("petra", PartKind.APPEAL_PANEL_MEMBER)):
        with refused("SEP-2", says="at a level before"):
            appoint(world, case, name, APPEAL_CLOSED, kind=kind)
    appoint(world, case, "gus", APPEAL_CLOSED, kind=PartKind.APPEAL_MANAGER)
    appoint(world, case, "greta", APPEAL_CLOSED)
    later = {"sent_at": APPEAL_TOLD + timedelta(days=4), "starts_at": APPEAL_TOLD + timedelta(days=14)}
    second = world.arrange_appeal(case, **later)
    with refused_by_the_database("casework_fresh_at_each_level"):
        type(second).objects.filter(pk=second.pk).update(chair=world.penny)
    decision = case.appeal_decisions.get()
    with refused_by_the_database("casework_fresh_at_each_level"):
        AppealCommitteeMember.objects.create(
            case=case, decision=decision, part=case.parts.get(employee=world.gus)
        )
    # greta is not said to have decided anything yet.
    part = case.parts.get(employee=world.greta)
    assert AppealCommitteeMember.objects.create(case=case, decision=decision, part=part).pk


def test_who_decided_is_read_from_a_loaded_case(world: World, django_assert_num_queries) -> None:
    case = appealed(world)
    appoint(world, case, "april")
    heard(world, case)
    world.decide_appeal(case, AppealResult.CONFIRMED)
    loaded = load(Case.objects.get(pk=case.pk))
    with django_assert_num_queries(0):
        members = committee_of(loaded.appeals.all()[0].decision)
    assert [part.employee.name for part in members] == ["Penny Example", "April Example"]
