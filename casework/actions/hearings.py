"""Arrange a hearing, postpone it, record it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.investigations import check_all_answered
from casework.actions.steps import begin, check_written, finish, policy_on
from casework.enums import (
    Action,
    AllegationResponse,
    Attendance,
    CompanionKind,
    Delivery,
    Nation,
    NotesStatus,
    PartKind,
    PostponementReason,
    Severity,
)
from casework.errors import NotNow, RuleBroken
from casework.models import (
    Allegation,
    AllegationAnswer,
    Case,
    Employee,
    Hearing,
    HearingRecord,
    Part,
    PolicyVersion,
)
from casework.rules import authority, companion, notice_periods
from casework.rules.dates import words
from casework.rules.working_days import calendar_of

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Answer:
    """What the employee said to one allegation."""

    response: AllegationResponse | str
    said: str = ""


@transaction.atomic
def arrange_hearing(
    case: Case,
    *,
    starts_at: datetime,
    place: str,
    nation: Nation | str,
    delivery: Delivery | str,
    sent_at: datetime,
    received_on: date | None = None,
    notice_waived: bool = False,
    absence_warning_sent: bool = False,
    by: User,
) -> Hearing:
    """Invite the employee to a hearing (T11). Without ``received_on`` the invitation counts as received by CA-7.

    Raises RuleBroken: PR-10 for too little notice, AC-6 when the companion's date must be accepted, CA-7 when it
    was received before it was sent, T11 without a chair, for a chair without authority, or for an hour before that.
    """
    step = begin(case, Action.ARRANGE_HEARING, by=by)
    hearing = Hearing(
        case=case,
        starts_at=starts_at,
        place=check_written("place", place, "The place"),
        nation=nation,
        invitation_delivery=delivery,
        invitation_sent_at=sent_at,
        notice_waived=notice_waived,
        absence_warning_sent=absence_warning_sent,
        arranged_by=by,
    )
    day = _settle(hearing, received_on)
    hearing.save()
    facts = {"hearing": hearing.pk, "attempt": hearing.attempt, "on": day.isoformat()}
    finish(case, step, by=by, facts=facts)
    return hearing


def _settle(hearing: Hearing, received_on: date | None) -> date:
    """Work out attempt, policy, chair and day of receipt; check the notice; return the day of the hearing."""
    case = hearing.case
    earlier = list(case.hearings.all())
    if any(attempt.postponed_at is None for attempt in earlier):
        raise NotNow(
            "A hearing is already arranged. To change the date, postpone it first: the reason is kept."
        )
    sent_on, day = timezone.localdate(hearing.invitation_sent_at), timezone.localdate(hearing.starts_at)
    calendar = calendar_of(Nation(hearing.nation))
    policy = policy_on(sent_on)
    delivery = Delivery(hearing.invitation_delivery)
    received = received_on or notice_periods.deemed_receipt(delivery, hearing.invitation_sent_at, calendar)
    hearing.attempt = len(earlier) + 1
    hearing.policy = policy
    hearing.chair = _chair_with_authority(case, policy, sent_on)
    hearing.invitation_received_on = received
    _check_invitation(hearing.starts_at, hearing.invitation_sent_at, received)
    proposed = _check_companions_day(earlier, day)
    notice_periods.check_hearing_notice(
        day,
        received,
        policy.hearing_notice_days,
        calendar,
        clear=policy.hearing_notice_clear,
        waived=hearing.notice_waived or proposed,
    )
    return day


def _chair_with_authority(case: Case, policy: PolicyVersion, on: date) -> Employee:
    """The chair, who may impose whatever this hearing could lead to (T11): by severity and by warnings that count."""
    part = (
        Part.objects.filter(case=case, kind=PartKind.CHAIR, to_date__isnull=True)
        .select_related("employee")
        .first()
    )
    if part is None:
        raise RuleBroken("T11", "Nobody chairs this hearing yet.", instead="Appoint a chair first.")
    weighed = queries.weighed_record(case, case.allegations.all())
    authority.check_chair_authority(
        queries.ladder_of(policy),
        queries.grade_rank(part.employee, on),
        Severity(case.severity),
        live_levels=frozenset(past.level for record in weighed.values() for past in record.counts),
    )
    return part.employee


def _check_invitation(starts_at: datetime, sent_at: datetime, received_on: date) -> None:
    """RuleBroken unless the invitation was sent, then received, and the hearing comes after it (T11, CA-7)."""
    if starts_at <= sent_at:
        raise RuleBroken(
            "T11",
            "The hearing must be after the invitation was sent.",
            instead="Choose a later day, or correct when the invitation was sent.",
            field="starts_at",
        )
    if received_on < timezone.localdate(sent_at):
        raise RuleBroken(
            "CA-7",
            "The invitation cannot arrive before it was sent.",
            instead="Check both days, or leave the day of receipt empty to have it worked out.",
            field="received_on",
        )


def _check_companions_day(earlier: list[Hearing], day: date) -> bool:
    """Whether the new day is the one the employee proposed; RuleBroken (AC-6) when that day had to be taken."""
    last = earlier[-1] if earlier else None
    if (
        last is None
        or last.postponed_for != PostponementReason.COMPANION_UNAVAILABLE
        or last.proposed_on is None
    ):
        return False
    if last.proposed_on == day:
        return True
    first_day = timezone.localdate(last.starts_at)
    if notice_periods.must_postpone(first_day, last.proposed_on, calendar_of(Nation(last.nation))):
        raise RuleBroken(
            "AC-6",
            f"The employee's companion could not come on {words(first_day)} and they proposed "
            f"{words(last.proposed_on)}, which is within five working days.",
            instead=f"Hold the hearing on {words(last.proposed_on)}.",
            field="starts_at",
        )
    return False


@transaction.atomic
def postpone_hearing(
    case: Case,
    *,
    reason: PostponementReason | str,
    because: str = "",
    proposed_on: date | None = None,
    by: User,
    at: datetime,
) -> Hearing:
    """Call off the arranged attempt; it keeps its row, and a new one is arranged (T12)."""
    step = begin(case, Action.POSTPONE_HEARING, by=by)
    hearing = _arranged(case)
    if proposed_on is not None and proposed_on < timezone.localdate(at):
        raise RuleBroken(
            "T12",
            "The day proposed is in the past.",
            instead="Ask which day they propose now, or leave it empty.",
            field="proposed_on",
        )
    hearing.postponed_at = at
    hearing.postponed_by = by
    hearing.postponed_for = PostponementReason(reason)
    hearing.postponed_because = because.strip()
    hearing.proposed_on = proposed_on
    hearing.save(
        update_fields=["postponed_at", "postponed_by", "postponed_for", "postponed_because", "proposed_on"]
    )
    finish(case, step, by=by, facts={"hearing": hearing.pk, "reason": str(reason)})
    return hearing


def _arranged(case: Case) -> Hearing:
    hearing = queries.current_hearing(case)
    if hearing is None:
        raise NotNow("No hearing is arranged. Arrange one first.")
    return hearing


@transaction.atomic
def record_hearing(
    case: Case,
    *,
    attendance: Attendance | str,
    companion_kind: CompanionKind | str,
    notes: str,
    notes_status: NotesStatus | str,
    answers: Mapping[Allegation, Answer],
    absence_explained: str = "",
    companion_name: str = "",
    companion_reason: str = "",
    employee_version: str = "",
    by: User,
    at: datetime,
) -> HearingRecord:
    """Record what happened at the hearing (T13, T15). It was held on the day it was arranged for.

    Raises RuleBroken: T13, PR-12 for an absence that may not be decided on, AC-3 (companion), PR-19 (disputed notes).
    """
    step = begin(case, Action.RECORD_HEARING, by=by)
    check_all_answered(case, answers, "PR-11", "response")
    record = HearingRecord(
        case=case,
        hearing=_arranged(case),
        attendance=attendance,
        absence_explained=absence_explained.strip(),
        companion_kind=companion_kind,
        companion_name=companion_name.strip(),
        companion_reason=companion_reason.strip(),
        notes=check_written("notes", notes, "The record of what was said"),
        notes_status=notes_status,
        employee_version=employee_version.strip(),
        recorded_by=by,
    )
    _check_held(record, at)
    record.save()
    _keep_answers(record, answers)
    facts = {"hearing": record.hearing_id, "record": record.pk, "attendance": str(attendance)}
    finish(case, step, by=by, facts=facts)
    return record


def _check_held(record: HearingRecord, at: datetime) -> None:
    """Set the day it was held; RuleBroken where it may not be recorded as it is (T13, AC-3, PR-12, PR-19)."""
    hearing = record.hearing
    if at < hearing.starts_at:
        raise RuleBroken("T13", "The hearing has not begun yet.", instead="Record it once it has been held.")
    companion.check_companion(CompanionKind(record.companion_kind), record.companion_reason)
    if record.attendance == Attendance.ABSENT:
        companion.check_absence(hearing.attempt, hearing.absence_warning_sent, record.absence_explained)
    if record.notes_status == NotesStatus.DISPUTED and not record.employee_version:
        raise RuleBroken(
            "PR-19",
            "Disputed notes are kept with the employee's own version.",
            instead="Add the employee's version, or choose that their answer is awaited.",
            field="employee_version",
        )
    record.held_on = timezone.localdate(hearing.starts_at)


def _keep_answers(record: HearingRecord, answers: Mapping[Allegation, Answer]) -> None:
    for allegation, answer in answers.items():
        AllegationAnswer.objects.create(
            case=record.case,
            record=record,
            allegation=allegation,
            response=answer.response,
            said=answer.said.strip(),
        )
