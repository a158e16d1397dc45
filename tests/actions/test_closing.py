"""close_case and withdraw_case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework import actions
from casework.enums import Action, CloseReason, FileState
from casework.models import Case, Closure
from casework.queries.fits import fits_now
from tests.actions.refusals import not_now, refused
from tests.world import CLOSED, DECIDED, World

pytestmark = pytest.mark.django_db


def _withdraw(world: World, case: Case, **changes: Any) -> Closure:
    given = {"reason": " Another person of that name. ", "by": world.user("lena"), "on": CLOSED} | changes
    return actions.withdraw_case(case, **given)


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
    assert Case.objects.get(pk=case.pk).allegations.exists()


def test_withdrawing_takes_two_people(world: World) -> None:
    [case] = world.assess(world.report(), by=world.user("lena"))
    with refused("T25", says="You opened this case", instead="another HR lead"):
        _withdraw(world, case)


def test_withdrawing_needs_a_reason(world: World) -> None:
    case = world.open_case()
    with refused("PR-02", says="The reason is missing", field="reason"):
        _withdraw(world, case, reason="")


def test_a_sanction_is_not_withdrawn_with_its_case(world: World) -> None:
    assert fits_now(Action.WITHDRAW_CASE, world.case_in(FileState.DECIDED, "sita"))
    case = world.case_in(FileState.OUTCOME)
    assert not fits_now(Action.WITHDRAW_CASE, Case.objects.get(pk=case.pk)), (
        "it is offered and always refused"
    )
    with refused("T25", says="A sanction was issued", instead="on appeal"):
        _withdraw(world, case)


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
