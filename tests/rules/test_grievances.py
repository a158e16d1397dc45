"""What waits for a grievance, and by when it is decided (PR-13)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import DeadlineKind, GrievanceAbout, Nation, PeriodUnit
from casework.errors import RuleBroken
from casework.rules.grievances import GrievanceFacts, check_dealt_with_first, grievance_deadline
from casework.rules.periods import Period
from casework.rules.working_days import calendar_of

FIVE_DAYS = Period(5, PeriodUnit.WORKING_DAYS)
CALENDAR = calendar_of(Nation.ENGLAND_AND_WALES)


def _one(about: str, *, is_decided: bool = False) -> GrievanceFacts:
    return GrievanceFacts(7, GrievanceAbout(about), date(2026, 10, 14), is_decided)


@pytest.mark.parametrize(
    ("open_ones", "is_refused"),
    [
        ([], False),
        ([_one("bias")], True),
        ([_one("discrimination")], True),
        ([_one("bias", is_decided=True)], False),
        # The same whatever it is about: a refusal for some would say what this one alleges.
        *(([_one(about)], True) for about in ("procedure", "related", "unrelated")),
        ([_one("procedure", is_decided=True), _one("unrelated", is_decided=True)], False),
        ([_one("bias", is_decided=True), _one("discrimination")], True),
    ],
)
def test_what_it_means_for_the_case_is_decided_first(
    open_ones: list[GrievanceFacts], is_refused: bool
) -> None:
    if not is_refused:
        check_dealt_with_first(open_ones)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_dealt_with_first(open_ones)
    assert refusal.value.rule_id == "PR-13"
    # Whoever hears the employee reads it, and it may be about them.
    said = f"{refusal.value.message} {refusal.value.instead}".casefold()
    assert "biased" not in said and "discriminat" not in said and "replace" not in said


def test_it_is_decided_within_the_time_of_an_assessment() -> None:
    due = grievance_deadline(_one("bias"), FIVE_DAYS, CALENDAR)
    assert due is not None
    assert (due.kind, due.due_on, due.anchor) == (
        DeadlineKind.GRIEVANCE_DECISION,
        date(2026, 10, 21),
        "grievance:7",
    )
    assert due.why == "5 working days from Wed 14 Oct 2026, for the grievance"
    assert grievance_deadline(_one("bias", is_decided=True), FIVE_DAYS, CALENDAR) is None
