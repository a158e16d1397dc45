"""What the invitations to a hearing tell the employee by the slots of 1.4: evidence, absence, review or rehearing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse

from casework import actions
from casework.enums import FileState
from casework.models import Case, Evidence
from casework.rules.companion import caution_of_silence
from tests import support_world as support
from tests.web.verbs_world import NOW, sign_in
from tests.world import World, another_policy, build_world

pytestmark = pytest.mark.django_db

NEVER = "zq7never"
HEADING = "Evidence that you were given"


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def attach(world: World, case: Case, title: str) -> Evidence:
    content = ContentFile(title.encode(), name=f"{NEVER}.txt")
    return actions.attach_evidence(case, title=title, content=content, source=NEVER, by=world.user("hana"))


def own(world: World, case: Case) -> str:
    answer = sign_in(world, "sam").get(reverse("own_case", kwargs={"reference": case.reference}))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_invitation_lists_the_files_that_were_served_and_no_other(world: World) -> None:
    """By title; the copy where there is one; none before they were served, none that came later, no hidden name."""
    case = world.open_case()
    support.statement(world, case, outsider="Olga Outside", text="It was Olga who saw it.")
    attach(world, case, "The rota of that evening")
    attach(world, case, "Message from Olga")
    given = {"evidence": case.evidence.get(number=2), "redactions": f"Line 1: {NEVER}"}
    copy = ContentFile(b"all but a name", name=f"{NEVER}-copy.txt")
    actions.attach_redacted_copy(case, content=copy, by=world.user("hana"), **given)
    support.anonymity(world, case)
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case)
    form = sign_in(world, "hana").get(reverse("arrange_hearing", kwargs={"reference": case.reference}))
    assert "File 1: The rota of that evening" in form.content.decode()
    world.arrange(case)
    said = own(world, case)
    assert HEADING not in said and "The rota" not in said, "nothing says that it was served"
    served = {"served_on": NOW.date(), "on": NOW.date(), "by": world.user("hana")}
    actions.serve_bundle(case, **served | {"served_on": date(2026, 10, 9)})
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        attach(world, case, f"Later {NEVER}")
        said = own(world, case)
    assert HEADING in said and "File 1: The rota of that evening" in said
    assert "File 2, a copy with parts blacked out" in said
    assert NEVER not in said and "Olga" not in said and "File 3" not in said


def test_whether_it_may_go_ahead_without_them_is_told_only_where_it_was_said(world: World) -> None:
    """PR-12, 1.4: both doors warn whoever records an invitation that does not say it."""
    silent, telling = caution_of_silence(False), caution_of_silence(True)
    assert silent is not None and silent.rule_id == "PR-12" and telling is None
    case = world.case_in(FileState.FINDINGS)
    world.refer(case)
    world.appoint_chair(case)
    client = sign_in(world, "hana")
    address = f"/api/v1/cases/{case.reference}/arrange_hearing"
    body = {"starts_at": "2026-12-16T10:00:00Z", "place": "Room 4", "nation": "england-and-wales"}
    body |= {"delivery": "email", "sent_at": NOW.isoformat(), "version": Case.objects.get(pk=case.pk).version}
    answer = client.post(address, json.dumps(body), content_type="application/json")
    assert answer.status_code in (200, 201), answer.content
    assert silent.words in answer.json()["to_mind"]
    assert "be decided, without you" not in own(world, case)


@pytest.mark.parametrize(
    ("way", "says"),
    [("review", "As a review of the decision"), ("rehearing", "your case is heard afresh"), (None, "")],
)
def test_the_invitation_to_an_appeal_says_how_it_is_heard(world: World, way: str | None, says: str) -> None:
    """1.4, AP-5: a review or a rehearing, by the policy of the appeal; nothing where that says nothing."""
    if way is not None:
        level = {"authority": 5, "way": way, "grounds": ["too_severe", "new_evidence", "procedure"]}
        another_policy(date(2026, 1, 1), appeal_levels=[level])
    case = world.case_in(FileState.APPEAL)
    assert "How it is heard" not in own(world, case), "said by the invitation"
    world.arrange_appeal(case)
    said = own(world, case)
    assert ("How it is heard" in said) is (way is not None) and says in said
