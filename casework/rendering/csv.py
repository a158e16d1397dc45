"""Rows as CSV, streamed by PostgreSQL itself: the memory used does not grow with the number of rows.

The reader's own row filter is inside the query that is copied, so a file can hold no row that the page would not show.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import CharField, Expression, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# What spreadsheets take for the start of a formula (OWASP, CSV injection; ASVS 1.2.10), blanks before it included.
# The full-width forms of the four signs count too.
_FORMULA_START = "^(\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n])"


class Text(Func):
    """A text no spreadsheet takes for a formula: a single quote goes before one that looks like it."""

    function = "regexp_replace"
    output_field = TextField()

    def __init__(self, value: Any) -> None:
        super().__init__(Cast(value, TextField()), Value(_FORMULA_START), Value(r"'\1"))


@dataclass(frozen=True)
class Column:
    """One column of a file: its name in the header row, what it means in a sentence, and where it comes from.

    value: the name of a field or an expression. A text must be a ``Text``; ``check_formula_safe`` refuses others.
    """

    name: str
    meaning: str
    value: str | Expression


Blocks = Generator[bytes, None, None]


def copy_csv(rows: QuerySet, columns: Sequence[Column]) -> Blocks:
    """The rows as CSV in UTF-8, in their own order: the header row, then block after block as PostgreSQL sends it.

    Dates are written as 2026-11-22, moments in UTC, nothing for what is not there. PostgreSQL is asked when the first
    block is read; until the last is read, or the file is closed, the connection can do nothing else.
    """
    cells = {f"csv_{number}": _expression(column) for number, column in enumerate(columns)}
    wanted = rows.annotate(**cells).values_list(*cells)
    check_formula_safe(wanted, columns)
    sql, params = wanted.query.sql_with_params()
    return _copied(rows.db, ",".join(column.name for column in columns), sql, params)


def _copied(alias: str, header: str, sql: str, params: Sequence[Any]) -> Blocks:
    yield header.encode() + b"\n"
    copy = f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)"
    with connections[alias].cursor() as cursor, cursor.copy(copy, params) as blocks:
        for block in blocks:
            yield bytes(block)


def check_formula_safe(rows: QuerySet, columns: Sequence[Column]) -> None:
    """Raise ValueError for a column of text that is not a ``Text``: every cell somebody can type in is guarded."""
    for number, column in enumerate(columns):
        expression = rows.query.annotations[f"csv_{number}"]
        if isinstance(expression.output_field, (CharField, TextField)) and not isinstance(expression, Text):
            raise ValueError(f"The column {column.name} could hold a formula: make it a Text.")


def _expression(column: Column) -> Expression | F:
    return F(column.value) if isinstance(column.value, str) else column.value
