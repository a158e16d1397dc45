"""A criminal matter beside a case: no finding by itself; what effect it has is asked, never assumed (PR-15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import CriminalEffect, CriminalStage
from casework.errors import RuleBroken
from casework.rules.cited import Caution
from casework.rules.dates import words

CAUTION = Caution(
    "PR-15",
    "A criminal investigation, a charge or a conviction is not in itself a finding, nor a reason for a sanction. "
    "Decide on the evidence heard here, and on the effect on the job and on relationships at work.",
)


@dataclass(frozen=True)
class CriminalFacts:
    """Where a criminal matter stands, by the last that was recorded of it."""

    stage: CriminalStage
    effect: CriminalEffect


def check_days(since: date, told_on: date, on: date) -> None:
    """RuleBroken PR-15 for days in the wrong order: it was so, we were told, it is recorded. on: today."""
    if told_on > on:
        raise RuleBroken("PR-15", "That day is after today.", instead="Check the day.", field="told_on")
    if since > told_on:
        raise RuleBroken(
            "PR-15",
            f"We cannot have been told on {words(told_on)} of what came later.",
            instead="Check both days.",
            field="since",
        )


def check_effect_was_asked(facts: CriminalFacts | None, level: str) -> None:
    """RuleBroken PR-15 for a sanction while nobody asked what effect the matter has. level: empty for no sanction."""
    if facts is None or not level or facts.stage == CriminalStage.ENDED:
        return
    if facts.effect == CriminalEffect.NOT_ASKED:
        raise RuleBroken(
            "PR-15",
            "A criminal matter is on record, and nobody has asked yet what effect it has on the job or on relationships "
            "at work. A charge or a conviction is not in itself a reason for a sanction.",
            instead="HR or the case manager asks, and records the answer. Then decide.",
        )
