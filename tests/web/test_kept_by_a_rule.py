"""Where a rule of its own keeps somebody from a step, such as that it takes two people, page and API say which."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse

from casework.enums import Action, FileState, Role
from casework.models import AuditEvent
from tests.api import bodies
from tests.fixtures_world import grant, hire
from tests.fixtures_world import world as world
from tests.web import verbs_world
from tests.web.test_pages_policies import text
from tests.web.verbs_world import NOW, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db

SAID = "You proposed this, so another HR lead answers it."
RULE = "A file logged in error is withdrawn by two people, and kept"


def test_whoever_proposed_to_withdraw_a_case_is_offered_no_answer_to_it(world: World) -> None:
    """T25: two people, so each HR lead is offered what they may do and the proposer nothing."""
    hire(world, "nia", grade="HEO")
    grant(world, "nia", Role.HR_LEAD, None)
    case = world.case_in(FileState.INVESTIGATION)
    world.propose_withdrawal(case, by=world.user("lena"))
    answers = [reverse(name, args=[case.reference]) for name in ("withdraw_case", "turn_down_withdrawal")]
    with time_machine.travel(NOW, tick=False):
        shown = {
            name: sign_in(world, name).get(f"/cases/{case.reference}/").content.decode()
            for name in ("lena", "nia")
        }
    assert [name for name, page in shown.items() for answer in answers if answer in page] == ["nia", "nia"]


def test_the_second_person_of_a_withdrawal(world: World) -> None:
    case = world.case_in(FileState.INVESTIGATION)
    world.propose_withdrawal(case, by=world.user("lena"))
    body = {"version": case.version, "reason": "The wrong person."}
    with time_machine.travel(NOW, tick=False):
        answer = sign_in(world, "lena").post(reverse("withdraw_case", args=[case.reference]), body)
        assert answer.status_code == 403
        said = text(answer)
        assert SAID in said and RULE in said and "Design. Source: The stages of the procedure" in said
        assert "Rule T25." in said
        assert '"rule":"T25"' in AuditEvent.objects.filter(action="refused").latest("id").body
        address = f"/api/v1/cases/{case.reference}/withdraw_case"
        answer = bodies.sign_in(world, "lena").post(address, body, "application/json")
        told = answer.json()
        assert (answer.status_code, told["detail"]) == (403, SAID)
        assert (told["rule_id"], told["rule"], told["strength"]) == ("T25", RULE, "Design")


def test_whoever_has_no_part_in_it_is_kept_by_no_rule(world: World) -> None:
    with time_machine.travel(NOW, tick=False):
        it = verbs_world.ready(world, Action.WITHDRAW_CASE)
        answer = sign_in(world, "hana").post(it.path, it.data())
        assert answer.status_code == 403
        assert "Rule " not in text(answer)
