"""Where a case is, in words, at every stage."""

from __future__ import annotations

from datetime import date

import pytest

from casework.actions import postpone_hearing
from casework.enums import FileState, Nation, PostponementReason, Severity
from casework.models import Case
from casework.queries import next_step
from casework.queries.calendars import calendars_read_once
from casework.queries.rows import with_stage
from casework.queries.stage import days_left, stage_in_words
from casework.queries.todo import then_in_words, todo_in_words
from casework.queries.waiting import waiting_for
from casework.rules.working_days import calendar_of
from tests.world import HEARD_AFTER, World, build_world

BEFORE_THE_HEARING = date(2026, 10, 12)
IN_THE_WINDOW = date(2026, 10, 21)

WORDS = {
    FileState.INVESTIGATION: (
        "Investigating: case opened Wed 9 Sep 2026",
        "Submit the investigation findings",
        "Ivor Example, investigator",
        date(2026, 9, 9),
    ),
    FileState.FINDINGS: (
        "Is there a case to answer? Report submitted Mon 5 Oct 2026",
        "Decide whether there is a case to answer",
        "Carla Example, case manager",
        date(2026, 10, 5),
    ),
    FileState.HEARING: (
        "Hearing arranged for Fri 16 Oct 2026 at 10am, attempt 1",
        "Hold the hearing, then record it",
        "Chidi Example, hearing chair",
        date(2026, 10, 8),
    ),
    FileState.DELIBERATION: (
        "Deciding: hearing held Fri 16 Oct 2026, attempt 1",
        "Decide the outcome",
        "Chidi Example, hearing chair",
        date(2026, 10, 16),
    ),
    FileState.DECIDED: (
        "Decided Mon 19 Oct 2026: the outcome letter has not left yet",
        "Issue the outcome letter",
        "Hana Example, HR officer",
        date(2026, 10, 19),
    ),
}


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def loaded(case: Case) -> Case:
    return with_stage(Case.objects.filter(pk=case.pk)).get()


@pytest.mark.parametrize("state", WORDS)
def test_stage_says_where_it_is_what_is_next_and_for_whom_it_waits_since_when(world: World, state: FileState):
    case = loaded(world.case_in(state))
    stage, todo, who, since = WORDS[state]
    ahead = next_step(case)
    assert stage_in_words(case, BEFORE_THE_HEARING) == stage
    assert todo_in_words(ahead, BEFORE_THE_HEARING) == todo
    waits = waiting_for(case, ahead, BEFORE_THE_HEARING)
    assert (waits.who, waits.since) == (who, since)


def test_stage_of_an_issued_outcome_waits_for_the_appeal_window_and_then_for_hr(world: World):
    case = loaded(world.case_in(FileState.OUTCOME))
    ahead = next_step(case)
    assert stage_in_words(case, IN_THE_WINDOW) == (
        "Outcome issued Tue 20 Oct 2026: the employee can appeal until Tue 3 Nov 2026"
    )
    assert todo_in_words(ahead, IN_THE_WINDOW) == "Close the case, from Wed 4 Nov 2026"
    assert waiting_for(case, ahead, IN_THE_WINDOW).who == "The employee"
    last_day, day_after = date(2026, 11, 3), date(2026, 11, 4)
    assert waiting_for(case, ahead, last_day).who == "The employee"
    assert waiting_for(case, ahead, day_after).who == "Hana Example, HR officer"
    assert todo_in_words(ahead, day_after) == "Close the case"


def test_stage_of_a_closed_case_says_why_and_waits_for_nobody(world: World):
    case = loaded(world.case_in(FileState.CLOSED))
    assert stage_in_words(case, date(2026, 11, 22)) == "Closed Wed 4 Nov 2026: sanction final"
    assert waiting_for(case, next_step(case), date(2026, 11, 22)) is None


def test_stage_of_a_hearing_without_a_chair_asks_hr_to_appoint_one(world: World):
    case = world.open_case()
    world.findings(case)
    world.refer(case)
    case = loaded(case)
    ahead = next_step(case)
    assert stage_in_words(case, BEFORE_THE_HEARING) == "Arranging a hearing: referred Tue 6 Oct 2026"
    assert todo_in_words(ahead, BEFORE_THE_HEARING) == "Appoint a hearing chair"
    assert then_in_words(ahead.action, case, ahead.kind) == "HR arranges the hearing."
    assert waiting_for(case, ahead, BEFORE_THE_HEARING).who == "Hana Example, HR officer"


def test_stage_after_a_postponement_counts_the_attempts_and_waits_since_it_was_called_off(world: World):
    case = world.case_in(FileState.HEARING)
    ill = PostponementReason.EMPLOYEE_ILL
    postpone_hearing(case, reason=ill, by=world.user("chidi"), at=HEARD_AFTER)
    case = loaded(case)
    assert stage_in_words(case, date(2026, 10, 19)).endswith("attempt 1 was postponed")
    assert waiting_for(case, next_step(case), date(2026, 10, 19)).since == date(2026, 10, 16)


def test_stage_of_a_hearing_day_gone_by_says_that_it_is_not_recorded(world: World):
    case = loaded(world.case_in(FileState.HEARING))
    assert "is not recorded yet" in stage_in_words(case, date(2026, 10, 19))
    assert todo_in_words(next_step(case), date(2026, 10, 16)) == "Record the hearing"


def test_stage_is_read_without_further_queries(world: World, django_assert_num_queries):
    for name, state in (("sam", FileState.OUTCOME), ("uma", FileState.HEARING)):
        world.case_in(state, name, severity=Severity.SERIOUS)
    cases = list(with_stage(Case.objects.all()))
    with calendars_read_once(), django_assert_num_queries(1):  # the days off, once for all cases
        for case in cases:
            stage_in_words(case, IN_THE_WINDOW)
            waiting_for(case, next_step(case), IN_THE_WINDOW)


@pytest.mark.parametrize(
    ("due", "today", "left"),
    [
        (date(2026, 10, 16), date(2026, 10, 16), 0),
        (date(2026, 10, 16), date(2026, 10, 13), 3),
        (date(2026, 10, 16), date(2026, 10, 20), -2),
        # A Saturday after a Friday's deadline: no working day went by, and it is late all the same.
        (date(2026, 10, 16), date(2026, 10, 17), -1),
        # A hearing on a Sunday, seen on Saturday: no working day lies between, and it is not today.
        (date(2026, 10, 18), date(2026, 10, 17), 1),
    ],
)
def test_days_left_is_nought_on_the_day_alone(due: date, today: date, left: int):
    assert days_left(due, today, calendar_of(Nation.ENGLAND_AND_WALES)) == left
