"""What was said of a protected disclosure on a case. It is for HR leads and auditors: ask ``sight_of`` first (WB-1)."""

from __future__ import annotations

from casework.enums import DisclosureResult, FileState
from casework.models import Case, DisclosureCheck, DisclosureFlag
from casework.queries.facts import calendar_of_case
from casework.rules.deadlines import Due
from casework.rules.protected_disclosures import DisclosureFacts, disclosure_deadline


def last_flag(case: Case) -> DisclosureFlag | None:
    """The last time that somebody flagged one."""
    return DisclosureFlag.objects.filter(case=case).select_related("policy").last()


def disclosure_facts(case: Case) -> DisclosureFacts | None:
    """What was flagged and checked, as the rules take it; None where nothing was flagged."""
    flag = last_flag(case)
    if flag is None:
        return None
    check = DisclosureCheck.objects.filter(case=case).last()
    if check is None:
        return DisclosureFacts(flag.pk, flag.flagged_on)
    result = DisclosureResult(check.result)
    return DisclosureFacts(flag.pk, flag.flagged_on, check.flag_id, result, check.checked_by_id)


def disclosure_deadlines(case: Case) -> tuple[Due, ...]:
    """The check that is owed on an open case; its words say nothing of why."""
    flag, facts = last_flag(case), disclosure_facts(case)
    if flag is None or facts is None or case.state == FileState.CLOSED:
        return ()
    due = disclosure_deadline(facts, flag.policy.terms.periods["assessment"], calendar_of_case(case))
    return (due,) if due is not None else ()
