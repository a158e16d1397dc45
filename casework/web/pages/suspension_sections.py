"""That the employee is or was suspended, as plain values for the case page."""

from __future__ import annotations

from casework.enums import Action, Alternative, DeadlineKind, SuspensionEnd, SuspensionPay
from casework.models import Case, Suspension
from casework.queries.case_page import Sight
from casework.queries.rows import suspension_of
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip


def suspension_strips(case: Case, may: set[Action]) -> list[Strip]:
    """Everybody who works on the case has to know it: where to write to, and that time presses.

    may: what the reader can do; whoever reviews it finds the way here.
    """
    lasting = suspension_of(case)
    if lasting is None:
        return []
    due = [
        row.due_on
        for row in case.deadlines.all()
        if row.kind == DeadlineKind.SUSPENSION_REVIEW and row.met_at is None and row.superseded_at is None
    ]
    review = f" To be reviewed by {words(due[0])}." if due else ""
    pay = mid_sentence(SuspensionPay(lasting.pay).label)
    link = None
    if Action.REVIEW_SUSPENSION in may:
        link = Link("Review it", verb_address(Action.REVIEW_SUSPENSION, case.reference))
    return [Strip("The employee is suspended", f"since {words(lasting.effective_on)}, {pay}.{review}", link)]


def suspension_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Each suspension with what was considered; the reason is kept among those who advise and decide (SU-4)."""
    return [(_title(row), _rows(row)) for row in case.suspensions.all()] if sight.suspension else []


def _title(row: Suspension) -> str:
    until = words(row.last_day) if row.last_day is not None else "today"
    return f"{words(row.effective_on)} to {until}"


def _rows(row: Suspension) -> list[Row]:
    pay = str(SuspensionPay(row.pay).label)
    rows = [
        Row("Reason", row.reason),
        Row("Authorised by", row.authorised_by.name),
        Row("Pay", [pay, *([row.pay_clause] if row.pay_clause else [])]),
        Row("Can turn to", row.contact.name),
        *(
            Row(str(Alternative(one.kind).label), f"Will not do: {one.why_not}")
            for one in row.alternatives.all()
        ),
        *(
            Row(f"Reviewed {words(one.reviewed_on)}", [one.reasons, one.alternatives])
            for one in row.reviews.all()
        ),
    ]
    if row.last_day is not None:
        ended = [str(SuspensionEnd(row.ended_because).label), *([row.end_note] if row.end_note else [])]
        rows.append(Row("Ended", ended))
    return rows
