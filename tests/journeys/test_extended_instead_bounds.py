"""An extension gives an appeal in either case no more room than the decision it is against (AP-4, PV-1, SA-11)."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
import time_machine

from casework.enums import AppealResult, SanctionLevel
from casework.models import AuditEvent, Case, Sanction
from tests.actions.refusals import refused
from tests.journeys.test_extended_instead import (
    AGAIN,
    ISSUED,
    LAST,
    _appeal,
    _extended,
    _periods,
    second,
    that_summer,
    warning,
    world,
)
from tests.journeys.walks import at, heard, sanctioned
from tests.web.verbs_world import sign_in
from tests.world import TWO_LEVELS, World, another_policy

pytestmark = pytest.mark.django_db
__all__ = ["second", "that_summer", "warning", "world"]


@pytest.mark.parametrize("live_from", ["original", "appeal"])
def test_an_appeal_against_the_warning_goes_by_its_own_last_day(
    world: World, warning: Sanction, second: Case, live_from: str
) -> None:
    """A lighter one is never live for days that only the other decision gave, nor is the same one imposed anew without."""
    another_policy(date(2026, 7, 1), name="From the appeal", extends=True, live_from=live_from)
    _extended(world, second, warning)
    first, late, sits = Case.objects.get(pk=warning.case_id), date(2026, 7, 29), at(date(2026, 8, 17))
    with time_machine.travel(at(date(2026, 8, 4))):
        world.lodge(first, received_on=late, on=late, late_reason="In hospital.")
        world.arrange_appeal(
            first, starts_at=sits, sent_at=at(date(2026, 8, 4)), received_on=date(2026, 8, 4)
        )
    with time_machine.travel(sits + timedelta(hours=2)):
        world.record_appeal(first, at=sits + timedelta(hours=2))
        given = {"result": AppealResult.VARIED, "on": sits.date()}
        with refused("T22", says="This is the outcome as it is"):
            world.decide_appeal(first, level=SanctionLevel.WRITTEN_WARNING, **given)
        world.decide_appeal(first, level=SanctionLevel.VERBAL_WARNING, **given)
        world.issue_appeal(first, sent_at=sits + timedelta(hours=2))
    instead = first.sanctions.get(superseded_at=None)
    [(begins, ends)] = _periods(instead)
    assert begins == ISSUED and ends <= LAST


def test_a_policy_that_drops_the_level_still_lets_an_appeal_shorten_the_extension(
    world: World, warning: Sanction, second: Case
) -> None:
    """No new sanction of that level arises: the warning runs to its own day (scenario 19)."""
    _extended(world, second, warning)
    without = ("written_warning",)
    another_policy(date(2026, 8, 10), name="No written warning", extends=True, without=without)
    _appeal(world, second, AppealResult.VARIED, months=2)
    assert _periods(warning) == [(ISSUED, date(2026, 10, 1))]


@pytest.mark.parametrize(
    ("from_level", "missing"),
    [(SanctionLevel.FINAL_WRITTEN_WARNING, 2), (SanctionLevel.DISMISSAL_WITH_NOTICE, 0)],
)
def test_an_appeal_against_an_extension_is_warned_of_a_missing_committee_by_the_level_of_the_warning(
    world: World, from_level: str, missing: int
) -> None:
    """Three hear an appeal from that level on: one manager hears it alone, and would decide nothing (SEP-7)."""
    levels = [one | {"deciders": {"n": 3, "from_level": from_level}} for one in TWO_LEVELS]
    another_policy(date(2026, 1, 2), name="Together", extends=True, appeal_levels=levels)
    warning = sanctioned(world, "sam", SanctionLevel.FINAL_WRITTEN_WARNING, issued=ISSUED)
    case, lodged, sits = heard(world, "sam", AGAIN), date(2026, 8, 3), at(date(2026, 8, 17))
    _extended(world, case, warning)
    world.lodge(case, received_on=lodged, on=lodged)
    with time_machine.travel(at(date(2026, 8, 4)), tick=True):
        page = sign_in(world, "hana").get(f"/cases/{case.reference}/arrange_appeal_hearing/")
        sent = {"sent_at": at(date(2026, 8, 4)), "received_on": date(2026, 8, 4)}
        world.arrange_appeal(case, starts_at=sits, **sent)
    says = "against a final written warning heard by 3 people at least"
    assert (page.status_code, says in page.content.decode()) == (200, bool(missing))
    told = AuditEvent.objects.filter(action="arrange_appeal_hearing").latest("pk")
    assert json.loads(told.body)["facts"].get("people_missing", 0) == missing
    with time_machine.travel(sits + timedelta(hours=2)):
        world.record_appeal(case, at=sits + timedelta(hours=2))
        decide = {"result": AppealResult.CONFIRMED, "level": "", "on": sits.date()}
        if missing:
            with refused("SEP-7", says="heard by 3 people at least"):
                world.decide_appeal(case, **decide)
        else:
            world.decide_appeal(case, **decide)
