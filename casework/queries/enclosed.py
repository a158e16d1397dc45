"""The evidence that the employee has for a hearing, as their page and HR's form list it (PR-09, R8)."""

from __future__ import annotations

import re
from datetime import datetime

from casework.models import Case, Evidence, Hearing
from casework.queries.witnesses import names_kept

_WORD = re.compile(r"\w{2,}")


def enclosed(case: Case, hearing: Hearing) -> list[str]:
    """The files that were served for this hearing; nothing where it is not recorded that any were.

    What came onto the file later was not among them. From the rows already loaded.
    """
    served = next((row for row in case.bundle_services.all() if row.hearing_id == hearing.pk), None)
    return files_to_serve(case, served.recorded_at) if served is not None else []


def files_to_serve(case: Case, at: datetime | None = None) -> list[str]:
    """The files that all the evidence consists of, as it is told to the employee: as of a moment, or now.

    A title that has the name of a witness in it who is not named is left out (DP-9). The scan of a case from paper is its
    record, and no evidence.
    """
    kept = {word for name in names_kept(case) for word in _words(name)}
    scan = getattr(getattr(case, "taken_over", None), "sha256", "")
    files = [
        row for row in case.evidence.all() if row.sha256 != scan and (at is None or row.recorded_at <= at)
    ]
    copied = {row.evidence_id for row in case.redacted_copies.all() if at is None or row.recorded_at <= at}
    return [_line(row, kept, is_copy=row.pk in copied) for row in files]


def _line(row: Evidence, kept: set[str], *, is_copy: bool) -> str:
    named = f"File {row.number}" if kept & _words(row.title) else f"File {row.number}: {row.title}"
    return f"{named}, a copy with parts blacked out" if is_copy else named


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
