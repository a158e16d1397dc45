"""A corrected start date moves the first day of the posting that began on the old one, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from casework.models import Posting
from tests.imports.staff import DAY, employee, imported, places, row
from tests.world import World

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 14)


@pytest.mark.parametrize("start", ["2025-11-03", "2026-02-02", "2027-02-01"])
def test_first_posting_begins_on_the_corrected_day(world: World, start: str) -> None:
    imported(row())
    report = imported(row(start_date=start))
    assert employee().start_date.isoformat() == start
    assert places() == [("Leeds", "EO", "", start, "")]
    assert (report.numbers.corrected, report.numbers.posted) == (1, 0)
    assert imported(row(start_date=start), on=LATER).numbers.changes == 0


def test_later_postings_stay(world: World) -> None:
    imported(row())
    imported(row(grade="HEO"), on=LATER)
    imported(row(grade="HEO", start_date="2026-03-02"), on=LATER)
    assert places() == [
        ("Leeds", "EO", "", "2026-03-02", "2026-12-13"),
        ("Leeds", "HEO", "", "2026-12-14", ""),
    ]


@pytest.mark.parametrize("start", ["2026-12-14", "2027-01-04"])
def test_never_past_a_later_posting(world: World, start: str) -> None:
    imported(row())
    imported(row(grade="HEO"), on=LATER)
    before = places()
    imported(row(grade="HEO", start_date=start), on=LATER)
    assert employee().start_date.isoformat() == start
    assert places() == before


def test_posting_that_began_on_another_day_stays(world: World) -> None:
    imported(row())
    Posting.objects.filter(employee=employee()).update(from_date=date(2026, 2, 2))
    imported(row(start_date="2026-01-12"))
    assert [place[3] for place in places()] == ["2026-02-02"]


def test_start_and_place_changed_together(world: World) -> None:
    imported(row())
    imported(row(start_date="2026-02-02", grade="HEO"), on=LATER)
    assert places() == [
        ("Leeds", "EO", "", "2026-02-02", "2026-12-13"),
        ("Leeds", "HEO", "", "2026-12-14", ""),
    ]


def test_start_still_to_come_takes_the_place_with_it(world: World) -> None:
    imported(row())
    imported(row(start_date="2027-02-01", grade="HEO"))
    assert places() == [("Leeds", "HEO", "", "2027-02-01", "")]


def test_start_and_end_changed_together(world: World) -> None:
    imported(row())
    imported(row(start_date="2026-12-01", end_date="2026-12-31"))
    assert places() == [("Leeds", "EO", "", "2026-12-01", "2026-12-31")]
    imported(row(start_date="2026-12-07", end_date="2026-12-07"))
    assert places() == [("Leeds", "EO", "", "2026-12-07", "2026-12-07")]


def test_who_came_back_has_the_second_start_corrected_and_never_into_the_first(world: World) -> None:
    imported(row(end_date="2026-06-30"))
    imported(row(start_date="2026-11-02"))
    imported(row(start_date="2026-10-01"))
    back = [("Leeds", "EO", "", "2026-01-05", "2026-06-30"), ("Leeds", "EO", "", "2026-10-01", "")]
    assert places() == back
    imported(row(start_date="2026-06-30"))
    assert places() == back


def test_posting_that_a_case_froze_keeps_its_first_day(world: World) -> None:
    frozen = world.open_case("sam").posting
    line = row(
        world.sam.staff_number,
        name=world.sam.name,
        work_email=world.sam.work_email,
        manager_staff_number=world.manny.staff_number,
        start_date="2006-01-04",
    )
    began = frozen.from_date
    imported(line, on=DAY)
    frozen.refresh_from_db()
    assert frozen.from_date == began
