"""The servers of a test run: a cluster in a temporary folder that never waits for the disk."""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path

from config.servers import OWNER, Postgres, Redis, socket_folder


def start_what_is_missing() -> None:
    """Start PostgreSQL and Redis where no address is given, and set the addresses for this and later processes."""
    if "CASEWORK_TEST_FOLDER" in os.environ:
        return
    folder = socket_folder()
    os.environ["CASEWORK_TEST_FOLDER"] = str(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if "DATABASE_URL" not in os.environ:
        postgres = Postgres(folder / "data", folder, folder / "postgres.log", fast=True)
        atexit.register(postgres.stop)
        postgres.start()
        os.environ["DATABASE_URL"] = postgres.url(OWNER)
    if "REDIS_URL" not in os.environ:
        redis = Redis(folder, folder / "redis.log", folder / "redis.pid")
        atexit.register(redis.stop)
        redis.start()
        os.environ["REDIS_URL"] = redis.url


def test_folder() -> Path:
    """The folder of this run, gone when it ends."""
    return Path(os.environ["CASEWORK_TEST_FOLDER"])
