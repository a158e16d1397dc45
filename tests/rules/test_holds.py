"""A legal hold is looked at again within six months (R20)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import DeadlineKind
from casework.errors import RuleBroken
from casework.rules.holds import check_review_day, hold_deadline

TODAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("review_on", "refused"),
    [
        (date(2026, 8, 30), True),
        (TODAY, True),
        (date(2026, 9, 1), False),
        (date(2027, 2, 28), False),  # six months on: February is shorter
        (date(2027, 3, 1), True),
    ],
)
def test_a_review_lies_ahead_and_within_six_months(review_on: date, refused: bool) -> None:
    if not refused:
        check_review_day(review_on, TODAY)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_review_day(review_on, TODAY)
    assert (refusal.value.rule_id, refusal.value.field) == ("R20", "review_on")
    assert "Sun 28 Feb 2027 at the latest" in refusal.value.instead


def test_the_review_is_never_rolled() -> None:
    due = hold_deadline(7, 2, date(2027, 2, 28))  # a Sunday
    assert (due.kind, due.due_on, due.anchor) == (DeadlineKind.HOLD_REVIEW, date(2027, 2, 28), "hold:7:2")
