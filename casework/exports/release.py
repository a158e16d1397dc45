"""How every file leaves: the event first, in a transaction of its own, then the bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet

from casework import audit
from casework.enums import Look
from casework.rendering.csv import BYTE_ORDER_MARK, Blocks, Column, copy_csv

if TYPE_CHECKING:
    from accounts.models import User


def release(
    rows: QuerySet, columns: Sequence[Column], *, by: User, facts: dict[str, Any], case: int | None = None
) -> Blocks:
    """Commit the event EXPORTED with the number of rows, then return the file, of which no byte was read yet.

    The file begins with a byte order mark, so that spreadsheets show accents. While it is being read, the database
    connection is busy with it and answers nothing else.
    """
    blocks = copy_csv(rows, columns)
    with transaction.atomic(durable=True):
        audit.record_look(Look.EXPORTED, by=by, case=case, facts=facts | {"rows": rows.count()})
    return _with_mark(blocks)


def _with_mark(blocks: Blocks) -> Blocks:
    yield BYTE_ORDER_MARK
    yield from blocks
