"""What lets everybody take part, read from the rows of a case: adjustments that wait, and what was agreed."""

from __future__ import annotations

from casework.enums import FitToAttend, Meeting
from casework.models import Adjustment, AdjustmentAnswer, Case, OccupationalHealthAdvice
from casework.queries.fitness import newest_advice
from casework.rules.adjustments import Asked, is_for
from casework.rules.dates import words


def answer_of(row: Adjustment) -> AdjustmentAnswer | None:
    return getattr(row, "answer", None)


def unanswered(case: Case, meeting: Meeting | None = None) -> list[Adjustment]:
    """The adjustments that nobody has answered, in order; those for one meeting, or all."""
    return [
        row
        for row in case.adjustments.all()
        if answer_of(row) is None and (meeting is None or is_for(row.meetings, meeting))
    ]


def asked_for(case: Case) -> list[Asked]:
    """The same as the rules take them."""
    return [Asked(Meeting(row.meetings), row.asked_on) for row in unanswered(case)]


def agreed_for(case: Case, meeting: Meeting) -> list[str]:
    """What was agreed for a meeting, or advised for any, in practical words and nothing else."""
    answers = (answer_of(row) for row in case.adjustments.all() if is_for(row.meetings, meeting))
    agreed = [answer.agreed for answer in answers if answer is not None and answer.agreed]
    advice = newest_advice(case)
    return [*agreed, advice.adjustments] if advice is not None and advice.adjustments else agreed


def fitness_in_words(row: OccupationalHealthAdvice) -> str:
    """The answer as a code says it, with the adjustments or the day that belong to it; never the advice."""
    if row.fitness == FitToAttend.NOT_BEFORE and row.not_before is not None:
        return f"Not fit to attend before {words(row.not_before)}."
    label = str(FitToAttend(row.fitness).label)
    return f"{label}: {row.adjustments}" if row.adjustments else f"{label}."
