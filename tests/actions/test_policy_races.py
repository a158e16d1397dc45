"""Two HR leads at once: a proposal is approved once, and nothing comes into force that its approver did not read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from django.db import transaction

from casework.actions.policy_drafts import approve_policy, change_policy_draft, draft_policy, propose_policy
from casework.enums import Role
from casework.models import AuditEvent, PolicyDraft, PolicyProposal, PolicyVersion
from tests.actions.test_races import Two
from tests.database import forget_rows
from tests.fixtures_world import grant, hire
from tests.world import P1, World, build_world

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 10
JANUARY, FEBRUARY = date(2031, 1, 1), date(2031, 2, 1)
CHANGED = {**P1, "appeal": {"live_from": "appeal"}}
REWORDED = {**P1, "about": "In plainer words."}


@pytest.fixture
def two() -> Iterator[Two]:
    both = Two()
    yield both
    both.leave()


def _anew() -> tuple[World, PolicyProposal]:
    """Three HR leads, and what the first of them proposed, committed."""
    forget_rows()
    with transaction.atomic():
        world = build_world()
        for name in ("lars", "lou"):
            hire(world, name, grade="G7")
            grant(world, name, Role.HR_LEAD, None)
        draft = change_policy_draft(
            draft_policy(world.policy, by=world.user("lena")), document=CHANGED, by=world.user("lena")
        )
        return world, propose_policy(draft, effective_from=JANUARY, reason="So.", by=world.user("lena"))


def test_a_proposal_is_approved_once(two: Two) -> None:
    for _ in range(ROUNDS):
        world, proposal = _anew()
        verbs = [partial(approve_policy, by=world.user(name)) for name in ("lars", "lou")]
        assert two.at_once(proposal, *verbs) == ["NotNow", "done"]
        assert PolicyVersion.objects.count() == 2
        assert AuditEvent.objects.filter(action="policy_approved").count() == 1


def test_what_is_approved_is_what_was_proposed(two: Two) -> None:
    """Either the approval comes first and the draft is closed, or the change comes first and nothing is proposed."""
    for _ in range(ROUNDS):
        world, proposal = _anew()
        draft = PolicyDraft.objects.get()

        def rewrite(_: PolicyProposal, world: World = world, draft: PolicyDraft = draft) -> None:
            change_policy_draft(draft, document=CHANGED | {"name": "Other"}, by=world.user("lou"))

        approve = partial(approve_policy, by=world.user("lars"))
        assert two.at_once(proposal, approve, rewrite) == ["NotNow", "done"]
        for policy in PolicyVersion.objects.filter(effective_from=JANUARY):
            assert policy.document == CHANGED


def test_no_wording_alone_brings_back_what_was_just_changed(two: Two) -> None:
    """Whether only wording changes is judged by what stands once the other version is in, never beside it."""
    for _ in range(ROUNDS):
        world, proposal = _anew()
        reworded = change_policy_draft(
            draft_policy(world.policy, by=world.user("lou")), document=REWORDED, by=world.user("lou")
        )

        def reword(_: PolicyProposal, world: World = world, draft: PolicyDraft = reworded) -> None:
            propose_policy(draft, effective_from=FEBRUARY, reason="Plainer.", by=world.user("lou"))

        approve = partial(approve_policy, by=world.user("lars"))
        assert two.at_once(proposal, approve, reword) == ["done", "done"]
        loaded = {event.body for event in AuditEvent.objects.filter(action="policy_loaded").order_by("id")}
        alone = PolicyProposal.objects.get(draft=reworded)
        changed = PolicyVersion.objects.get(effective_from=JANUARY)
        if alone.wording_only:
            # It was first: what the other approved came after it.
            assert alone.policy.pk < changed.pk
        else:
            assert alone.replaces == changed
        assert len(loaded) == 1 + alone.wording_only
