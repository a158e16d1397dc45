"""What is known of whether the employee can attend a meeting, from the rows of a case (0.12)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from casework.enums import FileState, FitNoteSays, FitQuestion, FitToAttend
from casework.models import (
    AppealHearing,
    Case,
    FitNote,
    Hearing,
    OccupationalHealthAdvice,
    OccupationalHealthReferral,
)
from casework.queries.rows import appeal_hearing_of, hearing_of
from casework.rules.fitness import Advice, Fitness, Note, Question, is_to_be_asked

_MEETINGS_AHEAD = (FileState.INVESTIGATION, FileState.FINDINGS, FileState.HEARING, FileState.APPEAL)


def waiting_referral(case: Case) -> OccupationalHealthReferral | None:
    """The question to occupational health that has no answer yet."""
    return next((row for row in case.health_referrals.all() if not hasattr(row, "answer")), None)


def notes_to_ask_about(case: Case) -> list[FitNote]:
    """The fit notes about which occupational health has not been asked, as long as a meeting may come (0.12)."""
    if case.state not in _MEETINGS_AHEAD:
        return []
    notes = case.fit_notes.all()
    asked = [
        Question(row.referred_on, row.answer.received_on if hasattr(row, "answer") else None)
        for row in (case.health_referrals.all() if notes else ())
        if FitQuestion.FIT_TO_ATTEND in row.questions
    ]
    return [row for row in notes if is_to_be_asked(row.from_on, row.to_on, row.recorded_on, asked)]


def newest_advice(case: Case) -> OccupationalHealthAdvice | None:
    return max(case.health_advice.all(), key=lambda row: row.pk, default=None)


def fitness_of(case: Case) -> Fitness:
    """As the rules take it."""
    advice = newest_advice(case)
    return Fitness(
        notes=[
            Note(FitNoteSays(row.says), row.from_on, row.to_on, row.recorded_at)
            for row in case.fit_notes.all()
        ],
        advice=Advice(FitToAttend(advice.fitness), advice.not_before, advice.recorded_at)
        if advice is not None
        else None,
        # Whether they are fit for work does not say whether they can attend (0.12).
        asked_on=[
            row.referred_on
            for row in case.health_referrals.all()
            if FitQuestion.FIT_TO_ATTEND in row.questions
        ],
    )


def absence_allowed_at(hearing: Hearing | AppealHearing) -> datetime | None:
    """When an HR lead last allowed this attempt to go ahead without the employee."""
    return max((row.recorded_at for row in hearing.absences_allowed.all()), default=None)


def attempt_to_come(case: Case) -> Hearing | AppealHearing | None:
    """The attempt, at the hearing or at that of an appeal, that is arranged and not recorded."""
    found = (appeal_hearing_of(case), hearing_of(case))
    return next((row for row in found if row is not None and not hasattr(row, "record")), None)


def absence_is_barred(case: Case) -> bool:
    """Whether medical evidence stands against going ahead without the employee at the attempt that is to come."""
    hearing = attempt_to_come(case)
    if hearing is None:
        return False
    allowed = absence_allowed_at(hearing)
    against = fitness_of(case).against(timezone.localdate(hearing.sits_at))
    return any(allowed is None or at > allowed for at in against)
