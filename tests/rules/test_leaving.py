"""Who has left, until when a case goes on, and what may still be imposed (T24)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import ResignationKind, SanctionLevel
from casework.errors import RuleBroken
from casework.rules import leaving

LAST = date(2026, 11, 30)
DAY = timedelta(days=1)
NOTICE, AT_ONCE = ResignationKind.WITH_NOTICE, ResignationKind.IMMEDIATE
WARNING = SanctionLevel.WRITTEN_WARNING


@pytest.mark.parametrize(
    ("kind", "after", "is_lawful"),
    [(NOTICE, 0, False), (NOTICE, 1, True), (AT_ONCE, -1, False), (AT_ONCE, 0, True), (AT_ONCE, 3, True)],
)
def test_when_employment_ends(kind: ResignationKind, after: int, is_lawful: bool) -> None:
    if is_lawful:
        leaving.check_resignation(kind, LAST, LAST + after * DAY)
        return
    with pytest.raises(RuleBroken) as refusal:
        leaving.check_resignation(kind, LAST, LAST + after * DAY)
    assert (refusal.value.rule_id, refusal.value.field) == ("T24", "ends_on")


def test_the_last_day_is_still_one_of_employment() -> None:
    leaving.check_has_left(LAST, LAST + DAY)
    with pytest.raises(RuleBroken, match="until the end of Mon 30 Nov 2026"):
        leaving.check_has_left(LAST, LAST)
    with pytest.raises(RuleBroken, match="Nobody recorded"):
        leaving.check_has_left(None, LAST)


@pytest.mark.parametrize(("days", "is_lawful"), [(-1, True), (0, False), (1, False)])
def test_inside_a_dismissal_only_what_ends_employment_sooner(days: int, is_lawful: bool) -> None:
    leaving.check_ends_sooner(LAST + days * DAY, None)
    if is_lawful:
        leaving.check_ends_sooner(LAST + days * DAY, LAST)
        return
    with pytest.raises(RuleBroken, match="the last day of employment is Mon 30 Nov 2026") as refusal:
        leaving.check_ends_sooner(LAST + days * DAY, LAST)
    assert (refusal.value.rule_id, refusal.value.field) == ("T24", "ends_on")


def test_nobody_comes_back_after_the_last_day() -> None:
    leaving.check_return(LAST, LAST)
    leaving.check_return(LAST + DAY, None)
    with pytest.raises(RuleBroken, match="The employee resigned") as refusal:
        leaving.check_return(LAST + DAY, LAST)
    assert (refusal.value.rule_id, refusal.value.field, refusal.value.day) == ("T24", "returns_on", LAST)


def test_no_warning_of_a_leaver_is_extended() -> None:
    leaving.check_not_gone(None)
    with pytest.raises(RuleBroken, match="T24: The employee left on Mon 30 Nov 2026"):
        leaving.check_not_gone(LAST)


@pytest.mark.parametrize(
    ("level", "ends_on", "issued_on", "says"),
    [
        (WARNING, None, LAST, ""),
        (WARNING, None, LAST + DAY, "The employee left on Mon 30 Nov 2026"),
        ("", None, LAST + DAY, ""),
        (SanctionLevel.SUMMARY_DISMISSAL, LAST, LAST, ""),
        (SanctionLevel.DISMISSAL_WITH_NOTICE, LAST + DAY, LAST, "leaves on Mon 30 Nov 2026 in any case"),
    ],
)
def test_what_may_be_imposed(level: str, ends_on: date | None, issued_on: date, says: str) -> None:
    leaving.check_may_impose(level, ends_on, None, issued_on)
    if not says:
        leaving.check_may_impose(level, ends_on, LAST, issued_on)
        return
    with pytest.raises(RuleBroken, match=says) as refusal:
        leaving.check_may_impose(level, ends_on, LAST, issued_on)
    assert refusal.value.rule_id == "T24"
