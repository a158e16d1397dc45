"""agree_sanction, withdraw_agreement: without a hearing, thought over, issued or taken back, appealed and heard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from casework import actions, queries
from casework.enums import AppealResult, FileState, Finding, PartKind, SanctionLevel, Severity
from casework.errors import NotNow
from casework.models import Case, Deadline
from casework.queries.case_page import load
from casework.queries.fits import fits_now
from casework.queries.policy_effects import policy_effects
from casework.queries.rows import with_stage
from casework.queries.sight import sight_of
from casework.queries.stage import stage_in_brief, stage_in_words
from casework.queries.timeline import timeline
from casework.queries.todo import todo_in_words
from casework.queries.waiting import waiting_for
from tests.actions.refusals import not_now, refused
from tests.world import (
    APPEAL_CLOSED,
    APPEAL_INVITED,
    FOUND,
    ISSUED,
    LONDON,
    P1,
    REFERRED,
    TAKEN_BACK,
    World,
)

pytestmark = pytest.mark.django_db

ADMITTED = "I wrote it on Monday night."
ENDS = date(2026, 10, 13)  # a week from Tuesday 6 October
ON_THE_LAST_DAY = datetime(2026, 10, 13, 16, 0, tzinfo=LONDON)


@pytest.fixture
def case(world: World) -> Case:
    return world.case_in(FileState.FINDINGS)


@pytest.fixture
def agreed(world: World, case: Case) -> Case:
    world.agree(case, admission=f" {ADMITTED} ")
    return case


def _letters(case: Case) -> list[tuple[date, str, str]]:
    rows = Deadline.objects.filter(case=case, kind="decision_letter").order_by("pk")
    fate = lambda row: "met" if row.met_at else "lapsed" if row.superseded_at else "owed"  # noqa: E731
    return [(row.due_on, row.why, fate(row)) for row in rows]


def test_it_is_decided_thought_over_and_issued(world: World, agreed: Case) -> None:
    decision = agreed.decisions.get()
    agreement = decision.agreement
    assert (agreed.state, decision.hearing, decision.decided_by) == (
        FileState.DECIDED,
        None,
        world.user("carla"),
    )
    assert (agreement.admission, agreement.cooling_off_ends_on) == (ADMITTED, ENDS)
    assert [row.finding for row in decision.findings.all()] == [Finding.FOUND]
    why = "5 working days from the end of the time to think it over on Tue 13 Oct 2026"
    assert _letters(agreed) == [(date(2026, 10, 20), why, "owed")]
    with refused("T16", says="think it over until the end of Tue 13 Oct 2026", field="sent_at"):
        world.issue(agreed, sent_at=ON_THE_LAST_DAY)
    outcome = world.issue(agreed, sent_at=ON_THE_LAST_DAY + timedelta(days=1))
    assert (agreed.state, outcome.issued_on) == (FileState.OUTCOME, date(2026, 10, 14))
    sanction = agreed.sanctions.get()
    assert (sanction.level, sanction.live_periods.get().to_on) == ("written_warning", date(2027, 4, 13))
    assert _letters(agreed)[0][2] == "met"
    assert {row.kind for row in Deadline.objects.open().filter(case=agreed)} == {
        "appeal_window",
        "warning_expiry",
    }


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"admission": " "}, "PR-02", "The admission is missing"),
    ({"on": FOUND - timedelta(days=1)}, "T16", "The findings were submitted"),
    ({"told_on": date(2026, 9, 8)}, "T16", "The case was opened"),
    ({"findings": {}}, "T17", "needs a finding of its own"),
    ({"level": SanctionLevel.DISMISSAL_WITH_NOTICE}, "T16", "a final written warning at most"),
    ({"severity_found": Severity.GROSS}, "PR-09", ""),
    ({"severity_found": Severity.MINOR, "level": "final_written_warning"}, "PR-16", ""),
]


@pytest.mark.parametrize(("changes", "rule", "says"), REFUSED, ids=[rule + says for _, rule, says in REFUSED])
def test_what_cannot_be_agreed(
    world: World, case: Case, changes: dict[str, Any], rule: str, says: str
) -> None:
    with refused(rule, says=says):
        world.agree(case, **changes)


def test_the_policy_and_the_grade_of_the_case_manager_are_asked(world: World, case: Case) -> None:
    """SEP-7: carla is of grade G7, of rank 5; the policy of the day says how far it goes."""
    document = {**P1, "name": "Silent"}
    del document["fast_track"]
    type(world.policy).objects.create(name="Silent", effective_from=REFERRED, document=document)
    with refused("T16", says="does not allow a sanction without a hearing"):
        world.agree(case)
    strict = {**P1, "name": "Strict", "ladder": [rung | {"authority": 6} for rung in P1["ladder"]]}
    type(world.policy).objects.create(name="Strict", effective_from=date(2026, 10, 7), document=strict)
    with refused("SEP-7", says="Your grade may not decide on a written warning"):
        world.agree(case, on=date(2026, 10, 7))


def test_taken_back_it_binds_nobody_and_the_employee_is_heard(world: World, agreed: Case) -> None:
    with refused("T16", says="It was agreed on Tue 6 Oct 2026", field="withdrawn_on"):
        world.withdraw_agreement(agreed, withdrawn_on=FOUND)
    with refused("T16", says="after today", field="withdrawn_on"):
        world.withdraw_agreement(agreed, withdrawn_on=date(2026, 10, 8))
    withdrawal = world.withdraw_agreement(agreed, by=world.user("carla"))
    assert (agreed.state, withdrawal.withdrawn_on) == (FileState.FINDINGS, TAKEN_BACK.date())
    assert _letters(agreed)[0][2] == "lapsed"
    assert queries.standing_decision(agreed) is None
    world.agree(agreed, told_on=REFERRED, on=TAKEN_BACK.date())  # once more, and once more not
    world.withdraw_agreement(agreed)
    for verb in (world.refer, world.appoint_chair, world.arrange, world.record):
        verb(agreed)
    world.decide(agreed, level="", is_found=False)
    assert agreed.decisions.get(recalled_at=None).hearing is not None
    with not_now("Nothing was agreed"):
        world.withdraw_agreement(agreed)


def test_nobody_recalls_what_was_agreed(world: World, agreed: Case) -> None:
    """The case manager may chair as well; a recall would lead to a deliberation without a hearing."""
    row = Case.objects.get(pk=agreed.pk)
    assert fits_now("withdraw_agreement", row)
    assert not fits_now("recall_decision", row)
    other = world.case_in(FileState.FINDINGS, "sita")
    actions.appoint(other, kind=PartKind.CHAIR, employee=world.carla, by=world.user("hana"), on=REFERRED)
    world.agree(other)
    with not_now("agreed without a hearing"):
        actions.recall_decision(other, reason="A slip.", by=world.user("carla"), at=TAKEN_BACK)


def test_where_it_is_and_for_whom_it_waits(world: World, agreed: Case) -> None:
    row, today = with_stage(Case.objects.filter(pk=agreed.pk)).get(), date(2026, 10, 8)
    said = "Agreed without a hearing Tue 6 Oct 2026: the outcome letter has not left yet"
    assert stage_in_words(row, today) == said
    assert stage_in_brief(row, today) == ("Decided", "letter not issued yet")
    ahead = queries.next_step(row)
    assert todo_in_words(ahead, today) == "Issue the outcome letter, from Wed 14 Oct 2026"
    assert todo_in_words(ahead, date(2026, 10, 14)) == "Issue the outcome letter"
    waits = waiting_for(row, ahead, today)
    assert waits is not None
    assert (waits.who, waits.since) == ("Hana Example, HR officer", REFERRED)
    world.withdraw_agreement(agreed)
    row = with_stage(Case.objects.filter(pk=agreed.pk)).get()
    waits = waiting_for(row, queries.next_step(row), today)
    assert waits is not None
    assert (waits.who, waits.since) == ("Carla Example, case manager", TAKEN_BACK.date())


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_who_reads_what_was_admitted_and_agreed(world: World, agreed: Case) -> None:
    """Neither the investigator nor whoever will hear the case if it is taken back."""
    case = agreed
    for name, reads, level in (
        *((name, True, True) for name in ("carla", "hana", "lena", "audrey")),
        ("ivor", False, False),
    ):
        page = _client(world, name).get(f"/cases/{case.reference}/").content.decode()
        assert (ADMITTED in page, "Written warning" in page) == (reads, level), name
        out = _client(world, name).get(f"/api/v1/cases/{case.reference}").json()
        assert [one["admission"] for one in out["agreements"]] == ([ADMITTED] if reads else []), name
    world.withdraw_agreement(case)
    world.refer(case)
    world.appoint_chair(case)
    row = load(Case.objects.get(pk=case.pk))
    for name, reads in (("hana", True), ("carla", True), ("chidi", False), ("ivor", False)):
        page = _client(world, name).get(f"/cases/{case.reference}/").content.decode()
        assert (ADMITTED in page, "I would rather be heard." in page) == (reads, reads), name
        told = {one.title: one.words for one in timeline(row, sight_of(world.user(name), row), 50)[0]}
        assert "warning" not in told["Sanction agreed without a hearing"].lower(), name


def test_it_is_appealed_and_heard_by_somebody_else(world: World, agreed: Case) -> None:
    """SEP-4 compares with the case manager, SEP-2 keeps them out; remitted, the case is heard for the first time."""
    world.issue(agreed, sent_at=ISSUED)
    world.lodge(agreed)
    hana = world.user("hana")
    with refused("SEP-2", says="case manager"):
        actions.appoint(agreed, kind=PartKind.APPEAL_MANAGER, employee=world.carla, by=hana, on=REFERRED)
    actions.appoint(agreed, kind=PartKind.APPEAL_MANAGER, employee=world.nora, by=hana, on=REFERRED)
    with refused("SEP-4", says="than the case manager whose decision"):
        world.arrange_appeal(agreed, name="")


def test_remitted_it_is_heard_for_the_first_time(world: World, agreed: Case) -> None:
    world.issue(agreed, sent_at=ISSUED)
    page = _client(world, "hana").get(f"/cases/{agreed.reference}/").content.decode()
    assert "Agreed with the employee, without a hearing" in page
    world.appeal(agreed, AppealResult.REMITTED)
    world.return_to_hearing(agreed)
    assert agreed.state == FileState.HEARING
    assert queries.standing_decision(agreed) is None
    assert queries.current_outcome(agreed) is None
    row = with_stage(Case.objects.filter(pk=agreed.pk)).get()
    assert "remitted on appeal Wed 11 Nov 2026" in stage_in_words(row, APPEAL_CLOSED)
    with refused("T23", says="agreed the outcome that did not stand"):
        actions.appoint(
            agreed, kind=PartKind.CHAIR, employee=world.carla, by=world.user("hana"), on=APPEAL_CLOSED
        )
    world.appoint_chair(agreed)
    with refused("T11", says="Wed 11 Nov 2026", field="sent_at"):
        world.arrange(agreed, sent_at=APPEAL_INVITED)
    heard = datetime(2026, 11, 24, 10, tzinfo=LONDON)
    world.arrange(agreed, starts_at=heard, sent_at=datetime(2026, 11, 13, 10, tzinfo=LONDON))
    world.record(agreed, at=heard)
    with refused("AP-4", says="it never ends with more than before"):
        world.decide(agreed, level="final_written_warning", on=heard.date())
    world.decide(agreed, level="verbal_warning", on=heard.date())
    assert agreed.decisions.filter(recalled_at=None).count() == 2


def test_figures_exports_and_simulation_know_it(world: World, agreed: Case) -> None:
    world.issue(agreed, sent_at=ISSUED)
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert policy_effects(P1, first=first, last=last).not_allowed == ()
    silent = {name: part for name, part in P1.items() if name != "fast_track"}
    [line] = policy_effects(silent, first=first, last=last).not_allowed
    assert (line.reference, line.rule_id) == (agreed.reference, "T16")
    register = _client(world, "audrey").get("/api/v1/sanctions").json()["results"]
    assert [one["level"] for one in register] == ["written_warning"]


def test_what_was_agreed_falls_where_the_employee_leaves_before_it_is_issued(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    world.agree(case)
    left = timezone.localdate() - timedelta(days=1)
    world.resign(case, given_on=left, ends_on=left, on=left)
    with refused("T24", says="nobody who has left"):
        world.issue(case, sent_at=timezone.now())
    world.close_after_leaving(case, on=timezone.localdate())
    decision = case.decisions.get()
    assert (case.state, bool(decision.recalled_because)) == (FileState.CLOSED, True)
    assert not case.sanctions.exists()


def test_what_was_decided_after_a_hearing_does_not_end_with_the_employment(world: World) -> None:
    case = world.case_in(FileState.DECIDED)
    left = timezone.localdate() - timedelta(days=1)
    world.resign(case, given_on=left, ends_on=left, on=left)
    with pytest.raises(NotNow, match="record the findings alone"):
        world.close_after_leaving(case, on=timezone.localdate())
