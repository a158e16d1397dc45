"""What lets everybody take part, as plain values for the case page."""

from __future__ import annotations

from casework.enums import Action, AdjustmentResult, AskedBy, FileState, Meeting
from casework.models import Adjustment, Case
from casework.queries.case_page import Sight
from casework.queries.stage import mid_sentence
from casework.queries.support import answer_of, unanswered
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip
from casework.web.support_rows import NOT_ANSWERED

Section = tuple[str, list[tuple[str, list[Row]]]]


def support_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """What is owed to somebody before a meeting. may: what the reader can do; whoever answers finds the way here."""
    waits = unanswered(case)
    if not waits or not sight.support or case.state == FileState.CLOSED:
        return []
    meetings = " and ".join(dict.fromkeys(mid_sentence(Meeting(row.meetings).label) for row in waits))
    way = (
        Link("Answer it", verb_address(Action.ANSWER_ADJUSTMENT, case.reference))
        if Action.ANSWER_ADJUSTMENT in may
        else None
    )
    return [Strip("An adjustment waits for its answer,", f"for {meetings}.", way)]


def support_sections(case: Case, sight: Sight) -> list[Section]:
    """By heading, for whoever works on the case; what each part of it is shown is in ``Sight``."""
    if not sight.support:
        return []
    adjustments = [(_of_adjustment(row), _adjustment(row, sight)) for row in case.adjustments.all()]
    return [(title, parts) for title, parts in (("Adjustments", adjustments),) if parts]


def _of_adjustment(row: Adjustment) -> str:
    answer = answer_of(row)
    came = AdjustmentResult(answer.result).label if answer is not None else NOT_ANSWERED
    return f"{row.number}. {Meeting(row.meetings).label}: {mid_sentence(came)}"


def _adjustment(row: Adjustment, sight: Sight) -> list[Row]:
    answer = answer_of(row)
    by = AskedBy(row.asked_by).label
    rows = [Row("Asked by", [str(by), words(row.asked_on)])]
    if sight.adjustments:
        rows.append(Row("Asked for", row.asked))
    if sight.health and row.health_reason:
        rows.append(Row("Health reason", [row.health_reason, "Shown to HR and auditors alone"]))
    if answer is None:
        return [*rows, Row("Answer", NOT_ANSWERED)]
    if answer.agreed:
        rows.append(Row("Agreed", answer.agreed))
    if sight.adjustments:
        rows.append(Row("Why", answer.reasons))
    result = str(AdjustmentResult(answer.result).label)
    return [*rows, Row("Answer", [result, f"{answer.answered_by.name}, {words(answer.answered_on)}"])]
