"""Whether a warning was live on a day: the database and the pure rule answer alike, day by day around every bound."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import SanctionLevel
from casework.models import LivePeriod, Sanction
from casework.queries.past_record import past_sanctions
from casework.rules.sanctions import in_force_on
from tests.fixtures_world import that_autumn  # noqa: F401
from tests.fixtures_world import world as world
from tests.imports.past import past_sanction, undetermined
from tests.journeys.walks import sanctioned
from tests.world import World

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_the_query_and_the_rule_agree(world: World) -> None:
    """A plain one, one with a gap (scenario 14), one without an end (SA-4), one that fell, and a dismissal of old."""
    warning = sanctioned(world, "sam", SanctionLevel.WRITTEN_WARNING, issued=date(2026, 2, 1))
    LivePeriod.objects.create(
        case=warning.case, sanction=warning, from_on=date(2026, 9, 1), to_on=date(2026, 10, 31)
    )
    past_sanction(world, name="sam", issued_on=date(2026, 6, 3))
    undetermined(world)
    fell = sanctioned(world, "sam", SanctionLevel.VERBAL_WARNING, issued=date(2026, 3, 2))
    fell.live_periods.update(superseded_at=fell.recorded_at)
    other = world.open_case("sam")
    record = past_sanctions(world.sam, but_not=other)
    assert len(record) == 4
    bounds = {
        day
        for row in LivePeriod.objects.filter(sanction__employee=world.sam)
        for day in (row.from_on, row.to_on)
        if day
    }
    asked = {bound + shift * DAY for bound in bounds for shift in (-1, 0, 1)}
    assert len(asked) > 15
    for day in sorted(asked):
        by_rule = {one.pk for one in record if in_force_on(one, day)}
        by_query = set(
            Sanction.objects.filter(employee=world.sam).in_force_on(day).values_list("pk", flat=True)
        )
        assert by_rule == by_query, day
