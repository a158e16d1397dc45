"""Pause, review, resume: nothing moves, no day counts, and what protects somebody goes on all the same (T8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine

from casework import actions
from casework.enums import Action, AppealResult, DeadlineKind, FileState, PauseReason, PostponementReason
from casework.errors import CaseworkError, NotNow
from casework.models import Case, Deadline, Hearing, PolicyVersion
from casework.workflow import WHILE_PAUSED
from tests import fixtures_world as more
from tests.actions import expected
from tests.actions.attempts import ON_A_CASE
from tests.actions.refusals import not_now, refused
from tests.world import HEARD, LONDON, P1, PAUSED, RESUMED, World, another_policy

pytestmark = pytest.mark.django_db


def _open(case: Case) -> dict[str, date]:
    return dict(Deadline.objects.open().filter(case=case).values_list("kind", "due_on"))


def test_what_may_be_done_meanwhile_is_what_the_page_written_by_hand_says() -> None:
    assert {action.value for action in WHILE_PAUSED} == expected.WHILE_PAUSED


@pytest.mark.parametrize(
    "stage", ["investigation", "findings", "hearing arranged", "deliberation", "appeal arranged"]
)
def test_nothing_else_is_done_while_a_case_is_paused(world: World, stage: str) -> None:
    more.hire_the_rest(world)
    case = more.walk_on(world, more.crowded_case(world), stage)
    world.pause(case, by=world.user("lena"))
    state, wrong = case.state, []
    for action, attempt in ON_A_CASE.items():
        whose = next((row for row in expected.rows_of() if row[0] == action and row[1] == state), None)
        if whose is None or action in expected.WHILE_PAUSED or action == Action.PAUSE_CASE:
            continue
        part = sorted(whose[3])[0]
        name = next(name for name, held in expected.ON_THE_CASE.items() if held == part)
        try:
            attempt(world, Case.objects.get(pk=case.pk), world.user(name))
            wrong.append(f"{action}: done")
        except NotNow as refusal:
            if "paused" not in refusal.message:
                wrong.append(f"{action}: {refusal.message}")
        except CaseworkError as refusal:
            wrong.append(f"{action}: {refusal}")
    assert wrong == []
    assert Case.objects.get(pk=case.pk).state == state


def test_whoever_is_not_on_the_case_is_not_told_that_it_is_paused(world: World) -> None:
    case = world.open_case()
    world.pause(case)
    with pytest.raises(CaseworkError, match="not open to you"):
        world.findings(case, by=world.user("uma"))


def test_the_clocks_stop_and_the_review_is_due(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    world.pause(case)
    assert _open(case) == {
        DeadlineKind.PAUSE_REVIEW: date(2026, 10, 28),
        DeadlineKind.SUSPENSION_REVIEW: date(2026, 9, 23),
    }
    [stopped] = Deadline.objects.filter(case=case, kind=DeadlineKind.INVESTIGATION)
    assert (stopped.met_at, stopped.superseded_at is None) == (None, False)


def test_a_review_starts_the_next_interval(world: World) -> None:
    case = world.open_case()
    world.pause(case)
    world.review_pause(case, at=RESUMED)
    assert _open(case)[DeadlineKind.PAUSE_REVIEW] == date(2026, 11, 11)
    [first] = Deadline.objects.filter(case=case, kind=DeadlineKind.PAUSE_REVIEW, met_at__isnull=False)
    assert first.due_on == date(2026, 10, 28)


def test_the_dates_move_by_the_working_days_of_the_pause(world: World) -> None:
    """Paused from 24 September, resumed on 8 October: ten working days. The target of 7 October becomes 21 October."""
    case = world.open_case()
    assert _open(case)[DeadlineKind.INVESTIGATION] == date(2026, 10, 7)
    world.pause(case, at=datetime(2026, 9, 24, 9, 0, tzinfo=LONDON))
    world.resume(case, at=datetime(2026, 10, 8, 9, 0, tzinfo=LONDON))
    assert _open(case) == {DeadlineKind.INVESTIGATION: date(2026, 10, 21)}
    [row] = Deadline.objects.open().filter(case=case)
    assert row.why.endswith("on Wed 9 Sep 2026, without the days for which the case was paused")


def test_what_was_late_before_the_pause_is_late_after_it(world: World) -> None:
    case = world.open_case()
    world.pause(case)
    world.resume(case)
    assert _open(case) == {DeadlineKind.INVESTIGATION: date(2026, 10, 7)}


def test_paused_twice(world: World) -> None:
    case = world.open_case()
    for first, until in ((14, 16), (21, 24)):
        world.pause(case, at=datetime(2026, 9, first, 9, 0, tzinfo=LONDON))
        with not_now("The case is paused"):
            world.pause(case, at=datetime(2026, 9, first, 10, 0, tzinfo=LONDON))
        world.resume(case, at=datetime(2026, 9, until, 9, 0, tzinfo=LONDON))
    assert _open(case)[DeadlineKind.INVESTIGATION] == date(2026, 10, 14)  # two and three working days


def test_a_hearing_that_is_arranged_is_called_off_and_does_not_count_as_missed(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    world.pause(case)
    off = Hearing.objects.get(case=case)
    assert (off.postponed_for, off.postponed_by) == (PostponementReason.EMPLOYER, world.user("carla"))
    assert DeadlineKind.HEARING_DAY not in _open(case)
    world.resume(case)
    again = datetime(2026, 11, 9, 10, 0, tzinfo=LONDON)
    world.arrange(
        case, starts_at=again, sent_at=datetime(2026, 10, 29, 9, 0, tzinfo=LONDON), absence_warning_sent=True
    )
    with refused("PR-12", says="arranged only once"):
        world.record(case, attendance="absent", absence_explained="No word.", at=again + timedelta(hours=2))


def test_a_hearing_that_may_have_been_held_is_settled_first(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    with refused("T8", says="A hearing was arranged for Fri 16 Oct 2026", instead="Record it"):
        world.pause(case, at=HEARD)
    world.pause(case, at=HEARD - timedelta(minutes=1))


def test_an_appeal_hearing_is_called_off_too(world: World) -> None:
    more.hire_the_rest(world)
    case = more.walk_on(world, more.crowded_case(world), "appeal arranged")
    world.pause(case, by=world.user("lena"), at=datetime(2026, 11, 2, 9, 0, tzinfo=LONDON))
    assert case.appeal_hearings.get().postponed_because == "The case was paused."
    world.resume(case, by=world.user("lena"), at=datetime(2026, 11, 9, 9, 0, tzinfo=LONDON))
    # 20 working days from 27 October, and five of the pause
    assert _open(case)[DeadlineKind.APPEAL_HEARING] == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_goes_unwritten(world: World, text: str) -> None:
    case = world.open_case()
    with refused("PR-02", says="Why it is paused is missing", field="note"):
        world.pause(case, note=text)
    world.pause(case)
    with refused("PR-02", says="Why it goes on is missing", field="reasons"):
        world.review_pause(case, reasons=text)
    with refused("PR-02", says="Why it goes on now is missing", field="note"):
        world.resume(case, note=text)


def test_what_is_not_paused_is_neither_reviewed_nor_resumed(world: World) -> None:
    case = world.open_case()
    with not_now("not paused"):
        world.review_pause(case)
    with not_now("not paused"):
        world.resume(case)


def test_days_before_the_pause(world: World) -> None:
    case = world.open_case()
    world.pause(case)
    for verb in (world.review_pause, world.resume):
        with refused("T8", says="The case was paused on Wed 14 Oct 2026"):
            verb(case, at=PAUSED - timedelta(days=1))


def test_a_policy_that_says_nothing_of_it_pauses_nothing(world: World) -> None:
    silent = {name: value for name, value in P1.items() if name != "pause"}
    PolicyVersion.objects.create(name="Silent", effective_from=date(2026, 9, 1), document=silent)
    case = world.open_case()
    with refused("T8", says="does not provide for pausing"):
        world.pause(case)


def test_the_terms_are_those_under_which_it_began(world: World) -> None:
    """PV-1."""
    case = world.open_case()
    world.pause(case)
    another_policy(date(2026, 10, 20), name="P2", pause={"review": {"n": 3, "unit": "calendar_days"}})
    world.review_pause(case, at=RESUMED)
    assert _open(case)[DeadlineKind.PAUSE_REVIEW] == date(2026, 11, 11)


def test_what_ends_the_case_or_the_appeal_ends_the_pause(world: World) -> None:
    closed = world.open_case()
    world.pause(closed)
    actions.no_case_to_answer(
        closed, reasons="Nothing supports it.", by=world.user("carla"), on=date(2026, 10, 20)
    )
    assert closed.pauses.get().resumed_on is not None
    assert _open(closed) == {}
    appealed = world.case_in(FileState.APPEAL, "sita")
    world.pause(appealed, by=world.user("hana"))
    world.withdraw_appeal(appealed)
    assert appealed.pauses.get().resumed_on is not None
    assert DeadlineKind.PAUSE_REVIEW not in _open(appealed)


def test_a_warning_runs_on_and_no_printed_day_moves(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    live_until = _open(case)[DeadlineKind.WARNING_EXPIRY]
    world.pause(case, by=world.user("hana"), at=datetime(2026, 11, 2, 9, 0, tzinfo=LONDON))
    assert _open(case) == {
        DeadlineKind.WARNING_EXPIRY: live_until,
        DeadlineKind.PAUSE_REVIEW: date(2026, 11, 16),
    }


def test_a_decided_case_waits_for_nobody(world: World) -> None:
    decided = world.case_in(FileState.DECIDED)
    with not_now("cannot be done now"):
        world.pause(decided)
    remitted = world.case_in(FileState.OUTCOME, "sita")
    world.appeal(remitted, AppealResult.REMITTED)
    with not_now("cannot be done now"):
        world.pause(remitted, by=world.user("hana"))


def test_it_is_resumed_the_same_day_and_nothing_moved(world: World) -> None:
    case = world.open_case()
    at = datetime(2026, 9, 24, 9, 0, tzinfo=LONDON)
    with time_machine.travel(at, tick=False):
        world.pause(case, at=at, reason=PauseReason.CLARIFICATION)
        world.resume(case, at=at)
    assert _open(case) == {DeadlineKind.INVESTIGATION: date(2026, 10, 7)}
