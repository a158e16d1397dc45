"""By whose bank holidays the companion's time is counted: of the place of the hearing, or the latest of several (AC-6)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.rules.notice_periods import latest_calendar, must_postpone
from casework.rules.policy_terms import read_terms
from casework.rules.working_days import Calendar
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND
from tests.world import P1

CHRISTMAS, ST_PATRICK = date(2026, 12, 23), date(2027, 3, 12)
ALL = (ENGLAND, SCOTLAND, NORTHERN_IRELAND)

# the employer's day, the places that count, the last day that has to be accepted
LAST_DAYS = [
    (CHRISTMAS, (ENGLAND,), date(2027, 1, 4)),
    (CHRISTMAS, (SCOTLAND,), date(2027, 1, 5)),
    (CHRISTMAS, (NORTHERN_IRELAND,), date(2027, 1, 4)),
    (CHRISTMAS, (ENGLAND, SCOTLAND), date(2027, 1, 5)),
    (CHRISTMAS, (SCOTLAND, ENGLAND), date(2027, 1, 5)),
    (CHRISTMAS, ALL, date(2027, 1, 5)),
    (ST_PATRICK, (ENGLAND,), date(2027, 3, 19)),
    (ST_PATRICK, (SCOTLAND,), date(2027, 3, 19)),
    (ST_PATRICK, (NORTHERN_IRELAND,), date(2027, 3, 22)),
    (ST_PATRICK, ALL, date(2027, 3, 22)),
]


@pytest.mark.parametrize(("proposed", "places", "last"), LAST_DAYS)
def test_the_latest_place_counts_to_its_last_day_and_no_further(
    proposed: date, places: tuple[Calendar, ...], last: date
) -> None:
    calendar = latest_calendar(proposed, places)
    assert must_postpone(proposed, last, calendar)
    assert not must_postpone(proposed, date.fromordinal(last.toordinal() + 1), calendar)


def test_a_policy_may_say_whose_bank_holidays_count_at_a_remote_hearing() -> None:
    assert read_terms(P1).remote_hearing is None
    assert read_terms(P1 | {"remote_hearing": "scotland"}).remote_hearing == "scotland"
