"""How every file leaves: the event first, in a transaction of its own, then the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet

from casework import audit
from casework.enums import Look
from casework.rendering.csv import BYTE_ORDER_MARK, Column, copy_csv

if TYPE_CHECKING:
    from accounts.models import User


def release(
    rows: QuerySet, columns: Sequence[Column], *, by: User, facts: dict[str, Any], case: int | None = None
) -> Iterator[bytes]:
    """Commit the event EXPORTED with the number of rows, then give the file block by block.

    The file begins with a byte order mark, so that spreadsheets show accents. The first block is fetched here: what
    PostgreSQL refuses is refused before an answer has begun.
    """
    with transaction.atomic(durable=True):
        audit.record_look(Look.EXPORTED, by=by, case=case, facts=facts | {"rows": rows.count()})
    blocks = copy_csv(rows, columns)
    header = next(blocks)
    first = next(blocks, b"")
    return chain((BYTE_ORDER_MARK, header, first), blocks)
