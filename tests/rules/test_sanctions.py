"""Which earlier warnings count against an act (scenarios 2, 3, 13, 14, 16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import DISMISSALS
from casework.rules.months import last_live_day
from casework.rules.sanctions import LivePeriod, PastSanction, countable, in_force_on, same_day, weigh_record
from tests.rules.policy_p1 import FINAL, SUMMARY, WITH_NOTICE, WRITTEN, warning

FINAL_OF_2026 = warning(date(2026, 1, 12), 12)
LINCOLNSHIRE = PastSanction(  # scenario 14: 6 months, then extended after a gap
    pk=14,
    level=WRITTEN,
    rank=2,
    issued_on=date(2026, 2, 1),
    received_on=date(2026, 2, 2),
    periods=(
        LivePeriod(date(2026, 2, 1), date(2026, 7, 31)),
        LivePeriod(date(2026, 9, 1), date(2026, 10, 31)),
    ),
)
UNDETERMINED = PastSanction(  # scenario 16: a letter of 2019 that names no period
    pk=19,
    level=FINAL,
    rank=3,
    issued_on=date(2019, 5, 1),
    received_on=date(2019, 5, 2),
    periods=(LivePeriod(date(2019, 5, 1), None),),
)


@pytest.mark.parametrize(
    ("acted_on", "counts"),
    [
        (date(2026, 1, 11), False),  # before it was issued
        (date(2026, 1, 12), False),  # received that day: for a person
        (date(2026, 1, 13), True),
        (date(2027, 1, 8), True),  # scenario 2: live at the incident, though expired before the hearing
        (date(2027, 1, 11), True),  # the last live day
        (date(2027, 1, 12), False),  # scenario 3: expired by one day
    ],
)
def test_final_warning_counts_by_the_day_of_the_act(acted_on: date, counts: bool) -> None:
    assert countable([FINAL_OF_2026], acted_on) == ((FINAL_OF_2026,) if counts else ())


@pytest.mark.parametrize(("acted_on", "counts"), [(date(1993, 1, 28), True), (date(1993, 1, 29), False)])
def test_malin_warning_does_not_count_on_the_anniversary(acted_on: date, counts: bool) -> None:
    malin = warning(date(1992, 1, 29), 12)
    assert bool(countable([malin], acted_on)) is counts


def test_warning_issued_after_the_act_does_not_count_though_issued_before_the_hearing() -> None:
    acted_on = date(2026, 3, 2)  # scenario 13
    later = warning(date(2026, 3, 10), 12)
    assert countable([later], acted_on) == ()
    assert weigh_record([later], acted_on).for_a_person == ()


def test_warning_counts_from_the_day_after_receipt_not_of_issue() -> None:
    posted = warning(date(2026, 3, 4), 6, received_on=date(2026, 3, 6))
    assert in_force_on(posted, date(2026, 3, 5))
    assert countable([posted], date(2026, 3, 5)) == ()
    assert countable([posted], date(2026, 3, 6)) == ()
    assert same_day([posted], date(2026, 3, 6)) == (posted,)
    assert weigh_record([posted], date(2026, 3, 6)).for_a_person == (posted,)
    assert same_day([posted], date(2026, 3, 5)) == ()
    assert countable([posted], date(2026, 3, 7)) == (posted,)


@pytest.mark.parametrize(
    ("acted_on", "counts"),
    [
        (date(2026, 7, 31), True),
        (date(2026, 8, 1), False),
        (date(2026, 8, 15), False),  # in the gap: not caught
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2026, 10, 31), True),
        (date(2026, 11, 1), False),
    ],
)
def test_act_in_the_gap_before_an_extension_is_not_caught(acted_on: date, counts: bool) -> None:
    assert in_force_on(LINCOLNSHIRE, acted_on) is counts
    assert bool(countable([LINCOLNSHIRE], acted_on)) is counts


def test_warning_without_a_stated_end_never_counts_by_itself_and_goes_to_a_person() -> None:
    acted_on = date(2026, 10, 1)
    assert not in_force_on(UNDETERMINED, acted_on)
    weighed = weigh_record([UNDETERMINED], acted_on)
    assert weighed.counts == ()
    assert weighed.for_a_person == (UNDETERMINED,)


def test_imported_warning_without_any_period_goes_to_a_person() -> None:
    bare = replace(UNDETERMINED, periods=())
    weighed = weigh_record([bare], date(2026, 10, 1))
    assert weighed.counts == ()
    assert weighed.for_a_person == (bare,)


def test_warning_received_on_an_unknown_day_goes_to_a_person() -> None:
    unknown = replace(FINAL_OF_2026, received_on=None)
    weighed = weigh_record([unknown], date(2026, 6, 1))
    assert weighed.counts == ()
    assert weighed.for_a_person == (unknown,)


def test_dismissal_is_no_warning_and_never_counts() -> None:
    for level in DISMISSALS:
        dismissal = replace(FINAL_OF_2026, level=level)
        assert in_force_on(dismissal, date(2026, 6, 1))
        weighed = weigh_record([dismissal], date(2026, 6, 1))
        assert (weighed.counts, weighed.for_a_person) == ((), ())
        assert same_day([dismissal], date(2026, 1, 12)) == ()


def test_warning_set_aside_is_void_from_the_start() -> None:
    void = replace(FINAL_OF_2026, set_aside=True)
    assert not in_force_on(void, date(2026, 6, 1))
    weighed = weigh_record([void], date(2026, 6, 1))
    assert (weighed.counts, weighed.for_a_person) == ((), ())
    assert same_day([void], date(2026, 1, 12)) == ()


def test_warning_under_appeal_still_counts() -> None:
    appealed = replace(FINAL_OF_2026, under_appeal=True)
    assert countable([appealed], date(2026, 6, 1)) == (appealed,)


def test_backdated_warning_is_live_to_its_stated_day() -> None:
    scanned = warning(date(2026, 6, 3), 12)  # scenario 16
    assert in_force_on(scanned, date(2026, 10, 1))
    assert in_force_on(scanned, date(2027, 6, 2))
    assert not in_force_on(scanned, date(2027, 6, 3))


@pytest.mark.parametrize(
    ("first", "last", "counts", "asks"),
    [
        (date(2026, 7, 1), date(2026, 7, 31), True, False),  # all of it inside
        (date(2026, 7, 20), date(2026, 8, 5), False, True),  # runs past the end
        (date(2026, 7, 31), date(2026, 8, 5), False, True),  # begins on the last live day
        (date(2026, 7, 20), date(2026, 9, 5), False, True),  # across the gap
        (date(2026, 8, 5), date(2026, 8, 20), False, False),  # all in the gap
        (date(2026, 1, 20), date(2026, 2, 20), False, True),  # began before the warning
        (date(2026, 2, 2), date(2026, 2, 20), False, True),  # began on the day of receipt
        (date(2026, 1, 1), date(2026, 1, 20), False, False),  # over before the warning
        (date(2026, 11, 1), date(2026, 11, 20), False, False),  # after it
    ],
)
def test_course_of_conduct_counts_only_when_all_of_it_is_caught(
    first: date, last: date, counts: bool, asks: bool
) -> None:
    weighed = weigh_record([LINCOLNSHIRE], first, last)
    assert (bool(weighed.counts), bool(weighed.for_a_person)) == (counts, asks)


def test_periods_that_adjoin_are_one_life() -> None:
    adjoining = replace(
        LINCOLNSHIRE,
        periods=(
            LivePeriod(date(2026, 8, 1), date(2026, 9, 30)),
            LivePeriod(date(2026, 2, 1), date(2026, 7, 31)),
        ),
    )
    assert weigh_record([adjoining], date(2026, 7, 20), date(2026, 8, 20)).counts == (adjoining,)


def test_record_keeps_its_order() -> None:
    second = warning(date(2026, 2, 1), 6, level=WRITTEN, pk=2)
    assert countable([FINAL_OF_2026, LINCOLNSHIRE, second], date(2026, 6, 1)) == (
        FINAL_OF_2026,
        LINCOLNSHIRE,
        second,
    )


def test_impossible_spans_are_refused() -> None:
    with pytest.raises(ValueError, match="live period"):
        LivePeriod(date(2026, 2, 1), date(2026, 1, 31))
    with pytest.raises(ValueError, match="conduct"):
        weigh_record([FINAL_OF_2026], date(2026, 2, 2), date(2026, 2, 1))


days = st.dates(min_value=date(2020, 1, 1), max_value=date(2022, 12, 31))
levels = st.sampled_from([WRITTEN, FINAL, WITH_NOTICE, SUMMARY])


@st.composite
def past_sanctions(draw: st.DrawFn) -> PastSanction:
    issued_on = draw(days)
    last = last_live_day(issued_on, draw(st.integers(min_value=1, max_value=24)))
    periods = [LivePeriod(issued_on, draw(st.sampled_from([last, None])))]
    if draw(st.booleans()):
        again = last + timedelta(days=draw(st.integers(min_value=1, max_value=60)))
        periods.append(
            LivePeriod(again, again + timedelta(days=draw(st.integers(min_value=0, max_value=90))))
        )
    return PastSanction(
        pk=draw(st.integers(min_value=1, max_value=10**6)),
        level=draw(levels),
        rank=draw(st.integers(min_value=1, max_value=5)),
        issued_on=issued_on,
        received_on=draw(st.none() | st.just(issued_on + timedelta(days=draw(st.integers(0, 5))))),
        periods=tuple(periods),
        set_aside=draw(st.booleans()),
        under_appeal=draw(st.booleans()),
    )


records = st.lists(past_sanctions(), max_size=6)


@given(records, days)
def test_what_counts_was_in_force_received_earlier_and_a_warning(
    record: list[PastSanction], acted_on: date
) -> None:
    counted = countable(record, acted_on)
    assert [s for s in record if s in counted] == list(counted)
    for sanction in counted:
        assert in_force_on(sanction, acted_on)
        assert sanction.received_on is not None
        assert sanction.received_on < acted_on
        assert sanction.level not in DISMISSALS


@given(records, days)
def test_every_live_warning_received_by_then_is_counted_or_put_to_a_person(
    record: list[PastSanction], acted_on: date
) -> None:
    weighed = weigh_record(record, acted_on)
    for sanction in record:
        by_then = sanction.received_on is None or sanction.received_on <= acted_on
        if sanction.level not in DISMISSALS and in_force_on(sanction, acted_on) and by_then:
            assert sanction in weighed.counts + weighed.for_a_person
    assert set(same_day(record, acted_on)) <= set(weighed.for_a_person)
    assert not set(weighed.counts) & set(weighed.for_a_person)


@given(records, days, st.integers(min_value=0, max_value=120))
def test_what_counts_for_a_course_of_conduct_counts_for_each_day_of_it(
    record: list[PastSanction], first: date, length: int
) -> None:
    counted = weigh_record(record, first, first + timedelta(days=length)).counts
    for offset in range(length + 1):
        assert set(counted) <= set(countable(record, first + timedelta(days=offset)))


def test_what_its_policy_does_not_have_as_a_sanction_never_counts() -> None:
    acted_on = date(2026, 3, 2)
    counts = warning(date(2026, 1, 5), 6)
    none = replace(counts, pk=2, is_sanction=False)
    assert weigh_record([counts, none], acted_on).counts == (counts,)
    assert weigh_record([none], date(2026, 1, 5)).for_a_person == ()
    assert same_day([replace(none, received_on=acted_on)], acted_on) == ()
