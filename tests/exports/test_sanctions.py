"""The file of the register: whose rows it holds, for which filter, and the event that comes before its bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from casework import actions, audit
from casework.enums import AppealResult, FileState, Finding, PartKind, Role, SanctionLevel
from casework.errors import NotYou
from casework.exports import SANCTION_COLUMNS, export_sanctions
from casework.models import (
    AllegationFinding,
    AuditEvent,
    Category,
    Employee,
    LivePeriod,
    RoleGrant,
    Sanction,
    Unit,
)
from casework.queries.sanction_register import RegisterFilter
from tests.fixtures_world import hire
from tests.walked import later
from tests.world import APPEAL_CLOSED, LONDON, World, build_world

pytestmark = pytest.mark.django_db

FIRST_LIVE, LAST_LIVE = date(2026, 10, 20), date(2027, 4, 19)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def at_ten(day: int) -> datetime:
    """Ten o'clock on a day of November 2026."""
    return datetime(2026, 11, day, 10, 0, tzinfo=LONDON)


@pytest.fixture
def world() -> World:
    """Sam in Leeds and Nora in Operations both have a written warning, live from 20 Oct 2026 to 19 Apr 2027."""
    world = build_world()
    world.case_in(FileState.OUTCOME, "sam")
    world.case_in(FileState.OUTCOME, "nora")
    return world


def rows(blocks: Iterator[bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(blocks).decode("utf-8-sig"), newline="")))


def asked(world: World, name: str = "audrey", **changes) -> list[dict[str, str]]:
    return rows(export_sanctions(RegisterFilter(**({"live_on": FIRST_LIVE} | changes)), by=world.user(name)))


def people(found: list[dict[str, str]]) -> set[str]:
    return {row["employee"].split()[0].lower() for row in found}


def grant(world: World, name: str, role: Role, unit: str) -> None:
    RoleGrant.objects.create(
        user=world.user(name), role=role, unit=world.units[unit], from_date=date(2020, 1, 1)
    )


def test_row_says_what_was_issued(world: World) -> None:
    (row,) = [row for row in asked(world) if row["staff_number"] == world.sam.staff_number]
    sanction = Sanction.objects.get(employee=world.sam)
    recorded = row.pop("recorded_at")
    assert recorded.startswith(sanction.recorded_at.strftime("%Y-%m-%d %H:%M:%S"))
    assert row == {
        "reference": sanction.case.reference,
        "staff_number": world.sam.staff_number,
        "employee": "Sam Example",
        "unit": "Leeds",
        "unit_id": str(world.units["leeds"].pk),
        "categories": "social-media",
        "channels": "social_media",
        "platforms": "facebook",
        "severity": "serious",
        "level": "written_warning",
        "measures": "",
        "norm": "",
        "norm_departure": "",
        "first_level": "written_warning",
        "appeal_result": "",
        "appeal_decided_on": "",
        "put_right": "",
        "stands": "yes",
        "relied_on_fallen": "",
        "decided_on": "2026-10-19",
        "issued_on": "2026-10-20",
        "received_on": "2026-10-20",
        "live_from": "2026-10-20",
        "live_to": "2027-04-19",
        "live_on": "2026-10-20",
        "live": "yes",
        "employment_ends_on": "",
        "appeal_open_until": "2026-11-03",
        "policy": "P1",
        "policy_from": "2009-01-01",
        "level_name": "",
        "counts_as_sanction": "yes",
        "source": "",
        "old_reference": "",
        "source_sha256": "",
        "as_known_at": "",
    }


def test_header_is_the_documented_columns_and_each_has_a_meaning(world: World) -> None:
    blocks = b"".join(export_sanctions(RegisterFilter(live_on=FIRST_LIVE), by=world.user("audrey")))
    assert blocks.startswith(b"\xef\xbb\xbf")
    header = blocks.decode("utf-8-sig").splitlines()[0].split(",")
    assert header == [column.name for column in SANCTION_COLUMNS]
    assert all(column.meaning.endswith(".") for column in SANCTION_COLUMNS)


@pytest.mark.parametrize(
    ("day", "live"),
    [(FIRST_LIVE - DAY, "no"), (FIRST_LIVE, "yes"), (LAST_LIVE, "yes"), (LAST_LIVE + DAY, "no")],
)
def test_live_on_the_first_and_the_last_day_and_not_beside_them(world: World, day: date, live: str) -> None:
    found = asked(world, live_on=day)
    assert {row["live"] for row in found} == {live}
    assert {row["live_on"] for row in found} == {day.isoformat()}
    assert len(asked(world, live_on=day, only_live=True)) == (2 if live == "yes" else 0)


def test_replaced_period_is_not_counted(world: World) -> None:
    period = LivePeriod.objects.get(sanction__employee=world.sam)
    period.superseded_at = timezone.now()
    period.save()
    LivePeriod.objects.create(
        case=period.case, sanction=period.sanction, from_on=date(2026, 11, 1), to_on=date(2026, 11, 30)
    )
    answers = {row["staff_number"]: (row["live"], row["live_from"], row["live_to"]) for row in asked(world)}
    assert answers[world.sam.staff_number] == ("no", "2026-11-01", "2026-11-30")
    assert answers[world.nora.staff_number][0] == "yes"


def test_warning_without_a_stated_end_is_undetermined(world: World) -> None:
    LivePeriod.objects.filter(sanction__employee=world.sam).update(to_on=None)
    found = {row["staff_number"]: row["live"] for row in asked(world, live_on=date(2030, 1, 1))}
    assert found == {world.sam.staff_number: "undetermined", world.nora.staff_number: "no"}
    assert asked(world, live_on=date(2030, 1, 1), only_live=True) == []


def test_auditor_and_lead_get_their_units_and_nobody_else_gets_a_file(world: World) -> None:
    assert people(asked(world, "audrey")) == {"sam", "nora"}
    assert people(asked(world, "lena")) == {"sam", "nora"}
    grant(world, "adam", Role.HR_LEAD, "leeds")
    assert people(asked(world, "adam")) == {"sam"}
    for name in ("hana", "manny", "ivor", "chidi", "sam"):
        with pytest.raises(NotYou):
            asked(world, name)


@pytest.mark.parametrize("name", ["sam", "wendy", "colin"])
def test_auditor_never_gets_the_row_of_a_case_they_are_in(world: World, name: str) -> None:
    grant(world, name, Role.AUDITOR, "department")
    found = people(asked(world, name))
    assert found == ({"nora"} if name == "sam" else set())


def test_right_to_export_is_of_the_units_in_which_it_is_held(world: World) -> None:
    """HR lead of Leeds and HR officer of Operations: reads both, takes away only Leeds."""
    grant(world, "adam", Role.HR_LEAD, "leeds")
    grant(world, "adam", Role.HR_OFFICER, "operations")
    assert Sanction.objects.visible_to(world.user("adam")).count() == 2
    assert people(asked(world, "adam")) == {"sam"}


def test_filters_keep_what_was_asked(world: World) -> None:
    conduct, other = (
        Category.objects.get(code="conduct"),
        Category.objects.create(code="o", name="O", path="/o/"),
    )
    assert people(asked(world, unit=world.units["operations"])) == {"sam", "nora"}
    assert people(asked(world, unit=world.units["leeds"])) == {"sam"}
    assert people(asked(world, unit=world.units["digital"])) == set()
    assert people(asked(world, category=conduct)) == {"sam", "nora"}
    assert people(asked(world, category=other)) == set()
    assert people(asked(world, channel="social_media", platform="facebook")) == {"sam", "nora"}
    assert people(asked(world, platform="tiktok")) == set()
    assert people(asked(world, level=SanctionLevel.FINAL_WRITTEN_WARNING)) == set()
    assert people(asked(world, issued_from=FIRST_LIVE, issued_to=FIRST_LIVE)) == {"sam", "nora"}
    assert people(asked(world, issued_from=FIRST_LIVE + DAY)) == set()
    assert people(asked(world, issued_to=FIRST_LIVE - DAY)) == set()
    assert people(asked(world, employee=world.sam)) == {"sam"}


def test_allegation_that_was_not_found_does_not_make_a_sanction_one_of_its_category(world: World) -> None:
    AllegationFinding.objects.filter(case__subject=world.sam).update(finding=Finding.NOT_FOUND)
    assert people(asked(world, category=world.category)) == {"nora"}
    (row,) = asked(world, employee=world.sam)
    assert (row["categories"], row["channels"], row["platforms"]) == ("", "", "")


def test_formulas_in_names_are_quoted(world: World) -> None:
    Employee.objects.filter(pk=world.sam.pk).update(name='=HYPERLINK("http://x","y")', staff_number="-1+1")
    Unit.objects.filter(pk=world.units["leeds"].pk).update(name="@SUM(A1)")
    (row,) = asked(world, employee=world.sam)
    assert row["employee"] == '\'=HYPERLINK("http://x","y")'
    assert (row["staff_number"], row["unit"]) == ("'-1+1", "'@SUM(A1)")


def test_event_is_written_before_the_first_byte(world: World) -> None:
    wanted = RegisterFilter(live_on=FIRST_LIVE, only_live=True, unit=world.units["leeds"])
    blocks = export_sanctions(wanted, by=world.user("audrey"))
    (event,) = AuditEvent.objects.filter(action="exported")
    assert event.actor == world.user("audrey").pk
    assert json.loads(event.body)["facts"] == {
        "export": "sanctions",
        "live_on": "2026-10-20",
        "only_live": True,
        "unit": world.units["leeds"].pk,
        "rows": 1,
    }
    assert len(rows(blocks)) == 1
    assert "Sam" not in event.body


def test_no_byte_leaves_without_its_event(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args, **kwargs):
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr(audit, "record_look", broken)
    with pytest.raises(RuntimeError, match="cannot be written"):
        export_sanctions(RegisterFilter(live_on=FIRST_LIVE), by=world.user("audrey"))


def of_sam(world: World, **changes) -> list[tuple[str, ...]]:
    names = ("level", "first_level", "appeal_result", "appeal_decided_on", "stands", "live", "live_to")
    return [tuple(row[name] for name in names) for row in asked(world, employee=world.sam, **changes)]


def test_what_an_appeal_put_in_place_stands_and_says_how_it_began(world: World) -> None:
    world.appeal(world.sam.cases.get())
    varied = ("verbal_warning", "written_warning", "varied", "2026-11-11", "yes", "yes", "2027-01-19")
    assert of_sam(world) == [varied]
    replaced = ("written_warning", "written_warning", "varied", "2026-11-11", "no", "no", "")
    assert of_sam(world, superseded=True) == [varied, replaced]
    assert of_sam(world, superseded=True, only_live=True) == [varied]


def test_what_an_appeal_set_aside_is_in_the_file_when_asked_for_and_never_live(world: World) -> None:
    world.appeal(world.sam.cases.get(), AppealResult.SET_ASIDE)
    assert of_sam(world) == []
    fell = ("written_warning", "written_warning", "set_aside", "2026-11-11", "no", "no", "")
    assert of_sam(world, superseded=True) == [fell]
    assert of_sam(world, superseded=True, only_live=True) == []


def test_what_an_appeal_confirmed_stands_and_one_not_decided_is_pending(world: World) -> None:
    case = world.sam.cases.get()
    world.lodge(case)
    assert of_sam(world)[0][2:5] == ("pending", "", "yes")
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case, AppealResult.CONFIRMED)
    assert of_sam(world)[0][2:5] == ("pending", "", "yes")  # 0.6: until the employee is told
    world.issue_appeal(case)
    stands = ("written_warning", "written_warning", "confirmed", "2026-11-11", "yes", "yes", "2027-04-19")
    assert of_sam(world) == [stands]


def test_first_outcome_of_a_case_heard_again_is_that_of_its_first_hearing(world: World) -> None:
    case = world.sam.cases.get()
    world.appeal(case, AppealResult.REMITTED)
    assert of_sam(world) == []
    world.return_to_hearing(case)
    hire(world, "fran", grade="G6", unit="digital")
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.fran, by=world.user("hana"), on=APPEAL_CLOSED)
    world.arrange(case, sent_at=at_ten(13), starts_at=at_ten(23))
    world.record(case, by=world.user("fran"), at=at_ten(23) + HOUR)
    world.decide(case, SanctionLevel.VERBAL_WARNING, by=world.user("fran"), on=date(2026, 11, 23))
    world.issue(case, sent_at=at_ten(23) + HOUR)
    again = ("verbal_warning", "written_warning", "remitted", "2026-11-11", "yes", "no", "2027-02-22")
    first = ("written_warning", "written_warning", "remitted", "2026-11-11", "no", "no", "")
    assert of_sam(world) == [again]
    assert of_sam(world, superseded=True) == [again, first]


def test_register_of_an_earlier_moment_still_counts_what_fell_afterwards(world: World) -> None:
    case = world.sam.cases.get()
    before = timezone.now()
    with later():
        world.appeal(case, AppealResult.SET_ASIDE)
    day = FIRST_LIVE + DAY
    assert not Sanction.objects.in_force_on(day).filter(case=case).exists()
    assert Sanction.objects.in_force_on(day, as_known_at=before).filter(case=case).exists()
