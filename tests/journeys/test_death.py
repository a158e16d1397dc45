"""The employee dies in the middle of a case (7.2): it ends at once, whatever stage it is at, and asks for nothing more."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from casework import actions
from casework.enums import (
    OPEN_CASE_STATES,
    Action,
    AppealResult,
    CloseReason,
    DeadlineKind,
    FileState,
    SanctionLevel,
    Severity,
    SuspensionEnd,
)
from casework.models import Case, Deadline, Outcome, ReinstatementPay, Sanction
from casework.queries.case_page import load
from casework.queries.fits import fits_now
from casework.web.pages.links import verb_address
from tests import outside_world as outside
from tests.actions.refusals import refused
from tests.actions.test_tribunal import dismissed
from tests.fixtures_world import check_deferred_guards
from tests.web.test_pages_policies import text
from tests.web.verbs_world import sign_in
from tests.world import APPEAL_DECIDED, ISSUED, World

pytestmark = pytest.mark.django_db

DIED, RECORDED = date(2026, 11, 10), date(2026, 11, 12)


def test_a_hearing_ahead_is_called_off_and_nothing_is_owed(world: World) -> None:
    case = world.open_case()
    suspension = world.suspend(case)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange):
        verb(case)
    outside.place_hold(world, case)
    assert Deadline.objects.open().filter(case=case, kind=DeadlineKind.HEARING_DAY).exists()
    with refused("7.2", says="after today", field="died_on"):
        world.close_after_death(case, died_on=date(2026, 11, 13), on=RECORDED)

    closure = world.close_after_death(case, died_on=DIED, on=RECORDED)

    assert (closure.reason, closure.died_on, closure.closed_on) == (CloseReason.DIED, DIED, RECORDED)
    assert case.state == FileState.CLOSED
    # It lapsed: nobody is told that the hearing was held. What is kept for a claim is still kept.
    assert not Deadline.objects.filter(
        case=case, kind=DeadlineKind.HEARING_DAY, met_at__isnull=False
    ).exists()
    assert [row.kind for row in Deadline.objects.open().filter(case=case)] == [DeadlineKind.HOLD_REVIEW]
    suspension.refresh_from_db()
    assert (suspension.last_day, suspension.ended_because) == (DIED, SuspensionEnd.CASE_OVER)
    assert not Outcome.objects.filter(case=case).exists()


def test_it_tells_nobody_of_a_case_that_the_employee_did_not_know(world: World) -> None:
    case = world.open_case()
    world.close_after_death(case)
    assert not Case.objects.own_of(world.sam.user).exists()


@pytest.mark.parametrize("level", [SanctionLevel.WRITTEN_WARNING, SanctionLevel.SUMMARY_DISMISSAL])
def test_what_was_issued_stands_and_only_a_claim_can_still_come(world: World, level: SanctionLevel) -> None:
    is_dismissed = level == SanctionLevel.SUMMARY_DISMISSAL
    case = dismissed(world) if is_dismissed else world.case_in(FileState.OUTCOME)
    world.lodge(case)

    world.close_after_death(case, died_on=DIED, on=RECORDED)

    kept = [DeadlineKind.TRIBUNAL_LIMIT] if is_dismissed else []
    assert [row.kind for row in Deadline.objects.open().filter(case=case)] == kept
    assert Sanction.objects.get(case=case, superseded_at=None).level == level


def _fits(case: Case, action: Action) -> bool:
    return fits_now(action, load(Case.objects.get(pk=case.pk)))


def _decided_on_appeal(world: World, returns_on: date) -> Case:
    case = dismissed(world)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=returns_on)
    return case


def test_a_result_of_an_appeal_is_sent_first_and_pay_ends_with_the_life(world: World) -> None:
    case = _decided_on_appeal(world, date(2026, 11, 30))
    died_on = date(2026, 11, 12)
    with refused("7.2", says="The appeal is decided", instead="whoever acts for them"):
        world.close_after_death(case, died_on=died_on, on=died_on)
    assert not _fits(case, Action.CLOSE_AFTER_DEATH)

    world.issue_appeal(case)
    assert _fits(case, Action.CLOSE_AFTER_DEATH)
    world.close_after_death(case, died_on=died_on, on=died_on)
    [owed] = Deadline.objects.open().filter(case=case)
    assert owed.due_on == date(2026, 11, 30)
    assert owed.why.startswith("23 days' pay, Wed 21 Oct 2026 to Thu 12 Nov 2026")
    world.record_pay(case, paid_on=APPEAL_DECIDED, on=died_on)
    assert ReinstatementPay.objects.get(case=case).days == 23


def test_nothing_runs_to_a_day_on_which_they_were_not_alive(world: World) -> None:
    """Notice until 31 Jan 2027, and a suspension until then."""
    case = world.open_case(severity=Severity.GROSS)
    suspension = world.suspend(case)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE)
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=date(2027, 1, 31))
    suspension.refresh_from_db()
    assert suspension.last_day > DIED

    world.close_after_death(case, died_on=DIED, on=RECORDED)

    suspension.refresh_from_db()
    [claim] = Deadline.objects.open().filter(case=case)
    assert (suspension.last_day, claim.due_on) == (DIED, date(2027, 2, 9))


def test_it_is_not_opened_again(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    world.close_after_death(case, died_on=DIED, on=RECORDED)
    late = {"received_on": RECORDED, "reason": "No reason.", "by": world.user("hana"), "on": RECORDED}
    for action, verb in {
        Action.REOPEN_CASE: world.reopen,
        Action.LODGE_APPEAL: world.lodge,
        Action.REFUSE_LATE_APPEAL: lambda case: actions.refuse_late_appeal(case, **late),
    }.items():
        with refused("7.2", says="The employee died on Tue 10 Nov 2026", instead="acts for the estate"):
            verb(case)
        assert not _fits(case, action), action


def test_the_page_says_what_stands_and_what_else_is_open(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    world.lodge(case)
    other = world.open_case()
    shown = text(sign_in(world, "hana").get(verb_address(Action.CLOSE_AFTER_DEATH, case.reference)))
    assert "ends undecided" in shown
    assert "without an outcome" not in shown
    assert SanctionLevel.WRITTEN_WARNING.label in shown
    assert f"1 that you can see: {other.reference}" in shown


def test_whatever_stage_it_was_at_its_pages_can_be_read(world: World) -> None:
    wrong = []
    for state in OPEN_CASE_STATES:
        with transaction.atomic():
            case = world.case_in(state)
            world.close_after_death(case)
            check_deferred_guards()
            addresses = [("hana", f"/cases/{case.reference}/"), ("hana", "/cases/?state=closed")]
            addresses += [
                ("hana", "/"),
                ("audrey", f"/cases/{case.reference}/"),
                ("sam", f"/own/{case.reference}/"),
            ]
            for name, address in addresses:
                answer = sign_in(world, name).get(address)
                if answer.status_code >= 500:
                    wrong.append(f"{state}: {address} {answer.status_code}")
                if name == "sam" and "died" in answer.content.decode():
                    wrong.append(f"{state}: {address} says that they died")
            transaction.set_rollback(True)
    assert wrong == []
