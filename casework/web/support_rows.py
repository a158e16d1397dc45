"""What lets everybody take part, as lines for a form, for the hearing sheet and for the case page."""

from __future__ import annotations

from casework.enums import Action, Meeting
from casework.models import Case
from casework.queries.support import agreed_for, unanswered
from casework.web.shapes import Row

NOT_ANSWERED = "Asked for and not answered yet"


_OF_AN_APPEAL = (Action.ARRANGE_APPEAL_HEARING, Action.RECORD_APPEAL_HEARING)


def meeting_of(action: Action) -> Meeting:
    """Which of the meetings a verb arranges or records."""
    return Meeting.APPEAL if action in _OF_AN_APPEAL else Meeting.HEARING


def adjustment_rows(case: Case, meeting: Meeting) -> list[Row]:
    """What is done for somebody at this meeting, in practical words; that an answer is owed, never why."""
    agreed = agreed_for(case, meeting)
    waits = [NOT_ANSWERED] if unanswered(case, meeting) else []
    return [Row("Adjustments", [*agreed, *waits])] if agreed or waits else []


def not_answered_warning(case: Case, meeting: Meeting) -> str:
    """What whoever arranges a meeting is told while an adjustment for it waits; empty where none does."""
    if not unanswered(case, meeting):
        return ""
    return (
        "An adjustment was asked for this meeting and has not been answered. Answer it before the meeting: "
        "the meeting cannot be recorded before, and the law asks for reasonable adjustments (Equality Act 2010, s.20)."
    )
