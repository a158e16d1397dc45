"""What a letter on paper states of its live period, and on which days it can have been received (scenario 16)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.enums import PeriodStated, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.past_records import check_past_receipt, stated_last_day

FINAL, SUMMARY = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.SUMMARY_DISMISSAL
MONTHS, LAST_DAY, NONE = PeriodStated.MONTHS, PeriodStated.LAST_DAY, PeriodStated.NONE
JUNE, TODAY = date(2026, 6, 3), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("issued_on", "said", "until"),
    [
        (JUNE, {"stated": MONTHS, "months": 12}, date(2027, 6, 2)),  # scenario 16
        (date(1992, 1, 29), {"stated": MONTHS, "months": 12}, date(1993, 1, 28)),  # Bevan Ashford v Malin
        (date(2026, 8, 31), {"stated": MONTHS, "months": 6}, date(2027, 2, 27)),  # SA-15
        (JUNE, {"stated": MONTHS, "months": 1}, date(2026, 7, 2)),
        (JUNE, {"stated": MONTHS, "months": 120}, date(2036, 6, 2)),
        (JUNE, {"stated": LAST_DAY, "last_day": date(2026, 12, 31)}, date(2026, 12, 31)),
        (JUNE, {"stated": NONE}, None),
    ],
)
def test_last_day_is_what_the_letter_states(
    issued_on: date, said: dict[str, Any], until: date | None
) -> None:
    assert stated_last_day(FINAL, issued_on, **said) == until
    assert stated_last_day(SUMMARY, issued_on, stated="") is None


@pytest.mark.parametrize(
    ("level", "said", "rule", "field"),
    [
        (FINAL, {"stated": ""}, "SA-4", "period"),
        (FINAL, {"stated": "", "months": 12}, "SA-4", "period"),
        (FINAL, {"stated": MONTHS}, "SA-3", "live_months"),
        (FINAL, {"stated": MONTHS, "months": 0}, "SA-3", "live_months"),
        (FINAL, {"stated": MONTHS, "months": 121}, "SA-3", "live_months"),
        (FINAL, {"stated": MONTHS, "months": 12, "last_day": date(2027, 6, 2)}, "SA-3", "live_to"),
        (FINAL, {"stated": LAST_DAY}, "SA-3", "live_to"),
        (FINAL, {"stated": LAST_DAY, "months": 12, "last_day": date(2027, 6, 2)}, "SA-3", "live_months"),
        (FINAL, {"stated": NONE, "months": 12}, "SA-3", "live_months"),
        (FINAL, {"stated": NONE, "last_day": date(2027, 6, 2)}, "SA-3", "live_to"),
        (SUMMARY, {"stated": NONE}, "SA-3", "period"),
        (SUMMARY, {"stated": "", "months": 12}, "SA-3", "period"),
    ],
)
def test_what_does_not_fit_is_refused(
    level: SanctionLevel, said: dict[str, Any], rule: str, field: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        stated_last_day(level, JUNE, **said)
    assert (refusal.value.rule_id, refusal.value.field) == (rule, field)


@pytest.mark.parametrize(
    ("received_on", "is_right"),
    [(None, True), (date(2026, 6, 2), False), (JUNE, True), (TODAY, True), (date(2026, 11, 23), False)],
)
def test_it_was_received_from_the_day_of_issue_on_and_by_today(
    received_on: date | None, is_right: bool
) -> None:
    if is_right:
        check_past_receipt(JUNE, received_on, TODAY)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_past_receipt(JUNE, received_on, TODAY)
    assert (refusal.value.rule_id, refusal.value.field) == ("CA-7", "received_on")
