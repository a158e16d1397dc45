"""The case list: choosing, order, lines."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from casework.actions import add_note
from casework.enums import CASE_STATES, Action, FileState, PartKind, Severity
from casework.models import Case, Category
from casework.queries import next_step
from casework.queries.case_list import QUIET_DAYS, Wanted, cases_wanted, lines, with_ahead
from tests.support_world import advise_legally
from tests.world import LONDON, World, build_world

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=LONDON)


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def found(world: World, name: str, now: datetime = NOW, **wanted) -> list[str]:
    return [
        case.subject.name.split()[0].casefold()
        for case in cases_wanted(world.user(name), Wanted(**wanted), now)
    ]


REACHED = [state for state in CASE_STATES if state not in (FileState.APPEAL, FileState.APPEAL_DELIBERATION)]


@pytest.mark.parametrize("state", REACHED)
def test_ahead_in_sql_is_what_next_step_says(world: World, state: FileState):
    world.case_in(state)
    row = with_ahead(Case.objects.all()).get()
    ahead = next_step(row)
    assert row.ahead == (ahead.owner if ahead else "")
    assert row.next_due == (ahead.due.due_on if ahead and ahead.due else None)


def test_ahead_in_sql_is_hr_while_a_part_is_vacant(world: World):
    case = world.open_case()
    case.parts.filter(kind=PartKind.INVESTIGATOR).update(to_date=date(2026, 9, 10), ended_because="Left")
    assert (
        with_ahead(Case.objects.all()).get().ahead
        == next_step(Case.objects.get()).owner
        == PartKind.HR_OFFICER
    )


def test_list_is_sorted_by_what_is_due_next_worst_first(world: World):
    world.case_in(FileState.HEARING, "uma")  # due 16 Oct
    world.open_case("sita")  # due 7 Oct
    world.case_in(FileState.FINDINGS, "sam")  # no day is set
    assert found(world, "hana") == ["sita", "uma", "sam"]
    assert found(world, "hana", descending=True) == ["uma", "sita", "sam"]
    assert found(world, "hana", sort="employee") == ["sam", "sita", "uma"]
    assert found(world, "hana", sort="stage") == ["sita", "sam", "uma"]


def test_list_leaves_closed_cases_out_until_they_are_asked_for(world: World):
    world.case_in(FileState.CLOSED, "uma")
    world.open_case("sita")
    assert found(world, "hana") == ["sita"]
    assert found(world, "hana", preset="closed") == ["uma"]
    assert found(world, "hana", states=("closed",)) == ["uma"]


def test_preset_mine_is_by_part_and_team_is_by_unit(world: World):
    world.open_case("sita")
    assert found(world, "ivor", preset="mine") == ["sita"]
    assert found(world, "lena", preset="mine") == []
    assert found(world, "lena", preset="team") == ["sita"]
    assert found(world, "ivor", preset="team") == []


def test_preset_late_counts_from_the_day_after_and_never_an_appeal_window(world: World):
    world.open_case("sita")  # due Wed 7 Oct
    world.case_in(FileState.OUTCOME, "uma")
    assert found(world, "hana", datetime(2026, 10, 7, 9, tzinfo=LONDON), preset="late") == []
    assert found(world, "hana", datetime(2026, 10, 8, 9, tzinfo=LONDON), preset="late") == ["sita"]
    assert found(world, "hana", datetime(2026, 12, 1, 9, tzinfo=LONDON), preset="late") == ["sita"]


def test_preset_quiet_is_a_fortnight_without_a_recorded_step(world: World):
    world.open_case("sita")
    now = timezone.now()
    assert found(world, "hana", now + timedelta(days=13), preset="quiet") == []
    assert found(world, "hana", now + timedelta(days=15), preset="quiet") == ["sita"]


def test_preset_quiet_does_not_move_with_what_the_reader_may_not_know_of(world: World):
    case = world.open_case("sita")
    later = timezone.now() + timedelta(days=QUIET_DAYS)
    advise_legally(world, case)
    world.flag_disclosure(case)
    assert found(world, "ivor", later, preset="quiet") == ["sita"]
    add_note(case, text="She called.", by=world.user("hana"))
    assert found(world, "ivor", later, preset="quiet") == []


def test_filters_take_in_what_is_below(world: World):
    world.open_case("sita", severity=Severity.GROSS)
    world.case_in(FileState.FINDINGS, "uma")
    conduct = Category.objects.get(code="conduct")
    assert found(world, "hana", category=conduct, sort="employee") == ["sita", "uma"]
    assert found(world, "hana", unit=world.units["operations"], sort="employee") == ["sita", "uma"]
    assert found(world, "hana", unit=world.units["digital"]) == []
    assert found(world, "hana", severity=Severity.GROSS) == ["sita"]
    assert found(world, "hana", owner=PartKind.CASE_MANAGER) == ["uma"]
    assert found(world, "hana", states=("investigation",)) == ["sita"]


def test_list_holds_only_what_is_visible(world: World):
    world.open_case("sita")
    assert found(world, "hana") == found(world, "audrey") == found(world, "ivor") == ["sita"]
    for stranger in ("olu", "adam", "manny", "nora", "sita", "wendy", "colin"):
        assert found(world, stranger) == []


def test_line_says_days_left_owner_and_lateness(world: World):
    world.open_case("sita")
    (line,) = lines(cases_wanted(world.user("hana"), Wanted(), NOW), date(2026, 10, 9))
    assert (line.employee, line.unit, line.owner) == ("Sita Example", "Leeds", "Hana Example")
    assert (line.due, line.days_left, line.is_late) == (date(2026, 10, 7), -2, True)
    (line,) = lines(cases_wanted(world.user("hana"), Wanted(), NOW), date(2026, 10, 2))
    assert (line.days_left, line.is_late) == (3, False)


def test_lines_choose_in_one_statement_and_load_in_another(world: World, django_assert_max_num_queries):
    """Together they are so large that PostgreSQL compiles them, for seconds, before it runs them."""
    world.case_in(FileState.HEARING)
    with django_assert_max_num_queries(20) as captured:
        lines(cases_wanted(world.user("hana"), Wanted(owner="chair"), NOW)[:25], date(2026, 10, 9))
    statements = [query["sql"] for query in captured.captured_queries]
    assert any("CASE WHEN" in sql for sql in statements)
    assert not [sql for sql in statements if "CASE WHEN" in sql and "casework_findings" in sql]


PAUSABLE = (
    FileState.INVESTIGATION,
    FileState.FINDINGS,
    FileState.HEARING,
    FileState.DELIBERATION,
    FileState.APPEAL,
)


@pytest.mark.parametrize("state", PAUSABLE)
@pytest.mark.parametrize("is_held", [True, False])
def test_a_paused_case_waits_for_its_case_manager_or_hr(world: World, state: FileState, is_held: bool):
    case = world.case_in(state)
    if state == FileState.INVESTIGATION:
        world.suspend(case)  # its review is due sooner, and is not the next step
    world.pause(case, by=world.user("hana"))
    if not is_held:
        type(world.carla).objects.filter(pk=world.carla.pk).update(
            end_date=timezone.localdate() - timedelta(days=1)
        )
    row = with_ahead(Case.objects.all()).get()
    ahead = next_step(row)
    assert ahead is not None and ahead.due is not None
    assert (ahead.action, ahead.due.due_on) == (Action.REVIEW_PAUSE, date(2026, 10, 28))
    assert row.ahead == ahead.owner == (PartKind.CASE_MANAGER if is_held else PartKind.HR_OFFICER)
    assert row.next_due == ahead.due.due_on


def test_line_says_that_the_employee_is_suspended_and_the_case_paused(world: World):
    case = world.open_case()
    [plain] = lines(Case.objects.all(), date(2026, 10, 14))
    assert (plain.is_suspended, plain.is_paused) == (False, False)
    world.suspend(case)
    world.pause(case)
    [line] = lines(Case.objects.all(), date(2026, 10, 14))
    assert (line.is_suspended, line.is_paused) == (True, True)
    assert (line.todo, line.due) == ("Review the pause, or resume the case", date(2026, 10, 28))
    assert line.waiting is not None
    assert (line.waiting.who, line.waiting.since) == ("Carla Example, case manager", date(2026, 10, 14))
    world.resume(case)
    world.lift_suspension(case)
    [after] = lines(Case.objects.all(), date(2026, 10, 28))
    assert (after.is_suspended, after.is_paused, after.todo) == (
        False,
        False,
        "Submit the investigation findings",
    )
