"""Worked scenario 11: whoever authorised the suspension hears no appeal; a grade too low passes the case up."""

from __future__ import annotations

from datetime import datetime

import pytest

from casework import actions
from casework.enums import FileState, PartKind, SanctionLevel, Severity
from casework.models import Grade, Posting
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.fixtures_world import world as world
from tests.world import APPEALED, ASSESSED, ISSUED, LONDON, REFERRED, World

pytestmark = pytest.mark.django_db

AGAIN = datetime(2026, 11, 3, 10, 0, tzinfo=LONDON)


def test_scenario_11_whoever_authorised_the_suspension_does_not_hear_the_appeal(world: World) -> None:
    """SEP-2, also once somebody else has taken the case over."""
    case = world.open_case()
    suspension = world.suspend(case)
    assert suspension.authorised_by == world.user("carla")
    hire(world, "cyril", grade="G6", unit="digital")
    part = case.parts.get(kind=PartKind.CASE_MANAGER)
    hana = world.user("hana")
    actions.replace_part(part, employee=world.cyril, reason="She is away.", by=hana, on=ASSESSED)
    world.findings(case)
    actions.refer_to_hearing(case, reasons="It is so.", by=world.user("cyril"), on=REFERRED)
    for verb in (world.appoint_chair, world.arrange, world.record, world.decide, world.issue, world.lodge):
        verb(case)
    hears = {"kind": PartKind.APPEAL_MANAGER, "by": hana, "on": APPEALED}
    with refused("SEP-2", says="has been the case manager on this case, and so cannot be the appeal manager"):
        actions.appoint(case, employee=world.carla, **hears)
    assert actions.appoint(case, employee=world.petra, **hears)


def test_scenario_11_a_case_is_passed_up_and_not_decided(world: World) -> None:
    """SEP-7, PR-11: a chair regraded since may not dismiss; whoever may has heard the employee first."""
    hire(world, "gwen", grade="G6")
    case = world.open_case(severity=Severity.GROSS)
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case, "gwen")
    world.arrange(case)
    world.record(case, by=world.user("gwen"))
    Posting.objects.filter(employee=world.gwen).update(grade=Grade.objects.get(name="G7"))
    dismissal = {"level": SanctionLevel.SUMMARY_DISMISSAL, "severity_found": Severity.GROSS}
    with refused("SEP-7", says="Your grade may not decide", instead="A heavier one needs a hearing"):
        world.decide(case, **dismissal, by=world.user("gwen"))
    world.hear_again(case, reasons="The chair may no longer decide on a dismissal.", at=ISSUED)
    assert case.state == FileState.HEARING and not case.decisions.exists()
    hire(world, "george", grade="G6")
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.george, by=world.user("hana"), on=ISSUED.date())
    world.arrange(case, sent_at=ISSUED, starts_at=AGAIN)
    george = world.user("george")
    world.record(case, by=george, at=AGAIN)
    decision = world.decide(case, **dismissal, by=george, on=AGAIN.date())
    assert (decision.decided_by, decision.level) == (george, SanctionLevel.SUMMARY_DISMISSAL)
