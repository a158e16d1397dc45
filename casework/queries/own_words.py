"""What the employee said in their own case: the companion they named, the time they proposed, and what is owed on it."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.enums import FACT_LETTERS, Letter, PostponementReason, ProposalReason
from casework.models import (
    AppealOutcome,
    Case,
    LetterReceipt,
    NextAppealLevel,
    Outcome,
    SentLetter,
    TimeProposal,
)
from casework.queries.appeals_heard import arranged_appeal_hearing, heard_appeal
from casework.queries.attempts import Attempt
from casework.queries.calendars import calendars_of_place
from casework.queries.facts import (
    calendar_of_case,
    current_hearing,
    current_outcome,
)
from casework.queries.letters import newest_letter
from casework.queries.pauses import hearing_to_come
from casework.rules import own_words as rules
from casework.rules.appeal_levels import closes_on, level_numbered
from casework.rules.deadlines import Due
from casework.rules.notice_periods import companion_last_day, latest_calendar
from casework.rules.periods import last_day
from casework.rules.working_days import Calendar


def letter_of(case: Case, letter: Letter) -> Attempt | Outcome | AppealOutcome | SentLetter | None:
    """The newest letter of its kind that stands."""
    if letter in FACT_LETTERS:
        return newest_letter(case, letter)
    if letter == Letter.INVITATION:
        return current_hearing(case)
    if letter == Letter.OUTCOME:
        return current_outcome(case)
    if letter == Letter.APPEAL_INVITATION:
        return arranged_appeal_hearing(case)
    return getattr(heard_appeal(case), "letter", None)


def open_proposal(attempt: Attempt | None) -> TimeProposal | None:
    """The proposal of another time for this attempt that nobody has answered."""
    if attempt is None or attempt.postponed_at is not None:
        return None
    return next((row for row in reversed(attempt.proposals.all()) if not hasattr(row, "refusal")), None)


def obliged_by(row: TimeProposal) -> str:
    """What obliges us to take the day proposed, if it is reasonable; empty where nothing does."""
    attempt = row.hearing or row.appeal_hearing
    assert attempt is not None  # time_proposal_is_about_one_thing
    day, calendar = timezone.localdate(attempt.sits_at), calendar_of_attempt(attempt)
    return rules.obliged_by(row.reason, day, row.proposed_on, calendar, policys_last_day(attempt))


def policys_last_day(attempt: Attempt) -> date | None:
    """The last day of the policy's own time for the companion, counted by the workplace's days off (0.2)."""
    period = attempt.policy.terms.companion.alternative
    if period is None:
        return None
    return last_day(timezone.localdate(attempt.sits_at), period, calendar_of_case(attempt.case))


def companions_last_day(attempt: Attempt) -> date:
    """The last day that has to be accepted, by statute or policy, whichever is later (AC-6)."""
    day, calendar = timezone.localdate(attempt.sits_at), calendar_of_attempt(attempt)
    return companion_last_day(day, calendar, policy_last=policys_last_day(attempt))


def calendar_of_attempt(attempt: Attempt) -> Calendar:
    """By which the companion has longest, of the places where a hearing sits or sat last (AC-6, 0.2)."""
    return latest_calendar(timezone.localdate(attempt.sits_at), calendars_of_place(attempt))


def companions_day(attempt: Attempt) -> date | None:
    """The day that was proposed because the companion could not come to an attempt that is off; None without one.

    By the postponement, or by the employee's proposal that it did not name.
    """
    if attempt.postponed_for == PostponementReason.COMPANION_UNAVAILABLE and attempt.proposed_on is not None:
        return attempt.proposed_on
    rows = attempt.proposals.filter(reason=ProposalReason.COMPANION_UNAVAILABLE, refusal__isnull=True)
    last = rows.last()
    return last.proposed_on if last is not None else None


def proposal_deadlines(case: Case) -> tuple[Due, ...]:
    """The answer that is owed to a proposal, where one waits for it."""
    attempt = hearing_to_come(case)
    row = open_proposal(attempt)
    if row is None or attempt is None:
        return ()
    day = timezone.localdate(attempt.sits_at)
    return (rules.proposal_deadline(row.pk, row.told_on, day, calendar_of_case(case)),)


def appeal_counts_from(outcome: Outcome) -> date:
    """The day from which the time to appeal runs: that of the letter, or a later one that was said in time."""
    row: LetterReceipt | None = LetterReceipt.objects.filter(outcome=outcome).first()
    in_time = row is not None and row.told_on <= outcome.appeal_open_until
    return rules.counts_from(outcome.received_on, row.received_on if row is not None and in_time else None)


def further_level_closes_on(offer: NextAppealLevel) -> date:
    """The last day to appeal to a further level, counted as above from the letter with the result (AP-8)."""
    row: LetterReceipt | None = LetterReceipt.objects.filter(appeal_outcome=offer.letter_id).first()
    in_time = row is not None and row.told_on <= offer.open_until
    letter, level = offer.letter, level_numbered(offer.policy.terms.appeal_levels, offer.level)
    assert level is not None  # it was offered because the policy promises it
    received = rules.counts_from(letter.received_on, row.received_on if row is not None and in_time else None)
    return closes_on(level, letter.issued_on, received, calendar_of_case(offer.case))
