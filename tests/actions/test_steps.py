"""How every verb begins and ends: who, when, the version the reader saw, the event beside the change."""

from __future__ import annotations

import json

import pytest

from casework import actions
from casework.audit import request_id
from casework.enums import FileState, Role
from casework.models import AuditEvent, Case, Incident, RoleGrant
from tests.actions.refusals import not_now, not_you
from tests.world import REFERRED, World

pytestmark = pytest.mark.django_db


def test_the_callers_object_stands_where_the_file_does(world: World) -> None:
    case = world.open_case()
    world.findings(case)
    stored = Case.objects.get(pk=case.pk)
    assert (case.state, case.version) == (stored.state, stored.version) == (FileState.FINDINGS, 2)


def test_the_callers_object_learns_what_others_changed(world: World) -> None:
    case = world.open_case()
    theirs = Case.objects.get(pk=case.pk)
    actions.add_note(theirs, text="Rang the union.", by=world.user("hana"))
    actions.add_note(case, text="And the union rang back.", by=world.user("hana"))
    assert case.version == 3


def test_a_step_that_moves_the_file_is_refused_to_who_saw_an_older_one(world: World) -> None:
    case = world.open_case()
    seen = Case.objects.get(pk=case.pk)
    actions.add_note(case, text="Rang the union.", by=world.user("hana"))
    with not_now("Somebody changed this file after you opened the page"):
        world.findings(seen)
    world.findings(Case.objects.get(pk=case.pk))


def test_two_people_add_notes_on_the_same_page(world: World) -> None:
    case = world.open_case()
    seen = Case.objects.get(pk=case.pk)
    actions.add_note(case, text="One.", by=world.user("hana"))
    actions.add_note(seen, text="Two.", by=world.user("ivor"))
    assert case.notes.count() == 2


def test_somebody_without_a_part_hears_nothing_of_where_the_file_is(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    with not_you("This file is not open to you"):
        world.decide(case, by=world.user("petra"))


def test_somebody_with_another_part_hears_who_does_it(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    with not_you("“Decide the outcome” is done by the hearing chair of this file"):
        world.decide(case, by=world.user("hana"))


def test_the_wrong_moment_says_where_the_file_is(world: World) -> None:
    case = world.open_case()
    with not_now("this is at “Investigation”.", instead="It can be done at: Findings", rule_id="T11"):
        actions.refer_to_hearing(case, reasons="There is.", by=world.user("carla"), on=REFERRED)


def test_a_role_that_ended_this_minute_counts_no_more(world: World) -> None:
    case = world.case_in(FileState.DECIDED)
    RoleGrant.objects.filter(user=world.user("hana"), role=Role.HR_OFFICER).update(to_date=REFERRED)
    with not_you("not open to you"):
        world.issue(case)
    other = world.report()
    with not_you("not open to you"):
        world.assess(other)


def test_the_event_carries_the_request_and_ids_only(world: World) -> None:
    case = world.open_case()
    token = request_id.set("7e57")
    try:
        actions.add_note(case, text="Rang the union.", by=world.user("hana"))
    finally:
        request_id.reset(token)
    body = json.loads(AuditEvent.objects.latest("id").body)
    assert body.pop("uid")
    assert body == {
        "v": 1,
        "action": "add_note",
        "actor": world.user("hana").pk,
        "case": case.pk,
        "version": 2,
        "to": "investigation",
        "req": "7e57",
        "facts": {"note": case.notes.get().pk},
    }


def test_a_file_that_never_was_is_not_begun(world: World) -> None:
    incident = world.report()
    incident.pk = 0
    with pytest.raises(Incident.DoesNotExist):
        world.assess(incident)
