"""What the employee is shown of a case that was run on paper: their letter, not where its paper is kept."""

from __future__ import annotations

from dataclasses import replace

from casework.models import Case
from casework.rules.taking_over import on_paper
from casework.web.pages.own_sections import Section
from casework.web.shapes import Row

_LETTER = "See the letter that you were sent."


def as_sent(case: Case, sections: list[Section]) -> list[Section]:
    """The sections with their letter named wherever a text says no more than where the paper is."""
    taken_over = getattr(case, "taken_over", None)
    if taken_over is None:
        return sections
    kept_at = on_paper(taken_over.source, taken_over.old_reference)
    return [(title, [_row(row, kept_at) for row in rows]) for title, rows in sections]


def _row(row: Row, kept_at: str) -> Row:
    if kept_at not in row.values:
        return row
    return replace(row, value=[_LETTER if one == kept_at else one for one in row.values])
