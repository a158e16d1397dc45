"""When a hearing goes on that was adjourned (T14)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework.errors import RuleBroken
from casework.rules.adjourning import FURTHEST_AHEAD, check_resumption, check_time_to_read
from tests.world import LONDON

NOON = datetime(2026, 10, 16, 12, 0, tzinfo=LONDON)
MINUTE = timedelta(minutes=1)
FRIDAY = date(2026, 10, 23)


@pytest.mark.parametrize(
    ("resumes_at", "says"),
    [
        (NOON, "later than now"),
        (NOON + MINUTE, ""),  # after lunch, say
        (NOON + FURTHEST_AHEAD, ""),
        (NOON + FURTHEST_AHEAD + MINUTE, "more than a year"),
    ],
)
def test_it_goes_on_later_and_within_a_year(resumes_at: datetime, says: str) -> None:
    if not says:
        check_resumption(NOON, resumes_at)
        return
    with pytest.raises(RuleBroken, match=says) as refusal:
        check_resumption(NOON, resumes_at)
    assert (refusal.value.rule_id, refusal.value.field) == ("T14", "resumes_at")


@pytest.mark.parametrize(
    ("evidence", "served_on", "says", "field"),
    [
        ("", None, "", ""),
        ("The rota", date(2026, 10, 22), "", ""),  # the day before it goes on
        ("The rota", FRIDAY, "must have time to read it", "resumes_at"),
        ("The rota", date(2026, 10, 24), "must have time to read it", "resumes_at"),
        ("The rota", None, "belong together", "served_on"),
        (" ", date(2026, 10, 22), "belong together", "new_evidence"),
    ],
)
def test_new_evidence_is_read_before_it_goes_on(
    evidence: str, served_on: date | None, says: str, field: str
) -> None:
    if not says:
        check_time_to_read(evidence, served_on, FRIDAY)
        return
    with pytest.raises(RuleBroken, match=says) as refusal:
        check_time_to_read(evidence, served_on, FRIDAY)
    assert (refusal.value.rule_id, refusal.value.field) == ("T14", field)
