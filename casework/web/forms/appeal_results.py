"""What an appeal came to, for whoever sends its letter, recalls it or goes on from it (T22, T23)."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.actions.appeal_effects import what_stands_instead
from casework.errors import RuleBroken
from casework.models import AppealDecision
from casework.queries.instead import decided_in_words
from casework.queries.measures import as_measures
from casework.queries.told_appeals import result_in_words
from casework.rules.dates import words
from casework.web.committee_rows import committee_rows
from casework.web.forms.appeal_levels import level_rows
from casework.web.increase_rows import heavier_rows
from casework.web.measure_rows import measure_rows, no_longer_with_it
from casework.web.shapes import Row


def result_rows(decision: AppealDecision | None) -> list[Row]:
    """The result of an appeal, what it was against, and who decided it."""
    if decision is None:
        return [Row("Appeal", "None was decided")]
    return [
        Row("First outcome", decided_in_words(decision.appeal.outcome.decision)),
        *level_rows(decision.appeal)[:1],
        Row("Result of the appeal", result_in_words(decision)),
        *heavier_rows(decision),
        *_goes_with_it(decision),
        Row("Decided", f"{words(decision.decided_on)} by {decision.decided_by.name}"),
        *committee_rows(decision),
    ]


def _goes_with_it(decision: AppealDecision) -> list[Row]:
    """Which measures still go with what stands instead, and which fall."""
    if not decision.level:
        return []
    still = list(decision.sanction_measures.all())
    before = getattr(decision, "superseded", None) or queries.current_sanction(decision.case)
    return measure_rows(still) + (no_longer_with_it(before, still) if before is not None else [])


def takes_effect(decision: AppealDecision) -> list[Row]:
    """From when to when it would run if the letter leaves today, or why it cannot leave (0.6)."""
    first, today = queries.current_sanction(decision.case), timezone.localdate()
    if not decision.level or first is None:
        return []
    try:
        new = what_stands_instead(decision, first, as_measures(decision.sanction_measures.all()), on=today)
    except RuleBroken as broken:
        return [Row("If it is sent today", [broken.message, broken.instead])]
    if new.ends_on is not None:
        return [Row("If it is sent today", f"Employment ends on {words(new.ends_on)}")]
    if new.live_from is None or new.live_until is None:
        return []
    return [Row("If it is sent today", f"Live from {words(new.live_from)} until {words(new.live_until)}")]
