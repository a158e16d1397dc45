"""Adjustments through the verbs: asked for, answered before the meeting, never forgotten by a hearing (EQ-9)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casework.actions import MeetingHeld
from casework.enums import AdjustmentResult, FileState, Meeting
from casework.models import Adjustment, AuditEvent, Case
from tests.actions.refusals import not_now, refused
from tests.support_world import answer_adjustment, record_adjustment
from tests.world import APPEAL_HEARD, REFERRED, World

pytestmark = pytest.mark.django_db

REFUSED = {"result": AdjustmentResult.REFUSED, "agreed": "", "reasons": "It would end the hearing."}


def test_what_was_asked_for_and_answered_is_kept(world: World) -> None:
    case = world.open_case()
    asked = record_adjustment(world, case)
    answered = answer_adjustment(world, case)
    assert (asked.number, asked.meetings, asked.recorded_by) == (1, "hearing", world.user("carla"))
    assert (answered.adjustment, answered.result, answered.answered_on) == (asked, "partly", REFERRED)
    assert record_adjustment(world, case).number == 2
    for body in AuditEvent.objects.filter(case=case.pk).values_list("body", flat=True):
        facts = str(json.loads(body).get("facts", {}))
        assert "tired" not in facts and "break" not in facts


def test_it_is_answered_once(world: World) -> None:
    case = world.open_case()
    asked = record_adjustment(world, case)
    answer_adjustment(world, case)
    with not_now("No adjustment waits for this answer."):
        answer_adjustment(world, case, adjustment=asked)


def test_an_answer_to_another_case_is_none(world: World) -> None:
    theirs = record_adjustment(world, world.open_case("sita"))
    case = world.open_case()
    with not_now("No adjustment waits for this answer."):
        answer_adjustment(world, case, adjustment=theirs)


def test_only_an_hr_lead_refuses(world: World) -> None:
    case = world.open_case()
    record_adjustment(world, case)
    for name in ("carla", "hana"):
        with refused("EQ-9", says="Only an HR lead", field="result"):
            answer_adjustment(world, case, **REFUSED, by=world.user(name))
    assert answer_adjustment(world, case, **REFUSED, by=world.user("lena")).agreed == ""


@pytest.mark.parametrize(
    ("changes", "rule", "says", "field"),
    [
        ({"asked": "  "}, "PR-02", "What was asked for is missing", "asked"),
        ({"asked_on": date(2026, 9, 7)}, "EQ-9", "The concern was reported", "asked_on"),
        ({"asked_on": date(2026, 9, 10)}, "EQ-9", "after today", "asked_on"),
    ],
)
def test_what_is_recorded_is_whole(world: World, changes: dict, rule: str, says: str, field: str) -> None:
    case = world.open_case()
    with refused(rule, says=says, field=field):
        record_adjustment(world, case, **changes)


def test_reasons_are_never_optional(world: World) -> None:
    case = world.open_case()
    record_adjustment(world, case)
    with refused("PR-02", says="Why it was answered so is missing", field="reasons"):
        answer_adjustment(world, case, reasons=" ")


@pytest.mark.parametrize("meetings", [Meeting.HEARING, Meeting.ALL])
def test_a_hearing_is_recorded_once_what_was_asked_for_it_is_answered(world: World, meetings: str) -> None:
    case = world.case_in(FileState.HEARING)
    record_adjustment(world, case, meetings=meetings)
    with refused("EQ-9", says="has not been answered", instead="Answer it first"):
        world.record(case)
    answer_adjustment(world, case, **REFUSED, by=world.user("lena"))
    assert world.record(case).held_on == date(2026, 10, 16)


@pytest.mark.parametrize("meetings", [Meeting.INVESTIGATION, Meeting.ALL])
def test_the_investigator_reports_once_what_was_asked_for_their_meetings_is_answered(
    world: World, meetings: str
) -> None:
    case = world.open_case()
    record_adjustment(world, case, meetings=Meeting.SUSPENSION)
    record_adjustment(world, case, meetings=meetings)
    with refused("EQ-9", says="has not been answered", instead="Answer it first"):
        world.findings(case)
    answer_adjustment(world, case, adjustment=case.adjustments.last(), agreed="Sit near the door.")
    world.findings(case)
    assert case.state == FileState.FINDINGS


def test_nobody_is_suspended_in_a_meeting_before_it_is_answered(world: World) -> None:
    """EQ-9; to suspend without a meeting does not wait, and the log says that one was owed."""
    case = world.open_case()
    asked = record_adjustment(world, case, meetings=Meeting.SUSPENSION)
    with refused("EQ-9", says="has not been answered"):
        world.suspend(case, meeting=MeetingHeld(told=False, companion_kind="none"))
    world.suspend(case)
    event = AuditEvent.objects.filter(case=case.pk, action="suspend_employee").get()
    assert json.loads(event.body)["facts"]["unanswered_adjustments"] == [asked.pk]


@pytest.mark.parametrize(
    "changes",
    [
        {"meetings": Meeting.INVESTIGATION},
        {"meetings": Meeting.SUSPENSION},
        {"meetings": Meeting.APPEAL},
        {"asked_on": date(2026, 10, 17), "on": date(2026, 10, 17)},  # the day after it
    ],
)
def test_one_that_was_not_asked_for_it_holds_no_hearing_up(world: World, changes: dict) -> None:
    case = world.case_in(FileState.HEARING)
    record_adjustment(world, case, **changes)
    world.record(case)
    assert case.state == FileState.DELIBERATION


def test_the_hearing_of_an_appeal_waits_in_the_same_way(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    world.arrange_appeal(case)
    day = APPEAL_HEARD.date()
    record_adjustment(world, case, meetings=Meeting.APPEAL, asked_on=day, on=day)
    with refused("EQ-9", says="has not been answered"):
        world.record_appeal(case)
    answer_adjustment(world, case)
    world.record_appeal(case)
    assert case.state == FileState.APPEAL_DELIBERATION


def test_a_hearing_may_be_arranged_meanwhile_and_the_log_says_so(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    world.refer(case)
    world.appoint_chair(case)
    asked = record_adjustment(world, case)
    world.arrange(case)
    event = AuditEvent.objects.filter(case=case.pk, action="arrange_hearing").get()
    assert json.loads(event.body)["facts"]["unanswered_adjustments"] == [asked.pk]


def test_both_are_done_while_the_case_is_paused(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    world.pause(case)
    record_adjustment(world, case)
    answer_adjustment(world, case)
    assert Adjustment.objects.filter(case=Case.objects.get(pk=case.pk), answer__isnull=False).exists()
