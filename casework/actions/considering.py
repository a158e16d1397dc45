"""Agree that expired warnings of safeguarding cases may be considered (SA-14)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_written, finish, policy_on
from casework.enums import Action
from casework.errors import NotNow, NotYou
from casework.models import Case, ConsiderationAgreed
from casework.queries.matter import parts_ever_held
from casework.queries.spent_record import expired_in_safeguarding, opening_at_hand
from casework.rules.spent_record import check_can_be_considered

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def agree_to_consider(case: Case, *, reasons: str, by: User, on: date) -> ConsiderationAgreed:
    """An HR lead agrees that what was opened of safeguarding cases may be considered though it expired (SA-14).

    Of what was opened for the decision at hand: those warnings alone. None counts for it: the level goes by live
    warnings as before (SA-6). Raises NotYou for whoever has another part in the case, NotNow where the spent record was
    not opened or it was agreed already, RuleBroken SA-14 where the policy does not provide for it or there is none.
    """
    step = begin(case, Action.AGREE_TO_CONSIDER, by=by)
    if parts_ever_held(by, case):
        raise NotYou("This is agreed by an HR lead who has, and had, no other part in this case.", "SA-14")
    opening = opening_at_hand(case)
    if opening is None:
        raise NotNow("The spent record was not opened. Whoever decides opens it first and says why.")
    if hasattr(opening, "agreement"):
        raise NotNow("This was agreed already, for this decision.")
    warnings = expired_in_safeguarding(case, opening)
    terms = policy_on(on, case.subject.nation).terms
    check_can_be_considered(provided=terms.considers_expired_safeguarding, any_expired=bool(warnings))
    made = ConsiderationAgreed.objects.create(
        case=case,
        opening=opening,
        reasons=check_written("reasons", reasons, "Why it may be considered"),
        agreed_on=on,
        agreed_by=by,
    )
    made.warnings.set(warnings)
    facts = {"consideration": made.pk, "opening": opening.pk, "sanctions": warnings}
    finish(case, step, by=by, facts=facts)
    return made
