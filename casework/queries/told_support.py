"""What the events that let everybody take part say on a timeline: never why somebody needs it."""

from __future__ import annotations

from typing import Any

from casework.enums import AdjustmentResult, FitNoteSays, Meeting
from casework.models import (
    Adjustment,
    AppealHearing,
    Case,
    FitNote,
    Hearing,
    OccupationalHealthAdvice,
    OccupationalHealthReferral,
)
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.support import answer_of, fitness_in_words
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def record_adjustment(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Adjustment | None = row_of(case.adjustments.all(), facts.get("adjustment"))
    if row is None or not sight.support:
        return Told()
    asked = f" {row.asked}" if sight.adjustments else ""
    return Told(f"For {mid_sentence(Meeting(row.meetings).label)}.{asked}", row.asked_on)


def answer_adjustment(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Adjustment | None = row_of(case.adjustments.all(), facts.get("adjustment"))
    answer = answer_of(row) if row is not None else None
    if answer is None or not sight.support:
        return Told()
    agreed = f" {answer.agreed}" if answer.agreed else ""
    return Told(f"{AdjustmentResult(answer.result).label}.{agreed}", answer.answered_on)


def record_fit_note(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: FitNote | None = row_of(case.fit_notes.all(), facts.get("fit_note"))
    if row is None or not sight.health:
        return Told()
    return Told(f"{FitNoteSays(row.says).label}, {words(row.from_on)} to {words(row.to_on)}.")


def refer_to_occupational_health(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: OccupationalHealthReferral | None = row_of(case.health_referrals.all(), facts.get("referral"))
    return Told("", row.referred_on) if row is not None else Told()


def record_occupational_health_advice(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: OccupationalHealthAdvice | None = row_of(case.health_advice.all(), facts.get("advice"))
    if row is None:
        return Told()
    return Told(fitness_in_words(row) if sight.overlays else "", row.received_on)


def allow_absence(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Why is for those who advise and decide: it may speak of health."""
    attempts: list[Hearing | AppealHearing] = [
        *case.hearings.all(),
        *(row for one in case.appeals.all() for row in one.hearings.all()),
    ]
    allowed = [row for one in attempts for row in one.absences_allowed.all()]
    row = row_of(allowed, facts.get("allowed"))
    return Told(row.reasons if sight.overlays else "", row.allowed_on) if row is not None else Told()
