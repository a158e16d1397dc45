"""Generated parts of README.md and GUARDS.md, each between its two markers, so that none grows old unnoticed."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import CommandError


def put_between(path: Path, marker: str, text: str, *, check: bool) -> bool:
    """Write ``text`` between ``<!-- marker -->`` and ``<!-- /marker -->``; whether the file was already so.

    check: leave the file alone. Raises CommandError without the file or the markers.
    """
    start, end = f"<!-- {marker} -->", f"<!-- /{marker} -->"
    try:
        old = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CommandError(f"There is no {path}.") from None
    if old.count(start) != 1 or old.count(end) != 1 or old.index(start) > old.index(end):
        raise CommandError(f"{path.name} needs {start} and, after it, {end}, once each.")
    before, rest = old.split(start)
    after = rest.split(end)[1]
    new = f"{before}{start}\n{text}\n{end}{after}"
    if new != old and not check:
        path.write_text(new, encoding="utf-8")
    return new == old
