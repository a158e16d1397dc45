"""With servers of one's own given by the environment, the owner process starts none."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from config import embedded

GIVEN = {"DATABASE_URL": "postgresql:///theirs", "REDIS_URL": "redis://theirs/0"}


def test_given_servers_are_used_and_none_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "RUN", tmp_path)
    for name, url in GIVEN.items():
        monkeypatch.setenv(name, url)
    house = embedded.House(SimpleNamespace(heed=lambda: None))
    house.start_servers()
    assert house.running == []
    assert house.sockets is None
    said = json.loads((tmp_path / "urls.json").read_text())
    assert {name: said[name] for name in GIVEN} == GIVEN
    assert (tmp_path / "urls.json").stat().st_mode & 0o077 == 0
