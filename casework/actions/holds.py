"""Place a legal hold on a case; review it; lift it (DP-11, R20). Nothing in the product destroys a case by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import access
from casework.actions.steps import begin, check_not_before, check_written, finish
from casework.enums import Action, PartKind
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Case, Employee, LegalHold, LegalHoldReview
from casework.queries.holds import lasting_hold
from casework.queries.sight import sight_of
from casework.rules.holds import check_review_day
from casework.workflow import Step

if TYPE_CHECKING:
    from accounts.models import User

_HR = {PartKind.HR_OFFICER, PartKind.HR_LEAD}


@transaction.atomic
def place_hold(
    case: Case, *, reasons: str, owner: Employee, review_on: date, by: User, on: date
) -> LegalHold:
    """Keep everything of the case until the hold is lifted. It moves nothing of the procedure.

    owner: who answers for it. Raises NotNow where one lasts, RuleBroken R20 for a review that is too far off, DP-11 for
    an owner who is not of HR of this case.
    """
    step = _begin(case, Action.PLACE_HOLD, by)
    if lasting_hold(case) is not None:
        raise NotNow("The case is on legal hold already.")
    check_review_day(review_on, on)
    reads = owner.user is not None and sight_of(owner.user, case).tribunal
    if owner.user is None or not reads or not access.parts(owner.user, case) & _HR:
        raise RuleBroken(
            "DP-11",
            "Whoever answers for a hold reads the case, and is of HR.",
            instead="Choose somebody from HR of this case.",
            field="owner",
        )
    made = LegalHold.objects.create(
        case=case,
        reasons=check_written("reasons", reasons, "Why everything is kept"),
        owner=owner,
        review_on=review_on,
        placed_on=on,
        placed_by=by,
    )
    finish(case, step, by=by, facts={"hold": made.pk, "owner": owner.pk})
    return made


@transaction.atomic
def review_hold(case: Case, *, reasons: str, review_on: date, by: User, on: date) -> LegalHoldReview:
    """The hold was looked at again and goes on, until the next review. Raises NotNow where there is none, R20."""
    step = _begin(case, Action.REVIEW_HOLD, by)
    hold = _lasting(case)
    check_not_before(on, hold.placed_on, "The hold was placed", rule_id="R20")
    check_review_day(review_on, on)
    made = LegalHoldReview.objects.create(
        case=case,
        hold=hold,
        reviewed_on=on,
        reasons=check_written("reasons", reasons, "Why the hold goes on"),
        review_on=review_on,
        reviewed_by=by,
    )
    finish(case, step, by=by, facts={"hold": hold.pk, "review": made.pk})
    return made


@transaction.atomic
def lift_hold(case: Case, *, reasons: str, by: User, on: date) -> LegalHold:
    """End the hold; its row stays, with the reason. Raises NotNow where there is none."""
    step = _begin(case, Action.LIFT_HOLD, by)
    hold = _lasting(case)
    check_not_before(on, hold.placed_on, "The hold was placed", rule_id="DP-11")
    hold.lifted_on, hold.lifted_by = on, by
    hold.lifted_because = check_written("reasons", reasons, "Why it is lifted")
    hold.save(update_fields=["lifted_on", "lifted_by", "lifted_because"])
    finish(case, step, by=by, facts={"hold": hold.pk})
    return hold


def _begin(case: Case, action: Action, by: User) -> Step:
    step = begin(case, action, by=by)
    if not sight_of(by, case).tribunal:
        raise NotYou("This is done by an HR lead who does not investigate this case.")
    return step


def _lasting(case: Case) -> LegalHold:
    hold = lasting_hold(case)
    if hold is None:
        raise NotNow("The case is not on legal hold.")
    return hold
