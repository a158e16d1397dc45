"""The chair's grade against whatever the hearing could lead to (T11): by what is put, and by warnings that count."""

from __future__ import annotations

from datetime import date

import pytest

from casework import actions
from casework.enums import FileState, PartKind, SanctionLevel, Severity
from casework.models import Case
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.journeys.walks import sanctioned
from tests.world import REFERRED, World

pytestmark = pytest.mark.django_db


def _before_gwen(world: World, *, put: str = "") -> Case:
    """A case of serious misconduct, referred; gwen's grade may decide on a final warning and no dismissal."""
    hire(world, "gwen", grade="G7", unit="digital")
    case = world.case_in(FileState.FINDINGS)
    actions.refer_to_hearing(
        case, reasons="The report supports it.", severity=put, by=world.user("carla"), on=REFERRED
    )
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.gwen, by=world.user("hana"), on=REFERRED)
    return case


def test_a_chair_of_the_grade_of_the_heaviest_level_hears_it(world: World) -> None:
    assert world.arrange(_before_gwen(world)).chair == world.gwen


def test_what_is_put_after_the_report_asks_for_its_own_grade(world: World) -> None:
    case = _before_gwen(world, put=Severity.GROSS)
    with refused("T11", says="the allegation is of gross misconduct", field="chair"):
        world.arrange(case)


def test_one_received_after_it_happened_asks_for_nothing(world: World) -> None:
    sanctioned(world, "sam", SanctionLevel.FINAL_WRITTEN_WARNING, issued=date(2026, 9, 8))
    assert world.arrange(_before_gwen(world)).chair == world.gwen


@pytest.mark.parametrize(
    "issued", [date(2026, 6, 1), date(2026, 9, 7)], ids=["counts", "may be judged to count"]
)
def test_a_warning_that_could_count_asks_for_the_grade_of_what_it_opens(world: World, issued: date) -> None:
    """SA-10: one received on the very day is for the chair to judge, who would have to leave what it opens to another."""
    sanctioned(world, "sam", SanctionLevel.FINAL_WRITTEN_WARNING, issued=issued)
    case = _before_gwen(world)
    with refused("T11", says="may lead to dismissal with notice", field="chair"):
        world.arrange(case)
