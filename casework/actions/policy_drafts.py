"""Copy a policy to a draft, change it, propose it for a day, and have another HR lead approve it (PV-1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from casework import access, audit
from casework.actions.policies import check_day, load_policy
from casework.actions.steps import check_written
from casework.enums import Jurisdiction, Look
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import PolicyDraft, PolicyProposal, PolicyVersion
from casework.rules.dates import words
from casework.rules.policy_terms import binds_alike, read_terms

if TYPE_CHECKING:
    from accounts.models import User


def check_makes_policy(by: User) -> None:
    """Raises NotYou unless the person is an HR lead of the whole organisation."""
    if not access.makes_policy(by):
        raise NotYou(
            "The policy is read and changed here by an HR lead of the whole organisation. You are not one."
        )


@transaction.atomic
def draft_policy(version: PolicyVersion, *, by: User) -> PolicyDraft:
    """A copy of a version, to be worked on."""
    check_makes_policy(by)
    draft = PolicyDraft.objects.create(
        name=version.name, document=version.document, copied_from=version, made_by=by, changed_by=by
    )
    audit.record(Look.POLICY_DRAFTED, by=by, facts={"draft": draft.pk, "policy": version.pk})
    return draft


@transaction.atomic
def change_policy_draft(draft: PolicyDraft, *, document: Mapping[str, Any], by: User) -> PolicyDraft:
    """Put another document in place of the draft's. What was proposed of it before no longer is.

    ``draft.version`` is what the person read. Raises NotNow where it was changed since, discarded or put in force, and
    BadTerms with every fault of the document.
    """
    check_makes_policy(by)
    read_terms(document)
    locked = _lock(draft)
    changed = sorted(_changed(locked.document, document))
    if not changed:
        return locked
    locked.name, locked.document, locked.changed_by = document["name"], dict(document), by
    locked.version += 1
    locked.save(update_fields=["name", "document", "version", "changed_by", "changed_at"])
    audit.record(
        Look.POLICY_DRAFT_CHANGED,
        by=by,
        facts={"draft": locked.pk, "version": locked.version, "fields": changed},
    )
    _end(locked.proposals.open(), by=by)
    return locked


@transaction.atomic
def discard_policy_draft(draft: PolicyDraft, *, by: User) -> None:
    """Put a draft away. Its row stays; what was proposed of it no longer is."""
    check_makes_policy(by)
    locked = _lock(draft)
    locked.discarded_by, locked.discarded_at = by, timezone.now()
    locked.save(update_fields=["discarded_by", "discarded_at"])
    audit.record(Look.POLICY_DRAFT_DISCARDED, by=by, facts={"draft": locked.pk})
    _end(locked.proposals.open(), by=by)


@transaction.atomic
def propose_policy(draft: PolicyDraft, *, effective_from: date, reason: str, by: User) -> PolicyProposal:
    """Propose a draft, as it stands now, to come into force on a day; another HR lead approves it.

    Where it binds as the version does that stands on that day, so that only its name or description changes, nobody
    else is asked and it is put in force at once. A proposal takes the place of the one before. Raises NotNow where the
    draft was changed since it was read, and RuleBroken PV-1 for a day on which it cannot come into force.
    """
    check_makes_policy(by)
    given = check_written("reason", reason, "The reason")
    _one_at_a_time()
    locked = _lock(draft)
    read_terms(locked.document)
    jurisdiction = Jurisdiction(locked.document["jurisdiction"])
    check_day(jurisdiction, effective_from)
    _end(locked.proposals.open(), by=by)
    replaces = _standing(jurisdiction, effective_from)
    proposal = PolicyProposal.objects.create(
        draft=locked,
        document=locked.document,
        effective_from=effective_from,
        reason=given,
        replaces=replaces,
        wording_only=replaces is not None and binds_alike(locked.document, replaces.document),
        proposed_by=by,
    )
    audit.record(
        Look.POLICY_PROPOSED,
        by=by,
        facts={
            "draft": locked.pk,
            "proposal": proposal.pk,
            "from": effective_from.isoformat(),
            "wording_only": proposal.wording_only,
        },
    )
    if proposal.wording_only:
        proposal.policy = load_policy(proposal.document, effective_from=effective_from, by=by)
        proposal.save(update_fields=["policy"])
    return proposal


@transaction.atomic
def approve_policy(proposal: PolicyProposal, *, by: User) -> PolicyVersion:
    """Put what was proposed in force on its day. Never by whoever proposed it.

    Raises RuleBroken PV-1 for one's own proposal and for a day that has passed, and NotNow where it is no longer
    proposed, or where another version was put in force meanwhile than the one it was read against.
    """
    check_makes_policy(by)
    _one_at_a_time()
    locked = _lock_proposal(proposal)
    if locked.proposed_by_id == by.pk:
        raise RuleBroken(
            "PV-1",
            "You proposed this policy, and nobody approves their own.",
            instead="Ask another HR lead of the whole organisation to approve it.",
        )
    jurisdiction = Jurisdiction(locked.document["jurisdiction"])
    if _standing(jurisdiction, locked.effective_from) != locked.replaces:
        raise NotNow(
            f"Another version was put in force for {words(locked.effective_from)} since this was proposed. "
            "Compare the two, and propose it again."
        )
    locked.policy = load_policy(locked.document, effective_from=locked.effective_from, by=by)
    locked.approved_by, locked.approved_at = by, timezone.now()
    locked.save(update_fields=["policy", "approved_by", "approved_at"])
    facts = {"draft": locked.draft_id, "proposal": locked.pk, "policy": locked.policy.pk}
    audit.record(Look.POLICY_APPROVED, by=by, facts=facts)
    return locked.policy


@transaction.atomic
def end_policy_proposal(proposal: PolicyProposal, *, by: User) -> None:
    """Take a proposal back, or turn it down: whoever proposed it can, and any other HR lead. The draft stays."""
    check_makes_policy(by)
    locked = _lock_proposal(proposal)
    _end(PolicyProposal.objects.filter(pk=locked.pk), by=by)


def _lock(draft: PolicyDraft) -> PolicyDraft:
    """The draft, locked. Raises NotNow unless it is open and as the person read it."""
    locked = PolicyDraft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    _check_open(locked)
    if locked.version != draft.version:
        raise NotNow(f"{locked.changed_by.name} changed this draft after you opened it.")
    return locked


def _check_open(draft: PolicyDraft) -> None:
    if draft.discarded_at is not None:
        raise NotNow("This draft was discarded.")
    if not PolicyDraft.objects.open().filter(pk=draft.pk).exists():
        raise NotNow(
            "This draft was put in force and is not changed any more. Copy the version to a new draft."
        )


def _lock_proposal(proposal: PolicyProposal) -> PolicyProposal:
    """The proposal, under the lock of its draft. Raises NotNow where it was settled already."""
    PolicyDraft.objects.select_for_update(no_key=True).get(pk=proposal.draft_id)
    found = PolicyProposal.objects.select_related("replaces").get(pk=proposal.pk)
    if found.policy_id is not None:
        raise NotNow("This policy was approved already.")
    if found.ended_at is not None:
        raise NotNow("This is no longer proposed: it was taken back, or its draft was changed.")
    return found


def _one_at_a_time() -> None:
    """Wait for whoever else is putting a version in force, so that what stands on a day is read after them.

    The lock leaves alone the stages that store a version (they only keep its key).
    """
    list(PolicyVersion.objects.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))


def _standing(jurisdiction: Jurisdiction, day: date) -> PolicyVersion | None:
    return PolicyVersion.objects.in_force_under(day, jurisdiction).first()


def _end(proposals: Iterable[PolicyProposal], *, by: User) -> None:
    for proposal in proposals:
        proposal.ended_by, proposal.ended_at = by, timezone.now()
        proposal.save(update_fields=["ended_by", "ended_at"])
        facts = {"draft": proposal.draft_id, "proposal": proposal.pk}
        audit.record(Look.POLICY_PROPOSAL_ENDED, by=by, facts=facts)


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """The fields that differ, by their paths down to the second step, such as ``periods.assessment``."""
    for name in {*old, *new}:
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from (f"{name}.{part}" for part in {*before, *after} if before.get(part) != after.get(part))
        else:
            yield name
