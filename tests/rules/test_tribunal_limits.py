"""R17 and TR-3 to TR-6: scenario 18, the worked example of TR-8, and the days beside them."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import Jurisdiction, Nation
from casework.errors import RuleBroken
from casework.rules.tribunal_limits import (
    Conciliation,
    anchored,
    check_conciliation,
    last_day_b,
    law_of,
    months_for,
    settings_of,
    tribunal_deadline,
    tribunal_limit,
)

GB, NI = Jurisdiction.GREAT_BRITAIN, Jurisdiction.NORTHERN_IRELAND
DAY = timedelta(days=1)

# employment ended, Day A, Day B (None: no conciliation), last day
VECTORS = [
    (date(2016, 6, 20), None, None, date(2016, 9, 19)),  # TR-3
    (date(2016, 6, 20), date(2016, 7, 22), date(2016, 8, 22), date(2016, 10, 20)),  # scenario 18
    (date(2014, 1, 16), date(2014, 4, 11), date(2014, 5, 11), date(2014, 6, 11)),  # scenario 18
    (date(2026, 3, 4), date(2026, 6, 1), date(2026, 8, 24), date(2026, 9, 24)),  # TR-8
    (date(2026, 11, 2), None, None, date(2027, 2, 1)),  # scenario 9(b)
    # Ends of months (0.4, Pruden v Cunard): the day before the first day, three months on.
    (date(2026, 12, 1), None, None, date(2027, 2, 28)),
    (date(2026, 11, 30), None, None, date(2027, 2, 28)),
    (date(2026, 11, 29), None, None, date(2027, 2, 28)),
    (date(2026, 11, 28), None, None, date(2027, 2, 27)),
    (date(2026, 3, 1), None, None, date(2026, 5, 28)),
    # A Sunday and a bank holiday: never rolled.
    (date(2026, 6, 28), None, None, date(2026, 9, 27)),
    (date(2026, 9, 26), None, None, date(2026, 12, 25)),
    # Day A on the last day, and on the day after it.
    (date(2026, 3, 4), date(2026, 6, 3), date(2026, 6, 10), date(2026, 7, 10)),
    (date(2026, 3, 4), date(2026, 6, 4), date(2026, 6, 10), date(2026, 6, 3)),
    # Conciliation before employment ended: what did not run is not given back (only from the day it ended on).
    (date(2026, 3, 4), date(2026, 2, 2), date(2026, 2, 20), date(2026, 6, 3)),
    (date(2026, 3, 4), date(2026, 2, 2), date(2026, 3, 10), date(2026, 6, 10)),
    # Told and certified on one day: no day is lost, and a month after it is earlier than the limit.
    (date(2026, 3, 4), date(2026, 3, 10), date(2026, 3, 10), date(2026, 6, 3)),
    # The limit on the last day of the month after Day B, and one later.
    (date(2026, 3, 4), date(2026, 5, 4), date(2026, 5, 5), date(2026, 6, 5)),
    (date(2026, 3, 4), date(2026, 5, 2), date(2026, 5, 3), date(2026, 6, 4)),
    # One month after 31 Jan is 28 Feb (corresponding date).
    (date(2026, 11, 2), date(2027, 1, 28), date(2027, 1, 31), date(2027, 2, 28)),
]


@pytest.mark.parametrize(("ended_on", "day_a", "day_b", "limit"), VECTORS)
def test_scenario_18_vectors(ended_on: date, day_a: date | None, day_b: date | None, limit: date) -> None:
    told = Conciliation(day_a, day_b) if day_a is not None else None
    assert tribunal_limit(ended_on, 3, told) == limit


def test_six_months_come_from_the_day_that_a_lawyer_sets_and_in_great_britain_alone() -> None:
    ended = date(2026, 10, 1)
    assert months_for(ended, settings_of(GB, None)) == months_for(ended, settings_of(NI, ended)) == 3
    assert months_for(ended, settings_of(GB, ended)) == 6
    assert months_for(ended - DAY, settings_of(GB, ended)) == 3
    assert tribunal_deadline(ended, GB, ended, None).due_on == date(2027, 3, 30)
    assert tribunal_deadline(ended - DAY, GB, ended, None).due_on == date(2026, 12, 29)
    assert [law_of(nation) for nation in Nation] == [GB, GB, NI]


def test_while_conciliation_lasts_the_limit_is_the_latest_that_it_can_be() -> None:
    """TR-5: twelve weeks at the most, six for who was told before 1 Dec 2025."""
    assert last_day_b(date(2025, 12, 1)) == date(2026, 2, 23)
    assert last_day_b(date(2025, 11, 30)) == date(2026, 1, 11)
    due = tribunal_deadline(date(2026, 3, 4), GB, None, Conciliation(date(2026, 6, 1), None))
    assert (due.due_on, due.anchor) == (date(2026, 9, 24), "employment:2026-03-04:2026-06-01")
    assert due.why.endswith("conciliation since Mon 1 Jun 2026: as if it lasts as long as it can")
    late = tribunal_deadline(date(2026, 3, 4), GB, None, Conciliation(date(2026, 6, 4), None))
    assert late.due_on == date(2026, 6, 3) and late.why.endswith("after that, and moves nothing")
    assert anchored(due.anchor) == (date(2026, 3, 4), date(2026, 6, 1))
    assert anchored("employment:2026-03-04") == (date(2026, 3, 4), None)
    with pytest.raises(ValueError, match="Day B"):
        tribunal_limit(date(2026, 3, 4), 3, Conciliation(date(2026, 6, 1), None))


def test_a_certificate_may_come_after_the_twelve_weeks_and_is_pointed_out() -> None:
    """TR-5 is how long conciliation lasts; the limit goes by the day the certificate came (TR-6)."""
    on_time, late = (
        tribunal_deadline(date(2026, 3, 4), GB, None, Conciliation(date(2026, 6, 1), day_b))
        for day_b in (date(2026, 8, 24), date(2026, 8, 27))
    )
    assert (on_time.due_on, late.due_on) == (date(2026, 9, 24), date(2026, 9, 27))
    assert "check the day" not in on_time.why
    assert late.why.endswith("which had to end by Mon 24 Aug 2026: check the day of the certificate")
    there = tribunal_deadline(date(2026, 3, 4), NI, None, Conciliation(date(2026, 6, 1), date(2026, 8, 27)))
    assert there.due_on == late.due_on and "check the day" not in there.why


TODAY = date(2026, 9, 1)
# Day A, Day B, law, the rule that refuses ("" for none), at which field
CHECKED = [
    (TODAY, None, GB, "", ""),
    (TODAY, TODAY, GB, "", ""),
    (TODAY + DAY, None, GB, "TR-6", "day_a"),
    (TODAY, TODAY + DAY, GB, "TR-6", "day_b"),
    (TODAY, TODAY - DAY, GB, "TR-6", "day_b"),
    (TODAY - 84 * DAY, TODAY, GB, "", ""),
    (TODAY - 85 * DAY, TODAY, GB, "", ""),
    (date(2025, 11, 30), date(2026, 1, 11), GB, "", ""),
    (date(2025, 11, 30), date(2026, 1, 12), GB, "", ""),
    (TODAY - 85 * DAY, TODAY, NI, "", ""),
    (TODAY, None, NI, "TR-6", "day_b"),
]


@pytest.mark.parametrize(("day_a", "day_b", "law", "rule_id", "field"), CHECKED)
def test_which_days_can_be(
    day_a: date, day_b: date | None, law: Jurisdiction, rule_id: str, field: str
) -> None:
    with pytest.raises(RuleBroken) if rule_id else nullcontext() as refusal:
        check_conciliation(Conciliation(day_a, day_b), law, TODAY)
    if refusal is not None:
        assert (refusal.value.rule_id, refusal.value.field) == (rule_id, field)


def test_in_northern_ireland_another_body_conciliates() -> None:
    for law, who in ((GB, "Acas"), (NI, "the Labour Relations Agency")):
        with pytest.raises(RuleBroken, match=f"before {who} was told"):
            check_conciliation(Conciliation(TODAY, TODAY - DAY), law, TODAY)


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.integers(-60, 400),
    st.integers(0, 84),
    st.sampled_from([3, 6]),
)
def test_conciliation_never_shortens_the_time(ended_on: date, told: int, lasted: int, months: int) -> None:
    day_a = ended_on + told * DAY
    limit = tribunal_limit(ended_on, months, Conciliation(day_a, day_a + lasted * DAY))
    plain = tribunal_limit(ended_on, months)
    assert plain <= limit
    assert limit == plain or day_a <= plain
