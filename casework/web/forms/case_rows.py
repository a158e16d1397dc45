"""A question about which of the case's own rows is meant: offered by number, given as the row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from casework.web import fields


class RowField(fields.RadioField):
    """One of a few rows of the case, chosen by its number. The only one there is chosen already."""

    def offer_rows(self, rows: Iterable[tuple[Any, str]]) -> None:
        """rows: each with the words by which it is known. A number of another case is nobody's choice."""
        named = list(rows)
        self.rows = {str(row.number): row for row, _ in named}
        self.offer([(str(row.number), words) for row, words in named])
        if len(named) == 1:
            self.initial = str(named[0][0].number)

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))
