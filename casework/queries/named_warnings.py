"""The earlier warnings of a case as somebody without the page names them: by level, day, and which of several (SA-10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from casework.models import Case
from casework.queries.deliberation import RecordLine, record_lines
from casework.queries.past_record import past_sanctions


@dataclass(frozen=True)
class NamedWarning:
    """nth: which of those of its level and day that are shown, from 1, in the order in which they were recorded."""

    line: RecordLine
    nth: int


def named_warnings(case: Case) -> list[NamedWarning]:
    """Those that count for an allegation or are to be judged. Only for readers whose ``Sight.record`` holds."""
    lines = record_lines(case, list(case.allegations.all()), timezone.localdate())
    seen: Counter[tuple[str, date]] = Counter()
    named = []
    for line in lines:
        seen[line.sanction.level, line.sanction.issued_on] += 1
        named.append(NamedWarning(line, seen[line.sanction.level, line.sanction.issued_on]))
    return named


def find_named(case: Case, level: str, issued_on: date, nth: int | None = None) -> list[int]:
    """The ids of the warnings of this name: several where more than one is shown and nth is not said; none where none is."""
    found = [
        one.line.sanction.pk
        for one in named_warnings(case)
        if (one.line.sanction.level, one.line.sanction.issued_on) == (level, issued_on)
        and nth in (None, one.nth)
    ]
    if found or nth is not None:
        return found
    # One that is not shown counts for nothing, and the rule says so: how many there are is told to nobody (SA-7).
    rows = past_sanctions(case.subject, but_not=case)
    return [past.pk for past in rows if (past.level, past.issued_on) == (level, issued_on)][:1]
