"""Statements, anonymity, sharing and calling through the verbs (PR-09, PR-11, DP-9)."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from casework.enums import DeadlineKind, FileState
from casework.models import AuditEvent, Case, Deadline
from casework.queries.witnesses import anonymous
from tests.actions.refusals import not_now, refused
from tests.support_world import (
    anonymity,
    ask_anonymity,
    attended,
    call,
    decide_anonymity,
    invite,
    share,
    statement,
)
from tests.world import ASSESSED, HEARD, REFERRED, World

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
    assert anonymity(world, case, statement=one).request.letter == "A"
    assert anonymity(world, case, statement=two).request.letter == "B"
    assert anonymity(world, case, statement=one, granted=False).request.letter == "A"
    assert anonymous(Case.objects.get(pk=case.pk)) == {"olga outside": "B"}
    assert anonymity(world, case, statement=one).request.letter == "A"
    decide_anonymity(world, case, granted=False)  # decided otherwise
    assert anonymous(Case.objects.get(pk=case.pk)) == {"olga outside": "B"}


def test_asking_and_deciding_are_two_facts(world: World) -> None:
    """PR-19: each with its day, person and reason; a task while it waits, and nothing shared that names the witness."""
    incident = world.report(involved=("sam", "sita"))
    case, other = world.assess(incident, names=("sam", "sita"))
    statement(world, case)
    asked = ask_anonymity(world, case, by=world.user("ivor"), asked_on=date(2026, 9, 8), why="He hit her.")
    assert (asked.asked_on, asked.recorded_by, asked.why) == (
        date(2026, 9, 8),
        world.user("ivor"),
        "He hit her.",
    )
    assert not asked.decisions.exists()
    [owed] = Deadline.objects.open().filter(case=case, kind=DeadlineKind.ANONYMITY_DECISION)
    assert owed.due_on == date(2026, 9, 16)  # five working days from Wed 9 Sep, when the case was opened
    for one in (case, other):
        one = Case.objects.get(pk=one.pk)
        assert anonymous(one) == {world.wendy.pk: "A"}
        with refused("PR-19", says="asked already", field="witness"):
            ask_anonymity(world, one)
    with refused("DP-9", says="it is not decided", field="copy"):
        share(world, case)
    with not_now("not asked for on the case"):
        decide_anonymity(world, other, request=asked)
    with refused("PR-19", says="It was asked for on Tue 8 Sep 2026"):
        decide_anonymity(world, case, on=date(2026, 9, 7))
    made = decide_anonymity(world, case, granted=False, reasons="Everybody knows.", on=date(2026, 9, 8))
    assert (made.decided_by, made.decided_on) == (world.user("carla"), date(2026, 9, 8))
    assert anonymous(Case.objects.get(pk=other.pk)) == {}
    assert share(world, case).copy == ""


def test_who_asked_in_a_case_that_closed_can_ask_in_the_other(world: World) -> None:
    incident = world.report(involved=("sam", "sita"))
    case, other = world.assess(incident, names=("sam", "sita"))
    ask_anonymity(world, case)
    world.withdraw(case)
    assert anonymous(Case.objects.get(pk=other.pk)) == {world.wendy.pk: "A"}
    ask_anonymity(world, other)
    decide_anonymity(world, other, granted=False)
    assert anonymous(Case.objects.get(pk=other.pk)) == {}


def test_a_witness_is_invited_and_comes_or_not(world: World) -> None:
    case = world.open_case()
    first = invite(world, case, for_on=REFERRED)
    assert (first.meeting, first.invited_on, first.for_on) == ("investigation", ASSESSED, REFERRED)
    with refused("PR-19", says="nobody knows yet"):
        attended(world, case, on=REFERRED - timedelta(days=1))
    said = attended(world, case, why_not=" She was ill. ")
    assert (said.came, said.why_not, said.recorded_on) == (False, "She was ill.", REFERRED)
    with not_now("recorded already"):
        attended(world, case, invitation=first)
    again = invite(world, case)
    assert attended(world, case, came=True, why_not="").invitation == again
    other = world.open_case("sita")
    with not_now("not on the case"):
        attended(world, other, invitation=again)


def test_a_witness_is_invited_to_the_hearing_to_which_they_were_called(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    olga = {"outsider": "Olga Outside"}
    with refused("PR-11", says="Nobody has called this witness", field="witness"):
        invite(world, case, **olga)
    call(world, case)
    with refused("PR-11", says="The hearing is on Fri 16 Oct 2026", field="for_on"):
        invite(world, case, for_on=date(2026, 10, 17), **olga)
    assert invite(world, case, **olga).meeting == "hearing"
    world.record(case)
    assert attended(world, case, came=True, why_not="").came


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
    with not_now("not on the case"):
        share(world, case, statement=theirs)


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
