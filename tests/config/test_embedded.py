"""`make run` as a person meets it: started, broken, stopped, killed and started again."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
import pytest

from config import processes
from config.env import BASE_DIR
from config.servers import OWNER, socket_folder

pytestmark = pytest.mark.slow
PATIENCE = 120


class Run:
    """One start of the owner process with a folder and a port of its own."""

    def __init__(self, var: Path, port: int) -> None:
        self.var, self.port = var, port
        ours = {"CASEWORK_VAR": str(var), "PORT": str(port), "SEED": "0", "SECRET_KEY": "x" * 50}
        given = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "DEMO", "CASEWORK_TEST_FOLDER")
        env = {name: value for name, value in os.environ.items() if name not in given} | ours
        command = [sys.executable, "-m", "config.embedded"]
        self.log = var.parent / f"run-{len(list(var.parent.glob('run-*')))}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=BASE_DIR, env=env, stdout=log, stderr=log)

    def said(self) -> str:
        return self.log.read_text()

    def ready(self) -> bool:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as page:
                    if page.status == 200 and f"http://localhost:{self.port}" in self.said():
                        return True
            except (URLError, OSError):
                pass
            time.sleep(0.1)
        return False

    def pids(self) -> dict[str, int]:
        """Every process of this start, once all of them are there."""
        files = {name: self.var / "run" / f"{name}.pid" for name in ("web", "worker", "beat", "redis")}
        files["postgres"] = (self.var / "pg").resolve() / "postmaster.pid"
        until = time.monotonic() + 20
        while not all(map(processes.read_pid, files.values())) and time.monotonic() < until:
            time.sleep(0.1)
        return {name: processes.read_pid(file) for name, file in files.items()}

    def stop(self, sign: signal.Signals) -> int:
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)

    def database(self) -> str:
        sockets = (self.var / "run" / "sockets").read_text()
        return f"postgresql://{OWNER}@/casework?host={sockets}/pg"


@pytest.fixture
def place() -> Iterator[tuple[Path, int]]:
    folder = socket_folder()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    yield folder / "var", port
    shutil.rmtree(folder)


def nothing_runs(pids: dict[str, int]) -> bool:
    return all(processes.ended(pid, 20) for pid in pids.values())


def test_starts_heals_survives_a_kill_and_stops_in_order(place: tuple[Path, int]) -> None:
    # One walk, since each start takes seconds.
    run = Run(*place)
    assert run.ready(), run.said()
    first = run.pids()
    with psycopg.connect(run.database()) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 42 AS answer")

    refused = Run(place[0], place[1] + 1)
    assert refused.process.wait(60) == 1
    assert "already running from this folder" in refused.said()

    os.kill(first["web"], signal.SIGKILL)
    os.kill(first["redis"], signal.SIGKILL)
    time.sleep(1.5)
    assert run.ready(), run.said()
    second = run.pids()
    assert second["web"] != first["web"]
    assert second["redis"] != first["redis"]
    assert second["beat"] == first["beat"]

    run.process.kill()
    run.process.wait()
    again = Run(*place)
    assert again.ready(), again.said()
    assert nothing_runs(first | second)
    with psycopg.connect(again.database()) as owner:
        assert owner.execute("SELECT answer FROM kept").fetchone() == (42,)

    expected = ["beat", "worker", "web", "redis", "postgres"]
    third = again.pids()
    assert stop_and_watch(again, {name: third[name] for name in expected}) == expected
    assert "what was stored is kept" in again.said()


def stop_and_watch(run: Run, pids: dict[str, int]) -> list[str]:
    """Ask it to stop as Ctrl-C does; the names of the processes as they went."""
    run.process.send_signal(signal.SIGINT)
    gone: list[str] = []
    until = time.monotonic() + PATIENCE
    while len(gone) < len(pids) and time.monotonic() < until:
        gone += [name for name, pid in pids.items() if name not in gone and not processes.command_line(pid)]
        time.sleep(0.02)
    assert run.process.wait(PATIENCE) == 0, run.said()
    return gone


def test_a_busy_port_is_one_sentence(place: tuple[Path, int]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", place[1]))
        other.listen()
        run = Run(*place)
        assert run.process.wait(60) == 1
    assert run.said() == (
        f"Port {place[1]} is in use by another program: choose another, for example PORT=8001 make run.\n"
    )


def test_stopped_while_starting_leaves_nothing(place: tuple[Path, int]) -> None:
    run = Run(*place)
    until = time.monotonic() + 60
    while "PostgreSQL answers" not in run.said() and time.monotonic() < until:
        time.sleep(0.02)
    postgres = processes.read_pid((run.var / "pg").resolve() / "postmaster.pid")
    assert run.stop(signal.SIGTERM) == 0, run.said()
    assert postgres
    assert processes.ended(postgres, 20)
