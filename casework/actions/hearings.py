"""Arrange a hearing; postpone it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.chairing import check_chairs
from casework.actions.handing_over import hand_over_hearing
from casework.actions.steps import begin, check_not_before, check_written, finish, policy_on, receipt
from casework.actions.union import check_talked
from casework.enums import (
    Action,
    Delivery,
    HeldIn,
    Meeting,
    PartKind,
    PostponementReason,
)
from casework.errors import NotNow, RuleBroken
from casework.models import (
    AppealHearing,
    BundleService,
    Case,
    Employee,
    Hearing,
    Part,
    PolicyVersion,
)
from casework.queries.calendars import calendars_of_place
from casework.queries.deliberation import levels_beyond_the_panel
from casework.queries.own_words import companions_day, policys_last_day
from casework.queries.witnesses import not_shared
from casework.rules import notice_periods
from casework.rules.dates import words

if TYPE_CHECKING:
    from accounts.models import User


FURTHEST_AHEAD = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """How an employee is invited to a hearing. Without ``received_on`` it counts as received by CA-7.

    bundle_enclosed: all the evidence went with it (R8); of an appeal nothing is asked.
    """

    starts_at: datetime
    place: str
    nation: HeldIn | str
    delivery: Delivery | str
    sent_at: datetime
    received_on: date | None = None
    notice_waived: bool = False
    absence_warning_sent: bool = False
    why_unreasonable: str = ""
    bundle_enclosed: bool = False


@transaction.atomic
def arrange_hearing(case: Case, *, invitation: Invitation, by: User) -> Hearing:
    """Invite the employee to a hearing (T11).

    Where the chair is away on that day by an arranged cover, the stand-in takes their part now: the invitation says who
    hears the employee. Raises RuleBroken: PR-10 for too little notice, AC-6 when the companion's date must be accepted,
    CA-7 when it was received before it was sent, T11 without a chair, for a chair without authority, a stand-in who cannot
    hear the case, or an hour before that, PR-14 before the union was spoken to (7.6 to those who may not know why).
    """
    step = begin(case, Action.ARRANGE_HEARING, by=by)
    check_talked(case, by)
    sent_on, referred_on = timezone.localdate(invitation.sent_at), queries.referred_on(case)
    check_not_before(sent_on, referred_on, "The case was referred", rule_id="T11", field="sent_at")
    hand_over_hearing(case, PartKind.CHAIR, starts_at=invitation.starts_at, sent_at=invitation.sent_at, by=by)
    hearing = Hearing(case=case, arranged_by=by, attempt=case.hearings.count() + 1)
    day = settle(
        hearing,
        invitation,
        earlier=list(queries.attempts_at_hearing(case)),
        chair=lambda policy: _chair_with_authority(case, policy, sent_on),
    )
    hearing.save()
    if invitation.bundle_enclosed:
        BundleService.objects.create(case=case, hearing=hearing, served_on=sent_on, served_by=by)
    waiting = [row.pk for row in queries.unanswered(case, Meeting.HEARING)]
    facts = {"hearing": hearing.pk, "attempt": hearing.attempt, "on": day.isoformat()}
    facts |= {"unanswered_adjustments": waiting} if waiting else {}
    unshared = [row.pk for row in not_shared(case)]
    facts |= {"statements_not_shared": unshared} if unshared else {}
    beyond = [step.level.value for step in levels_beyond_the_panel(case, hearing.policy)]
    facts |= {"levels_beyond_panel": beyond} if beyond else {}
    finish(case, step, by=by, facts=facts)
    return hearing


def settle(
    hearing: Hearing | AppealHearing,
    invitation: Invitation,
    *,
    earlier: Sequence[Hearing | AppealHearing],
    chair: Callable[[PolicyVersion], Employee],
) -> date:
    """Fill in an attempt from its invitation, check notice and companion's day; the day of the hearing.

    earlier: the attempts before it at the same hearing, in order.
    chair:   who hears it, under the policy in force when the invitation leaves; may raise RuleBroken.
    """
    if any(attempt.postponed_at is None for attempt in earlier):
        raise NotNow(
            "A hearing is already arranged. To change the date, postpone it first: the reason is kept."
        )
    sent_on, day = timezone.localdate(invitation.sent_at), timezone.localdate(invitation.starts_at)
    # Notice is a period of the policy: the workplace's holidays count, not those of the place (domain.md 0.2).
    calendar = queries.calendar_of_case(hearing.case)
    delivery, policy = Delivery(invitation.delivery), policy_on(sent_on, hearing.case.subject.nation)
    received = receipt(invitation.received_on, policy, delivery, invitation.sent_at, hearing.case)
    hearing.policy, hearing.chair = policy, chair(policy)
    hearing.starts_at = invitation.starts_at
    hearing.place = check_written("place", invitation.place, "The place")
    hearing.nation, hearing.invitation_delivery = invitation.nation, delivery
    hearing.invitation_sent_at, hearing.invitation_received_on = invitation.sent_at, received
    hearing.notice_waived = invitation.notice_waived
    hearing.absence_warning_sent = invitation.absence_warning_sent
    hearing.proposal_refused_because = invitation.why_unreasonable.strip()
    _check_invitation(invitation.starts_at, invitation.sent_at, received)
    proposed = _check_companions_day(hearing, earlier, day, sent_on)
    notice_periods.check_hearing_notice(
        day,
        received,
        policy.terms.periods["hearing_notice"],
        calendar,
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
    check_chairs(case, part.employee, policy, on)
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


def _check_companions_day(
    hearing: Hearing | AppealHearing, earlier: Sequence[Hearing | AppealHearing], day: date, sent_on: date
) -> bool:
    """Whether the new day is the one the employee proposed.

    Raises RuleBroken (AC-6) where that day had to be taken: it was in the time of statute or policy, has not passed, and no
    reason says that it was unreasonable (domain.md 0.1). The time is counted by the place where the hearing was to be held
    and by the one where it is to be held now, whichever ends later (0.2).
    """
    last = earlier[-1] if earlier else None
    proposed_on = companions_day(last) if last is not None else None
    if last is None or proposed_on is None or proposed_on <= sent_on:
        return False
    if proposed_on == day:
        return True
    was_on = timezone.localdate(last.sits_at)
    places = [*calendars_of_place(last), *calendars_of_place(hearing)]
    notice_periods.check_refusal_to_postpone(
        was_on,
        proposed_on,
        notice_periods.latest_calendar(was_on, places),
        policy_last=policys_last_day(last),
        why_unreasonable=hearing.proposal_refused_because,
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
    call_off(hearing, reason=reason, because=because, proposed_on=proposed_on, by=by, at=at)
    finish(case, step, by=by, facts={"hearing": hearing.pk, "reason": str(reason)})
    return hearing


def call_off(
    hearing: Hearing | AppealHearing,
    *,
    reason: PostponementReason | str,
    because: str,
    proposed_on: date | None,
    by: User,
    at: datetime,
) -> None:
    """Mark an attempt as not held, with the reason. Raises RuleBroken (T12) for a proposed day in the past."""
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


def arranged(case: Case) -> Hearing:
    """The attempt that is arranged. Raises NotNow when none is."""
    hearing = queries.current_hearing(case)
    if hearing is None:
        raise NotNow("No hearing is arranged. Arrange one first.")
    return hearing
