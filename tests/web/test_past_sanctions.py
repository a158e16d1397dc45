"""The pages that show a sanction from an old record: case, incident, register, history, file."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from casework.enums import Action, PastAppeal, Role
from casework.models import AuditEvent, Case, Employee, Provenance
from tests.fixtures_world import grant, hire
from tests.imports.past import past_sanction
from tests.web.verbs_world import ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build_world()


def page(world: World, name: str, address: str) -> str:
    answer = sign_in(world, name).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def case_address(case: Case) -> str:
    return reverse("case", kwargs={"reference": case.reference})


@pytest.mark.parametrize("name", ["hana", "lena", "audrey"])
def test_case_page_says_what_the_record_says_and_what_it_does_not(world: World, name: str) -> None:
    shown = page(world, name, case_address(past_sanction(world, acted_on=None)))
    for words in (
        "Final written warning",
        "From Wed 3 Jun 2026 up to and including Wed 2 Jun 2027",
        "Personnel files Leeds, PF/2026/17",
        "The record does not say",
        "Not known",
        "Past sanction recorded",
        "Closed Sun 22 Nov 2026: sanction final",
    ):
        assert words in shown, words


def test_undetermined_is_said(world: World) -> None:
    assert "Undetermined: no last day was stated" in page(
        world, "hana", case_address(past_sanction(world, live_to=None, severity=""))
    )


def test_incident_page_and_lists_open(world: World) -> None:
    case = past_sanction(world)
    incident = reverse("incident", kwargs={"reference": case.incident.reference})
    assert "Taken over from an earlier record" in page(world, "lena", incident)
    assert case.incident.reference in page(world, "lena", reverse("incidents") + "?preset=assessed")
    assert case.reference in page(world, "lena", reverse("cases") + "?state=closed")


def test_register_history_and_file_hold_it(world: World) -> None:
    case = past_sanction(world)
    assert case.reference in page(world, "audrey", reverse("sanctions") + "?level=final_written_warning")
    history = page(world, "audrey", reverse("sanction_history", kwargs={"pk": world.sam.pk}))
    assert "Taken over from" in history
    assert "Social media misuse: found" in history
    answer = sign_in(world, "audrey").get(reverse("sanctions_export"))
    (row,) = csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines())
    assert (row["source"], row["old_reference"], row["decided_on"], row["severity"]) == (
        "Personnel files Leeds",
        "PF/2026/17",
        "",
        "serious",
    )


@pytest.mark.parametrize("name", ["sam", "manny", "olu", "adam", "uma"])
def test_it_is_hidden_from_everybody_else(world: World, name: str) -> None:
    assert sign_in(world, name).get(case_address(past_sanction(world))).status_code == 404


def test_first_outcome_of_a_varied_one_is_not_known(world: World) -> None:
    past_sanction(world, appeal=PastAppeal.VARIED)
    assert "First: not known" in page(world, "audrey", reverse("sanctions"))
    history = page(world, "audrey", reverse("sanction_history", kwargs={"pk": world.sam.pk}))
    assert re.search(r"First outcome</dt><dd[^>]*>Not known<", history)
    answer = sign_in(world, "audrey").get(reverse("sanctions_export"))
    (row,) = csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines())
    assert (row["level"], row["first_level"]) == ("final_written_warning", "")
    listed = sign_in(world, "audrey").get("/api/v1/sanctions").json()
    assert [row["first_level"] for row in listed["results"]] == [None]


def test_first_outcome_of_any_other_is_not_said_again(world: World) -> None:
    past_sanction(world)
    assert "First:" not in page(world, "audrey", reverse("sanctions"))


def test_day_of_recording_is_the_day_in_london(world: World) -> None:
    case = past_sanction(world)
    # Half past midnight of 8 Jul in London, still 7 Jul in UTC.
    Provenance.objects.update(recorded_at=datetime(2026, 7, 7, 23, 30, tzinfo=UTC))
    assert "Recorded Wed 8 Jul 2026 by" in page(world, "lena", case_address(case))


CANARY = b"zq7canary in the letter"


@pytest.fixture
def scanned(world: World, settings: Any, tmp_path: Path) -> Case:
    """Sam's final warning of 3 June with its scan; and a case of today, in which ivor investigates."""
    settings.MEDIA_ROOT = str(tmp_path)
    case = past_sanction(world, proof=ContentFile(CANARY, name="letter.pdf"), by=world.user("hana"))
    world.open_case("sam")
    return case


def scan_of(case: Case) -> str:
    return reverse("past_scan", args=[case.reference])


@pytest.mark.parametrize("name", ["sam", "wendy", "colin", "manny", "carla", "ivor", "olu", "adam", "uma"])
def test_scan_is_nobody_elses(world: World, scanned: Case, name: str) -> None:
    """Whoever investigates or manages the case of today reads no letter of another; nor does the employee by the page."""
    client = sign_in(world, name)
    hidden, absent = client.get(scan_of(scanned)), client.get("/cases/DC-2026-77777/past_scan/")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert CANARY not in hidden.content
    assert not AuditEvent.objects.filter(action="downloaded").exists()


def test_whoever_decides_reads_of_the_live_warning_and_has_no_link_to_its_scan(
    world: World, scanned: Case
) -> None:
    today = Case.objects.exclude(pk=scanned.pk).get()
    world.findings(today)
    world.refer(today)
    world.appoint_chair(today)
    world.arrange(today)
    world.record(today)
    shown = page(world, "chidi", case_address(today))
    assert "Final written warning" in shown and "past_scan" not in shown
    assert sign_in(world, "chidi").get(scan_of(scanned)).status_code == 404


def test_hr_who_investigates_the_employee_opens_no_scan(world: World, scanned: Case) -> None:
    grant(world, "ivor", Role.HR_OFFICER, None)
    assert sign_in(world, "ivor").get(scan_of(scanned)).status_code == 404


@pytest.mark.parametrize("name", ["hana", "lena", "audrey"])
def test_hr_and_auditor_open_the_scan_and_are_told_where_it_came_from(
    world: World, scanned: Case, name: str
) -> None:
    client = sign_in(world, name)
    answer = client.get(scan_of(scanned))
    assert b"".join(answer.streaming_content) == CANARY
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    read = AuditEvent.objects.get(action="downloaded")
    assert (read.case, read.actor) == (scanned.pk, world.user(name).pk)
    history = reverse("sanction_history", kwargs={"pk": world.sam.pk})
    for address in (case_address(scanned), history):
        shown = page(world, name, address)
        assert scan_of(scanned) in shown and "From paper, as scanned" in shown, address
        assert "by Hana Example" in shown, address
    told = client.get(f"/api/v1/cases/{scanned.reference}").json()["past_record"]
    assert (told["is_scanned"], told["href"], told["line"]) == (True, scan_of(scanned), None)
    body = {"staff_number": world.sam.staff_number}
    rows = client.post("/api/v1/employees/sanction_history", body, "application/json").json()["sanctions"]
    assert [row["past_record"] for row in rows] == [told]
    assert (told["recorded_by"], told["sha256"]) == ("Hana Example", sha256(CANARY).hexdigest())


def test_line_of_a_list_says_so_and_has_no_scan(world: World) -> None:
    case = past_sanction(world)
    for address in (case_address(case), reverse("sanction_history", kwargs={"pk": world.sam.pk})):
        shown = page(world, "audrey", address)
        assert "From line 2 of old-sanctions.csv" in shown and "past_scan" not in shown
    assert sign_in(world, "audrey").get(scan_of(case)).status_code == 404
    told = sign_in(world, "audrey").get(f"/api/v1/cases/{case.reference}").json()["past_record"]
    assert (told["is_scanned"], told["href"], told["line"]) == (False, None, 2)


def test_case_of_this_system_has_no_scan(world: World) -> None:
    assert sign_in(world, "hana").get(scan_of(world.open_case("sam"))).status_code == 404


def test_employee_is_found_without_scripts_and_what_was_typed_stays(world: World) -> None:
    """Who has left is found as well, and nobody before two letters were typed."""
    left = hire(world, "lewis", unit="leeds")
    Employee.objects.filter(pk=left.pk).update(end_date=date(2020, 1, 31))
    client, address = sign_in(world, "hana"), reverse("record_past_sanction")
    typed = {"find_employee": "1", "source": "Cabinet 4 in the cellar", "employee_search": "lewis"}
    shown = client.post(address, typed).content.decode()
    assert f'name="employee" value="{left.staff_number}"' in shown
    assert "Cabinet 4 in the cellar" in shown and "There is a problem" not in shown
    assert (
        'type="radio" name="employee"'
        not in client.post(address, typed | {"employee_search": "l"}).content.decode()
    )
    assert AuditEvent.objects.filter(action="searched", actor=world.user("hana").pk).count() == 2
    assert "lewis" not in "".join(AuditEvent.objects.values_list("body", flat=True))


def test_everybody_is_looked_up_by_hr_and_for_subject_access_alone(world: World) -> None:
    left = hire(world, "lewis", unit="leeds")
    Employee.objects.filter(pk=left.pk).update(end_date=date(2020, 1, 31))
    asked = {"employee_search": "lewis"}
    found = reverse("everybody_search") + "?field=employee"
    shown = sign_in(world, "hana").post(found, asked, headers={"HX-Request": "true"}).content.decode()
    assert f'value="{left.staff_number}"' in shown
    elsewhere = sign_in(world, "manny").post(reverse("people_search") + "?field=employee", asked)
    assert left.staff_number not in elsewhere.content.decode()
    for name in ("manny", "sam", "adam", "audrey", "chidi"):
        assert sign_in(world, name).post(found, asked).status_code == 403, name


def test_record_that_is_here_keeps_what_was_typed(world: World) -> None:
    past_sanction(world)
    it = ready(world, Action.RECORD_PAST_SANCTION)
    answer = sign_in(world, "hana").post(it.path, it.data(reference="PF/2026/18"))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "has a sanction of this level and day already" in shown
    assert "Personnel files Leeds, cabinet 4" in shown and "PF/2026/18" in shown
    assert "Select the file again" in shown
    assert Case.objects.count() == 1


def test_register_leads_hr_to_the_page_and_nobody_else(world: World) -> None:
    address = reverse("record_past_sanction")
    assert address in page(world, "hana", reverse("sanctions"))
    assert address not in page(world, "audrey", reverse("sanctions"))
