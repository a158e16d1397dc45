"""The points of the Acas Code at a hearing: none is left out without a reason (PR-11, T15)."""

from __future__ import annotations

from collections.abc import Mapping

from casework.enums import Attendance, HearingPoint
from casework.errors import RuleBroken


def check_left_out(left_out: Mapping[HearingPoint, str], attendance: Attendance) -> None:
    """RuleBroken PR-11 for a point left out without a reason, or any where nobody was there to have it left out."""
    if left_out and attendance == Attendance.ABSENT:
        raise RuleBroken(
            "PR-11",
            "The employee was not there, so no point of the hearing was left out with them.",
            instead="Say why it went ahead without them instead.",
            field="left_out",
        )
    for point, why in left_out.items():
        if not why.strip():
            raise RuleBroken(
                "PR-11",
                f"This did not happen, and nobody says why: {point.label.lower()}.",
                instead="Write why it was left out. It does not stop the hearing from being recorded.",
                field="left_out",
            )
