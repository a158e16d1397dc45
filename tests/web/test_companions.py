"""Whoever recorded a hearing is warned of a companion who decides, investigates or testifies on the case (SEP-6)."""

from __future__ import annotations

import pytest
import time_machine

from casework.enums import Action, FileState
from casework.queries.companions import warning_about
from tests.api import bodies
from tests.fixtures_world import world as world
from tests.support_world import anonymity, statement
from tests.web import verbs_world
from tests.web.verbs_world import NOW, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db

SAYS = "The companion is the investigator on this case. Ask the employee whether to choose another."


def test_page_and_api_warn_and_record_it(world: World) -> None:
    with time_machine.travel(NOW, tick=False):
        it = verbs_world.ready(world, Action.RECORD_HEARING)
        sent = it.data(companion_kind="colleague", companion_name="Mr Ivor  Example, of another office")
        page = sign_in(world, it.who).post(it.path, sent, follow=True)
        assert SAYS in page.content.decode() and page.redirect_chain
    with time_machine.travel(bodies.NOW, tick=False):
        call = bodies.ready(world, Action.RECORD_APPEAL_HEARING)
        client = bodies.sign_in(world, call.who)
        said = call.post(client, companion_kind="colleague", companion_name="Ivor Example").json()
        assert (said["to_mind"], said["state"]) == (SAYS, "appeal_deliberation")


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
        said = warning_about(case, name, reader=chidi)
        assert (says in said) if says else said == "", name
    statement(world, case)
    anonymity(world, case)
    case.refresh_from_db()
    assert warning_about(case, "Wendy Example", reader=chidi) == ""
    assert "is a witness" in warning_about(case, "Wendy Example", reader=hana)
