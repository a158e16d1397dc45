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
    Outcome,
    Part,
)
from casework.rules import appeals
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
    Raises RuleBroken: AP-3 for a late one without the reason why it is heard, T20 without a ground, or for a day
    before the outcome was issued or after today. NotNow for a second appeal against the same outcome.
    """
    step = begin(case, Action.LODGE_APPEAL, by=by)
    own = is_own(case, by)
    received_on = on if own else received_on
    outcome = _appealable(case, received_on, on)
    written = {kind: text.strip() for kind, text in grounds.items() if text.strip()}
    if not written:
        raise RuleBroken(
            "T20", "An appeal rests on a ground.", instead="Write at least one, in the employee's words."
        )
    if own:
        appeals.check_own_in_time(received_on, outcome.appeal_open_until)
    is_late = appeals.check_in_time(received_on, outcome.appeal_open_until, late_reason)
    appeal = Appeal.objects.create(
        case=case,
        outcome=outcome,
        policy=policy_on(received_on, case.subject.nation),
        received_on=received_on,
        through=ToldThrough.OWN_PAGE if own else ToldThrough.ON_PAPER,
        is_late=is_late,
        late_reason=late_reason.strip() if is_late else "",
        recorded_by=by,
    )
    for kind, text in written.items():
        AppealGround.objects.create(case=case, appeal=appeal, kind=kind, text=text)
    case.closures.filter(reopened_by__isnull=True, reopening__isnull=True).update(reopened_by=appeal)
    finish(case, step, by=by, facts={"appeal": appeal.pk, "late": is_late})
    return appeal


@transaction.atomic
def refuse_late_appeal(case: Case, *, received_on: date, reason: str, by: User, on: date) -> Appeal:
    """Record that an appeal came late and is not heard, and why (AP-3). The outcome stands."""
    step = begin(case, Action.REFUSE_LATE_APPEAL, by=by)
    outcome = _appealable(case, received_on, on)
    appeals.check_is_late(received_on, outcome.appeal_open_until)
    appeal = Appeal.objects.create(
        case=case,
        outcome=outcome,
        policy=policy_on(received_on, case.subject.nation),
        received_on=received_on,
        is_late=True,
        refused=True,
        late_reason=check_written("reason", reason, "The reason"),
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"appeal": appeal.pk})
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


def _appealable(case: Case, received_on: date, on: date) -> Outcome:
    """The outcome appealed against. Raises NotNow where there is none, or it was appealed before."""
    if case.state == FileState.OUTCOME and queries.reopening_in_hand(case) is not None:
        raise NotNow(
            "The case is open to be put right. Close it first, then record the appeal: it is not lost."
        )
    if queries.heard_appeal(case) is not None:
        raise NotNow("This outcome was appealed already. The policy has one stage of appeal.")
    if queries.current_sanction(case) is None:
        raise NotNow("No sanction was imposed, so there is nothing to appeal against.")
    outcome = queries.current_outcome(case)
    if outcome is None:
        raise NotNow("No outcome was issued, so there is nothing to appeal against.")
    check_not_before(
        received_on, outcome.issued_on, "The outcome was issued", rule_id="T20", field="received_on"
    )
    check_not_after_today(received_on, on, "The appeal cannot arrive", rule_id="T20", field="received_on")
    return outcome


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
        earlier=list(appeal.hearings.all()),
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
    """Raise RuleBroken SEP-4 where this person is of a lower grade than whoever made the decision appealed."""
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
    hearing = _arranged(case)
    call_off(hearing, reason=reason, because=because, proposed_on=proposed_on, by=by, at=at)
    finish(case, step, by=by, facts={"appeal_hearing": hearing.pk, "reason": str(reason)})
    return hearing


@transaction.atomic
def record_appeal_hearing(case: Case, *, minutes: Minutes, by: User, at: datetime) -> AppealHearingRecord:
    """Record what happened at the hearing of the appeal (T21)."""
    step = begin(case, Action.RECORD_APPEAL_HEARING, by=by)
    check_dealt_with_first(queries.grievance_facts(case))
    record = AppealHearingRecord(case=case, hearing=_arranged(case), recorded_by=by)
    write_up(record, minutes, attempts=record.hearing.appeal.hearings.all(), at=at)
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


def _arranged(case: Case) -> AppealHearing:
    hearing: AppealHearing | None = (
        appeal_in_hand(case).hearings.filter(postponed_at__isnull=True).select_related("appeal").first()
    )
    if hearing is None:
        raise NotNow("No appeal hearing is arranged. Arrange one first.")
    return hearing
