"""Whether an employee who did not attend could have: fit notes, occupational health, and who may go ahead (0.12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from casework.enums import FitNoteSays, FitToAttend
from casework.errors import RuleBroken
from casework.rules.dates import words


@dataclass(frozen=True)
class Note:
    """A fit note: both days count."""

    says: FitNoteSays
    from_on: date
    to_on: date
    recorded_at: datetime

    def speaks_against(self, day: date) -> bool:
        """A note that speaks of work alone says nothing of a meeting."""
        return self.says == FitNoteSays.UNFIT_TO_ATTEND and self.from_on <= day <= self.to_on


@dataclass(frozen=True)
class Advice:
    """The newest answer of occupational health. ``not_before``: the first day on which they can attend."""

    fitness: FitToAttend
    not_before: date | None
    recorded_at: datetime

    def speaks_against(self, day: date) -> bool:
        if self.fitness == FitToAttend.NOT_BEFORE and self.not_before is not None:
            return day < self.not_before
        return self.fitness == FitToAttend.NO


@dataclass(frozen=True)
class Fitness:
    """What is known of whether the employee can attend. ``asked_on``: when occupational health was asked."""

    notes: Sequence[Note] = ()
    advice: Advice | None = None
    asked_on: Sequence[date] = ()

    def against(self, day: date) -> list[datetime]:
        """When each thing that says they cannot attend on this day was recorded."""
        said: list[Note | Advice] = [*self.notes, *([self.advice] if self.advice is not None else [])]
        return [one.recorded_at for one in said if one.speaks_against(day)]


@dataclass(frozen=True)
class Question:
    """Occupational health was asked whether the employee can attend. ``answered_on``: None while it waits."""

    asked_on: date
    answered_on: date | None = None

    def covers(self, note_from_on: date) -> bool:
        """Whether it was asked or answered in the time of a note, or will be answered in it."""
        return self.answered_on is None or note_from_on <= max(self.asked_on, self.answered_on)


def is_to_be_asked(from_on: date, to_on: date, recorded_on: date, questions: Sequence[Question]) -> bool:
    """Whether a fit note asks for a question to occupational health (0.12): not one that was over when it came."""
    return recorded_on <= to_on and not any(one.covers(from_on) for one in questions)


def check_fit_note(from_on: date, to_on: date) -> None:
    """RuleBroken 0.12 for a note that ends before it begins."""
    if to_on < from_on:
        raise RuleBroken(
            "0.12",
            "The last day of the fit note is before its first.",
            instead="Check both days.",
            field="to_on",
        )


def check_advice(fitness: FitToAttend, adjustments: str, not_before: date | None) -> None:
    """RuleBroken 0.12 where the answer lacks what it speaks of, or says more than it does."""
    if (fitness == FitToAttend.WITH_ADJUSTMENTS) != bool(adjustments.strip()):
        raise RuleBroken(
            "0.12",
            "The adjustments are written down where the employee is fit with adjustments, and nowhere else.",
            instead="Write what is done at the meeting, in practical words, or choose another answer.",
            field="adjustments",
        )
    if (fitness == FitToAttend.NOT_BEFORE) != (not_before is not None):
        raise RuleBroken(
            "0.12",
            "The first day belongs to “not fit to attend before a day”, and to no other answer.",
            instead="Enter the first day on which they can attend, or choose another answer.",
            field="not_before",
        )


def check_absence_allowed(day: date, fitness: Fitness, allowed_at: datetime | None) -> None:
    """RuleBroken 0.12 where the employee could not attend on the day and no HR lead allowed to go ahead since.

    allowed_at: when an HR lead allowed it for this attempt; what was recorded later is not covered by that.
    """
    if any(allowed_at is None or at > allowed_at for at in fitness.against(day)):
        raise RuleBroken(
            "0.12",
            "There is medical evidence that the employee was not fit to attend on that day.",
            instead=(
                "Postpone it, pause the case and have HR ask occupational health. "
                "After that an HR lead can allow it, with reasons."
            ),
            field="attendance",
        )


def check_may_allow(day: date, fitness: Fitness) -> None:
    """RuleBroken 0.12 where going ahead without the employee would come too soon.

    Occupational health is asked first, in the time of the fit note; a day that it gave is waited for.
    """
    notes = [note for note in fitness.notes if note.speaks_against(day)]
    if any(not any(asked >= note.from_on for asked in fitness.asked_on) for note in notes):
        raise RuleBroken(
            "0.12",
            "Occupational health has not been asked since the fit note.",
            instead="Ask whether the employee can attend a meeting, and with what adjustments.",
        )
    advice = fitness.advice
    if advice is not None and advice.not_before is not None and advice.speaks_against(day):
        raise RuleBroken(
            "0.12",
            f"Occupational health says that the employee can attend from {words(advice.not_before)}.",
            instead="Postpone the hearing to that day or later.",
        )
