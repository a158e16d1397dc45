"""What lets everybody take part, read from the rows of a case: adjustments that wait, and what was agreed."""

from __future__ import annotations

from casework.enums import Meeting
from casework.models import Adjustment, AdjustmentAnswer, Case
from casework.rules.adjustments import Asked, is_for


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
    """What was agreed for a meeting, in practical words and nothing else."""
    answers = (answer_of(row) for row in case.adjustments.all() if is_for(row.meetings, meeting))
    return [answer.agreed for answer in answers if answer is not None and answer.agreed]
