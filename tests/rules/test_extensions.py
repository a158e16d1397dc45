"""By how much an absence extends a warning (SA-11, SA-12, scenario 14)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import AbsenceKind
from casework.errors import RuleBroken
from casework.rules.extensions import (
    Absence,
    Extended,
    ExtensionTerms,
    check_extension,
    days_lost,
    extended,
)
from casework.rules.sanctions import LivePeriod

TERMS = ExtensionTerms(least_absence=28)
FEB_TO_JULY = LivePeriod(from_on=date(2026, 2, 1), to_on=date(2026, 7, 31))
SUMMER = Absence(date(2026, 6, 1), date(2026, 8, 31), AbsenceKind.SICKNESS)
BACK = date(2026, 9, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("absence", "lost"),
    [
        (SUMMER, 61),
        (Absence(date(2026, 7, 31), date(2026, 8, 31), AbsenceKind.SICKNESS), 1),
        (Absence(date(2026, 8, 1), date(2026, 8, 31), AbsenceKind.SICKNESS), 0),
        (Absence(date(2026, 1, 1), date(2026, 2, 1), AbsenceKind.SICKNESS), 1),
        (Absence(date(2026, 1, 1), date(2026, 12, 31), AbsenceKind.SICKNESS), 181),
    ],
)
def test_days_lost(absence: Absence, lost: int) -> None:
    assert days_lost([FEB_TO_JULY], absence) == lost


def test_days_lost_of_several_periods() -> None:
    after = LivePeriod(from_on=BACK, to_on=date(2026, 10, 31))
    away = Absence(date(2026, 7, 30), date(2026, 9, 2), AbsenceKind.SICKNESS)
    assert days_lost([FEB_TO_JULY, after], away) == 4


@pytest.mark.parametrize(
    ("absence", "days", "on", "says"),
    [
        (SUMMER, 61, BACK, ""),
        (SUMMER, 1, BACK, ""),
        (SUMMER, 62, BACK, "61 days lay in the life"),
        (SUMMER, 92, BACK, "61 days lay in the life"),
        (SUMMER, 0, BACK, "61 days lay in the life"),
        (SUMMER, 61, date(2026, 8, 31), "away until Mon 31 Aug 2026"),
        (Absence(date(2026, 6, 1), date(2026, 6, 28), AbsenceKind.OTHER), 28, BACK, ""),
        (Absence(date(2026, 6, 1), date(2026, 6, 27), AbsenceKind.OTHER), 1, BACK, "lasted 27 days"),
        (Absence(date(2026, 6, 2), date(2026, 6, 1), AbsenceKind.OTHER), 1, BACK, "ends before it begins"),
        (Absence(date(2026, 8, 1), date(2026, 8, 31), AbsenceKind.OTHER), 1, BACK, "0 days lay in the life"),
    ],
)
def test_no_more_than_was_lost_and_only_when_they_are_back(
    absence: Absence, days: int, on: date, says: str
) -> None:
    if not says:
        check_extension(TERMS, [FEB_TO_JULY], absence, days, on)
        return
    with pytest.raises(RuleBroken, match=says) as refusal:
        check_extension(TERMS, [FEB_TO_JULY], absence, days, on)
    assert refusal.value.rule_id == "SA-11"


@pytest.mark.parametrize(
    ("most", "granted", "days", "says", "instead"),
    [
        (30, 0, 30, "", ""),
        (30, 0, 31, "by 30 days at most, and 0 were granted before", "Choose 30 days or fewer."),
        (30, 20, 10, "", ""),
        (30, 20, 11, "by 30 days at most, and 20 were granted before", "Choose 10 days or fewer."),
        (30, 30, 1, "by 30 days at most, and 30 were granted before", "The warning ends on the day"),
        (90, 0, 62, "61 days lay in the life", "Choose 61 days or fewer."),
        (None, 300, 61, "", ""),
    ],
)
def test_a_policy_may_say_by_how_much_at_most(
    most: int | None, granted: int, days: int, says: str, instead: str
) -> None:
    """Axis 8: all extensions of a warning together, and never more than was lost."""
    terms = ExtensionTerms(least_absence=28, most_days=most)
    if not says:
        return check_extension(terms, [FEB_TO_JULY], SUMMER, days, BACK, granted=granted)
    with pytest.raises(RuleBroken, match=says) as refusal:
        check_extension(terms, [FEB_TO_JULY], SUMMER, days, BACK, granted=granted)
    assert (refusal.value.rule_id, refusal.value.field) == ("SA-11", "days")
    assert refusal.value.instead.startswith(instead)


@pytest.mark.parametrize("kind", AbsenceKind)
def test_a_policy_may_leave_an_absence_out(kind: AbsenceKind) -> None:
    absence = Absence(SUMMER.first, SUMMER.last, kind)
    terms = ExtensionTerms(least_absence=28, excluded=frozenset({AbsenceKind.FAMILY_LEAVE}))
    if kind != AbsenceKind.FAMILY_LEAVE:
        return check_extension(terms, [FEB_TO_JULY], absence, 1, BACK)
    with pytest.raises(RuleBroken, match="no warning by this absence: Maternity") as refusal:
        check_extension(terms, [FEB_TO_JULY], absence, 1, BACK)
    assert (refusal.value.rule_id, refusal.value.field) == ("SA-11", "kind")


def test_only_where_the_policy_says_so_and_somebody_stated_an_end() -> None:
    with pytest.raises(RuleBroken, match="does not extend warnings"):
        check_extension(None, [FEB_TO_JULY], SUMMER, 1, BACK)
    for periods in ([], [LivePeriod(from_on=date(2019, 1, 1), to_on=None)]):
        with pytest.raises(RuleBroken, match="Nobody stated when") as refusal:
            check_extension(TERMS, periods, SUMMER, 1, BACK)
        assert refusal.value.rule_id == "SA-4"


@pytest.mark.parametrize(
    ("days", "on", "expected"),
    [
        (61, BACK, Extended(BACK, date(2026, 10, 31), lengthens=False)),  # scenario 14
        (1, BACK, Extended(BACK, BACK, lengthens=False)),
        (1, date(2026, 8, 1), Extended(date(2026, 8, 1), date(2026, 8, 1), lengthens=False)),
        (30, date(2026, 7, 31), Extended(date(2026, 2, 1), date(2026, 8, 30), lengthens=True)),
    ],
)
def test_it_lengthens_what_is_live_and_begins_anew_after_a_gap(
    days: int, on: date, expected: Extended
) -> None:
    assert extended([FEB_TO_JULY], days, on) == expected
