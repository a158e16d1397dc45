"""A disclosure table as a file: text to read, CSV or JSON to work with. Each is an event before it is handed over."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework import audit
from casework.enums import Look
from casework.reports.disclosure import Disclosure
from casework.rules.dates import words
from casework.rules.disclosure import Line, Row

if TYPE_CHECKING:
    from accounts.models import User

_WIDE = 60
CSV_COLUMNS = (
    "part",
    "line",
    "number",
    "percent",
    "category",
    "decided_from",
    "decided_to",
    "as_at",
    "count",
    "outcome",
    "figures",
    "made_by",
)


def export_disclosure(made: Disclosure, form: str, *, by: User) -> str:
    """The table as text in one of FORMATS. The event EXPORTED is committed before this returns."""
    facts = {"export": "disclosure", "format": form, "rows": len(made.table.rows)} | made.asked.codes()
    with transaction.atomic(durable=True):
        audit.record_look(Look.EXPORTED, by=by, facts=facts)
    return FORMATS[form](made)


def as_text(made: Disclosure) -> str:
    """The table, what stands behind it and how its figures meet, for a terminal or a letter."""
    table, asked = made.table, made.asked
    body = [f"{_line(row.label, row.count, row.mark)}{_percent(row):>10}".rstrip() for row in table.rows]
    parts = [
        [made.title, f"{asked.outcome.label}. As at {words(asked.as_at)}."],
        [*body, _line("Total", table.total, table.total_mark)],
        [f"Note: {note}" for note in made.notes],
        ["How it is counted", *(f"- {rule}" for rule in made.rules)],
        ["From sanctions to people", *_lines(table.units)] if table.units else [],
        ["From the first to the final outcome", *_lines(table.appeals), *_lines(table.changes)]
        if table.appeals
        else [],
        [made.counted, f"Made by {made.made_by}."],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _lines(lines: Sequence[Line]) -> Iterator[str]:
    return (_line(line.words if line.is_sum else f"  {line.words}", line.number) for line in lines)


def _line(text: str, number: int | None, mark: str = "") -> str:
    return f"{text:<{_WIDE}}{figure(number, mark):>9}"


def figure(number: int | None, mark: str) -> str:
    """A figure as it is shown: the number, or the mark where it is hidden."""
    return mark if number is None else f"{number:,}"


def _percent(row: Row) -> str:
    return "" if row.percent is None else f"{row.percent} %"


def as_csv(made: Disclosure) -> str:
    """One line for each figure, each with what was asked, so that a line copied out of the file still says it."""
    asked = made.asked.codes() | {"made_by": made.made_by}
    table = made.table
    figures: list[dict[str, Any]] = [
        {"part": "table", "line": row.label, "number": _number(row.count, row.mark), "percent": row.percent}
        for row in table.rows
    ]
    total = _number(table.total, table.total_mark)
    figures.append({"part": "table", "line": "Total", "number": total})
    for part, lines in _bridges(made):
        figures += [{"part": part, "line": line.words, "number": line.number} for line in lines]
    figures += [{"part": "rule", "line": rule} for rule in (*made.rules, *made.notes, made.counted)]
    out = io.StringIO()
    writer = csv.DictWriter(out, CSV_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in (figure | asked).items()} for figure in figures)
    return out.getvalue()


def _number(number: int | None, mark: str) -> int | str:
    return mark if number is None else number


def _bridges(made: Disclosure) -> tuple[tuple[str, Sequence[Line]], ...]:
    table = made.table
    return ("units", table.units), ("appeals", table.appeals), ("changes", table.changes)


def _cell(value: Any) -> Any:
    """A text that a spreadsheet could take for a formula gets a single quote in front, as in every file."""
    return (
        f"'{value}"
        if isinstance(value, str) and value.lstrip()[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20")
        else value
    )


def as_values(made: Disclosure) -> dict[str, Any]:
    """The answer as plain values, for a program."""
    table = made.table
    return {
        "title": made.title,
        "asked": made.asked.codes(),
        "rows": [
            {
                "level": row.code,
                "label": row.label,
                "number": row.count,
                "mark": row.mark,
                "percent": None if row.percent is None else float(row.percent),
            }
            for row in table.rows
        ],
        "total": table.total,
        "total_mark": table.total_mark,
        "bridge": {
            part: [{"line": line.words, "number": line.number, "is_sum": line.is_sum} for line in lines]
            for part, lines in _bridges(made)
        },
        "counting_rules": made.rules,
        "notes": made.notes,
        "counted": made.counted,
        "made_by": made.made_by,
    }


def as_json(made: Disclosure) -> str:
    return json.dumps(as_values(made), ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Disclosure], str]] = {"text": as_text, "csv": as_csv, "json": as_json}
