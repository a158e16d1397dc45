"""What a case's page tells, and whom: field rules of the timeline and of the record."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from casework import actions
from casework.enums import FileState, PartKind
from casework.models import Case
from casework.queries.case_page import earlier_record, load
from casework.queries.sight import sight_of
from casework.queries.timeline import timeline
from tests.world import LONDON, World, build_world


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def told(world: World, case: Case, name: str, most: int = 50) -> dict[str, str]:
    row = load(Case.objects.get(pk=case.pk))
    entries, _ = timeline(row, sight_of(world.user(name), row), most)
    return {entry.title: entry.words for entry in entries}


def test_timeline_is_newest_first_with_the_day_it_happened_and_the_part_of_who_did_it(world: World):
    row = load(world.case_in(FileState.DELIBERATION))
    entries, more = timeline(row, sight_of(world.user("hana"), row), 50)
    assert [(entry.title, entry.by) for entry in entries] == [
        ("Hearing recorded", "Chidi Example, hearing chair"),
        ("Hearing arranged", "Hana Example, HR officer"),
        ("Person appointed", "Hana Example, HR officer"),
        ("Referred to a hearing", "Carla Example, case manager"),
        ("Investigation findings submitted", "Ivor Example, investigator"),
        ("Incident assessed", "Hana Example, HR officer"),
    ]
    assert entries[0].at == date(2026, 10, 16)
    assert not more


def test_timeline_shows_a_page_and_says_that_there_is_more(world: World):
    row = load(world.case_in(FileState.DELIBERATION))
    entries, more = timeline(row, sight_of(world.user("hana"), row), 2)
    assert (len(entries), more) == (2, True)


def test_timeline_says_accompanied_and_never_by_whom(world: World):
    words = told(world, world.case_in(FileState.DELIBERATION), "chidi")
    assert words["Hearing recorded"] == "The employee attended, accompanied."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("chidi", True),
        ("hana", True),
        ("lena", True),
        ("audrey", True),
        ("ivor", False),
        ("carla", False),
        ("nora", False),
        ("uma", False),
    ],
)
def test_a_decision_not_yet_issued_is_shown_to_chair_hr_and_auditor_alone(
    world: World, name: str, shown: bool
):
    case = world.case_in(FileState.DELIBERATION)
    for kind, person in ((PartKind.NOTE_TAKER, world.nora), (PartKind.HR_ADVISER, world.uma)):
        actions.appoint(case, kind=kind, employee=person, by=world.user("hana"), on=date(2026, 10, 6))
    world.decide(case)
    sight = sight_of(world.user(name), case)
    assert (sight.decision, sight.reasons) == (shown, shown)
    assert ("Written warning" in told(world, case, name)["Outcome decided"]) is shown
    world.issue(case)
    sight = sight_of(world.user(name), Case.objects.get(pk=case.pk))
    assert sight.decision
    assert sight.reasons is (name != "ivor")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("chidi", True), ("hana", True), ("audrey", True), ("ivor", False), ("carla", False), ("nora", False)],
)
def test_earlier_record_is_for_those_who_decide_and_hr(world: World, name: str, shown: bool):
    case = world.case_in(FileState.DELIBERATION)
    actions.appoint(
        case, kind=PartKind.NOTE_TAKER, employee=world.nora, by=world.user("hana"), on=date(2026, 10, 6)
    )
    assert sight_of(world.user(name), case).record is shown


def test_earlier_record_holds_both_dates_and_leaves_out_what_was_not_live(world: World):
    world.case_in(FileState.CLOSED)  # a written warning, live from 20 Oct 2026 to 19 Apr 2027
    incident = world.report(
        occurred_from=date(2026, 11, 9), occurred_to=date(2026, 11, 9), on=date(2026, 11, 10)
    )
    case = load(world.assess(incident, on=date(2026, 11, 11))[0])
    ((_, (warning,)),) = earlier_record(case, date(2026, 11, 22))
    assert (warning.counts, warning.is_live_today, warning.until) == (True, True, date(2027, 4, 19))
    ((_, (warning,)),) = earlier_record(case, date(2027, 4, 20))
    assert (warning.counts, warning.is_live_today) == (True, False)

    before = world.report(
        occurred_from=date(2026, 10, 19), occurred_to=date(2026, 10, 19), on=date(2026, 11, 10)
    )
    case = load(world.assess(before, on=date(2026, 11, 11))[0])
    assert [warnings for _, warnings in earlier_record(case, date(2026, 11, 22))] == [[]]


def test_a_recalled_decision_keeps_its_level_to_itself(world: World):
    case = world.case_in(FileState.DECIDED)
    actions.recall_decision(
        case,
        reason="A witness came forward",
        by=world.user("chidi"),
        at=datetime(2026, 10, 19, 15, tzinfo=LONDON),
    )
    for name, reason in (("chidi", "A witness came forward"), ("ivor", "")):
        words = told(world, case, name)
        assert words["Decision recalled"] == reason
        assert "warning" not in words["Outcome decided"].lower()
