"""What relied on days that a warning had by an extension only, which an appeal then took away (7.5, SA-5, SA-6, SA-11)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.enums import AppealResult, SanctionLevel
from casework.models import Case, DecisionReview, Sanction
from tests.actions.refusals import refused
from tests.journeys.test_extended_instead import (
    LAST,
    _extended,
    second,
    that_summer,
    warning,
    world,
)
from tests.journeys.walks import Days, at, heard
from tests.world import World

pytestmark = pytest.mark.django_db
__all__ = ["second", "that_summer", "warning", "world"]

AFTER, SITS = LAST + timedelta(days=1), at(date(2026, 9, 17))


def _third(world: World, warning: Sanction, acted: date) -> Case:
    """What sam did a third time, decided on 27 August on the strength of the warning."""
    third = heard(
        world, "sam", Days(acted, date(2026, 8, 3), date(2026, 8, 10), date(2026, 8, 11), date(2026, 8, 27))
    )
    decision = world.decide(third, SanctionLevel.WRITTEN_WARNING, on=date(2026, 8, 27))
    assert list(decision.relied_on.all()) == [warning]
    return third


def _appealed(world: World, case: Case, result: AppealResult, months: int | None) -> None:
    with time_machine.travel(at(date(2026, 8, 4))):
        world.lodge(case, received_on=date(2026, 8, 3), on=date(2026, 8, 4))
        world.arrange_appeal(case, starts_at=SITS, sent_at=at(date(2026, 8, 4)), received_on=date(2026, 8, 4))
    with time_machine.travel(SITS + timedelta(hours=2)):
        world.record_appeal(case, at=SITS + timedelta(hours=2))
        world.decide_appeal(case, result, level="", months=months, on=SITS.date())
        world.issue_appeal(case, sent_at=SITS + timedelta(hours=2))


@pytest.mark.parametrize(
    ("acted", "result", "months", "lost"),
    [
        (LAST, AppealResult.SET_ASIDE, None, False),
        (AFTER, AppealResult.SET_ASIDE, None, True),
        (AFTER, AppealResult.VARIED, 1, False),
        (AFTER, AppealResult.CONFIRMED, None, False),
    ],
)
def test_what_an_appeal_takes_away_counts_no_longer_for_what_was_done_then(
    world: World,
    warning: Sanction,
    second: Case,
    acted: date,
    result: AppealResult,
    months: int | None,
    lost: bool,
) -> None:
    _extended(world, second, warning)
    sent = date(2026, 8, 28)
    with time_machine.travel(at(sent, 12)):
        third, fourth = _third(world, warning, acted), _third(world, warning, acted)
        world.issue(third, sent_at=at(sent), received_on=sent)
    _appealed(world, second, result, months)
    owed = DecisionReview.objects.filter(sanction=warning)
    assert [row.case for row in owed] == ([third] if lost else [])
    assert not owed.exclude(fell_on=SITS.date()).exists()
    with time_machine.travel(at(date(2026, 9, 18), 12)):
        if not lost:
            world.issue(fourth, sent_at=at(date(2026, 9, 18)), received_on=date(2026, 9, 18))
            return
        with refused("SA-6", says="no longer counts", instead="recall the decision"):
            world.issue(fourth, sent_at=at(date(2026, 9, 18)), received_on=date(2026, 9, 18))


def test_a_warning_that_may_fall_locks_what_relied_on_it_in_the_order_of_the_letter(
    world: World, warning: Sanction, second: Case
) -> None:
    """The decision that extended it locks both cases by their number: so does the appeal against the warning."""
    _extended(world, second, warning)
    first, late = Case.objects.get(pk=warning.case_id), date(2026, 7, 29)
    with time_machine.travel(at(date(2026, 8, 4))):
        world.lodge(first, received_on=late, on=late, late_reason="In hospital.")
        world.arrange_appeal(
            first, starts_at=SITS, sent_at=at(date(2026, 8, 4)), received_on=date(2026, 8, 4)
        )
    with time_machine.travel(SITS + timedelta(hours=2)):
        world.record_appeal(first, at=SITS + timedelta(hours=2))
        world.decide_appeal(first, AppealResult.SET_ASIDE, level="", on=SITS.date())
        with CaptureQueriesContext(connection) as asked:
            world.issue_appeal(first, sent_at=SITS + timedelta(hours=2))
    locks = next(one["sql"] for one in asked if "FOR UPDATE" in one["sql"])
    locked = re.search(r"IN \((\d+), (\d+)\) ORDER BY 1 ASC FOR UPDATE", locks)
    assert locked is not None and {*map(int, locked.groups())} == {first.pk, second.pk}
