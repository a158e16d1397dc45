"""What the event of a letter that tells a fact says on a timeline, and who reads what it says besides."""

from __future__ import annotations

from typing import Any

from casework.enums import Delivery, Letter
from casework.models import Case, SentLetter
from casework.queries.sight import Sight
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def sees_said(case: Case, row: SentLetter, sight: Sight) -> bool:
    """Whether a reader is shown its words: they may tell why somebody is suspended, or what the case waits for."""
    pause = row_of(case.pauses.all(), row.pause_id)
    return sight.sees_pause(pause) if pause is not None else sight.overlays


def send_letter(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: SentLetter | None = row_of(case.sent_letters.all(), facts.get("sent_letter"))
    if row is None:
        return Told()
    how = f"Sent {Delivery(row.delivery).label.lower()}. It counts as received on {words(row.received_on)}."
    return Told(f"{Letter(row.kind).label}. {how}", row.sent_at)
