"""Statements, anonymity, sharing and calling through the verbs (PR-09, PR-11, DP-9)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casework.enums import FileState
from casework.models import AuditEvent, Case
from tests.actions.refusals import not_now, refused
from tests.support_world import anonymity, call, share, statement
from tests.world import HEARD, World

pytestmark = pytest.mark.django_db


def test_a_later_version_is_a_row_of_its_own(world: World) -> None:
    case = world.open_case()
    first = statement(world, case, by=world.user("ivor"))
    second = statement(world, case, replaces=first, text="I saw it twice.")
    assert [(row.number, row.version) for row in case.statements.all()] == [(1, 2), (1, 1)]
    assert (second.witness, second.text) == (world.wendy, "I saw it twice.")
    first.refresh_from_db()
    assert first.text == "I saw the post that evening."
    assert statement(world, case, outsider="Olga Outside").number == 2
    with refused("PR-19", says="of the same witness", field="witness"):
        statement(world, case, replaces=first, witness=world.colin)


def test_whoever_testifies_is_a_witness_on_the_case(world: World) -> None:
    case = world.open_case()
    with refused("SEP-3", says="not a witness", instead="Appoint them", field="witness"):
        statement(world, case, witness=world.nora)
    assert statement(world, case, witness=world.colin).witness == world.colin  # the complainant


def test_the_letter_is_the_witness_own_in_every_case_of_the_incident(world: World) -> None:
    case = world.open_case()
    statement(world, case)
    statement(world, case, outsider="Olga Outside")
    one, two = list(case.statements.order_by("number"))
    assert anonymity(world, case, statement=one).letter == "A"
    assert anonymity(world, case, statement=two).letter == "B"
    assert anonymity(world, case, statement=one, granted=False).letter == ""
    assert anonymity(world, case, statement=one).letter == "A"


def test_a_witness_who_is_not_named_is_shared_redacted(world: World) -> None:
    case = world.open_case()
    statement(world, case)
    share(world, case)
    anonymity(world, case)
    with refused("DP-9", says="not shared as it stands", field="copy"):
        share(world, case)
    with refused("DP-9", says="The copy names the witness", field="copy"):
        share(world, case, copy="Wendy saw it.", why_redacted="It named her.")
    assert share(world, case, copy="Somebody saw it.", why_redacted="It named her.").copy


def test_a_statement_of_another_case_is_none(world: World) -> None:
    theirs = statement(world, world.open_case("sita"))
    case = world.open_case()
    for verb in (share, anonymity):
        with not_now("not on the case"):
            verb(world, case, statement=theirs)


def test_a_hearing_arranged_without_the_statements_is_in_the_log(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    made = statement(world, case)
    world.refer(case)
    world.appoint_chair(case)
    world.arrange(case)
    event = AuditEvent.objects.filter(case=case.pk, action="arrange_hearing").get()
    assert json.loads(event.body)["facts"]["statements_not_shared"] == [made.pk]


def test_witnesses_are_named_in_advance(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    day, after = HEARD.date(), date(2026, 10, 17)
    assert call(world, case, notified_on=day, on=day).meeting == "hearing"
    with refused("PR-11", says="named in advance", field="notified_on"):
        call(world, case, notified_on=after, on=after)
    with refused("SEP-3", says="not a witness"):
        call(world, case, witness=world.nora, outsider="")
    assert Case.objects.get(pk=case.pk).witness_calls.count() == 1
