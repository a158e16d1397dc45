"""Fit notes, occupational health, and going ahead without an employee who was not fit to attend (0.12, PR-12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action, FitNoteSays, FitQuestion, FitToAttend
from casework.errors import NotNow, RuleBroken
from casework.models import (
    AbsenceAllowed,
    AppealHearing,
    Case,
    FitNote,
    Hearing,
    OccupationalHealthAdvice,
    OccupationalHealthReferral,
)
from casework.rules import fitness as rules

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_fit_note(
    case: Case, *, says: FitNoteSays | str, from_on: date, to_on: date, by: User, on: date
) -> FitNote:
    """Write down what a fit note says and for which days, both included; never a diagnosis (DP-3, DP-5).

    Occupational health is then to be asked whether the employee can attend, as no doctor's note says it for certain.

    Raises RuleBroken 0.12 for a note that ends before it begins, or begins after today.
    """
    step = begin(case, Action.RECORD_FIT_NOTE, by=by)
    check_not_after_today(from_on, on, "A fit note cannot begin", rule_id="0.12", field="from_on")
    rules.check_fit_note(from_on, to_on)
    note = FitNote.objects.create(
        case=case, says=FitNoteSays(says), from_on=from_on, to_on=to_on, recorded_on=on, recorded_by=by
    )
    finish(case, step, by=by, facts={"fit_note": note.pk})
    return note


@transaction.atomic
def refer_to_occupational_health(
    case: Case, *, questions: Iterable[FitQuestion | str], referred_on: date, by: User, on: date
) -> OccupationalHealthReferral:
    """Ask occupational health whether the employee can attend, and with what adjustments (0.12).

    Raises NotNow while an earlier question waits for its answer; 0.12 without a question, or for a day ahead.
    """
    step = begin(case, Action.REFER_TO_OCCUPATIONAL_HEALTH, by=by)
    if queries.waiting_referral(case) is not None:
        raise NotNow("Occupational health has been asked and has not answered yet.")
    check_not_after_today(
        referred_on, on, "Occupational health cannot have been asked", rule_id="0.12", field="referred_on"
    )
    asked = [one for one in FitQuestion if one in set(questions)]
    if not asked:
        raise RuleBroken(
            "0.12", "Nothing is asked.", instead="Choose at least one question.", field="questions"
        )
    made = OccupationalHealthReferral.objects.create(
        case=case, referred_on=referred_on, questions=[one.value for one in asked], referred_by=by
    )
    finish(case, step, by=by, facts={"referral": made.pk})
    return made


@transaction.atomic
def record_occupational_health_advice(
    case: Case,
    *,
    received_on: date,
    fitness: FitToAttend | str,
    advice: str,
    adjustments: str = "",
    not_before: date | None = None,
    by: User,
    on: date,
) -> OccupationalHealthAdvice:
    """Write down the answer: in a code for whoever leads the meeting, in full for HR and auditors (DP-3).

    Raises NotNow where nothing was asked; 0.12 where the answer lacks its adjustments or its day.
    """
    step = begin(case, Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE, by=by)
    referral = queries.waiting_referral(case)
    if referral is None:
        raise NotNow("Occupational health has not been asked, or has answered already.")
    asked, place = "Occupational health was asked", {"rule_id": "0.12", "field": "received_on"}
    check_not_before(received_on, referral.referred_on, asked, **place)
    check_not_after_today(received_on, on, "The answer cannot have come", **place)
    fitness = FitToAttend(fitness)
    rules.check_advice(fitness, adjustments, not_before)
    made = OccupationalHealthAdvice.objects.create(
        case=case,
        referral=referral,
        received_on=received_on,
        fitness=fitness,
        adjustments=adjustments.strip(),
        not_before=not_before,
        advice=check_written("advice", advice, "What occupational health says"),
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"referral": referral.pk, "advice": made.pk})
    return made


@transaction.atomic
def allow_absence(case: Case, *, reasons: str, by: User, on: date) -> AbsenceAllowed:
    """Let the attempt that is arranged go ahead without the employee in spite of medical evidence (0.12, T13).

    It covers what is known by now, and this attempt alone. What PR-12 asks of an absence is asked all the same.
    Raises NotNow where nothing bars it; 0.12 before occupational health was asked, or before the day it gave.
    """
    step = begin(case, Action.ALLOW_ABSENCE, by=by)
    hearing: Hearing | AppealHearing | None = queries.hearing_to_come(case)
    if hearing is None or not queries.absence_is_barred(case):
        raise NotNow(
            "No hearing is arranged that medical evidence keeps from going ahead without the employee."
        )
    rules.check_may_allow(timezone.localdate(hearing.sits_at), queries.fitness_of(case))
    made = AbsenceAllowed.objects.create(
        case=case,
        hearing=hearing if isinstance(hearing, Hearing) else None,
        appeal_hearing=hearing if isinstance(hearing, AppealHearing) else None,
        reasons=check_written("reasons", reasons, "Why it goes ahead"),
        allowed_on=on,
        allowed_by=by,
    )
    finish(case, step, by=by, facts={"allowed": made.pk})
    return made
