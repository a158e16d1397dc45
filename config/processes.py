"""Find, watch and end processes of this checkout. Linux and macOS, standard library only."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1


def command_line(pid: int) -> str:
    """The command of a living process, or the empty string. A reused number shows another command."""
    proc = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self/cmdline").exists():
        try:
            return proc.read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            return ""
    answer = subprocess.run(["ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
    return answer.stdout.strip()


def read_pid(path: Path) -> int:
    """The number in the first line of a pid file, or 0."""
    try:
        return int(path.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return 0


def ended(pid: int, seconds: float) -> bool:
    """Wait until no such process lives. False when it still does after that time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not command_line(pid):
            return True
        time.sleep(0.05)
    return not command_line(pid)


def end_leftover(pid: int, mark: str, polite: signal.Signals, harsh: signal.Signals) -> bool:
    """End a process that an earlier owner left behind, if its command line really is ours. True if it was."""
    if not pid or mark not in command_line(pid):
        return False
    for sign, patience in ((polite, 15.0), (harsh, 5.0), (signal.SIGKILL, 5.0)):
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            return True
        if ended(pid, patience):
            return True
    return True


def end_child(
    process: subprocess.Popen[bytes], polite: signal.Signals, harsh: signal.Signals, patience: float
) -> None:
    """End one's own child and wait for it: politely, then harshly, then at once."""
    for sign, seconds in ((polite, patience), (harsh, 5.0), (signal.SIGKILL, 5.0)):
        if process.poll() is not None:
            return
        process.send_signal(sign)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def die_with_parent(sign: signal.Signals) -> Callable[[], None] | None:
    """For ``preexec_fn``: the kernel sends this signal to the child when its parent dies. Linux only."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)

    def ask_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(sign))

    return ask_kernel
