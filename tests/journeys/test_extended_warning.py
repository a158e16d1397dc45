"""Worked scenario 14: a warning extended by an absence, with a gap in which it does not count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine

from casework.actions.expiry import expire_warnings
from casework.enums import AbsenceKind, AppealResult, DeadlineKind, FileState, SanctionLevel
from casework.models import Case, Deadline, PolicyVersion, Sanction
from casework.queries.past_record import weighed_record
from tests.actions.refusals import not_now, refused
from tests.journeys.walks import Days, opened, sanctioned
from tests.world import LONDON, P1, World, build_world

pytestmark = pytest.mark.django_db

SUMMER = {"absent_from": date(2026, 6, 1), "absent_to": date(2026, 8, 31), "on": date(2026, 9, 1)}


@pytest.fixture(autouse=True)
def that_september() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 9, 1, 9, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def case(world: World) -> Case:
    """sam has a written warning of six months, issued on 1 February 2026."""
    return sanctioned(world, "sam", SanctionLevel.WRITTEN_WARNING, issued=date(2026, 2, 1)).case


def _periods(case: Case) -> list[tuple[date, date | None]]:
    rows = case.live_periods.filter(superseded_at__isnull=True).order_by("from_on")
    return list(rows.values_list("from_on", "to_on"))


def test_scenario_14_ninety_two_days_away_extend_it_by_sixty_one_at_most(world: World, case: Case) -> None:
    expire_warnings(on=date(2026, 9, 1))
    assert _periods(case) == [(date(2026, 2, 1), date(2026, 7, 31))]
    with refused("SA-11", says="61 days lay in the life of the warning", instead="61 days", field="days"):
        world.extend_warning(case, days=92, **SUMMER)

    world.extend_warning(case, days=61, **SUMMER)

    assert _periods(case) == [
        (date(2026, 2, 1), date(2026, 7, 31)),
        (date(2026, 9, 1), date(2026, 10, 31)),
    ]
    expiry = Deadline.objects.open().get(case=case, kind=DeadlineKind.WARNING_EXPIRY)
    assert expiry.due_on == date(2026, 10, 31)


@pytest.mark.parametrize(("left", "is_extended"), [(date(2026, 8, 31), False), (date(2026, 9, 1), True)])
def test_no_warning_of_somebody_who_has_left_is_extended(
    world: World, case: Case, left: date, is_extended: bool
) -> None:
    case.subject.end_date = left
    case.subject.save()
    if is_extended:
        assert world.extend_warning(case, days=61, **SUMMER).days == 61
        return
    with refused("T24", says="The employee left on Mon 31 Aug 2026"):
        world.extend_warning(case, days=61, **SUMMER)


@pytest.mark.parametrize(
    ("act", "counts"),
    [
        (date(2026, 7, 31), True),
        (date(2026, 8, 1), False),
        (date(2026, 8, 15), False),
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2026, 10, 31), True),
        (date(2026, 11, 1), False),
    ],
)
def test_scenario_14_an_act_in_the_gap_is_not_caught(
    world: World, case: Case, act: date, counts: bool
) -> None:
    world.extend_warning(case, days=61, **SUMMER)
    assert Sanction.objects.in_force_on(act).filter(case=case).exists() == counts
    later = date(2026, 11, 9)
    with time_machine.travel(datetime(2026, 11, 9, 9, 0, tzinfo=LONDON)):
        again = opened(world, "sam", Days(act, later, later, later, later))
        weighed = weighed_record(again, again.allegations.all())
    assert [bool(one.counts) for one in weighed.values()] == [counts]


def test_what_was_known_before_it_was_granted(world: World, case: Case) -> None:
    """In force on 1 October? Not as far as anybody knew on 31 August."""
    with time_machine.travel(datetime(2026, 9, 1, 10, 0, tzinfo=LONDON)):
        world.extend_warning(case, days=61, **SUMMER)
    day = date(2026, 10, 1)
    before = datetime(2026, 9, 1, 9, 59, tzinfo=LONDON)
    assert Sanction.objects.in_force_on(day).filter(case=case).exists()
    assert not Sanction.objects.in_force_on(day, before).filter(case=case).exists()


def test_scenario_14_twenty_days_away_extend_nothing(world: World, case: Case) -> None:
    with refused("SA-11", says="lasted 20 days", field="absent_to"):
        world.extend_warning(case, **SUMMER | {"absent_from": date(2026, 8, 12)})


def test_scenario_14_family_leave_is_an_hr_leads_to_decide_with_reasons(world: World, case: Case) -> None:
    with refused("PR-02", says="Why it is extended is missing", field="reasons"):
        world.extend_warning(case, kind=AbsenceKind.FAMILY_LEAVE, reasons=" ", **SUMMER)
    made = world.extend_warning(case, kind=AbsenceKind.FAMILY_LEAVE, **SUMMER)
    assert (made.kind, made.granted_by) == ("family_leave", world.user("lena"))


def test_granted_in_time_it_ends_that_much_later(world: World, case: Case) -> None:
    with time_machine.travel(datetime(2026, 7, 1, 9, 0, tzinfo=LONDON)):
        spring = {"absent_from": date(2026, 5, 1), "absent_to": date(2026, 6, 30), "on": date(2026, 7, 1)}
        world.extend_warning(case, days=30, **spring)
        assert _periods(case) == [(date(2026, 2, 1), date(2026, 8, 30))]
        expiry = Deadline.objects.open().get(case=case, kind=DeadlineKind.WARNING_EXPIRY)
        assert expiry.due_on == date(2026, 8, 30)
        with refused("SA-11", says="by some of these days before", field="absent_from"):
            world.extend_warning(case, days=31, **spring)


def test_granted_again_before_a_sweep_has_seen_that_it_ran_out(world: World, case: Case) -> None:
    world.extend_warning(case, days=61, **SUMMER)
    with time_machine.travel(datetime(2026, 11, 1, 9, 0, tzinfo=LONDON)):
        autumn = {"absent_from": date(2026, 9, 1), "absent_to": date(2026, 10, 31), "on": date(2026, 11, 1)}
        world.extend_warning(case, days=30, **autumn)
    assert _periods(case)[1:] == [
        (date(2026, 9, 1), date(2026, 10, 31)),
        (date(2026, 11, 1), date(2026, 11, 30)),
    ]
    rows = Deadline.objects.filter(case=case, kind=DeadlineKind.WARNING_EXPIRY).order_by("version")
    moved = [(row.due_on, row.superseded_at is None, row.met_at) for row in rows]
    assert moved == [(date(2026, 10, 31), False, None), (date(2026, 11, 30), True, None)]


def test_a_policy_that_says_nothing_of_it_extends_nothing(world: World, case: Case) -> None:
    silent = {name: value for name, value in P1.items() if name != "extension"}
    PolicyVersion.objects.create(name="Silent", effective_from=date(2026, 8, 1), document=silent)
    with refused("SA-11", says="does not extend warnings"):
        world.extend_warning(case, **SUMMER)


def test_nothing_is_left_to_extend(world: World) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)):
        fell = world.case_in(FileState.OUTCOME)
        world.appeal(fell, AppealResult.SET_ASIDE)
        with not_now("No warning stands"):
            world.extend_warning(fell)
