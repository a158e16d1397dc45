"""PostgreSQL itself refuses an extension of anything but one live warning of the same employee's other case (SA-11)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import SanctionLevel
from casework.models import Case, Decision, InsteadEffect, InsteadExtension, Sanction
from tests.fixtures_world import check_deferred_guards
from tests.journeys.test_extended_instead import (
    AGAIN,
    ENOUGH,
    ISSUED,
    LAST,
    _extended,
    second,
    that_summer,
    warning,
    world,
)
from tests.journeys.walks import heard, sanctioned
from tests.models.test_guards import refused
from tests.world import World

pytestmark = pytest.mark.django_db
__all__ = ["second", "that_summer", "warning", "world"]


def _says(decision: Decision, warning: Sanction, months: int = 6) -> InsteadExtension:
    given = {"months": months, "most": 6, "reasons": ENOUGH}
    return InsteadExtension.objects.create(case=decision.case, decision=decision, sanction=warning, **given)


def test_only_another_warning_of_the_same_employee_is_extended_and_once(
    world: World, warning: Sanction, second: Case
) -> None:
    sita = sanctioned(world, "sita", SanctionLevel.WRITTEN_WARNING, issued=ISSUED)
    third = world.decide(heard(world, "sam", AGAIN), "", is_found=True, on=AGAIN.heard)
    _extended(world, second, warning)
    check_deferred_guards()
    row, effect = InsteadExtension.objects.filter(case=second), InsteadEffect.objects.filter(case=second)
    name = "casework_warning_extended"
    with refused(name):
        row.update(sanction=sita)
    with refused(name):
        Decision.objects.filter(instead__in=row).update(level=SanctionLevel.WRITTEN_WARNING)
        row.update(months=6)
    with refused(name):
        leaves = {"level": SanctionLevel.DISMISSAL_WITH_NOTICE, "employment_ends_on": date(2026, 9, 1)}
        Sanction.objects.filter(pk=warning.pk).update(**leaves)
        row.update(months=6)
    with refused(name):
        Decision.objects.filter(pk=warning.decision_id).update(level="")
        _says(Decision.objects.get(pk=warning.decision_id), warning)
    with refused(name):
        effect.update(period=sita.live_periods.get())
    with refused(name):
        effect.update(months=7)
    with refused(name, says="once"):
        given = {"months": 6, "was_until": LAST, "period": warning.live_periods.order_by("pk").first()}
        InsteadEffect.objects.create(case=third.case, extension=_says(third, warning), **given)
    # Decided twice, before either letter, it is extended by the first that leaves.
    _says(third, warning)
    check_deferred_guards()
