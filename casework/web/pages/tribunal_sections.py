"""Until when a tribunal claim can be brought, for HR and auditors: information, and no advice (R17)."""

from __future__ import annotations

from casework.enums import Action
from casework.models import Case
from casework.queries.sight import Sight
from casework.queries.tribunal import tribunal_limit_of
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Strip

CAUTION = (
    "This is worked out from the days recorded here. A tribunal can hear a claim that comes later, and other claims "
    "have other limits: ask a lawyer before you rely on it. Keep the file for a year after employment ended at least."
)


def tribunal_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """While the time runs, to those who are shown it."""
    limit = tribunal_limit_of(case)
    if limit is None or not sight.tribunal:
        return []
    said = f"An employment tribunal claim can be brought until {words(limit.due_on)}."
    way = None
    if Action.RECORD_CONCILIATION in may:
        way = Link("Record early conciliation", verb_address(Action.RECORD_CONCILIATION, case.reference))
    return [Strip(said, f"{limit.why}. {CAUTION}", way)]
