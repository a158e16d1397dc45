"""The file of a case's events."""

from __future__ import annotations

import csv
import io

import pytest

from casework import actions
from casework.enums import FileState, Role
from casework.errors import NotYou
from casework.exports import EVENT_COLUMNS, export_case_events
from casework.models import AuditEvent, RoleGrant
from tests.world import ASSESSED, World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build_world()


def test_every_event_of_the_case_and_its_incident_is_there_in_order_and_the_export_last(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    other = world.case_in(FileState.INVESTIGATION, "nora")
    text = b"".join(export_case_events(case, by=world.user("audrey"))).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["action"] for row in rows] == [
        "report_incident",
        "assess_incident",
        "assess_incident",
        "submit_findings",
        "exported",
    ]
    assert str(other.pk) not in {row["case"] for row in rows}
    assert {row["case"] for row in rows} == {"", str(case.pk)}
    assert rows[3]["actor_name"] == "Ivor Example"
    assert (rows[3]["version"], rows[3]["state"]) == ("2", "findings")
    assert list(rows[0]) == [column.name for column in EVENT_COLUMNS]


def test_personal_text_of_an_event_is_not_in_the_file(world: World) -> None:
    case = world.case_in(FileState.INVESTIGATION)
    allegation = case.allegations.get()
    actions.correct_record(
        allegation,
        field="particulars",
        value="CANARY-NEW",
        reason="CANARY-WHY",
        by=world.user("hana"),
        on=ASSESSED,
    )
    text = b"".join(export_case_events(case, by=world.user("audrey"))).decode()
    assert "correct_record" in text
    assert "CANARY" not in text


@pytest.mark.parametrize("name", ["hana", "lena", "ivor", "carla", "manny", "sam", "adam"])
def test_nobody_but_an_auditor_gets_it_and_no_event_is_written(world: World, name: str) -> None:
    case = world.case_in(FileState.INVESTIGATION)
    with pytest.raises(NotYou):
        export_case_events(case, by=world.user(name))
    assert not AuditEvent.objects.filter(action="exported").exists()


def test_auditor_whom_the_case_is_about_does_not_get_it(world: World) -> None:
    case = world.case_in(FileState.INVESTIGATION)
    RoleGrant.objects.create(user=world.user("sam"), role=Role.AUDITOR, from_date=ASSESSED)
    with pytest.raises(NotYou):
        export_case_events(case, by=world.user("sam"))
