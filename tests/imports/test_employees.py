"""What an import of the staff list changes, and what it leaves alone."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casework.enums import FileState, RemarkKind
from casework.models import AuditEvent, Employee, Posting, RoleGrant, Unit
from tests.fixtures_world import contents
from tests.imports.staff import DAY, csv_of, employee, imported, places, row, run
from tests.world import World

pytestmark = pytest.mark.django_db

LATER = date(2026, 12, 14)


def test_new_employee_is_posted_from_the_start_date(world: World) -> None:
    report = imported(row(end_date="2027-03-31"))
    ana = employee()
    assert (ana.name, ana.sort_name, ana.work_email, ana.nation) == (
        "Ana de Souza",
        "souza ana de",
        "ana@example.org",
        "england-and-wales",
    )
    assert (ana.start_date, ana.end_date, ana.user) == (date(2026, 1, 5), date(2027, 3, 31), None)
    assert places() == [("Leeds", "EO", "", "2026-01-05", "2027-03-31")]
    assert ana.postings.get().unit == world.units["leeds"]
    assert (report.numbers.added, report.numbers.lines, report.numbers.errors) == (1, 1, 0)


def test_manager_who_comes_later_in_the_file_is_found(world: World) -> None:
    imported(
        row("N1", manager_staff_number="N3"),
        row("N2", manager_staff_number=world.manny.staff_number),
        row("N3"),
    )
    assert places("N1")[0][2] == "N3"
    assert places("N2")[0][2] == world.manny.staff_number


def test_missing_units_are_made_from_the_top_down_once(world: World) -> None:
    before = Unit.objects.count()
    report, said = run(
        csv_of(
            row("N1", unit="Department/Operations/York/Desk 2"), row("N2", unit="Department/Operations/York")
        )
    )
    assert report.numbers.units == 2
    assert [remark.reason for remark in said] == [
        "Department/Operations/York",
        "Department/Operations/York/Desk 2",
    ]
    york = Unit.objects.get(name="York")
    assert york.parent == world.units["operations"]
    assert york.path == f"{world.units['operations'].path}{york.pk}/"
    assert Unit.objects.get(name="Desk 2").path == f"{york.path}{Unit.objects.get(name='Desk 2').pk}/"
    assert Unit.objects.count() == before + 2


def test_same_name_below_another_unit_is_another_unit(world: World) -> None:
    imported(row(unit="Department/Digital/Leeds"))
    assert Unit.objects.filter(name="Leeds").count() == 2
    assert employee().postings.get().unit.parent == world.units["digital"]


@pytest.mark.parametrize(
    ("changes", "now"),
    [
        ({"unit": "Department/Digital"}, ("Digital", "EO", "", "2026-12-14", "")),
        ({"grade": "HEO"}, ("Leeds", "HEO", "", "2026-12-14", "")),
        ({"manager_staff_number": "E00006"}, ("Leeds", "EO", "E00006", "2026-12-14", "")),
    ],
)
def test_change_of_place_is_a_new_posting_from_the_day_of_the_import(
    world: World, changes: dict[str, str], now: tuple[str, ...]
) -> None:
    imported(row())
    Posting.objects.filter(employee=employee()).update(job_title="Adviser")
    report = imported(row(**changes), on=LATER)
    assert places() == [("Leeds", "EO", "", "2026-01-05", "2026-12-13"), now]
    assert (report.numbers.posted, report.numbers.corrected) == (1, 0)
    titles = [posting.job_title for posting in employee().postings.order_by("from_date")]
    assert titles == ["Adviser", "Adviser" if "manager_staff_number" in changes else ""]


def test_manager_taken_away_is_a_new_posting_without_one(world: World) -> None:
    imported(row(manager_staff_number="E00006"))
    imported(row(), on=LATER)
    assert [place[2] for place in places()] == ["E00006", ""]


def test_second_change_on_one_day_puts_the_posting_of_that_day_right(world: World) -> None:
    imported(row())
    imported(row(grade="HEO"), on=LATER)
    imported(row(grade="SEO"), on=LATER)
    assert places() == [
        ("Leeds", "EO", "", "2026-01-05", "2026-12-13"),
        ("Leeds", "SEO", "", "2026-12-14", ""),
    ]


def test_posting_that_a_case_froze_is_not_altered(world: World) -> None:
    case = world.open_case("sam")
    frozen = case.posting
    Posting.objects.filter(pk=frozen.pk).update(from_date=DAY)
    line = row(
        world.sam.staff_number,
        name=world.sam.name,
        work_email=world.sam.work_email,
        grade="HEO",
        manager_staff_number=world.manny.staff_number,
        start_date="2005-01-04",
    )
    imported(line)
    frozen.refresh_from_db()
    assert (frozen.grade.code, frozen.to_date) == ("EO", DAY)
    assert places(world.sam.staff_number)[-1][1:4] == ("HEO", world.manny.staff_number, "2026-11-24")
    assert imported(line).numbers.changes == 0


def test_place_of_somebody_who_has_not_started_is_put_right(world: World) -> None:
    imported(row(start_date="2027-02-01"))
    imported(row(start_date="2027-02-01", grade="SEO"))
    assert places() == [("Leeds", "SEO", "", "2027-02-01", "")]


def test_leaver_is_ended_and_kept(world: World) -> None:
    imported(row())
    report = imported(row(end_date="2026-11-30"))
    assert employee().end_date == date(2026, 11, 30)
    assert places() == [("Leeds", "EO", "", "2026-01-05", "2026-11-30")]
    assert (report.numbers.ended, report.numbers.corrected) == (1, 1)


def test_leaver_reported_after_a_later_move_ends_without_a_gap_or_an_error(world: World) -> None:
    imported(row())
    imported(row(grade="HEO"), on=LATER)
    line = row(grade="HEO", end_date="2026-12-01")
    imported(line, on=LATER)
    assert employee().end_date == date(2026, 12, 1)
    assert places()[-1] == ("Leeds", "HEO", "", "2026-12-14", "2026-12-14")
    assert imported(line, on=LATER).numbers.changes == 0


def test_place_of_somebody_who_left_long_ago_is_history(world: World) -> None:
    imported(row(end_date="2026-06-30"))
    assert imported(row(end_date="2026-06-30", grade="G7", unit="Department")).numbers.posted == 0
    assert places() == [("Leeds", "EO", "", "2026-01-05", "2026-06-30")]


def test_leaving_taken_back_goes_on_where_it_was(world: World) -> None:
    imported(row(end_date="2026-11-30"))
    imported(row(), on=LATER)
    assert employee().end_date is None
    assert places() == [("Leeds", "EO", "", "2026-01-05", "")]


def test_who_comes_back_has_a_second_posting_and_the_first_stays_ended(world: World) -> None:
    imported(row(end_date="2026-06-30"))
    imported(row(start_date="2026-11-02", grade="HEO"))
    assert places() == [
        ("Leeds", "EO", "", "2026-01-05", "2026-06-30"),
        ("Leeds", "HEO", "", "2026-11-02", ""),
    ]
    assert employee().end_date is None


def test_details_are_corrected_in_place(world: World) -> None:
    imported(row())
    report = imported(row(name="Ana O'Neill", work_email="", nation="scotland"))
    assert (employee().name, employee().sort_name, employee().nation) == (
        "Ana O'Neill",
        "o'neill ana",
        "scotland",
    )
    assert employee().work_email == ""
    assert (report.numbers.corrected, report.numbers.posted) == (1, 0)


def test_missing_from_the_file_is_no_leaver_and_is_listed(world: World) -> None:
    Employee.objects.filter(pk=world.uma.pk).update(end_date=date(2026, 1, 31))
    report = imported(row())
    world.sam.refresh_from_db()
    assert world.sam.end_date is None
    assert report.numbers.missing == len(world.people) - 1


def test_logins_and_roles_are_not_touched(world: World) -> None:
    before = dict(RoleGrant.objects.values_list("pk", "role"))
    user = world.user("hana")
    imported(
        row(
            world.hana.staff_number,
            name="Hana Newname",
            work_email="other@example.org",
            end_date="2026-11-23",
            start_date="2005-01-04",
        )
    )
    user.refresh_from_db()
    world.hana.refresh_from_db()
    assert (user.email, user.name, user.is_active) == ("hana@example.org", "Hana Example", True)
    assert world.hana.user == user
    assert dict(RoleGrant.objects.values_list("pk", "role")) == before


def test_same_file_twice_changes_nothing(world: World) -> None:
    file = csv_of(
        row("N1", manager_staff_number="N2"),
        row("N2", unit="Department/New"),
        row("N3", end_date="2026-06-30"),
        row("N4", grade="nonsense"),
        row("N5", manager_staff_number="nobody"),
        row("N6", manager_staff_number="N7"),
        row("N7", manager_staff_number="N6"),
    )
    run(file)
    before = contents()
    report, _ = run(file, on=LATER)
    after = contents()
    assert report.numbers.changes == 0
    assert {table for table in before if before[table] != after[table]} == {"casework_auditevent"}


def test_dry_run_writes_nothing_and_says_the_same(world: World) -> None:
    imported(row("N8"))
    file = csv_of(
        row("N1", unit="Department/New"), row("N2", grade="?"), row("N8", grade="HEO", end_date="2026-12-31")
    )
    before = contents()
    dry, dry_said = run(file, dry_run=True)
    assert contents() == before
    wet, wet_said = run(file)
    assert (dry.numbers, dry_said, dry.sha256) == (wet.numbers, wet_said, wet.sha256)
    assert wet.numbers.changes == 1 + 1 + 1 + 1


def test_import_is_one_event_with_the_digest_and_numbers_and_no_name(world: World) -> None:
    file = csv_of(row(), row("N2", grade="?"))
    report, _ = run(file)
    (event,) = AuditEvent.objects.filter(action="employees_imported")
    facts = json.loads(event.body)["facts"]
    assert facts["sha256"] == report.sha256
    assert (facts["lines"], facts["added"], facts["errors"]) == (2, 1, 1)
    assert "Souza" not in event.body


def test_case_of_an_employee_who_moved_keeps_its_unit(world: World) -> None:
    case = world.case_in(FileState.INVESTIGATION)
    imported(
        row(
            world.sam.staff_number,
            name=world.sam.name,
            work_email=world.sam.work_email,
            unit="Department/Digital",
            start_date="2005-01-04",
        )
    )
    case.refresh_from_db()
    assert (case.unit, case.posting.unit) == (world.units["leeds"], world.units["leeds"])


@pytest.mark.parametrize(
    ("field", "changes", "kind", "says"),
    [
        ("staff_number", {"staff_number": ""}, RemarkKind.ERROR, "empty"),
        ("staff_number", {"staff_number": "N" * 21}, RemarkKind.ERROR, "longer than 20"),
        ("staff_number", {"staff_number": "=1+1"}, RemarkKind.ERROR, "letters, digits"),
        ("staff_number", {"staff_number": "N\x001"}, RemarkKind.ERROR, "letters, digits"),
        ("name", {"name": " "}, RemarkKind.ERROR, "empty"),
        ("name", {"name": "x" * 10_000}, RemarkKind.ERROR, "longer than 200"),
        ("name", {"name": "ß" * 150}, RemarkKind.ERROR, "when sorted"),
        ("name", {"name": "=HYPERLINK(1)"}, RemarkKind.ERROR, "formula"),
        ("name", {"name": "\uff1d1+1"}, RemarkKind.ERROR, "formula"),
        ("name", {"name": "Ana\x07"}, RemarkKind.ERROR, "cannot be seen"),
        ("name", {"name": "Ana \u202esuoza"}, RemarkKind.ERROR, "cannot be seen"),
        ("name", {"name": "12345"}, RemarkKind.ERROR, "no letter"),
        ("work_email", {"work_email": "ana at example"}, RemarkKind.ERROR, "not an email address"),
        ("work_email", {"work_email": "+cmd@example.org"}, RemarkKind.ERROR, "formula"),
        ("unit", {"unit": ""}, RemarkKind.ERROR, "empty"),
        ("unit", {"unit": "Department//Leeds"}, RemarkKind.ERROR, "between two slashes"),
        ("unit", {"unit": "/".join(["a"] * 21)}, RemarkKind.ERROR, "more than 20"),
        ("unit", {"unit": "Department/" + "x" * 201}, RemarkKind.ERROR, "longer than 200"),
        ("unit", {"unit": "@SUM/Leeds"}, RemarkKind.ERROR, "formula"),
        ("grade", {"grade": "KING"}, RemarkKind.ERROR, "EO, HEO, SEO, G7, G6, SCS"),
        ("grade", {"grade": ""}, RemarkKind.ERROR, "known code"),
        ("nation", {"nation": "England"}, RemarkKind.ERROR, "england-and-wales, scotland, northern-ireland"),
        ("start_date", {"start_date": "31/12/2026"}, RemarkKind.ERROR, "2026-12-31"),
        ("start_date", {"start_date": "20261231"}, RemarkKind.ERROR, "2026-12-31"),
        ("start_date", {"start_date": "2026-02-30"}, RemarkKind.ERROR, "no such day"),
        ("start_date", {"start_date": "0026-02-03"}, RemarkKind.ERROR, "before 1900"),
        ("start_date", {"start_date": ""}, RemarkKind.ERROR, "empty"),
        ("end_date", {"end_date": "2025-12-31"}, RemarkKind.ERROR, "before the start date"),
        ("manager_staff_number", {"manager_staff_number": "NOBODY"}, RemarkKind.WARNING, "Nobody has"),
        ("manager_staff_number", {"manager_staff_number": "N1"}, RemarkKind.WARNING, "their own manager"),
    ],
)
def test_bad_cell_is_reported_with_line_field_and_reason_and_costs_nothing_else(
    world: World, field: str, changes: dict[str, str], kind: RemarkKind, says: str
) -> None:
    report, said = run(csv_of(row("N0"), row(**changes), row("N2")))
    (remark,) = said
    assert (remark.line, remark.field, remark.kind) == (3, field, kind)
    assert says in remark.reason
    there = set(Employee.objects.filter(staff_number__startswith="N").values_list("staff_number", flat=True))
    assert there == ({"N0", "N2"} if kind == RemarkKind.ERROR else {"N0", "N1", "N2"})
    assert (report.numbers.errors, report.numbers.warnings) == (
        (1, 0) if kind == RemarkKind.ERROR else (0, 1)
    )


def test_all_that_is_wrong_with_a_line_is_said_at_once(world: World) -> None:
    report, said = run(csv_of(row(name="", grade="?", start_date="soon")))
    assert {remark.field for remark in said} == {"name", "grade", "start_date"}
    assert len(said) == 3
    assert report.numbers.errors == 1


def test_unknown_manager_of_somebody_on_record_leaves_the_manager_as_it_was(world: World) -> None:
    imported(row(manager_staff_number="E00006"))
    _, said = run(csv_of(row(manager_staff_number="NOBODY", grade="HEO")), on=LATER)
    assert [remark.kind for remark in said] == [RemarkKind.WARNING]
    assert places()[-1] == ("Leeds", "HEO", "E00006", "2026-12-14", "")


def test_line_of_a_manager_that_is_bad_costs_the_others_no_more_than_their_manager(world: World) -> None:
    report, said = run(
        csv_of(
            row("N1", grade="?"), row("N2", manager_staff_number="N1"), row("N3", manager_staff_number="N2")
        )
    )
    assert [(remark.line, remark.kind) for remark in said] == [(2, RemarkKind.ERROR), (3, RemarkKind.WARNING)]
    assert places("N3")[0][2] == "N2"
    assert report.numbers.added == 2


def test_staff_number_given_twice_is_taken_from_neither_line(world: World) -> None:
    imported(row("N1"))
    report, said = run(
        csv_of(row("N1", grade="HEO"), row("N2"), row("N1", grade="SEO"), row("N1", grade="?"))
    )
    twice = [remark for remark in said if remark.field == "staff_number"]
    assert [remark.line for remark in twice] == [2, 4, 5]
    assert "on 3 lines, first on line 2" in twice[0].reason
    assert places("N1") == [("Leeds", "EO", "", "2026-01-05", "")]
    assert (report.numbers.errors, report.numbers.added) == (3, 1)


def test_loop_of_managers_is_said_of_each_and_the_rest_is_imported(world: World) -> None:
    report, said = run(
        csv_of(
            row("N1", manager_staff_number="N2"),
            row("N2", manager_staff_number="N3"),
            row("N3", manager_staff_number="N1"),
            row("N4", manager_staff_number="N1"),
        )
    )
    assert [(remark.line, remark.field) for remark in said] == [
        (line, "manager_staff_number") for line in (2, 3, 4)
    ]
    assert all("leads back" in remark.reason for remark in said)
    assert [places(number)[0][2] for number in ("N1", "N2", "N3", "N4")] == ["", "", "", "N1"]
    assert report.numbers.warnings == 3


def test_loop_closed_with_a_manager_on_record_is_found(world: World) -> None:
    imported(row("N1"), row("N2", manager_staff_number="N1"))
    _, said = run(csv_of(row("N1", manager_staff_number="N2")), on=LATER)
    assert [remark.staff_number for remark in said] == ["N1"]
    assert [place[2] for place in places("N1")] == [""]
