"""Lodge an appeal, refuse a late one, withdraw it; arrange, postpone and record its hearing (T20, T21, AP-7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.hearing_records import Minutes, write_up
from casework.actions.hearings import Invitation, call_off, settle
from casework.actions.own_words import is_own
from casework.actions.steps import (
    begin,
    check_not_after_today,
    check_not_before,
    check_written,
    finish,
    policy_on,
)
from casework.enums import Action, AppealGroundKind, FileState, PartKind, PostponementReason, ToldThrough
from casework.errors import NotNow, RuleBroken
from casework.models import (
    Appeal,
    AppealGround,
    AppealHearing,
    AppealHearingRecord,
    AppealWithdrawal,
    Case,
    Employee,
    NextAppealLevel,
    Outcome,
    Part,
)
from casework.rules import appeal_levels, appeals
from casework.rules.grievances import check_dealt_with_first

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def lodge_appeal(
    case: Case,
    *,
    grounds: Mapping[AppealGroundKind | str, str],
    received_on: date,
    late_reason: str = "",
    by: User,
    on: date,
) -> Appeal:
    """Keep that the employee appeals, each ground in their words (T20, AP-1): by themselves, or by HR from paper.

    What they send themselves is received today, and in time: whether a late one is heard, HR says.

    A case that was closed meanwhile is open again: a late appeal is never dropped silently (AP-3).
    Where the letter with the result of an appeal offered a further level, it is lodged at that level, and whoever heard
    the one before is done with the case (AP-8, T23).
    Raises RuleBroken: AP-3 for a late one without the reason why it is heard, T20 without a ground, AP-5 for a ground
    that the policy does not hear at this level, T20 for a day before the letter was sent or after today. NotNow for a
    second appeal at the same level, and where the last result is final.
    """
    step = begin(case, Action.LODGE_APPEAL, by=by)
    own = is_own(case, by)
    received_on = on if own else received_on
    outcome, offer = _appealable(case, received_on, on)
    written = {kind: text.strip() for kind, text in grounds.items() if text.strip()}
    if not written:
        raise RuleBroken(
            "T20", "An appeal rests on a ground.", instead="Write at least one, in the employee's words."
        )
    until = _open_until(outcome, offer)
    if own:
        appeals.check_own_in_time(received_on, until)
    is_late = appeals.check_in_time(received_on, until, late_reason)
    appeal = _new_appeal(case, outcome, offer, received_on, by)
    appeal.through = ToldThrough.OWN_PAGE if own else ToldThrough.ON_PAPER
    appeal.is_late, appeal.late_reason = is_late, late_reason.strip() if is_late else ""
    appeal_levels.check_grounds(queries.level_of(appeal), written)
    if offer is not None:
        _part_with_whoever_heard_before(case, on)
    appeal.save()
    for kind, text in written.items():
        AppealGround.objects.create(case=case, appeal=appeal, kind=kind, text=text)
    case.closures.filter(reopened_by__isnull=True, reopening__isnull=True).update(reopened_by=appeal)
    facts = {"appeal": appeal.pk, "late": is_late, "appeal_level": appeal.level}
    finish(case, step, by=by, facts=facts)
    return appeal


def _new_appeal(
    case: Case, outcome: Outcome, offer: NextAppealLevel | None, received_on: date, by: User
) -> Appeal:
    """An appeal against the outcome, or at the further level that was offered; not saved yet."""
    return Appeal(
        case=case,
        outcome=outcome,
        level=offer.level if offer is not None else 1,
        offered_by=offer,
        policy=policy_on(received_on, case.subject.nation),
        received_on=received_on,
        recorded_by=by,
    )


def _open_until(outcome: Outcome, offer: NextAppealLevel | None) -> date:
    """Until when an appeal is in time: against the outcome, or at the further level that was offered."""
    return offer.open_until if offer is not None else outcome.appeal_open_until


def _part_with_whoever_heard_before(case: Case, on: date) -> None:
    """The appeal manager of the level before has no part in the next (SEP-2)."""
    for part in case.parts.filter(kind=PartKind.APPEAL_MANAGER, to_date__isnull=True):
        part.to_date = max(on, part.from_date)
        part.ended_because = "The appeal goes to its next level, and somebody else hears it."
        part.save(update_fields=["to_date", "ended_because"])


@transaction.atomic
def refuse_late_appeal(case: Case, *, received_on: date, reason: str, by: User, on: date) -> Appeal:
    """Record that an appeal came late and is not heard, and why (AP-3). The outcome stands."""
    step = begin(case, Action.REFUSE_LATE_APPEAL, by=by)
    outcome, offer = _appealable(case, received_on, on)
    appeals.check_is_late(received_on, _open_until(outcome, offer))
    appeal = _new_appeal(case, outcome, offer, received_on, by)
    appeal.is_late = appeal.refused = True
    appeal.late_reason = check_written("reason", reason, "The reason")
    appeal.save()
    finish(case, step, by=by, facts={"appeal": appeal.pk, "appeal_level": appeal.level})
    return appeal


@transaction.atomic
def withdraw_appeal(case: Case, *, withdrawn_on: date, said: str, by: User, on: date) -> AppealWithdrawal:
    """Record that the employee takes the appeal back before it is decided: the outcome stands as it is (AP-7).

    A hearing that is arranged and was not held is called off with it. Raises RuleBroken AP-7 for a day before the
    appeal was received or heard, or after today.
    """
    step = begin(case, Action.WITHDRAW_APPEAL, by=by)
    appeal = appeal_in_hand(case)
    hearing = appeal.hearings.filter(postponed_at__isnull=True).first()
    record = getattr(hearing, "record", None)
    place: Final = {"rule_id": "AP-7", "field": "withdrawn_on"}
    check_not_before(withdrawn_on, appeal.received_on, "The appeal was received", **place)
    check_not_after_today(withdrawn_on, on, "The appeal cannot be withdrawn", **place)
    if record is not None:
        check_not_before(withdrawn_on, record.held_on, "The appeal was heard", **place)
    elif hearing is not None:
        call_off(
            hearing,
            reason=PostponementReason.EMPLOYEE_REQUEST,
            because="The appeal was withdrawn.",
            proposed_on=None,
            by=by,
            at=timezone.now(),
        )
    withdrawal = AppealWithdrawal.objects.create(
        case=case,
        appeal=appeal,
        withdrawn_on=withdrawn_on,
        said=check_written("said", said, "What the employee said"),
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"appeal": appeal.pk, "withdrawal": withdrawal.pk})
    return withdrawal


def _appealable(case: Case, received_on: date, on: date) -> tuple[Outcome, NextAppealLevel | None]:
    """The outcome appealed against, and the further level that is taken up. Raises NotNow where nothing is open."""
    if case.state == FileState.OUTCOME and queries.reopening_in_hand(case) is not None:
        raise NotNow(
            "The case is open to be put right. Close it first, then record the appeal: it is not lost."
        )
    before = queries.heard_appeal(case)
    offer = queries.next_level_of(before)
    if before is not None and offer is None:
        raise NotNow(_why_no_further_level(before))
    if queries.current_sanction(case) is None:
        raise NotNow("No sanction was imposed, so there is nothing to appeal against.")
    outcome = queries.current_outcome(case)
    if outcome is None:
        raise NotNow("No outcome was issued, so there is nothing to appeal against.")
    sent_on = offer.letter.issued_on if offer is not None else outcome.issued_on
    what = "The result of the appeal was sent" if offer is not None else "The outcome was issued"
    check_not_before(received_on, sent_on, what, rule_id="T20", field="received_on")
    check_not_after_today(received_on, on, "The appeal cannot arrive", rule_id="T20", field="received_on")
    return outcome, offer


def _why_no_further_level(before: Appeal) -> str:
    """Why nobody can appeal again after the last appeal, in words."""
    if hasattr(before, "withdrawal"):
        return "This outcome was appealed already, and the employee took the appeal back."
    if hasattr(before, "letter"):
        return "This outcome was appealed already, and the result is final: the policy has no further level of appeal."
    return "The employee has not been told the result of the appeal. Issue the appeal outcome first."


@transaction.atomic
def arrange_appeal_hearing(case: Case, *, invitation: Invitation, by: User) -> AppealHearing:
    """Invite the employee to the hearing of the appeal (T21).

    Raises RuleBroken as ``arrange_hearing`` does; T21 without an appeal manager.
    """
    step = begin(case, Action.ARRANGE_APPEAL_HEARING, by=by)
    appeal = appeal_in_hand(case)
    sent_on = timezone.localdate(invitation.sent_at)
    check_not_before(sent_on, appeal.received_on, "The appeal was received", rule_id="T21", field="sent_at")
    hearing = AppealHearing(case=case, appeal=appeal, arranged_by=by, attempt=appeal.hearings.count() + 1)
    day = settle(
        hearing,
        invitation,
        earlier=list(queries.attempts_at_appeal(appeal)),
        chair=lambda _policy: _appeal_manager(appeal, sent_on),
    )
    hearing.save()
    facts = {"appeal_hearing": hearing.pk, "attempt": hearing.attempt, "on": day.isoformat()}
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


def check_hears_appeal(appeal: Appeal, manager: Employee, on: date) -> None:
    """Raise RuleBroken for a grade below that of whoever decided before (SEP-4), or that the policy asks for (SEP-7)."""
    appeal_levels.check_hears_level(queries.level_of(appeal), queries.grade_rank(manager, on))
    overridden = queries.overridden_rules(appeal.case, manager, PartKind.APPEAL_MANAGER)
    if "SEP-4" not in overridden and queries.is_below_the_decider(appeal.case, manager, on):
        who = "chair" if appeal.outcome.decision.hearing is not None else "case manager"
        raise RuleBroken(
            "SEP-4",
            f"The appeal manager is of a lower grade than the {who} whose decision is appealed.",
            instead=f"Appoint somebody of the {who}'s grade or above.",
            field="chair",
        )


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


def appeal_in_hand(case: Case) -> Appeal:
    """The appeal that is heard, or was. Raises NotNow when there is none."""
    appeal = queries.heard_appeal(case)
    if appeal is None:
        raise NotNow("There is no appeal to act on.")
    return appeal


def arranged_appeal(case: Case) -> AppealHearing:
    """The attempt at hearing the appeal that is arranged. Raises NotNow when none is."""
    hearing: AppealHearing | None = (
        appeal_in_hand(case).hearings.filter(postponed_at__isnull=True).select_related("appeal").first()
    )
    if hearing is None:
        raise NotNow("No appeal hearing is arranged. Arrange one first.")
    return hearing
