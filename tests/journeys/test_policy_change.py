"""Worked scenario 19: the policy changes while a case is under way, and each stage goes by the one it began under."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework.enums import DeadlineKind, SanctionLevel
from casework.models import Deadline
from tests.actions.refusals import refused
from tests.journeys.walks import Days, at, opened, sanctioned, to_hearing
from tests.web.verbs_world import findings_step
from tests.world import LONDON, World, another_policy, build_world

pytestmark = pytest.mark.django_db

VERBAL, WRITTEN = SanctionLevel.VERBAL_WARNING, SanctionLevel.WRITTEN_WARNING
FROM = date(2026, 10, 1)
DECIDED = date(2026, 10, 8)
DAYS = Days(
    happened=date(2026, 9, 7),
    opened=date(2026, 9, 9),
    found=date(2026, 10, 2),
    invited=date(2026, 10, 2),
    heard=date(2026, 10, 7),
)


@pytest.fixture(autouse=True)
def that_day() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 10, 8, 15, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def _owed(case: object, kind: DeadlineKind) -> date:
    return Deadline.objects.open().get(case=case, kind=kind).due_on


def test_scenario_19_policy_change_mid_case(world: World) -> None:
    """PV-1: v1 knows a verbal warning, v2 of Thu 1 Oct 2026 does not. PV-2: what is open goes by v2 from its next stage."""
    v1 = world.policy
    assert v1 is not None
    # A verbal warning of July, three months under v1: it runs to its own last day, whatever comes in force meanwhile.
    verbal = sanctioned(world, "sita", VERBAL, issued=date(2026, 7, 16))
    [life] = verbal.live_periods.all()
    assert (life.from_on, life.to_on) == (date(2026, 7, 16), date(2026, 10, 15))

    case = opened(world, "sam", DAYS)
    assert (case.policy, _owed(case, DeadlineKind.INVESTIGATION)) == (v1, date(2026, 10, 7))
    v2 = another_policy(
        FROM,
        name="P2",
        without=(VERBAL,),
        live_months=9,
        investigation=5,
        hearing_notice=2,
        decision_letter=3,
    )
    # The investigation began under v1 and ends under it: on the day after v2 came in, it is still due by v1's days.
    case = to_hearing(world, case, DAYS)
    case.refresh_from_db()
    met = Deadline.objects.get(case=case, kind=DeadlineKind.INVESTIGATION)
    assert (case.policy, met.due_on, met.met_at is not None) == (v1, date(2026, 10, 7), True)
    # The hearing is arranged under v2: two clear working days from Fri 2 Oct, where v1 asked for five.
    hearing = case.hearings.get()
    assert (hearing.policy, _owed(case, DeadlineKind.HEARING_DAY)) == (v2, date(2026, 10, 7))
    world.record(case, at=at(DAYS.heard, 12))
    assert _owed(case, DeadlineKind.DECISION_LETTER) == date(2026, 10, 12)

    # Decided on Thu 8 Oct: no verbal warning, neither on the page nor by the verb.
    client = Client()
    client.force_login(world.user("chidi"))
    address = reverse("decide_outcome", kwargs={"reference": case.reference})
    client.post(f"{address}?step=findings", findings_step(version=case.version))
    page = client.get(f"{address}?step=level").content.decode()
    assert (f'value="{WRITTEN}"' in page, f'value="{VERBAL}"' in page) == (True, False)
    with refused("PV-1", says="does not know a verbal warning", instead="level of the policy in force"):
        world.decide(case, VERBAL, on=DECIDED)
    decision = world.decide(case, WRITTEN, on=DECIDED)
    outcome = world.issue(case, sent_at=at(DECIDED), received_on=DECIDED)
    assert (decision.policy, outcome.policy, case.policy) == (v2, v2, v1)
    sanction = case.sanctions.get()
    assert (sanction.policy, sanction.live_periods.get().to_on) == (v2, date(2027, 7, 7))

    # The verbal warning stands as it was given: live on its own last day, 15 Oct, and run out on the next.
    verbal.refresh_from_db()
    assert (verbal.level, verbal.superseded_at) == (VERBAL, None)
    assert list(verbal.live_periods.values_list("from_on", "to_on")) == [(life.from_on, life.to_on)]
    live = type(verbal).objects.in_force_on
    assert [verbal in live(day) for day in (date(2026, 10, 15), date(2026, 10, 16))] == [True, False]
    # PV-2: v2 changes nothing in the closed case of July, and what was decided under v1 keeps its policy.
    assert verbal.decision is not None and (verbal.decision.policy, verbal.policy) == (v1, v1)
