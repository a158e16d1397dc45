"""After everything that can happen to a case: the log tells its whole story, and names nobody."""

from __future__ import annotations

import hmac
import json
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models

from accounts.models import User
from casework import actions
from casework.enums import Action, AppealResult, FileState, IncidentChannel
from casework.models import (
    AuditEvent,
    AuditPayload,
    Case,
    Category,
    Correction,
    Deadline,
    DecisionReview,
    Evidence,
    Incident,
    LivePeriod,
    PaperCheck,
    Provenance,
    RedactedCopy,
    SeparationOverride,
    TakenOver,
)
from tests import fixtures_world as more
from tests import purging
from tests.actions.test_tribunal import dismissed
from tests.imports.past import past_sanction
from tests.outside_world import agree_to_consider, ask_for_reasons, give_reasons, with_expired_safeguarding
from tests.paper_world import take_over
from tests.walked import walked_once
from tests.world import CLOSED, FOUND, HAPPENED, World

pytestmark = pytest.mark.django_db

# Text columns that hold codes, keys and digests, not words about people.
CODES = {
    (Category, "code"),
    (Category, "path"),
    (Correction, "field"),
    (Deadline, "anchor"),
    (Evidence, "sha256"),
    (LivePeriod, "basis"),
    (Provenance, "sha256"),
    (SeparationOverride, "rule"),
    (TakenOver, "sha256"),
    (RedactedCopy, "sha256"),
    (PaperCheck, "rule"),
}


@pytest.fixture
def lived(world: World) -> World:
    _live(world)
    return world


@walked_once
def _live(world: World) -> None:
    """A closed case with rows of every kind, one withdrawn, one without a case to answer."""
    more.hire_the_rest(world)
    more.closed_and_full(world)
    sitas = world.open_case("sita")
    actions.add_allegation(
        sitas,
        particulars="Left the screen unlocked.",
        category=world.category,
        channel=IncidentChannel.WORKPLACE,
        acted_from=HAPPENED,
        acted_to=HAPPENED,
        by=world.user("ivor"),
        on=FOUND,
    )
    rota = ContentFile(b"who was in", name="rota.txt")
    held = actions.attach_evidence(sitas, title="The rota", content=rota, by=world.user("ivor"))
    less = ContentFile(b"who was", name="redacted.txt")
    said = "Line 1: names another employee"
    actions.attach_redacted_copy(sitas, evidence=held, content=less, redactions=said, by=world.user("hana"))
    world.withdraw(sitas, reason="Wrong person.", on=CLOSED)
    actions.no_case_to_answer(
        world.open_case("uma"), reasons="Nobody saw it.", by=world.user("carla"), on=CLOSED
    )
    actions.deal_with_informally(
        world.open_case("uma"),
        severity="minor",
        reasons="It was a slip.",
        agreed="A talk.",
        by=world.user("carla"),
        on=CLOSED,
    )
    asked = dismissed(world, name="uma")
    ask_for_reasons(world, asked)
    give_reasons(world, asked)
    world.close_after_death(world.open_case("uma"))
    _appealed_late_and_heard_again(world)
    rested = world.case_in(FileState.OUTCOME, "nora")
    DecisionReview.objects.create(
        case=rested, decision=rested.decisions.get(), sanction=rested.sanctions.get(), fell_on=CLOSED
    )
    world.review_decision(rested)
    suspended = world.open_case("uma")
    world.suspend(suspended, contact=world.petra)
    world.lift_suspension(suspended)
    world.resign(suspended)
    world.close_after_leaving(suspended)
    world.withdraw_appeal(world.case_in(FileState.APPEAL, "uma"))
    world.hear_again(world.case_in(FileState.DELIBERATION, "uma"))
    past_sanction(world, name="wendy")
    world.settle(
        past_sanction(world, name="wendy", live_to=None, issued_on=date(2026, 6, 4), reference="PF/1")
    )
    purging.approve(world, purging.purge_proposed(world), by=world.user("lena"), on=purging.TODAY)
    paper = world.report(involved=("wendy",), witnesses=[])
    late = "She came all the same."
    take_over(world, FileState.DELIBERATION, employee=world.wendy, incident=paper, departures=late)
    world.join(world.another_case("nora"), world.open_case("nora"))
    world.record_pay(world.reinstated("nora"))
    agree_to_consider(world, with_expired_safeguarding(world, "nora", since=date(2026, 1, 2)))


def _appealed_late_and_heard_again(world: World) -> None:
    case = world.case_in(FileState.OUTCOME, "sita")
    actions.refuse_late_appeal(
        case, received_on=CLOSED, reason="No reason was given.", by=world.user("hana"), on=CLOSED
    )
    world.appeal(case, AppealResult.REMITTED)
    world.return_to_hearing(case)


def _texts(model: type[models.Model]) -> set[str]:
    columns = [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and (model, field.name) not in CODES
    ]
    rows = model._default_manager.values_list(*columns) if columns else ()
    return {value for row in rows for value in row if value and len(value) > 3}


def test_no_body_holds_a_name_or_a_word_of_anybody(lived: World) -> None:
    houses = [m for m in apps.get_app_config("casework").get_models() if m not in (AuditEvent, AuditPayload)]
    texts = set().union(*(_texts(model) for model in (*houses, User)))
    assert {"Sam Example", "sam@example.org", "A finding was mistyped.", "sams-page.png"} <= texts
    words = {"Example", "example", "Sam", "Leeds"}
    bodies = list(AuditEvent.objects.values_list("body", flat=True))
    assert len(bodies) > 25
    leaked = [(text, body) for text in texts | words for body in bodies if text in body]
    assert leaked == []


def test_the_columns_say_what_the_body_says(lived: World) -> None:
    for event in AuditEvent.objects.all():
        body = json.loads(event.body)
        columns = (
            str(event.uid),
            event.action,
            event.actor,
            event.case,
            event.incident,
            event.version,
            event.target,
        )
        keys = ("uid", "action", "actor", "case", "incident", "version", "to")
        assert columns == tuple(body.get(key) for key in keys)
        assert set(body) <= {*keys, "v", "req", "facts", "pc"}


def test_a_body_is_canonical(lived: World) -> None:
    for body in AuditEvent.objects.values_list("body", flat=True):
        assert body == json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_facts_are_ids_and_codes(lived: World) -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, list):
            return all(plain(each) for each in value)
        return isinstance(value, bool | int) or (isinstance(value, str) and " " not in value)

    for body in AuditEvent.objects.values_list("body", flat=True):
        assert all(plain(value) for value in json.loads(body).get("facts", {}).values()), body


@pytest.mark.parametrize("model", [Case, Incident])
def test_the_events_of_a_file_add_up_to_its_state(lived: World, model: type[Case | Incident]) -> None:
    assert model.objects.exists()
    for file in model.objects.all():
        events = AuditEvent.objects.filter(**{model.__name__.lower(): file.pk}, version__isnull=False)
        told = list(events.order_by("id").values_list("version", "target"))
        assert [version for version, _ in told] == list(range(1, file.version + 1))
        assert told[-1][1] == file.state


def test_every_payload_is_bound_to_its_event(lived: World) -> None:
    commitments = {
        event.uid: json.loads(event.body)["pc"]
        for event in AuditEvent.objects.all()
        if "pc" in json.loads(event.body)
    }
    payloads = {payload.event_uid: payload for payload in AuditPayload.objects.all()}
    assert len(payloads) == len(commitments) >= 3
    salts = set()
    for uid, payload in payloads.items():
        salt = bytes(payload.salt)
        assert len(salt) == 32
        assert hmac.new(salt, payload.text.encode(), sha256).hexdigest() == commitments[uid]
        assert hmac.new(salt, (payload.text + " ").encode(), sha256).hexdigest() != commitments[uid]
        salts.add(salt)
    assert len(salts) == len(payloads)


def test_every_verb_has_left_its_event(lived: World) -> None:
    seen = set(AuditEvent.objects.values_list("action", flat=True))
    assert seen == set(Action.values)
