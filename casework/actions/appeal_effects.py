"""What an appeal decision changes, once its letter leaves (T22, 7.5, AP-4, AP-6, 0.6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from casework import queries
from casework.actions.instead import vary
from casework.actions.reinstating import correct_leaving
from casework.actions.reviews import ask_for_reviews
from casework.enums import DISMISSALS, AppealResult, LiveFrom, SanctionLevel
from casework.models import AppealDecision, AppealOutcome, InsteadExtension, LivePeriod, Sanction
from casework.queries.appeal_levels import bounds, imposed
from casework.queries.instead import find_in_hand
from casework.queries.measures import as_measures
from casework.rules import appeals
from casework.rules.ladder import step_of
from casework.rules.leaving import check_return
from casework.rules.measures import Measure

if TYPE_CHECKING:
    from accounts.models import User


def appealed_against(decision: AppealDecision) -> Sanction | InsteadExtension | None:
    """What the decision can change, as it stands now: a sanction, or the extension of a live warning."""
    return find_in_hand(decision.appeal.outcome) or queries.current_sanction(decision.case)


def what_stands_instead(
    decision: AppealDecision, first: Sanction, measures: tuple[Measure, ...], *, on: date
) -> appeals.Imposed:
    """What a decision that varies puts in place of a sanction; RuleBroken AP-4, T24 for what would be heavier by then."""
    old = imposed(first)
    # Whoever has left does not come back: a warning that runs from the return runs from the decision.
    gone = queries.left_before(first.case, decision.decided_on) is not None
    new = appeals.put_in_place(
        step_of(SanctionLevel(decision.level), decision.policy.terms.ladder),
        old,
        imposed_from=first.issued_on,
        live_from=LiveFrom(decision.policy.terms.live_after_appeal_from),
        decided_on=decision.decided_on,
        returns_on=decision.returns_on or (decision.decided_on if gone else None),
        ends_on=decision.employment_ends_on,
        measures=measures,
    )
    within = bounds(first, decision.appeal, decision.policy, on)
    appeals.check_not_heavier(old, new, at_most=within.at_most, left_on=within.left_on, called=within.called)
    return new


def take_effect(letter: AppealOutcome, decision: AppealDecision) -> dict[str, Any]:
    """What the result changes from now on, as facts of the event; nothing where the decision is confirmed.

    It is weighed again with what stands on the day of the letter: a warning that was ended early since the decision may
    leave no room for what was decided (AP-4), and its maker then recalls it and decides anew.
    """
    first, on, by = appealed_against(decision), letter.issued_on, letter.issued_by
    if first is None or decision.result == AppealResult.CONFIRMED:
        return {}
    if isinstance(first, InsteadExtension):
        return vary(decision, first, by=by, on=on)
    if decision.returns_on is not None:
        check_return(decision.returns_on, queries.left_on(decision.case))
    new = None
    if decision.level:
        measures = as_measures(decision.sanction_measures.all())
        new = what_stands_instead(decision, first, measures, on=on)
    _supersede(first, decision, new, by=by, on=on)
    return {"superseded": first.pk}


def _supersede(
    first: Sanction, decision: AppealDecision, new: appeals.Imposed | None, *, by: User, on: date
) -> None:
    """The first sanction and its live periods end now, in the record; the replacement is a row of its own."""
    now = timezone.now()
    first.superseded_at, first.superseded_by = now, decision
    first.save(update_fields=["superseded_at", "superseded_by"])
    first.live_periods.filter(superseded_at__isnull=True).update(superseded_at=now)
    ask_for_reviews(first, by=by, on=on)
    if first.level in DISMISSALS:
        ends = (new.ends_on if new else None, queries.left_on(first.case))
        correct_leaving(first, min((day for day in ends if day is not None), default=None), on=on)
    if new is None:
        return
    begins = new.live_from or first.issued_on
    sanction = Sanction.objects.create(
        case=first.case,
        decision=first.decision,
        imposed_by=decision,
        policy=decision.policy,
        employee=first.employee,
        level=new.level,
        called=decision.called,
        counts=step_of(new.level, decision.policy.terms.ladder).counts,
        rank=new.rank,
        issued_on=begins,
        received_on=max(first.received_on, begins),
        employment_ends_on=new.ends_on,
    )
    if new.live_from is not None:
        LivePeriod.objects.create(
            case=first.case,
            sanction=sanction,
            from_on=new.live_from,
            to_on=new.live_until,
            basis=decision.policy.terms.live_after_appeal_from,
        )
