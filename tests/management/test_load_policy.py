"""``manage.py load_policy`` and ``load_categories``: one command, and what is wrong is said line by line."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from casework.models import Category, PolicyVersion
from config.env import BASE_DIR

pytestmark = pytest.mark.django_db

PACK = BASE_DIR / "casework" / "policies" / "acas-style.toml"


def load(*words: str, command: str = "load_policy") -> str:
    out = StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def test_a_pack_is_checked_and_loaded() -> None:
    assert load(str(PACK), "--check") == "Acas-style baseline: nothing is wrong with it.\n"
    assert not PolicyVersion.objects.exists()
    assert (
        load(str(PACK), "--from", "2027-01-01") == "Loaded: Acas-style baseline, in force from 01 Jan 2027.\n"
    )
    assert PolicyVersion.objects.get().effective_from == date(2027, 1, 1)
    with pytest.raises(CommandError, match="PV-1: Another version comes into force on Fri 1 Jan 2027"):
        load(str(PACK), "--from", "2027-01-01")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'unit = "working_days"',
            'unit = "weeks"',
            "periods.assessment.unit: is 'weeks'; allowed: working_days",
        ),
        ("live_months = 6", "live_months = 0", "ladder.0.live_months: is 0; the least is 1"),
        (
            'minor = "written_warning"',
            'minor = "summary_dismissal"',
            r"only gross misconduct .* \(PR-17\)",
        ),
        ("[periods]", "[periods", "is no TOML file"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_loaded(old: str, new: str, said: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(PACK.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        load(str(wrong), "--from", "2027-01-01")
    assert not PolicyVersion.objects.exists()


def test_a_file_that_is_not_there_and_a_day_that_is_missing() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.toml cannot be read"):
        load("nowhere.toml")
    with pytest.raises(CommandError, match="Say from which day it is in force"):
        load(str(PACK))


def test_categories_are_added_and_renamed_and_never_taken_away(tmp_path: Path) -> None:
    example = BASE_DIR / "casework" / "policies" / "categories" / "example.toml"
    assert load(str(example), command="load_categories") == "Added or renamed: 15.\n"
    assert Category.objects.get(code="browsing-records").path == (
        "/information-security/misuse-of-systems/browsing-records/"
    )
    ours = tmp_path / "ours.toml"
    ours.write_text(
        '[conduct]\nname = "Behaviour"\n[conduct.gambling]\nname = "Gambling"\n', encoding="utf-8"
    )
    assert load(str(ours), command="load_categories") == "Added or renamed: 2.\n"
    assert load(str(ours), command="load_categories") == "Added or renamed: 0.\n"
    assert Category.objects.count() == 16
    assert Category.objects.get(code="conduct").name == "Behaviour"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[theft]\n", "theft: has to be a table with a name"),
        (
            '["The Sack"]\nname = "The sack"\n',
            "The Sack: has to be a table with a name; a code has small letters",
        ),
        ('theft = "Theft"\n', "theft: has to be a table with a name"),
        (
            '[theft]\nname = "Theft"\n[lost]\nname = "Lost"\n[lost.theft]\nname = "Theft"\n',
            "stands elsewhere already",
        ),
    ],
)
def test_categories_with_a_fault_leave_nothing_behind(text: str, said: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        load(str(wrong), command="load_categories")
    assert not Category.objects.exists()
