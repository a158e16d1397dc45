"""The pages of the staff list: hand over, check, confirm, report; with and without an answer yet."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.imports.sweep import run_owed_imports
from casework.models import AuditEvent, Employee, ImportRun, StaffFile
from tests.imports.staff import csv_of, row
from tests.web.verbs_world import sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

GOOD = csv_of(row(), row("N2", grade="?"), row("N3", unit="Department/New office"))


@pytest.fixture
def world() -> World:
    return build_world()


def upload(client: Client, content: bytes = GOOD, name: str = "staff.csv"):
    return client.post(reverse("staff_files"), {"content": SimpleUploadedFile(name, content)})


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("name", ["lena", "adam"])
def test_from_the_file_to_the_register(world: World, name: str) -> None:
    client = sign_in(world, name)
    sent = upload(client)
    page = sent.headers["Location"]
    waiting = text(client.get(page))
    assert "Being checked" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "Refresh" in waiting

    run_owed_imports()
    checked = text(client.get(page))
    assert "Checked: to be confirmed" in checked
    assert "2 employees are new" in checked
    assert "1 line is not imported" in checked
    assert "New office" in checked
    assert "every 2s" not in checked
    assert not Employee.objects.filter(staff_number="N1").exists()

    confirmed = client.post(page + "confirm/", follow=True)
    assert "Being imported" in text(confirmed)
    run_owed_imports()
    done = text(client.get(page))
    assert "Imported" in done
    assert "This is what was changed" in done
    assert "Import the staff list</button>" not in done
    assert Employee.objects.filter(staff_number="N1").exists()
    assert "Imported" in text(client.get(reverse("staff_files")))


def test_the_operator_has_owed_imports_carried_out(world: World) -> None:
    page = upload(sign_in(world, "lena")).headers["Location"]
    said = StringIO()
    call_command("sweep", stdout=said)
    assert said.getvalue().startswith("Staff imports carried out: 1. ")
    assert "Checked: to be confirmed" in text(sign_in(world, "lena").get(page))


def test_what_is_asked_for_every_two_seconds_says_nothing_of_anybody_and_is_no_event(world: World) -> None:
    client = sign_in(world, "lena")
    page = upload(client).headers["Location"]
    before = AuditEvent.objects.filter(action="viewed").count()

    def looks() -> int:
        return AuditEvent.objects.filter(action="viewed").count() - before

    assert f'hx-get="{page}progress/"' in text(client.get(page))
    assert looks() == 1
    ImportRun.objects.update(progress=40)
    for _ in range(3):
        fragment = client.get(page + "progress/", headers={"HX-Request": "true"})
        assert "Checking the file: 40 per cent" in text(fragment)
        assert f'hx-get="{page}progress/"' in text(fragment)
    assert "Lena" not in text(fragment) and "N1" not in text(fragment)
    assert "HX-Refresh" not in fragment.headers
    assert looks() == 1
    run_owed_imports()
    ended = client.get(page + "progress/", headers={"HX-Request": "true"})
    assert (ended.content, ended.headers["HX-Refresh"]) == (b"", "true")
    assert looks() == 1
    assert "Checked: to be confirmed" in text(client.get(page))
    assert looks() == 2


def test_report_is_a_file_and_an_event(world: World) -> None:
    client = sign_in(world, "lena")
    page = upload(client).headers["Location"]
    assert client.get(page + "report/").status_code == 404
    run_owed_imports()
    answer = client.get(page + "report/")
    lines = list(csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines()))
    assert [(line["line"], line["field"], line["kind"]) for line in lines[:2]] == [
        ("3", "grade", "error"),
        ("", "unit", "new_unit"),
    ]
    assert sum(line["kind"] == "missing" for line in lines) == len(world.people)
    facts = json.loads(AuditEvent.objects.get(action="exported").body)["facts"]
    assert facts == {"export": "import_report", "rows": len(lines), "run": ImportRun.objects.get().pk}
    exports = text(sign_in(world, "audrey").get(reverse("sanctions_exports")))
    assert "Report on a staff file" in exports


def test_emptied_report_is_said_and_offered_no_more(world: World) -> None:
    client = sign_in(world, "lena")
    page = upload(client).headers["Location"]
    run_owed_imports()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        run_owed_imports()
        client = sign_in(world, "lena")
        shown = text(client.get(page))
        assert "What was said of single lines is no longer kept" in shown
        assert "2 employees are new" in shown
        assert "Download the report" not in shown
        assert client.get(page + "report/").status_code == 404
    assert "kept for 30 days" in text(sign_in(world, "lena").get(reverse("staff_files")))


def test_report_is_safe_for_spreadsheets(world: World) -> None:
    client = sign_in(world, "lena")
    page = upload(client, csv_of(row(unit="Department/A'=1"))).headers["Location"]
    run_owed_imports()
    ImportRun.objects.get().remarks.filter(kind="new_unit").update(reason="=cmd()")
    assert b"'=cmd()" in client.get(page + "report/").getvalue()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (None, "", "Select the file with the staff list"),
        (b"", "staff.csv", "The selected file is empty"),
        (GOOD, "staff.xlsx", "The selected file must be a CSV"),
    ],
)
def test_what_is_no_file_is_said_beside_the_field(
    world: World, content: bytes | None, name: str, says: str
) -> None:
    client = sign_in(world, "lena")
    answer = client.post(reverse("staff_files"), {}) if content is None else upload(client, content, name)
    assert answer.status_code == 422
    assert says in text(answer)
    assert not StaffFile.objects.exists()


def test_file_that_cannot_be_used_says_why_and_offers_no_button(world: World) -> None:
    client = sign_in(world, "lena")
    page = upload(client, GOOD.replace(b",", b";")).headers["Location"]
    run_owed_imports()
    shown = text(client.get(page))
    assert "Cannot be used" in shown
    assert "separated by semicolons" in shown
    assert "confirm" not in shown
    assert client.post(page + "confirm/").status_code == 409


def test_many_remarks_are_cut_and_the_report_has_them_all(world: World) -> None:
    client = sign_in(world, "lena")
    page = upload(client, csv_of(*(row(f"N{number}", grade="?") for number in range(60)))).headers["Location"]
    run_owed_imports()
    shown = text(client.get(page))
    assert "The first 50 remarks" in shown
    assert shown.count("Line not imported") == 50
    assert client.get(page + "report/").getvalue().count(b",error,") == 60


def test_nothing_new_is_said(world: World) -> None:
    client = sign_in(world, "lena")
    for _ in range(2):
        page = upload(client, csv_of(row())).headers["Location"]
        run_owed_imports()
        client.post(page + "confirm/")
        run_owed_imports()
    assert "Nothing changes." in text(client.get(page))


@pytest.mark.parametrize("name", ["hana", "audrey", "manny", "sam"])
def test_others_are_refused_and_the_attempt_is_kept(world: World, name: str) -> None:
    page = upload(sign_in(world, "lena")).headers["Location"]
    client = sign_in(world, name)
    assert upload(client).status_code == 403
    assert client.post(page + "confirm/").status_code == 403
    assert StaffFile.objects.count() == 1
    assert AuditEvent.objects.filter(action="refused", actor=world.user(name).pk).count() == 2


def test_menu_shows_the_staff_list_to_those_who_import(world: World) -> None:
    address = f'href="{reverse("staff_files")}"'
    for name in world.people:
        shown = address in text(sign_in(world, name).get(reverse("home")))
        assert shown == (name in {"lena", "adam"}), name


def test_page_asks_the_database_the_same_at_one_and_at_many(
    world: World, django_assert_max_num_queries
) -> None:
    client = sign_in(world, "lena")
    for _ in range(12):
        upload(client)
    run_owed_imports()
    with django_assert_max_num_queries(13):
        client.get(reverse("staff_files"))
