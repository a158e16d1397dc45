"""Whoever works on a case reads of it by their part, and nothing more by a role in HR through the register (7.6)."""

from __future__ import annotations

import pytest

from casework.enums import Role
from tests.fixtures_world import grant, walk_on
from tests.fixtures_world import world as world
from tests.web.verbs_world import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db


def _doors(world: World, name: str) -> dict[str, str]:
    """What every door of the register says of Sam to somebody."""
    client, sam = sign_in(world, name), world.sam
    asked = {"staff_number": sam.staff_number}
    said = {
        "page": client.get("/sanctions/"),
        "api": client.get("/api/v1/sanctions?superseded=true"),
        "history": client.get(f"/employees/{sam.pk}/sanctions/"),
        "api history": client.post("/api/v1/employees/sanction_history", asked, "application/json"),
        "file": client.get("/sanctions/export/"),
    }
    return {door: answer.getvalue().decode() for door, answer in said.items()}


@pytest.mark.parametrize(
    ("name", "unit"), [("ivor", "digital"), ("chidi", "digital"), ("carla", "digital"), ("ivor", "leeds")]
)
def test_what_an_appeal_decided_is_not_told_before_its_letter_to_whoever_works_on_the_case(
    world: World, name: str, unit: str
) -> None:
    """Investigator, chair and case manager, who lead HR of another unit; and an investigator from HR of the same one."""
    case = world.open_case()
    world.appoint_chair(case)
    walk_on(world, case, "appeal decided")
    grant(world, name, Role.HR_LEAD, unit)
    told = {door for door, said in _doors(world, name).items() if case.reference in said}
    assert told == set()
    read = _doors(world, "lena")
    assert {door for door, said in read.items() if case.reference in said} == {*read}
    # Whoever reads all of it is told that it is under appeal: nothing of the decision is so before its letter (0.6).
    assert (
        "pending" in read["api"] and "varied" not in read["api"] and "Replaced on appeal" not in read["page"]
    )


def test_an_investigator_from_hr_reads_the_rest_of_their_register_and_is_told_what_it_lacks(
    world: World,
) -> None:
    case, other = world.open_case(), world.another_case("uma", investigator=world.petra)
    world.findings(case)
    world.findings(other, by=world.user("petra"))
    for one in (case, other):
        for verb in (
            world.refer,
            world.appoint_chair,
            world.arrange,
            world.record,
            world.decide,
            world.issue,
        ):
            verb(one)
    grant(world, "ivor", Role.HR_LEAD, "leeds")
    page = _doors(world, "ivor")["page"]
    assert other.reference in page and case.reference not in page
    assert "Cases that you investigate are left out." in page
