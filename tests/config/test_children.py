"""What the owner process says of a child that died."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from config.children import Child


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "killed by SIGKILL"),
        ("print('No room at the inn'); raise SystemExit(3)", "No room at the inn"),
    ],
)
def test_a_child_that_died_is_told_why(tmp_path: Path, capsys, code: str, says: str) -> None:
    child = Child("web", [sys.executable, "-c", code], dict(os.environ), tmp_path, tmp_path, cwd=tmp_path)
    child.start()
    child.process.wait(timeout=30)
    child.revive()
    assert f"web has died ({says}): starting it again in 1 s" in capsys.readouterr().out
    child.stop()
