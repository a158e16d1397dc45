"""A warning says which improvement is required and by when, while it is live (R14)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import ImprovementResult, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.improvements import check_required, check_result

ISSUED, LIVE_UNTIL = date(2026, 10, 20), date(2027, 4, 19)
WARNING = SanctionLevel.WRITTEN_WARNING


@pytest.mark.parametrize(
    ("level", "required", "review_on", "field"),
    [
        (WARNING, "Lock it.", date(2026, 10, 20), "improvement_review_on"),
        (WARNING, "Lock it.", date(2026, 10, 21), None),
        (WARNING, "Lock it.", date(2027, 4, 19), None),
        (WARNING, "Lock it.", date(2027, 4, 20), "improvement_review_on"),
        (WARNING, "Lock it.", None, "improvement_review_on"),
        (WARNING, " ", date(2026, 10, 21), "improvement"),
        ("", "Lock it.", date(2026, 10, 21), "improvement"),
        (SanctionLevel.DISMISSAL_WITH_NOTICE, "Lock it.", date(2026, 10, 21), "improvement"),
    ],
)
def test_it_is_of_a_warning_and_reviewed_while_that_is_live(
    level: str, required: str, review_on: date | None, field: str | None
) -> None:
    if field is None:
        check_required(level, required, review_on, ISSUED, LIVE_UNTIL)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_required(level, required, review_on, ISSUED, LIVE_UNTIL)
    assert (refusal.value.rule_id, refusal.value.field) == ("R14", field)


@pytest.mark.parametrize("result", ImprovementResult)
def test_only_from_the_day_of_the_letter_on_is_it_not_made(result: ImprovementResult) -> None:
    check_result(result, date(2027, 1, 15), date(2027, 1, 15))
    if result != ImprovementResult.NOT_MET:
        check_result(result, date(2027, 1, 14), date(2027, 1, 15))
        return
    with pytest.raises(RuleBroken, match="until Fri 15 Jan 2027") as refusal:
        check_result(result, date(2027, 1, 14), date(2027, 1, 15))
    assert (refusal.value.rule_id, refusal.value.field) == ("R14", "reviewed_on")
