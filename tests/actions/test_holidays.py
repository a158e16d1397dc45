"""A day off is added or taken off: who may, what is kept, and how often the table is read."""

from __future__ import annotations

import ast
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.actions.holidays import add_holiday, take_off_holiday
from casework.enums import HolidayKind, Nation
from casework.errors import NotYou
from casework.models import AuditEvent, HolidayChange, Recount
from casework.queries.calendars import (
    calendar_of,
    calendars_read_once,
    day_lines,
    earlier_changes,
    uk_any_calendar,
)
from casework.rules.working_days import SEED_SOURCE
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.web.verbs_world import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db

EW, SCOTLAND = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND
MADE_UP = date(2026, 9, 14)
DAY = timedelta(days=1)


def said(world: World, **changes: Any) -> dict[str, Any]:
    return {
        "day": MADE_UP,
        "name": "A royal visit",
        "kind": HolidayKind.BANK_HOLIDAY,
        "nations": [EW],
        "source": "London Gazette, 1 Sep 2026",
        "by": world.user("lena"),
    } | changes


def test_a_day_is_added_where_it_was_proclaimed(world: World) -> None:
    [made] = add_holiday(**said(world))
    assert [calendar_of(nation).works_on(MADE_UP) for nation in Nation] == [False, True, True]
    assert not uk_any_calendar().works_on(MADE_UP)
    assert (made.name, made.source, made.added_by) == (
        "A royal visit",
        "London Gazette, 1 Sep 2026",
        world.user("lena"),
    )
    assert made.recount.done_at is None
    event = AuditEvent.objects.get(action="holiday_added")
    assert json.loads(event.body)["facts"] == {
        "holiday": made.pk,
        "nation": "england-and-wales",
        "day": "2026-09-14",
        "kind": "bank_holiday",
    }


def test_a_later_word_takes_the_place_of_the_one_before_and_both_are_kept(world: World) -> None:
    [first] = add_holiday(**said(world))
    [second] = take_off_holiday(**said(world, name="No royal visit", source="London Gazette, 9 Sep 2026"))
    assert calendar_of(EW).works_on(MADE_UP)
    assert earlier_changes(EW, 2026) == [first]
    in_september = [line for line in day_lines(EW, 2026) if line.day.month == 9]
    assert [(line.change, line.is_off) for line in in_september] == [(second, False)]
    [third] = add_holiday(**said(world))
    assert not calendar_of(EW).works_on(MADE_UP)
    assert [row.pk for row in HolidayChange.objects.in_force()] == [third.pk]
    with pytest.raises(IntegrityError, match="never altered"), transaction.atomic():
        HolidayChange.objects.filter(pk=third.pk).update(source="Somebody told me")
    with pytest.raises(IntegrityError, match="never altered"), transaction.atomic():
        HolidayChange.objects.filter(pk=first.pk).update(superseded_at=timezone.now())


def test_a_day_of_the_list_is_taken_off_and_closure_days_lie_beside(world: World) -> None:
    boxing_day, eve = date(2026, 12, 28), date(2026, 12, 24)
    take_off_holiday(**said(world, day=boxing_day, nations=list(Nation)))
    assert all(calendar_of(nation).works_on(boxing_day) for nation in Nation)
    add_holiday(**said(world, day=eve, kind=HolidayKind.CLOSURE, nations=[SCOTLAND]))
    assert calendar_of(SCOTLAND).works_on(eve) and not calendar_of(SCOTLAND).of_employer().works_on(eve)
    assert calendar_of(EW).of_employer().works_on(eve) and uk_any_calendar().works_on(eve)
    sources = {line.day: line.change for line in day_lines(SCOTLAND, 2026)}
    assert sources[date(2026, 6, 15)] is None  # the World Cup, known to the list that came with the software
    assert "holidays" in SEED_SOURCE and sources[boxing_day] and sources[eve]


def test_who_makes_no_policy_changes_no_calendar(world: World) -> None:
    for name in ("hana", "audrey", "adam", "manny"):
        for verb in (add_holiday, take_off_holiday):
            with pytest.raises(NotYou):
                verb(**said(world, by=world.user(name)))
    assert not HolidayChange.objects.exists() and not Recount.objects.exists()


def test_what_changes_nothing_is_refused_whole(world: World) -> None:
    add_holiday(**said(world))
    with refused("CA-1", says="is a day off in England and Wales already"):
        add_holiday(**said(world, nations=[SCOTLAND, EW]))
    with refused("PR-02", says="The source is missing"):
        add_holiday(**said(world, day=MADE_UP + DAY, source=" "))
    assert HolidayChange.objects.count() == 1


def _reads(captured: CaptureQueriesContext) -> int:
    asked = ('FROM "casework_holidaychange"', "EXECUTE casework_days_off")
    return sum(any(one in query["sql"] for one in asked) for query in captured.captured_queries)


def test_the_table_is_read_once_in_a_request_whatever_it_counts(world: World) -> None:
    for name in ("sam", "sita", "uma"):
        world.open_case(name)
    world.report(involved=("nora",))
    hire(world, "isla")
    client = sign_in(world, "hana")
    for address in ("/", "/cases/", "/incidents/"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        assert _reads(captured) == 1, address
    with CaptureQueriesContext(connection) as captured, calendars_read_once():
        world.findings(world.open_case("isla"))
        calendar_of(SCOTLAND)
        with calendars_read_once():
            uk_any_calendar()
    assert _reads(captured) == 1


def test_who_adds_a_day_counts_by_it_at_once(world: World) -> None:
    with calendars_read_once():
        assert calendar_of(EW).works_on(MADE_UP)
        add_holiday(**said(world))
        assert not calendar_of(EW).works_on(MADE_UP)


def test_nothing_counts_by_the_list_of_the_software_alone() -> None:
    """Above the rules there is one door to a calendar: ``queries.calendars``, which reads the table."""
    wrong = []
    for path in sorted(Path(settings.BASE_DIR, "casework").rglob("*.py")):
        if path.parts[-2] == "rules" or path.parts[-2:] == ("queries", "calendars.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "casework.rules.working_days":
                seeds = {"calendar_of", "uk_any_calendar", "bank_holidays"} & {
                    name.name for name in node.names
                }
                wrong += [f"{path.name}: {name}" for name in seeds]
            if isinstance(node, ast.ImportFrom) and node.module == "casework.rules":
                wrong += [path.name for name in node.names if name.name == "working_days"]
    assert wrong == []
