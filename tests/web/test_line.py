"""Line conflict (7.6) by page, API and log: refused, warned of, and shown while it lasts."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine

from casework import actions
from casework.actions.covers import arrange_cover
from casework.enums import Action
from casework.models import AuditEvent, Cover, Employee
from tests.actions.refusals import refused
from tests.api import bodies
from tests.fixtures_world import world as world
from tests.web import verbs_world
from tests.web.verbs_world import NOW, sign_in
from tests.world import ASSESSED, REFERRED, World

pytestmark = pytest.mark.django_db

RULE = "Rule 7.6."


def _managed_by(person: Employee, manager: Employee | None) -> None:
    person.postings.update(manager=manager)


def _facts(action: Action) -> dict[str, object]:
    facts: dict[str, object] = json.loads(AuditEvent.objects.filter(action=action).latest("pk").body)["facts"]
    return facts


def test_nobody_is_given_a_part_that_judges_their_own_line_manager(world: World) -> None:
    """Until the day before the appointment somebody else managed them."""
    incident = world.report()
    _managed_by(world.ivor, world.sam)
    with refused("7.6", says="cannot be the investigator", instead="does not report", field="person"):
        world.assess(incident)
    _managed_by(world.ivor, None)
    _managed_by(world.carla, world.sam)
    with refused("7.6", says="cannot be the case manager", field="case_manager"):
        world.assess(incident)
    _managed_by(world.carla, None)
    case = world.assess(incident)[0]
    post = world.chidi.postings.get()
    post.to_date = REFERRED - timedelta(days=1)
    post.save()
    world.chidi.postings.create(unit=post.unit, grade=post.grade, manager=world.sam, from_date=REFERRED)
    chair = {"kind": "chair", "employee": world.chidi, "by": world.user("hana")}
    with refused("7.6", says="cannot be the hearing chair", field="person"):
        actions.appoint(case, **chair, on=REFERRED)
    actions.appoint(case, **chair, on=REFERRED - timedelta(days=1))
    _managed_by(world.petra, world.sam)
    given = {"employee": world.petra, "reason": "On leave.", "by": world.user("hana"), "on": REFERRED}
    with refused("7.6", says="cannot be the investigator", field="person"):
        actions.replace_part(case.parts.get(kind="investigator"), **given)
    actions.appoint(case, kind="note_taker", employee=world.petra, by=world.user("hana"), on=REFERRED)


def test_page_api_and_log_say_that_they_are_peers(world: World) -> None:
    says = "Chidi Example is the hearing chair and has the same line manager as Sam Example."
    with time_machine.travel(NOW, tick=False):
        it = verbs_world.ready(world, Action.APPOINT)
        _managed_by(world.chidi, world.manny)
        body = it.data(kind="chair", employee=world.chidi.staff_number)
        page = sign_in(world, "hana").post(it.path, body, follow=True).content.decode()
        # Said once done, and on the case while it lasts.
        assert page.count(says) == 2 and RULE in page
        assert _facts(Action.APPOINT)["line"] == "same_manager"
        client = sign_in(world, "chidi")
        assert says in client.get(f"/cases/{it.file.reference}/").content.decode()
        people = client.get(f"/api/v1/cases/{it.file.reference}").json()["people"]
        minded = {one["part"]: one["to_mind"] for one in people}
        assert minded["chair"].startswith(says) and minded["investigator"] == minded["witness"] == ""
        _managed_by(world.chidi, world.sam)
        page = client.get(f"/cases/{it.file.reference}/").content.decode()
        assert "reports to Sam Example. Replace this person." in page
        _managed_by(world.chidi, None)
        assert RULE not in client.get(f"/cases/{it.file.reference}/").content.decode()


@pytest.mark.parametrize(
    ("action", "who", "code", "says"),
    [
        (
            Action.ASSESS_INCIDENT,
            "ivor",
            "investigator_line",
            "Ivor Example is the investigator and has the same",
        ),
        (Action.APPOINT, "chidi", "line", "has the same line manager as Sam Example."),
        (Action.REPLACE_PART, "petra", "line", "has the same line manager as Sam Example."),
    ],
)
def test_the_api_answers_with_it(world: World, action: Action, who: str, code: str, says: str) -> None:
    with time_machine.travel(bodies.NOW, tick=False):
        call = bodies.ready(world, action)
        given = {} if action == Action.ASSESS_INCIDENT else {"employee": world.people[who].staff_number}
        if action == Action.APPOINT:
            given["kind"] = "chair"
        client = bodies.sign_in(world, call.who)
        _managed_by(world.people[who], world.sam)
        refusal = call.post(client, **given)
        assert (refusal.status_code, refusal.json()["rule_id"]) == (422, "7.6")
        _managed_by(world.people[who], world.manny)
        said = call.post(client, **given).json()
    assert says in said["to_mind"] and RULE in said["to_mind"]
    events = AuditEvent.objects.filter(action=action, case__isnull=False)
    assert json.loads(events.latest("pk").body)["facts"][code] == "same_manager"


def test_a_stand_in_who_reports_to_the_employee_is_a_gap(world: World) -> None:
    case = world.open_case()
    _managed_by(world.petra, world.sam)
    days = {"from_on": ASSESSED, "until": REFERRED, "on": ASSESSED}
    with time_machine.travel(ASSESSED, tick=False):
        arrange_cover(absent=world.ivor, stand_in=world.petra, by=world.user("hana"), **days)
    cover = Cover.objects.get()
    assert not cover.covered.exists()
    assert "is this person's line manager" in cover.gaps.get().why
    assert case.parts.get(kind="investigator", to_date=None).employee == world.ivor
