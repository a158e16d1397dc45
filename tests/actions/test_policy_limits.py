"""What a policy says of who investigates (SEP-7, axis 5) and of how far an absence extends a warning (SA-11, axis 8)."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from casework import actions
from casework.enums import AbsenceKind, PartKind, SanctionLevel
from casework.models import PolicyVersion
from tests.actions.refusals import refused
from tests.fixtures_world import hire, that_autumn  # noqa: F401
from tests.fixtures_world import world as world
from tests.journeys.walks import sanctioned
from tests.world import ASSESSED, P1, World

pytestmark = pytest.mark.django_db


def in_force(**parts: Any) -> None:
    PolicyVersion.objects.create(
        name="Limits", effective_from=date(2026, 1, 1), document=deepcopy(P1) | parts
    )


def test_whoever_investigates_has_the_grade_that_the_policy_names(world: World) -> None:
    """Asked wherever somebody is given the part: as the case opens, as one is replaced, and as one is appointed."""
    hire(world, "senior", grade="G7", unit="digital")
    hire(world, "junior", grade="EO", unit="digital")
    least = world.senior.postings.get().grade.rank
    in_force(investigation={"authority": least})
    below = {"says": "nobody of this grade investigate", "instead": "of the grade that the policy names"}
    incident = world.report()
    with refused("SEP-7", **below, field="employee"):
        world.assess(incident, openings=[world.opening(investigator=world.junior)])
    [case] = world.assess(incident, openings=[world.opening(investigator=world.senior)])
    part = case.parts.get(kind=PartKind.INVESTIGATOR)
    hana = world.user("hana")
    with refused("SEP-7", **below, field="employee"):
        actions.replace_part(part, employee=world.junior, reason="Away.", by=hana, on=ASSESSED)
    hire(world, "deputy", grade="G6", unit="digital")
    held = actions.replace_part(part, employee=world.deputy, reason="Away.", by=hana, on=ASSESSED)
    assert held.employee == world.deputy
    # Whoever only takes notes needs no grade.
    assert actions.appoint(
        case, kind=PartKind.NOTE_TAKER, employee=world.junior, by=hana, on=ASSESSED
    ).employee == (world.junior)


def test_without_a_word_of_it_anybody_investigates(world: World) -> None:
    hire(world, "junior", grade="EO", unit="digital")
    assert world.assess(world.report(), openings=[world.opening(investigator=world.junior)])


def test_a_warning_is_extended_as_far_as_the_policy_lets_it(world: World) -> None:
    """Thirty days at most: twenty in June, then ten of the thirty lost in July; never by family leave."""
    in_force(extension={"least_absence": 14, "most_days": 30, "excluded": ["family_leave"]})
    case = sanctioned(world, "sam", SanctionLevel.WRITTEN_WARNING, issued=date(2026, 6, 1)).case
    june = {"absent_from": date(2026, 6, 8), "absent_to": date(2026, 6, 27), "on": date(2026, 9, 1)}
    july = {"absent_from": date(2026, 7, 1), "absent_to": date(2026, 7, 30), "on": date(2026, 9, 1)}
    with refused("SA-11", says="no warning by this absence", instead="the day in its letter", field="kind"):
        world.extend_warning(case, days=20, kind=AbsenceKind.FAMILY_LEAVE, **june)
    world.extend_warning(case, days=20, **june)
    with refused("SA-11", says="and 20 were granted before", instead="Choose 10 days or fewer", field="days"):
        world.extend_warning(case, days=11, **july)
    world.extend_warning(case, days=10, **july)
    period = case.live_periods.get(superseded_at__isnull=True)
    assert (period.from_on, period.to_on) == (date(2026, 6, 1), date(2026, 12, 30))
