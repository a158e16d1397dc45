"""Arrange, postpone and record the hearing of an appeal (T21)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.appeals import appeal_in_hand
from casework.actions.chairing import check_hears_appeal
from casework.actions.handing_over import hand_over_hearing
from casework.actions.hearing_records import Minutes, write_up
from casework.actions.hearings import Invitation, call_off, settle
from casework.actions.steps import begin, check_not_before, finish
from casework.enums import Action, PartKind, PostponementReason
from casework.errors import NotNow, RuleBroken
from casework.models import Appeal, AppealHearing, AppealHearingRecord, Case, Employee, Part
from casework.queries.committees import people_missing
from casework.rules.grievances import check_dealt_with_first

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def arrange_appeal_hearing(case: Case, *, invitation: Invitation, by: User) -> AppealHearing:
    """Invite the employee to the hearing of the appeal (T21).

    Raises RuleBroken as ``arrange_hearing`` does; T21 without an appeal manager.
    """
    step = begin(case, Action.ARRANGE_APPEAL_HEARING, by=by)
    appeal = appeal_in_hand(case)
    sent_on = timezone.localdate(invitation.sent_at)
    check_not_before(sent_on, appeal.received_on, "The appeal was received", rule_id="T21", field="sent_at")
    hand_over_hearing(
        case, PartKind.APPEAL_MANAGER, starts_at=invitation.starts_at, sent_at=invitation.sent_at, by=by
    )
    hearing = AppealHearing(case=case, appeal=appeal, arranged_by=by, attempt=appeal.hearings.count() + 1)
    day = settle(
        hearing,
        invitation,
        earlier=list(queries.attempts_at_appeal(appeal)),
        chair=lambda _policy: _appeal_manager(appeal, sent_on),
    )
    hearing.save()
    facts = {"appeal_hearing": hearing.pk, "attempt": hearing.attempt, "on": day.isoformat()}
    missing = people_missing(appeal)
    facts |= {"people_missing": missing} if missing else {}
    finish(case, step, by=by, facts=facts)
    return hearing


def _appeal_manager(appeal: Appeal, on: date) -> Employee:
    """Who hears the appeal: not below the chair whose decision is appealed (SEP-4), so with authority for it (SEP-7)."""
    part = Part.objects.filter(case=appeal.case, kind=PartKind.APPEAL_MANAGER, to_date__isnull=True).first()
    if part is None:
        raise RuleBroken(
            "T21", "Nobody hears this appeal yet.", instead="Appoint an appeal manager first.", field="chair"
        )
    check_hears_appeal(appeal, part.employee, on)
    return part.employee


@transaction.atomic
def postpone_appeal_hearing(
    case: Case,
    *,
    reason: PostponementReason | str,
    because: str = "",
    proposed_on: date | None = None,
    by: User,
    at: datetime,
) -> AppealHearing:
    """Call off the arranged attempt at hearing the appeal; it keeps its row (T21, AC-6)."""
    step = begin(case, Action.POSTPONE_APPEAL_HEARING, by=by)
    hearing = arranged_appeal(case)
    call_off(hearing, reason=reason, because=because, proposed_on=proposed_on, by=by, at=at)
    finish(case, step, by=by, facts={"appeal_hearing": hearing.pk, "reason": str(reason)})
    return hearing


@transaction.atomic
def record_appeal_hearing(case: Case, *, minutes: Minutes, by: User, at: datetime) -> AppealHearingRecord:
    """Record what happened at the hearing of the appeal (T21)."""
    step = begin(case, Action.RECORD_APPEAL_HEARING, by=by)
    check_dealt_with_first(queries.grievance_facts(case))
    record = AppealHearingRecord(case=case, hearing=arranged_appeal(case), recorded_by=by)
    write_up(record, minutes, attempts=queries.attempts_at_appeal(record.hearing.appeal), at=at)
    record.save()
    facts = {"appeal_hearing": record.hearing_id, "record": record.pk, "attendance": str(record.attendance)}
    finish(case, step, by=by, facts=facts)
    return record


def arranged_appeal(case: Case) -> AppealHearing:
    """The attempt at hearing the appeal that is arranged. Raises NotNow when none is."""
    hearing: AppealHearing | None = (
        appeal_in_hand(case).hearings.filter(postponed_at__isnull=True).select_related("appeal").first()
    )
    if hearing is None:
        raise NotNow("No appeal hearing is arranged. Arrange one first.")
    return hearing
