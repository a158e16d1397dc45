"""A policy with a degree between minor and serious: offered where it knows it, refused and not offered where it does not."""

from __future__ import annotations

from copy import deepcopy

import pytest

from casework import actions
from casework.enums import FileState, SanctionLevel, Severity
from casework.models import Case, PolicyVersion
from tests.actions.refusals import refused
from tests.web.verbs_world import sign_in
from tests.world import P1, REFERRED, World

pytestmark = pytest.mark.django_db

BETWEEN = Severity.MORE_SERIOUS_MINOR
LABEL = "More serious minor misconduct"


def refer(world: World, case: Case) -> None:
    actions.refer_to_hearing(
        case, reasons="As reported.", severity=BETWEEN, by=world.user("carla"), on=REFERRED
    )


def test_it_is_put_found_and_told_where_the_policy_knows_it(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    page = f"/cases/{case.reference}/refer_to_hearing/"
    assert LABEL not in sign_in(world, "carla").get(page).content.decode()
    with refused("PV-1", says="does not know more serious minor misconduct"):
        refer(world, case)

    document = deepcopy(P1) | {"name": "P1 with four degrees"}
    document["heaviest"] |= {"minor": "verbal_warning", "more_serious_minor": "written_warning"}
    PolicyVersion.objects.create(name=document["name"], effective_from=REFERRED, document=document)
    assert LABEL in sign_in(world, "carla").get(page).content.decode()
    refer(world, case)
    world.appoint_chair(case)
    world.arrange(case)
    world.record(case)
    for severity, level in ((Severity.MINOR, "written_warning"), (BETWEEN, "final_written_warning")):
        with refused("PR-16", says="misconduct; what was found is"):
            world.decide(case, SanctionLevel(level), severity_found=severity)
    decision = world.decide(case, SanctionLevel.WRITTEN_WARNING, severity_found=BETWEEN)
    assert decision.severity_found == BETWEEN
    assert LABEL in sign_in(world, "hana").get(f"/cases/{case.reference}/").content.decode()
