"""Scenario 12, its part about evidence: one file in two cases, redacted for the one it is given to (DP-9)."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from casework import actions
from casework.enums import FileState, PartKind
from casework.errors import NotYou, RuleBroken
from casework.models import AuditEvent, Case, Evidence, RedactedCopy
from tests.fixtures_world import check_deferred_guards
from tests.web.test_pages_policies import text
from tests.web.verbs_world import sign_in
from tests.world import ASSESSED, World, build_world

pytestmark = pytest.mark.django_db

WHOLE, LESS = b"who was in: sam, sita", b"who was in: sam, ----"
WHY = "Line 1: names another employee"


@pytest.fixture
def world() -> World:
    return build_world()


def _attach(world: World, case: Case) -> Evidence:
    file = ContentFile(WHOLE, name="rota.txt")
    return actions.attach_evidence(case, title="Rota", content=file, by=world.user("ivor"))


def _redact(world: World, case: Case, *, content: bytes = LESS, by: str = "hana", **changes) -> RedactedCopy:
    given = {"evidence": case.evidence.get(), "redactions": WHY} | changes
    file = ContentFile(content, name="rota-redacted.txt")
    return actions.attach_redacted_copy(case, content=file, by=world.user(by), **given)


def _served(world: World, name: str, case: Case, *, original: bool = False) -> bytes:
    address = reverse("evidence", kwargs={"reference": case.reference, "number": 1})
    answer = sign_in(world, name).get(address + ("?original=1" if original else ""))
    return b"".join(answer.streaming_content)


def test_scenario_12_shared_evidence_with_per_recipient_redaction(world: World) -> None:
    incident = world.report(involved=("sam", "sita"))
    sams, sitas = world.assess(incident, names=("sam", "sita"))
    for case in (sams, sitas):
        _attach(world, case)
        actions.appoint(case, kind=PartKind.CHAIR, employee=world.chidi, by=world.user("hana"), on=ASSESSED)
    copy = _redact(world, sams)
    check_deferred_guards()
    original = sams.evidence.get()
    assert (original.sha256, copy.sha256) == (
        hashlib.sha256(WHOLE).hexdigest(),
        hashlib.sha256(LESS).hexdigest(),
    )
    with original.file.open("rb") as kept:
        assert kept.read() == WHOLE
    assert [(row.place, row.reason) for row in copy.redactions.all()] == [
        ("Line 1", "names another employee")
    ]
    # Whoever decides reads what the employee gets; HR, investigator and auditor can read the original, and ask for it.
    for name, may in {"chidi": False, "carla": False, "hana": True, "ivor": True, "audrey": True}.items():
        assert _served(world, name, sams) == LESS, name
        assert _served(world, name, sams, original=True) == (WHOLE if may else LESS), name
        assert _served(world, name, sitas) == WHOLE, name
        page = text(sign_in(world, name).get(reverse("case", kwargs={"reference": sams.reference})))
        assert "redacted copy, attached" in page and "Line 1: names another employee" in page, name
        assert ("The original of Rota" in page) is may, name
        [told] = sign_in(world, name).get(f"/api/v1/cases/{sams.reference}").json()["evidence"]
        assert told["sha256"] == copy.sha256 and (told["original_href"] is not None) is may, name
        assert told["redactions"] == [{"place": "Line 1", "reason": "names another employee"}]
    looked = AuditEvent.objects.filter(action="downloaded", case=sams.pk, actor=world.user("chidi").pk)
    assert {json.loads(event.body)["facts"].get("copy") for event in looked} == {copy.pk}
    event = AuditEvent.objects.get(action="attach_redacted_copy")
    assert "names another" not in event.body
    newer = _redact(world, sams, content=b"who was in: ---, ----")
    assert _served(world, "chidi", sams) == b"who was in: ---, ----"
    assert list(sams.redacted_copies.all()) == [copy, newer]


def test_what_is_no_redacted_copy(world: World) -> None:
    sams, sitas = world.open_case("sam"), world.open_case("sita")
    for case in (sams, sitas):
        _attach(world, case)
    for changes, says in (
        ({"content": WHOLE}, "nothing is blacked out in it"),
        ({"redactions": "Line 1"}, "does not say where and why"),
        ({"redactions": " "}, "Nothing is said to be blacked out"),
        ({"evidence": sitas.evidence.get()}, "not on this case"),
        ({"content": b""}, "The file is empty"),
    ):
        with pytest.raises(RuleBroken, match=says):
            _redact(world, sams, **changes)
    for name in ("ivor", "carla"):
        with pytest.raises(NotYou):
            _redact(world, sams, by=name)
    assert not RedactedCopy.objects.exists()


def test_a_join_shows_nobody_more(world: World) -> None:
    """The file comes with its copy, and who reads what stays as it was."""
    into, joined = world.open_case(), world.another_case()
    _attach(world, joined)
    _redact(world, joined)
    world.join(joined, into)
    check_deferred_guards()
    assert (joined.state, into.evidence.get().carried_by) == (FileState.CLOSED, into.joins.get())
    assert (_served(world, "carla", into), _served(world, "hana", into, original=True)) == (LESS, WHOLE)
    assert into.redacted_copies.get().redactions.get().place == "Line 1"


def test_a_join_redacts_what_was_there_unredacted(world: World) -> None:
    """Both cases have the file, and only the one that ends has the copy: what is blacked out stays so."""
    into, joined = world.open_case(), world.another_case()
    for case in (into, joined):
        _attach(world, case)
    _redact(world, joined)
    world.join(joined, into)
    check_deferred_guards()
    assert into.evidence.get().carried_by is None
    assert (_served(world, "carla", into), _served(world, "hana", into, original=True)) == (LESS, WHOLE)
    assert into.redacted_copies.get().redactions.get().place == "Line 1"
