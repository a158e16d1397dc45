"""No sanction before somebody looked whether a protected disclosure is the reason (WB-1)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import DeadlineKind, DisclosureResult, Nation, PeriodUnit
from casework.errors import RuleBroken
from casework.rules.periods import Period
from casework.rules.protected_disclosures import (
    DisclosureFacts,
    check_may_clear,
    check_may_sanction,
    disclosure_deadline,
)
from casework.rules.working_days import calendar_of

FLAGGED = date(2026, 10, 14)
NO, MAYBE, YES = DisclosureResult
LENA, NIA = 1, 2


def _facts(result: DisclosureResult | None = None, *, up_to: int = 7) -> DisclosureFacts:
    if result is None:
        return DisclosureFacts(7, FLAGGED)
    return DisclosureFacts(7, FLAGGED, up_to, result, LENA)


@pytest.mark.parametrize(
    ("facts", "is_refused"),
    [
        (_facts(), True),
        (_facts(NO), False),
        (_facts(MAYBE), True),
        (_facts(YES), True),
        (_facts(NO, up_to=6), True),  # flagged again since it was checked
    ],
)
@pytest.mark.parametrize("may_know", [True, False])
def test_what_stands_in_the_way_of_a_sanction(
    facts: DisclosureFacts, is_refused: bool, may_know: bool
) -> None:
    if not is_refused:
        check_may_sanction(facts, may_know=may_know)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_may_sanction(facts, may_know=may_know)
    assert refusal.value.rule_id == ("WB-1" if may_know else "7.6")
    said = f"{refusal.value.message} {refusal.value.instead}"
    assert ("disclosure" in said) == may_know
    if not may_know:
        # The same words whatever the check says: whoever asks twice learns nothing.
        assert said == (
            "HR has a check to complete on this case first. "
            "Ask an HR lead who neither investigates nor hears this case. Nothing else stands in the way."
        )


@pytest.mark.parametrize(
    ("before", "result", "checker", "is_refused"),
    [
        (None, NO, LENA, False),
        (MAYBE, NO, LENA, True),
        (YES, NO, LENA, True),
        (YES, NO, NIA, False),
        (MAYBE, YES, LENA, False),
        (NO, MAYBE, LENA, False),
    ],
)
def test_nobody_takes_it_back_alone(
    before: DisclosureResult | None, result: DisclosureResult, checker: int, is_refused: bool
) -> None:
    if not is_refused:
        check_may_clear(_facts(before), result, checker)
        return
    with pytest.raises(RuleBroken, match="WB-1"):
        check_may_clear(_facts(before), result, checker)


def test_it_is_checked_within_the_time_of_an_assessment() -> None:
    five_days = Period(5, PeriodUnit.WORKING_DAYS)
    calendar = calendar_of(Nation.ENGLAND_AND_WALES)
    due = disclosure_deadline(_facts(), five_days, calendar)
    assert due is not None
    assert (due.kind, due.due_on, due.anchor) == (
        DeadlineKind.DISCLOSURE_CHECK,
        date(2026, 10, 21),
        "flag:7",
    )
    assert disclosure_deadline(_facts(YES), five_days, calendar) is None
    assert disclosure_deadline(_facts(NO, up_to=6), five_days, calendar) is not None
