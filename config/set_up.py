"""Make this checkout ready: virtual environment, requirements by hash, UI kit, static files.

Standard library only; run by the machine's own Python as ``python config/set_up.py [dev]``. Each step is skipped
when nothing it depends on has changed. ``dev`` adds the tools of `make test` and `make check`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("CASEWORK_VAR", ROOT / "var"))
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STATIC = ROOT / "casework" / "static"
ROOM_NEEDED = 1_500_000_000


def digest(*paths: Path) -> str:
    """One hash over files, and over everything in folders."""
    total = hashlib.sha256(sys.version.encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                total.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def step(name: str, stamp: Path, wanted: str, work: Callable[[], None]) -> None:
    """Do the work unless its stamp says that it is done; one line either way it takes time."""
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"  {name} ...", end="", flush=True)
    begun = time.monotonic()
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
    print(f" {time.monotonic() - begun:.0f} s", flush=True)


def run(command: list[str], trouble: str) -> None:
    """Run a command to its end; on failure show what it said and end with one sentence."""
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if answer.returncode == 0:
        return
    said = answer.stdout + answer.stderr
    print("", flush=True)
    if "No space left on device" in said:
        sys.exit("The disk is full: make room and start again.")
    sys.stderr.write(said)
    sys.exit(f"{trouble}: see the lines above.")


def make_environment() -> None:
    """The virtual environment, from the Python that runs this."""
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        print("", flush=True)
        sys.exit("This Python cannot make virtual environments: install python3-venv and start again.")
    shutil.rmtree(VENV, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(VENV)], "The virtual environment could not be made")


def install(lock: str) -> None:
    """Exactly the packages of a lock file, each checked by its hash."""
    exactly = ["install", "--quiet", "--no-deps", "--require-hashes", "-r"]
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *exactly]
    uv = [str(VENV / "bin" / "uv"), "pip", *exactly, lock, "--python", str(PYTHON)]
    trouble = "The requirements could not be installed"
    run([*pip, "requirements-uv.txt"], trouble)
    # uv takes a tenth of the time, but does not read pip's settings: only pip finds a mirror that they name.
    if subprocess.run(uv, cwd=ROOT, capture_output=True).returncode != 0:
        run([*pip, lock], trouble)


def collect_static() -> None:
    """Static files under names that carry their hash, compressed."""
    shutil.rmtree(ROOT / "staticfiles", ignore_errors=True)
    run([str(PYTHON), "manage.py", "collectstatic", "--noinput"], "The static files could not be collected")


def keep_secret_key() -> None:
    """A secret key for this checkout, readable by its owner alone."""
    kept = VAR / "secret_key"
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64) + "\n")


def check_room() -> None:
    """End with one sentence when the first set-up cannot fit on the disk."""
    if not PYTHON.exists() and shutil.disk_usage(ROOT).free < ROOM_NEEDED:
        sys.exit("The disk is too full: Casework needs about 1.5 GB to set itself up.")


def set_up(dev: bool) -> None:
    """All steps, in order."""
    check_room()
    stamps = VENV / "stamps"
    lock = "requirements-dev.txt" if dev or (stamps / "dev").exists() else "requirements-local.txt"
    kind = "dev" if "dev" in lock else "local"
    keep_secret_key()
    step("Virtual environment", stamps / "python", f"{sys.version} {ROOT}", make_environment)
    step(
        f"Requirements ({lock})",
        stamps / kind,
        digest(ROOT / lock, ROOT / "requirements-uv.txt"),
        lambda: install(lock),
    )
    kit = [
        ROOT / "package.json",
        ROOT / "package-lock.json",
        STATIC / "casework" / "scss",
        ROOT / "config/build_ui.py",
    ]
    build = [str(PYTHON), "-I", "config/build_ui.py"]
    step(
        "UI kit",
        STATIC / "casework/kit/.stamp",
        digest(*kit),
        lambda: run(build, "The UI kit could not be built"),
    )
    collected = digest(STATIC, ROOT / "requirements.txt")
    step("Static files", ROOT / "staticfiles/.stamp", collected, collect_static)


if __name__ == "__main__":
    try:
        set_up(dev="dev" in sys.argv[1:])
    except OSError as error:
        if error.errno == errno.ENOSPC:
            sys.exit("The disk is full: make room and start again.")
        if error.errno in (errno.EACCES, errno.EPERM):
            sys.exit(f"{error.filename} belongs to another account: start as that one.")
        raise
