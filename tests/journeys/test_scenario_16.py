"""Scenario 16: a final warning of 3 June that HR scans on 22 November, and a letter of 2019 that names no period.

By the verb, by the page and through the API: the same record, the same days, and the scan kept byte for byte.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from casework import queries
from casework.models import AuditEvent, Case, Deadline, Notification, Sanction
from casework.notifications.materialise import materialise
from casework.queries.sanction_register import RegisterFilter, sanction_register
from casework.rules.dates import words
from tests.fixtures_world import check_deferred_guards
from tests.imports.past import past_sanction
from tests.web.verbs_world import day, sign_in
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

SCANNED = datetime(2026, 11, 22, 10, 0, tzinfo=LONDON)
OF_OCTOBER = datetime(2026, 10, 1, 12, 0, tzinfo=LONDON)
OCTOBER = date(2026, 10, 1)


def _live(day: date, known: datetime) -> dict[int, str]:
    """What the register answers for a day, as it stood at a moment."""
    wanted = RegisterFilter(live_on=day, as_known_at=known)
    return {row.pk: row.live for row in sanction_register(Sanction.objects.all(), wanted)}


SCAN, LETTER = b"%PDF-1.4 final warning of 3 June 2026", b"%PDF-1.4 a letter of 2019"
FINAL = {
    "level": "final_written_warning",
    "issued_on": "2026-06-03",
    "period": "months",
    "live_months": "12",
    "acted_on": "2026-05-11",
    "category": "social-media",
    "channel": "social_media",
    "platform": "facebook",
    "severity": "serious",
    "heard": "yes",
    "accompanied": "not_known",
    "appeal_offered": "no",
    "appeal": "no",
    "source": "Personnel files Leeds",
    "reference": "PF/2026/17",
}
UNDETERMINED = FINAL | {
    "issued_on": "2019-03-01",
    "acted_on": "2019-02-01",
    "period": "none",
    "live_months": "",
    "reference": "PF/2019/2",
}


def _by_the_verb(world: World) -> None:
    hana = world.user("hana")
    past_sanction(world, proof=ContentFile(SCAN, name="final.pdf"), by=hana)
    days = {"issued_on": date(2019, 3, 1), "acted_on": date(2019, 2, 1), "live_to": None}
    letter = ContentFile(LETTER, name="letter.pdf")
    past_sanction(world, proof=letter, by=hana, reference="PF/2019/2", **days)


def _by_the_page(world: World) -> None:
    client = sign_in(world, "hana")
    for said, scan in ((FINAL, SCAN), (UNDETERMINED, LETTER)):
        boxes = {name: said[name] for name in ("issued_on", "acted_on")}
        body = {name: text for name, text in said.items() if name not in boxes}
        for name, text in boxes.items():
            year, month, number = text.split("-")
            body |= day(name, f"{number} {month} {year}")
        body |= {"employee": world.sam.staff_number, "scan": SimpleUploadedFile("scan.pdf", scan)}
        answer = client.post(reverse("record_past_sanction"), body, follow=True)
        assert answer.status_code == 200, answer.content.decode()
        assert "Past sanction recorded" in answer.content.decode()
        assert ("never counts by itself" in answer.content.decode()) is (said is UNDETERMINED)


def _through_the_api(world: World) -> None:
    client = sign_in(world, "hana")
    for said, scan in ((FINAL, SCAN), (UNDETERMINED, LETTER)):
        body = said | {"employee": world.sam.staff_number, "scan": SimpleUploadedFile("scan.pdf", scan)}
        answer = client.post("/api/v1/sanctions", body)
        assert answer.status_code == 201, answer.content.decode()
        assert Case.objects.filter(reference=answer.json()["reference"]).exists()
        assert ("never counts by itself" in answer.json()["to_mind"]) is (said is UNDETERMINED)


@pytest.mark.parametrize("record", [_by_the_verb, _by_the_page, _through_the_api])
def test_scenario_16_backdated_paper_record(
    settings: Any, tmp_path: Path, record: Callable[[World], None]
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    with time_machine.travel(SCANNED, tick=False):
        world = build_world()
        record(world)
        final = Sanction.objects.get(provenance__old_reference="PF/2026/17")
        letter = Sanction.objects.get(provenance__old_reference="PF/2019/2")
        check_deferred_guards()
        now = timezone.now()
        _two_axes(final, now)
        assert final.case.provenance.old_reference == "PF/2026/17"
        assert _live(OCTOBER, OF_OCTOBER) == {}
        assert _live(OCTOBER, now) == {final.pk: "yes", letter.pk: "undetermined"}
        assert _live(date(2027, 6, 2), now)[final.pk] == "yes"
        assert _live(date(2027, 6, 3), now)[final.pk] == "no"
        _the_scan_is_kept(world, final, letter)
        _nothing_is_overdue()
        _never_counted_by_itself(world, final, letter)
        _export_shows_both(world, final, letter)
        _what_was_known(world, tmp_path)


def _the_scan_is_kept(world: World, final: Sanction, letter: Sanction) -> None:
    """Who recorded it and when; and each scan to its last byte, the reading an event of its case."""
    client = sign_in(world, "audrey")
    for one, content in ((final, SCAN), (letter, LETTER)):
        record = one.case.provenance
        assert (record.sha256, record.size) == (sha256(content).hexdigest(), len(content))
        assert (record.recorded_by, record.recorded_at) == (world.user("hana"), SCANNED)
        address = reverse("past_scan", args=[one.case.reference])
        assert b"".join(client.get(address).streaming_content) == content
        read = AuditEvent.objects.filter(action="downloaded", case=one.case_id)
        assert [event.actor for event in read] == [world.user("audrey").pk]


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
    assert (told["source_sha256"], rows["PF/2019/2"]["source_sha256"]) == (
        sha256(SCAN).hexdigest(),
        sha256(LETTER).hexdigest(),
    )
    assert (rows["PF/2019/2"]["live"], rows["PF/2019/2"]["live_to"]) == ("undetermined", "")
    through = {"live_on": "2026-10-01", "only_live": "true"}
    for known, live in (("2026-10-01T12:00:00+01:00", 0), ("2026-11-22T10:00:00+00:00", 1)):
        answer = sign_in(world, "audrey").get("/api/v1/sanctions", through | {"as_known_at": known})
        assert len(answer.json()["results"]) == live, known
    assert AuditEvent.objects.filter(action="exported").count() == 1


def _what_was_known(world: World, folder: Path) -> None:
    """Of 1 October: nothing by the end of the day before the recording, both by the end of its day, on every door."""
    auditor = sign_in(world, "audrey")
    for known, then in (
        (OCTOBER, []),
        (date(2026, 11, 21), []),
        (date(2026, 11, 22), ["PF/2019/2", "PF/2026/17"]),
    ):
        asked = day("live_on", "1 10 2026") | day("as_known_at", f"{known:%d %m %Y}")
        page = auditor.get(reverse("sanctions"), asked)
        said = f"as the register stood at the end of {words(known)}"
        assert (page.context["page"].paginator.count, said in page.content.decode()) == (len(then), True)
        file = b"".join(auditor.get(page.context["export"]).streaming_content)
        out = folder / f"{known}.csv"
        call_command("export_sanctions", out=out, live_on=OCTOBER, known_at=known, verbosity=0)
        for written in (file, out.read_bytes()):
            rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
            assert sorted(row["old_reference"] for row in rows) == then
            assert {row["as_known_at"][:10] for row in rows} <= {known.isoformat()}
        events = AuditEvent.objects.filter(action="exported").order_by("-id")[:2]
        facts = [json.loads(event.body)["facts"]["as_known_at"] for event in events]
        assert [moment[:10] for moment in facts] == [known.isoformat()] * 2
        assert said in auditor.get(reverse("sanctions_exports")).content.decode()
