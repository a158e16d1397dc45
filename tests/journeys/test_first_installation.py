"""From an empty database to the first case, as README's "On real servers" has it: commands and pages, no row by hand."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command, get_commands
from django.test import Client
from django.urls import reverse

from accounts.models import User
from casework.management.commands import create_administrator
from casework.models import AuditEvent, Grade
from config.env import BASE_DIR
from tests.imports import staff

pytestmark = pytest.mark.django_db

EXAMPLES = BASE_DIR / "casework" / "policies"
PASSWORD = "a heron stands in the reeds"
STAFF = (
    ("S1", "Olive Officer", "SEO"),
    ("S2", "Ivo Investigator", "HEO"),
    ("S3", "Mira Manager", "G6"),
    ("S4", "Sam Subject", "EO"),
)


def run(command: str, *words: str) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def staff_list(folder: Path) -> str:
    path = folder / "staff.csv"
    people = (
        staff.row(number, name=name, grade=grade, work_email=f"{name.split()[0]}@example.org")
        for number, name, grade in STAFF
    )
    path.write_bytes(staff.csv_of(*people))
    return str(path)


def signed_in(email: str) -> Client:
    """Through the link of their letter, a password of their own, and the sign-in page."""
    (letter,) = [message for message in mail.outbox if message.to == [email]]
    link = re.search(r"http://localhost:\d+(/password/new/\S+)", letter.body)
    assert link is not None
    client = Client()
    form = client.get(link[1], follow=True).request["PATH_INFO"]
    chosen = client.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert chosen.headers["Location"] == reverse("password_reset_complete")
    answer = client.post(reverse("sign_in"), {"username": email, "password": PASSWORD})
    assert answer.headers["Location"] == reverse("home")
    return client


def post(client: Client, address: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    answer = client.post(f"/api/v1/{address}", body, content_type="application/json")
    return answer.status_code, answer.json()


def prepared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything before the first sign-in of an employee."""
    monkeypatch.setenv(create_administrator.PASSWORD_VARIABLE, PASSWORD)
    run("create_administrator", "--email", "admin@example.org", "--name", "Ada Administrator")
    assert run("load_grades", str(EXAMPLES / "grades" / "example.toml")) == "Added or changed: 7.\n"
    run("load_categories", str(EXAMPLES / "categories" / "example.toml"))
    run("load_policy", str(EXAMPLES / "acas-style.toml"), "--from", "2026-01-01")
    assert "4 employees are new" in run("import_employees", staff_list(folder))


def test_from_an_empty_database_to_the_first_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(tmp_path, monkeypatch)
    run("create_sign_in", "--staff-number", "S1", "--staff-number", "S3")
    run(
        "grant_role",
        *("--email", "olive@example.org", "--role", "hr_officer", "--unit", "Department/Operations"),
    )
    olive = signed_in("olive@example.org")
    concern = {
        "involved": ["S4"],
        "category": "social-media",
        "channel": "workplace",
        "account": "A customer's name was read out.",
        "occurred_from": "2026-11-20",
        "raised_by": "outside",
    }
    status, incident = post(olive, "incidents", concern)
    assert status == 201, incident
    assessment = {
        "version": olive.get(f"/api/v1/incidents/{incident['reference']}").json()["version"],
        "result": "formal",
        "severity": "serious",
        "reasons": "If true it is a breach of confidence.",
        "openings": [
            {
                "employee": "S4",
                "investigator": "S2",
                "case_manager": "S3",
                "terms_of_reference": "Establish who read it out.",
                "particulars": "Read out a customer's name.",
            }
        ],
    }
    address = f"incidents/{incident['reference']}/assess_incident"
    status, problem = post(olive, address, assessment)
    assert (status, problem["rule_id"]) == (422, "T5")
    assert "Ask whoever runs this system to give them a sign-in" in json.dumps(problem)

    said = run("create_sign_in", "--staff-number", "S2")
    assert said == "S2: can sign in as ivo@example.org; the link to choose a password is on its way.\n"
    status, assessed = post(olive, address, assessment)
    assert status == 200, assessed
    case = assessed["cases"][0]
    ivo = signed_in("ivo@example.org")
    assert "Submit the findings" in ivo.get(f"/cases/{case}/").content.decode()

    run("close_sign_in", "--email", "ivo@example.org")
    assert ivo.get(f"/cases/{case}/").headers["Location"].startswith(reverse("sign_in"))
    assert olive.get(f"/cases/{case}/").status_code == 200


def test_the_letter_is_that_of_a_forgotten_password_and_is_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(tmp_path, monkeypatch)
    run("create_sign_in", "--staff-number", "S1", "--email", "O.Officer@example.org")
    user = User.objects.get(email="o.officer@example.org")
    assert (user.employee.staff_number, user.has_usable_password()) == ("S1", False)
    Client().post(reverse("password_reset"), {"email": "o.officer@example.org"})
    first, again = mail.outbox
    assert first.to == again.to == ["o.officer@example.org"]
    assert first.subject == again.subject
    without_link = [re.sub(r"http\S+", "", message.body) for message in (first, again)]
    assert without_link[0] == without_link[1]
    assert "Olive" not in first.body and "S1" not in first.body
    event = AuditEvent.objects.get(action="sign_in_created")
    assert json.loads(event.body)["facts"] == {"user": user.pk, "employee": user.employee.pk, "again": False}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--staff-number", "S9"), "S9: Nobody on the staff list has this number"),
        (("--staff-number", "S1", "--email", "admin@example.org"), "S1: Another sign-in has this email"),
        (("--staff-number", "S1", "--email", "olive"), "S1: This is not an email address"),
        (("--staff-number", "S3"), "S3: This person has a sign-in already"),
        (("--staff-number", "N5"), "N5: This person no longer works here"),
        (("--staff-number", "N6"), "N6: The staff list has no work email of this person"),
        (
            ("--staff-number", "S1", "--staff-number", "S2", "--email", "a@example.org"),
            "give one staff number",
        ),
    ],
)
def test_a_sign_in_is_refused_in_a_sentence(
    words: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(tmp_path, monkeypatch)
    staff.imported(staff.row("N5", end_date="2026-11-22"), staff.row("N6", work_email=""))
    run("create_sign_in", "--staff-number", "S3")
    before = User.objects.count()
    with pytest.raises(CommandError, match=says):
        run("create_sign_in", *words)
    assert User.objects.count() == before
    assert len(mail.outbox) == 1


def test_whoever_works_their_last_day_today_can_have_one_and_one_refusal_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(tmp_path, monkeypatch)
    staff.imported(staff.row("N5", end_date="2026-11-23"))
    with pytest.raises(CommandError, match=r"^S9: Nobody"):
        run("create_sign_in", "--staff-number", "S9", "--staff-number", "N5")
    assert User.objects.get(email="ana@example.org").employee.staff_number == "N5"


def test_grades_are_loaded_once_and_changed_and_none_is_taken_away(tmp_path: Path) -> None:
    example = EXAMPLES / "grades" / "example.toml"
    assert run("load_grades", str(example)) == "Added or changed: 7.\n"
    assert run("load_grades", str(example)) == "Added or changed: 0.\n"
    path = tmp_path / "grades.toml"
    path.write_text(
        '[G7]\nname = "Grade Seven"\nrank = 6\n["Band 8a"]\nname = "Band 8a"\nrank = 6\n', "utf-8"
    )
    assert run("load_grades", str(path)) == "Added or changed: 2.\n"
    assert Grade.objects.count() == 8
    assert Grade.objects.values_list("name", "rank").get(code="G7") == ("Grade Seven", 6)
    events = AuditEvent.objects.filter(action="grades_loaded").order_by("id")
    facts = [json.loads(event.body)["facts"] for event in events]
    assert facts == [{"count": 7, "ranks_changed": 0}, {"count": 2, "ranks_changed": 1}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file: names no grade"),
        ('G7 = "Grade 7"\n', "G7: has to be a table with a name and a rank"),
        ('[G7]\nname = " "\nrank = 5\n', r"G7\.name: has to be text of at most 100 characters"),
        ('[G7]\nname = "Grade 7"\n', r"G7\.rank: has to be a whole number from 0 to 32767"),
        ('[G7]\nname = "Grade 7"\nrank = true\n', r"G7\.rank: has to be a whole number"),
        ('[G7]\nname = "Grade 7"\nrank = 32768\n', r"G7\.rank: has to be a whole number"),
        ('[G7]\nname = "Grade 7"\nrank = 5\nlevel = 5\n', r"G7\.level: is not known here"),
        ('["G7 "]\nname = "Grade 7"\nrank = 5\n', "G7 : a code has at most 20 letters"),
        ('[G7]\nname = "Grade 7"\nrank = \n', "is no TOML file: .*line 3"),
    ],
)
def test_grades_with_a_fault_leave_nothing_behind(text: str, said: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(f'{text}[EO]\nname = "Executive Officer"\nrank = 2\n' if text else "", encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        run("load_grades", str(wrong))
    assert not Grade.objects.exists()


def test_every_command_that_the_readme_names_is_there() -> None:
    words = (BASE_DIR / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"manage\.py (\w+)", words))
    assert named <= set(get_commands())
    assert {"load_grades", "create_sign_in", "grant_role", "end_role", "close_sign_in"} <= named
