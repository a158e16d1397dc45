"""The troubles of a machine are one sentence each."""

from __future__ import annotations

import shutil
import subprocess
from collections import namedtuple
from pathlib import Path

import pytest

from config import set_up
from config.env import BASE_DIR

Usage = namedtuple("Usage", "total used free")


def test_an_old_python_is_one_sentence() -> None:
    answer = subprocess.run(
        ["make", "--silent", "set-up", "FOUND="], cwd=BASE_DIR, capture_output=True, text=True
    )
    assert answer.returncode != 0
    assert "Casework needs Python 3.11 or newer" in answer.stderr


def test_a_missing_ensurepip_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="install python3-venv"):
        set_up.make_environment()


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(set_up, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(10, 10, 0))
    with pytest.raises(SystemExit, match="disk is too full"):
        set_up.check_room()


def test_a_disk_that_fills_up_on_the_way_is_one_sentence() -> None:
    with pytest.raises(SystemExit, match="The disk is full"):
        set_up.run(["sh", "-c", "echo 'write: No space left on device' >&2; exit 1"], "It failed")


def test_a_step_is_skipped_until_its_cause_changes(tmp_path: Path) -> None:
    done: list[str] = []
    for wanted in ("a", "a", "b"):
        set_up.step("A step", tmp_path / "stamp", wanted, lambda: done.append("done"))
    assert len(done) == 2


def test_the_secret_key_is_made_once_and_is_private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(set_up, "VAR", tmp_path)
    set_up.keep_secret_key()
    first = (tmp_path / "secret_key").read_text()
    set_up.keep_secret_key()
    assert (tmp_path / "secret_key").read_text() == first
    assert len(first) > 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
