"""Open a closed case again in the employee's favour; approve it and record the letter that says so (domain 7.2)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.instead import begin_with_others
from casework.actions.reviews import ask_for_reviews
from casework.actions.steps import (
    begin,
    check_not_after_today,
    check_not_before,
    check_written,
    finish,
    policy_on,
    receipt,
)
from casework.enums import Action, Delivery, SanctionLevel
from casework.errors import NotNow, RuleBroken
from casework.models import Case, LivePeriod, OutcomeCorrection, Reopening, Sanction
from casework.models.live_periods import ISSUE
from casework.queries.appeal_levels import imposed
from casework.rules import reopening
from casework.rules.appeals import Imposed
from casework.rules.ladder import step_of
from casework.rules.leaving import check_alive

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def reopen_case(
    case: Case, *, came_to_light: str, reasons: str, level: SanctionLevel | str = "", by: User, on: date
) -> Reopening:
    """Open a closed case again, and propose what the sanction becomes: withdrawn, or ``level``, which is lighter (7.2).

    Nothing changes until another HR lead approves it; the closure keeps its row. Raises RuleBroken 7.2 where no
    warning stands, the level is no lighter or the employee died, PR-02 without the reasons.
    """
    step = begin(case, Action.REOPEN_CASE, by=by)
    standing = queries.current_sanction(case)
    reopening.check_can_be_put_right(standing.level if standing is not None else None)
    assert standing is not None  # check_can_be_put_right
    closure = case.closures.get(reopened_by__isnull=True, reopening__isnull=True)
    check_alive(closure.died_on)
    check_not_before(on, closure.closed_on, "The case was closed", rule_id="7.2")
    _check_old_record(standing, level)
    proposal = Reopening(
        case=case,
        sanction=standing,
        policy=policy_on(on, case.subject.nation),
        level=level,
        came_to_light=check_written("came_to_light", came_to_light, "What came to light"),
        reasons=check_written("reasons", reasons, "Why the outcome cannot stand"),
        reopened_on=on,
        reopened_by=by,
    )
    _instead(proposal, on)
    proposal.name_level()
    proposal.save()
    closure.reopening = proposal
    closure.save(update_fields=["reopening"])
    facts = {"reopening": proposal.pk, "sanction": standing.pk, "level": proposal.level or "none"}
    finish(case, step, by=by, facts=facts)
    return proposal


def _check_old_record(standing: Sanction, level: SanctionLevel | str) -> None:
    """RuleBroken 7.2 where another sanction would come from a record that does not say so."""
    if level and standing.provenance_id is not None:
        raise RuleBroken(
            "7.2",
            "This sanction comes from an old record, and no record says the lighter one.",
            instead="Withdraw it, and record the sanction that should have stood.",
            field="level",
        )


def _instead(proposal: Reopening, on: date) -> Imposed | None:
    """What is to stand, checked against the sanction as it stands now."""
    standing = proposal.sanction
    return reopening.put_right(
        proposal.level,
        imposed(standing),
        proposal.policy.terms.ladder,
        imposed_from=standing.issued_on,
        on=on,
    )


@transaction.atomic
def issue_correction(
    case: Case,
    *,
    delivery: Delivery | str,
    sent_at: datetime,
    received_on: date | None = None,
    by: User,
    on: date,
) -> OutcomeCorrection:
    """Approve what another HR lead proposed, and record the letter that left: the sanction is superseded (7.2, 7.5).

    Without ``received_on`` receipt is deemed. Raises NotNow where nothing waits for approval, RuleBroken 7.2 for
    whoever proposed it.
    """
    step = begin_with_others(case, Action.ISSUE_CORRECTION, by=by)
    proposal = queries.reopening_in_hand(case)
    if proposal is None or hasattr(proposal, "correction"):
        raise NotNow("Nothing on this case waits to be put right.")
    reopening.check_approved_by_another(proposal.reopened_by_id, by.pk)
    issued_on = timezone.localdate(sent_at)
    check_not_before(issued_on, proposal.reopened_on, "The case was reopened", rule_id="7.2", field="sent_at")
    check_not_after_today(issued_on, on, "The letter cannot leave", rule_id="7.2", field="sent_at")
    received = receipt(received_on, proposal.policy, delivery, sent_at, case)
    check_not_before(received, issued_on, "The letter was sent", rule_id="CA-7", field="received_on")
    instead = _instead(proposal, issued_on)
    correction = OutcomeCorrection.objects.create(
        case=case,
        reopening=proposal,
        proposed_by=proposal.reopened_by,
        approved_by=by,
        issued_on=issued_on,
        delivery=delivery,
        sent_at=sent_at,
        received_on=received,
    )
    _supersede(correction, instead)
    facts = {"reopening": proposal.pk, "correction": correction.pk, "level": proposal.level or "none"}
    finish(case, step, by=by, facts=facts)
    return correction


def _supersede(correction: OutcomeCorrection, instead: Imposed | None) -> None:
    """The sanction and its live periods end now, in the record; what stands instead is a row of its own."""
    first, now = correction.reopening.sanction, timezone.now()
    first.superseded_at, first.corrected_by = now, correction
    first.save(update_fields=["superseded_at", "corrected_by"])
    first.live_periods.filter(superseded_at__isnull=True).update(superseded_at=now)
    ask_for_reviews(first, by=correction.approved_by, on=correction.issued_on)
    if instead is None:
        return
    sanction = Sanction.objects.create(
        case=first.case,
        decision=first.decision,
        from_correction=correction,
        policy=correction.reopening.policy,
        employee=first.employee,
        level=instead.level,
        called=correction.reopening.called,
        counts=step_of(instead.level, correction.reopening.policy.terms.ladder).counts,
        rank=instead.rank,
        issued_on=first.issued_on,
        received_on=first.received_on,
    )
    if instead.live_from is not None:
        LivePeriod.objects.create(
            case=first.case,
            sanction=sanction,
            from_on=instead.live_from,
            to_on=instead.live_until,
            basis=ISSUE,
        )
