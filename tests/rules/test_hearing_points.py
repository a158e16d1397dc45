"""What is left out at a hearing has a reason each, and somebody was there (PR-11)."""

from __future__ import annotations

import pytest

from casework.enums import Attendance, HearingPoint
from casework.errors import RuleBroken
from casework.rules.hearing_points import check_left_out

COMPLAINT, WITNESSES = HearingPoint.COMPLAINT, HearingPoint.WITNESSES
THERE, AWAY = Attendance.ATTENDED, Attendance.ABSENT


@pytest.mark.parametrize(
    ("left_out", "attendance", "says"),
    [
        ({}, THERE, None),
        ({}, AWAY, None),
        ({WITNESSES: "Nobody was named."}, THERE, None),
        (dict.fromkeys(HearingPoint, "The fire alarm."), THERE, None),
        ({WITNESSES: "Nobody was named.", COMPLAINT: " "}, THERE, "the complaint was explained"),
        ({WITNESSES: "Nobody was named."}, AWAY, "was not there"),
    ],
)
def test_what_may_be_left_out(
    left_out: dict[HearingPoint, str], attendance: Attendance, says: str | None
) -> None:
    if says is None:
        check_left_out(left_out, attendance)
        return
    with pytest.raises(RuleBroken, match=says) as refusal:
        check_left_out(left_out, attendance)
    assert (refusal.value.rule_id, refusal.value.field) == ("PR-11", "left_out")
