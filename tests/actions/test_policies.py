"""load_policy: a version is checked, comes into force on its day, and rules the stages that begin from then on (PV-1)."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from casework.actions.policies import load_policy
from casework.enums import FileState, Nation
from casework.models import AuditEvent, PolicyVersion
from casework.rules.policy_terms import BadTerms
from config.env import BASE_DIR
from tests.actions.refusals import refused
from tests.world import DECIDED, ISSUED, P1, REFERRED, World, another_policy

pytestmark = pytest.mark.django_db

NEXT_YEAR = date(2027, 1, 1)
TODAY = date(2026, 11, 23)


def pack(name: str) -> dict[str, Any]:
    return tomllib.loads((BASE_DIR / "casework" / "policies" / f"{name}.toml").read_text(encoding="utf-8"))


def test_a_pack_comes_into_force_on_its_day_and_is_an_event(world: World) -> None:
    policy = load_policy(pack("acas-style"), effective_from=NEXT_YEAR, by=world.user("lena"))
    in_force = PolicyVersion.objects.in_force_on
    assert in_force(NEXT_YEAR - timedelta(days=1), Nation.SCOTLAND).get() == world.policy
    assert in_force(NEXT_YEAR, Nation.SCOTLAND).get() == policy
    assert {rung.level for rung in policy.terms.ladder}.isdisjoint({"verbal_warning"})
    event = AuditEvent.objects.get(action="policy_loaded")
    assert (event.actor, f'"policy":{policy.pk}' in event.body) == (world.user("lena").pk, True)


@pytest.mark.parametrize("name", ["acas-style", "northern-ireland"])
@pytest.mark.parametrize("day", [TODAY, date(2020, 1, 1)])
def test_no_version_comes_into_force_behind_the_back_of_what_was_done(
    world: World, day: date, name: str
) -> None:
    """Of Northern Ireland neither: until then its workplaces went by the policy of Great Britain."""
    world.report()
    with refused("PV-1", says="Another policy stood on", field="effective_from"):
        load_policy(pack(name), effective_from=day, by=world.user("lena"))
    older = load_policy(
        pack("civil-service-style-2009"), effective_from=date(2001, 1, 1), by=world.user("lena")
    )
    assert PolicyVersion.objects.in_force_on(date(2005, 1, 1), Nation.SCOTLAND).get() == older


def test_before_anything_is_reported_policies_are_loaded_in_any_order(world: World) -> None:
    for name in ("northern-ireland", "acas-style"):
        load_policy(pack(name), effective_from=date(2020, 1, 1), by=world.user("lena"))
    assert PolicyVersion.objects.count() == 3


def test_two_versions_from_one_day_are_refused(world: World) -> None:
    load_policy(pack("acas-style"), effective_from=NEXT_YEAR, by=world.user("lena"))
    with refused("PV-1", says="Another version", field="effective_from"):
        load_policy(pack("nhs-style"), effective_from=NEXT_YEAR, by=world.user("lena"))


def test_what_is_no_policy_leaves_nothing_behind(world: World) -> None:
    document = deepcopy(P1) | {"jurisdiction": "wales"}
    with pytest.raises(BadTerms, match="jurisdiction"):
        load_policy(document, effective_from=NEXT_YEAR, by=world.user("lena"))
    assert PolicyVersion.objects.count() == 1


def test_northern_ireland_has_its_own_where_there_is_one(world: World) -> None:
    in_force = PolicyVersion.objects.in_force_on
    assert in_force(NEXT_YEAR, Nation.NORTHERN_IRELAND).get() == world.policy
    irish = load_policy(pack("northern-ireland"), effective_from=NEXT_YEAR, by=world.user("lena"))
    later = load_policy(pack("acas-style"), effective_from=date(2027, 6, 1), by=world.user("lena"))
    assert in_force(date(2027, 7, 1), Nation.NORTHERN_IRELAND).get() == irish
    assert in_force(date(2027, 7, 1), Nation.ENGLAND_AND_WALES).get() == later


def test_notice_and_appeal_in_calendar_days_roll_to_a_working_day(world: World) -> None:
    """Council style, by the verbs: 14 calendar days from receipt on 8 Oct are 22 Oct; from 20 Oct they are 3 Nov."""
    case = world.open_case()
    PolicyVersion.objects.create(name="Council", effective_from=REFERRED, document=pack("council-style"))
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case)
    with refused("PR-10", says="14 calendar days"):
        world.arrange(case)
    hearing = world.arrange(case, notice_waived=True)
    assert hearing.policy.name == "Council"
    world.record(case)
    world.decide(case)
    assert world.issue(case).appeal_closes_on == date(2026, 11, 3)
    assert case.state == FileState.OUTCOME


def test_each_decision_keeps_the_version_it_was_made_under(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    second = another_policy(DECIDED, name="P2", appeal_window=3)
    decision = world.decide(case)
    third = another_policy(ISSUED.date(), name="P3", appeal_window=5)
    outcome = world.issue(case)
    assert [case.policy, decision.policy, outcome.policy] == [world.policy, second, third]
