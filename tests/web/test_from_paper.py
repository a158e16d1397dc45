"""A case from paper on its page, in the register, in the file and through the API; and the page that takes it over."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casework.actions.people import add_part
from casework.enums import Action, CountOf, Figures, FileState, PartKind, Role, SanctionLevel
from casework.models import AuditEvent, Case, Category, Sanction
from casework.queries.disclosure import DisclosureAsked
from casework.reports import disclosure
from tests.actions.test_paused_on_paper import CHARGED, GRIEVED
from tests.api.bodies import ready as body_of
from tests.fixtures_world import grant
from tests.paper_world import TAKEN_OVER, take_over
from tests.web.verbs_world import NOW, day, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

LATE = "She agreed by phone to come a day early."


@pytest.fixture
def world() -> World:
    return build_world()


def test_page_says_where_the_paper_is_and_whom_the_checks_are_told(world: World) -> None:
    case = take_over(world, FileState.DELIBERATION, departures=LATE, invited_on=date(2026, 10, 9))
    address = reverse("case", kwargs={"reference": case.reference})
    for name, told in {"hana": True, "audrey": True, "chidi": True, "carla": True, "ivor": True}.items():
        page = sign_in(world, name).get(address).content.decode()
        assert "Until Mon 23 Nov 2026 it was run on paper, to “Deliberation”." in page, name
        assert "Cabinet 4, Leeds, P/2026/31" in page, name
        assert (LATE in page and "PR-10: the employee has reasonable time" in page) is told, name
        api = sign_in(world, name).get(f"/api/v1/cases/{case.reference}").json()["taken_over"]
        assert (
            api["departures"] == LATE and {"rule": "PR-10", "result": "not_kept"} in api["checks"]
        ) is told
    assert sign_in(world, "manny").get(address).status_code == 404


def test_scan_is_kept_with_the_paper_and_bound_by_its_fingerprint(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    with time_machine.travel(NOW, tick=False):
        it = ready(world, Action.TAKE_OVER_CASE)
        client, scan = sign_in(world, "hana"), b"%PDF-1.4 a scan"
        other = client.post(it.path, it.data(scan=SimpleUploadedFile("scan.pdf", scan)))
        assert (other.status_code, "This is another file than" in other.content.decode()) == (422, True)
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
        sent = client.post(it.path, it.data(sha256="", scan=SimpleUploadedFile("scan.pdf", scan)))
        assert sent.status_code == 302
        case = Case.objects.get()
        row = case.taken_over
        assert (row.file_name, row.size, row.sha256) == ("scan.pdf", 15, hashlib.sha256(scan).hexdigest())
        assert row.file.name.startswith(f"{case.pk}/") and "scan" not in row.file.name
        assert not case.evidence.exists()
        facts = json.loads(AuditEvent.objects.get(case=case.pk, action="take_over_case").body)["facts"]
        assert (facts["size"], facts["sha256"]) == (15, row.sha256)


RESTRICTED: dict[str, Any] = {
    "departures": LATE,
    "criminal_matter": CHARGED,
    "grievance": GRIEVED,
    "scan": ContentFile(b"%PDF-1.4 zq7canary: the decision, the charge, the warning", name="whole.pdf"),
}


@pytest.fixture
def scanned(world: World, settings, tmp_path) -> Case:
    """Decided on paper, its letter not sent, with a criminal matter and a grievance; and the scan of all of it."""
    settings.MEDIA_ROOT = str(tmp_path)
    case = take_over(world, FileState.DECIDED, **RESTRICTED)
    add_part(case, kind=PartKind.NOTE_TAKER, employee=world.nora, by=world.user("hana"), on=TAKEN_OVER)
    return case


@pytest.mark.parametrize("name", ["ivor", "nora", "carla", "chidi"])
def test_scan_is_opened_by_nobody_who_works_on_the_case(world: World, scanned: Case, name: str) -> None:
    """It says what the rows keep from them: the decision before its letter, the charge (DP-4), earlier sanctions (7.6)."""
    client, address = sign_in(world, name), reverse("past_scan", args=[scanned.reference])
    answer = client.get(address)
    assert (answer.status_code, b"zq7canary" in answer.content) == (403, False)
    page = client.get(reverse("case", args=[scanned.reference])).content.decode()
    assert "From paper" in page and address not in page and "whole.pdf" not in page
    told = client.get(f"/api/v1/cases/{scanned.reference}").json()
    assert (told["taken_over"]["href"], told["taken_over"]["file_name"], told["evidence"]) == (None, None, [])
    assert client.get(reverse("evidence", args=[scanned.reference, 1])).status_code == 404
    assert not AuditEvent.objects.filter(action="downloaded").exists()


@pytest.mark.parametrize("name", ["hana", "lena", "audrey"])
def test_hr_and_auditor_open_the_scan_and_it_is_an_event(world: World, scanned: Case, name: str) -> None:
    client, address = sign_in(world, name), reverse("past_scan", args=[scanned.reference])
    assert b"zq7canary" in b"".join(client.get(address).streaming_content)
    read = AuditEvent.objects.get(action="downloaded")
    assert (read.case, read.actor) == (scanned.pk, world.user(name).pk)
    assert json.loads(read.body)["facts"]["taken_over"] == scanned.taken_over.pk
    assert address in client.get(reverse("case", args=[scanned.reference])).content.decode()
    told = client.get(f"/api/v1/cases/{scanned.reference}").json()["taken_over"]
    assert (told["href"], told["file_name"]) == (address, "whole.pdf")
    looks = sign_in(world, "lena").get(reverse("case_looks", args=[scanned.reference])).content.decode()
    assert "Downloaded the scan of the paper" in looks


def test_whoever_investigated_it_opens_no_scan_as_hr_either(world: World, scanned: Case) -> None:
    """Nobody reads by leaving a part what must not weigh in it."""
    grant(world, "ivor", Role.HR_LEAD, None)
    address = reverse("past_scan", args=[scanned.reference])
    assert sign_in(world, "ivor").get(address).status_code == 403
    scanned.parts.filter(kind=PartKind.INVESTIGATOR).update(
        to_date=TAKEN_OVER, ended_because="Moved to another post."
    )
    assert sign_in(world, "ivor").get(address).status_code == 403


def test_case_taken_over_with_its_fingerprint_alone_has_no_scan(world: World) -> None:
    case = take_over(world, FileState.FINDINGS)
    assert sign_in(world, "hana").get(reverse("past_scan", args=[case.reference])).status_code == 404


def test_scan_is_kept_when_it_is_sent_beside_the_body_to_the_api(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    with time_machine.travel(NOW, tick=False):
        it = body_of(world, Action.TAKE_OVER_CASE)
        client, scan = sign_in(world, "hana"), b"%PDF-1.4 a scan"
        body = json.dumps(it.sent(sha256=hashlib.sha256(scan).hexdigest()))
        for parts, status in (
            ({"scan": SimpleUploadedFile("scan.pdf", scan)}, 400),
            ({"body": "[]", "scan": SimpleUploadedFile("scan.pdf", scan)}, 400),
            ({"body": body, "scan": SimpleUploadedFile("scan.pdf", b"Another.")}, 422),
            ({"body": body, "scan": SimpleUploadedFile("scan.pdf", scan)}, 200),
        ):
            answer = client.post(it.address, parts)
            assert answer.status_code == status, answer.content
    assert answer.json()["to_mind"] == ""
    row = Case.objects.get().taken_over
    assert (row.is_scanned, row.sha256) == (True, hashlib.sha256(scan).hexdigest())


def test_scan_gives_the_fingerprint_and_is_not_asked_for_again(world: World) -> None:
    with time_machine.travel(NOW, tick=False):
        it = ready(world, Action.TAKE_OVER_CASE)
        client, scan = sign_in(world, "hana"), b"%PDF-1.4 a scan"
        digest = hashlib.sha256(scan).hexdigest()
        wrong = it.data(sha256="", place="", scan=SimpleUploadedFile("scan.pdf", scan))
        page = client.post(it.path, wrong)
        assert (page.status_code, digest in page.content.decode()) == (400, True)
        assert client.post(it.path, it.data(sha256=digest)).status_code == 302
    assert Case.objects.get().taken_over.sha256 == digest


def test_decided_on_paper_by_the_page_and_its_letter_leaves_here(world: World) -> None:
    decided = {
        "stage": "decided",
        "finding": "found",
        "severity_found": "serious",
        "level": "written_warning",
    }
    with time_machine.travel(NOW, tick=False):
        it = ready(world, Action.TAKE_OVER_CASE)
        client = sign_in(world, "hana")
        short = client.post(it.path, it.data(**decided))
        assert "At this stage, say the day of the decision" in short.content.decode()
        assert client.post(it.path, it.data(**decided, **day("decided_on", "9 11 2026"))).status_code == 302
        case = Case.objects.get()
        shown = client.get(reverse("issue_outcome", kwargs={"reference": case.reference}))
        assert (shown.status_code, case.state) == (200, FileState.DECIDED)
        chair = sign_in(world, "chidi").get(reverse("case", kwargs={"reference": case.reference}))
    assert "Until Mon 23 Nov 2026 it was run on paper, to “Decided”." in chair.content.decode()


def test_whole_case_by_the_page_and_what_the_employee_is_shown_of_it(world: World) -> None:
    """Two allegations, an attempt that was missed, a committee, and an appeal that was heard: typed once, kept whole."""
    typed = {
        "stage": "appeal_deliberation",
        "particulars_2": "Told a colleague to delete it.",
        "category_2": world.category.code,
        "channel_2": "workplace",
        **day("acted_from_2", "14 9 2026"),
        **day("acted_to_2", "15 9 2026"),
        "case_to_answer_2": "yes",
        "response_2": "denied",
        "finding_2": "not_found",
        "earlier_1_time": "10am",
        "earlier_1_place": "Room 4, Leeds",
        "earlier_1_nation": "england-and-wales",
        "earlier_1_delivery": "email",
        "earlier_1_postponed_for": "employee_ill",
        **day("earlier_1_day", "14 10 2026"),
        **day("earlier_1_invited_on", "6 10 2026"),
        **day("earlier_1_postponed_on", "14 10 2026"),
        **day("hearing_day", "23 10 2026"),
        **day("invited_on", "15 10 2026"),
        "panel_1": world.nora.staff_number,
        "finding": "found",
        "severity_found": "serious",
        "level": "written_warning",
        **day("decided_on", "9 11 2026"),
        "letter_delivery": "email",
        **day("issued_on", "10 11 2026"),
        **day("live_to", "9 5 2027"),
        **day("appealed_on", "11 11 2026"),
        "grounds": ["too_severe"],
        "appeal_manager": world.petra.staff_number,
        **day("appeal_hearing_day", "20 11 2026"),
        "appeal_hearing_time": "10am",
        "appeal_place": "Room 9, Leeds",
        "appeal_nation": "remote",
        "appeal_invitation_delivery": "email",
        **day("appeal_invited_on", "12 11 2026"),
        "appeal_attendance": "remotely",
        "appeal_companion_kind": "none",
        "appeal_notes_status": "awaited",
        **day("pause_paused_on", "20 11 2026"),
        "pause_reason": "sickness",
        "pause_note": "The appeal manager is off sick.",
        **day("grievance_lodged_on", "5 11 2026"),
        "grievance_about": "procedure",
        "grievance_summary": "The notes came late.",
    }
    with time_machine.travel(NOW, tick=False):
        it = ready(world, Action.TAKE_OVER_CASE)
        client = sign_in(world, "hana")
        wrong = client.post(it.path, it.data(**typed | {"finding_2": ""}))
        assert "what was found of allegation 2 too" in wrong.content.decode()
        assert wrong.content.decode().count('<details class="govuk-details" open>') == 5
        assert client.post(it.path, it.data(**typed)).status_code == 302
        case = Case.objects.get()
        assert (case.state, case.allegations.count(), case.hearings.count()) == ("appeal_deliberation", 2, 2)
        [pause], [grievance] = case.pauses.all(), case.grievances.all()
        assert (pause.paused_on, grievance.lodged_on) == (date(2026, 11, 20), date(2026, 11, 5))
        own = sign_in(world, "sam").get(reverse("own_case", kwargs={"reference": case.reference}))
    assert "Cabinet" not in own.content.decode() and "P/2026/31" not in own.content.decode()


def test_register_file_and_figures_count_it_once_by_its_days(world: World) -> None:
    take_over(world, FileState.OUTCOME)
    client = sign_in(world, "audrey")
    body = b"".join(client.get(reverse("sanctions_export")).streaming_content).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(body))
    assert (row["source"], row["old_reference"]) == ("Cabinet 4, Leeds", "P/2026/31")
    assert (row["decided_on"], row["issued_on"], row["live_to"]) == ("2026-11-09", "2026-11-10", "2027-05-09")
    history = client.get(reverse("sanction_history", kwargs={"pk": world.sam.pk})).content.decode()
    assert "Case taken over from paper" in history
    today = Sanction.objects.get().recorded_at.date()
    for last, counted in ((date(2026, 11, 9), 1), (date(2026, 11, 8), 0)):
        asked = DisclosureAsked(
            Category.objects.get(code="social-media"),
            date(2026, 1, 1),
            last,
            today,
            CountOf.CASES,
            figures=Figures.EXACT,
        )
        table = disclosure(Sanction.objects.all(), asked, by=world.user("audrey")).table
        assert table.total == counted
        assert [row.count for row in table.rows if row.code == SanctionLevel.WRITTEN_WARNING] == [counted]


def test_the_employee_is_sent_to_their_letter_and_not_to_our_cabinet(world: World) -> None:
    case = take_over(world, FileState.APPEAL)
    page = (
        sign_in(world, "sam").get(reverse("own_case", kwargs={"reference": case.reference})).content.decode()
    )
    assert "Cabinet" not in page and "P/2026/31" not in page
    assert page.count("See the letter that you were sent.") >= 3  # what was found, the ground, the notes
