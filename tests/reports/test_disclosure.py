"""The disclosure table over a small register: whose cases, which category, as known when, and its files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from casework import audit
from casework.actions.system_actor import system_actor
from casework.enums import (
    AppealResult,
    CountOf,
    Figures,
    FileState,
    Finding,
    OutcomeTaken,
    Role,
    SanctionLevel,
)
from casework.errors import NotYou
from casework.models import AllegationFinding, AuditEvent, Case, Category, RoleGrant, Sanction
from casework.queries.disclosure import DisclosureAsked
from casework.queries.exports import exports_in_words, exports_seen_by
from casework.reports import FORMATS, disclosure, disclosure_for, export_disclosure
from tests.world import APPEAL_DECIDED, DECIDED, LONDON, World, build_world

pytestmark = pytest.mark.django_db

BEFORE_APPEAL, AFTER_APPEAL = date(2026, 11, 10), date(2026, 11, 11)
DAY = timedelta(days=1)
WRITTEN, VERBAL, NOBODY = [0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]


def at(day: date) -> time_machine.travel:
    """Do what follows in the morning of a day: rows are recorded then."""
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=LONDON), tick=True)


@pytest.fixture(autouse=True)
def _later() -> Iterator[None]:
    with at(date(2026, 11, 23)):
        yield


@pytest.fixture
def world() -> World:
    """Sam of Leeds got a written warning, which was recorded on the day it was issued."""
    world = build_world()
    with at(date(2026, 10, 20)):
        world.case_in(FileState.OUTCOME, "sam")
    return world


def asked(**changes) -> DisclosureAsked:
    given = {
        "category": Category.objects.get(code="social-media"),
        "first": date(2026, 1, 1),
        "last": date(2026, 12, 31),
        "as_at": date(2026, 11, 23),
        "figures": Figures.EXACT,
    } | changes
    return DisclosureAsked(**given)


def figures(**changes) -> list[int]:
    table = disclosure(Sanction.objects.all(), asked(**changes), by=system_actor()).table
    return [row.count for row in table.rows]


def appeal(world: World, result: str = AppealResult.VARIED) -> Case:
    case = world.sam.cases.get()
    with at(AFTER_APPEAL):
        world.appeal(case, result)
    return case


def test_period_is_by_the_day_of_the_decision_both_ends_included(world: World) -> None:
    assert figures(first=DECIDED, last=DECIDED) == WRITTEN
    assert figures(last=DECIDED - DAY) == NOBODY
    assert figures(first=DECIDED + DAY) == NOBODY


def test_category_holds_those_below_it_and_only_what_was_found(world: World) -> None:
    other = Category.objects.create(code="other", name="Other", path="/other/")
    assert figures(category=Category.objects.get(code="conduct")) == WRITTEN
    assert figures(category=other) == NOBODY
    AllegationFinding.objects.update(finding=Finding.NOT_FOUND)
    assert figures() == NOBODY


def test_decision_counts_once_its_letter_has_left_and_a_case_without_sanction_never(world: World) -> None:
    world.case_in(FileState.DECIDED, "nora")
    no_sanction = world.case_in(FileState.DELIBERATION, "sita")
    world.decide(no_sanction, level="")
    world.issue(no_sanction)
    assert figures() == WRITTEN
    world.issue(Case.objects.get(subject=world.nora))
    assert figures() == [0, 2, 0, 0]


@pytest.mark.parametrize(
    ("result", "after"),
    [("confirmed", WRITTEN), ("varied", VERBAL), ("set_aside", NOBODY), ("remitted", NOBODY)],
)
def test_as_at_before_an_appeal_decision_gives_the_earlier_answer(
    world: World, result: str, after: list[int]
) -> None:
    appeal(world, result)
    assert AFTER_APPEAL == APPEAL_DECIDED
    assert figures(as_at=BEFORE_APPEAL) == WRITTEN
    assert figures(as_at=AFTER_APPEAL) == after
    assert figures() == after
    assert figures(outcome=OutcomeTaken.FIRST) == WRITTEN


def test_sanction_is_known_from_the_day_it_was_recorded(world: World) -> None:
    assert figures(as_at=date(2026, 10, 20)) == WRITTEN
    made = disclosure(Sanction.objects.all(), asked(as_at=date(2026, 10, 19)), by=system_actor())
    assert made.table.total == 0
    assert made.notes[-1] == (
        "The first sanction was recorded in this system on Tue 20 Oct 2026: before that day it knew none."
    )


def test_varied_sanction_is_one_of_two_by_the_first_outcome_and_one_by_the_final(world: World) -> None:
    appeal(world)
    assert Sanction.objects.count() == 2
    for count in CountOf:
        assert figures(count=count) == VERBAL
        assert figures(count=count, outcome=OutcomeTaken.FIRST) == WRITTEN


def test_case_heard_again_after_the_period_keeps_its_period(world: World) -> None:
    case = appeal(world, AppealResult.REMITTED)
    world.return_to_hearing(case)
    assert figures(last=DECIDED) == NOBODY
    Sanction.objects.create(
        case=case,
        decision=_decided_again(case, on=date(2026, 11, 20)),
        policy=case.sanctions.all()[0].policy,
        employee=case.subject,
        level=SanctionLevel.VERBAL_WARNING,
        rank=1,
        issued_on=date(2026, 11, 20),
        received_on=date(2026, 11, 20),
    )
    assert figures(last=DECIDED) == VERBAL
    assert figures(last=DECIDED, outcome=OutcomeTaken.FIRST) == WRITTEN
    assert figures(first=DECIDED + DAY) == NOBODY


def _decided_again(case: Case, *, on: date):
    """A second decision with the findings of the first, as a rehearing leaves one."""
    decision = case.decisions.get()
    finding = decision.findings.get()
    hearing = decision.hearing
    hearing.pk, hearing.attempt, hearing.set_aside_by = None, 2, None
    hearing._state.adding = True
    hearing.save()
    decision.pk, decision.hearing, decision.decided_on = None, hearing, on
    decision._state.adding = True
    decision.save()
    AllegationFinding.objects.create(
        case=case,
        decision=decision,
        allegation=finding.allegation,
        finding=finding.finding,
        reasons=finding.reasons,
    )
    return decision


def test_auditor_and_lead_count_their_units_and_nobody_else_counts(world: World) -> None:
    for name in ("audrey", "lena"):
        assert disclosure_for(asked(), by=world.user(name)).table.total == 1
    for name, unit, total in (("adam", "leeds", 1), ("uma", "digital", 0)):
        RoleGrant.objects.create(
            user=world.user(name), role=Role.AUDITOR, unit=world.units[unit], from_date=date(2020, 1, 1)
        )
        assert disclosure_for(asked(), by=world.user(name)).table.total == total
    for name in ("hana", "manny", "chidi", "ivor", "sam"):
        with pytest.raises(NotYou):
            disclosure_for(asked(), by=world.user(name))


@pytest.mark.parametrize("name", ["sam", "wendy", "colin"])
def test_auditor_in_the_case_does_not_count_it(world: World, name: str) -> None:
    RoleGrant.objects.create(
        user=world.user(name), role=Role.AUDITOR, unit=world.units["department"], from_date=date(2020, 1, 1)
    )
    assert disclosure_for(asked(), by=world.user(name)).table.total == 0


def test_file_is_an_event_before_it_is_handed_over(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = disclosure_for(asked(), by=world.user("audrey"))
    export_disclosure(made, "csv", by=world.user("audrey"))
    (event,) = AuditEvent.objects.filter(action="exported")
    assert json.loads(event.body)["facts"] == {
        "export": "disclosure",
        "format": "csv",
        "rows": 4,
        "category": "social-media",
        "decided_from": "2026-01-01",
        "decided_to": "2026-12-31",
        "as_at": "2026-11-23",
        "count": "people",
        "outcome": "final",
        "figures": "exact",
    }
    (line,) = exports_in_words(exports_seen_by(world.user("audrey")), world.user("audrey"))
    assert line.what == "Disclosure table"
    assert line.asked[1] == "decided from Thu 1 Jan 2026 to Thu 31 Dec 2026"

    def broken(*args, **kwargs):
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr(audit, "record_look", broken)
    with pytest.raises(RuntimeError, match="cannot be written"):
        export_disclosure(made, "json", by=world.user("audrey"))


def test_files_say_the_same_and_each_says_how_it_was_counted(world: World) -> None:
    Category.objects.filter(code="social-media").update(name="=Social media")
    made = disclosure_for(asked(), by=world.user("audrey"))
    text, sheet, answer = (FORMATS[name](made) for name in ("text", "csv", "json"))
    rows = list(csv.DictReader(io.StringIO(sheet)))
    figures = [(row["line"], row["number"], row["percent"]) for row in rows if row["part"] == "table"]
    assert figures[1] == ("Written warning", "1", "100.0")
    assert figures[-1] == ("Total", "1", "")
    read = json.loads(answer)
    assert [(row["label"], str(row["number"])) for row in read["rows"]] == [line[:2] for line in figures[:-1]]
    assert read["total"] == 1
    for rule in made.rules:
        assert rule in text and rule in read["counting_rules"] and rule in {row["line"] for row in rows}
    assert {row["as_at"] for row in rows} == {"2026-11-23"}
    assert "As at Mon 23 Nov 2026." in text
    assert {row["made_by"] for row in rows} == {world.user("audrey").name}
    assert "Sam" not in text + sheet + answer


def run(*words: str) -> str:
    out = StringIO()
    period = ("--category", "social-media", "--from", "2026-01-01", "--to", "2026-12-31")
    call_command("disclosure_table", *period, "--exact", *words, stdout=out)
    return out.getvalue()


def test_command_counts_the_whole_register_and_is_an_event_of_the_system(world: World) -> None:
    assert "Written warning" in run()
    assert json.loads(run("--format", "json", "--outcome", "first", "--count", "cases"))["total"] == 1
    assert json.loads(run("--format", "json", "--as-at", "2026-10-19"))["total"] == 0
    actors = AuditEvent.objects.filter(action="exported").values_list("actor", flat=True)
    assert list(actors) == [system_actor().pk] * 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--category", "social"), "There is no category “social”. There are: conduct, social-media"),
        (("--from", "1 January"), "--from “1 January” is not a day: write it like 2013-01-31"),
        (("--to", "2026-02-30"), "--to “2026-02-30” is not a day"),
        (("--as-at", "x"), "--as-at “x” is not a day"),
        (("--to", "2025-12-31"), "--to is before --from"),
        (("--as-at", "2030-01-01"), "in the future"),
        (("--count", "heads"), "invalid choice"),
        (("--outcome", "best"), "invalid choice"),
    ],
)
def test_command_refuses_in_a_sentence(world: World, words: tuple[str, ...], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        run(*words)
    assert not AuditEvent.objects.filter(action="exported").exists()
