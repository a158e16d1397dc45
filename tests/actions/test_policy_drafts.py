"""A policy is copied, changed, proposed by one HR lead and approved by another; each of these is an event (PV-1)."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
import time_machine

from casework.actions.policies import load_policy
from casework.actions.policy_drafts import (
    approve_policy,
    change_policy_draft,
    discard_policy_draft,
    draft_policy,
    end_policy_proposal,
    propose_policy,
)
from casework.enums import Jurisdiction, Nation, Role
from casework.models import AuditEvent, PolicyDraft, PolicyProposal, PolicyVersion
from casework.rules.policy_terms import BadTerms
from tests.actions.refusals import not_now, not_you, refused
from tests.fixtures_world import grant, hire
from tests.world import P1, World, another_policy

pytestmark = pytest.mark.django_db

NEXT_YEAR = date(2027, 1, 1)
REASON = "Agreed with the unions."


@pytest.fixture
def leads(world: World) -> World:
    """Lena, and Lars beside her: two HR leads, one of the unit at the top and one of the whole organisation."""
    hire(world, "lars", grade="G7")
    grant(world, "lars", Role.HR_LEAD, None)
    return world


def changed(document: dict[str, Any], notice: int = 7, **other: Any) -> dict[str, Any]:
    new = deepcopy(document) | other
    new["periods"]["hearing_notice"]["n"] = notice
    return new


def draft_of(world: World, document: dict[str, Any] | None = None) -> PolicyDraft:
    draft = draft_policy(world.policy, by=world.user("lena"))
    return change_policy_draft(draft, document=document or changed(P1), by=world.user("lena"))


def propose(world: World, draft: PolicyDraft, day: date = NEXT_YEAR, by: str = "lena") -> PolicyProposal:
    return propose_policy(draft, effective_from=day, reason=REASON, by=world.user(by))


def events() -> list[str]:
    return [event.action for event in AuditEvent.objects.order_by("id") if event.action.startswith("policy")]


def test_one_proposes_and_another_puts_it_in_force(leads: World) -> None:
    draft = draft_of(leads)
    proposal = propose(leads, draft)
    assert PolicyVersion.objects.count() == 1
    policy = approve_policy(proposal, by=leads.user("lars"))
    proposal.refresh_from_db()
    assert (proposal.proposed_by, proposal.approved_by) == (leads.user("lena"), leads.user("lars"))
    assert (policy.effective_from, policy.document) == (NEXT_YEAR, draft.document)
    assert policy.proposal == proposal
    assert PolicyVersion.objects.in_force_on(NEXT_YEAR, Nation.SCOTLAND).get() == policy
    assert events() == [
        "policy_drafted",
        "policy_draft_changed",
        "policy_proposed",
        "policy_loaded",
        "policy_approved",
    ]
    change = AuditEvent.objects.get(action="policy_draft_changed")
    assert '"fields":["periods.hearing_notice"]' in change.body
    approval = AuditEvent.objects.get(action="policy_approved")
    assert (approval.actor, f'"policy":{policy.pk}' in approval.body) == (leads.user("lars").pk, True)
    assert REASON not in "".join(AuditEvent.objects.values_list("body", flat=True))


def test_nobody_approves_their_own(leads: World) -> None:
    proposal = propose(leads, draft_of(leads))
    with refused("PV-1", says="nobody approves their own", instead="Ask another HR lead"):
        approve_policy(proposal, by=leads.user("lena"))


@pytest.mark.parametrize("name", ["adam", "hana", "audrey", "uma", "ida"])
def test_none_but_hr_leads_of_the_whole_organisation(leads: World, name: str) -> None:
    """An administrator hands out roles and makes no rules; Ida leads HR of one unit among others."""
    if name == "ida":
        hire(leads, "ida")
        grant(leads, "ida", Role.HR_LEAD, "operations")
    by, draft = leads.user(name), draft_of(leads)
    proposal = propose(leads, draft)
    with not_you("HR lead of the whole organisation"):
        draft_policy(leads.policy, by=by)
    with not_you("HR lead"):
        change_policy_draft(draft, document=changed(P1, 9), by=by)
    with not_you("HR lead"):
        discard_policy_draft(draft, by=by)
    with not_you("HR lead"):
        propose(leads, draft, by=name)
    with not_you("HR lead"):
        approve_policy(proposal, by=by)
    with not_you("HR lead"):
        end_policy_proposal(proposal, by=by)


def test_a_draft_that_changed_is_no_longer_proposed(leads: World) -> None:
    draft = draft_of(leads)
    proposal = propose(leads, draft)
    change_policy_draft(draft, document=changed(P1, 9), by=leads.user("lars"))
    assert PolicyProposal.objects.open().count() == 0
    with not_now("no longer proposed"):
        approve_policy(proposal, by=leads.user("lars"))
    assert events()[-2:] == ["policy_draft_changed", "policy_proposal_ended"]


def test_saved_without_a_change_it_is_still_proposed(leads: World) -> None:
    draft = draft_of(leads)
    proposal = propose(leads, draft)
    assert change_policy_draft(draft, document=changed(P1), by=leads.user("lars")).version == draft.version
    assert list(PolicyProposal.objects.open()) == [proposal]
    assert events()[-1] == "policy_proposed"


def test_nobody_writes_over_what_they_have_not_read(leads: World) -> None:
    draft = draft_of(leads)
    change_policy_draft(draft, document=changed(P1, 9), by=leads.user("lars"))
    with not_now("Lars Example changed this draft after you opened it"):
        change_policy_draft(draft, document=changed(P1, 8), by=leads.user("lena"))
    with not_now("Lars Example changed this draft"):
        propose(leads, draft)
    with not_now("Lars Example changed this draft"):
        discard_policy_draft(draft, by=leads.user("lena"))


def test_what_is_no_policy_is_not_kept(leads: World) -> None:
    draft = draft_of(leads)
    document = changed(P1)
    document["heaviest"]["minor"] = "summary_dismissal"
    with pytest.raises(BadTerms) as refusal:
        change_policy_draft(draft, document=document, by=leads.user("lena"))
    fault = refusal.value.faults[0]
    assert (fault.field, fault.rule_id) == ("heaviest.minor", "PR-17")
    draft.refresh_from_db()
    assert draft.document == changed(P1)


def test_wording_alone_needs_nobody_else(leads: World) -> None:
    draft = draft_of(leads, deepcopy(P1) | {"name": "P1, put better", "about": "In plainer words."})
    proposal = propose(leads, draft)
    assert (proposal.wording_only, proposal.approved_by) == (True, None)
    assert proposal.policy.name == "P1, put better"
    assert PolicyVersion.objects.in_force_on(NEXT_YEAR, Nation.SCOTLAND).get() == proposal.policy
    assert events()[-2:] == ["policy_proposed", "policy_loaded"]


def test_wording_is_measured_by_what_stands_on_the_day_not_by_what_was_copied(leads: World) -> None:
    """A copy of a policy that is spent by then would bring back its periods; a second person is asked."""
    another_policy(NEXT_YEAR, name="P2", appeal_window=3)
    draft = draft_of(leads, deepcopy(P1) | {"name": "P1 again"})
    assert not propose(leads, draft, date(2027, 6, 1)).wording_only
    assert not propose(
        leads, draft_of(leads, deepcopy(P1) | {"jurisdiction": "northern-ireland"})
    ).wording_only
    assert propose(leads, draft, date(2026, 12, 1)).wording_only


def test_a_proposal_read_against_another_version_is_not_approved(leads: World) -> None:
    proposal = propose(leads, draft_of(leads), date(2027, 6, 1))
    load_policy(changed(P1, 9), effective_from=NEXT_YEAR, by=leads.user("lena"))
    with not_now("Another version was put in force for Tue 1 Jun 2027"):
        approve_policy(proposal, by=leads.user("lars"))


def test_days_that_are_past_are_refused_to_both(leads: World) -> None:
    leads.report()
    draft = draft_of(leads)
    with refused("PV-1", says="cases may have gone by it", field="effective_from"):
        propose(leads, draft, date(2026, 11, 23))
    proposal = propose(leads, draft, date(2026, 11, 25))
    with time_machine.travel("2026-11-26 09:00+00:00"), refused("PV-1", says="cases may have gone by it"):
        approve_policy(proposal, by=leads.user("lars"))


def test_a_proposal_has_a_reason_and_a_day_of_its_own(leads: World) -> None:
    draft = draft_of(leads)
    with refused("PR-02", says="The reason is missing", field="reason"):
        propose_policy(draft, effective_from=NEXT_YEAR, reason=" ", by=leads.user("lena"))
    another_policy(NEXT_YEAR, name="P2")
    with refused("PV-1", says="Another version comes into force", field="effective_from"):
        propose(leads, draft)


def test_a_second_proposal_takes_the_place_of_the_first(leads: World) -> None:
    draft = draft_of(leads)
    first = propose(leads, draft)
    second = propose(leads, draft, date(2027, 2, 1), by="lars")
    assert list(PolicyProposal.objects.open()) == [second]
    with not_now("no longer proposed"):
        approve_policy(first, by=leads.user("lars"))
    approve_policy(second, by=leads.user("lena"))
    with not_now("approved already"):
        approve_policy(second, by=leads.user("lena"))


@pytest.mark.parametrize("name", ["lena", "lars"])
def test_a_proposal_is_taken_back_or_turned_down(leads: World, name: str) -> None:
    draft = draft_of(leads)
    proposal = propose(leads, draft)
    end_policy_proposal(proposal, by=leads.user(name))
    proposal.refresh_from_db()
    assert (proposal.ended_by, proposal.policy) == (leads.user(name), None)
    with not_now("no longer proposed"):
        end_policy_proposal(proposal, by=leads.user(name))
    assert propose(leads, draft).pk != proposal.pk


def test_a_draft_that_was_put_in_force_or_discarded_is_done_with(leads: World) -> None:
    lena, draft = leads.user("lena"), draft_of(leads)
    approve_policy(propose(leads, draft), by=leads.user("lars"))
    away = draft_of(leads, changed(P1, 8))
    proposal = propose(leads, away, date(2027, 3, 1))
    discard_policy_draft(away, by=lena)
    assert list(PolicyDraft.objects.open()) == []
    assert list(PolicyProposal.objects.open()) == []
    for one, says in ((draft, "put in force"), (away, "discarded")):
        with not_now(says):
            change_policy_draft(one, document=changed(P1, 9), by=lena)
        with not_now(says):
            propose(leads, one, date(2028, 1, 1))
        with not_now(says):
            discard_policy_draft(one, by=lena)
    with not_now("no longer proposed"):
        approve_policy(proposal, by=leads.user("lars"))


def test_northern_ireland_gets_a_policy_of_its_own(leads: World) -> None:
    document = deepcopy(P1) | {"jurisdiction": "northern-ireland"}
    proposal = propose(leads, draft_of(leads, document))
    assert proposal.replaces == leads.policy
    policy = approve_policy(proposal, by=leads.user("lars"))
    assert policy.jurisdiction == Jurisdiction.NORTHERN_IRELAND
    assert PolicyVersion.objects.in_force_on(NEXT_YEAR, Nation.NORTHERN_IRELAND).get() == policy
