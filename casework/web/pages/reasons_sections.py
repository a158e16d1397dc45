"""Written reasons for a dismissal on the page of a case, to HR and auditors (TR-2)."""

from __future__ import annotations

from casework.enums import Action, ReasonsBasis
from casework.models import Case, ReasonsRequest
from casework.queries.sight import Sight
from casework.queries.written_reasons import request_of
from casework.rules.dates import words
from casework.rules.written_reasons import reasons_deadline
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip


def reasons_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    request = request_of(case) if sight.health else None
    if request is None:
        return []
    due = reasons_deadline(request.pk, request.received_on)
    way = None
    if Action.GIVE_WRITTEN_REASONS in may:
        address = verb_address(Action.GIVE_WRITTEN_REASONS, case.reference)
        way = Link("Give the written reasons", address)
    return [Strip(f"Written reasons are owed by {words(due.due_on)}.", f"{due.why}.", way)]


def reasons_sections(case: Case, sight: Sight) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    rows = list(case.reasons_requests.all()) if sight.health else []
    return [("Written reasons", [("For the dismissal", _rows(row)) for row in rows])] if rows else []


def _rows(row: ReasonsRequest) -> list[Row]:
    said = [Row("Owed because", ReasonsBasis(row.basis).label)]
    said += [Row("Asked by", row.asked_by)] if row.asked_by else []
    said.append(Row("Since", words(row.received_on)))
    answer = getattr(row, "answer", None)
    if answer is None:
        return said
    return [*said, Row("Sent", words(answer.sent_on)), Row("Reasons", answer.reasons)]
