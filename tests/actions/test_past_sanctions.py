"""A sanction from paper: known from now on, live for the paper's days, and nothing owed about the past (scenario 16)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from casework import queries
from casework.actions.records import MAX_EVIDENCE_BYTES
from casework.enums import CloseReason, DeadlineKind, FileState, PastAppeal, Role, SanctionLevel
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import AuditEvent, Case, Deadline, Provenance, Sanction
from casework.queries.sanction_register import RegisterFilter, sanction_register
from casework.web.pages.live_rows import duration
from tests.actions.refusals import not_now, not_you, refused
from tests.fixtures_world import check_deferred_guards, grant
from tests.imports.past import DAY, past_sanction
from tests.paper_world import take_over
from tests.world import LONDON, World, another_policy

pytestmark = pytest.mark.django_db

OCTOBER = date(2026, 10, 1)


def _now() -> datetime:
    return timezone.now() + timedelta(seconds=1)


def test_scenario_16_backdated_paper_record(world: World) -> None:
    case = past_sanction(world)
    check_deferred_guards()
    sanction = case.sanctions.get()
    period = sanction.live_periods.get()
    assert (sanction.issued_on, period.from_on, period.to_on) == (
        date(2026, 6, 3),
        date(2026, 6, 3),
        date(2027, 6, 2),
    )
    assert timezone.localdate(sanction.recorded_at) == timezone.localdate()
    assert sanction.policy == world.policy
    of_october = datetime(2026, 10, 1, 12, tzinfo=LONDON)
    assert not Sanction.objects.in_force_on(OCTOBER, of_october).exists()
    assert Sanction.objects.in_force_on(OCTOBER, _now()).get() == sanction
    assert Sanction.objects.in_force_on(OCTOBER).get() == sanction
    assert Sanction.objects.in_force_on(date(2027, 6, 2)).exists()
    assert not Sanction.objects.in_force_on(date(2027, 6, 3)).exists()


def test_a_warning_that_was_extended_after_a_gap_does_not_count_in_the_gap(world: World) -> None:
    """Scenario 14 on paper: live to 2 Sep and again from 1 Oct to 31 Dec; both sides of each day."""
    case = past_sanction(
        world, live_to=date(2026, 9, 2), live_again=((date(2026, 10, 1), date(2026, 12, 31)),)
    )
    check_deferred_guards()
    days = {
        date(2026, 9, 2): True,
        date(2026, 9, 3): False,
        date(2026, 9, 30): False,
        date(2026, 10, 1): True,
        date(2026, 12, 31): True,
        date(2027, 1, 1): False,
    }
    assert {day: Sanction.objects.in_force_on(day).exists() for day in days} == days
    assert [(row.kind, row.due_on) for row in Deadline.objects.filter(case=case)] == [
        (DeadlineKind.WARNING_EXPIRY, date(2026, 12, 31))
    ]
    [shown] = duration(case.sanctions.get())
    assert shown.values == [
        "From Wed 3 Jun 2026 up to and including Wed 2 Sep 2026",
        "From Thu 1 Oct 2026 up to and including Thu 31 Dec 2026",
    ]


def test_nothing_is_owed_about_the_past(world: World) -> None:
    case = past_sanction(world)
    assert [(row.kind, row.due_on) for row in Deadline.objects.all()] == [
        (DeadlineKind.WARNING_EXPIRY, date(2027, 6, 2))
    ]
    assert not Deadline.objects.overdue(timezone.localdate()).exists()
    spent = past_sanction(
        world, issued_on=date(2019, 3, 1), acted_on=None, live_to=date(2020, 2, 29), reference="PF/2019/2"
    )
    assert not spent.deadlines.exists()
    assert (case.state, spent.state) == (FileState.CLOSED, FileState.CLOSED)


def test_period_nobody_stated_is_undetermined_and_never_counted(world: World) -> None:
    case = past_sanction(world, issued_on=date(2019, 3, 1), acted_on=date(2019, 2, 1), live_to=None)
    sanction = case.sanctions.get()
    assert not Sanction.objects.in_force_on(OCTOBER).exists()
    (row,) = sanction_register(Sanction.objects.all(), RegisterFilter(live_on=OCTOBER))
    assert (row.pk, row.live, row.live_to) == (sanction.pk, "undetermined", None)
    assert not case.deadlines.exists()
    new = world.open_case("sam")
    (weighed,) = queries.weighed_record(new, new.allegations.all()).values()
    assert (weighed.counts, [past.pk for past in weighed.for_a_person]) == ((), [sanction.pk])


def test_live_paper_warning_counts_in_a_new_case(world: World) -> None:
    sanction = past_sanction(world).sanctions.get()
    new = world.open_case("sam")
    (weighed,) = queries.weighed_record(new, new.allegations.all()).values()
    assert [past.pk for past in weighed.counts] == [sanction.pk]
    world.findings(new)
    world.refer(new)
    world.appoint_chair(new)
    world.arrange(new)
    world.record(new)
    decision = world.decide(new, SanctionLevel.FINAL_WRITTEN_WARNING)
    assert list(decision.relied_on.all()) == [sanction]


def test_register_has_it_like_any_other(world: World) -> None:
    past_sanction(world)
    (row,) = sanction_register(
        Sanction.objects.visible_to(world.user("lena")),
        RegisterFilter(live_on=OCTOBER, only_live=True, category=world.category, platform="facebook"),
    )
    assert (row.live, row.severity, row.categories, row.channels, row.platforms) == (
        "yes",
        "serious",
        ["social-media"],
        ["social_media"],
        ["facebook"],
    )
    assert str(row.provenance) == "Personnel files Leeds, PF/2026/17"


def test_who_sees_it(world: World) -> None:
    grant(world, "sam", Role.HR_LEAD, None)
    case = past_sanction(world)
    seen = {
        name for name in world.people if Case.objects.visible_to(world.user(name)).filter(pk=case.pk).exists()
    }
    assert seen == {"hana", "lena", "audrey"}
    assert {name for name in world.people if Sanction.objects.visible_to(world.user(name)).exists()} == seen


def test_what_it_does_not_say_stays_unsaid(world: World) -> None:
    case = past_sanction(world, acted_on=None, severity="", appeal=PastAppeal.CONFIRMED)
    record = case.provenance
    assert (record.heard, record.accompanied, record.appeal_offered, record.day_known) == (
        "yes",
        "not_known",
        "no",
        False,
    )
    assert case.severity == ""
    assert "does not say on which day" in case.allegations.get().particulars
    assert case.closures.get().reason == CloseReason.APPEAL_FINAL
    assert case.closures.get().closed_on == DAY


def test_letter_counts_as_received_by_post(world: World) -> None:
    sanction = past_sanction(world, issued_on=date(2025, 12, 24), acted_on=None).sanctions.get()
    assert sanction.received_on == date(2025, 12, 30)  # two working days on, over Christmas and a weekend


def test_dismissal_has_no_live_period_and_the_day_employment_ended(world: World) -> None:
    case = past_sanction(
        world, level=SanctionLevel.SUMMARY_DISMISSAL, live_to=None, employment_ends_on=date(2026, 6, 1)
    )
    sanction = case.sanctions.get()
    assert (sanction.employment_ends_on, sanction.live_periods.count()) == (date(2026, 6, 1), 0)
    world.sam.refresh_from_db()
    assert world.sam.end_date is None


def test_record_older_than_any_policy_takes_the_first(world: World) -> None:
    another_policy(date(2020, 1, 1))
    case = past_sanction(
        world, issued_on=date(2006, 3, 1), acted_on=date(2006, 2, 1), live_to=date(2007, 2, 28)
    )
    assert case.policy == world.policy
    assert case.sanctions.get().rank == 3


def test_somebody_who_joined_their_unit_later_has_their_first_post(world: World) -> None:
    world.sam.postings.update(from_date=date(2010, 1, 1))
    case = past_sanction(
        world, issued_on=date(2006, 3, 1), acted_on=date(2006, 2, 1), live_to=date(2007, 2, 28)
    )
    assert case.posting == world.sam.postings.get()


def test_events_say_ids_and_codes_alone(world: World) -> None:
    case = past_sanction(world)
    events = AuditEvent.objects.filter(action="record_past_sanction").order_by("pk")
    assert [(event.incident, event.case, event.target) for event in events] == [
        (case.incident_id, None, "assessed"),
        (None, case.pk, "closed"),
    ]
    assert not any("PF/2026" in event.body or "Leeds" in event.body for event in events)


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"issued_on": date(2026, 12, 1)}, "T1", "issued_on"),
        ({"acted_on": date(2026, 6, 4)}, "T1", "acted_on"),
        ({"live_to": date(2026, 6, 2)}, "SA-3", "live_to"),
        ({"level": SanctionLevel.SUMMARY_DISMISSAL}, "SA-3", "live_to"),
        ({"level": SanctionLevel.SUMMARY_DISMISSAL, "live_to": None}, "0.8", "employment_ends_on"),
        ({"employment_ends_on": date(2026, 6, 30)}, "T17", "employment_ends_on"),
        (
            {
                "level": SanctionLevel.DISMISSAL_WITH_NOTICE,
                "live_to": None,
                "employment_ends_on": date(2030, 1, 1),
            },
            "TR-1",
            "employment_ends_on",
        ),
        ({"platform": ""}, "T1", "platform"),
        ({"source": " "}, "PR-02", "source"),
        ({"reference": ""}, "PR-02", "reference"),
    ],
)
def test_what_cannot_be_is_refused(world: World, changes: dict[str, Any], rule: str, field: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        past_sanction(world, **changes)
    assert (refusal.value.rule_id, refusal.value.field) == (rule, field)
    assert not Case.objects.exists()


def test_record_is_taken_over_once(world: World) -> None:
    past_sanction(world)
    with pytest.raises(NotNow, match="here already"):
        past_sanction(world, name="sita")
    with pytest.raises(NotNow, match="of this level and day"):
        past_sanction(world, reference="PF/2026/18")
    assert Case.objects.count() == 1
    take_over(world, FileState.INVESTIGATION, employee=world.uma, incident=world.report(involved=("uma",)))
    with pytest.raises(NotNow, match="here already"):
        past_sanction(world, name="sita", source="Cabinet 4, Leeds", reference="P/2026/31")


def test_that_it_is_here_is_told_to_whoever_may_see_it(world: World, settings: Any, tmp_path: Path) -> None:
    """Sam came to Leeds on 1 June: what happened in May is of another unit, where HR of Leeds sees nothing."""
    settings.MEDIA_ROOT = str(tmp_path)
    here = world.sam.postings.get()
    there = {"unit": world.units["digital"], "to_date": date(2026, 5, 31)}
    world.sam.postings.update(**there)
    world.sam.postings.create(unit=here.unit, grade=here.grade, from_date=date(2026, 6, 1))
    case = past_sanction(world, proof=_scan())
    assert case.unit == world.units["digital"]
    for changes, says in (
        ({}, "here already"),
        ({"reference": "PF/2026/18"}, "of this level and day already"),
    ):
        for name, told in (("hana", "cannot be recorded with this reference, level and day"), ("lena", says)):
            with not_now(told):
                past_sanction(world, proof=_scan(), acted_on=None, by=world.user(name), **changes)


def test_nobody_records_their_own(world: World) -> None:
    with pytest.raises(NotYou, match="their own"):
        past_sanction(world, name="lena")


def test_employee_without_a_post_or_a_register_without_a_policy(world: World) -> None:
    world.sam.postings.all().update(employee=world.uma, from_date=date(2001, 1, 1), to_date=date(2001, 1, 2))
    with pytest.raises(RuleBroken, match="no post on record"):
        past_sanction(world)


@pytest.mark.parametrize(
    ("appeal", "first"),
    [
        (PastAppeal.NO, SanctionLevel.FINAL_WRITTEN_WARNING),
        (PastAppeal.CONFIRMED, SanctionLevel.FINAL_WRITTEN_WARNING),
        (PastAppeal.VARIED, None),
        (PastAppeal.NOT_KNOWN, None),
    ],
)
def test_level_first_imposed_is_not_known_where_the_record_says_what_an_appeal_left(
    world: World, appeal: PastAppeal, first: SanctionLevel | None
) -> None:
    past_sanction(world, appeal=appeal)
    (row,) = sanction_register(Sanction.objects.all(), RegisterFilter(live_on=DAY))
    assert (row.first_level, row.level) == (first, SanctionLevel.FINAL_WRITTEN_WARNING)
    said = "" if appeal == PastAppeal.NO else appeal
    assert (row.appeal_result, row.appeal_decided_on) == (said, None)


def _scan(content: bytes = b"%PDF-1.4 the letter") -> ContentFile[bytes]:
    return ContentFile(content, name="files/letter of 3 June.pdf")


def test_hr_of_the_unit_records_it_and_nobody_who_investigates_the_employee(
    world: World, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    for name in ("uma", "manny", "olu", "audrey"):
        with not_you("by HR of the unit"):
            past_sanction(world, proof=_scan(), by=world.user(name))
    with not_you("answered for by an HR lead"):
        past_sanction(world, by=world.user("hana"))
    grant(world, "ivor", Role.HR_OFFICER, None)
    open_case = world.open_case("sam")
    with not_you("You investigate a case about this employee"):
        past_sanction(world, proof=_scan(), by=world.user("ivor"))
    past_sanction(world, name="sita", reference="PF/1", proof=_scan(), by=world.user("ivor"))
    world.withdraw(open_case, reason="Logged twice.", on=DAY)
    past_sanction(world, proof=_scan(), by=world.user("ivor"))
    past_sanction(world, name="uma", reference="PF/2", proof=_scan(), by=world.user("hana"))


def test_scan_is_kept_with_what_binds_it(world: World, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    record = past_sanction(world, proof=_scan(), by=world.user("hana")).provenance
    with default_storage.open(record.file.name) as kept:
        assert (kept.read(), record.is_scanned) == (b"%PDF-1.4 the letter", True)
    digest = sha256(b"%PDF-1.4 the letter").hexdigest()
    assert (record.file_name, record.size, record.sha256) == ("letter of 3 June.pdf", 19, digest)
    assert record.file.name.startswith(f"{record.case_id}/") and "letter" not in record.file.name
    event = AuditEvent.objects.get(action="record_past_sanction", case=record.case_id)
    assert f'"sha256":"{digest}"' in event.body and "letter" not in event.body


def test_line_of_a_list_is_told_from_a_scan_also_by_the_database(world: World) -> None:
    case = past_sanction(world)
    assert (case.provenance.line, case.provenance.file.name, case.provenance.is_scanned) == (2, "", False)
    for changes in ({"line": None}, {"file": "9/abc"}, {"line": 1}, {"line": None, "file": ""}):
        with (
            pytest.raises(IntegrityError, match="provenance_scan_or_line_of_a_list"),
            transaction.atomic(),
        ):
            Provenance.objects.update(**changes)
    assert '"line":2' in AuditEvent.objects.get(action="record_past_sanction", case=case.pk).body


def test_what_is_not_recorded_leaves_no_scan_behind(
    world: World, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    for size, says in ((0, "The file is empty."), (MAX_EVIDENCE_BYTES + 1, "larger than 25 MB")):
        with refused("PR-09", says=says, field="file"):
            past_sanction(world, proof=_scan(b"0" * size))
    # The case was not closed: whatever ends the transaction does, be it the very last thing.
    monkeypatch.setattr("casework.actions.past_sanctions.reconcile", lambda case, step: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        past_sanction(world, proof=_scan())
    assert not Case.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_paper_that_says_when_it_was_received_is_believed(world: World) -> None:
    """What was done up to that day is not judged by it (SA-10)."""
    sanction = past_sanction(world, received_on=date(2026, 6, 30)).sanctions.get()
    assert sanction.received_on == date(2026, 6, 30)
    assert sanction.live_periods.get().from_on == date(2026, 6, 3)
    with refused("CA-7", says="before it was issued on Wed 3 Jun 2026", field="received_on"):
        past_sanction(world, received_on=date(2026, 6, 2), reference="PF/2026/18")
