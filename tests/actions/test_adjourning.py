"""adjourn_hearing: broken off, gone on with, recorded at its end; postponed, paused, and who reads why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from casework import actions, queries
from casework.enums import Attendance, FileState, PartKind, PostponementReason
from casework.models import Case, Deadline
from casework.queries.case_page import load
from casework.queries.fits import fits_now
from casework.queries.home import hearings_ahead
from casework.queries.rows import with_stage
from casework.queries.sight import sight_of
from casework.queries.stage import stage_in_brief, stage_in_words
from casework.queries.timeline import timeline
from casework.queries.waiting import waiting_for
from tests.actions.refusals import refused
from tests.world import HEARD, INVITED, LONDON, REFERRED, RESUMES, World

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
AGAIN = datetime(2026, 10, 30, 14, 0, tzinfo=LONDON)
WHY = "She felt unwell."


@pytest.fixture
def case(world: World) -> Case:
    return world.case_in(FileState.HEARING)


def _hearing_days(case: Case) -> list[tuple[date, str, bool]]:
    rows = Deadline.objects.filter(case=case, kind="hearing_day").order_by("pk")
    return [(row.due_on, row.why, row.superseded_at is None and row.met_at is None) for row in rows]


def test_it_is_broken_off_twice_and_recorded_on_the_day_it_ended(world: World, case: Case) -> None:
    with refused("T14", says="has not begun yet", instead="postpone it"):
        world.adjourn(case, at=HEARD - MINUTE)
    first = world.adjourn(case, reason=f" {WHY} ", new_evidence="The rota", served_on=date(2026, 10, 22))
    assert (case.state, first.reason, first.new_evidence) == (FileState.HEARING, WHY, "The rota")
    assert _hearing_days(case) == [
        (date(2026, 10, 16), "The hearing is arranged for Fri 16 Oct 2026", False),
        (date(2026, 10, 23), "The hearing is adjourned to Fri 23 Oct 2026", True),
    ]
    for verb, says in ((world.adjourn, "nothing to adjourn"), (world.record, "is adjourned")):
        with refused("T14", says=says):
            verb(case, at=RESUMES - MINUTE)
    world.adjourn(case, at=RESUMES, resumes_at=AGAIN)
    assert [row[0] for row in _hearing_days(case) if row[2]] == [date(2026, 10, 30)]
    with refused("T14", says="adjourned to Fri 30 Oct 2026"):
        world.record(case, at=AGAIN - MINUTE)
    record = world.record(case, at=AGAIN)
    assert (record.held_on, record.hearing.attempt) == (date(2026, 10, 30), 1)
    # The letter is due five working days after the last sitting (R9).
    letter = Deadline.objects.get(case=case, kind="decision_letter")
    assert letter.due_on == date(2026, 11, 6)


def test_one_adjournment_is_no_second_attempt(world: World, case: Case) -> None:
    """PR-12: an employee who does not come when it goes on was invited once."""
    world.adjourn(case)
    with refused("PR-12", says="arranged only once"):
        world.record(case, at=RESUMES, attendance=Attendance.ABSENT, absence_explained="No word.")


def test_who_heard_the_beginning_hears_the_end(world: World, case: Case) -> None:
    given = {"kind": PartKind.PANEL_MEMBER, "employee": world.petra, "by": world.user("hana"), "on": REFERRED}
    world.adjourn(case)
    with refused("PR-11", says="Nobody joins the panel"):
        actions.appoint(case, **given)
    chair = case.parts.get(kind=PartKind.CHAIR)
    with refused("PR-11", says="cannot be replaced"):
        actions.replace_part(chair, employee=world.petra, reason="Ill.", by=world.user("hana"), on=REFERRED)
    # Postponed it begins anew, before whoever then hears it.
    actions.postpone_hearing(case, reason="employer", by=world.user("hana"), at=HEARD)
    actions.appoint(case, **given)


def test_a_sitting_to_come_is_postponed_by_the_companions_rule(world: World, case: Case) -> None:
    """AC-6 counts from the day on which it was to go on, Fri 23 Oct: to Fri 30 Oct."""
    world.adjourn(case)
    proposed = date(2026, 10, 30)
    actions.postpone_hearing(
        case,
        reason=PostponementReason.COMPANION_UNAVAILABLE,
        proposed_on=proposed,
        by=world.user("hana"),
        at=HEARD,
    )
    sent = INVITED + timedelta(days=9)
    with refused("AC-6", says="proposed Fri 30 Oct 2026, which is not later than Fri 30 Oct 2026"):
        world.arrange(case, starts_at=AGAIN + timedelta(days=3), sent_at=sent)
    second = world.arrange(case, starts_at=AGAIN, sent_at=sent)
    assert (second.attempt, second.sits_at) == (2, AGAIN)
    assert case.adjournments.count() == 1
    row = load(Case.objects.get(pk=case.pk))
    told = {one.title: one.words for one in timeline(row, sight_of(world.user("ivor"), row), 50)[0]}
    assert told["Hearing postponed"].startswith(
        "The sitting of Fri 23 Oct 2026, to which attempt 1 was adjourned, is not held."
    )


def test_a_pause_calls_off_the_sitting_to_come_and_none_whose_hour_has_come(world: World, case: Case) -> None:
    world.adjourn(case)
    with refused("T8", says="arranged for Fri 23 Oct 2026 and is not recorded yet"):
        world.pause(case, at=RESUMES)
    world.pause(case, at=RESUMES - MINUTE)
    assert queries.current_hearing(case) is None
    world.resume(case, at=RESUMES + timedelta(days=7))
    assert world.arrange(case, starts_at=AGAIN + timedelta(days=14), sent_at=AGAIN).attempt == 2


def _loaded(case: Case) -> Case:
    return with_stage(Case.objects.filter(pk=case.pk)).get()


def test_where_it_is_and_who_sees_it_coming(world: World, case: Case) -> None:
    with time_machine.travel(HEARD - MINUTE, tick=False):
        assert not fits_now("adjourn_hearing", _loaded(case))
    world.adjourn(case)
    row, today = _loaded(case), date(2026, 10, 19)
    assert stage_in_words(row, today) == "Hearing adjourned: goes on Fri 23 Oct 2026 at 10am"
    assert stage_in_brief(row, today) == ("Hearing", "goes on Fri 23 Oct 2026 at 10am")
    late = stage_in_words(row, date(2026, 10, 24))
    assert late == "Hearing: it was adjourned to Fri 23 Oct 2026, attempt 1, and is not recorded yet"
    waits = waiting_for(row, queries.next_step(row), today)
    assert waits is not None
    assert (waits.who, waits.since) == ("Chidi Example, hearing chair", date(2026, 10, 16))
    chidi = world.user("chidi")
    assert hearings_ahead(chidi, date(2026, 10, 16), 5) == []  # a week and a day ahead would be too far
    [ahead] = hearings_ahead(chidi, date(2026, 10, 17), 5)
    assert (ahead.sits_at, ahead.sits_in) == (RESUMES, "Room 5, Leeds")
    with time_machine.travel(RESUMES - MINUTE, tick=False):
        assert not fits_now("adjourn_hearing", row)
    with time_machine.travel(RESUMES, tick=False):
        assert fits_now("adjourn_hearing", row)


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_why_is_for_those_who_read_what_was_said(world: World, case: Case) -> None:
    world.adjourn(case, reason=WHY, new_evidence="The rota", served_on=timezone.localdate(HEARD))
    address = f"/cases/{case.reference}/"
    for name, reads in (
        *dict.fromkeys(("chidi", "hana", "lena", "audrey"), True).items(),
        *dict.fromkeys(("ivor", "carla"), False).items(),
    ):
        client = _client(world, name)
        page = client.get(address).content.decode()
        assert (WHY in page, "The rota" in page) == (reads, reads), name
        assert "goes on Fri 23 Oct 2026 at 10am, Room 5, Leeds" in page, name
    for name, reads in (("hana", True), ("lena", True), ("audrey", True)):
        [out] = _client(world, name).get(f"/api/v1/cases/{case.reference}").json()["adjournments"]
        assert (out["reason"] == WHY, out["served_on"] == "2026-10-16") == (reads, reads)
    [hidden] = _client(world, "ivor").get(f"/api/v1/cases/{case.reference}").json()["adjournments"]
    assert (hidden["reason"], hidden["new_evidence"], hidden["served_on"]) == (None, None, None)
    sheet = _client(world, "chidi").get(f"{address}hearing_sheet/").content.decode()
    assert "It began on Fri 16 Oct 2026 and was adjourned." in sheet
    assert "Room 5, Leeds" in sheet
    [line] = _client(world, "hana").get("/api/v1/hearings").json()["results"]
    assert line["sits_at"].startswith("2026-10-23T10:00")
