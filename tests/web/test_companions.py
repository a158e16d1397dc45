"""Who comes with the employee, by page and API: warnings of it (SEP-6), and who is told at other meetings (AC-2, DP-3)."""

from __future__ import annotations

import pytest
import time_machine

from casework.actions import MeetingHeld
from casework.enums import Action, FileState
from casework.queries.companions import caution_about
from tests.api import bodies
from tests.fixtures_world import world as world
from tests.support_world import anonymity, statement
from tests.web import verbs_world
from tests.web.verbs_world import NOW, day, sign_in
from tests.world import ASSESSED, World, another_policy

pytestmark = pytest.mark.django_db

MEETINGS = {"meetings": ["investigation", "suspension"]}
ASKED = "The policy lets somebody come with them to it."
UNTOLD = "The policy lets the employee be accompanied at %s, and they were not told."
RULE = "(Design: How Casework is designed. Rule SEP-6.)"
SAYS = "The companion is the investigator on this case. Ask the employee whether to choose another."


def test_page_and_api_warn_and_record_it(world: World) -> None:
    with time_machine.travel(NOW, tick=False):
        it = verbs_world.ready(world, Action.RECORD_HEARING)
        sent = it.data(companion_kind="colleague", companion_name="Mr Ivor  Example, of another office")
        page = sign_in(world, it.who).post(it.path, sent, follow=True)
        assert f"{SAYS} {RULE}" in page.content.decode() and page.redirect_chain
    with time_machine.travel(bodies.NOW, tick=False):
        call = bodies.ready(world, Action.RECORD_APPEAL_HEARING)
        client = bodies.sign_in(world, call.who)
        said = call.post(client, companion_kind="colleague", companion_name="Ivor Example").json()
        assert (said["to_mind"], said["state"]) == (f"{SAYS} {RULE}", "appeal_deliberation")


def test_only_of_those_close_to_the_decision_and_no_name_is_given_away(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    chidi, hana = world.user("chidi"), world.user("hana")
    for name, says in (
        ("Wendy Example", "is a witness"),
        ("COLIN EXAMPLE", "is the complainant"),
        ("Carla Example", "is the case manager"),
        ("Hana Example", ""),
        ("Nora Example", ""),
        ("Wendy", ""),
        ("", ""),
    ):
        said = [one.words for one in caution_about(case, name, reader=chidi)]
        assert (says in said[0]) if says else said == [], name
    statement(world, case)
    anonymity(world, case)
    case.refresh_from_db()
    assert caution_about(case, "Wendy Example", reader=chidi) == []
    assert "is a witness" in caution_about(case, "Wendy Example", reader=hana)[0].words


def test_the_form_of_a_suspension_asks_and_warns_where_the_policy_lets_somebody_come(world: World) -> None:
    with time_machine.travel(NOW, tick=False):
        assert ASKED not in _page(verbs_world.ready(world, Action.SUSPEND_EMPLOYEE), world)
        another_policy(ASSESSED, companion=MEETINGS)
        it = verbs_world.ready(world, Action.SUSPEND_EMPLOYEE)
        client = sign_in(world, it.who)
        asked = _page(it, world)
        assert ASKED in asked and "A lawyer" not in asked and "Another person, by agreement" in asked
        met = {"had_meeting": "yes", "told": "no", "companion_kind": "colleague"}
        for answers, status, says in (
            ({}, 400, "Select yes if there was a meeting"),
            (met | {"told": None}, 400, "Select yes if the employee was told that somebody may come"),
            (met | {"companion_kind": None}, 400, "Select who accompanied the employee"),
            (met | {"companion_kind": "lawyer"}, 400, "Select who accompanied the employee"),
            (met, 422, "not written down who came"),
            (met | {"companion_kind": "by_agreement"}, 422, "needs a reason"),
            (
                met | day("effective_on", "8 9 2026"),
                422,
                "The policy of this stage does not let the employee",
            ),
        ):
            answer = client.post(it.path, it.data(**answers))
            assert (answer.status_code, says in answer.content.decode()) == (status, True), says
        said = client.post(
            it.path, it.data(**met, companion_name="Ivor Example"), follow=True
        ).content.decode()
        assert SAYS in said and UNTOLD % "the meeting in which they are suspended" in said
    assert it.file.meeting_companions.get().suspension is not None


def test_the_report_asks_and_begins_with_what_was_answered_before_it_was_returned(world: World) -> None:
    another_policy(ASSESSED, companion=MEETINGS)
    with time_machine.travel(bodies.NOW, tick=False):
        call = bodies.ready(world, Action.SUBMIT_FINDINGS)
        held = {"told": False, "companion_kind": "colleague", "companion_name": "Cole Example"}
        said = call.post(bodies.sign_in(world, call.who), meeting=held).json()
        assert UNTOLD % "the investigation meeting" in said["to_mind"]
        call.file.refresh_from_db()
        world.return_findings(call.file, on=bodies.NOW.date())
        page = sign_in(world, "ivor").get(f"/cases/{call.file.reference}/submit_findings/").content.decode()
        assert ASKED in page and "Cole Example" in page


def test_who_came_is_told_as_of_a_hearing_and_to_whoever_held_the_meeting(world: World) -> None:
    another_policy(ASSESSED, companion=MEETINGS)
    case = world.open_case()
    met = {"told": True, "companion_kind": "union_official"}
    world.suspend(case, meeting=MeetingHeld(**met, companion_name="Unity Onside"))
    world.findings(case, meeting=MeetingHeld(**met, companion_name="Una Other"))
    world.refer(case)
    world.appoint_chair(case)
    with time_machine.travel(NOW, tick=False):
        for name, of_suspension, of_report in (
            ("hana", True, True),
            ("chidi", True, True),
            ("audrey", True, True),
            ("carla", True, False),
            ("ivor", False, True),
        ):
            client = sign_in(world, name)
            page = " ".join(client.get(f"/cases/{case.reference}/").content.decode().split())
            read = client.get(f"/api/v1/cases/{case.reference}").json()
            assert "Companion at the suspension" in page and "Companion at the investigation meeting" in page
            for text in (page, str(read)):
                shown = ("Unity Onside" in text, "Una Other" in text)
                assert shown == (of_suspension, of_report), name
            assert ("union" in str(read["report"]["meeting"])) is of_report, name
            assert read["report"]["meeting"]["accompanied"] is True
            [suspended] = read["suspensions"]
            assert (suspended["meeting"] is not None) is (name != "ivor")
        own = sign_in(world, "sam").get(f"/own/{case.reference}/").content.decode()
        assert "Unity Onside came with you." in own and "Una Other" not in own
        assert "You were not told so before it." not in own


def _page(it: verbs_world.Ready, world: World) -> str:
    return str(sign_in(world, it.who).get(it.path).content.decode())
