"""One paper is recorded once, also by two people at once: as an open case, or as a past sanction."""

from __future__ import annotations

import hashlib

from django.db import connection


def lock_paper(source: str, reference: str) -> None:
    """Of two who record the same paper at once, the second waits, and is then told that it is here.

    Held until the transaction ends. The paper has no row yet, and two tables may hold it, so its name is locked.
    """
    name = f"{source.strip()}\n{reference.strip()}".encode()
    key = int.from_bytes(hashlib.sha256(name).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
