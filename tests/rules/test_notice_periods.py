"""Time to prepare, to propose another day, to decide and to appeal (scenarios 1, 4, 5 and 7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import Delivery, Nation, PeriodUnit, ProposalReason
from casework.errors import RuleBroken
from casework.rules.notice_periods import (
    LONDON,
    check_hearing_notice,
    check_refusal_to_postpone,
    companion_last_day,
    deemed_receipt,
    earliest_hearing,
    must_postpone,
)
from casework.rules.own_words import obliged_by
from casework.rules.periods import Period, last_day
from casework.rules.policy_terms import read_terms
from casework.rules.working_days import Calendar, calendar_of, working_days_between
from tests.actions.test_policies import pack
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND
from tests.world import P1

PERIODS, RECEIPT = read_terms(P1).periods, read_terms(P1).receipt

CALENDARS = {
    "England and Wales": ENGLAND,
    "Scotland": SCOTLAND,
    "Northern Ireland": NORTHERN_IRELAND,
}
days = st.dates(min_value=date(1995, 1, 1), max_value=date(2055, 12, 31))


def london(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("delivery", "sent_at", "expected"),
    [
        (Delivery.EMAIL, london(10, 8, 9), date(2026, 10, 8)),  # Thursday morning
        (Delivery.EMAIL, london(10, 8, 16, 59), date(2026, 10, 8)),
        (Delivery.EMAIL, london(10, 8, 17), date(2026, 10, 9)),  # at 17:00 it is no longer before 17:00
        (Delivery.EMAIL, london(10, 9, 18), date(2026, 10, 12)),  # Friday evening: Monday
        (Delivery.EMAIL, london(10, 10, 9), date(2026, 10, 12)),  # Saturday morning: Monday
        (Delivery.EMAIL, london(10, 10, 20), date(2026, 10, 12)),  # Saturday evening: Monday, not Tuesday
        (Delivery.BY_HAND, london(12, 24, 17, 30), date(2026, 12, 29)),  # over Christmas
        (Delivery.BY_HAND, london(10, 8, 9), date(2026, 10, 8)),
        (Delivery.FIRST_CLASS_POST, london(3, 4, 9), date(2026, 3, 6)),  # scenario 7
        (Delivery.FIRST_CLASS_POST, london(10, 9, 9), date(2026, 10, 13)),  # Friday: Tuesday
        (Delivery.FIRST_CLASS_POST, london(10, 10, 9), date(2026, 10, 13)),  # Saturday: Tuesday as well
    ],
)
def test_day_a_letter_counts_as_received(delivery: Delivery, sent_at: datetime, expected: date) -> None:
    assert deemed_receipt(RECEIPT[delivery], sent_at, ENGLAND) == expected


def test_time_of_sending_is_london_time_whatever_zone_it_comes_in() -> None:
    summer = datetime(2026, 10, 8, 16, 30, tzinfo=UTC)  # 17:30 in London
    winter = datetime(2026, 11, 5, 16, 30, tzinfo=UTC)  # 16:30 in London
    assert deemed_receipt(RECEIPT[Delivery.EMAIL], summer, ENGLAND) == date(2026, 10, 9)
    assert deemed_receipt(RECEIPT[Delivery.EMAIL], winter, ENGLAND) == date(2026, 11, 5)


def test_time_of_sending_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        deemed_receipt(RECEIPT[Delivery.EMAIL], datetime(2026, 10, 8, 9), ENGLAND)


def test_happy_path_has_the_dates_of_scenario_1() -> None:
    assert last_day(date(2026, 9, 9), PERIODS["investigation"], ENGLAND) == date(2026, 10, 7)
    assert earliest_hearing(date(2026, 10, 8), PERIODS["hearing_notice"], ENGLAND) == date(2026, 10, 16)
    assert last_day(date(2026, 10, 16), PERIODS["decision_letter"], ENGLAND) == date(2026, 10, 23)
    assert last_day(date(2026, 10, 20), PERIODS["appeal_window"], ENGLAND) == date(2026, 11, 3)
    assert last_day(date(2026, 9, 7), PERIODS["assessment"], ENGLAND) == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("notice_days", "clear", "expected"),
    [
        (5, True, date(2026, 10, 16)),
        (5, False, date(2026, 10, 15)),
        (1, True, date(2026, 10, 12)),
        (0, True, date(2026, 10, 9)),
        (0, False, date(2026, 10, 8)),
    ],
)
def test_clear_days_leave_out_both_ends(notice_days: int, clear: bool, expected: date) -> None:
    assert earliest_hearing(date(2026, 10, 8), Period(notice_days, clear=clear), ENGLAND) == expected


def test_without_notice_a_letter_received_at_a_weekend_gives_monday() -> None:
    assert earliest_hearing(date(2026, 10, 10), Period(0), ENGLAND) == date(2026, 10, 12)


def test_negative_notice_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Period(-1)


def test_hearing_with_four_clear_days_is_refused_and_the_earliest_day_named() -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_hearing_notice(date(2026, 10, 15), date(2026, 10, 8), PERIODS["hearing_notice"], ENGLAND)
    assert refusal.value.rule_id == "PR-10"
    assert refusal.value.field == "hearing_on"
    assert "5 clear working days" in refusal.value.message
    assert "Fri 16 Oct 2026" in refusal.value.message
    assert refusal.value.instead.startswith("Choose Fri 16 Oct 2026 or later")


@pytest.mark.parametrize(
    ("hearing_on", "clear", "waived"),
    [
        (date(2026, 10, 16), True, False),
        (date(2026, 11, 2), True, False),
        (date(2026, 10, 15), False, False),  # the policy does not ask for clear days
        (date(2026, 10, 9), True, True),  # the employee agreed in writing
    ],
)
def test_hearing_with_enough_notice_or_a_waiver_is_let_through(
    hearing_on: date, clear: bool, waived: bool
) -> None:
    received = date(2026, 10, 8)
    notice = Period(5, clear=clear)
    check_hearing_notice(hearing_on, received, notice, ENGLAND, waived=waived)
    earliest = earliest_hearing(received, notice, ENGLAND)
    assert (hearing_on >= earliest) is not waived


@given(days, st.integers(min_value=0, max_value=20), st.sampled_from(list(Nation)))
def test_exactly_the_promised_working_days_lie_between_receipt_and_the_earliest_hearing(
    received: date, notice_days: int, nation: Nation
) -> None:
    calendar = calendar_of(nation)
    hearing = earliest_hearing(received, Period(notice_days, clear=True), calendar)
    between = [received + timedelta(days=n) for n in range(1, (hearing - received).days)]
    assert sum(calendar.works_on(day) for day in between) == notice_days
    assert calendar.works_on(hearing)


@given(days, st.integers(min_value=0, max_value=20))
def test_the_day_before_the_earliest_hearing_is_refused(received: date, notice_days: int) -> None:
    notice = Period(notice_days, clear=True)
    earliest = earliest_hearing(received, notice, ENGLAND)
    check_hearing_notice(earliest, received, notice, ENGLAND)
    with pytest.raises(RuleBroken, match="PR-10"):
        check_hearing_notice(earliest - timedelta(days=1), received, notice, ENGLAND)


@pytest.mark.parametrize(
    ("nation", "last"),
    [
        ("England and Wales", date(2027, 1, 4)),
        ("Scotland", date(2027, 1, 5)),
        ("Northern Ireland", date(2027, 1, 4)),
    ],
)
def test_companion_has_five_working_days_over_christmas(nation: str, last: date) -> None:
    assert companion_last_day(date(2026, 12, 23), CALENDARS[nation]) == last  # scenario 4


@pytest.mark.parametrize(
    ("alternative", "where"),
    [
        (date(2027, 1, 5), {"Scotland"}),
        (date(2027, 1, 6), set()),
        (date(2026, 12, 31), set(CALENDARS)),
        (date(2027, 1, 4), set(CALENDARS)),
        (date(2026, 12, 27), set(CALENDARS)),  # a Sunday: inside, if it is reasonable (0.1)
        (date(2026, 12, 23), set(CALENDARS)),  # later the same day
        (date(2026, 12, 22), set()),  # earlier than our own day is no postponement
    ],
)
def test_hearing_must_move_inside_the_statutory_time(alternative: date, where: set[str]) -> None:
    proposed = date(2026, 12, 23)
    moved = {name for name, calendar in CALENDARS.items() if must_postpone(proposed, alternative, calendar)}
    assert moved == where


def test_policy_of_seven_calendar_days_cannot_shorten_the_statute() -> None:
    proposed = date(2026, 12, 23)  # the trap under AC-6
    assert companion_last_day(proposed, ENGLAND, policy_last=date(2026, 12, 30)) == date(2027, 1, 4)
    assert must_postpone(proposed, date(2027, 1, 4), ENGLAND, policy_last=date(2026, 12, 30))


@pytest.mark.parametrize(
    ("proposed", "nation", "last", "by"),
    [
        # Seven calendar days against five working days: a plain week, in which both end on the same day.
        (date(2026, 11, 4), "England and Wales", date(2026, 11, 11), "The law"),
        (date(2026, 11, 4), "Scotland", date(2026, 11, 11), "The law"),
        (date(2026, 11, 4), "Northern Ireland", date(2026, 11, 11), "The law"),
        # Over Christmas the statute ends later: the trap under AC-6.
        (date(2026, 12, 23), "England and Wales", date(2027, 1, 4), "The law"),
        (date(2026, 12, 23), "Scotland", date(2027, 1, 5), "The law"),
        (date(2026, 12, 23), "Northern Ireland", date(2027, 1, 4), "The law"),
        # St Andrew's Day: only in Scotland.
        (date(2026, 11, 27), "England and Wales", date(2026, 12, 4), "The law"),
        (date(2026, 11, 27), "Scotland", date(2026, 12, 7), "The law"),
        # St Patrick's Day: only in Northern Ireland.
        (date(2026, 3, 13), "England and Wales", date(2026, 3, 20), "The law"),
        (date(2026, 3, 13), "Northern Ireland", date(2026, 3, 23), "The law"),
        # Proposed on a Saturday, the statute ends on the Friday after it and the policy on the Saturday.
        (date(2026, 11, 7), "England and Wales", date(2026, 11, 14), "Our policy"),
        (date(2026, 11, 7), "Scotland", date(2026, 11, 14), "Our policy"),
        (date(2026, 11, 7), "Northern Ireland", date(2026, 11, 14), "Our policy"),
    ],
)
def test_seven_calendar_days_of_a_policy_bind_only_where_the_statute_ends_sooner(
    proposed: date, nation: str, last: date, by: str
) -> None:
    period = read_terms(pack("council-style")).companion.alternative
    calendar = CALENDARS[nation]
    policy_last = last_day(proposed, period, calendar)
    assert policy_last == proposed + timedelta(days=7)
    reason = ProposalReason.COMPANION_UNAVAILABLE
    assert companion_last_day(proposed, calendar, policy_last=policy_last) == last
    for day, obliged in ((last, by), (last + timedelta(days=1), "")):
        assert obliged_by(reason, proposed, day, calendar, policy_last) == obliged


def test_policy_can_give_the_companion_longer() -> None:
    proposed = date(2026, 12, 23)
    assert companion_last_day(proposed, ENGLAND, policy_last=date(2027, 1, 11)) == date(2027, 1, 11)
    assert must_postpone(proposed, date(2027, 1, 11), ENGLAND, policy_last=date(2027, 1, 11))


def test_refusing_a_day_inside_the_time_needs_a_reason() -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_refusal_to_postpone(date(2026, 12, 23), date(2026, 12, 31), ENGLAND, why_unreasonable="  ")
    assert refusal.value.rule_id == "AC-6"
    assert "Thu 31 Dec 2026" in refusal.value.message
    assert "Mon 4 Jan 2027" in refusal.value.message
    assert "Move the hearing to Thu 31 Dec 2026" in refusal.value.instead


@pytest.mark.parametrize(("day", "by_policy"), [(date(2027, 1, 4), False), (date(2027, 1, 5), True)])
def test_a_day_that_the_policy_alone_gives_is_not_said_to_be_given_by_statute(
    day: date, by_policy: bool
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_refusal_to_postpone(
            date(2026, 12, 23), day, ENGLAND, why_unreasonable="", policy_last=date(2027, 1, 11)
        )
    assert ("Our policy gives that long, and not the statute." in refusal.value.message) is by_policy


@pytest.mark.parametrize(
    ("alternative", "why"),
    [(date(2026, 12, 27), "The building is closed on Sundays."), (date(2027, 1, 5), "")],
)
def test_refusal_stands_with_a_reason_or_outside_the_time(alternative: date, why: str) -> None:
    proposed = date(2026, 12, 23)
    check_refusal_to_postpone(proposed, alternative, ENGLAND, why_unreasonable=why)
    assert must_postpone(proposed, alternative, ENGLAND) is bool(why)


@pytest.mark.parametrize(
    ("received", "england", "scotland", "northern_ireland"),
    [
        (date(2026, 3, 10), date(2026, 3, 24), date(2026, 3, 24), date(2026, 3, 25)),
        (date(2026, 4, 1), date(2026, 4, 17), date(2026, 4, 16), date(2026, 4, 17)),
        (date(2026, 8, 24), date(2026, 9, 8), date(2026, 9, 7), date(2026, 9, 8)),
        (date(2026, 11, 23), date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 7)),
        (date(2026, 3, 6), date(2026, 3, 20), date(2026, 3, 20), date(2026, 3, 23)),  # scenario 7
    ],
)
def test_ten_working_days_to_appeal_end_by_the_nation(
    received: date, england: date, scotland: date, northern_ireland: date
) -> None:
    closes = [last_day(received, PERIODS["appeal_window"], calendar) for calendar in CALENDARS.values()]
    assert closes == [england, scotland, northern_ireland]  # scenario 5


@pytest.mark.parametrize(
    ("received", "n", "expected"),
    [
        (date(2026, 10, 20), 14, date(2026, 11, 3)),
        (date(2026, 10, 17), 14, date(2026, 11, 2)),  # ends on a Saturday: Monday
        (date(2026, 12, 11), 14, date(2026, 12, 29)),  # ends on Christmas Day
        (date(2026, 10, 8), 5, date(2026, 10, 13)),
    ],
)
def test_calendar_days_to_appeal_roll_forward(received: date, n: int, expected: date) -> None:
    assert last_day(received, Period(n, PeriodUnit.CALENDAR_DAYS), ENGLAND) == expected


@given(days, st.integers(min_value=1, max_value=30), st.booleans())
def test_an_appeal_can_always_be_made_on_a_working_day(received: date, n: int, calendar_days: bool) -> None:
    unit = PeriodUnit.CALENDAR_DAYS if calendar_days else PeriodUnit.WORKING_DAYS
    closes = last_day(received, Period(n, unit), ENGLAND)
    assert ENGLAND.works_on(closes)
    assert closes > received
    assert calendar_days or working_days_between(received, closes, ENGLAND) == n


def test_employer_calendar_with_closure_days_moves_the_letter() -> None:
    closed = Calendar(ENGLAND.holidays | {date(2026, 10, 19)}, name="Closed on 19 October")
    assert last_day(date(2026, 10, 16), PERIODS["decision_letter"], closed) == date(2026, 10, 26)
