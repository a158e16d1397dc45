"""The embedded servers: start, stop, killed, started over what an earlier start left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import processes, servers
from config.servers import APP, OWNER, Postgres, Redis, ServerTrouble, socket_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def folder() -> Iterator[Path]:
    made = socket_folder()
    yield made
    shutil.rmtree(made)


@pytest.fixture
def postgres(folder: Path) -> Iterator[Postgres]:
    server = Postgres(folder / "data", folder, folder / "postgres.log", fast=True)
    yield server
    server.stop()


def ask(server: Postgres, question: str, role: str = OWNER) -> object:
    with psycopg.connect(server.url(role), autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchone()[0] if cursor.description else None  # type: ignore[index]


def test_postgres_starts_stops_and_keeps_what_is_stored(postgres: Postgres) -> None:
    postgres.start()
    ask(postgres, "CREATE TABLE kept AS SELECT 42 AS answer")
    postgres.stop()
    with pytest.raises(psycopg.OperationalError):
        ask(postgres, "SELECT 1")
    postgres.start()
    assert ask(postgres, "SELECT answer FROM kept") == 42
    assert ask(postgres, "SELECT current_user", APP) == APP


def test_postgres_killed_starts_again(postgres: Postgres) -> None:
    postgres.start()
    assert postgres.process is not None
    postgres.process.kill()
    postgres.process.wait()
    postgres.start()
    assert ask(postgres, "SELECT 1") == 1


def test_postgres_left_over_is_ended_first(postgres: Postgres) -> None:
    postgres.start()
    leftover = postgres.process
    assert leftover is not None
    again = Postgres(postgres.data, postgres.sockets.parent, postgres.log, fast=True)
    # A leftover is nobody's child any more; here it is ours and must be waited for to be gone.
    signal.signal(signal.SIGCHLD, lambda *_: leftover.poll())
    try:
        again.start()
    finally:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        assert leftover.poll() is not None
        assert ask(again, "SELECT 1") == 1
    finally:
        again.stop()


def test_a_pid_file_that_names_another_process_is_not_believed(postgres: Postgres) -> None:
    postgres.start()
    postgres.stop()
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        (postgres.data / "postmaster.pid").write_text(f"{stranger.pid}\n{postgres.data}\n")
        postgres.start()
        assert ask(postgres, "SELECT 1") == 1
        assert stranger.poll() is None, "a process that is not ours must be left alone"
    finally:
        stranger.kill()
        stranger.communicate()


def test_a_start_cut_short_leaves_nothing_half_made(postgres: Postgres) -> None:
    half = postgres.data.with_name("data.new")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    postgres.start()
    assert ask(postgres, "SELECT 1") == 1
    assert not half.exists()


def test_a_broken_data_folder_is_one_sentence(postgres: Postgres) -> None:
    postgres.data.mkdir()
    (postgres.data / "PG_VERSION").write_text("9\n")
    servers.give_to_account(postgres.data)
    postgres.data.chmod(0o700)
    with pytest.raises(ServerTrouble, match=r"^PostgreSQL did not start: see .*postgres\.log\.$"):
        postgres.start()


def test_redis_starts_stops_and_starts_over_a_leftover(folder: Path) -> None:
    redis = Redis(folder, folder / "redis.log", folder / "redis.pid")
    redis.start()
    leftover = redis.process
    assert leftover is not None
    again = Redis(folder, folder / "redis.log", folder / "redis.pid")
    signal.signal(signal.SIGCHLD, lambda *_: leftover.poll())
    try:
        again.start()
    finally:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    assert leftover.poll() is not None
    assert again._answers()
    again.stop()
    assert not again._answers()


def test_only_a_process_with_our_mark_is_ended() -> None:
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        assert not processes.end_leftover(stranger.pid, "casework-mark", signal.SIGTERM, signal.SIGKILL)
        assert stranger.poll() is None
        assert not processes.end_leftover(0, "", signal.SIGTERM, signal.SIGKILL)
    finally:
        stranger.kill()
        stranger.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_servers_end_with_a_parent_that_is_killed(folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from config.servers import *; f = Path(sys.argv[1]);"
        "p = Postgres(f / 'data', f, f / 'log', fast=True); p.start();"
        "r = Redis(f, f / 'log', f / 'pid'); r.start();"
        "print(p.process.pid, r.process.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(folder)]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=os.getcwd())
    assert parent.stdout is not None
    pids = [int(word) for word in parent.stdout.readline().split()]
    parent.kill()
    parent.communicate()
    assert len(pids) == 2
    assert all(processes.ended(pid, 20) for pid in pids)
