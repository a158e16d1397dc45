"""What the employee says in their own case: on their page, or on paper through HR, with equal standing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import (
    Action,
    CompanionKind,
    HearingKind,
    Letter,
    NotesAnswer,
    ProposalReason,
    ToldThrough,
)
from casework.errors import NotNow
from casework.models import (
    AppealHearing,
    AppealHearingRecord,
    AppealOutcome,
    Case,
    Hearing,
    HearingRecord,
    LetterReceipt,
    NamedCompanion,
    NextAppealLevel,
    NotesComment,
    Outcome,
    ProposalRefusal,
    SentLetter,
    TimeProposal,
)
from casework.queries.appeal_windows import outcome_closes_on
from casework.queries.attempts import Attempt
from casework.queries.own_words import (
    appeal_counts_from,
    further_level_closes_on,
    letter_of,
    open_proposal,
)
from casework.rules import own_words as rules

if TYPE_CHECKING:
    from accounts.models import User


def is_own(case: Case, by: User) -> bool:
    """Whether it is the employee who does it."""
    return case.subject.user_id == by.pk


def _said(
    case: Case, told_on: date | None, *, after: date, what: str, rule_id: str, by: User, on: date
) -> Any:
    """How it reached us and when: from the employee's page today, from paper on the day it was received.

    after: the day of what it is about. Raises RuleBroken for a day before that or ahead.
    """
    own = is_own(case, by)
    day = on if own or told_on is None else told_on
    check_not_after_today(day, on, "It cannot have reached us", rule_id=rule_id, field="told_on")
    check_not_before(day, after, what, rule_id=rule_id, field="told_on")
    through = ToldThrough.OWN_PAGE if own else ToldThrough.ON_PAPER
    return {"case": case, "through": through, "told_on": day, "recorded_by": by}


@transaction.atomic
def acknowledge_letter(
    case: Case, *, letter: Letter | str, received_on: date, told_on: date | None = None, by: User, on: date
) -> LetterReceipt:
    """Keep on which day a letter arrived, by the employee's word. The letter keeps the day by which it counts.

    It never makes a time shorter (CA-7). A later day said in time lengthens the time to appeal; the printed day stays.
    Raises RuleBroken CA-7 for a day that cannot be; NotNow without such a letter, or for a second receipt.
    """
    step = begin(case, Action.ACKNOWLEDGE_LETTER, by=by)
    letter = Letter(letter)
    row = letter_of(case, letter)
    if row is None:
        raise NotNow("There is no such letter whose receipt could be recorded.")
    if hasattr(row, "receipt"):
        raise NotNow("The receipt of this letter is recorded already.")
    sent_on = _sent_on(row)
    said = _said(case, told_on, after=sent_on, what="The letter was sent", rule_id="CA-7", by=by, on=on)
    rules.check_receipt(received_on, sent_on)
    check_not_after_today(
        received_on, said["told_on"], "It cannot have arrived", rule_id="CA-7", field="received_on"
    )
    made = LetterReceipt.objects.create(**said, **{_about(row): row}, received_on=received_on)
    facts = {"receipt": made.pk, "letter": letter.value} | _lengthened(row)
    finish(case, step, by=by, facts=facts)
    return made


_COLUMN = {
    Hearing: "hearing",
    AppealHearing: "appeal_hearing",
    Outcome: "outcome",
    AppealOutcome: "appeal_outcome",
    SentLetter: "sent_letter",
    HearingRecord: "record",
    AppealHearingRecord: "appeal_record",
}


def _about(row: Any) -> str:
    return _COLUMN[type(row)]


def _sent_on(row: Attempt | Outcome | AppealOutcome | SentLetter) -> date:
    if isinstance(row, SentLetter):
        return row.sent_on
    return (
        row.issued_on
        if isinstance(row, Outcome | AppealOutcome)
        else timezone.localdate(row.invitation_sent_at)
    )


def _lengthened(row: Attempt | Outcome | AppealOutcome | SentLetter) -> dict[str, str]:
    """As a fact of the event: until when an appeal is in time now, where the receipt moved that."""
    if isinstance(row, Outcome):
        return _lengthen(row)
    offer: NextAppealLevel | None = getattr(row, "next_level", None)
    if offer is None:
        return {}
    until = further_level_closes_on(offer)
    if until <= offer.open_until:
        return {}
    offer.open_until = until
    offer.save(update_fields=["open_until"])
    return {"appeal_open_until": until.isoformat(), "appeal_level": str(offer.level)}


def _lengthen(outcome: Outcome) -> dict[str, str]:
    """Until when an appeal is in time, where the letter arrived later than it counts; never sooner than it was."""
    counted = appeal_counts_from(outcome)
    until = outcome_closes_on(outcome.case, outcome.policy, outcome.issued_on, counted)
    if until <= outcome.appeal_open_until:
        return {}
    outcome.appeal_open_until = until
    outcome.save(update_fields=["appeal_open_until"])
    return {"appeal_open_until": until.isoformat()}


@transaction.atomic
def name_companion(
    case: Case, *, kind: CompanionKind | str, name: str, told_on: date | None = None, by: User, on: date
) -> NamedCompanion:
    """Keep whom the employee brings; the last named stands. Nobody who may come is refused (AC-3, AC-4)."""
    step = begin(case, Action.NAME_COMPANION, by=by)
    attempt = _to_come(case)
    said = _before_it(attempt, told_on, "AC-3", by, on)
    rules.check_named(CompanionKind(kind), attempt.policy.terms.companion)
    made = NamedCompanion.objects.create(
        **said, **{_about(attempt): attempt}, kind=kind, name=check_written("name", name, "The name")
    )
    # Which class it is could tell of a union: it is in the row alone (DP-3).
    finish(case, step, by=by, facts={"companion": made.pk, _about(attempt): attempt.pk})
    return made


def _to_come(case: Case) -> Attempt:
    attempt = queries.hearing_to_come(case)
    if attempt is None:
        raise NotNow("No hearing is arranged.")
    return attempt


def _before_it(attempt: Attempt, told_on: date | None, rule_id: str, by: User, on: date) -> Any:
    """How it reached us, after the invitation; NotNow once the hearing has been."""
    sent_on = timezone.localdate(attempt.invitation_sent_at)
    said = _said(
        attempt.case, told_on, after=sent_on, what="The invitation was sent", rule_id=rule_id, by=by, on=on
    )
    if said["told_on"] > timezone.localdate(attempt.sits_at):
        raise NotNow("The day of the hearing has passed.")
    return said


@transaction.atomic
def propose_another_time(
    case: Case,
    *,
    reason: ProposalReason | str,
    proposed_on: date,
    said: str,
    told_on: date | None = None,
    by: User,
    on: date,
) -> TimeProposal:
    """Ask for another day (AC-6). The hearing stays until somebody answers: by postponing it, or with reasons why not.

    Raises RuleBroken AC-6 for a day that is none; NotNow while an earlier proposal waits for its answer.
    """
    step = begin(case, Action.PROPOSE_ANOTHER_TIME, by=by)
    attempt = _to_come(case)
    if open_proposal(attempt) is not None:
        raise NotNow("A proposal waits for its answer already.")
    how = _before_it(attempt, told_on, "AC-6", by, on)
    rules.check_proposed_day(proposed_on, timezone.localdate(attempt.sits_at), how["told_on"])
    made = TimeProposal.objects.create(
        **how,
        **{_about(attempt): attempt},
        reason=ProposalReason(reason),
        proposed_on=proposed_on,
        said=check_written("said", said, "Which time, and why,"),
    )
    finish(case, step, by=by, facts={"proposal": made.pk, _about(attempt): attempt.pk})
    return made


@transaction.atomic
def refuse_proposal(case: Case, *, why_unreasonable: str, by: User, on: date) -> ProposalRefusal:
    """Say in writing why the day proposed is not reasonable: the hearing stays where it is (AC-6, domain.md 0.1)."""
    step = begin(case, Action.REFUSE_PROPOSAL, by=by)
    row = open_proposal(queries.hearing_to_come(case))
    if row is None:
        raise NotNow("No proposal of another time waits for an answer.")
    made = ProposalRefusal.objects.create(
        case=case,
        proposal=row,
        why_unreasonable=check_written("why_unreasonable", why_unreasonable, "Why it is not reasonable"),
        refused_on=on,
        refused_by=by,
    )
    finish(case, step, by=by, facts={"proposal": row.pk, "refusal": made.pk})
    return made


@transaction.atomic
def comment_on_notes(
    case: Case,
    *,
    meeting: HearingKind | str,
    answer: NotesAnswer | str,
    employee_version: str = "",
    told_on: date | None = None,
    by: User,
    on: date,
) -> NotesComment:
    """Keep whether the notes are right, by the employee, with their version beside ours where not (PR-19).

    Raises RuleBroken PR-19; NotNow where nothing was held, or for a second comment on the same notes.
    """
    step = begin(case, Action.COMMENT_ON_NOTES, by=by)
    of_appeal = HearingKind(meeting) == HearingKind.APPEAL_HEARING
    held = queries.arranged_appeal_hearing(case) if of_appeal else queries.current_hearing(case)
    record: HearingRecord | AppealHearingRecord | None = getattr(held, "record", None)
    if record is None:
        raise NotNow("There are no notes of such a hearing.")
    if hasattr(record, "comment"):
        raise NotNow("The employee has said already whether these notes are right.")
    how = _said(
        case, told_on, after=record.held_on, what="The hearing was held", rule_id="PR-19", by=by, on=on
    )
    answer = NotesAnswer(answer)
    rules.check_comment(answer, employee_version)
    made = NotesComment.objects.create(
        **how, **{_about(record): record}, answer=answer, employee_version=employee_version.strip()
    )
    facts = {"comment": made.pk, _about(record): record.pk, "answer": answer.value}
    finish(case, step, by=by, facts=facts)
    return made
