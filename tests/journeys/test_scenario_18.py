"""Worked scenario 18: the last day for a tribunal claim after early conciliation, of two published cases (TR-3 to TR-6)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine

from casework.enums import DeadlineKind, SanctionLevel
from casework.models import Deadline
from tests.imports.past import past_sanction
from tests.world import LONDON, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ended", "without", "told", "certificate", "limit"),
    [
        (date(2016, 6, 20), date(2016, 9, 19), date(2016, 7, 22), date(2016, 8, 22), date(2016, 10, 20)),
        (date(2014, 1, 16), date(2014, 4, 15), date(2014, 4, 11), date(2014, 5, 11), date(2014, 6, 11)),
    ],
)
def test_the_limit_moves_with_what_acas_says(
    world: World, ended: date, without: date, told: date, certificate: date, limit: date
) -> None:
    days = {"acted_on": ended, "issued_on": ended, "live_to": None, "employment_ends_on": ended}
    with time_machine.travel(datetime(ended.year, ended.month, ended.day, 12, tzinfo=LONDON), tick=False):
        case = past_sanction(world, level=SanctionLevel.SUMMARY_DISMISSAL, on=ended, **days)
    rows = Deadline.objects.open().filter(case=case, kind=DeadlineKind.TRIBUNAL_LIMIT)
    assert list(rows.values_list("due_on", flat=True)) == [without]
    with time_machine.travel(datetime(told.year, told.month, told.day, 12, tzinfo=LONDON), tick=False):
        world.conciliate(case, day_a=told, day_b=None)
    with time_machine.travel(
        datetime(certificate.year, certificate.month, certificate.day, 12, tzinfo=LONDON), tick=False
    ):
        world.conciliate(case, day_a=told, day_b=certificate)
    assert list(rows.values_list("due_on", flat=True)) == [limit]
