"""Call witnesses to a hearing, invite them, and write down whether they came (PR-11, PR-19)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from casework import queries
from casework.actions.steps import begin, check_not_after_today, check_written, finish
from casework.enums import Action, FileState, Meeting, Party
from casework.errors import NotNow, RuleBroken
from casework.models import Case, Employee, WitnessAttendance, WitnessCall, WitnessInvitation
from casework.models.cases import EXCLUDED_KINDS
from casework.queries.witnesses import called_to, identity_of
from casework.rules import witnesses as rules

if TYPE_CHECKING:
    from accounts.models import User

_MEETINGS = {FileState.HEARING: Meeting.HEARING, FileState.APPEAL: Meeting.APPEAL}


@transaction.atomic
def call_witness(
    case: Case,
    *,
    party: Party | str,
    about: str,
    notified_on: date,
    witness: Employee | None = None,
    outsider: str = "",
    by: User,
    on: date,
) -> WitnessCall:
    """Write down whom a side calls to the hearing, or to that of the appeal, and when it named them (PR-11).

    Raises RuleBroken PR-11 for a witness named after the hearing that is arranged, SEP-3 for one who is not on the case.
    """
    step = begin(case, Action.CALL_WITNESS, by=by)
    check_not_after_today(notified_on, on, "A witness cannot be named", rule_id="PR-11", field="notified_on")
    check_witness(case, witness, outsider)
    sits_on = _sits_on(case)
    if sits_on is not None and notified_on > sits_on:
        raise RuleBroken(
            "PR-11",
            "Witnesses are named in advance, and the hearing was before that day.",
            instead="Check the date; or adjourn and arrange the hearing again.",
            field="notified_on",
        )
    made = WitnessCall.objects.create(
        case=case,
        witness=witness,
        outsider=outsider.strip(),
        party=Party(party),
        meeting=_MEETINGS[FileState(case.state)],
        about=check_written("about", about, "What they can speak to"),
        notified_on=notified_on,
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"call": made.pk, "party": made.party})
    return made


@transaction.atomic
def invite_witness(
    case: Case,
    *,
    invited_on: date,
    for_on: date,
    witness: Employee | None = None,
    outsider: str = "",
    by: User,
    on: date,
) -> WitnessInvitation:
    """Write down that a witness was asked to come: to the investigation, or to the hearing that is arranged.

    for_on: the day for which. Raises RuleBroken: PR-11 without one witness, for a day ahead or before the invitation, and
    for a hearing to which nobody called them or which is on another day; SEP-3 for one who is not on the case.
    """
    step = begin(case, Action.INVITE_WITNESS, by=by)
    check_not_after_today(invited_on, on, "A witness cannot be invited", rule_id="PR-11", field="invited_on")
    check_witness(case, witness, outsider)
    row = WitnessInvitation(
        case=case,
        number=(case.witness_invitations.aggregate(last=Max("number"))["last"] or 0) + 1,
        witness=witness,
        outsider=outsider.strip(),
        meeting=_MEETINGS.get(FileState(case.state), Meeting.INVESTIGATION),
        invited_on=invited_on,
        for_on=for_on,
        recorded_by=by,
    )
    meeting = Meeting(row.meeting)
    called = {identity_of(one) for one in called_to(case, meeting)}
    rules.check_invitation(
        meeting, invited_on, for_on, was_called=identity_of(row) in called, sits_on=_sits_on(case)
    )
    row.save()
    finish(case, step, by=by, facts={"invitation": row.pk, "meeting": row.meeting})
    return row


@transaction.atomic
def record_witness_attendance(
    case: Case, *, invitation: WitnessInvitation, came: bool, why_not: str = "", by: User, on: date
) -> WitnessAttendance:
    """Write down whether a witness who was invited came, and why not where they did not.

    Raises RuleBroken PR-19 before the day for which they were invited, and without a reason or with one too many; NotNow
    where it is written down already, and for an invitation of another case.
    """
    step = begin(case, Action.RECORD_WITNESS_ATTENDANCE, by=by)
    if invitation.case_id != case.pk or invitation.pk is None:
        raise NotNow("This invitation is not on the case.")
    if WitnessAttendance.objects.filter(invitation=invitation).exists():
        raise NotNow("Whether this witness came is recorded already.")
    rules.check_attendance(invitation.for_on, on, came=came, why_not=why_not)
    made = WitnessAttendance.objects.create(
        case=case, invitation=invitation, came=came, why_not=why_not.strip(), recorded_on=on, recorded_by=by
    )
    finish(case, step, by=by, facts={"invitation": invitation.pk, "came": came})
    return made


def check_witness(case: Case, witness: Employee | None, outsider: str) -> None:
    """Raise RuleBroken: PR-11 unless exactly one is named, SEP-3 for an employee who is no witness on the case."""
    rules.check_one_witness(witness is not None, outsider)
    if witness is not None:
        rules.check_is_witness(case.parts.filter(employee=witness, kind__in=EXCLUDED_KINDS).exists())


def _sits_on(case: Case) -> date | None:
    """The day of the hearing that is arranged, of an appeal or not."""
    hearing = queries.hearing_to_come(case)
    return timezone.localdate(hearing.sits_at) if hearing is not None else None
