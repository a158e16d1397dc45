"""What the employee may say in their own case, and what it obliges us to (AC-3, AC-6, CA-7, PR-19)."""

from __future__ import annotations

from datetime import date, timedelta

from casework.enums import CompanionKind, DeadlineKind, NotesAnswer, ProposalReason
from casework.errors import RuleBroken
from casework.rules.companion import AS_STATUTE, CompanionTerms
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.notice_periods import must_postpone
from casework.rules.periods import Period, last_day
from casework.rules.working_days import Calendar

TO_ANSWER = Period(2)
FURTHEST_AHEAD = timedelta(days=366)


def check_named(kind: CompanionKind, terms: CompanionTerms = AS_STATUTE) -> None:
    """RuleBroken AC-3 for a companion outside the classes of statute and policy; among them nobody is refused (AC-4)."""
    if kind not in terms.as_of_right:
        besides = [str(one.label).lower() for one in terms.as_of_right if one in terms.classes]
        policy = f" By the policy it may also be {' or '.join(besides)}." if besides else ""
        raise RuleBroken(
            "AC-3",
            "The companion is a colleague, an official employed by a trade union, or a representative certified by one."
            f"{policy}",
            instead="Name one of these. Anybody else comes by agreement or as an adjustment: HR and the employee "
            "agree that first.",
            field="kind",
        )


def check_receipt(received_on: date, sent_on: date) -> None:
    """RuleBroken CA-7 for a letter that would have arrived before it was sent."""
    if received_on < sent_on:
        raise RuleBroken(
            "CA-7",
            f"The letter was sent on {words(sent_on)} and cannot have arrived before.",
            instead="Check the date.",
            field="received_on",
        )


def counts_from(counted: date, said: date | None) -> date:
    """The day from which the time to appeal runs: a receipt never makes it shorter (0.8, CA-7)."""
    return counted if said is None else max(counted, said)


def check_proposed_day(proposed_on: date, hearing_on: date, today: date) -> None:
    """RuleBroken AC-6 for a day before that of the hearing, in the past, or more than a year ahead.

    A later time on the same day is one (0.1).
    """
    if proposed_on < max(hearing_on, today) or proposed_on > today + FURTHEST_AHEAD:
        raise RuleBroken(
            "AC-6",
            f"The hearing is on {words(hearing_on)}: another time is on that day or after it, within a year.",
            instead="Check the day, or ask HR.",
            field="proposed_on",
        )


def obliged_by(
    reason: ProposalReason | str,
    hearing_on: date,
    proposed_on: date,
    calendar: Calendar,
    policy_last: date | None = None,
) -> str:
    """What obliges us to take this day, if it is reasonable: the companion cannot come (AC-6). Empty where nothing does.

    policy_last: the policy's own last day, which can lengthen the statutory time and never shorten it.
    """
    if reason != ProposalReason.COMPANION_UNAVAILABLE:
        return ""
    if must_postpone(hearing_on, proposed_on, calendar):
        return "The law"
    return "Our policy" if must_postpone(hearing_on, proposed_on, calendar, policy_last=policy_last) else ""


def proposal_deadline(proposal_id: int, told_on: date, hearing_on: date, calendar: Calendar) -> Due:
    """A proposal is answered within two working days, and before the hearing is over (AC-6)."""
    due_on = min(last_day(told_on, TO_ANSWER, calendar), max(hearing_on, told_on))
    why = f"Two working days from the proposal on {words(told_on)}, and no later than the hearing"
    return Due(DeadlineKind.PROPOSAL_ANSWER, due_on, f"proposal:{proposal_id}", why)


def check_proposal_was_answered(is_obliged: bool) -> None:
    """RuleBroken AC-6 where the employee is away, or alone, on a day that had to move and nobody answered them."""
    if is_obliged:
        raise RuleBroken(
            "AC-6",
            "The employee proposed another day because the companion cannot come, and has no answer.",
            instead="Postpone the hearing to that day, or write why it is unreasonable, first.",
            field="attendance",
        )


def check_comment(answer: NotesAnswer, employee_version: str) -> None:
    """RuleBroken PR-19 for notes that are not right without the employee's version, or right with one."""
    if answer == NotesAnswer.DISPUTED and not employee_version.strip():
        raise RuleBroken(
            "PR-19",
            "Disputed notes are kept with the employee's own version.",
            instead="Write what was said, as far as the notes are not right.",
            field="employee_version",
        )
    if answer == NotesAnswer.AGREED and employee_version.strip():
        raise RuleBroken(
            "PR-19",
            "The notes are said to be right, and another version is given.",
            instead="Choose that they are not right, or leave the version empty.",
            field="employee_version",
        )
