"""record_reinstatement_pay: what is owed after a dismissal that did not stand, and that it was settled (AP-6)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import Action, AppealResult, DeadlineKind, FileState, SanctionLevel, Severity
from casework.models import Case, Deadline
from casework.queries.case_page import deadlines_shown, load
from casework.queries.fits import fits_now
from casework.queries.sight import sight_of
from tests.actions.refusals import not_now, refused
from tests.world import APPEAL_CLOSED, BACK_AT_WORK, ISSUED, World

pytestmark = pytest.mark.django_db

KIND = DeadlineKind.REINSTATEMENT_PAY


def _owed(case: Case) -> list[tuple[date, str]]:
    rows = Deadline.objects.open().filter(case=case, kind=KIND)
    return list(rows.values_list("due_on", "why"))


def test_pay_is_owed_by_the_day_of_the_return_and_survives_the_end_of_the_case(world: World) -> None:
    case = world.reinstated()
    why = (
        "26 days' pay, Wed 21 Oct 2026 to Sun 15 Nov 2026: the dismissal did not stand, so the employment "
        "never ended"
    )
    assert _owed(case) == [(BACK_AT_WORK, why)]
    world.close(case, on=APPEAL_CLOSED)
    assert _owed(case) == [(BACK_AT_WORK, why)]
    assert fits_now(Action.RECORD_REINSTATEMENT_PAY, load(Case.objects.get(pk=case.pk)))
    with refused("AP-6", says="The appeal was decided on Wed 11 Nov 2026", field="paid_on"):
        world.record_pay(case, paid_on=date(2026, 11, 10))
    with refused("AP-6", says="cannot be settled after today", field="paid_on"):
        world.record_pay(case, paid_on=date(2026, 11, 17))
    row = world.record_pay(case)
    assert (row.days, row.paid_on, _owed(case)) == (26, BACK_AT_WORK, [])
    assert case.state == FileState.CLOSED
    with not_now("settled already"):
        world.record_pay(case)


@pytest.mark.parametrize(
    ("level", "result", "given"),
    [
        (SanctionLevel.WRITTEN_WARNING, AppealResult.SET_ASIDE, {}),
        (SanctionLevel.SUMMARY_DISMISSAL, AppealResult.CONFIRMED, {}),
    ],
)
def test_nothing_is_owed_where_no_dismissal_fell(world: World, level: str, result: str, given: dict) -> None:
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    world.decide(case, level)
    ends = {"employment_ends_on": ISSUED.date()} if level == SanctionLevel.SUMMARY_DISMISSAL else {}
    world.issue(case, told_on=ISSUED.date(), **ends)
    world.appeal(case, result, **given)
    assert _owed(case) == []
    with not_now("No pay is owed"):
        world.record_pay(case)


def test_what_is_owed_tells_nobody_the_result_before_the_letter(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=ISSUED.date())
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=BACK_AT_WORK)
    with not_now("No pay is owed"):
        world.record_pay(case)
    for told in (False, True):
        for name in ("hana", "carla"):
            loaded = load(Case.objects.get(pk=case.pk))
            kinds = {row.kind for row in deadlines_shown(loaded, sight_of(world.user(name), loaded))}
            assert (KIND in kinds) == told, name
        if not told:
            world.issue_appeal(case)
