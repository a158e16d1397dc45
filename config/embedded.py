"""The one owner process of `make run`: servers, tables, demo data, then web, worker and beat.

A child that dies is started again, later each time. Ctrl-C or SIGTERM stops everything in order: beat, worker,
web, Redis, PostgreSQL; what is stored stays. With DATABASE_URL or REDIS_URL set, that server is used and none of
its kind is started. SEED=0 leaves out the demo data of the first run.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO
from urllib.error import URLError
from urllib.request import urlopen

from config.children import Child
from config.servers import APP, OWNER, Postgres, Redis, ServerTrouble, reachable, socket_folder

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("CASEWORK_VAR", ROOT / "var"))
RUN, LOG = VAR / "run", VAR / "log"
PORT = os.environ.get("PORT", "8000")


class Stopped(BaseException):
    """Somebody asked Casework to stop."""


def say(sentence: str) -> None:
    """One line for the person who started it."""
    print(sentence, flush=True)


class Wish:
    """Whether somebody asked to stop. The signal raises Stopped where it finds us, but a library may swallow that:

    so the wish is kept, and heeded between steps.
    """

    KINDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def __init__(self) -> None:
        self.spoken = False
        for kind in self.KINDS:
            signal.signal(kind, self._speak)

    def _speak(self, *_: Any) -> None:
        self.spoken = True
        raise Stopped

    def heed(self) -> None:
        """Raise Stopped if somebody asked to stop."""
        if self.spoken:
            raise Stopped

    def fulfil(self) -> None:
        """From here on Casework is stopping: a second signal changes nothing."""
        for kind in self.KINDS:
            signal.signal(kind, signal.SIG_IGN)


def only_owner() -> TextIO:
    """Hold the lock of this checkout for as long as the process lives, whatever ends it."""
    lock = (RUN / "owner.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("Casework is already running from this folder: stop it with Ctrl-C in its window first.")
    return lock


def check_port() -> None:
    """End with one sentence when the port is taken or is no port."""
    if not PORT.isdigit() or not 0 < int(PORT) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {PORT}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(PORT)))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "is in use by another program" if taken else "may not be used by this account"
            sys.exit(f"Port {PORT} {why}: choose another, for example PORT=8001 make run.")


def data_folder() -> Path:
    """Where the database is kept: var/pg, or a folder it leads to when PostgreSQL's account cannot reach var."""
    place = VAR / "pg"
    if place.is_symlink() or reachable(place):
        return place.resolve()
    outside = Path(tempfile.mkdtemp(prefix="casework-", dir="/var/lib"))
    outside.chmod(0o755)
    place.symlink_to(outside / "pg")
    say(f"    This folder is private to root, so the database is kept in {outside}")
    return outside / "pg"


class House:
    """Everything that runs, in the order in which it starts."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.running: list[Any] = []
        self.sockets: Path | None = None
        self.env = os.environ | {"CASEWORK_VAR": str(VAR), "PORT": PORT, "PYTHONUNBUFFERED": "1"}
        for name, value in (
            ("DEMO", "1"),
            ("INSECURE_HTTP", "1"),
            ("DJANGO_SETTINGS_MODULE", "config.settings"),
        ):
            self.env.setdefault(name, value)

    def start_servers(self) -> None:
        """Start what is not given by the environment, and tell the environment of the rest."""
        given = self.env.get("DATABASE_URL"), self.env.get("REDIS_URL")
        self.sockets = None if all(given) else self._fresh_sockets()
        if not given[0] and self.sockets:
            postgres = Postgres(data_folder(), self.sockets, LOG / "postgres.log")
            self._start(postgres)
            self.env |= {"DATABASE_URL": postgres.url(APP), "MIGRATE_DATABASE_URL": postgres.url(OWNER)}
        if not given[1] and self.sockets:
            redis = Redis(self.sockets, LOG / "redis.log", RUN / "redis.pid")
            self._start(redis)
            self.env["REDIS_URL"] = redis.url
        urls = {name: self.env[name] for name in ("DATABASE_URL", "REDIS_URL", "DEMO", "INSECURE_HTTP")}
        with os.fdopen(os.open(RUN / "urls.json", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            json.dump(urls, file)

    def _start(self, server: Postgres | Redis) -> None:
        self.wish.heed()
        # Listed first: a start cut short must be stopped too.
        self.running.append(server)
        begun = time.monotonic()
        server.start()
        say(f"  {server.name} answers ({time.monotonic() - begun:.1f} s)")

    def _fresh_sockets(self) -> Path:
        record = RUN / "sockets"
        if record.exists():
            shutil.rmtree(record.read_text().strip(), ignore_errors=True)
        folder = socket_folder()
        record.write_text(str(folder))
        return folder

    def python(self, *words: str, owner: bool = False) -> str:
        """Run Python of ours to its end, as the application or the owner; what it printed, or one sentence."""
        env = dict(self.env)
        if owner:
            env["DATABASE_URL"] = env.get("MIGRATE_DATABASE_URL", env["DATABASE_URL"])
        command = [sys.executable, *words]
        answer = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
        if answer.returncode:
            raise ServerTrouble(f"`{' '.join(words)}` failed: see the lines above.")
        return answer.stdout

    def prepare(self) -> bool:
        """Tables as the owner, demo data as the application. True when there are demo sign-ins to show."""
        begun = time.monotonic()
        report = json.loads(self.python("-m", "config.prepare", owner=True).splitlines()[-1])
        say(f"  Tables are up to date, {report['applied']} changes made ({time.monotonic() - begun:.1f} s)")
        commands: list[str] = report["commands"]
        if report["empty"] and self.env.get("SEED") != "0":
            if "seed_demo" not in commands:
                say("  There is no demo data: this version has no seed_demo command")
                return False
            begun = time.monotonic()
            self.python("manage.py", "seed_demo")
            say(f"  Demo data is in place ({time.monotonic() - begun:.1f} s)")
            report["demo"] = True
        return bool(report["demo"]) and "demo_sign_ins" in commands

    def start_children(self, *names: str) -> None:
        """Some of web, worker and beat, as the application role."""
        env = {name: value for name, value in self.env.items() if name != "MIGRATE_DATABASE_URL"}
        celery = ["-m", "celery", "--workdir", str(ROOT), "-A", "config"]
        commands = {
            "web": ["-m", "gunicorn", "-c", str(ROOT / "config" / "gunicorn.py")],
            "worker": [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"],
            "beat": [*celery, "beat", "--pidfile="],
        }
        for name in names:
            child = Child(name, [sys.executable, *commands[name]], env, RUN, LOG, cwd=ROOT)
            self.running.append(child)
            child.start()

    def wait_for_web(self) -> None:
        """Until the first page answers."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=2):
                    return
            except (URLError, OSError):
                self.watch()
                time.sleep(0.1)
        raise ServerTrouble(f"The web server did not answer within a minute: see {LOG / 'web.log'}.")

    def watch(self) -> None:
        """Start again whatever has died."""
        self.wish.heed()
        for part in self.running:
            if isinstance(part, Child):
                part.revive()
            elif part.process is None or part.process.poll() is not None:
                say(f"  {part.name} has died: starting it again")
                part.start()

    def stop(self) -> None:
        """Stop in the opposite order."""
        for part in reversed(self.running):
            part.stop()
        (RUN / "urls.json").unlink(missing_ok=True)
        if self.sockets is not None:
            shutil.rmtree(self.sockets, ignore_errors=True)


def clear_leftovers() -> None:
    """End the children of an owner that was killed."""
    for name in ("beat", "worker", "web"):
        if Child.end_leftover(RUN / f"{name}.pid", str(ROOT)):
            say(f"  Ended {name} left over from an earlier start")


def live(house: House) -> None:
    """Start everything, say where it is, and watch over it until somebody stops it."""
    house.start_servers()
    house.wish.heed()
    has_demo = house.prepare()
    house.wish.heed()
    house.start_children("web")
    house.wait_for_web()
    house.start_children("worker", "beat")
    say(f"\nCasework is at http://localhost:{PORT}    (logs in {LOG}, Ctrl-C stops it)\n")
    if has_demo:
        say(house.python("manage.py", "demo_sign_ins"))
    while True:
        time.sleep(0.5)
        house.watch()


def clearly(work: Callable[[], None]) -> int:
    """Do the work; turn the troubles of a machine into one sentence. The exit status."""
    try:
        work()
    except ServerTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno == errno.ENOSPC:
            print("The disk is full: make room and start again.", file=sys.stderr)
        elif error.errno in (errno.EACCES, errno.EPERM):
            print(f"{error.filename} belongs to another account: start as that one.", file=sys.stderr)
        else:
            raise
        return 1
    except Stopped:
        say("\nStopping")
    return 0


def main() -> int:
    """The exit status of `make run`."""
    for folder in (RUN, LOG):
        folder.mkdir(parents=True, exist_ok=True)
    lock = only_owner()
    wish = Wish()
    house = House(wish)
    try:
        clear_leftovers()
        check_port()
        status = clearly(lambda: live(house))
    finally:
        wish.fulfil()
        house.stop()
        lock.close()
    if not status:
        say("Casework has stopped; what was stored is kept.")
    return status


if __name__ == "__main__":
    sys.exit(main())
