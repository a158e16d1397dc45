"""What the tellers of a timeline share: an answer, a row by its id, and what is said of any hearing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from casework.enums import Attendance, CompanionKind, Delivery, PostponementReason
from casework.models import AppealHearing, Hearing, LiveSettlement, MeetingCompanion, NamesItsLevel
from casework.queries.stage import mid_sentence, moment_in_words
from casework.rules.dates import words


@dataclass(frozen=True)
class Told:
    """What an event's rows say: in words, on which day it happened (None: when it was recorded), which file it made."""

    words: str = ""
    on: date | datetime | None = None
    evidence: int | None = None


def row_of(rows: Iterable[Any], pk: object) -> Any | None:
    return next((row for row in rows if row.pk == pk), None)


def outcome_name(row: NamesItsLevel | None) -> str:
    """The level that a row has, by the name of its policy; without a row there is no sanction."""
    return row.level_name if row is not None else "No sanction"


def settled_in_words(row: LiveSettlement) -> str:
    """What was settled of a warning without a stated end (SA-4), without its full stop."""
    if row.period is None or row.period.to_on is None:
        return f"Counts no more, for any day: settled on {words(row.settled_on)}"
    return f"Live up to and including {words(row.period.to_on)}"


def arranged(row: Hearing | AppealHearing | None) -> Told:
    """When and where, and how the employee was invited."""
    if row is None:
        return Told()
    sent = mid_sentence(Delivery(row.invitation_delivery).label)
    return Told(
        f"Attempt {row.attempt}, {moment_in_words(row.starts_at)}, {row.place}. "
        f"The invitation was sent {sent} and counts as received on {words(row.invitation_received_on)}.",
        row.invitation_sent_at,
    )


def postponed(row: Hearing | AppealHearing | None, *, why: bool) -> Told:
    """why: whether the reader is told the reason, which may speak of health."""
    if row is None:
        return Told()
    said = f"Attempt {row.attempt} of {words(timezone.localdate(row.starts_at))} is not held."
    if row.sits_at != row.starts_at:
        on = words(timezone.localdate(row.sits_at))
        said = f"The sitting of {on}, to which attempt {row.attempt} was adjourned, is not held."
    if why and row.postponed_for:
        said += f" {PostponementReason(row.postponed_for).label}. {row.postponed_because}"
    return Told(said.strip(), row.postponed_at)


def heard_again(row: Hearing | AppealHearing | None, *, why: bool) -> Told:
    """why: as for ``postponed``."""
    if row is None:
        return Told()
    said = f"Attempt {row.attempt} was heard by {row.chair.name}, who cannot decide."
    return Told(f"{said} {row.postponed_because}" if why else said, row.postponed_at)


def began(row: Hearing | AppealHearing) -> list[str]:
    """Of a hearing that was adjourned: on which day it began."""
    if row.sits_at == row.starts_at:
        return []
    return [f"It began on {words(timezone.localdate(row.starts_at))} and was adjourned."]


def came_with(row: MeetingCompanion | None) -> str:
    """Whether somebody came to a meeting that is no hearing; never who."""
    if row is None:
        return ""
    return "The employee came alone." if row.kind == CompanionKind.NONE else "The employee was accompanied."


def recorded(row: Hearing | AppealHearing | None) -> Told:
    """Who came; never what was said."""
    record = getattr(row, "record", None)
    if record is None:
        return Told()
    accompanied = ", accompanied" if record.companion_kind != CompanionKind.NONE else ""
    came = Attendance(record.attendance).label
    return Told(f"{came}{accompanied if record.attendance != Attendance.ABSENT else ''}.", record.held_on)
