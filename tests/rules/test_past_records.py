"""What the record of an earlier sanction must say. Every refusal, and the days just inside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import SanctionLevel
from casework.errors import RuleBroken
from casework.rules.past_records import check_live_again, check_past_days, check_past_end, check_past_period

ISSUED = date(2026, 6, 3)
WARNING, DISMISSAL = SanctionLevel.WRITTEN_WARNING, SanctionLevel.DISMISSAL_WITH_NOTICE


@pytest.mark.parametrize(
    ("acted_on", "on", "field"),
    [
        (ISSUED, ISSUED, ""),
        (None, ISSUED, ""),
        (date(1999, 1, 1), date(2030, 1, 1), ""),
        (date(2026, 6, 4), date(2026, 6, 30), "acted_on"),
        (None, date(2026, 6, 2), "issued_on"),
    ],
)
def test_days_in_their_order(acted_on: date | None, on: date, field: str) -> None:
    if not field:
        check_past_days(acted_on, ISSUED, on)
        return
    with pytest.raises(RuleBroken, match="T1") as refusal:
        check_past_days(acted_on, ISSUED, on)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("level", "live_to", "allowed"),
    [
        (WARNING, ISSUED, True),
        (WARNING, None, True),
        (DISMISSAL, None, True),
        (WARNING, date(2026, 6, 2), False),
        (DISMISSAL, date(2027, 6, 2), False),
    ],
)
def test_live_period(level: SanctionLevel, live_to: date | None, allowed: bool) -> None:
    if allowed:
        check_past_period(level, ISSUED, live_to)
        return
    with pytest.raises(RuleBroken, match="SA-3"):
        check_past_period(level, ISSUED, live_to)


@pytest.mark.parametrize(
    ("level", "ends_on", "rule"),
    [
        (WARNING, None, ""),
        (DISMISSAL, date(2026, 5, 29), ""),  # told before the letter
        (DISMISSAL, date(2028, 6, 3), ""),
        (DISMISSAL, date(2028, 6, 4), "TR-1"),
        (DISMISSAL, None, "0.8"),
        (WARNING, date(2026, 6, 30), "T17"),
    ],
)
def test_end_of_employment(level: SanctionLevel, ends_on: date | None, rule: str) -> None:
    if not rule:
        check_past_end(level, ISSUED, ends_on)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_past_end(level, ISSUED, ends_on)
    assert refusal.value.rule_id == rule


TODAY = date(2027, 11, 23)


@pytest.mark.parametrize(
    ("live_to", "again", "rule"),
    [
        (date(2026, 12, 2), [], ""),
        (date(2026, 12, 2), [(date(2026, 12, 4), date(2027, 1, 31))], ""),
        (date(2026, 12, 2), [(date(2026, 12, 3), date(2027, 1, 31))], "SA-11"),  # the day after: no gap
        (date(2026, 12, 2), [(date(2026, 12, 4), date(2026, 12, 3))], "SA-3"),
        (date(2026, 12, 2), [(date(2026, 12, 4), date(2026, 12, 4))], ""),
        (date(2026, 12, 2), [(TODAY, date(2028, 1, 1))], ""),
        (date(2026, 12, 2), [(TODAY + timedelta(days=1), date(2028, 1, 1))], "SA-11"),
        (None, [(date(2026, 12, 4), date(2027, 1, 31))], "SA-4"),
        (
            date(2026, 12, 2),
            [(date(2027, 3, 1), date(2027, 3, 31)), (date(2027, 2, 1), date(2027, 2, 7))],
            "SA-11",
        ),
    ],
)
def test_a_later_period_begins_after_a_gap(
    live_to: date | None, again: list[tuple[date, date]], rule: str
) -> None:
    if not rule:
        check_live_again(SanctionLevel.WRITTEN_WARNING, live_to, again, TODAY)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_live_again(SanctionLevel.WRITTEN_WARNING, live_to, again, TODAY)
    assert (refusal.value.rule_id, refusal.value.field) == (rule, "live_again")
