"""The suspensions of a case: the one that lasts, and what its clocks need."""

from __future__ import annotations

from datetime import date

from django.db.models import F

from casework.enums import DeadlineKind, SuspensionEnd
from casework.models import Case, Deadline, Suspension
from casework.queries.facts import calendar_of_case, counted_from
from casework.queries.matter import with_joined
from casework.rules import suspension as rules
from casework.rules.deadlines import Due


def lasting_suspension(case: Case) -> Suspension | None:
    """The suspension under which the employee stands now."""
    return case.suspensions.filter(last_day__isnull=True).select_related("policy").first()


def counted_by_cap(case: Case) -> date:
    """The day from which the cap of the lasting suspension counts. The case has one."""
    return rules.counted_by_cap(spells(case))


def spells(case: Case) -> list[rules.Spell]:
    """Every suspension of the case and of those joined to it, in the order in which they ended."""
    rows = Suspension.objects.filter(case__in=with_joined(case))
    return [
        rules.Spell(
            row.effective_on,
            row.last_day,
            was_ill=row.ended_because == SuspensionEnd.SICKNESS,
            was_joined=row.case_id != case.pk and row.ended_because == SuspensionEnd.CASE_OVER,
        )
        for row in rows.order_by(F("last_day").asc(nulls_last=True), "effective_on", "pk")
    ]


def must_end_by(case: Case, lasting: Suspension) -> date | None:
    """The last day that the policy lets the lasting suspension have; None without a cap."""
    terms = lasting.policy.terms.suspension
    assert terms is not None  # nobody is suspended under a policy without them
    return rules.must_end_by(counted_by_cap(case), terms, calendar_of_case(case))


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
        # Reviews on paper are not known here: the next one is counted from the day the case came, the cap is not (R5).
        effective_on=counted_from(case, lasting.effective_on),
        counted_from=counted_by_cap(case),
        reviews=len(reviewed),
        reviewed_on=reviewed[-1] if reviewed else None,
    )
    return rules.suspension_deadlines(facts, lasting.policy.terms.suspension, calendar_of_case(case))
