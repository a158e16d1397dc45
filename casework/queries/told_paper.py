"""What a timeline says of a case that came from paper, and of a copy in which something is blacked out."""

from __future__ import annotations

from typing import Any

from casework.enums import FileState
from casework.models import Case
from casework.queries.from_paper import taken_over_of
from casework.queries.sight import Sight
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def take_over_case(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    taken_over = taken_over_of(case)
    if taken_over is None:
        return Told()
    stage = FileState(taken_over.stage).label
    return Told(f"From paper ({taken_over}), at “{stage}”. What happened before has the days of the paper.")


def attach_redacted_copy(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = row_of(case.evidence.all(), facts.get("evidence"))
    if row is None or not sight.evidence:
        return Told()
    return Told(f"Of evidence {row.number}: {row.title}", evidence=row.number)


def record_past_sanction(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    record, sanction = getattr(case, "provenance", None), row_of(case.sanctions.all(), facts.get("sanction"))
    if record is None or sanction is None or not sight.decision:
        return Told()
    return Told(f"{sanction.level_name}, issued {words(sanction.issued_on)}, taken over from: {record}.")
