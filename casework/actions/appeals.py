"""Lodge an appeal, refuse a late one, withdraw it (T20, AP-7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.hearings import call_off
from casework.actions.own_words import is_own
from casework.actions.steps import (
    begin,
    check_not_after_today,
    check_not_before,
    check_written,
    finish,
    policy_on,
)
from casework.enums import HEARS_APPEAL, Action, AppealGroundKind, FileState, PostponementReason, ToldThrough
from casework.errors import NotNow
from casework.models import Appeal, AppealGround, AppealWithdrawal, Case, NextAppealLevel, Outcome
from casework.queries.instead import find_in_hand
from casework.rules import appeal_levels, appeals
from casework.rules.leaving import check_alive

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Appealable:
    """What can be appealed: an outcome, at the first level or at the further one that was offered (AP-8).

    open_until: the last day on which an appeal is in time. sent_on: the day of the letter that says so.
    """

    outcome: Outcome
    offer: NextAppealLevel | None

    @property
    def level(self) -> int:
        return self.offer.level if self.offer is not None else 1

    @property
    def sent_on(self) -> date:
        return self.offer.letter.issued_on if self.offer is not None else self.outcome.issued_on

    @property
    def open_until(self) -> date:
        return self.offer.open_until if self.offer is not None else self.outcome.appeal_open_until


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
    against = _appealable(case, received_on, on)
    written = appeals.written_grounds(grounds)
    if own:
        appeals.check_own_in_time(received_on, against.open_until)
    is_late = appeals.check_in_time(received_on, against.open_until, late_reason)
    appeal = _new_appeal(case, against, received_on, by)
    appeal.through = ToldThrough.OWN_PAGE if own else ToldThrough.ON_PAPER
    appeal.is_late, appeal.late_reason = is_late, late_reason.strip() if is_late else ""
    appeal_levels.check_grounds(queries.level_of(appeal), written)
    if against.offer is not None:
        _part_with_whoever_heard_before(case, on)
    appeal.save()
    for kind, text in written.items():
        AppealGround.objects.create(case=case, appeal=appeal, kind=kind, text=text)
    case.closures.filter(reopened_by__isnull=True, reopening__isnull=True).update(reopened_by=appeal)
    finish(case, step, by=by, facts={"appeal": appeal.pk, "late": is_late, "appeal_level": appeal.level})
    return appeal


def _new_appeal(case: Case, against: Appealable, received_on: date, by: User) -> Appeal:
    """An appeal against what can be appealed, at its level; not saved yet."""
    return Appeal(
        case=case,
        outcome=against.outcome,
        level=against.level,
        offered_by=against.offer,
        policy=policy_on(received_on, case.subject.nation),
        received_on=received_on,
        recorded_by=by,
    )


def _part_with_whoever_heard_before(case: Case, on: date) -> None:
    """Whoever heard the level before has no part in the next (SEP-2)."""
    for part in case.parts.filter(kind__in=HEARS_APPEAL, to_date__isnull=True):
        part.to_date = max(on, part.from_date)
        part.ended_because = "The appeal goes to its next level, and somebody else hears it."
        part.save(update_fields=["to_date", "ended_because"])


@transaction.atomic
def refuse_late_appeal(case: Case, *, received_on: date, reason: str, by: User, on: date) -> Appeal:
    """Record that an appeal came late and is not heard, and why (AP-3). The outcome stands."""
    step = begin(case, Action.REFUSE_LATE_APPEAL, by=by)
    against = _appealable(case, received_on, on)
    appeals.check_is_late(received_on, against.open_until)
    appeal = _new_appeal(case, against, received_on, by)
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


def _appealable(case: Case, received_on: date, on: date) -> Appealable:
    """What an appeal that arrived on a day is against. Raises NotNow where nothing is open, RuleBroken T20 for the day.

    RuleBroken 7.2 where a death closed the case.
    """
    if case.state == FileState.OUTCOME and queries.reopening_in_hand(case) is not None:
        raise NotNow(
            "The case is open to be put right. Close it first, then record the appeal: it is not lost."
        )
    if case.state == FileState.CLOSED:
        check_alive(queries.died_on(case))
    before = queries.heard_appeal(case)
    offer = queries.next_level_of(before)
    if before is not None and offer is None:
        raise NotNow(_why_no_further_level(before))
    outcome = queries.current_outcome(case)
    if queries.current_sanction(case) is None and find_in_hand(outcome) is None:
        raise NotNow("No sanction was imposed, so there is nothing to appeal against.")
    if outcome is None:
        raise NotNow("No outcome was issued, so there is nothing to appeal against.")
    what = "The result of the appeal was sent" if offer is not None else "The outcome was issued"
    against = Appealable(outcome, offer)
    check_not_before(received_on, against.sent_on, what, rule_id="T20", field="received_on")
    check_not_after_today(received_on, on, "The appeal cannot arrive", rule_id="T20", field="received_on")
    return against


def _why_no_further_level(before: Appeal) -> str:
    """Why nobody can appeal again after the last appeal, in words."""
    if hasattr(before, "withdrawal"):
        return "This outcome was appealed already, and the employee took the appeal back."
    if hasattr(before, "letter"):
        return "This outcome was appealed already, and the result is final: the policy has no further level of appeal."
    return "The employee has not been told the result of the appeal. Issue the appeal outcome first."


def appeal_in_hand(case: Case) -> Appeal:
    """The appeal that is heard, or was. Raises NotNow when there is none."""
    appeal = queries.heard_appeal(case)
    if appeal is None:
        raise NotNow("There is no appeal to act on.")
    return appeal
