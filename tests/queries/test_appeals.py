"""Where an appeal is, in words; whose turn it is; who is shown which of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine

from casework.enums import Action, AppealResult, FileState, PartKind
from casework.models import Case, PolicyVersion
from casework.queries import next_step
from casework.queries.appeal_levels import verdicts
from casework.queries.calendars import calendars_read_once
from casework.queries.case_list import late, with_ahead
from casework.queries.case_page import load
from casework.queries.deliberation import record_lines
from casework.queries.fits import OF_THE_WHOLE_CASE, fits_now
from casework.queries.home import actions_of, hearings_ahead
from casework.queries.rows import with_stage
from casework.queries.sight import sight_of
from casework.queries.stage import stage_in_brief, stage_in_words
from casework.queries.timeline import timeline
from casework.queries.todo import todo_in_words
from casework.queries.waiting import waiting_for
from casework.workflow import steps_from
from tests.fixtures_world import STAGES, walk_on
from tests.world import APPEAL_HEARD, LONDON, World, build_world

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
TODAY = date(2026, 11, 2)
OF_APPEALS = STAGES[STAGES.index("appeal to arrange") :]

# stage: where it is, briefly, what is next, whose it is, since when it waits
WORDS = {
    "appeal to arrange": (
        "Appeal received Tue 27 Oct 2026: its hearing is to be arranged",
        ("Appeal", "hearing to be arranged"),
        "Appoint an appeal manager",
        PartKind.HR_OFFICER,
        date(2026, 10, 27),
    ),
    "appeal arranged": (
        "Appeal hearing arranged for Mon 9 Nov 2026 at 10am, attempt 1",
        ("Appeal", "Mon 9 Nov 2026 at 10am"),
        "Hold the appeal hearing, then record it",
        PartKind.APPEAL_MANAGER,
        date(2026, 10, 30),
    ),
    "appeal deliberation": (
        "Deciding the appeal: heard Mon 9 Nov 2026, attempt 1",
        ("Deciding the appeal", "heard Mon 9 Nov 2026"),
        "Decide the appeal",
        PartKind.APPEAL_MANAGER,
        date(2026, 11, 9),
    ),
    "appeal decided": (
        "Appeal decided Wed 11 Nov 2026: the letter has not left yet",
        ("Outcome issued", "appeal decided, the letter has not left yet"),
        "Issue the appeal outcome letter",
        PartKind.HR_OFFICER,
        date(2026, 11, 11),
    ),
    "appeal told": (
        "Appeal decided Wed 11 Nov 2026: decision varied",
        ("Outcome issued", "appeal decided, decision varied"),
        "Close the case",
        PartKind.HR_OFFICER,
        date(2026, 11, 12),
    ),
    "appeal withdrawn": (
        "Appeal withdrawn Tue 27 Oct 2026: the outcome stands",
        ("Outcome issued", "appeal withdrawn"),
        "Close the case",
        PartKind.HR_OFFICER,
        date(2026, 10, 27),
    ),
    "sent back": (
        "Appeal decided Wed 11 Nov 2026: remitted: to be heard again",
        ("Outcome issued", "appeal decided, remitted: to be heard again"),
        "Return the case to a hearing",
        PartKind.HR_OFFICER,
        date(2026, 11, 12),
    ),
    "heard again": (
        "Arranging another hearing: remitted on appeal Wed 11 Nov 2026",
        ("Hearing", "to be arranged"),
        "Appoint a hearing chair",
        PartKind.HR_OFFICER,
        date(2026, 11, 11),
    ),
}


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


def at_stage(world: World, stage: str) -> Case:
    """A case with a chair walked to one of STAGES."""
    case = world.open_case()
    world.appoint_chair(case)
    return walk_on(world, case, stage)


def test_every_stage_of_an_appeal_is_in_the_table() -> None:
    assert tuple(WORDS) == OF_APPEALS


@pytest.mark.parametrize("stage", OF_APPEALS)
def test_stage_of_an_appeal_says_where_it_is_what_is_next_and_since_when(world: World, stage: str):
    case = with_stage(Case.objects.filter(pk=at_stage(world, stage).pk)).get()
    words, brief, todo, owner, since = WORDS[stage]
    ahead = next_step(case)
    assert ahead is not None
    assert stage_in_words(case, TODAY) == words
    assert stage_in_brief(case, TODAY) == brief
    assert todo_in_words(ahead, TODAY) == todo
    assert ahead.owner == owner
    waits = waiting_for(case, ahead, TODAY)
    assert waits is not None and waits.since == since


@pytest.mark.parametrize("stage", OF_APPEALS)
def test_ahead_of_an_appeal_in_sql_is_what_next_step_says(world: World, stage: str):
    row = with_ahead(Case.objects.filter(pk=at_stage(world, stage).pk)).get()
    ahead = next_step(row)
    assert ahead is not None
    assert row.ahead == ahead.owner
    assert row.next_due == (ahead.due.due_on if ahead.due else None)


def test_appeals_are_read_without_further_queries(world: World, django_assert_num_queries):
    at_stage(world, "appeal told")
    world.withdraw_appeal(world.case_in(FileState.APPEAL, "nora"))
    world.case_in(FileState.APPEAL, "uma")
    sita = world.case_in(FileState.OUTCOME, "sita")
    world.appeal(sita, AppealResult.REMITTED)
    world.return_to_hearing(sita)
    cases = list(with_stage(Case.objects.all()))
    with calendars_read_once(), django_assert_num_queries(1):  # the days off, once for all cases
        for case in cases:
            stage_in_words(case, TODAY)
            stage_in_brief(case, TODAY)
            waiting_for(case, next_step(case), TODAY)
            for action in set(Action) - OF_THE_WHOLE_CASE:
                fits_now(action, case)


# stage: the verbs of an appeal that the facts leave room for, of those that its state allows
FITS = {
    "outcome": {Action.LODGE_APPEAL, Action.REFUSE_LATE_APPEAL, Action.CLOSE_CASE},
    "closed": {Action.LODGE_APPEAL, Action.REFUSE_LATE_APPEAL},
    "appeal withdrawn": {Action.CLOSE_CASE},
    "appeal to arrange": {Action.ARRANGE_APPEAL_HEARING},
    "appeal arranged": {Action.POSTPONE_APPEAL_HEARING, Action.RECORD_APPEAL_HEARING},
    "appeal decided": {Action.ISSUE_APPEAL_OUTCOME},
    "appeal told": {Action.CLOSE_CASE},
    "sent back": {Action.RETURN_TO_HEARING},
    "heard again": {Action.ARRANGE_HEARING},
}
OF_FACTS = {action for fits in FITS.values() for action in fits} | {
    Action.POSTPONE_HEARING,
    Action.RECORD_HEARING,
}


@pytest.mark.parametrize("stage", FITS)
def test_only_verbs_with_room_for_them_are_offered(world: World, stage: str):
    case = load(at_stage(world, stage))
    from_here = {step.action for step in steps_from(case.state)} & OF_FACTS
    assert {action for action in from_here if fits_now(action, case)} == FITS[stage]


@pytest.mark.parametrize(("day", "offered"), [(3, False), (4, True)])
def test_a_late_appeal_is_not_refused_before_the_last_day_has_passed(world: World, day: int, offered: bool):
    case = load(at_stage(world, "outcome"))
    with time_machine.travel(datetime(2026, 11, day, 12, 0, tzinfo=LONDON)):
        assert fits_now(Action.REFUSE_LATE_APPEAL, case) is offered


def test_without_a_sanction_there_is_nothing_to_appeal(world: World):
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, "")
    world.issue(case)
    assert not fits_now(Action.LODGE_APPEAL, load(case))


def test_an_appeal_letter_that_is_late_counts_as_late_and_an_appeal_window_never(world: World):
    case = at_stage(world, "appeal decided")  # the letter is due Mon 16 Nov
    world.case_in(FileState.OUTCOME, "uma")
    assert [row.pk for row in late(with_ahead(Case.objects.all()), date(2026, 11, 17))] == [case.pk]
    assert not late(with_ahead(Case.objects.all()), date(2026, 11, 16)).exists()


def test_home_shows_the_appeal_to_whose_turn_it_is_and_its_hearing(world: World):
    case = at_stage(world, "appeal arranged")
    assert [row.pk for row in actions_of(world.user("petra"))] == [case.pk]
    assert not actions_of(world.user("hana")).exists()
    (hearing,) = hearings_ahead(world.user("petra"), APPEAL_HEARD.date(), 10)
    assert hearing.chair == world.petra
    assert hearings_ahead(world.user("uma"), APPEAL_HEARD.date(), 10) == []


def told(case: Case, name: str, world: World) -> str:
    case = load(Case.objects.get(pk=case.pk))
    entries, _ = timeline(case, sight_of(world.user(name), case), 50)
    return "\n".join(f"{one.title}: {one.words}" for one in entries)


@pytest.mark.parametrize(
    ("name", "before"),
    [("petra", True), ("hana", True), ("audrey", True), ("chidi", False), ("carla", False), ("ivor", False)],
)
def test_result_is_told_to_everybody_once_its_letter_has_left(world: World, name: str, before: bool):
    case = at_stage(world, "appeal decided")
    assert ("Decision varied: verbal warning." in told(case, name, world)) is before
    world.issue_appeal(case)
    assert "Decision varied: verbal warning." in told(case, name, world)


def test_timeline_has_words_for_every_event_of_an_appeal(world: World):
    case = at_stage(world, "heard again")
    said = told(case, "hana", world)
    for words in (
        "Appeal lodged: Received Tue 27 Oct 2026. Grounds: the outcome is unfair or too severe.",
        "Appeal hearing arranged: Attempt 1, Mon 9 Nov 2026 at 10am, Room 9, Leeds.",
        "Appeal hearing recorded: The employee attended, accompanied.",
        "Appeal decided: Remitted: to be heard again.",
        "Appeal outcome issued: Remitted: to be heard again. The letter was sent by email",
        "Returned to a hearing: The first decision no longer stands.",
        "Outcome issued: Written warning. Live up to and including Mon 19 Apr 2027.",
    ):
        assert words in said
    assert "Grounds" not in told(case, "ivor", world)


def test_appeal_manager_sees_the_full_file_after_lodging_and_its_outline_before(world: World):
    case = at_stage(world, "outcome")
    part = {"kind": PartKind.APPEAL_MANAGER, "employee": world.petra, "from_date": TODAY}
    case.parts.create(appointed_by=world.user("hana"), **part)
    sight = sight_of(world.user("petra"), case)
    assert not any((sight.record, sight.report, sight.reasons, sight.hearing_notes, sight.appeal_sheet))
    world.lodge(case)
    sight = sight_of(world.user("petra"), Case.objects.get(pk=case.pk))
    assert all(
        (sight.record, sight.report, sight.reasons, sight.hearing_notes, sight.appeal, sight.appeal_sheet)
    )


def test_investigator_reads_neither_grounds_nor_reasons_nor_notes_of_an_appeal(world: World):
    case = at_stage(world, "appeal told")
    sight = sight_of(world.user("ivor"), case)
    assert not any((sight.appeal, sight.appeal_notes, sight.appeal_result, sight.appeal_sheet))


def test_levels_an_appeal_may_put_in_place_are_lighter_and_within_the_grade(world: World):
    case = at_stage(world, "appeal deliberation")
    given = {"policy": PolicyVersion.objects.get(), "decider": world.petra, "on": TODAY}
    open_ones = {one.level: one for one in verdicts(case.sanctions.get(), **given)}
    verbal = open_ones["verbal_warning"].would_be
    assert verbal is not None and verbal.live_until == date(2027, 1, 19)
    assert "This is the outcome as it is." in open_ones["written_warning"].why_not
    assert "never makes the outcome heavier" in open_ones["summary_dismissal"].why_not
    junior = {
        one.level: one.why_not for one in verdicts(case.sanctions.get(), **given | {"decider": world.uma})
    }
    assert "Your grade may not decide on a verbal warning." in junior["verbal_warning"]


def test_a_warning_under_appeal_counts_and_the_decider_is_told(world: World):
    at_stage(world, "appeal arranged")
    acted = {"occurred_from": date(2026, 11, 9), "occurred_to": date(2026, 11, 9), "on": date(2026, 11, 10)}
    case = world.assess(world.report(**acted), on=date(2026, 11, 11))[0]
    (line,) = record_lines(case, list(case.allegations.all()), date(2026, 11, 20))
    assert line.counts_for == (1,) and line.sanction.under_appeal
