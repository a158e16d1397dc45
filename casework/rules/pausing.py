"""A pause of a case: how long until it is reviewed, and which days are not counted (T8, R16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import DeadlineKind
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import Period, last_day, period_in_words
from casework.rules.working_days import Calendar


@dataclass(frozen=True)
class PauseTerms:
    """What a policy says of pauses. review: how long until each review; it rolls back (0.7)."""

    review: Period


@dataclass(frozen=True, kw_only=True)
class PauseFacts:
    """The pause that lasts. reviewed_on: the last review, if there was one.

    came_on: of a case from paper that was paused already, the day on which it came: reviews before it are not known.
    """

    id: int
    paused_on: date
    came_on: date | None = None
    reviews: int = 0
    reviewed_on: date | None = None


def check_may_pause(terms: PauseTerms | None) -> None:
    """RuleBroken T8 if the policy says nothing of pauses: there is none without its review."""
    if terms is None:
        raise RuleBroken(
            "T8",
            "The policy in force does not provide for pausing a case.",
            instead="Ask an HR lead: the policy has to say when a pause is reviewed.",
        )


def pause_deadline(facts: PauseFacts, terms: PauseTerms, calendar: Calendar) -> Due:
    """The next review of the pause (R16)."""
    since = facts.reviewed_on or facts.came_on or facts.paused_on
    began = "the last review" if facts.reviewed_on else "the pause"
    if facts.came_on and not facts.reviewed_on:
        began = "the day the case was taken over,"
    return Due(
        DeadlineKind.PAUSE_REVIEW,
        last_day(since, terms.review, calendar),
        f"pause:{facts.id}:{facts.reviews}",
        f"{period_in_words(terms.review)} from {began} on {words(since)}",
    )
