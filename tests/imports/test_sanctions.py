"""Files of past sanctions: lines, remarks, dry runs, and the same file twice."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from casework.actions.system_actor import system_actor
from casework.enums import Known, PastAppeal
from casework.imports.sanction_rows import COLUMNS, MORE_COLUMNS
from casework.models import Case, Deadline, LivePeriod, Provenance, Sanction
from tests.fixtures_world import contents
from tests.imports.past import csv_of, line, run
from tests.world import World

pytestmark = pytest.mark.django_db


def test_line_becomes_a_closed_case_recorded_by_the_system(world: World) -> None:
    report, said = run(csv_of(line()))
    assert (report.lines, report.recorded, report.errors, said) == (1, 1, 0, [])
    record = Provenance.objects.get()
    assert (record.case.subject, record.recorded_by) == (world.sam, system_actor())
    assert (record.heard, record.accompanied, record.appeal_offered, record.appeal) == (
        Known.YES,
        Known.NOT_KNOWN,
        Known.NO,
        PastAppeal.NO,
    )
    assert LivePeriod.objects.get().to_on == date(2027, 6, 2)


@pytest.mark.parametrize(
    ("changes", "until"),
    [
        ({"live_months": "6"}, date(2026, 12, 2)),
        ({"live_months": "", "live_to": "2026-12-31"}, date(2026, 12, 31)),
        ({"live_months": "", "live_to": "not_stated"}, None),
    ],
)
def test_live_period_as_the_record_states_it(
    world: World, changes: dict[str, str], until: date | None
) -> None:
    run(csv_of(line(**changes)))
    assert LivePeriod.objects.get().to_on == until


def test_not_known_is_neither_no_nor_nothing(world: World) -> None:
    report, said = run(
        csv_of(
            line(acted_on="not_known", severity="not_known", appeal="not_known", heard="not_known"),
            line(acted_on="", old_reference="b"),
            line(severity="", old_reference="c"),
            line(heard="", old_reference="d"),
        )
    )
    assert report.recorded == 1
    assert [(remark.line, remark.field) for remark in said] == [
        (3, "acted_on"),
        (4, "severity"),
        (5, "heard"),
    ]
    record = Provenance.objects.get()
    assert (record.day_known, record.case.severity, record.heard, record.appeal) == (
        False,
        "",
        "not_known",
        "not_known",
    )


@pytest.mark.parametrize(
    ("field", "changes", "says"),
    [
        ("staff_number", {"staff_number": "NOBODY"}, "Import the staff list first"),
        ("level", {"level": "flogging"}, "not a known code"),
        ("issued_on", {"issued_on": "3 June 2026"}, "2026-12-31"),
        ("issued_on", {"issued_on": "2026-12-24"}, "still to come"),
        ("live_to", {"live_months": ""}, "not_stated"),
        ("live_to", {"live_to": "2027-06-02"}, "Both"),
        ("live_to", {"live_months": "", "live_to": "2026-01-01"}, "before the day of issue"),
        ("live_months", {"live_months": "twelve"}, "from 1 to 120"),
        ("live_months", {"live_months": "0"}, "from 1 to 120"),
        ("live_months", {"live_months": "9" * 5000}, "from 1 to 120"),
        ("live_months", {"live_months": "\u0661\u0662"}, "from 1 to 120"),
        ("employment_ends_on", {"employment_ends_on": "2026-06-30"}, "for a dismissal"),
        (
            "employment_ends_on",
            {"level": "summary_dismissal", "live_months": "", "live_to": "not_stated"},
            "0",
        ),
        ("category", {"category": "conduct"}, "not a known code"),
        ("channel", {"channel": "pigeon"}, "not a known code"),
        ("platform", {"platform": ""}, "platform"),
        ("appeal", {"appeal": "set_aside"}, "no sanction"),
        ("source", {"source": "=cmd"}, "formula"),
        ("old_reference", {"old_reference": ""}, "empty"),
    ],
)
def test_bad_cell_is_reported_and_costs_nothing_else(
    world: World, field: str, changes: dict[str, str], says: str
) -> None:
    other = line(staff_number="E00013", old_reference="PF/1")
    report, (remark,) = run(csv_of(line(**changes), other))
    assert (remark.line, remark.field) == (2, field)
    assert says in remark.reason or says == "0"
    assert (report.recorded, report.errors) == (1, 1)
    assert Case.objects.get().subject == world.sita


def test_same_file_twice_records_nothing_new(world: World) -> None:
    file = csv_of(line(), line(staff_number="E00013", old_reference="b"), line(level="?", old_reference="c"))
    run(file)
    before = contents()
    report, _ = run(file)
    assert (report.recorded, report.known, report.errors) == (0, 2, 1)
    assert contents() == before


def test_other_record_under_a_known_reference_is_not_taken(world: World) -> None:
    run(csv_of(line()))
    report, (remark,) = run(csv_of(line(staff_number="E00013")))
    assert (report.recorded, remark.field) == (0, "old_reference")
    assert "compare the two" in remark.reason


def _papers_locked() -> int:
    with connection.cursor() as cursor:
        mine = "FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
        cursor.execute(f"SELECT count(*) {mine}")
        return int(cursor.fetchone()[0])


def test_dry_run_writes_nothing_and_says_the_same(world: World) -> None:
    system_actor()
    file = csv_of(line(), line(heard="", old_reference="b"), line())
    before = contents()
    dry, said = run(file, dry_run=True)
    assert contents() == before
    assert _papers_locked() == 0  # a list of thousands has no room in the database's table of locks
    wet, said_again = run(file)
    assert (dry.recorded, dry.known, dry.errors, said) == (wet.recorded, wet.known, wet.errors, said_again)
    assert (wet.recorded, wet.known, _papers_locked()) == (1, 1, 1)


def test_file_that_cannot_be_read_to_its_end_records_nothing(world: World) -> None:
    file = csv_of(line()) + b"\xff\xfe\n"
    report, said = run(file)
    assert "Line 3 is not in UTF-8" in report.refused
    assert said == []
    assert not Sanction.objects.exists()


def test_history_of_many_years_owes_nothing(world: World) -> None:
    rows = [
        line(
            issued_on=f"{year}-03-01",
            acted_on=f"{year}-02-01",
            level="written_warning",
            live_months="6",
            old_reference=str(year),
        )
        for year in range(2006, 2026)
    ]
    report, _ = run(csv_of(*rows))
    assert report.recorded == 20
    assert not Deadline.objects.exists()


def test_later_periods_stand_in_a_last_column_that_a_file_may_leave_out(world: World) -> None:
    header, row = csv_of(line(live_months="3")).decode().splitlines()
    several = "2026-10-01/2026-10-31 2026-11-20/2026-12-31"
    report, said = run(f"{header},live_again\n{row},{several}\n".encode())
    assert (report.recorded, said) == (1, [])
    periods = world.sam.sanctions.get().live_periods.order_by("from_on").values_list("from_on", "to_on")
    assert list(periods) == [
        (date(2026, 6, 3), date(2026, 9, 2)),
        (date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 11, 20), date(2026, 12, 31)),
    ]
    for cell, why in (("2026-10-01", "Write each period as"), ("2026-08-01/2026-10-31", "without a gap")):
        _, [remark] = run(f"{header},live_again\n{row.replace('/17', '/18')},{cell}\n".encode())
        assert (remark.field, why in remark.reason) == ("live_again", True)


def test_every_column_is_explained() -> None:
    assert all(meaning.endswith(".") for meaning in (COLUMNS | MORE_COLUMNS).values())


DISMISSED = {"level": "summary_dismissal", "live_months": "", "live_to": ""}


@pytest.mark.parametrize("cell", ["", "not_known"])
def test_dismissal_without_its_end_says_which_column_what_to_write_and_why_not_known_cannot_stand(
    world: World, cell: str
) -> None:
    report, (remark,) = run(csv_of(line(**DISMISSED, employment_ends_on=cell)))
    assert (report.errors, remark.field) == (1, "employment_ends_on")
    for said in (
        "which day employment ended",
        "as 2026-12-31",
        "“Not known” would mean",
        "staff list or payroll",
    ):
        assert said in remark.reason, said


def test_warning_with_an_end_of_employment_alone_is_asked_until_when_it_is_live(world: World) -> None:
    _, (remark,) = run(csv_of(line(live_months="", employment_ends_on="2026-06-30")))
    assert (remark.field, "Say until when the warning is live" in remark.reason) == ("live_to", True)
