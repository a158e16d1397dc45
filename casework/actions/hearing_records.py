"""Record what happened at a hearing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from casework import queries
from casework.actions.hearings import arranged
from casework.actions.investigations import check_all_answered
from casework.actions.steps import begin, check_written, finish
from casework.enums import (
    Action,
    AllegationResponse,
    Attendance,
    CompanionKind,
    HearingPoint,
    Meeting,
    NotesStatus,
    PostponementReason,
)
from casework.errors import RuleBroken
from casework.models import (
    Allegation,
    AllegationAnswer,
    AppealHearing,
    AppealHearingRecord,
    Case,
    Hearing,
    HearingRecord,
    PointLeftOut,
)
from casework.queries.own_words import obliged_by, open_proposal
from casework.rules import adjustments, companion, fitness, own_words
from casework.rules.dates import words
from casework.rules.grievances import check_dealt_with_first
from casework.rules.hearing_points import check_left_out

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Answer:
    """What the employee said to one allegation."""

    response: AllegationResponse | str
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What is written down of any hearing: who came, with whom, what was said (PR-19)."""

    attendance: Attendance | str
    companion_kind: CompanionKind | str
    notes: str
    notes_status: NotesStatus | str
    absence_explained: str = ""
    companion_name: str = ""
    companion_reason: str = ""
    employee_version: str = ""


@transaction.atomic
def record_hearing(
    case: Case,
    *,
    minutes: Minutes,
    answers: Mapping[Allegation, Answer],
    left_out: Mapping[HearingPoint | str, str] | None = None,
    by: User,
    at: datetime,
) -> HearingRecord:
    """Record what happened at the hearing (T13, T15). It was held on the day it was arranged for, or last adjourned to.

    left_out: points of the Acas Code that did not happen, each with its reason; none by default (PR-11).
    Raises RuleBroken: T13, PR-11 for a point left out without one, PR-12 for an absence that may not be decided on, AC-3
    (companion), PR-19 (disputed notes), PR-13 for a grievance that comes first, EQ-9 while an adjustment that was asked
    for it waits for its answer, 0.12 for an absence that medical evidence excuses and no HR lead allowed, AC-6 where
    they are away, or alone, on a day that had to move because the companion cannot come.
    """
    step = begin(case, Action.RECORD_HEARING, by=by)
    check_dealt_with_first(queries.grievance_facts(case))
    check_all_answered(case, answers, "PR-11", "response")
    points = {HearingPoint(point): why.strip() for point, why in (left_out or {}).items()}
    check_left_out(points, Attendance(minutes.attendance))
    record = HearingRecord(case=case, hearing=arranged(case), recorded_by=by)
    write_up(record, minutes, attempts=queries.attempts_at_hearing(case), at=at)
    record.save()
    _keep_answers(record, answers)
    for point, why in points.items():
        PointLeftOut.objects.create(case=case, record=record, point=point, why=why)
    facts = {"hearing": record.hearing_id, "record": record.pk, "attendance": str(record.attendance)}
    finish(case, step, by=by, facts=facts)
    return record


def write_up(
    record: HearingRecord | AppealHearingRecord,
    minutes: Minutes,
    *,
    attempts: QuerySet[Hearing] | QuerySet[AppealHearing],
    at: datetime,
) -> None:
    """Fill in a record and the day it was held; RuleBroken where it may not be recorded as it is."""
    hearing = record.hearing
    _check_held(hearing, at)
    record.held_on = timezone.localdate(hearing.sits_at)
    meeting = Meeting.APPEAL if isinstance(record, AppealHearingRecord) else Meeting.HEARING
    adjustments.check_answered(queries.asked_for(record.case), meeting, record.held_on)
    record.attendance, record.absence_explained = minutes.attendance, minutes.absence_explained.strip()
    record.companion_kind, record.companion_name = minutes.companion_kind, minutes.companion_name.strip()
    record.companion_reason = minutes.companion_reason.strip()
    record.notes = check_written("notes", minutes.notes, "The record of what was said")
    record.notes_status, record.employee_version = minutes.notes_status, minutes.employee_version.strip()
    terms = hearing.policy.terms.companion
    companion.check_companion(CompanionKind(record.companion_kind), record.companion_reason, terms)
    if record.attendance == Attendance.ABSENT or record.companion_kind == CompanionKind.NONE:
        waits = open_proposal(hearing)
        own_words.check_proposal_was_answered(waits is not None and bool(obliged_by(waits)))
    if record.attendance == Attendance.ABSENT:
        _check_absence(record, attempts)
    if record.notes_status == NotesStatus.DISPUTED and not record.employee_version:
        raise RuleBroken(
            "PR-19",
            "Disputed notes are kept with the employee's own version.",
            instead="Add the employee's version, or choose that their answer is awaited.",
            field="employee_version",
        )


def _check_held(hearing: Hearing | AppealHearing, at: datetime) -> None:
    """Raise RuleBroken for a hearing that has not begun (T13), or that is adjourned and has not gone on (T14)."""
    if at < hearing.starts_at:
        raise RuleBroken("T13", "The hearing has not begun yet.", instead="Record it once it has been held.")
    if at < hearing.sits_at:
        raise RuleBroken(
            "T14",
            f"The hearing is adjourned to {words(timezone.localdate(hearing.sits_at))}.",
            instead="Record it once it has been held to its end.",
        )


def _check_absence(
    record: HearingRecord | AppealHearingRecord, attempts: QuerySet[Hearing] | QuerySet[AppealHearing]
) -> None:
    """Raise RuleBroken where nothing may be decided without the employee (PR-12, 0.12)."""
    could, allowed = queries.fitness_of(record.case), queries.absence_allowed_at(record.hearing)
    fitness.check_absence_allowed(record.held_on, could, allowed)
    # A hearing that we called off is not one that the employee missed (PR-12).
    ours = attempts.filter(postponed_for=PostponementReason.EMPLOYER).count()
    companion.check_absence(
        attempts.count() - ours, record.hearing.absence_warning_sent, record.absence_explained
    )


def _keep_answers(record: HearingRecord, answers: Mapping[Allegation, Answer]) -> None:
    for allegation, answer in answers.items():
        AllegationAnswer.objects.create(
            case=record.case,
            record=record,
            allegation=allegation,
            response=answer.response,
            said=answer.said.strip(),
        )
