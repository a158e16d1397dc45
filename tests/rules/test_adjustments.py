"""Adjustments: who may refuse, what an answer says, and that it comes before the meeting (EQ-9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import AdjustmentResult, Meeting
from casework.errors import RuleBroken
from casework.rules.adjustments import Asked, check_answer, check_answered

HELD = date(2026, 10, 16)
DAY = timedelta(days=1)
_R = AdjustmentResult


@pytest.mark.parametrize(
    ("result", "agreed", "by_hr_lead", "says"),
    [
        (_R.AGREED, "A break.", False, ""),
        (_R.PARTLY, "A break.", False, ""),
        (_R.REFUSED, "", True, ""),
        (_R.REFUSED, "", False, "Only an HR lead can refuse"),
        (_R.AGREED, "  ", True, "does not say what was agreed"),
        (_R.PARTLY, "", False, "does not say what was agreed"),
        (_R.REFUSED, "A break.", True, "refused and says what was agreed"),
    ],
)
def test_an_answer(result: AdjustmentResult, agreed: str, by_hr_lead: bool, says: str) -> None:
    if not says:
        check_answer(result, agreed, by_hr_lead=by_hr_lead)
        return
    with pytest.raises(RuleBroken, match=says):
        check_answer(result, agreed, by_hr_lead=by_hr_lead)


@pytest.mark.parametrize(
    ("meetings", "asked_on", "meeting", "is_refused"),
    [
        (Meeting.HEARING, HELD - DAY, Meeting.HEARING, True),
        (Meeting.ALL, HELD - DAY, Meeting.HEARING, True),
        (Meeting.HEARING, HELD, Meeting.HEARING, True),  # asked for in the room
        (Meeting.HEARING, HELD + DAY, Meeting.HEARING, False),  # for the next one
        (Meeting.INVESTIGATION, HELD - DAY, Meeting.HEARING, False),
        (Meeting.APPEAL, HELD - DAY, Meeting.HEARING, False),
        (Meeting.HEARING, HELD - DAY, Meeting.APPEAL, False),
        (Meeting.ALL, HELD - DAY, Meeting.APPEAL, True),
        (Meeting.INVESTIGATION, HELD, Meeting.INVESTIGATION, True),
        (Meeting.INVESTIGATION, HELD + DAY, Meeting.INVESTIGATION, False),
        (Meeting.SUSPENSION, HELD, Meeting.SUSPENSION, True),
        (Meeting.SUSPENSION, HELD, Meeting.INVESTIGATION, False),
        (Meeting.ALL, HELD, Meeting.SUSPENSION, True),
    ],
)
def test_it_is_answered_before_the_meeting(
    meetings: Meeting, asked_on: date, meeting: Meeting, is_refused: bool
) -> None:
    if not is_refused:
        check_answered([Asked(meetings, asked_on)], meeting, HELD)
        return
    with pytest.raises(RuleBroken, match="has not been answered"):
        check_answered([Asked(meetings, asked_on)], meeting, HELD)


def test_nothing_asked_for_is_nothing_owed() -> None:
    check_answered([], Meeting.HEARING, HELD)
