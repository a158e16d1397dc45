"""Arrange a hearing; postpone it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.steps import begin, check_not_before, check_written, finish, policy_on
from casework.enums import (
    Action,
    Delivery,
    Nation,
    PartKind,
    PostponementReason,
)
from casework.errors import NotNow, RuleBroken
from casework.models import (
    Case,
    Employee,
    Hearing,
    Part,
    PolicyVersion,
)
from casework.rules import authority, notice_periods
from casework.rules.dates import words
from casework.rules.working_days import calendar_of

if TYPE_CHECKING:
    from accounts.models import User


FURTHEST_AHEAD = timedelta(days=366)


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
    why_unreasonable: str = "",
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
        proposal_refused_because=why_unreasonable.strip(),
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
    # Notice is a period of the policy: the workplace's holidays count, not those of the place (domain.md 0.2).
    calendar = queries.calendar_of_case(case)
    policy = policy_on(sent_on)
    delivery = Delivery(hearing.invitation_delivery)
    received = received_on or notice_periods.deemed_receipt(delivery, hearing.invitation_sent_at, calendar)
    hearing.attempt = len(earlier) + 1
    hearing.policy = policy
    hearing.chair = _chair_with_authority(case, policy, sent_on)
    hearing.invitation_received_on = received
    referred_on = case.case_to_answer.decided_on
    check_not_before(sent_on, referred_on, "The case was referred", rule_id="T11", field="sent_at")
    _check_invitation(hearing.starts_at, hearing.invitation_sent_at, received)
    proposed = _check_companions_day(earlier, day, sent_on, hearing.proposal_refused_because)
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
        queries.severity_put(case),
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
    if starts_at > sent_at + FURTHEST_AHEAD:
        raise RuleBroken(
            "T11",
            "The hearing is more than a year ahead.",
            instead="Check the year: hearings are held without unreasonable delay.",
            field="starts_at",
        )
    if received_on < timezone.localdate(sent_at):
        raise RuleBroken(
            "CA-7",
            "The invitation cannot arrive before it was sent.",
            instead="Check both days, or leave the day of receipt empty to have it worked out.",
            field="received_on",
        )
    if received_on > timezone.localdate(starts_at):
        raise RuleBroken(
            "PR-09",
            f"The invitation counts as received on {words(received_on)}, after the hearing.",
            instead="Choose a later day, or hand the invitation over: even an employee who waives notice is told first.",
            field="starts_at",
        )


def _check_companions_day(earlier: list[Hearing], day: date, sent_on: date, why_unreasonable: str) -> bool:
    """Whether the new day is the one the employee proposed.

    Raises RuleBroken (AC-6) where that day had to be taken: it was in the statutory time, has not passed, and no
    reason says that it was unreasonable (domain.md 0.1). The time is counted by the place of the hearing (0.2).
    """
    last = earlier[-1] if earlier else None
    if (
        last is None
        or last.postponed_for != PostponementReason.COMPANION_UNAVAILABLE
        or last.proposed_on is None
        or last.proposed_on <= sent_on
    ):
        return False
    if last.proposed_on == day:
        return True
    notice_periods.check_refusal_to_postpone(
        timezone.localdate(last.starts_at),
        last.proposed_on,
        calendar_of(Nation(last.nation)),
        why_unreasonable=why_unreasonable,
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
    hearing = arranged(case)
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


def arranged(case: Case) -> Hearing:
    """The attempt that is arranged. Raises NotNow when none is."""
    hearing = queries.current_hearing(case)
    if hearing is None:
        raise NotNow("No hearing is arranged. Arrange one first.")
    return hearing
