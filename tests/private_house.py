"""Servers, tables and processes of one test's own, which it may stop, kill and start again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import psycopg

from config.env import BASE_DIR
from config.servers import APP, OWNER, Postgres, Redis, socket_folder

_GIVEN = ("DATABASE_URL", "REDIS_URL", "CACHE_URL", "CASEWORK_TEST_FOLDER", "DEMO", "DEBUG", "CASEWORK_VAR")


class PrivateHouse:
    """A PostgreSQL and a Redis in a folder of their own, and Python processes that are served by them."""

    def __init__(self, **settings: str) -> None:
        self.folder = socket_folder()
        self.postgres = Postgres(self.folder / "data", self.folder, self.folder / "postgres.log", fast=True)
        self.redis = Redis(self.folder, self.folder / "redis.log", self.folder / "redis.pid")
        self.running: list[subprocess.Popen[bytes]] = []
        kept = {name: value for name, value in os.environ.items() if name not in _GIVEN}
        self.env = kept | {
            "DATABASE_URL": self.postgres.url(APP),
            "REDIS_URL": self.redis.url,
            "SECRET_KEY": "x" * 50,
            "INSECURE_HTTP": "1",
            "CASEWORK_VAR": str(self.folder / "var"),
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **settings,
        }

    def start(self) -> None:
        """The servers and the tables."""
        (self.folder / "var" / "run").mkdir(parents=True)
        self.postgres.start()
        self.redis.start()
        self.run("manage.py", "migrate", "-v", "0", DATABASE_URL=self.postgres.url(OWNER))

    def run(self, *words: str, **settings: str) -> str:
        """Run Python to its end; what it printed."""
        command = [sys.executable, *words]
        env = self.env | settings
        answer = subprocess.run(command, cwd=BASE_DIR, env=env, capture_output=True, text=True, timeout=120)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def spawn(self, log: str, *words: str) -> subprocess.Popen[bytes]:
        """Start Python as a group of its own, writing to a log in the folder."""
        with (self.folder / log).open("ab") as file:
            process = subprocess.Popen(
                [sys.executable, *words],
                cwd=BASE_DIR,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """kill -9, it and whatever it started."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.running.remove(process)

    def restart_postgres(self) -> None:
        self.postgres.stop()
        self.postgres.start()

    def ask(self, question: str) -> Any:
        """One value from the database, as the owner."""
        with psycopg.connect(self.postgres.url(OWNER), autocommit=True) as connection:
            row = connection.execute(question).fetchone()
            return row[0] if row else None

    def log(self, name: str) -> str:
        return (self.folder / name).read_text(errors="replace")

    def end(self) -> None:
        for process in list(self.running):
            self.kill(process)
        self.redis.stop()
        self.postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def wait_until(holds: Callable[[], bool], seconds: float, every: float = 0.05) -> bool:
    """Whether it came to hold in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(every)
    return holds()
