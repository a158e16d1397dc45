"""The employee may have made a protected disclosure: flag it; an HR lead checks whether it is the reason (WB-1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.steps import begin, check_not_before, check_written, finish, policy_on
from casework.enums import Action, DisclosureResult, FileState
from casework.errors import NotNow, NotYou
from casework.models import Case, Decision, DisclosureCheck, DisclosureFlag
from casework.models.restricted import KEPT_FROM_THE_RESTRICTED
from casework.queries.instead import imposes
from casework.queries.sight import sight_of
from casework.rules.protected_disclosures import check_may_clear, check_may_sanction

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def flag_disclosure(case: Case, *, about: str, by: User, on: date) -> DisclosureFlag:
    """Say that the employee may have made a protected disclosure: an HR lead has to check it before any sanction.

    Whether somebody else flagged one is not said to whoever flags: each is a row of its own.
    """
    step = begin(case, Action.FLAG_DISCLOSURE, by=by)
    check_not_before(on, case.opened_on, "The case was opened", rule_id="WB-1")
    made = DisclosureFlag.objects.create(
        case=case,
        about=check_written("about", about, "What was disclosed"),
        flagged_on=on,
        policy=policy_on(on, case.subject.nation),
        flagged_by=by,
    )
    finish(case, step, by=by, facts={"flag": made.pk})
    return made


@transaction.atomic
def check_disclosure(
    case: Case, *, result: DisclosureResult | str, reasons: str, by: User, on: date
) -> DisclosureCheck:
    """Say whether a disclosure is the reason for the case; while it is or may be, no sanction is issued (WB-1).

    Raises NotYou for an HR lead who investigates, hears or decides the case or did, NotNow where nothing was flagged,
    RuleBroken WB-1 where whoever found it to be the reason would take that back alone.
    """
    step = begin(case, Action.CHECK_DISCLOSURE, by=by)
    held = case.parts.filter(employee__user=by, kind__in=KEPT_FROM_THE_RESTRICTED)
    if held.exists() or not sight_of(by, case).disclosures:
        raise NotYou(
            "This is done by an HR lead who neither investigates nor hears nor decides this case.", "WB-1"
        )
    flag, facts = queries.last_flag(case), queries.disclosure_facts(case)
    if flag is None or facts is None:
        raise NotNow("There is nothing to check on this case.")
    check_not_before(on, flag.flagged_on, "It was flagged", rule_id="WB-1")
    result = DisclosureResult(result)
    check_may_clear(facts, result, by.pk)
    made = DisclosureCheck.objects.create(
        case=case,
        flag=flag,
        result=result,
        reasons=check_written("reasons", reasons, "Your reasons"),
        checked_on=on,
        checked_by=by,
    )
    finish(case, step, by=by, facts={"check": made.pk, "result": result.value})
    return made


def check_disclosures(decision: Decision, by: User) -> None:
    """RuleBroken WB-1 before a sanction that waits for a check, in words that tell nobody who may not know (7.6)."""
    if imposes(decision):
        check_disclosures_of(decision.case, by)


def check_disclosures_of(sanctioned: Case, by: User) -> None:
    """``check_disclosures`` of a case in which a sanction is to be imposed, or made heavier."""
    # The law protects the person: what waits to be checked on another open case of theirs stands in the way as well.
    flagged = Case.objects.filter(subject=sanctioned.subject_id, disclosure_flags__isnull=False).distinct()
    for case in flagged:
        facts = queries.disclosure_facts(case)
        waits = facts is not None and case.state != FileState.CLOSED and not facts.is_checked
        if facts is not None and (waits or case.pk == sanctioned.pk):
            check_may_sanction(facts, may_know=sight_of(by, case).disclosures)
