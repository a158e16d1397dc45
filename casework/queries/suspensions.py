"""The suspensions of a case: the one that lasts, and what its clocks need."""

from __future__ import annotations

from datetime import date

from casework.enums import DeadlineKind, SuspensionEnd
from casework.models import Case, Deadline, Suspension
from casework.queries.facts import calendar_of_case
from casework.rules import suspension as rules
from casework.rules.deadlines import Due


def lasting_suspension(case: Case) -> Suspension | None:
    """The suspension under which the employee stands now."""
    return case.suspensions.filter(last_day__isnull=True).select_related("policy").first()


def suspension_counts_from(case: Case) -> date:
    """The day from which the cap of the lasting suspension runs. The case has one."""
    return rules.cap_counts_from(spells(case))


def spells(case: Case) -> list[rules.Spell]:
    """Every suspension of the case, in order."""
    rows = case.suspensions.values_list("effective_on", "ended_because")
    return [rules.Spell(day, SuspensionEnd(because) if because else None) for day, because in rows]


def next_review(case: Case) -> Deadline | None:
    """The review that is due next on the lasting suspension."""
    return case.deadlines.open().filter(kind=DeadlineKind.SUSPENSION_REVIEW).first()


def suspension_owed(case: Case) -> tuple[Due, ...]:
    """What is due on the lasting suspension, under the policy it was ordered under (PV-1); nothing without one."""
    lasting = lasting_suspension(case)
    if lasting is None or lasting.policy.terms.suspension is None:
        return ()
    reviewed = list(lasting.reviews.values_list("reviewed_on", flat=True))
    facts = rules.SuspensionFacts(
        id=lasting.pk,
        effective_on=lasting.effective_on,
        counted_from=suspension_counts_from(case),
        reviews=len(reviewed),
        reviewed_on=reviewed[-1] if reviewed else None,
    )
    return rules.suspension_deadlines(facts, lasting.policy.terms.suspension, calendar_of_case(case))
