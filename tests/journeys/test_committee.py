"""A dismissal that the policy keeps for a committee: who of the panel counts, and where their names stand (SEP-7)."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from casework import actions
from casework.enums import FileState, PartKind, SanctionLevel, Severity
from casework.models import AuditEvent, Case, Employee, PolicyVersion
from casework.queries.committees import appointed_to_hear, panel_at_hearing
from casework.queries.policy_effects import policy_effects
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.walked import walked_once
from tests.web.verbs_world import findings_step, level_step, sign_in
from tests.world import DECIDED, HEARD, ISSUED, P1, REFERRED, World

pytestmark = pytest.mark.django_db

FINAL, SUMMARY = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.SUMMARY_DISMISSAL
THE_DAY_AFTER = HEARD.date() + timedelta(days=1)


def for_three() -> dict[str, Any]:
    """P1, under which three people decide on a dismissal."""
    document = deepcopy(P1) | {"name": "P1 with committees"}
    for rung in document["ladder"][3:]:
        rung["deciders"] = 3
    return document


def in_force(document: dict[str, Any]) -> None:
    PolicyVersion.objects.create(name=document["name"], effective_from=date(2026, 1, 1), document=document)


def join(world: World, case: Case, employee: Employee, on: date, at: datetime | None = None) -> None:
    """at: when it is recorded, where it matters at which hour of that day."""
    with time_machine.travel(at or timezone.now(), tick=False):
        actions.appoint(case, kind=PartKind.PANEL_MEMBER, employee=employee, by=world.user("hana"), on=on)


def replace_petra(world: World, case: Case, by: Employee, at: datetime, reason: str = "She is ill.") -> None:
    """Recorded at that hour."""
    part = case.parts.get(kind=PartKind.PANEL_MEMBER, employee=world.petra)
    hana, on = world.user("hana"), timezone.localdate(at)
    with time_machine.travel(at, tick=False):
        actions.replace_part(part, employee=by, reason=reason, by=hana, on=on)


def panel_of_three(world: World) -> Case:
    """To be heard by chidi, petra and penny; arranged."""
    case = with_petra(world)
    join(world, case, world.penny, REFERRED)
    world.arrange(case)
    return case


@walked_once
def with_petra(world: World) -> Case:
    """To be heard by chidi, who chairs, and petra; penny and april could join them."""
    in_force(for_three())
    hire(world, "penny", grade="G6", unit="digital")
    hire(world, "april", grade="G6", unit="digital")
    case = world.open_case(severity=Severity.GROSS)
    for verb in (world.findings, world.refer, world.appoint_chair):
        verb(case)
    join(world, case, world.petra, REFERRED)
    return case


def facts(action: str) -> dict[str, Any]:
    return json.loads(AuditEvent.objects.filter(action=action).latest("pk").body)["facts"]


def test_nobody_counts_who_did_not_hear_the_employee(world: World) -> None:
    """penny takes over from petra as the hearing begins; april cannot join on the day after; the chair is one person."""
    case = with_petra(world)
    warned = sign_in(world, "hana").get(f"/cases/{case.reference}/arrange_hearing/").content.decode()
    assert (
        "2 people hear it so far, the chair included, and may not decide on dismissal with notice" in warned
    )
    world.arrange(case)
    assert facts("arrange_hearing")["levels_beyond_panel"] == ["dismissal_with_notice", SUMMARY]
    replace_petra(world, case, world.penny, HEARD)
    join(world, case, world.chidi, REFERRED)
    with refused(
        "PR-11", says="was to begin on Fri 16 Oct 2026", instead="If it was not held, postpone it first"
    ):
        join(world, case, world.april, THE_DAY_AFTER)
    world.record(case)
    with refused(
        "SEP-7",
        says="summary dismissal decided by 3 people at least, and 2 who heard the employee can decide.",
        instead="an HR lead has the case heard again, by a chair and 2 panel members who are appointed before",
        field="level",
    ):
        world.decide(case, SUMMARY)
    chidi, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    chidi.post(f"{path}?step=findings", findings_step(severity_found="gross") | {"version": case.version})
    page = chidi.get(f"{path}?step=level").content.decode()
    assert (
        "The policy has summary dismissal decided by 3 people at least, and 2 who heard the employee can decide."
        in page
    )
    assert ('value="summary_dismissal"' in page, 'value="final_written_warning"' in page) == (False, True)
    # The chair decides a lower level alone, and nobody is said to have decided it with them.
    decision = world.decide(case, FINAL)
    assert decision.committee_members.count() == 0
    assert "committee" not in facts("decide_outcome")
    # What a draft says of it is counted in the same way.
    draft = for_three()
    draft["ladder"][2]["deciders"], year = 3, {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    (line,) = policy_effects(draft, **year).not_allowed
    assert (line.rule_id, line.why.endswith("and 2 who heard the employee can decide.")) == ("SEP-7", True)
    draft["ladder"][2]["deciders"] = 2
    assert policy_effects(draft, **year).not_allowed == ()


def test_three_who_heard_it_dismiss_and_are_named(world: World) -> None:
    case = with_petra(world)
    join(world, case, world.penny, HEARD.date(), at=HEARD)
    warned = sign_in(world, "hana").get(f"/cases/{case.reference}/arrange_hearing/").content.decode()
    assert "may not decide on" not in warned
    world.arrange(case)
    assert "levels_beyond_panel" not in facts("arrange_hearing")
    world.record(case)
    names = ["Petra Example", "Penny Example"]
    chidi, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    steps = (("findings", findings_step(severity_found="gross")), ("level", level_step(level=SUMMARY)))
    for step, answers in steps:
        chidi.post(f"{path}?step={step}", answers | {"version": case.version})
    _, said, then = chidi.get(f"{path}?step=check").content.decode().partition("Decided with you by")
    assert said and all(name in then for name in names)
    decision = world.decide(case, SUMMARY)
    members = [row.part for row in decision.committee_members.select_related("part__employee")]
    assert [part.employee.name for part in members] == names
    assert facts("decide_outcome")["committee"] == [part.pk for part in members]
    page, own = f"/cases/{case.reference}/", f"/own/{case.reference}/"
    for address in (page, f"{page}issue_outcome/"):
        shown = sign_in(world, "hana").get(address).content.decode()
        assert "Decided with the chair by" in shown and all(name in shown for name in names)
    told = sign_in(world, "hana").get(f"/api/v1/cases/{case.reference}").json()
    assert [one["name"] for one in told["decision"]["committee"]] == names
    assert "Decided by" not in sign_in(world, "sam").get(own).content.decode()
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=ISSUED.date())
    _, said, then = sign_in(world, "sam").get(own).content.decode().partition("Decided by")
    assert said
    assert all(name in then.partition("</dl>")[0] for name in ("Chidi Example, who chaired", *names))


def test_the_panel_that_was_too_small_is_replaced_by_one_that_hears_it_again(world: World) -> None:
    case = with_petra(world)
    world.arrange(case)
    world.record(case)
    with refused("SEP-7", says="and 2 who heard the employee can decide"):
        world.decide(case, SUMMARY)
    world.hear_again(case, reasons="Three have to decide.")
    hire(world, "gus", grade="G6", unit="digital")
    again = HEARD + timedelta(days=28)
    hana = world.user("hana")
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.april, by=hana, on=again.date())
    for name in ("penny", "gus"):
        join(world, case, world.people[name], again.date(), at=again)
    world.arrange(case, starts_at=again, sent_at=again - timedelta(days=15))
    world.record(case, at=again + timedelta(hours=2), by=world.user("april"))
    decision = world.decide(case, SUMMARY, by=world.user("april"), on=again.date())
    assert [row.part.employee.name for row in decision.committee_members.all()] == [
        "Penny Example",
        "Gus Example",
    ]


def test_the_panel_stands_from_the_hour_of_the_hearing_until_it_is_recorded_or_postponed(
    world: World,
) -> None:
    """Nothing says yet whether it was held: whoever heard it decides (PR-11), and if it was not, the panel can change."""
    case = panel_of_three(world)
    for late in (timedelta(minutes=1), timedelta(days=1)):
        with refused("PR-11", says="was to begin on Fri 16 Oct 2026", instead="postpone it first"):
            replace_petra(world, case, world.april, HEARD + late, reason="She declared a conflict.")
    chidi, off = world.user("chidi"), HEARD + timedelta(hours=1)
    actions.postpone_hearing(case, reason="employer", because="Petra did not come.", by=chidi, at=off)
    replace_petra(world, case, world.april, HEARD + timedelta(days=1))
    again = HEARD + timedelta(days=14)
    world.arrange(case, starts_at=again, sent_at=HEARD + timedelta(hours=3))
    world.record(case, at=again + timedelta(hours=2))
    assert [part.employee.name for part in panel_at_hearing(case, again.date())] == [
        "Penny Example",
        "April Example",
    ]


@pytest.mark.parametrize(("days", "deciders"), [(0, 3), (-1, 2)])
def test_whoever_has_left_by_the_day_of_the_decision_does_not_decide(
    world: World, days: int, deciders: int
) -> None:
    """The staff list ends no part. On the last day of their employment they still decide."""
    case = panel_of_three(world)
    world.record(case)
    Employee.objects.filter(pk=world.penny.pk).update(end_date=DECIDED + timedelta(days=days))
    draft = for_three()
    draft["ladder"][2]["deciders"] = 3
    if deciders == 3:
        assert world.decide(case, SUMMARY).committee_members.count() == 2
    else:
        with refused("SEP-7", says="and 2 who heard the employee can decide", field="level"):
            world.decide(case, SUMMARY)
        world.decide(case, FINAL)
    assert len(policy_effects(draft, first=DECIDED, last=DECIDED).not_allowed) == 3 - deciders


@pytest.mark.parametrize(("days", "expected"), [(0, 3), (-1, 2)])
def test_arranging_warns_of_a_member_who_has_left(world: World, days: int, expected: int) -> None:
    case = with_petra(world)
    join(world, case, world.penny, REFERRED)
    last_day = timezone.localdate() + timedelta(days=days)
    Employee.objects.filter(pk=world.penny.pk).update(end_date=last_day)
    assert appointed_to_hear(case) == expected
    warned = sign_in(world, "hana").get(f"/cases/{case.reference}/arrange_hearing/").content.decode()
    assert ("2 people hear it so far" in warned) == (expected == 2)
    world.arrange(case)
    assert ("levels_beyond_panel" in facts("arrange_hearing")) == (expected == 2)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=1), timedelta(hours=8)])
def test_whoever_is_appointed_on_the_very_day_counts_until_the_hearing_begins(
    world: World, late: timedelta
) -> None:
    case = with_petra(world)
    world.arrange(case)
    if late:
        with refused("PR-11", says="was to begin on Fri 16 Oct 2026", instead="Record it first"):
            join(world, case, world.penny, HEARD.date(), at=HEARD + late)
        return
    join(world, case, world.penny, HEARD.date(), at=HEARD)
    world.record(case, at=HEARD + timedelta(hours=9))
    assert 1 + len(panel_at_hearing(case, DECIDED)) == 3
    assert world.decide(case, SUMMARY).committee_members.count() == 2


def test_what_a_committee_decides_is_not_agreed_without_a_hearing(world: World) -> None:
    """A policy that said both would not be loaded; the verb asks all the same."""
    document = for_three()
    document["ladder"][1]["deciders"] = 2
    in_force(document)
    case = world.case_in(FileState.FINDINGS)
    with refused("T16", says="a written warning decided by 2 people at least", field="level"):
        world.agree(case)
    assert world.agree(case, SanctionLevel.VERBAL_WARNING, on=DECIDED, told_on=REFERRED).agreement is not None
