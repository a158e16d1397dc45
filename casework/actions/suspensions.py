"""Suspend the employee; review the suspension; lift it. Nothing here is a penalty (SU-1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.companions import MeetingHeld, keep_companion
from casework.actions.steps import (
    begin,
    check_not_after_today,
    check_not_before,
    check_written,
    finish,
    policy_on,
)
from casework.enums import Action, Alternative, Meeting, SuspensionEnd, SuspensionPay
from casework.errors import NotNow, RuleBroken
from casework.models import Case, Employee, Suspension, SuspensionAlternative, SuspensionReview
from casework.models.cases import EXCLUDED_KINDS
from casework.queries.facts import known_since
from casework.rules import adjustments
from casework.rules import suspension as rules
from casework.rules.dates import words

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def suspend_employee(
    case: Case,
    *,
    effective_on: date,
    reason: str,
    alternatives: Mapping[Alternative | str, str],
    pay: SuspensionPay | str,
    contact: Employee,
    pay_clause: str = "",
    meeting: MeetingHeld | None = None,
    by: User,
    on: date,
) -> Suspension:
    """Keep the employee away from work while the case goes on, from ``effective_on`` (T6).

    alternatives: of each, why it will not do. contact: to whom the employee can turn. meeting: who came with them to the
    meeting in which they were suspended; None without one, or where the policy lets nobody come.
    Raises NotNow when the employee is suspended already, and RuleBroken: SU-5 without authority, for what is too mild or
    beyond the cap, SU-3 without the alternatives or before the report, T6 for a day ahead or in an earlier suspension,
    SU-2 for pay that stops without a clause, SU-4 for a contact who has something to do with the case, AC-2 and AC-3 for
    a companion whom the policy of that day does not let come, EQ-9 for a meeting that an adjustment was asked for.
    """
    step = begin(case, Action.SUSPEND_EMPLOYEE, by=by)
    if queries.lasting_suspension(case) is not None:
        raise NotNow("The employee is suspended already.")
    answers = {Alternative(kind): why for kind, why in alternatives.items()}
    made = Suspension(
        case=case,
        effective_on=effective_on,
        pay=SuspensionPay(pay),
        pay_clause=pay_clause.strip() if pay == SuspensionPay.UNPAID else "",
        contact=contact,
        policy=policy_on(effective_on, case.subject.nation),
        authorised_by=by,
    )
    _check_suspends(made, answers, on)
    made.reason = check_written("reason", reason, "The reason")
    _keep(made, answers, meeting, on)
    finish(case, step, by=by, facts=_facts(made))
    return made


def _facts(made: Suspension) -> dict[str, object]:
    """What the log says of it; the adjustments that were owed as well, as at a hearing that is arranged."""
    waiting = [row.pk for row in queries.unanswered(made.case, Meeting.SUSPENSION)]
    facts = {"suspension": made.pk, "pay": str(made.pay), "contact": made.contact_id}
    return facts | ({"unanswered_adjustments": waiting} if waiting else {})


def _keep(
    made: Suspension, answers: Mapping[Alternative, str], meeting: MeetingHeld | None, on: date
) -> None:
    """The suspension with the alternatives that were considered, and who came to the meeting."""
    if meeting is not None:
        adjustments.check_answered(queries.asked_for(made.case), Meeting.SUSPENSION, on)
    made.save()
    SuspensionAlternative.objects.bulk_create(
        SuspensionAlternative(case=made.case, suspension=made, kind=kind, why_not=answers[kind].strip())
        for kind in Alternative
    )
    keep_companion(meeting, made)


def _check_suspends(made: Suspension, answers: Mapping[Alternative, str], on: date) -> None:
    """Raise RuleBroken for a suspension that may not be ordered as it stands: see ``suspend_employee``."""
    case = made.case
    terms = rules.terms_for(made.policy.terms.suspension, _rank(made.authorised_by, on))
    rules.check_grave_enough(queries.severity_put(case), terms)
    rules.check_alternatives(answers)
    rules.check_pay(SuspensionPay(made.pay), made.pay_clause)
    _check_contact(case, made.contact)
    _check_first_day(case, made.effective_on, on)
    spells = [*queries.spells(case), rules.Spell(made.effective_on)]
    first, calendar = rules.counted_by_cap(spells), queries.calendar_of_case(case)
    rules.check_may_begin(on, made.effective_on, first, terms, calendar)


@transaction.atomic
def review_suspension(case: Case, *, reasons: str, alternatives: str, by: User, on: date) -> SuspensionReview:
    """The suspension was looked at again and goes on (T7): why it is still needed, why nothing milder will do by now.

    Raises NotNow when nobody is suspended, SU-5 without authority or once the suspension has reached its cap.
    """
    step = begin(case, Action.REVIEW_SUSPENSION, by=by)
    lasting = _lasting(case)
    terms = rules.terms_for(lasting.policy.terms.suspension, _rank(by, on))
    check_not_before(on, lasting.effective_on, "The suspension began", rule_id="T7")
    rules.check_may_last(on, queries.counted_by_cap(case), terms, queries.calendar_of_case(case))
    review = SuspensionReview.objects.create(
        case=case,
        suspension=lasting,
        reviewed_on=on,
        reasons=check_written("reasons", reasons, "Why it is still needed"),
        alternatives=check_written("alternatives", alternatives, "Why nothing milder will do"),
        reviewed_by=by,
    )
    finish(case, step, by=by, facts={"suspension": lasting.pk, "review": review.pk})
    return review


@transaction.atomic
def lift_suspension(
    case: Case, *, last_day: date, because: SuspensionEnd | str, note: str, by: User, on: date
) -> Suspension:
    """End the suspension with ``last_day``, which still counts (T7).

    Raises NotNow when nobody is suspended, SU-6 for an end by sickness that the policy does not know.
    """
    step = begin(case, Action.LIFT_SUSPENSION, by=by)
    lasting = _lasting(case)
    because = SuspensionEnd(because)
    if because == SuspensionEnd.CASE_OVER:
        raise RuleBroken(
            "T7", "That is recorded by itself.", instead="Say why it is lifted now.", field="because"
        )
    terms = lasting.policy.terms.suspension
    assert terms is not None  # nobody is suspended under a policy without them
    rules.check_sickness_ends_it(because, terms)
    check_not_before(last_day, lasting.effective_on, "The suspension began", rule_id="T7", field="last_day")
    check_not_after_today(
        last_day, on, "A suspension that is lifted cannot end", rule_id="T7", field="last_day"
    )
    reviewed = lasting.reviews.last()
    if because == SuspensionEnd.LIFTED and reviewed is not None:
        what = "The suspension was last reviewed, and went on,"
        check_not_before(last_day, reviewed.reviewed_on, what, rule_id="T7", field="last_day")
    lasting.last_day = last_day
    lasting.ended_because = because
    lasting.end_note = check_written("note", note, "What was decided")
    lasting.ended_by = by
    lasting.save(update_fields=["last_day", "ended_because", "end_note", "ended_by"])
    finish(case, step, by=by, facts={"suspension": lasting.pk})
    return lasting


def _lasting(case: Case) -> Suspension:
    found = queries.lasting_suspension(case)
    if found is None:
        raise NotNow("Nobody is suspended on this case.")
    return found


def _rank(by: User, on: date) -> int:
    return queries.grade_rank(Employee.objects.filter(user=by).first(), on)


def _check_first_day(case: Case, day: date, today: date) -> None:
    """Raise RuleBroken (SU-3, T6) for a day before anybody looked at the concern, or ahead."""
    at, said = "effective_on", "A suspension cannot be recorded as beginning"
    check_not_before(day, known_since(case), "The concern was reported", rule_id="SU-3", field=at)
    check_not_after_today(day, today, said, rule_id="T6", field=at)
    before = case.suspensions.last()
    if before is not None and before.last_day is not None:
        free = before.last_day + timedelta(days=1)
        if day < free:
            raise RuleBroken(
                "T6",
                f"The suspension before it lasted until the end of {words(before.last_day)}.",
                instead=f"Choose {words(free)} or later.",
                field=at,
                day=free,
            )


def _check_contact(case: Case, contact: Employee) -> None:
    """Raise RuleBroken (SU-4) for whoever is in the incident, investigates, decides or testifies."""
    named = case.incident.people.filter(employee=contact).exists()
    apart = (*rules.NOT_FOR_CONTACTS, *EXCLUDED_KINDS)
    engaged = case.parts.filter(employee=contact, kind__in=apart).exists()
    if contact.pk == case.subject_id or named or engaged:
        raise RuleBroken(
            "SU-4",
            "The person to turn to is part of what is investigated.",
            instead="Choose somebody from HR, or a manager who has nothing to do with it.",
            field="contact",
        )
