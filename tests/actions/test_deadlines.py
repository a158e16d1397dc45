"""The deadline rows after each verb: what is owed, what was met, what lapsed. Nothing is deleted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from casework import actions
from casework.enums import AssessmentResult, DeadlineKind, FileState, PartKind, PostponementReason, Severity
from casework.models import Case, Deadline, Incident
from tests.world import ISSUED, LONDON, REFERRED, World, another_policy

pytestmark = pytest.mark.django_db

OWED, MET, LAPSED = "owed", "met", "lapsed"
PHONED = datetime(2026, 10, 14, 9, 0, tzinfo=LONDON)

ASSESSMENT = ("assessment", date(2026, 9, 15))
INVESTIGATION = ("investigation", date(2026, 10, 7))
HEARING = ("hearing_day", date(2026, 10, 16))
LETTER = ("decision_letter", date(2026, 10, 23))
APPEAL = ("appeal_window", date(2026, 11, 3))
EXPIRY = ("warning_expiry", date(2027, 4, 19))


def rows(**owner: Any) -> list[tuple[str, date, str]]:
    """Kind, day and fate of every row of a file, in the order they came about."""
    return [
        (row.kind, row.due_on, MET if row.met_at else LAPSED if row.superseded_at else OWED)
        for row in Deadline.objects.filter(**owner).order_by("pk")
    ]


AFTER = [
    (FileState.INVESTIGATION, [(*INVESTIGATION, OWED)]),
    (FileState.FINDINGS, [(*INVESTIGATION, MET)]),
    (FileState.HEARING, [(*INVESTIGATION, MET), (*HEARING, OWED)]),
    (FileState.DELIBERATION, [(*INVESTIGATION, MET), (*HEARING, MET), (*LETTER, OWED)]),
    (FileState.DECIDED, [(*INVESTIGATION, MET), (*HEARING, MET), (*LETTER, OWED)]),
]


@pytest.mark.parametrize(("state", "wanted"), AFTER)
def test_on_the_way(world: World, state: FileState, wanted: list[tuple[str, date, str]]) -> None:
    assert rows(case=world.case_in(state)) == wanted


def test_at_the_end(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    before = [(*INVESTIGATION, MET), (*HEARING, MET), (*LETTER, MET)]
    assert rows(case=case)[:3] == before
    assert set(rows(case=case)[3:]) == {(*APPEAL, OWED), (*EXPIRY, OWED)}
    world.close(case)
    assert set(rows(case=case)[3:]) == {(*APPEAL, MET), (*EXPIRY, OWED)}


def test_a_report_is_owed_an_assessment(world: World) -> None:
    incident = world.report()
    assert rows(incident=incident) == [(*ASSESSMENT, OWED)]
    world.assess(incident, result=AssessmentResult.NO_ACTION, severity=Severity.MINOR, openings=[])
    assert rows(incident=incident) == [(*ASSESSMENT, MET)]
    assert not Case.objects.exists()


def test_what_moves_nothing_leaves_the_rows_alone(world: World) -> None:
    case = world.open_case()
    before = list(Deadline.objects.order_by("pk").values())
    actions.add_note(case, text="Rang the union.", by=world.user("hana"))
    actions.replace_part(
        case.parts.get(kind=PartKind.INVESTIGATOR),
        employee=world.petra,
        reason="On leave.",
        by=world.user("hana"),
        on=REFERRED,
    )
    assert list(Deadline.objects.order_by("pk").values()) == before


def test_a_postponed_hearing_lapses_and_a_new_one_is_owed(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYEE_ILL, by=world.user("hana"), at=PHONED)
    assert rows(case=case)[1:] == [(*HEARING, LAPSED)]
    world.arrange(case, sent_at=PHONED, starts_at=datetime(2026, 10, 26, 10, 0, tzinfo=LONDON))
    assert rows(case=case)[1:] == [(*HEARING, LAPSED), ("hearing_day", date(2026, 10, 26), OWED)]
    anchors = Deadline.objects.filter(case=case, kind=DeadlineKind.HEARING_DAY).values_list(
        "anchor", flat=True
    )
    assert len(set(anchors)) == 2


def test_a_recalled_decision_leaves_its_letter_owed_once(world: World) -> None:
    case = world.case_in(FileState.DECIDED)
    actions.recall_decision(case, reason="A slip.", by=world.user("chidi"), at=ISSUED)
    assert rows(case=case)[2:] == [(*LETTER, OWED)]


@pytest.mark.parametrize(
    ("state", "fates"),
    [
        (FileState.INVESTIGATION, [LAPSED]),
        (FileState.HEARING, [MET, LAPSED]),
        (FileState.DECIDED, [MET, MET, LAPSED]),
    ],
)
def test_a_withdrawn_case_owes_nothing(world: World, state: FileState, fates: list[str]) -> None:
    case = world.case_in(state)
    world.withdraw(case, reason="In error.", on=REFERRED)
    fate_of = {kind: fate for kind, _, fate in rows(case=case)}
    assert fate_of.pop("withdrawal_answer") == MET
    assert list(fate_of.values()) == fates


def test_no_case_to_answer_ends_the_investigation(world: World) -> None:
    case = world.open_case()
    actions.no_case_to_answer(case, reasons="Somebody else.", by=world.user("carla"), on=REFERRED)
    assert rows(case=case) == [(*INVESTIGATION, MET)]


def test_a_day_that_moves_makes_a_second_version(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    case = world.open_case()
    longer = another_policy(date(2030, 1, 1), investigation=25)
    monkeypatch.setattr("casework.queries.due.stage_policy", lambda *facts: longer)
    actions.add_note(case, text="The target was extended.", by=world.user("hana"))
    versions = Deadline.objects.filter(case=case).order_by("version").values_list("version", "due_on")
    assert list(versions) == [(1, date(2026, 10, 7)), (2, date(2026, 10, 14))]
    assert rows(case=case)[0] == (*INVESTIGATION, LAPSED)
    assert Deadline.objects.open().filter(case=case).count() == 1


def test_each_stage_counts_by_its_own_policy(world: World) -> None:
    """PV-1: the letter is due by the policy of the hearing, not by the one the case was opened under."""
    case = world.open_case()
    another_policy(REFERRED, decision_letter=2)
    world.findings(case)
    world._to_a_hearing(case)
    world.record(case)
    assert rows(case=case)[-1] == ("decision_letter", date(2026, 10, 20), OWED)


def test_a_row_says_why_and_belongs_to_one_file(world: World) -> None:
    world.case_in(FileState.CLOSED)
    for row in Deadline.objects.all():
        assert row.why[:1].isupper() or row.why[:1].isdigit()
        assert (row.case_id is None) != (row.incident_id is None)
    assert Incident.objects.get().deadlines.count() == 1


def test_a_dismissal_has_no_live_period_to_end(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    world.decide(case, "summary_dismissal")
    world.issue(case, employment_ends_on=date(2026, 10, 20), received_on=date(2026, 10, 20))
    assert [kind for kind, _, fate in rows(case=case) if fate == OWED] == ["appeal_window", "tribunal_limit"]
