"""That the employee is or was suspended and the case paused, as plain values for the case page."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.enums import (
    Action,
    Alternative,
    DeadlineKind,
    FileState,
    PauseReason,
    SuspensionEnd,
    SuspensionPay,
)
from casework.models import Case, Pause, Suspension
from casework.queries.overlay_rows import pause_of, resignation_of, suspension_of
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.pages.meeting_rows import meeting_rows
from casework.web.shapes import Link, Row, Strip


def overlay_strips(case: Case, may: set[Action]) -> list[Strip]:
    """Everybody who works on the case has to know it: that nothing moves, where to write to, that time presses.

    may: what the reader can do; whoever reviews it finds the way here.
    """
    strips = []
    pause, suspension = pause_of(case), suspension_of(case)
    if pause is not None:
        since = (
            f"since {words(pause.paused_on)}. Until it is resumed nothing moves, unless the case is closed."
        )
        said = f"{since}{_reviewed_by(case, DeadlineKind.PAUSE_REVIEW)}"
        strips.append(Strip("The case has been paused", said, _way(Action.REVIEW_PAUSE, case, may)))
    resignation = resignation_of(case)
    if resignation is not None and case.state != FileState.CLOSED:
        given = (
            f"on {words(resignation.given_on)}. The last day of employment is {words(resignation.ends_on)}."
        )
        strips.append(Strip("The employee resigned", given))
    if suspension is not None:
        pay = mid_sentence(SuspensionPay(suspension.pay).label)
        since = f"since {words(suspension.effective_on)}, {pay}."
        said = f"{since}{_reviewed_by(case, DeadlineKind.SUSPENSION_REVIEW)}{_at_the_latest(case)}"
        strips.append(
            Strip("The employee has been suspended", said, _way(Action.REVIEW_SUSPENSION, case, may))
        )
    return strips


def _reviewed_by(case: Case, kind: DeadlineKind) -> str:
    due = [
        row.due_on
        for row in case.deadlines.all()
        if row.kind == kind and row.met_at is None and row.superseded_at is None
    ]
    if not due:
        return ""
    if due[0] < timezone.localdate():
        return f" The review of {words(due[0])} is late."
    return f" To be reviewed by {words(due[0])}."


def _at_the_latest(case: Case) -> str:
    caps = [row for row in case.deadlines.all() if row.kind == DeadlineKind.SUSPENSION_CAP]
    running = [row.due_on for row in caps if row.met_at is None and row.superseded_at is None]
    return f" It ends on {words(running[0])} at the latest." if running else ""


def _way(action: Action, case: Case, may: set[Action]) -> Link | None:
    return Link("Review it", verb_address(action, case.reference)) if action in may else None


def overlay_sections(case: Case, sight: Sight) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    """What the employee was suspended and the case paused for, by heading; for those who advise and decide.

    Reasons may speak of health, and are kept among them (SU-4, DP-3).
    """
    if not sight.overlays:
        return []
    suspensions = [
        (_days(row.effective_on, row.last_day), _suspension(case, row, sight))
        for row in case.suspensions.all()
    ]
    pauses = [(_of_pause(row), _pause(row, sight)) for row in case.pauses.all()]
    return [(title, parts) for title, parts in (("Suspension", suspensions), ("Pauses", pauses)) if parts]


def _of_pause(row: Pause) -> str:
    """The day on which the case went on is none of the pause."""
    return (
        f"{words(row.paused_on)}, resumed {words(row.resumed_on)}"
        if row.resumed_on
        else f"Since {words(row.paused_on)}"
    )


def _pause(row: Pause, sight: Sight) -> list[Row]:
    if not sight.sees_pause(row):
        why = [Row("Reason", str(PauseReason(row.reason).label))] if sight.sees_pause_reason(row) else []
        return [*why, Row("Paused by", row.paused_by.name)]
    reviews = [
        Row(f"Reviewed {words(one.reviewed_on)}", [one.reasons, one.reviewed_by.name])
        for one in row.reviews.all()
    ]
    how = row.resume_note or "It ended with the case or the appeal"
    resumed = [Row("Resumed", [how, row.resumed_by.name if row.resumed_by else ""])]
    return [
        Row("Reason", [str(PauseReason(row.reason).label), row.note]),
        Row("Paused by", row.paused_by.name),
        *reviews,
        *(resumed if row.resumed_on is not None else []),
    ]


def _days(first: date, last: date | None) -> str:
    return f"{words(first)} to {words(last) if last is not None else 'today'}"


def _suspension(case: Case, row: Suspension, sight: Sight) -> list[Row]:
    pay = str(SuspensionPay(row.pay).label)
    rows = [
        Row("Reason", row.reason),
        Row("Authorised by", row.authorised_by.name),
        Row("Pay", [pay, *([row.pay_clause] if row.pay_clause else [])]),
        Row("Contact", row.contact.name),
        *meeting_rows(case, row, sight),
        *(
            Row(str(Alternative(one.kind).label), f"Will not do: {one.why_not}")
            for one in row.alternatives.all()
        ),
        *(
            Row(f"Reviewed {words(one.reviewed_on)}", [one.reasons, one.alternatives, one.reviewed_by.name])
            for one in row.reviews.all()
        ),
    ]
    if row.last_day is not None:
        by = row.ended_by.name if row.ended_by else ""
        ended = [str(SuspensionEnd(row.ended_because).label), *([row.end_note] if row.end_note else []), by]
        rows.append(Row("Ended", ended))
    return rows
