"""The levels of appeal of a policy: until when, who hears them, on which grounds (AP-5, AP-8)."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from casework.enums import AppealGroundKind, AppealWay, CountsFrom, Nation, PeriodUnit, WindowFrom
from casework.errors import RuleBroken
from casework.rules import appeal_levels
from casework.rules.appeal_levels import EVERY_GROUND, AppealLevel
from casework.rules.periods import Period
from casework.rules.policy_terms import BadTerms, read_terms
from casework.rules.working_days import calendar_of
from tests.world import P1, TWO_LEVELS

SENT, RECEIVED = date(2026, 3, 6), date(2026, 3, 10)


@pytest.mark.parametrize(
    ("window", "runs_from", "nation", "closes"),
    [
        (Period(10), WindowFrom.RECEIVED, Nation.ENGLAND_AND_WALES, date(2026, 3, 24)),
        (Period(10), WindowFrom.RECEIVED, Nation.SCOTLAND, date(2026, 3, 24)),
        (Period(10), WindowFrom.RECEIVED, Nation.NORTHERN_IRELAND, date(2026, 3, 25)),  # St Patrick's Day
        (Period(10), WindowFrom.SENT, Nation.NORTHERN_IRELAND, date(2026, 3, 23)),
        (Period(5, PeriodUnit.CALENDAR_DAYS), WindowFrom.SENT, Nation.SCOTLAND, date(2026, 3, 11)),
        # Mon 9 March, and never before the letter counts as received (CA-7)
        (Period(1, PeriodUnit.CALENDAR_DAYS), WindowFrom.SENT, Nation.SCOTLAND, RECEIVED),
        # Sun 15 March rolls to Monday
        (Period(5, PeriodUnit.CALENDAR_DAYS), WindowFrom.RECEIVED, Nation.SCOTLAND, date(2026, 3, 16)),
    ],
)
def test_a_further_level_is_open_for_its_window(
    window: Period, runs_from: WindowFrom, nation: Nation, closes: date
) -> None:
    level = AppealLevel(2, window=window, runs_from=runs_from)
    assert appeal_levels.closes_on(level, SENT, RECEIVED, calendar_of(nation)) == closes


def test_the_first_level_has_its_window_elsewhere() -> None:
    with pytest.raises(ValueError, match="outcome letter"):
        appeal_levels.closes_on(AppealLevel(1), SENT, RECEIVED, calendar_of(Nation.SCOTLAND))


def test_nobody_closes_on_the_last_day_and_anybody_on_the_next() -> None:
    with pytest.raises(RuleBroken, match="AP-8"):
        appeal_levels.check_window_over(date(2026, 3, 24), 2, date(2026, 3, 24))
    appeal_levels.check_window_over(date(2026, 3, 25), 2, date(2026, 3, 24))


def test_a_level_is_heard_from_its_grade_on_and_on_its_grounds() -> None:
    level = AppealLevel(2, authority=6, grounds=frozenset({AppealGroundKind.NEW_EVIDENCE}))
    with pytest.raises(RuleBroken, match="SEP-7"):
        appeal_levels.check_hears_level(level, 5)
    appeal_levels.check_hears_level(level, 6)
    with pytest.raises(RuleBroken, match="AP-5"):
        appeal_levels.check_grounds(level, ["new_evidence", "procedure"])
    appeal_levels.check_grounds(level, ["new_evidence"])


def test_a_policy_lists_its_levels_and_has_one_where_it_says_nothing() -> None:
    [only] = read_terms(P1).appeal_levels
    assert (only.number, only.authority, only.way, only.grounds, only.window) == (
        1,
        0,
        None,
        EVERY_GROUND,
        None,
    )
    first, second = read_terms(P1 | {"appeal_levels": TWO_LEVELS}).appeal_levels
    assert (first.number, first.way, first.window) == (1, AppealWay.REVIEW, None)
    assert (second.number, second.authority, second.way) == (2, 6, AppealWay.REHEARING)
    assert (second.window, second.runs_from) == (Period(10), WindowFrom.RECEIVED)
    assert AppealGroundKind.PROCEDURE not in second.grounds


@pytest.mark.parametrize(
    ("level", "changes", "field", "rule"),
    [
        (0, {"window": TWO_LEVELS[1]["window"]}, "appeal_levels.0.window", "AP-2"),
        (1, {"window": None}, "appeal_levels.1.window", "AP-8"),
        (1, {"grounds": []}, "appeal_levels.1.grounds", ""),
        (1, {"grounds": ["procedure", "procedure"]}, "appeal_levels.1.grounds", ""),
        (1, {"way": "a chat"}, "appeal_levels.1.way", ""),
    ],
)
def test_a_level_is_whole_or_refused(level: int, changes: dict[str, Any], field: str, rule: str) -> None:
    levels = deepcopy(TWO_LEVELS)
    levels[level] = {name: value for name, value in (levels[level] | changes).items() if value is not None}
    with pytest.raises(BadTerms) as refusal:
        read_terms(P1 | {"appeal_levels": levels})
    assert (refusal.value.faults[0].field, refusal.value.faults[0].rule_id) == (field, rule)


@pytest.mark.parametrize(
    ("window", "received", "closes"),
    [
        (Period(10), RECEIVED, date(2026, 3, 24)),
        (Period(10, counts_from=CountsFrom.RECEIVED), RECEIVED, date(2026, 3, 24)),
        (Period(10, counts_from=CountsFrom.SENT), RECEIVED, date(2026, 3, 20)),
        # It arrived late: on the last day the time is as it was, a day later it ends on the day of receipt (CA-7).
        (Period(10, counts_from=CountsFrom.SENT), date(2026, 3, 20), date(2026, 3, 20)),
        (Period(10, counts_from=CountsFrom.SENT), date(2026, 3, 21), date(2026, 3, 21)),
    ],
)
def test_the_first_level_closes_as_the_policy_counts_and_never_before_receipt(
    window: Period, received: date, closes: date
) -> None:
    calendar = calendar_of(Nation.ENGLAND_AND_WALES)
    assert appeal_levels.first_closes_on(window, SENT, received, calendar) == closes
