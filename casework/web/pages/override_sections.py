"""Where the separation of roles gave way on a case, as plain values for the case page."""

from __future__ import annotations

from casework.enums import Action, FileState, PartKind
from casework.models import Case, SeparationOverride
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.rules.citations import citation_of
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip


def override_strips(case: Case, may: set[Action]) -> list[Strip]:
    """What is proposed and not approved. may: what the reader can do."""
    waiting = [row for row in case.separation_overrides.all() if row.approved_on is None]
    if not waiting or case.state == FileState.CLOSED:
        return []
    said = (
        f"{'; '.join(_whom(row) for row in waiting)}. An HR lead who did not propose it approves it, or not."
    )
    way = Link("Look at it", verb_address(Action.APPROVE_OVERRIDE, case.reference))
    name = "An override of the separation of roles is proposed:"
    return [Strip(name, said, way if Action.APPROVE_OVERRIDE in may else None)]


def override_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Everybody who works on the case sees it; the reasons, those who advise and decide."""
    return [(_whom(row), _rows(row, sight)) for row in case.separation_overrides.all()]


def _whom(row: SeparationOverride) -> str:
    return f"{row.employee.name} as {mid_sentence(PartKind(row.kind).label)}"


def _rows(row: SeparationOverride, sight: Sight) -> list[Row]:
    approved = "Not yet"
    if row.approved_on is not None and row.approved_by is not None:
        approved = f"{words(row.approved_on)}, {row.approved_by.name}"
    return [
        Row("Rule", f"{citation_of(row.rule).title} ({row.rule})"),
        *([Row("Why nobody else can", row.reasons)] if sight.overlays else []),
        Row("Proposed", f"{words(row.proposed_on)}, {row.proposed_by.name}"),
        Row("Approved", approved),
    ]
