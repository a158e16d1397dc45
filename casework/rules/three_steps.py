"""The three statutory steps of Northern Ireland: statement and invitation, meeting, appeal meeting (PR-20).

They cover a dismissal and action short of it, such as a demotion; warnings and a suspension on full pay they do not (0.15).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import DISMISSALS, Jurisdiction
from casework.rules.cited import Caution
from casework.rules.dates import words

NOT_YET = "Not yet"


@dataclass(frozen=True, kw_only=True)
class StepDays:
    """The days on which the steps were taken; None for one that was not.

    invited_on:     the statement of what is alleged was sent, with the invitation.
    met_on:         the meeting ended; without_them: the employee did not come to it.
    told_on:        the decision was sent, with the right of appeal.
    appealed_on:    the employee appealed.
    appeal_met_on:  the appeal meeting ended.
    appeal_told_on: the final decision was sent.
    """

    invited_on: date | None = None
    met_on: date | None = None
    without_them: bool = False
    told_on: date | None = None
    appealed_on: date | None = None
    appeal_met_on: date | None = None
    appeal_told_on: date | None = None


def are_covered(level: str, *, goes_beyond_a_warning: bool) -> bool:
    """Whether the steps are owed before this. goes_beyond_a_warning: pay, grade or post is touched besides (0.15)."""
    return level in DISMISSALS or goes_beyond_a_warning


def three_steps(days: StepDays) -> tuple[tuple[str, str], ...]:
    """Each step by name, and when it was taken."""
    met = NOT_YET
    if days.met_on is not None:
        met = f"Held on {words(days.met_on)}{', without the employee' if days.without_them else ''}. "
        met += f"Decision sent on {words(days.told_on)}" if days.told_on else "The decision is not sent yet"
    return (
        ("1. Statement and invitation", f"Sent on {words(days.invited_on)}" if days.invited_on else NOT_YET),
        ("2. Meeting and decision", met),
        ("3. Appeal meeting", _appeal(days)),
    )


def caution_of_steps(law: Jurisdiction, days: StepDays) -> Caution | None:
    """What whoever decides or issues what the steps cover is told where they are owed; it refuses nothing.

    A meeting to which the employee was invited and did not come counts: they have to take all reasonable steps to come.
    """
    if law != Jurisdiction.NORTHERN_IRELAND:
        return None
    taken = "; ".join(f"{name}: {said[0].lower()}{said[1:]}" for name, said in three_steps(days))
    return Caution(
        "PR-20",
        "The three statutory steps cover this outcome: where one is left out a dismissal is automatically unfair, and a "
        f"tribunal may raise an award by 10 to 50 %. So far: {taken}.",
    )


def _appeal(days: StepDays) -> str:
    if days.appealed_on is None:
        return "The employee has not appealed"
    if days.appeal_met_on is None:
        return f"Appealed on {words(days.appealed_on)}. The meeting is still to come"
    told = (
        f"Decision sent on {words(days.appeal_told_on)}"
        if days.appeal_told_on
        else "The decision is not sent yet"
    )
    return f"Held on {words(days.appeal_met_on)}. {told}"
