"""Mark a case as one of safeguarding; record whether the end of employment is told to anybody (R21)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action, ReferralResult, SafeguardingAbout
from casework.errors import NotNow, NotYou
from casework.models import Case, ReferralCheck, SafeguardingMark
from casework.queries.safeguarding import ending_of, is_safeguarding
from casework.queries.sight import sight_of

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def mark_safeguarding(
    case: Case, *, about: SafeguardingAbout | str, reasons: str, by: User, on: date
) -> SafeguardingMark:
    """Say that children, adults at risk or a regulated profession are concerned. Raises NotNow where that was said.

    From then on a dismissal or a resignation owes a check, and the case does not end without findings (R21).
    """
    step = begin(case, Action.MARK_SAFEGUARDING, by=by)
    if case.safeguarding_marks.filter(about=about).exists():
        raise NotNow("The case is marked so already.")
    made = SafeguardingMark.objects.create(
        case=case,
        about=SafeguardingAbout(about),
        reasons=check_written("reasons", reasons, "Why it is one of safeguarding"),
        marked_on=on,
        marked_by=by,
    )
    finish(case, step, by=by, facts={"mark": made.pk, "about": made.about})
    return made


@transaction.atomic
def record_referral_check(
    case: Case, *, result: ReferralResult | str, reasons: str, checked_on: date, by: User, on: date
) -> ReferralCheck:
    """Record whether somebody was told that employment ended, to whom, and why or why not (R21).

    It can be recorded again: the last one counts. Raises NotNow where the case is not marked or employment goes on.
    """
    step = begin(case, Action.RECORD_REFERRAL_CHECK, by=by)
    if not sight_of(by, case).tribunal:
        raise NotYou("This is done by an HR lead who does not investigate this case.")
    ending = ending_of(case)
    if ending is None or not is_safeguarding(case):
        raise NotNow("No check is owed: it follows a dismissal or a resignation in a safeguarding case.")
    check_not_before(checked_on, ending.on, "Employment ended by a step", rule_id="R21", field="checked_on")
    check_not_after_today(checked_on, on, "It cannot be checked", rule_id="R21", field="checked_on")
    made = ReferralCheck.objects.create(
        case=case,
        anchor=ending.anchor,
        result=ReferralResult(result),
        reasons=check_written("reasons", reasons, "Your reasons"),
        checked_on=checked_on,
        checked_by=by,
    )
    finish(case, step, by=by, facts={"check": made.pk, "result": str(made.result)})
    return made
