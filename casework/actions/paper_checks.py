"""What every stage of a case from paper has in common: what the paper says, and the asking of the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from casework.actions.paper_cases import PaperCase
from casework.enums import (
    FileState,
    PaperChecked,
)
from casework.errors import RuleBroken
from casework.models import (
    Case,
    Employee,
)
from casework.rules import taking_over

if TYPE_CHECKING:
    from accounts.models import User

_ASK_WHY = "If it was so on paper, write in the last box what was not done and why."


class Paper:
    """What the paper says, the case that it becomes, and what came of each check."""

    def __init__(self, said: PaperCase, case: Case, *, by: User, on: date) -> None:
        self.said, self.case, self.by, self.on = said, case, by, on
        self.checks: dict[str, PaperChecked] = {}
        self.nation = case.subject.nation
        self.told = taking_over.on_paper(said.source.strip(), said.reference.strip())

    def check(self, check: Callable[[], Any], *rules: str, firm: bool = False) -> None:
        """Ask what the days can show, and remember which rules were kept.

        rules: those that ``check`` may refuse by and that say how things are to be done. One that was not kept is
        taken over where the paper's departures are explained, unless ``firm``; any other refusal stands.
        """
        broken: set[str] = set()
        try:
            check()
        except RuleBroken as refusal:
            if firm or refusal.rule_id not in rules:
                raise
            if not self.said.departures.strip():
                refusal.instead = f"{refusal.instead} {_ASK_WHY}"
                raise
            broken.add(refusal.rule_id)
        for rule in rules:
            kept = PaperChecked.NOT_KEPT if rule in broken else PaperChecked.KEPT
            # Of several rules the first that is broken ends the asking: the rest was not looked at.
            self.checks[rule] = kept if rule in broken or not broken else PaperChecked.NOT_CHECKED

    def not_checked(self, stage: FileState) -> None:
        for rule in taking_over.NOT_CHECKED[stage]:
            self.checks.setdefault(rule, PaperChecked.NOT_CHECKED)


def moment(day: date) -> datetime:
    """A day of which the paper says no hour, as a moment within working hours (CA-7)."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def user_of(employee: Employee) -> User:
    """Whoever works on a case can sign in: ``add_part`` asked."""
    assert employee.user is not None
    return employee.user
