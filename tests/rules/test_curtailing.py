"""On which day a live warning can be ended early (domain.md 7.5)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.errors import RuleBroken
from casework.rules.curtailing import check_curtailment
from casework.rules.sanctions import LivePeriod

# Live again after a gap; and one that runs from a return to work to come.
TWICE = (LivePeriod(date(2026, 2, 1), date(2026, 7, 31)), LivePeriod(date(2026, 9, 1), date(2026, 10, 31)))
TO_COME = (LivePeriod(date(2026, 9, 1), date(2027, 8, 31)),)


@pytest.mark.parametrize(
    ("periods", "last_day", "on", "rule_id", "field"),
    [
        (TWICE, date(2026, 9, 9), date(2026, 9, 10), "7.5", "last_day"),
        (TWICE, date(2026, 9, 10), date(2026, 9, 10), None, None),
        (TWICE, date(2026, 10, 30), date(2026, 9, 10), None, None),
        (TWICE, date(2026, 10, 31), date(2026, 9, 10), "7.5", "last_day"),
        (TWICE, date(2026, 10, 30), date(2026, 10, 30), None, None),
        (TWICE, date(2026, 10, 31), date(2026, 10, 31), "7.5", ""),
        (TWICE[:1], date(2026, 8, 1), date(2026, 8, 1), "7.5", ""),
        (TO_COME, date(2026, 8, 31), date(2026, 8, 3), "7.5", "last_day"),
        (TO_COME, date(2026, 9, 1), date(2026, 8, 3), None, None),
        ((LivePeriod(date(2026, 2, 1), None),), date(2026, 3, 1), date(2026, 3, 1), "SA-4", ""),
    ],
)
def test_from_today_on_and_before_its_own_last_day(periods, last_day, on, rule_id, field) -> None:
    if rule_id is None:
        check_curtailment(periods, last_day, on)
        return
    with pytest.raises(RuleBroken) as caught:
        check_curtailment(periods, last_day, on)
    assert (caught.value.rule_id, caught.value.field) == (rule_id, field)
