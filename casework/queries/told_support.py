"""What the events that let everybody take part say on a timeline: never why somebody needs it."""

from __future__ import annotations

from typing import Any

from casework.enums import AdjustmentResult, Meeting
from casework.models import Adjustment, Case
from casework.queries.case_page import Sight
from casework.queries.stage import mid_sentence
from casework.queries.support import answer_of
from casework.queries.told_rows import Told, row_of


def record_adjustment(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Adjustment | None = row_of(case.adjustments.all(), facts.get("adjustment"))
    if row is None or not sight.support:
        return Told()
    asked = f" {row.asked}" if sight.adjustments else ""
    return Told(f"For {mid_sentence(Meeting(row.meetings).label)}.{asked}", row.asked_on)


def answer_adjustment(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Adjustment | None = row_of(case.adjustments.all(), facts.get("adjustment"))
    answer = answer_of(row) if row is not None else None
    if answer is None or not sight.support:
        return Told()
    agreed = f" {answer.agreed}" if answer.agreed else ""
    return Told(f"{AdjustmentResult(answer.result).label}.{agreed}", answer.answered_on)
