"""Where the separation of roles gives way: who proposes, who approves, and what never gives way (7.3)."""

from __future__ import annotations

from datetime import date

import pytest

from casework import actions
from casework.enums import FileState, PartKind, Role
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Case, Part
from casework.queries.sight import sight_of
from tests import fixtures_world as more
from tests.world import APPEALED, REFERRED, World

pytestmark = pytest.mark.django_db

CHAIR, APPEAL_MANAGER = PartKind.CHAIR, PartKind.APPEAL_MANAGER


def _appoint(world: World, case: Case, name: str, kind: PartKind = CHAIR, on: date = REFERRED) -> Part:
    return actions.appoint(case, kind=kind, employee=world.people[name], by=world.user("hana"), on=on)


def test_an_investigator_chairs_once_an_hr_lead_approved_it(world: World) -> None:
    case = world.open_case()
    for _ in range(2):
        with pytest.raises(RuleBroken, match="SEP-1") as refusal:
            _appoint(world, case, "ivor")
        assert "propose an override" in refusal.value.instead
        if not case.separation_overrides.exists():
            row = world.propose_override(case, kind=CHAIR)
    assert (row.rule, row.number, row.approved_by) == ("SEP-1", 1, None)
    with pytest.raises(NotNow):
        world.propose_override(case, kind=CHAIR)

    world.approve_override(case)
    with pytest.raises(RuleBroken, match="SEP-1"):
        _appoint(world, case, "ivor", PartKind.PANEL_MEMBER)
    _appoint(world, case, "ivor")
    with pytest.raises(NotNow):
        world.approve_override(case)
    # Whoever decides sees what a decision needs, earlier warnings and what was weighed; not while they investigate.
    assert not sight_of(world.user("ivor"), case).record
    world.findings(case)
    assert sight_of(world.user("ivor"), case).record


def test_nobody_approves_what_they_proposed_or_would_do_themselves(world: World) -> None:
    more.hire(world, "lee", grade="G7")
    more.grant(world, "lee", Role.HR_LEAD, None)
    case = world.open_case()
    world.propose_override(case, by=world.user("lena"))
    more.grant(world, "ivor", Role.HR_LEAD, "digital")
    with pytest.raises(NotYou):
        world.approve_override(case)
    with pytest.raises(NotYou):
        world.approve_override(case, by=world.user("hana"))
    for number, on, wanted in ((2, REFERRED, "7.3"), (1, date(2026, 10, 5), "7.3")):
        with pytest.raises(RuleBroken, match=wanted):
            world.approve_override(case, number=number, by=world.user("lee"), on=on)
    world.approve_override(case, by=world.user("lee"))

    more.grant(world, "ivor", Role.HR_LEAD, "operations")
    other = world.open_case("sita")
    Part.objects.filter(case=other, kind=PartKind.INVESTIGATOR).update(to_date=REFERRED, ended_because="Ill.")
    actions.appoint(
        other, kind=PartKind.INVESTIGATOR, employee=world.petra, by=world.user("hana"), on=REFERRED
    )
    world.propose_override(other, kind=CHAIR, employee=world.petra)
    more.grant(world, "petra", Role.HR_LEAD, "operations")
    with pytest.raises(NotYou):
        world.approve_override(other, by=world.user("petra"))


@pytest.mark.parametrize(
    ("name", "kind", "rule"),
    [
        ("sam", CHAIR, "SEP-3"),
        ("wendy", CHAIR, "SEP-3"),
        ("colin", APPEAL_MANAGER, "SEP-3"),
        ("hana", CHAIR, "SEP-5"),
        ("lena", APPEAL_MANAGER, "SEP-5"),
    ],
)
def test_what_never_gives_way_is_not_even_proposed(
    world: World, name: str, kind: PartKind, rule: str
) -> None:
    case = world.open_case()
    with pytest.raises(RuleBroken) as refusal:
        world.propose_override(case, kind=kind, employee=world.people[name])
    assert refusal.value.rule_id == rule
    assert "override" not in refusal.value.instead


def test_where_nothing_stands_in_the_way_nothing_is_overridden(world: World) -> None:
    with pytest.raises(NotNow):
        world.propose_override(world.open_case(), kind=CHAIR, employee=world.chidi)


def test_the_chair_hears_the_appeal_of_a_grade_below_only_with_both_overrides(world: World) -> None:
    """carla commissioned the case (SEP-2), and her grade is below the chair's (SEP-4)."""
    case = world.case_in(FileState.APPEAL)
    given = {"kind": APPEAL_MANAGER, "employee": world.carla, "on": APPEALED}
    assert world.propose_override(case, **given).rule == "SEP-2"
    world.approve_override(case, number=1, on=APPEALED)
    _appoint(world, case, "carla", APPEAL_MANAGER, on=APPEALED)
    with pytest.raises(RuleBroken, match="SEP-4"):
        world.arrange_appeal(case)
    assert world.propose_override(case, **given).rule == "SEP-4"
    with pytest.raises(RuleBroken, match="SEP-4"):
        world.arrange_appeal(case)
    world.approve_override(case, number=2, on=APPEALED)
    world.arrange_appeal(case)
    with pytest.raises(NotNow):
        world.propose_override(case, **given)


def test_authority_never_gives_way(world: World) -> None:
    """SEP-7: an override makes nobody more senior. ivor's grade decides on a first written warning and no more."""
    case = world.case_in(FileState.FINDINGS)
    world.refer(case)
    world.propose_override(case, kind=CHAIR)
    world.approve_override(case)
    _appoint(world, case, "ivor")
    with pytest.raises(RuleBroken) as refusal:
        world.arrange(case)
    assert refusal.value.rule_id == "T11"
