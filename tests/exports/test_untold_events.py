"""What is kept from a reader stands in none of the lists of what was done and looked at, nor in the file of it."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from casework.enums import Role
from casework.models import Case
from tests.actions.test_tribunal import dismissed
from tests.fixtures_world import grant, hire
from tests.outside_world import ask_for_reasons
from tests.support_world import advise_legally
from tests.web.verbs_world import sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    """Carla, who manages the cases, is an auditor of the whole organisation as well."""
    world = build_world()
    grant(world, "carla", Role.AUDITOR, None)
    return world


def _lists(world: World, name: str, case: Case) -> dict[str, str]:
    """Everything that an auditor is told of the events of a case, by the door."""
    client = sign_in(world, name)
    doors = {
        "looks": f"/cases/{case.reference}/looks/",
        "events": f"/api/v1/cases/{case.reference}/events?page_size=100",
        "log": "/api/v1/audit_events?page_size=100",
        "file": f"/cases/{case.reference}/audit_export/",
    }
    return {door: client.get(address).getvalue().decode().lower() for door, address in doors.items()}


def _file(world: World, name: str, case: Case) -> list[dict[str, Any]]:
    text = sign_in(world, name).get(f"/cases/{case.reference}/audit_export/").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def _opened_and_refused(world: World, case: Case, verb: str) -> None:
    """Lena opens the page of a verb, and Carla is refused it."""
    assert sign_in(world, "lena").get(f"/cases/{case.reference}/{verb}/").status_code == 200
    assert sign_in(world, "carla").get(f"/cases/{case.reference}/{verb}/").status_code == 403


def test_that_there_is_legal_advice_is_told_by_no_list_to_whoever_manages_the_case(world: World) -> None:
    """Not that it was added, nor that somebody opened or was refused its page (decision 58)."""
    case = world.open_case()
    _opened_and_refused(world, case, "add_legal_advice")
    advise_legally(world, case)
    told = _lists(world, "carla", case)
    assert {door for door, said in told.items() if "legal" in said} == set()
    everything = _lists(world, "audrey", case)
    assert {door for door, said in everything.items() if "legal" in said} == {*everything}


def test_that_written_reasons_are_owed_is_told_by_no_list_to_whoever_manages_the_case(world: World) -> None:
    """They may be owed because somebody is pregnant (DP-3)."""
    case = dismissed(world)
    _opened_and_refused(world, case, "record_reasons_request")
    ask_for_reasons(world, case)
    assert {door for door, said in _lists(world, "carla", case).items() if "reasons_request" in said} == set()
    everything = _lists(world, "audrey", case)
    assert {door for door, said in everything.items() if "reasons_request" in said} >= {
        "events",
        "log",
        "file",
    }


def test_no_version_is_missing_where_an_event_is(world: World) -> None:
    """A gap in the versions would tell as much as the event."""
    case = world.open_case()
    advise_legally(world, case)
    world.findings(case)
    assert case.version == 3
    for name, versions in (("carla", ["1", "2"]), ("audrey", ["1", "2", "3"])):
        rows = [row for row in _file(world, name, case) if row["case"] and row["version"]]
        assert [row["version"] for row in rows] == versions, name
        for door in (f"cases/{case.reference}/events", "audit_events"):
            found = sign_in(world, name).get(f"/api/v1/{door}?page_size=100").json()["results"]
            counted = [str(row["version"]) for row in found if row["case"] and row["version"]]
            assert sorted(counted) == versions, (name, door)


def _in_leeds_and_digital(world: World) -> list[Case]:
    """A case of Sam and one of Dan in Digital, out of an incident in Leeds. Una is an auditor of Digital."""
    hire(world, "una", unit="digital")
    hire(world, "dan", unit="digital")
    grant(world, "una", Role.AUDITOR, "digital")
    incident = world.report(involved=("sam", "dan"), witnesses=[world.wendy])
    cases = world.assess(incident, openings=[world.opening("sam"), world.opening("dan")])
    return sorted(cases, key=lambda case: case.subject == world.dan)


def test_the_file_of_a_case_holds_nothing_of_an_incident_that_its_auditor_does_not_see(world: World) -> None:
    """A case in Digital out of an incident in Leeds, for the auditor of Digital."""
    _, case = _in_leeds_and_digital(world)
    assert sign_in(world, "una").get(f"/incidents/{case.incident.reference}/").status_code == 404
    mine, all_of_it = ([row["action"] for row in _file(world, name, case)] for name in ("una", "audrey"))
    assert mine == ["assess_incident", "exported"]
    assert all_of_it[:3] == ["report_incident", "assess_incident", "assess_incident"]


def test_an_auditor_of_one_unit_reads_of_their_own_files_and_of_those_of_their_cases(world: World) -> None:
    """Who asked for what in another unit, and how many lines there were, is nothing for them."""
    elsewhere, mine = _in_leeds_and_digital(world)
    for case in (elsewhere, mine):
        sign_in(world, "audrey").get(f"/cases/{case.reference}/audit_export/").getvalue()
    filtered = f"?level=final_written_warning&unit={world.units['operations'].pk}"
    sign_in(world, "lena").get(f"/sanctions/export/{filtered}").getvalue()
    own = sign_in(world, "una")
    own.get("/sanctions/export/?level=dismissal_with_notice").getvalue()
    said = own.get("/sanctions/exports/").content.decode()
    assert "Your own exports" in said and "Only: level: dismissal" in said
    assert f"Events of {mine.reference}" in said
    assert "Lena" not in said and "Operations" not in said and "Events of a case" not in said
    assert said.count("Audrey") == 1
    for name in ("carla", "audrey"):
        said = sign_in(world, name).get("/sanctions/exports/").content.decode()
        assert "Every export" in said and "in Operations" in said, name
