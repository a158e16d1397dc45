"""Who is what on a file, and the steps open to them, against the page written by hand."""

from __future__ import annotations

import pytest

from casework import access
from casework.enums import PartKind, Role
from casework.models import Case
from tests import fixtures_world as more
from tests.actions import expected
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.own_world import send_letter
from tests.world import World

pytestmark = pytest.mark.django_db

# Earlier sanctions are for whoever advises, decides or audits; never for the investigator (T2).
SEES_THE_RECORD = {"hana", "lena", "chidi", "petra", "april", "pam", "audrey"}


@pytest.fixture
def crowd(world: World) -> World:  # noqa: F811
    more.hire_the_rest(world)
    return world


def _wanted(part: str) -> set[str]:
    return {part} if part else set()


def test_what_everybody_is_on_a_case(crowd: World) -> None:
    case = more.crowded_case(crowd)
    assert set(expected.ON_THE_CASE) | {"penny", "sita"} == set(crowd.people)
    found = {name: set(access.parts(crowd.user(name), case)) for name in expected.ON_THE_CASE}
    assert found == {name: _wanted(part) for name, part in expected.ON_THE_CASE.items()}


def test_what_everybody_is_on_an_incident(crowd: World) -> None:
    incident = more.crowded_incident(crowd)
    found = {name: set(access.parts(crowd.user(name), incident)) for name in expected.ON_THE_INCIDENT}
    assert found == {name: _wanted(part) for name, part in expected.ON_THE_INCIDENT.items()}


def test_as_what_everybody_may_report(crowd: World) -> None:
    found = {name: set(access.parts_for_new_files(crowd.user(name))) for name in expected.TO_REPORT}
    assert found == {name: _wanted(part) for name, part in expected.TO_REPORT.items()}


@pytest.mark.parametrize("stage", more.STAGES)
def test_the_steps_open_to_everybody(crowd: World, stage: str) -> None:
    case = more.walk_on(crowd, more.crowded_case(crowd), stage)
    for name, held in expected.ON_THE_CASE.items():
        part = "" if name in expected.ENDED_AT.get(stage, ()) else held
        steps = {
            step.action.value for step in access.open_steps(access.parts(crowd.user(name), case), case.state)
        }
        wanted = {row[0] for row in expected.rows_of() if row[1] == case.state and part in row[3]}
        assert steps == wanted, name
        if steps:
            # What is said to the employee is on pages of their own, never on those of the work.
            open_to = Case.objects.own_of if part == "subject" else Case.objects.visible_to
            if part == "subject" and stage == "investigation":
                # Before the notice they find nothing, and there is no letter to acknowledge (1.4).
                assert steps == {"acknowledge_letter"} and not open_to(crowd.user(name)).exists()
                send_letter(crowd, case)
            assert open_to(crowd.user(name)).exists(), f"{name} acts on what they cannot see"


def test_who_sees_earlier_sanctions(crowd: World) -> None:
    case = more.crowded_case(crowd)
    seen = {
        name for name in expected.ON_THE_CASE if access.may_see_record(access.parts(crowd.user(name), case))
    }
    assert seen == SEES_THE_RECORD


def test_an_investigator_from_hr_sees_no_earlier_sanctions(crowd: World) -> None:
    case = more.crowded_case(crowd)
    more.grant(crowd, "ivor", Role.HR_OFFICER, "operations")
    ivor = crowd.user("ivor")
    assert access.parts(ivor, case) == {PartKind.INVESTIGATOR, PartKind.HR_OFFICER}
    assert not access.may_see_record(access.parts(ivor, case))


def test_another_employee_in_the_incident_is_a_witness_in_the_others_case(crowd: World) -> None:
    sams, sitas = crowd.assess(crowd.report(involved=("sam", "sita")), names=("sam", "sita"))
    assert access.parts(crowd.user("sam"), sams) == {PartKind.SUBJECT}
    assert access.parts(crowd.user("sita"), sams) == {PartKind.WITNESS}
    assert access.parts(crowd.user("sam"), sitas) == {PartKind.WITNESS}


def test_being_named_wins_over_any_role_and_any_appointment(crowd: World) -> None:
    case = more.crowded_case(crowd)
    for name in ("sam", "wendy", "colin"):
        more.grant(crowd, name, Role.HR_LEAD, None)
        more.grant(crowd, name, Role.AUDITOR, None)
        assert access.parts(crowd.user(name), case) == {PartKind(expected.ON_THE_CASE[name])}
        steps = access.open_steps(access.parts(crowd.user(name), case), case.state)
        # The letters of their own case are acknowledged by the employee, by whom nothing else is done before a hearing.
        assert {step.action.value for step in steps} == ({"acknowledge_letter"} if name == "sam" else set())


def test_a_sign_in_switched_off_is_nothing_on_a_file_whatever_it_held(crowd: World) -> None:
    case = more.crowded_case(crowd)
    for name in ("hana", "chidi", "ivor", "sam"):
        user = crowd.user(name)
        assert access.parts(user, case)
        user.is_active = False
        assert access.parts(user, case) == frozenset()
        assert access.open_steps(access.parts(user, case), case.state) == []
