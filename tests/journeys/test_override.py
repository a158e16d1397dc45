"""Scenario 11: the investigator is proposed as chair; refused, then overridden by an HR lead who is another."""

from __future__ import annotations

import pytest
from django.urls import reverse

from casework import actions
from casework.enums import FileState, PartKind
from casework.errors import NotYou, RuleBroken
from casework.models import Case
from tests import fixtures_world as more
from tests.web.verbs_world import sign_in
from tests.world import APPEALED, REFERRED, World

pytestmark = pytest.mark.django_db

WHY = "Both others of that grade were at the counter that evening."


def _to_a_hearing_before_the_investigator(world: World) -> Case:
    more.hire(world, "inga", grade="G7", unit="digital")
    more.grant(world, "inga", "manager", "digital")
    opening = world.opening(investigator=world.inga)
    case = world.assess(world.report(), openings=[opening])[0]
    world.findings(case, by=world.user("inga"))
    world.refer(case)
    return case


def test_scenario_11_the_investigator_chairs_because_nobody_else_can(world: World) -> None:
    case = _to_a_hearing_before_the_investigator(world)
    chair = {"kind": PartKind.CHAIR, "employee": world.inga, "on": REFERRED}
    with pytest.raises(RuleBroken, match="SEP-1"):
        actions.appoint(case, **chair, by=world.user("hana"))
    actions.propose_override(case, **chair, reasons=WHY, by=world.user("hana"))
    with pytest.raises(NotYou):
        actions.approve_override(case, number=1, by=world.user("hana"), on=REFERRED)
    actions.approve_override(case, number=1, by=world.user("lena"), on=REFERRED)
    actions.appoint(case, **chair, by=world.user("hana"))
    world.arrange(case)
    world.record(case, by=world.user("inga"))
    world.decide(case, by=world.user("inga"))
    world.issue(case)
    assert case.state == FileState.OUTCOME
    _it_is_shown(world, case)

    # Whoever commissioned the case, and suspended where somebody is suspended, does not hear its appeal (SEP-2).
    world.lodge(case)
    with pytest.raises(RuleBroken, match="SEP-2"):
        actions.appoint(
            case,
            kind=PartKind.APPEAL_MANAGER,
            employee=world.carla,
            by=world.user("hana"),
            on=APPEALED,
        )


def _it_is_shown(world: World, case: Case) -> None:
    """On the case, in its export, and counted in the register of HR leads and auditors of its unit."""
    more.hire(world, "vera", grade="HEO")
    more.grant(world, "vera", "auditor", "digital")
    here = {"reference": case.reference}
    page = sign_in(world, "lena").get(reverse("case", kwargs=here)).content.decode()
    assert "Overrides of the separation of roles" in page and WHY in page
    answer = sign_in(world, "audrey").get(reverse("audit_export", kwargs=here))
    export = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert export.count("approve_override") == 1 and "SEP-1" in export
    for name, is_told in (("lena", True), ("audrey", True), ("vera", False)):
        register = sign_in(world, name).get(reverse("separation_overrides")).content.decode()
        assert (case.reference in register and WHY in register) == is_told, name
        assert ("1 approved, on 1 case; 0 wait to be approved." in register) == is_told, name
    for name in ("hana", "carla", "inga"):
        assert sign_in(world, name).get(reverse("separation_overrides")).status_code == 403, name
