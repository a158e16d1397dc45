"""close_case, and the two people of withdraw_case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework import actions
from casework.enums import Action, CloseReason, DeadlineKind, FileState, Role
from casework.models import Case, Closure, Deadline
from casework.queries.fits import fits_now
from tests.actions.refusals import not_now, not_you, refused
from tests.fixtures_world import grant, hire
from tests.world import CLOSED, DECIDED, World

pytestmark = pytest.mark.django_db


def _withdraw(world: World, case: Case, **changes: Any) -> Closure:
    return world.withdraw(case, **{"reason": " Another person of that name. "} | changes)


def hire_lead(world: World, name: str) -> None:
    hire(world, name)
    grant(world, name, Role.HR_LEAD, None)


def test_a_case_closes_once_the_time_to_appeal_is_over(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    with refused("T19", says="until the end of Tue 3 Nov 2026", instead="a later day"):
        world.close(case, on=date(2026, 11, 3))
    closure = Closure.objects.get(pk=world.close(case, explanation=" Nothing more came. ").pk)
    assert (closure.reason, closure.explanation) == (CloseReason.SANCTION_FINAL, "Nothing more came.")
    assert (closure.closed_on, closure.closed_by) == (CLOSED, world.user("hana"))
    assert case.state == FileState.CLOSED


def test_without_a_sanction_nobody_waits(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, "")
    world.issue(case)
    assert world.close(case, on=date(2026, 10, 20)).reason == CloseReason.NO_SANCTION


@pytest.mark.parametrize("state", [FileState.INVESTIGATION, FileState.HEARING, FileState.DECIDED])
def test_a_case_logged_in_error_is_withdrawn_and_kept(world: World, state: FileState) -> None:
    case = world.case_in(state)
    closure = Closure.objects.get(pk=_withdraw(world, case).pk)
    assert (closure.reason, closure.explanation) == (
        CloseReason.LOGGED_IN_ERROR,
        "Another person of that name.",
    )
    assert (closure.closed_on, closure.closed_by) == (CLOSED, world.user("lena"))
    proposal = closure.withdrawal
    assert proposal is not None
    assert (proposal.proposed_by, proposal.answered_by) == (world.user("hana"), world.user("lena"))
    assert (proposal.is_approved, proposal.answered_on) == (True, CLOSED)
    assert Case.objects.get(pk=case.pk).allegations.exists()


def test_withdrawing_takes_two_people(world: World) -> None:
    [case] = world.assess(world.report(), by=world.user("lena"))
    world.propose_withdrawal(case)
    with refused("T25", says="You opened this case", instead="another HR lead"):
        actions.withdraw_case(case, reason="Wrong.", by=world.user("lena"), on=CLOSED)


def test_nobody_withdraws_what_nobody_else_proposed(world: World) -> None:
    """T25: an HR lead who proposes it is not the one who answers; an officer proposes and never answers."""
    case, lena = world.open_case(), world.user("lena")
    assert not fits_now(Action.WITHDRAW_CASE, case)
    with not_now("it takes two people"):
        actions.withdraw_case(case, reason="Wrong.", by=lena, on=CLOSED)
    with not_now("it takes two people"):
        actions.turn_down_withdrawal(case, reason="Right.", by=lena, on=CLOSED)
    world.propose_withdrawal(case, by=lena)
    for verb in (actions.withdraw_case, actions.turn_down_withdrawal):
        with not_you("another HR lead answers it"):
            verb(case, reason="Wrong.", by=lena, on=CLOSED)
        with not_you("HR lead"):
            verb(case, reason="Wrong.", by=world.user("hana"), on=CLOSED)
    with not_now("proposed already"):
        world.propose_withdrawal(case)
    hire_lead(world, "lara")
    with refused("T25", says="It was proposed on Wed 9 Sep 2026"):
        actions.withdraw_case(case, reason="Wrong.", by=world.user("lara"), on=date(2026, 9, 8))


def test_what_is_turned_down_goes_on_and_can_be_proposed_again(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    world.propose_withdrawal(case, on=date(2026, 10, 12))
    owed = Deadline.objects.get(case=case, kind=DeadlineKind.WITHDRAWAL_ANSWER, superseded_at=None)
    assert (owed.due_on, owed.met_at) == (date(2026, 10, 19), None)
    assert fits_now(Action.TURN_DOWN_WITHDRAWAL, Case.objects.get(pk=case.pk))
    row = actions.turn_down_withdrawal(
        case, reason=" It is the right person. ", by=world.user("lena"), on=date(2026, 10, 19)
    )
    assert (row.is_approved, row.answer, case.state) == (False, "It is the right person.", FileState.HEARING)
    assert not Deadline.objects.open().filter(case=case, kind=DeadlineKind.WITHDRAWAL_ANSWER).exists()
    assert not fits_now(Action.TURN_DOWN_WITHDRAWAL, Case.objects.get(pk=case.pk))
    assert _withdraw(world, case).withdrawal_id != row.pk


@pytest.mark.parametrize("verb", ["propose_withdrawal", "withdraw_case", "turn_down_withdrawal"])
def test_each_says_why(world: World, verb: str) -> None:
    case = world.open_case()
    by = "hana"
    if verb != "propose_withdrawal":
        world.propose_withdrawal(case)
        by = "lena"
    with refused("PR-02", says="The reason is missing", field="reason"):
        getattr(actions, verb)(case, reason=" ", by=world.user(by), on=CLOSED)


def test_a_sanction_is_not_withdrawn_with_its_case(world: World) -> None:
    decided = world.case_in(FileState.DECIDED, "sita")
    world.propose_withdrawal(decided)
    assert fits_now(Action.WITHDRAW_CASE, Case.objects.get(pk=decided.pk))
    case = world.case_in(FileState.DECIDED)
    world.propose_withdrawal(case)
    world.issue(case)
    for action in (Action.WITHDRAW_CASE, Action.PROPOSE_WITHDRAWAL):
        assert not fits_now(action, Case.objects.get(pk=case.pk)), "it is offered and always refused"
    with refused("T25", says="A sanction was issued", instead="on appeal"):
        actions.withdraw_case(case, reason="Wrong.", by=world.user("lena"), on=CLOSED)
    actions.turn_down_withdrawal(case, reason="It was right.", by=world.user("lena"), on=CLOSED)
    with refused("T25", says="A sanction was issued", instead="on appeal"):
        world.propose_withdrawal(case)


def test_without_a_sanction_it_can_still_be_withdrawn(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, "")
    world.issue(case)
    assert _withdraw(world, case).reason == CloseReason.LOGGED_IN_ERROR


def test_a_closed_case_is_never_changed(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    with not_now("this is at “Closed”"):
        world.close(case)
    with not_now("this is at “Closed”"):
        actions.add_note(case, text="Too late.", by=world.user("hana"))
    with not_now("this is at “Closed”"):
        _withdraw(world, case, on=DECIDED)
