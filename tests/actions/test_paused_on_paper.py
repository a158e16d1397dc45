"""A case from paper comes paused, with its grievance and criminal matter, each since its real day; nothing is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
import time_machine

from casework import actions, queries
from casework.enums import DeadlineKind, FileState, PaperChecked
from casework.errors import NotYou
from casework.models import Case, Deadline, PolicyVersion
from tests.actions.refusals import refused
from tests.fixtures_world import (
    check_deferred_guards,
    that_autumn,  # noqa: F401
)
from tests.fixtures_world import world as world
from tests.journeys.invariants import complaints
from tests.paper_world import ARRANGED, TAKEN_OVER, take_over
from tests.world import LONDON, P1, World

pytestmark = pytest.mark.django_db

S = FileState
PAUSED = actions.PaperPause(
    paused_on=date(2026, 9, 30), reason="grievance", note="Until the grievance is answered."
)
GRIEVED = actions.PaperGrievance(
    lodged_on=date(2026, 9, 28), about="bias", summary="The investigator is his rival."
)
CHARGED = actions.CriminalTold(
    stage="charge",
    about="Theft from the stores.",
    since=date(2026, 9, 21),
    told_by="authority",
    told_on=date(2026, 9, 22),
    effect="not_asked",
    effect_reasons="To be asked.",
    way="go_on",
    reasons="Nothing waits for the trial.",
)


def _due(case: Case) -> dict[str, date]:
    return {row.kind: row.due_on for row in Deadline.objects.open().filter(case=case)}


def test_a_pause_runs_since_its_real_day_and_is_reviewed_from_here(world: World) -> None:
    """Paused on Wed 30 Sep with six working days left of twenty; reviewed from Mon 23 Nov; resumed on Mon 30 Nov."""
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=LONDON)
    with time_machine.travel(noon, tick=False):
        case = take_over(world, S.INVESTIGATION, pause=PAUSED)
        check_deferred_guards()
        pause = queries.lasting_pause(case)
        assert pause is not None
        assert (pause.paused_on, pause.reason) == (date(2026, 9, 30), "grievance")
        assert _due(case) == {DeadlineKind.PAUSE_REVIEW: date(2026, 12, 7)}
        [row] = case.deadlines.all()
        assert row.why == "14 calendar days from the day the case was taken over, on Mon 23 Nov 2026"
        actions.review_pause(case, reasons="Not answered yet.", by=world.user("carla"), at=noon)
        assert _due(case) == {DeadlineKind.PAUSE_REVIEW: date(2026, 12, 7)}
    later = datetime(2026, 11, 30, 12, 0, tzinfo=LONDON)
    with time_machine.travel(later, tick=False):
        actions.resume_case(case, note="Answered.", by=world.user("carla"), at=later)
        # Wed 9 Sep to Tue 29 Sep took fourteen of the twenty working days; six are left from Mon 30 Nov on.
        assert _due(case) == {DeadlineKind.INVESTIGATION: date(2026, 12, 7)}
        assert list(complaints(case)) == []


def test_what_had_run_out_before_the_pause_is_counted_once_more_after_it(world: World) -> None:
    """Due on Wed 7 Oct, paused on Mon 12 Oct: twenty working days from Mon 30 Nov, on which it goes on."""
    case = take_over(world, S.INVESTIGATION, pause=replace(PAUSED, paused_on=date(2026, 10, 12)))
    later = datetime(2026, 11, 30, 12, 0, tzinfo=LONDON)
    with time_machine.travel(later, tick=False):
        actions.resume_case(case, note="Answered.", by=world.user("carla"), at=later)
    assert _due(case) == {DeadlineKind.INVESTIGATION: date(2026, 12, 29)}


def test_a_grievance_and_a_criminal_matter_come_with_their_days(world: World) -> None:
    case = take_over(world, S.INVESTIGATION, grievance=GRIEVED, criminal_matter=CHARGED)
    [grievance] = queries.open_grievances(case)
    assert (grievance.lodged_on, grievance.number) == (date(2026, 9, 28), 1)
    assert _due(case)[DeadlineKind.GRIEVANCE_DECISION] == date(2026, 11, 30)
    assert case.criminal_matters.get().since == date(2026, 9, 21)
    decided = replace(GRIEVED, way="pause", decided_on=date(2026, 9, 30))
    other = take_over(world, S.INVESTIGATION, reference="P/2026/32", grievance=decided, pause=PAUSED)
    [decision] = queries.open_grievances(other).get().decisions.all()
    assert (decision.way, decision.decided_on, decision.decided_by) == (
        "pause",
        date(2026, 9, 30),
        world.user("carla"),
    )
    assert _due(other) == {DeadlineKind.PAUSE_REVIEW: date(2026, 12, 7)}


NOT_BESIDE = [
    (S.FINDINGS, {"pause": PAUSED}, "8.16", "pause_paused_on"),  # the report came on 5 Oct
    (
        S.INVESTIGATION,
        {"pause": replace(PAUSED, paused_on=date(2026, 11, 24))},
        "8.16",
        "pause_paused_on",
    ),
    (S.DECIDED, {"pause": replace(PAUSED, paused_on=TAKEN_OVER)}, "8.16", "pause_paused_on"),
    (S.HEARING, ARRANGED | {"pause": replace(PAUSED, paused_on=TAKEN_OVER)}, "T8", "pause_paused_on"),
    (S.INVESTIGATION, {"pause": replace(PAUSED, note=" ")}, "PR-02", "pause_note"),
    (
        S.INVESTIGATION,
        {"grievance": replace(GRIEVED, lodged_on=date(2026, 11, 24))},
        "PR-13",
        "grievance_lodged_on",
    ),
    (S.INVESTIGATION, {"grievance": replace(GRIEVED, way="pause")}, "PR-13", "grievance_decided_on"),
    (
        S.INVESTIGATION,
        {"grievance": replace(GRIEVED, way="pause", decided_on=date(2026, 9, 27))},
        "PR-13",
        "grievance_decided_on",
    ),
    (
        S.INVESTIGATION,
        {"criminal_matter": replace(CHARGED, told_on=date(2026, 9, 20))},
        "PR-15",
        "criminal_matter_since",
    ),
]


def test_what_cannot_have_run_beside_it_is_refused(world: World) -> None:
    incident = world.report(on=TAKEN_OVER)
    for stage, changes, rule, field in NOT_BESIDE:
        with refused(rule, says="", field=field):
            take_over(world, stage, incident=incident, **changes)


def test_a_pause_that_the_policy_does_not_know_is_a_departure(world: World) -> None:
    document = {name: value for name, value in P1.items() if name != "pause"} | {"name": "No pauses"}
    PolicyVersion.objects.create(name="No pauses", effective_from=date(2026, 9, 1), document=document)
    incident = world.report(on=TAKEN_OVER)
    with refused("T8", says="does not provide for pausing"):
        take_over(world, S.INVESTIGATION, incident=incident, pause=PAUSED)
    case = take_over(world, S.INVESTIGATION, incident=incident, pause=PAUSED, departures="HR agreed to wait.")
    assert case.paper_checks.get(rule="T8").result == PaperChecked.NOT_KEPT
    assert not case.deadlines.exists()


def test_whoever_investigates_types_no_criminal_matter(world: World) -> None:
    with pytest.raises(NotYou):
        take_over(world, S.INVESTIGATION, investigator=world.hana, criminal_matter=CHARGED)
