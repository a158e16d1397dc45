"""Written reasons for a dismissal: asked for or owed, on an open and on a closed case (TR-2, 0.16)."""

from __future__ import annotations

from datetime import date

import pytest

from casework import actions
from casework.enums import (
    Action,
    AppealResult,
    DeadlineKind,
    FileState,
    Nation,
    PartKind,
    ReasonsBasis,
    SanctionLevel,
    Severity,
)
from casework.errors import NotNow
from casework.models import Case, Deadline, Employee
from casework.notifications.recipients import Recipients
from casework.queries.case_page import deadlines_shown, load
from casework.queries.fits import fits_now
from casework.queries.sight import sight_of
from tests.actions.refusals import refused
from tests.actions.test_tribunal import dismissed
from tests.fixtures_world import world  # noqa: F401
from tests.outside_world import ask_for_reasons, give_reasons
from tests.web.test_pages_policies import text
from tests.web.verbs_world import sign_in
from tests.world import APPEAL_CLOSED, ISSUED, REFERRED, World

pytestmark = pytest.mark.django_db

FAMILY = {"basis": ReasonsBasis.FAMILY, "asked_by": ""}
SAID = "maternity or adoption leave"


def _row(case: Case) -> Deadline:
    return Deadline.objects.get(case=case, kind=DeadlineKind.WRITTEN_REASONS)


def test_a_request_is_answered_within_fourteen_days(world: World) -> None:  # noqa: F811
    case = dismissed(world)  # Tue 20 Oct 2026
    with pytest.raises(NotNow, match="No written reasons are owed"):
        give_reasons(world, case)
    with refused(
        "TR-2", says="The employee was told of the dismissal on Tue 20 Oct 2026", field="received_on"
    ):
        ask_for_reasons(world, case, received_on=date(2026, 10, 19))
    ask_for_reasons(world, case)  # Mon 2 Nov
    assert (_row(case).due_on, _row(case).met_at) == (date(2026, 11, 16), None)
    with pytest.raises(NotNow, match="recorded already"):
        ask_for_reasons(world, case)

    give_reasons(world, case)  # Fri 13 Nov
    assert _row(case).met_at is not None


def test_it_is_there_after_closing_and_while_an_appeal_runs(world: World) -> None:  # noqa: F811
    case = dismissed(world)
    world.close(case, on=date(2026, 11, 10))
    ask_for_reasons(world, case, received_on=date(2026, 11, 12), on=date(2026, 11, 12))
    assert _row(case).due_on == date(2026, 11, 26)
    world.lodge(case, received_on=date(2026, 11, 13), late_reason="In hospital.", on=date(2026, 11, 13))
    assert _row(case).superseded_at is None


def test_it_lapses_with_the_dismissal(world: World) -> None:  # noqa: F811
    case = dismissed(world)
    ask_for_reasons(world, case)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=APPEAL_CLOSED)
    assert _row(case).superseded_at is None
    world.issue_appeal(case)
    assert _row(case).superseded_at is not None
    assert _row(case).met_at is None
    with pytest.raises(NotNow, match="No written reasons are owed"):
        give_reasons(world, case)


def test_it_goes_on_where_an_appeal_puts_another_dismissal_in_place(world: World) -> None:  # noqa: F811
    case = dismissed(world)
    ask_for_reasons(world, case)
    given = {"level": SanctionLevel.DISMISSAL_WITH_NOTICE, "employment_ends_on": date(2027, 1, 31)}
    world.appeal(case, **given)
    assert (_row(case).met_at, _row(case).superseded_at) == (None, None)
    loaded = load(Case.objects.get(pk=case.pk))
    assert fits_now(Action.GIVE_WRITTEN_REASONS, loaded)
    assert not fits_now(Action.RECORD_REASONS_REQUEST, loaded)
    with pytest.raises(NotNow, match="recorded already"):
        ask_for_reasons(world, case, received_on=date(2026, 11, 13), on=date(2026, 11, 13))
    give_reasons(world, case)
    assert _row(case).met_at is not None


def test_it_can_be_asked_for_from_the_day_they_were_told(world: World) -> None:  # noqa: F811
    case = dismissed(world, told_on=date(2026, 10, 19))  # the letter left on 20 Oct
    with refused("TR-2", says="told of the dismissal on Mon 19 Oct 2026", field="received_on"):
        ask_for_reasons(world, case, received_on=date(2026, 10, 18))
    ask_for_reasons(world, case, received_on=date(2026, 10, 19))
    assert _row(case).due_on == date(2026, 11, 2)


def test_whoever_of_hr_takes_notes_is_told_of_no_deadline(world: World) -> None:  # noqa: F811
    """The reminder goes on to somebody of HR who may know why they are owed."""
    case, hana = world.case_in(FileState.HEARING, severity=Severity.GROSS), world.user("hana")
    given = {"kind": PartKind.NOTE_TAKER, "employee": world.hana, "by": world.user("lena"), "on": REFERRED}
    actions.appoint(case, **given)
    world.record(case)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=ISSUED.date())
    ask_for_reasons(world, case, by=world.user("lena"))
    due = _row(case)
    loaded = load(Case.objects.get(pk=case.pk))
    assert due.pk not in {row.pk for row in deadlines_shown(loaded, sight_of(hana, loaded))}
    assert not Deadline.objects.visible_to(hana).filter(pk=due.pk).exists()
    told = Recipients([due], ISSUED.date()).of(PartKind.HR_OFFICER, due, {})
    assert told
    assert hana.pk not in [user for user, _ in told]


def test_service_counts_only_for_whoever_has_to_ask(world: World) -> None:  # noqa: F811
    case = dismissed(world)
    Employee.objects.filter(pk=case.subject_id).update(start_date=date(2025, 6, 2))
    with refused("TR-2", says="24 months of service"):
        ask_for_reasons(world, case)
    Employee.objects.filter(pk=case.subject_id).update(nation=Nation.NORTHERN_IRELAND)
    ask_for_reasons(world, case)  # a year is enough there
    other = dismissed(world, name="nora")
    Employee.objects.filter(pk=other.subject_id).update(start_date=date(2026, 6, 1))
    ask_for_reasons(world, other, **FAMILY)
    assert _row(other).due_on == date(2026, 11, 16)


def test_why_they_are_owed_is_read_by_hr_and_auditors_alone(world: World) -> None:  # noqa: F811
    case = dismissed(world)
    ask_for_reasons(world, case, **FAMILY)
    due = _row(case)
    for name, told in {"hana": True, "lena": True, "carla": False, "ivor": False, "chidi": False}.items():
        page = text(sign_in(world, name).get(f"/cases/{case.reference}/"))
        assert (SAID in page, "Written reasons" in page) == (told, told), name
        assert sight_of(world.user(name), case).tells("record_reasons_request") == told, name
        assert Deadline.objects.visible_to(world.user(name)).filter(pk=due.pk).exists() == told, name
