"""Scenario 16: a final warning of 3 June that HR scans on 22 November, and a letter of 2019 that names no period."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from casework import queries
from casework.models import AuditEvent, Deadline, Notification, Sanction
from casework.notifications.materialise import materialise
from casework.queries.sanction_register import RegisterFilter, sanction_register
from tests.fixtures_world import check_deferred_guards
from tests.imports.past import past_sanction
from tests.web.verbs_world import sign_in
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

SCANNED = datetime(2026, 11, 22, 10, 0, tzinfo=LONDON)
OF_OCTOBER = datetime(2026, 10, 1, 12, 0, tzinfo=LONDON)
OCTOBER = date(2026, 10, 1)


def _live(day: date, known: datetime) -> dict[int, str]:
    """What the register answers for a day, as it stood at a moment."""
    wanted = RegisterFilter(live_on=day, as_known_at=known)
    return {row.pk: row.live for row in sanction_register(Sanction.objects.all(), wanted)}


def test_scenario_16_backdated_paper_record() -> None:
    with time_machine.travel(SCANNED, tick=False):
        world = build_world()
        final = past_sanction(world).sanctions.get()
        letter = past_sanction(
            world, issued_on=date(2019, 3, 1), acted_on=date(2019, 2, 1), live_to=None, reference="PF/2019/2"
        ).sanctions.get()
        check_deferred_guards()
        now = timezone.now()
        _two_axes(final, now)
        assert final.case.provenance.old_reference == "PF/2026/17"
        assert _live(OCTOBER, OF_OCTOBER) == {}
        assert _live(OCTOBER, now) == {final.pk: "yes", letter.pk: "undetermined"}
        assert _live(date(2027, 6, 2), now)[final.pk] == "yes"
        assert _live(date(2027, 6, 3), now)[final.pk] == "no"
        _nothing_is_overdue()
        _never_counted_by_itself(world, final, letter)
        _export_shows_both(world, final, letter)


def _two_axes(final: Sanction, now: datetime) -> None:
    period = final.live_periods.get()
    assert (final.issued_on, period.from_on, period.to_on) == (
        date(2026, 6, 3),
        date(2026, 6, 3),
        date(2027, 6, 2),
    )
    assert final.recorded_at == period.recorded_at == now
    assert not Sanction.objects.in_force_on(OCTOBER, OF_OCTOBER).exists()
    assert Sanction.objects.in_force_on(OCTOBER, now).get() == final


def _nothing_is_overdue() -> None:
    assert [row.due_on for row in Deadline.objects.open()] == [date(2027, 6, 2)]
    materialise(at=SCANNED)
    assert not Notification.objects.exists()


def _never_counted_by_itself(world: World, final: Sanction, letter: Sanction) -> None:
    """In a new case the warning counts; the letter of 2019 is for a person to settle (SA-4)."""
    new = world.open_case("sam")
    (weighed,) = queries.weighed_record(new, new.allegations.all()).values()
    assert [past.pk for past in weighed.counts] == [final.pk]
    assert [past.pk for past in weighed.for_a_person] == [letter.pk]


def _export_shows_both(world: World, final: Sanction, letter: Sanction) -> None:
    """The day in the world and the day it was recorded, in the auditor's file; and that it was taken is an event."""
    asked = f"{reverse('sanctions_export')}?live_on_day=1&live_on_month=10&live_on_year=2026"
    body = b"".join(sign_in(world, "audrey").get(asked).streaming_content).decode("utf-8-sig")
    rows = {row["old_reference"]: row for row in csv.DictReader(io.StringIO(body))}
    told = rows["PF/2026/17"]
    assert (told["issued_on"], told["live_from"], told["live_to"]) == (
        "2026-06-03",
        "2026-06-03",
        "2027-06-02",
    )
    assert told["recorded_at"].startswith("2026-11-22")
    assert (told["live_on"], told["live"], told["source"]) == ("2026-10-01", "yes", "Personnel files Leeds")
    assert (rows["PF/2019/2"]["live"], rows["PF/2019/2"]["live_to"]) == ("undetermined", "")
    through = {"live_on": "2026-10-01", "only_live": "true"}
    for known, live in (("2026-10-01T12:00:00+01:00", 0), ("2026-11-22T10:00:00+00:00", 1)):
        answer = sign_in(world, "audrey").get("/api/v1/sanctions", through | {"as_known_at": known})
        assert len(answer.json()["results"]) == live, known
    assert AuditEvent.objects.filter(action="exported").count() == 1
