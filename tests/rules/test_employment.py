"""The statutory weeks of notice (TR-1), on both sides of every edge."""

from __future__ import annotations

from datetime import date

import pytest

from casework.rules.employment import statutory_notice_weeks

STARTED = date(2010, 3, 15)

WEEKS = [
    (date(2010, 3, 15), 0),
    (date(2010, 4, 14), 0),
    (date(2010, 4, 15), 1),
    (date(2012, 3, 14), 1),
    (date(2012, 3, 15), 2),
    (date(2013, 3, 14), 2),
    (date(2013, 3, 15), 3),
    (date(2022, 3, 14), 11),
    (date(2022, 3, 15), 12),
    (date(2023, 3, 15), 12),
    (date(2050, 3, 15), 12),
]


@pytest.mark.parametrize(("on", "weeks"), WEEKS)
def test_statutory_notice_is_none_in_the_first_month_and_at_most_twelve_weeks(on: date, weeks: int) -> None:
    assert statutory_notice_weeks(STARTED, on) == weeks
