"""appoint and replace_part: who may hold what, and what becomes of who held it."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.models import User
from casework import actions
from casework.enums import FileState, PartKind, Role
from casework.models import AuditPayload, Case, Employee, Part
from casework.models.cases import APPOINTED_KINDS, EXCLUDED_KINDS, SINGLE_KINDS
from tests.actions.refusals import not_you, refused
from tests.fixtures_world import grant, hire
from tests.world import FOUND, INVITED, REFERRED, World

pytestmark = pytest.mark.django_db


def _appoint(world: World, case: Case, kind: str, name: str) -> Part:
    return actions.appoint(case, kind=kind, employee=world.people[name], by=world.user("hana"), on=REFERRED)


def _replace(world: World, case: Case, kind: str, name: str, **changes: object) -> Part:
    given = {
        "employee": world.people[name],
        "reason": "On leave.",
        "by": world.user("hana"),
        "on": FOUND,
    } | changes
    return actions.replace_part(case.parts.get(kind=kind, to_date=None), **given)


def test_an_appointment_is_a_row_with_its_day_and_maker(world: World) -> None:
    case = world.open_case()
    part = Part.objects.get(pk=_appoint(world, case, PartKind.CHAIR, "chidi").pk)
    assert (part.case, part.kind, part.employee) == (case, PartKind.CHAIR, world.chidi)
    assert (part.from_date, part.to_date, part.appointed_by) == (REFERRED, None, world.user("hana"))
    assert Case.objects.visible_to(world.user("chidi")).get() == case


UNAPPOINTED = [kind for kind in PartKind if kind not in APPOINTED_KINDS]


@pytest.mark.parametrize("kind", UNAPPOINTED)
def test_nobody_is_appointed_to_what_a_person_is_by_role(world: World, kind: PartKind) -> None:
    case = world.open_case()
    with refused("T5", says=f"Nobody is appointed as {kind.label}", field="kind"):
        _appoint(world, case, kind, "petra")


@pytest.mark.parametrize("kind", SINGLE_KINDS)
def test_a_part_for_one_has_one_holder(world: World, kind: PartKind) -> None:
    case = world.open_case()
    hire(world, "una")
    hire(world, "una2")
    if not case.parts.filter(kind=kind).exists():
        _appoint(world, case, kind, "una")
    with refused(
        "T5", says=f"already has a person as {kind.label}", instead="Replace a person", field="kind"
    ):
        _appoint(world, case, kind, "una2")


MANY = [kind for kind in APPOINTED_KINDS if kind not in SINGLE_KINDS]


@pytest.mark.parametrize("kind", MANY)
def test_a_part_for_many_is_held_by_each_once(world: World, kind: PartKind) -> None:
    case = world.open_case()
    for name in ("una", "una2"):
        hire(world, name)
        _appoint(world, case, kind, name)
    with refused("T5", says="holds that part already", field="employee"):
        _appoint(world, case, kind, "una")


def test_nobody_is_appointed_who_left_before(world: World) -> None:
    case = world.open_case()
    Employee.objects.filter(pk=world.petra.pk).update(end_date=date(2026, 10, 5))
    world.petra.refresh_from_db()
    with refused("T5", says="no longer works here", field="employee"):
        _appoint(world, case, PartKind.CHAIR, "petra")
    Employee.objects.filter(pk=world.petra.pk).update(end_date=REFERRED)
    world.petra.refresh_from_db()
    _appoint(world, case, PartKind.CHAIR, "petra")


@pytest.mark.parametrize("kind", APPOINTED_KINDS)
def test_only_a_witness_or_complainant_needs_no_sign_in(world: World, kind: PartKind) -> None:
    case = world.open_case()
    case.parts.filter(kind=kind).update(to_date=REFERRED, ended_because="Left.")
    hire(world, "una")
    User.objects.filter(pk=world.una.user_id).update(is_active=False)
    world.una.user.refresh_from_db()
    if kind in EXCLUDED_KINDS:
        _appoint(world, case, kind, "una")
        return
    with refused("T5", says="cannot sign in", instead="Ask whoever runs this system", field="employee"):
        _appoint(world, case, kind, "una")


NOT_INDEPENDENT = [
    ("chair", "ivor", "SEP-1"),
    ("panel_member", "ivor", "SEP-1"),
    ("appeal_manager", "ivor", "SEP-2"),
    ("appeal_manager", "carla", "SEP-2"),
    ("chair", "sam", "SEP-3"),
    ("witness", "sam", "SEP-3"),
    ("chair", "wendy", "SEP-3"),
    ("note_taker", "wendy", "SEP-3"),
    ("panel_member", "colin", "SEP-3"),
    ("chair", "hana", "SEP-5"),
    ("chair", "lena", "SEP-5"),
    ("appeal_manager", "lena", "SEP-5"),
]


@pytest.mark.parametrize(("kind", "name", "rule"), NOT_INDEPENDENT)
def test_whoever_decides_is_independent(world: World, kind: str, name: str, rule: str) -> None:
    case = world.open_case()
    with refused(rule, says="and so cannot be", instead="somebody who has had no other part"):
        _appoint(world, case, kind, name)


def test_another_employee_of_the_same_incident_takes_no_part(world: World) -> None:
    case, _ = world.assess(world.report(involved=("sam", "sita")), names=("sam", "sita"))
    with refused("SEP-3", says="a witness on this case"):
        _appoint(world, case, PartKind.NOTE_TAKER, "sita")


def test_hr_of_another_unit_may_sit_on_a_panel(world: World) -> None:
    _appoint(world, world.open_case(), PartKind.PANEL_MEMBER, "olu")


def test_a_replacement_ends_one_part_with_its_reason_and_begins_another(world: World) -> None:
    case = world.open_case()
    successor = _replace(world, case, PartKind.INVESTIGATOR, "petra", reason="  On leave until May.  ")
    before = case.parts.get(kind=PartKind.INVESTIGATOR, employee=world.ivor)
    assert (before.to_date, before.ended_because) == (FOUND, "On leave until May.")
    assert (successor.employee, successor.from_date, successor.to_date) == (world.petra, FOUND, None)
    assert "On leave until May." in AuditPayload.objects.get(case=case.pk).text


def test_access_moves_with_the_part_at_once(world: World) -> None:
    case = world.open_case()
    _replace(world, case, PartKind.INVESTIGATOR, "petra")
    assert not Case.objects.visible_to(world.user("ivor")).exists()
    assert Case.objects.visible_to(world.user("petra")).exists()
    case = Case.objects.get(pk=case.pk)
    with not_you("not open to you"):
        world.findings(case)
    world.findings(case, by=world.user("petra"))


def test_who_was_replaced_is_still_not_independent(world: World) -> None:
    case = world.open_case()
    _replace(world, case, PartKind.INVESTIGATOR, "petra")
    with refused("SEP-1", says="has been the investigator"):
        _appoint(world, case, PartKind.CHAIR, "ivor")


def test_a_successor_is_checked_like_anybody(world: World) -> None:
    case = world.open_case()
    with refused("T10", says="is the case manager"):
        _replace(world, case, PartKind.INVESTIGATOR, "carla")


def test_a_part_that_ended_is_not_replaced_again(world: World) -> None:
    case = world.open_case()
    part = case.parts.get(kind=PartKind.INVESTIGATOR)
    stale = Part.objects.get(pk=part.pk)
    _replace(world, case, PartKind.INVESTIGATOR, "petra")
    with refused("T5", says="has already ended"):
        actions.replace_part(stale, employee=world.chidi, reason="Again.", by=world.user("hana"), on=FOUND)


def test_a_replacement_is_somebody_else_for_a_reason(world: World) -> None:
    case = world.open_case()
    with refused("T5", says="holds the part already", field="employee"):
        _replace(world, case, PartKind.INVESTIGATOR, "ivor")
    with refused("PR-02", says="The reason is missing", field="reason"):
        _replace(world, case, PartKind.INVESTIGATOR, "petra", reason=" ")


@pytest.mark.parametrize("kind", [PartKind.CHAIR, PartKind.PANEL_MEMBER])
def test_who_heard_it_decides_it(world: World, kind: PartKind) -> None:
    hire(world, "penny", grade="G6")
    case = world.open_case()
    _appoint(world, case, PartKind.PANEL_MEMBER, "petra")
    world.findings(case)
    world._to_a_hearing(case)
    world.record(case)
    assert case.state == FileState.DELIBERATION
    with refused("PR-11", says="Whoever heard the employee decides", instead="heard again by somebody else"):
        _replace(world, case, kind, "penny")


@pytest.mark.parametrize("kind", [PartKind.CHAIR, PartKind.PANEL_MEMBER])
def test_nobody_joins_who_did_not_hear_it(world: World, kind: PartKind) -> None:
    case = world.case_in(FileState.DELIBERATION)
    with refused(
        "PR-11", says="Nobody joins the panel after the hearing", instead="note taker", field="kind"
    ):
        _appoint(world, case, kind, "petra")
    _appoint(world, case, PartKind.NOTE_TAKER, "petra")


def test_the_chair_of_an_arranged_hearing_changes_with_a_new_invitation(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    with refused("T11", says="was told who will hear them", instead="Postpone the hearing"):
        _replace(world, case, PartKind.CHAIR, "petra")
    actions.postpone_hearing(case, reason="employer", by=world.user("hana"), at=INVITED)
    _replace(world, case, PartKind.CHAIR, "petra")
    assert world.arrange(case).chair == world.petra


@pytest.mark.parametrize("kind", EXCLUDED_KINDS)
def test_a_witness_or_complainant_may_have_left(world: World, kind: PartKind) -> None:
    case = world.open_case()
    hire(world, "una")
    Employee.objects.filter(pk=world.una.pk).update(end_date=date(2026, 9, 30))
    world.una.refresh_from_db()
    assert _appoint(world, case, kind, "una").employee == world.una


def test_a_part_never_ends_before_it_began(world: World) -> None:
    case = world.open_case()
    _replace(world, case, PartKind.INVESTIGATOR, "petra", on=date(2026, 9, 1))
    ended = case.parts.get(kind=PartKind.INVESTIGATOR, employee=world.ivor)
    assert ended.to_date == ended.from_date


def test_a_grant_elsewhere_makes_no_part(world: World) -> None:
    grant(world, "uma", Role.HR_OFFICER, "digital")
    case = world.open_case()
    with not_you("not open to you"):
        actions.appoint(case, kind=PartKind.CHAIR, employee=world.chidi, by=world.user("uma"), on=REFERRED)
