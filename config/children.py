"""A child of the owner process that is started again when it dies."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

from config import processes

SETTLED = 60.0
LONGEST_WAIT = 30.0


class Child:
    """One command, kept alive. It waits 1, 2, 4 ... at most 30 seconds between tries that fail within a minute."""

    def __init__(
        self, name: str, command: list[str], env: dict[str, str], pids: Path, logs: Path, *, cwd: Path
    ) -> None:
        self.name, self.command, self.env, self.cwd = name, command, env, cwd
        self.pid_file, self.log = pids / f"{name}.pid", logs / f"{name}.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.begun = self.due = 0.0
        self.failures = 0

    def start(self) -> None:
        """Start it now. Its log begins anew with the first start."""
        self.begun, self.due = time.monotonic(), 0.0
        with self.log.open("ab" if self.failures else "wb") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.cwd,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=processes.die_with_parent(signal.SIGTERM),
            )
        self.pid_file.write_text(f"{self.process.pid}\n")

    def revive(self) -> None:
        """If it has died, plan the next start; if that is due, start it."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.failures = 1 if now - self.begun > SETTLED else self.failures + 1
            wait = min(LONGEST_WAIT, 2.0 ** (self.failures - 1))
            print(
                f"  {self.name} has died ({self.last_words()}): starting it again in {wait:.0f} s", flush=True
            )
            self.process, self.due = None, now + wait
        if self.process is None and self.due and now >= self.due:
            self.start()

    def last_words(self) -> str:
        """The signal that ended it, or the last line of its log."""
        code = self.process.returncode if self.process is not None else 0
        if code < 0:
            return f"killed by {signal.Signals(-code).name}"
        lines = self.log.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"see {self.log}"

    def stop(self) -> None:
        """Let it finish what it is doing, within reason."""
        self.due = 0.0
        if self.process is not None:
            processes.end_child(self.process, signal.SIGTERM, signal.SIGQUIT, 25)
            self.process = None
        self.pid_file.unlink(missing_ok=True)

    @staticmethod
    def end_leftover(pid_file: Path, mark: str) -> bool:
        """End the child of an owner that was killed. True if there was one."""
        found = processes.end_leftover(processes.read_pid(pid_file), mark, signal.SIGTERM, signal.SIGQUIT)
        pid_file.unlink(missing_ok=True)
        return found
