"""What the verbs of an appeal do at a further level (AP-8, T23): withdrawal, remittal, lateness, who hears it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework import actions, queries
from casework.enums import (
    AppealGroundKind,
    AppealResult,
    CloseReason,
    DeadlineKind,
    FileState,
    Letter,
    PartKind,
    SanctionLevel,
)
from casework.models import AppealHearing, Case, Deadline
from tests.actions.refusals import not_now, refused
from tests.fixtures_world import check_deferred_guards, hire
from tests.journeys.test_proclaimed_day import proclaim, sweep
from tests.models.test_guards import refused as refused_by_the_database
from tests.own_world import acknowledge
from tests.world import APPEAL_CLOSED, APPEAL_TOLD, TWO_LEVELS, World, another_policy

pytestmark = pytest.mark.django_db

# The letter was received on Thu 12 November: ten working days.
LAST_DAY, AFTER_IT = date(2026, 11, 26), date(2026, 11, 27)


@pytest.fixture
def told(world: World) -> Case:
    """A written warning, confirmed at level 1 of two."""
    another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS)
    hire(world, "april", grade="G6", unit="digital")
    case = world.case_in(FileState.OUTCOME)
    world.appeal(case, AppealResult.CONFIRMED)
    return case


def _second(world: World, case: Case, **changes) -> None:
    given = {"received_on": APPEAL_CLOSED, "on": APPEAL_CLOSED}
    world.lodge(case, **given | changes)


def _heard(world: World, case: Case) -> None:
    _second(world, case)
    later = {"sent_at": APPEAL_TOLD + timedelta(days=4), "starts_at": APPEAL_TOLD + timedelta(days=14)}
    world.arrange_appeal(case, "april", **later)
    world.record_appeal(case, at=APPEAL_TOLD + timedelta(days=14, hours=2))


def test_a_further_level_is_withdrawn_and_the_result_before_it_stands(world: World, told: Case) -> None:
    _second(world, told)
    world.withdraw_appeal(told, withdrawn_on=LAST_DAY, on=LAST_DAY)
    assert told.state == FileState.OUTCOME
    with not_now("the employee took the appeal back"):
        _second(world, told)
    assert world.close(told, on=LAST_DAY).reason == CloseReason.APPEAL_FINAL
    assert queries.current_sanction(told).level == SanctionLevel.WRITTEN_WARNING


@pytest.mark.parametrize("result", [AppealResult.REMITTED, AppealResult.SET_ASIDE, AppealResult.VARIED])
def test_a_further_level_is_decided_as_the_first(world: World, told: Case, result: AppealResult) -> None:
    _heard(world, told)
    world.decide_appeal(told, result, on=AFTER_IT)
    letter = world.issue_appeal(told, sent_at=APPEAL_TOLD + timedelta(days=16))
    assert not hasattr(letter, "next_level")  # the policy has two, and this was the second
    stands = queries.current_sanction(told)
    assert (stands.level if stands else "") == (
        SanctionLevel.VERBAL_WARNING if result == AppealResult.VARIED else ""
    )
    if result != AppealResult.REMITTED:
        assert world.close(told, on=date(2026, 12, 1)).reason == CloseReason.APPEAL_FINAL
        return
    world.return_to_hearing(told, on=date(2026, 12, 1))
    assert told.state == FileState.HEARING
    for name, rule in (("chidi", "T23"), ("petra", "SEP-2"), ("april", "SEP-2")):
        with refused(rule, says="on this case"):
            _appoint(world, told, name, PartKind.CHAIR)


def _appoint(world: World, case: Case, name: str, kind: PartKind = PartKind.APPEAL_MANAGER) -> None:
    given = {"kind": kind, "employee": world.people[name]}
    actions.appoint(case, **given, by=world.user("hana"), on=date(2026, 12, 1))


@pytest.mark.parametrize("result", [AppealResult.REMITTED, AppealResult.SET_ASIDE])
def test_nothing_further_is_offered_where_nothing_is_left_to_appeal(
    world: World, result: AppealResult
) -> None:
    another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS)
    case = world.case_in(FileState.OUTCOME)
    world.appeal(case, result)
    assert queries.next_level_of(queries.heard_appeal(case)) is None
    with not_now("the result is final"):
        _second(world, case)


def test_a_level_promised_stays_promised_when_the_policy_changes(world: World) -> None:
    """PV-1 and AP-8: the appeal began under two levels; the policy of the day on which it is decided has one."""
    another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS)
    case = world.case_in(FileState.OUTCOME)
    another_policy(date(2026, 11, 1), name="P2")
    world.appeal(case, AppealResult.CONFIRMED)
    assert queries.next_level_of(queries.heard_appeal(case)).level == 2
    _second(world, case)
    assert queries.level_of(queries.heard_appeal(case)).authority == 6


def test_a_late_second_appeal_is_refused_or_opens_the_closed_case(world: World, told: Case) -> None:
    world.close(told, on=AFTER_IT)
    late = actions.refuse_late_appeal(
        told, received_on=AFTER_IT, reason="No reason was given.", by=world.user("hana"), on=AFTER_IT
    )
    assert (late.level, late.refused, told.state) == (2, True, FileState.CLOSED)
    with refused("AP-3", says="The last day to appeal was Thu 26 Nov 2026"):
        _second(world, told, received_on=AFTER_IT, on=AFTER_IT)
    _second(world, told, received_on=AFTER_IT, on=AFTER_IT, late_reason="In hospital.")
    assert told.state == FileState.APPEAL
    assert told.closures.get().reopened_by == queries.heard_appeal(told)


def test_an_appeal_to_the_second_level_in_time_is_not_refused_as_late(world: World, told: Case) -> None:
    with refused("AP-1", says="the last day to appeal is Thu 26 Nov 2026"):
        actions.refuse_late_appeal(
            told, received_on=LAST_DAY, reason="Late.", by=world.user("hana"), on=LAST_DAY
        )


def test_each_level_hears_the_grounds_that_the_policy_names(world: World, told: Case) -> None:
    with refused("AP-5", says="At level 2 the policy hears no appeal on this ground", field="grounds"):
        _second(world, told, grounds={AppealGroundKind.PROCEDURE: "The rota was never shown to me."})
    with refused("T20", says="The result of the appeal was sent on Thu 12 Nov 2026", field="received_on"):
        _second(world, told, received_on=date(2026, 11, 11))


def test_whoever_heard_one_level_hears_the_next_by_an_approved_override_alone(
    world: World, told: Case
) -> None:
    _second(world, told)
    with refused("SEP-2", says="at a level before"):
        _appoint(world, told, "petra")
    asked = {"kind": PartKind.APPEAL_MANAGER, "employee": world.petra, "on": APPEAL_CLOSED}
    row = world.propose_override(told, **asked)
    assert row.rule == "SEP-2"
    world.approve_override(told, on=APPEAL_CLOSED)
    _appoint(world, told, "petra")
    world.arrange_appeal(
        told, sent_at=APPEAL_TOLD + timedelta(days=4), starts_at=APPEAL_TOLD + timedelta(days=14)
    )
    assert queries.arranged_appeal_hearing(told).chair == world.petra


def test_the_database_wants_another_hearer_at_each_level(world: World, told: Case) -> None:
    _heard(world, told)
    with refused_by_the_database("casework_fresh_at_each_level"):
        AppealHearing.objects.filter(appeal__level=2).update(chair=world.petra)


def test_a_day_off_proclaimed_later_moves_the_window_and_takes_nothing_printed_away(
    world: World, told: Case
) -> None:
    proclaim(world, date(2026, 11, 20))
    sweep()
    offer = queries.next_level_of(queries.heard_appeal(told))
    assert (offer.closes_on, offer.open_until) == (LAST_DAY, AFTER_IT)
    due = Deadline.objects.open().get(case=told, kind=DeadlineKind.APPEAL_WINDOW)
    assert (due.due_on, "the time was lengthened since" in due.why) == (AFTER_IT, True)
    with refused("AP-8", says="until the end of Fri 27 Nov 2026"):
        world.close(told, on=AFTER_IT)
    check_deferred_guards()


def test_a_later_receipt_lengthens_the_time_of_the_further_level(world: World, told: Case) -> None:
    """CA-7 at level 2: said in time it counts, and a day off that is proclaimed later keeps it."""
    day = date(2026, 11, 16)
    acknowledge(world, told, letter=Letter.APPEAL_OUTCOME, received_on=day, told_on=day, on=day)
    offer = queries.next_level_of(queries.heard_appeal(told))
    assert (offer.closes_on, offer.open_until) == (LAST_DAY, date(2026, 11, 30))
    due = Deadline.objects.open().get(case=told, kind=DeadlineKind.APPEAL_WINDOW)
    assert due.due_on == date(2026, 11, 30)
    proclaim(world, date(2026, 11, 25))
    sweep()
    offer.refresh_from_db()
    assert offer.open_until == date(2026, 12, 1)
    with refused("AP-3", says="Tue 1 Dec 2026"):
        _second(world, told, received_on=date(2026, 12, 2), on=date(2026, 12, 2))
