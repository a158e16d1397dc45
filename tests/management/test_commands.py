"""The commands of an operator: administrators, roles, the diagram, the columns, the whole register."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from accounts.models import User
from casework.access import roles_of
from casework.actions.system_actor import SYSTEM_EMAIL, system_actor
from casework.enums import FileState, Role
from casework.imports.employee_rows import HEADER
from casework.imports.sanction_rows import COLUMNS, MORE_COLUMNS
from casework.management.commands import bench_import_employees, create_administrator
from casework.management.demo.build import FEWEST
from casework.management.guards import guard_table
from casework.models import AuditEvent, Case, Employee, Provenance, RoleGrant
from casework.workflow import TABLE, WORDS
from config.env import BASE_DIR
from tests.fixtures_world import contents
from tests.imports import past, staff
from tests.world import build_world

GOOD = "a heron stands in the reeds"


def run(command: str, *words: str) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_system_actor_is_one_that_cannot_sign_in_and_sees_nothing() -> None:
    actor = system_actor()
    assert system_actor() == actor
    assert User.objects.filter(email=SYSTEM_EMAIL).count() == 1
    assert not actor.is_active
    assert not actor.has_usable_password()
    assert authenticate(username=SYSTEM_EMAIL, password="") is None
    assert not Case.objects.visible_to(actor).exists()


@pytest.mark.django_db
def test_administrator_signs_in_with_the_role_and_the_log_says_who_granted_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(create_administrator.PASSWORD_VARIABLE, GOOD)
    run("create_administrator", "--email", "First@Example.org", "--name", "First Admin")
    user = authenticate(username="first@example.org", password=GOOD)
    assert user is not None
    assert roles_of(user) == {Role.ADMINISTRATOR}
    (event,) = AuditEvent.objects.filter(action="role_granted")
    assert event.actor == system_actor().pk
    assert json.loads(event.body)["facts"]["role"] == "administrator"
    assert "First" not in event.body


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "password", "says"),
    [
        ("first@example.org", "short", "too short"),
        ("no address", GOOD, "valid email"),
        ("taken@example.org", GOOD, "already"),
    ],
)
def test_administrator_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, email: str, password: str, says: str
) -> None:
    User.objects.create_user(email="taken@example.org", name="Taken")
    monkeypatch.setenv(create_administrator.PASSWORD_VARIABLE, password)
    with pytest.raises(CommandError, match=says):
        run("create_administrator", "--email", email, "--name", "First Admin")
    assert not RoleGrant.objects.exists()


@pytest.mark.django_db
def test_administrator_types_the_password_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([GOOD, "something else altogether"])
    monkeypatch.delenv(create_administrator.PASSWORD_VARIABLE, raising=False)
    monkeypatch.setattr(create_administrator, "getpass", lambda prompt: next(typed))
    with pytest.raises(CommandError, match="differ"):
        run("create_administrator", "--email", "a@example.org", "--name", "A")
    assert not User.objects.filter(email="a@example.org").exists()


@pytest.mark.django_db
def test_role_is_granted_in_a_unit_from_a_day_once() -> None:
    world = build_world()
    words = (
        "--email",
        "NORA@example.org",
        "--role",
        "hr_officer",
        "--unit",
        "Department/Operations",
        "--from",
        "2026-11-02",
    )
    assert "HR officer in Operations" in run("grant_role", *words)
    grant = RoleGrant.objects.get(user=world.user("nora"))
    assert (grant.unit, grant.from_date, grant.granted_by) == (
        world.units["operations"],
        date(2026, 11, 2),
        system_actor(),
    )
    assert AuditEvent.objects.filter(action="role_granted").count() == 1
    with pytest.raises(CommandError, match="already"):
        run("grant_role", *words)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--email", "nobody@example.org", "--role", "auditor"), "Nobody has this email"),
        (("--email", SYSTEM_EMAIL, "--role", "auditor"), "Nobody has this email"),
        (
            ("--email", "nora@example.org", "--role", "auditor", "--unit", "Department/Nowhere"),
            "no unit “Nowhere” in Department",
        ),
        (("--email", "nora@example.org", "--role", "emperor"), "invalid choice"),
    ],
)
def test_role_is_refused_in_a_sentence(words: tuple[str, ...], says: str) -> None:
    build_world()
    system_actor()
    before = RoleGrant.objects.count()
    with pytest.raises(CommandError, match=says):
        run("grant_role", *words)
    assert RoleGrant.objects.count() == before


@pytest.mark.django_db
def test_demo_with_too_few_employees_is_refused_in_a_sentence() -> None:
    with pytest.raises(CommandError, match=str(FEWEST)):
        run("seed_demo", "--employees", str(FEWEST - 1))
    assert not User.objects.exists()


@pytest.mark.django_db
def test_role_is_refused_to_whoever_cannot_sign_in() -> None:
    build_world()
    User.objects.filter(email="nora@example.org").update(is_active=False)
    with pytest.raises(CommandError, match="cannot sign in"):
        run("grant_role", "--email", "nora@example.org", "--role", "auditor")
    assert not RoleGrant.objects.filter(user__email="nora@example.org").exists()
    assert not AuditEvent.objects.filter(action="role_granted").exists()


@pytest.mark.django_db
def test_whole_register_goes_to_a_private_file_by_the_system(tmp_path: Path) -> None:
    world = build_world()
    world.case_in(FileState.OUTCOME)
    out = tmp_path / "sanctions.csv"
    run("export_sanctions", "--out", str(out), "--live-on", "2026-11-01")
    (row,) = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    assert (row["employee"], row["live_on"], row["live"]) == ("Sam Example", "2026-11-01", "yes")
    assert out.stat().st_mode & 0o777 == 0o600
    assert AuditEvent.objects.get(action="exported").actor == system_actor().pk
    with pytest.raises(CommandError, match="there already"):
        run("export_sanctions", "--out", str(out))


def readme(folder: Path, *markers: str) -> Path:
    path = folder / "README.md"
    parts = [f"before\n<!-- {marker} -->\nold\n<!-- /{marker} -->\nafter" for marker in markers]
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("command", "marker"),
    [("state_diagram", "state-diagram"), ("export_columns", "export-columns"), ("guard_table", "guards")],
)
def test_generated_part_of_the_readme_is_written_between_its_markers(
    command: str, marker: str, tmp_path: Path
) -> None:
    path = readme(tmp_path, marker)
    with pytest.raises(CommandError, match="old"):
        run(command, "--check", "--readme", str(path))
    assert "old" in path.read_text()
    run(command, "--readme", str(path))
    text = path.read_text()
    assert text.startswith("before\n")
    assert text.endswith("\nafter")
    assert "old" not in text.split()
    run(command, "--check", "--readme", str(path))


@pytest.mark.parametrize("command", ["state_diagram", "export_columns", "guard_table"])
def test_readme_of_the_house_is_as_the_code_says(command: str) -> None:
    run(command, "--check")


def test_readme_without_markers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("nothing")
    with pytest.raises(CommandError, match="needs <!-- state-diagram -->"):
        run("state_diagram", "--readme", str(path))


def test_table_of_guards_says_who_asks_and_how_strongly_it_binds() -> None:
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in guard_table().splitlines()[2:]}
    assert "| Code of practice |" in rows["PR-12"] and "<br>`rules.companion.check_absence`" in rows["PR-12"]
    assert "<br>NI: Labour Relations Agency Code" in rows["PR-12"]
    assert rows["PR-12"].endswith(" | `rules.companion.caution_of_silence` |")
    assert rows["SEP-6"].endswith(" |  | `rules.companion.caution_of_companion` |")
    assert rows["SEP-7"].endswith(
        "`rules.committees.caution_of_appeal_panel`<br>`rules.committees.caution_of_panel` |"
    )
    assert "| Statute |" in rows["AC-6"]
    # A table of the rules counts as much as a refusal in a function; a number that looks like a rule does not.
    assert "`rules.independence`" in rows["SEP-1"]
    assert "0.1" not in rows


def test_diagram_has_every_step_that_moves_a_file(tmp_path: Path) -> None:
    path = readme(tmp_path, "state-diagram")
    run("state_diagram", "--readme", str(path))
    for step in TABLE:
        label = WORDS[step.action].imperative.replace(":", ",")
        arrow = f"{step.source or '[*]'} --> {step.target}: {label}\n"
        assert (arrow in path.read_text()) == step.moves


@pytest.mark.django_db
def test_staff_list_is_imported_and_reported_line_by_line(tmp_path: Path) -> None:
    build_world()
    path = tmp_path / "staff.csv"
    path.write_bytes(staff.csv_of(staff.row(), staff.row("N2", grade="?")))
    said = run("import_employees", str(path), "--dry-run")
    assert "Line 3, staff number N2, grade: line not imported. This is not a known code." in said
    assert "1 employee is new" in said
    assert "nothing was written" in said
    assert not Employee.objects.filter(staff_number="N1").exists()
    assert "nothing was written" not in run("import_employees", str(path))
    assert "Nothing changes." in run("import_employees", str(path))
    assert Employee.objects.filter(staff_number="N1").exists()
    assert AuditEvent.objects.filter(action="employees_imported", actor=system_actor().pk).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["import_employees", "import_sanctions"])
def test_file_that_cannot_be_imported_is_refused_in_a_sentence(command: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    with pytest.raises(CommandError, match=r"cannot be read: No such file or directory\. Nothing was"):
        run(command, str(path))
    path.write_bytes("staff_number;näme\n".encode("latin-1"))
    with pytest.raises(CommandError, match=r"Save the file again as “CSV UTF-8”.*Nothing was"):
        run(command, str(path))


@pytest.mark.django_db
def test_past_sanctions_are_imported_by_the_operator_or_an_hr_lead(tmp_path: Path) -> None:
    world = build_world()
    path = tmp_path / "sanctions.csv"
    path.write_bytes(past.csv_of(past.line(), past.line(heard="", old_reference="b")))
    said = run("import_sanctions", str(path), "--dry-run")
    assert (
        "Line 3, heard: line not imported. This is not a known code. The codes are: yes, no, not_known."
        in said
    )
    assert "2 lines: 1 recorded, 0 here already, 1 not recorded." in said
    assert not Provenance.objects.exists()
    assert "0 recorded" in run("import_sanctions", str(path), "--by", "hana@example.org")
    assert "1 recorded" in run("import_sanctions", str(path), "--by", "Lena@example.org")
    assert Provenance.objects.get().recorded_by == world.user("lena")
    with pytest.raises(CommandError, match="Nobody who can sign in"):
        run("import_sanctions", str(path), "--by", SYSTEM_EMAIL)


def test_readme_explains_every_column_of_past_sanctions() -> None:
    readme_of_the_house = (BASE_DIR / "README.md").read_text(encoding="utf-8")
    missing = [
        name
        for name, meaning in (COLUMNS | MORE_COLUMNS).items()
        if f"| `{name}` | {meaning} |" not in readme_of_the_house
    ]
    assert missing == []
    assert f"`{','.join(HEADER)}`" in readme_of_the_house


@pytest.mark.django_db
def test_bench_of_the_staff_import_measures_and_takes_it_all_back(tmp_path: Path) -> None:
    build_world()
    system_actor()
    before = contents()
    path = tmp_path / "staff.csv"
    bench_import_employees.write_staff(path, 500)
    found = bench_import_employees.measure(path)
    assert (found["added"], found["changes_again"]) == (500, 0)
    assert found["seconds"] > 0
    assert found["peak_mb"] > 20
    assert contents() == before
