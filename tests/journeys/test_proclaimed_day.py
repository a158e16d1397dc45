"""A bank holiday is proclaimed late (CA-1): open deadlines move, nothing printed becomes shorter, closed cases stay."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from casework import actions
from casework.actions import recounting
from casework.actions.holidays import add_holiday, take_off_holiday
from casework.actions.recounting import SETTLED, recount_deadlines
from casework.enums import DeadlineKind, FileState, HolidayKind, Nation
from casework.models import AuditEvent, Case, Deadline, HolidayChange, Incident, PolicyVersion, Recount
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.world import HEARD, P1, World

pytestmark = pytest.mark.django_db

EW, SCOTLAND = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND
ASSESS_BY, FINISH_BY = date(2026, 9, 15), date(2026, 10, 7)  # from Tue 8 and Wed 9 Sep
LETTER_SAYS = date(2026, 11, 3)
IN_THE_WINDOW = date(2026, 10, 26)


def proclaim(
    world: World, day: date, nation: Nation = EW, verb: Any = add_holiday, **changes: Any
) -> HolidayChange:
    given = {"kind": HolidayKind.BANK_HOLIDAY, "name": "A royal visit", "source": "London Gazette"} | changes
    [made] = verb(day=day, nations=[nation], by=world.user("lena"), **given)
    return made


def sweep() -> int:
    return recount_deadlines(at=timezone.now() + SETTLED)


def due(file: Case | Incident, kind: DeadlineKind) -> date:
    owner = {"case": file} if isinstance(file, Case) else {"incident": file}
    return Deadline.objects.open().get(kind=kind, **owner).due_on


# day off, then until when the assessment and the investigation are due
BOUNDARIES = [
    (date(2026, 9, 8), ASSESS_BY, FINISH_BY),  # the day of the report: never counted
    (date(2026, 9, 9), date(2026, 9, 16), FINISH_BY),  # the first that counts
    (date(2026, 9, 14), date(2026, 9, 16), date(2026, 10, 8)),  # the made-up Monday
    (ASSESS_BY, date(2026, 9, 16), date(2026, 10, 8)),  # the last day itself
    (date(2026, 9, 16), ASSESS_BY, date(2026, 10, 8)),  # the day after it
    (FINISH_BY, ASSESS_BY, date(2026, 10, 8)),
    (date(2026, 10, 8), ASSESS_BY, FINISH_BY),
]


def test_open_deadlines_move_by_a_day_inside_them_and_by_no_other(world: World) -> None:
    incident, case = world.report(involved=("sita",)), world.open_case()
    for day, assess_by, finish_by in BOUNDARIES:
        proclaim(world, day)
        sweep()
        said = (due(incident, DeadlineKind.ASSESSMENT), due(case, DeadlineKind.INVESTIGATION))
        assert said == (assess_by, finish_by), day
        proclaim(world, day, verb=take_off_holiday)
        sweep()
        assert (due(incident, DeadlineKind.ASSESSMENT), due(case, DeadlineKind.INVESTIGATION)) == (
            ASSESS_BY,
            FINISH_BY,
        )
    rows = Deadline.objects.filter(incident=incident)
    assert (
        rows.count() == 7 and rows.filter(superseded_at=None).count() == 1
    )  # moved there and back three times
    assert list(rows.order_by("version").values_list("version", flat=True)) == list(range(1, 8))
    assert not rows.exclude(met_at=None).exists()


def test_it_is_off_where_it_was_proclaimed_and_an_event_says_what_moved(world: World) -> None:
    hire(world, "isla", nation=SCOTLAND)
    here, there = world.open_case(), world.open_case("isla")
    before = Case.objects.get(pk=here.pk).version
    change = proclaim(world, date(2026, 9, 14))
    assert (
        recount_deadlines(at=timezone.now()) == 0
    )  # a request that read the table before may still be at work
    assert sweep() == 1
    assert sweep() == 0
    assert (due(here, DeadlineKind.INVESTIGATION), due(there, DeadlineKind.INVESTIGATION)) == (
        date(2026, 10, 8),
        FINISH_BY,
    )
    event = AuditEvent.objects.get(action="deadlines_recounted")
    row = Deadline.objects.open().get(case=here)
    assert (event.case, json.loads(event.body)["facts"]) == (
        here.pk,
        {"holiday": change.pk, "deadlines": [row.pk]},
    )
    assert (
        Case.objects.get(pk=here.pk).version == before
    )  # nothing happened to the case: no open page is stale


def test_the_day_of_the_letter_is_never_taken_away(world: World) -> None:
    """Printed and recounted, the later of the two is what the employee is held to."""
    case = world.case_in(FileState.OUTCOME)
    late = {"received_on": date(2026, 11, 4), "on": date(2026, 11, 4)}
    with refused("AP-3", says="The last day to appeal was Tue 3 Nov 2026."):
        world.lodge(case, **late)
    proclaim(world, IN_THE_WINDOW)
    sweep()
    outcome = case.outcomes.get()
    assert (outcome.appeal_closes_on, outcome.appeal_open_until) == (LETTER_SAYS, date(2026, 11, 4))
    row = Deadline.objects.open().get(case=case, kind=DeadlineKind.APPEAL_WINDOW)
    assert (row.due_on, row.why) == (
        date(2026, 11, 4),
        "The outcome letter says Tue 3 Nov 2026; the time was lengthened since",
    )
    with refused("AP-1", says="the last day to appeal is Wed 4 Nov 2026"):
        actions.refuse_late_appeal(case, reason="Too late.", by=world.user("hana"), **late)
    world.lodge(case, **late)
    assert not case.appeals.get().late_reason


def test_a_day_that_is_taken_off_shortens_no_printed_day(world: World) -> None:
    proclaim(world, IN_THE_WINDOW)
    case = world.case_in(FileState.OUTCOME)
    assert due(case, DeadlineKind.APPEAL_WINDOW) == date(2026, 11, 4)
    proclaim(world, IN_THE_WINDOW, verb=take_off_holiday)
    assert sweep() == 0
    outcome = case.outcomes.get()
    assert outcome.appeal_closes_on == outcome.appeal_open_until == date(2026, 11, 4)
    with refused("T19", says="The employee can appeal until the end of Wed 4 Nov 2026."):
        world.close(case, on=date(2026, 11, 4))


def test_a_hearing_that_was_arranged_in_time_stays_as_it_is(world: World) -> None:
    """With 12 Oct off there would have been four clear days only; whoever is invited now gets the fifth."""
    case, other = world.case_in(FileState.HEARING), world.case_in(FileState.FINDINGS, "sita")
    proclaim(world, date(2026, 10, 12))
    sweep()
    assert due(case, DeadlineKind.HEARING_DAY) == HEARD.date()
    world.record(case)
    assert case.state == FileState.DELIBERATION
    world.refer(other)
    world.appoint_chair(other)
    with refused("PR-10", says="the earliest day is Mon 19 Oct 2026"):
        world.arrange(other)


def test_closed_cases_do_not_change(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    rows = list(Deadline.objects.filter(case=case).order_by("pk").values())
    proclaim(world, IN_THE_WINDOW)
    assert sweep() == 0
    assert list(Deadline.objects.filter(case=case).order_by("pk").values()) == rows
    assert case.outcomes.get().appeal_open_until == LETTER_SAYS


def test_a_closure_day_moves_what_the_policy_counts_by_the_employers_calendar(world: World) -> None:
    document = deepcopy(P1) | {"name": "Closed for the outing"}
    document["periods"]["investigation"]["calendar"] = "employer"
    PolicyVersion.objects.create(name=document["name"], effective_from=date(2026, 9, 8), document=document)
    incident, case = world.report(involved=("sita",)), world.open_case()
    proclaim(world, date(2026, 9, 14), kind=HolidayKind.CLOSURE, name="Works outing")
    sweep()
    assert due(case, DeadlineKind.INVESTIGATION) == date(2026, 10, 8)
    assert due(incident, DeadlineKind.ASSESSMENT) == ASSESS_BY


def test_a_sweep_goes_on_where_the_one_before_stopped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [world.open_case(name) for name in ("sam", "sita", "uma")]
    incident = world.report(involved=("nora",))
    proclaim(world, date(2026, 9, 14))
    at = timezone.now() + SETTLED
    assert recount_deadlines(at=at, most=2) == 2
    one = Recount.objects.get()
    assert (one.after_case, one.done_at) == (cases[1].pk, None)

    def crash(*_: Any) -> bool:
        raise RuntimeError("the worker was killed")

    with monkeypatch.context() as broken:
        broken.setattr(recounting, "_recount_incident", crash)
        with pytest.raises(RuntimeError):
            recount_deadlines(at=at)
    assert Recount.objects.get().done_at is None
    assert recount_deadlines(at=at) == 1  # the incident; the third case was done before the crash
    assert {due(case, DeadlineKind.INVESTIGATION) for case in cases} == {date(2026, 10, 8)}
    assert due(incident, DeadlineKind.ASSESSMENT) == date(2026, 9, 16)
    assert Recount.objects.get().done_at is not None
