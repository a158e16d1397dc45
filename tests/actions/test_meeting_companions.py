"""Who came to an investigation meeting or to that of a suspension, where the policy of that stage lets somebody (AC-2)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.actions import MeetingHeld
from casework.models import Case, MeetingCompanion
from casework.queries.case_page import load
from casework.queries.sight import sight_of
from casework.queries.timeline import timeline
from tests.actions.refusals import refused
from tests.world import ASSESSED, World, another_policy

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
BOTH = {"classes": ["lawyer"], "meetings": ["investigation", "suspension"]}
LARA = MeetingHeld(told=True, companion_kind="lawyer", companion_name=" Lara Law ", companion_reason="")
ALONE = MeetingHeld(told=False, companion_kind="none", companion_name="Nobody", companion_reason="None.")


def kept(case: Case) -> list[tuple[bool, str, str, str]]:
    return list(case.meeting_companions.values_list("told", "kind", "name", "reason"))


def test_a_suspension_goes_by_the_policy_of_its_first_day(world: World) -> None:
    another_policy(ASSESSED + DAY, companion={"meetings": ["suspension"]})
    case = world.open_case()
    with refused("AC-2", says="accompanied at the meeting in which they are suspended", field="meeting"):
        world.suspend(case, meeting=LARA, on=ASSESSED + DAY)
    with refused("AC-3", says="does not say that the companion may be a lawyer", field="companion_kind"):
        world.suspend(case, effective_on=ASSESSED + DAY, meeting=LARA, on=ASSESSED + DAY)
    assert not MeetingCompanion.objects.exists()
    made = world.suspend(case, effective_on=ASSESSED + DAY, meeting=ALONE, on=ASSESSED + DAY)
    assert made.companion.findings is None and kept(case) == [(False, "none", "", "")]


def test_a_report_goes_by_the_policy_of_the_opening(world: World) -> None:
    """One that came into force between opening and report takes nothing away (PV-1)."""
    another_policy(ASSESSED, companion=BOTH)
    another_policy(ASSESSED + DAY, name="Without")
    case = world.open_case()
    report = world.findings(case, meeting=LARA)
    assert report.companion.suspension is None and kept(case) == [(True, "lawyer", "Lara Law", "")]
    world.return_findings(case)
    again = world.findings(case, meeting=ALONE)
    assert kept(case) == [(True, "lawyer", "Lara Law", ""), (False, "none", "", "")]
    assert again.companion != report.companion


def test_a_policy_that_came_after_the_opening_gives_the_report_nothing(world: World) -> None:
    another_policy(ASSESSED + DAY, companion=BOTH)
    case = world.open_case()
    with refused("AC-2", says="accompanied at the investigation meeting", field="meeting"):
        world.findings(case, meeting=LARA)


def test_nobody_has_to_have_been_met_and_whoever_came_has_a_name_and_a_reason(world: World) -> None:
    another_policy(ASSESSED, companion=BOTH)
    case = world.open_case()
    friend = {"told": True, "companion_kind": "by_agreement", "companion_name": "Fred Friend"}
    with refused("AC-3", says="needs a reason", field="companion_reason"):
        world.suspend(case, meeting=MeetingHeld(**friend))
    with refused("AC-3", says="not written down who came", field="companion_name"):
        world.suspend(case, meeting=MeetingHeld(told=True, companion_kind="colleague", companion_name=" "))
    world.suspend(case, meeting=MeetingHeld(**friend, companion_reason="She asked for her brother."))
    world.findings(case)
    assert kept(case) == [(True, "by_agreement", "Fred Friend", "She asked for her brother.")]


def test_the_timeline_says_whether_somebody_came_and_never_who(world: World) -> None:
    another_policy(ASSESSED, companion=BOTH)
    case = world.open_case()
    world.suspend(case, meeting=ALONE)
    world.findings(case, meeting=LARA)
    row = load(Case.objects.get(pk=case.pk))
    for name in ("hana", "carla", "ivor"):
        user = world.user(name)
        told = " ".join(one.words for one in timeline(row, sight_of(user, row), 50, reader=user.pk)[0])
        assert "The employee came alone." in told and "The employee was accompanied." in told
        assert "Lara" not in told and "lawyer" not in told
