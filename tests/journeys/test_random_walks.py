"""Whatever is done in whatever order, the file stays sound: ``make walks`` tries thousands more than the suite does."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date, datetime

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casework.enums import Action
from casework.models import Case
from tests import fixtures_world as more
from tests.journeys.invariants import complaints, relied_on_what_counts
from tests.journeys.random_walks import Over, Walk
from tests.world import LONDON, TWO_LEVELS, World, another_policy, with_measures

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(0 if "WALKS" in os.environ else 300)]

BEGINS = datetime(2026, 1, 12, 9, 0, tzinfo=LONDON)
ASKED = int(os.environ.get("WALKS", "0"))
WALKS = ASKED or 8
STEPS = 36


@pytest.fixture
def crowd(world: World) -> World:
    more.hire_the_rest(world)
    # Appeals received before that day have one level, later ones two; nothing goes with a warning before it, and nobody
    # comes with the employee but to a hearing; from it on a live warning can be extended instead of the next stage.
    another_policy(
        date(2026, 3, 1),
        appeal_levels=TWO_LEVELS,
        measures=with_measures()["measures"],
        extends=True,
        companion={"meetings": ["investigation", "suspension"]},
    )
    return world


def test_random_walks_keep_every_invariant(crowd: World) -> None:
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    states: Counter[str] = Counter()

    @settings(
        max_examples=WALKS,
        deadline=None,
        database=None,
        derandomize=not ASKED,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def walk_two_cases(data: st.DataObject) -> None:
        with time_machine.travel(BEGINS, tick=False) as clock:
            try:
                with transaction.atomic():
                    walk = Walk(crowd, data.draw, clock)
                    _walk(walk)
                    states.update(
                        Case.objects.filter(pk__in=[case.pk for case in walk.cases]).values_list(
                            "state", flat=True
                        )
                    )
                    raise Over
            except Over:
                done.update(walk.done)
                refused.update(walk.refused)

    walk_two_cases()
    print(f"\n{sum(states.values())} cases, {sum(done.values())} steps done, {sum(refused.values())} refused")
    print(f"states at the end: {dict(states)}\ndone: {dict(done)}\nrefused: {dict(refused)}")
    # A walk that gets nowhere proves nothing.
    assert done[Action.ISSUE_OUTCOME]
    if ASKED:
        assert states["closed"] and done[Action.DECIDE_APPEAL] and done[Action.RETURN_TO_HEARING]


def _walk(walk: Walk) -> None:
    walk.warn()
    walk.open_case()
    for number in range(STEPS):
        if number == STEPS // 2:
            # Whatever stands by now weighs on the second case of the same person.
            walk.open_case()
        case = walk.step()
        if case is not None:
            wrong = [*complaints(case)]
            if walk.done[-1] == Action.DECIDE_OUTCOME:
                wrong += relied_on_what_counts(case)
            assert wrong == [], f"after {walk.done}"
    # What is done to one case may reach the other.
    every = [*walk.cases, *([walk.warned] if walk.warned is not None else [])]
    assert [said for case in every for said in complaints(case)] == []
