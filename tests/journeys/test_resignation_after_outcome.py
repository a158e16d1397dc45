"""The employee resigns once the outcome was issued, or during an appeal (T24): what was issued stands, the appeal goes on.

The final warning of these journeys was issued on Tue 20 Oct 2026.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import (
    Action,
    AppealResult,
    CloseReason,
    DeadlineKind,
    FileState,
    ResignationKind,
    SanctionLevel,
    Severity,
)
from casework.models import Case, Deadline, LivePeriod, Sanction
from casework.queries.case_page import load
from casework.queries.fits import fits_now
from casework.web.pages.links import verb_address
from tests import outside_world as outside
from tests.actions.refusals import not_now, refused
from tests.actions.test_tribunal import dismissed
from tests.web.test_pages_policies import text
from tests.web.verbs_world import sign_in
from tests.world import APPEAL_CLOSED, APPEAL_DECIDED, APPEAL_TOLD, CLOSED, ISSUED, World

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NOTICE, AT_ONCE = ResignationKind.WITH_NOTICE, ResignationKind.IMMEDIATE
FINAL = SanctionLevel.FINAL_WRITTEN_WARNING
GIVEN = date(2026, 10, 28)
NOTICE_ENDS = date(2027, 3, 1)


def _warned(world: World) -> Case:
    case = world.case_in(FileState.DELIBERATION, severity=Severity.SERIOUS)
    world.decide(case, FINAL)
    world.issue(case)
    return case


def _due(case: Case) -> dict[str, date]:
    return dict(Deadline.objects.open().filter(case=case).values_list("kind", "due_on"))


def _resign(world: World, case: Case, given: date, ends: date, kind: ResignationKind = AT_ONCE) -> None:
    world.resign(case, kind=kind, given_on=given, ends_on=ends, on=given)


def test_a_final_warning_an_appeal_and_she_resigns(world: World) -> None:
    """The typical constructive dismissal: the claim runs, the check is owed, and the appeal is decided all the same."""
    case = _warned(world)
    outside.mark_safeguarding(world, case)
    world.lodge(case)
    world.arrange_appeal(case)
    # 0.16: accepted two days after it was given.
    _resign(world, case, GIVEN, GIVEN + 2 * DAY)
    due = _due(case)
    # From Fri 30 Oct, the last day of employment.
    assert due[DeadlineKind.TRIBUNAL_LIMIT] == date(2027, 1, 29)
    assert due[DeadlineKind.REFERRAL_CHECK] == date(2026, 11, 4)  # five working days from Wed 28 Oct
    assert DeadlineKind.APPEAL_HEARING_DAY in due

    world.record_appeal(case)
    world.decide_appeal(case, level=SanctionLevel.WRITTEN_WARNING)
    world.issue_appeal(case)
    assert Sanction.objects.get(case=case, superseded_at=None).level == SanctionLevel.WRITTEN_WARNING
    closure = world.close(case, on=APPEAL_CLOSED)

    assert closure.reason == CloseReason.APPEAL_FINAL
    expiry = DeadlineKind.WARNING_EXPIRY
    assert set(_due(case)) == {DeadlineKind.TRIBUNAL_LIMIT, DeadlineKind.REFERRAL_CHECK, expiry}


def test_an_ordinary_resignation_leaves_the_warning_and_its_window(world: World) -> None:
    case = _warned(world)
    before = LivePeriod.objects.get(case=case)
    _resign(world, case, GIVEN, date(2026, 11, 25), NOTICE)
    after = LivePeriod.objects.get(case=case)
    assert (after.from_on, after.to_on, after.superseded_at) == (before.from_on, before.to_on, None)
    assert _due(case)[DeadlineKind.TRIBUNAL_LIMIT] == date(2027, 2, 24)
    with refused("T19", says="can appeal until the end of Tue 3 Nov 2026"):
        world.close(case, on=CLOSED - DAY)
    assert world.close(case, on=CLOSED).reason == CloseReason.SANCTION_FINAL


@pytest.mark.parametrize(("days", "is_lawful"), [(-1, True), (0, False)])
def test_inside_the_notice_of_a_dismissal_only_what_ends_it_sooner(
    world: World, days: int, is_lawful: bool
) -> None:
    """It stays a dismissal, of the day on which the employee leaves (ERA 1996 s.95(2))."""
    case = dismissed(world, SanctionLevel.DISMISSAL_WITH_NOTICE, NOTICE_ENDS)
    ends = NOTICE_ENDS + days * DAY
    if not is_lawful:
        with refused("T24", says="the last day of employment is Mon 1 Mar 2027", field="ends_on"):
            _resign(world, case, GIVEN, ends, NOTICE)
        assert _due(case)[DeadlineKind.TRIBUNAL_LIMIT] == date(2027, 5, 28)
        return
    _resign(world, case, GIVEN, ends, NOTICE)
    assert _due(case)[DeadlineKind.TRIBUNAL_LIMIT] == date(2027, 5, 27)
    assert Sanction.objects.get(case=case).employment_ends_on == NOTICE_ENDS


def test_whoever_was_dismissed_at_once_cannot_resign_any_more(world: World) -> None:
    case = dismissed(world)
    with refused("T24", says="the last day of employment is Tue 20 Oct 2026", instead="as a note"):
        _resign(world, case, GIVEN, GIVEN)
    assert not fits_now(Action.RECORD_RESIGNATION, load(Case.objects.get(pk=case.pk)))


def test_a_suspension_until_the_end_of_the_notice_ends_with_the_employment(world: World) -> None:
    case = world.open_case(severity=Severity.GROSS)
    suspension = world.suspend(case)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE)
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=NOTICE_ENDS)
    suspension.refresh_from_db()
    assert suspension.last_day > GIVEN
    _resign(world, case, GIVEN, GIVEN)
    suspension.refresh_from_db()
    assert suspension.last_day == GIVEN


def _appealed_within_notice(world: World) -> Case:
    case = dismissed(world, SanctionLevel.DISMISSAL_WITH_NOTICE, NOTICE_ENDS)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    return case


def _page(world: World, case: Case, action: Action, name: str) -> str:
    return text(sign_in(world, name).get(verb_address(action, case.reference)))


def test_an_appeal_brings_nobody_back_who_has_left(world: World) -> None:
    case = _appealed_within_notice(world)
    asked = "When is the employee back at work?"
    assert asked in _page(world, case, Action.DECIDE_APPEAL, "petra")
    said = _page(world, case, Action.RECORD_RESIGNATION, "hana")
    assert "Mon 1 Mar 2027 by the dismissal" in said and "It is heard and decided all the same." in said
    _resign(world, case, GIVEN, APPEAL_DECIDED - DAY)
    assert asked not in _page(world, case, Action.DECIDE_APPEAL, "petra")
    with refused("T24", says="The employee resigned", field="returns_on"):
        world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=APPEAL_DECIDED)
    world.decide_appeal(case, AppealResult.SET_ASIDE)
    world.issue_appeal(case)
    # The resignation ends the employment now, and nothing is owed for days before the dismissal was to end it.
    assert _due(case)[DeadlineKind.TRIBUNAL_LIMIT] == date(2027, 2, 9)
    assert DeadlineKind.REINSTATEMENT_PAY not in _due(case)
    assert world.close(case, on=APPEAL_CLOSED).reason == CloseReason.APPEAL_FINAL


def test_on_the_last_day_of_employment_an_appeal_still_brings_back(world: World) -> None:
    case = _appealed_within_notice(world)
    _resign(world, case, GIVEN, APPEAL_DECIDED)
    with refused("AP-6", says="the employee comes back", field="returns_on"):
        world.decide_appeal(case, AppealResult.SET_ASIDE)
    with refused("T24", says="Wed 11 Nov 2026", instead="leave the return out", field="returns_on"):
        world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=APPEAL_DECIDED + DAY)
    assert world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=APPEAL_DECIDED).returns_on


def test_a_return_that_a_resignation_overtook_is_decided_anew_before_the_letter(world: World) -> None:
    case = _appealed_within_notice(world)
    world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=date(2026, 11, 30))
    _resign(world, case, APPEAL_DECIDED, APPEAL_DECIDED)
    with refused("T24", says="the last day of employment is Wed 11 Nov 2026"):
        world.issue_appeal(case)


def test_pay_after_a_dismissal_that_fell_ends_with_the_employment(world: World) -> None:
    """Back on Mon 16 Nov as it was decided; she leaves before it, on Fri 13 Nov."""
    case = world.reinstated()
    _resign(world, case, APPEAL_TOLD.date(), date(2026, 11, 13))
    row = Deadline.objects.open().get(case=case, kind=DeadlineKind.REINSTATEMENT_PAY)
    assert row.why.startswith("24 days' pay, Wed 21 Oct 2026 to Fri 13 Nov 2026")
    page = text(sign_in(world, "hana").get(f"/cases/{case.reference}/"))
    assert "It ends by the resignation: Fri 13 Nov 2026. 24 days’ pay owed" in page
    assert world.record_pay(case, paid_on=APPEAL_CLOSED).days == 24


def test_a_resignation_before_a_dismissal_that_falls_is_paid_up_to_its_last_day(world: World) -> None:
    """Notice until Fri 6 Nov, dismissed in it on Tue 20 Oct: the dismissal falls, the resignation does not."""
    case = world.open_case(severity=Severity.GROSS)
    _resign(world, case, date(2026, 10, 9), date(2026, 11, 6), NOTICE)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL, severity_found=Severity.GROSS)
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=ISSUED.date())
    world.appeal(case, AppealResult.SET_ASIDE)
    row = Deadline.objects.open().get(case=case, kind=DeadlineKind.REINSTATEMENT_PAY)
    assert row.due_on == APPEAL_TOLD.date()
    assert row.why.startswith("17 days' pay, Wed 21 Oct 2026 to Fri 6 Nov 2026")
    assert _due(case)[DeadlineKind.TRIBUNAL_LIMIT] == date(2027, 2, 5)
    with not_now("recorded already"):
        _resign(world, case, APPEAL_CLOSED, APPEAL_CLOSED)
