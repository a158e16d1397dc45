"""compare_holidays: a newer list of bank holidays is a row, an event and a recount each, and never forgotten (CA-1)."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from casework.actions.holidays import add_holiday, take_off_holiday
from casework.actions.system_actor import system_actor
from casework.enums import HolidayKind, HolidayStep, Nation
from casework.models import AuditEvent, HolidayChange, Recount
from casework.queries.calendars import calendar_of
from casework.rules import bank_holiday_list as kept
from tests.world import build_world

EW, SCOTLAND = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND
WORLD_CUP, MADE_UP = date(2026, 6, 15), date(2026, 9, 14)
NEWER = [
    kept.Listed(SCOTLAND, WORLD_CUP, "World Cup", HolidayStep.TAKEN_OFF, "holidays 9.1"),
    kept.Listed(EW, MADE_UP, "A royal visit", HolidayStep.ADDED, "holidays 9.2"),
]


def run(*options: str) -> str:
    out = io.StringIO()
    call_command("compare_holidays", *options, stdout=out)
    return out.getvalue()


def as_file(changes: list[kept.Listed]) -> dict[str, Any]:
    return kept.with_added(json.loads(kept.FILE.read_text(encoding="utf-8")), changes)


def test_the_file_says_what_the_package_says() -> None:
    assert "says what the package says" in run("--check")


def test_what_a_newer_package_says_is_refused_until_it_is_in_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A weekend changes nothing; the first list stays as it is, so that no calendar changes by the file alone."""
    path = tmp_path / "bank_holidays.json"
    path.write_text(json.dumps(as_file([])), encoding="utf-8")
    monkeypatch.setattr(kept, "FILE", path)
    theirs = {nation: dict(kept._of_package(nation)) for nation in Nation}
    theirs[EW] |= {MADE_UP: "A royal visit", date(2026, 9, 12): "A Saturday"}
    del theirs[SCOTLAND][WORLD_CUP]
    monkeypatch.setattr(kept, "_of_package", theirs.__getitem__)
    with pytest.raises(CommandError, match="compare_holidays --write"):
        run("--check")
    assert "England and Wales: Mon 14 Sep 2026, A royal visit: added" in run("--write")
    monkeypatch.setattr(kept, "_file", lambda: json.loads(path.read_text(encoding="utf-8")))
    assert {(one.nation, one.day, one.step) for one in kept.changed_since()} == {
        (one.nation, one.day, one.step) for one in NEWER
    }
    assert "says what the package says" in run("--check")
    assert json.loads(path.read_text(encoding="utf-8"))["days"] == as_file([])["days"]


@pytest.mark.django_db
def test_each_difference_is_recorded_once_as_the_system_and_counts_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "those of the newest list" in run()
    document = as_file(NEWER)
    monkeypatch.setattr(kept, "_file", lambda: document)
    assert not calendar_of(SCOTLAND).works_on(WORLD_CUP), "nothing changes before it is recorded"
    assert "Scotland: Mon 15 Jun 2026, World Cup: taken off" in run()
    assert calendar_of(SCOTLAND).works_on(WORLD_CUP) and not calendar_of(EW).works_on(MADE_UP)
    rows = list(HolidayChange.objects.order_by("pk"))
    assert [(row.nation, row.day, row.step) for row in rows] == [
        (one.nation, one.day, one.step) for one in NEWER
    ]
    assert {row.added_by for row in rows} == {system_actor()}
    assert rows[0].source == "The list that came with the software (holidays 9.1)"
    assert Recount.objects.owed().count() == 2
    events = AuditEvent.objects.filter(action__in=("holiday_added", "holiday_taken_off"))
    assert {event.actor for event in events} == {system_actor().pk} and events.count() == 2
    assert "those of the newest list" in run() and HolidayChange.objects.count() == 2
    back = kept.Listed(SCOTLAND, WORLD_CUP, "World Cup", HolidayStep.ADDED, "holidays 9.3")
    document["changes"] = as_file([*NEWER, back])["changes"]
    call_command("sweep", stdout=io.StringIO())  # where the command was forgotten
    assert not calendar_of(SCOTLAND).works_on(WORLD_CUP) and HolidayChange.objects.count() == 3


@pytest.mark.django_db
def test_a_day_of_which_hr_had_the_last_word_stays_as_they_said(monkeypatch: pytest.MonkeyPatch) -> None:
    world = build_world()
    said = {
        "name": "By hand",
        "kind": HolidayKind.BANK_HOLIDAY,
        "source": "Gazette",
        "by": world.user("lena"),
    }
    add_holiday(day=MADE_UP, nations=[EW], **said)
    take_off_holiday(day=MADE_UP, nations=[EW], **said)
    monkeypatch.setattr(kept, "_file", lambda: as_file(NEWER))
    run()
    assert calendar_of(EW).works_on(MADE_UP)
    assert HolidayChange.objects.filter(added_by=system_actor()).get().day == WORLD_CUP
