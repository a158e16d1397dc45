"""What every stage of a case from paper has in common: what the paper says, and the asking of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from casework.actions.paper_cases import FurtherAllegation, PaperCase
from casework.enums import FileState, PaperChecked
from casework.errors import RuleBroken
from casework.models import Allegation, Case, Employee
from casework.rules import taking_over
from casework.rules.paper_stages import NOT_CHECKED

if TYPE_CHECKING:
    from accounts.models import User

_WORSE = (PaperChecked.KEPT, PaperChecked.NOT_CHECKED, PaperChecked.NOT_KEPT)
_ASK_WHY = "If it was so on paper, write in the last box what was not done and why."


class Paper:
    """What the paper says, the case that it becomes, and what came of each check.

    allegations: each of the case with what the paper says of it.
    """

    def __init__(self, said: PaperCase, case: Case, *, by: User, on: date) -> None:
        self.said, self.case, self.by, self.on = said, case, by, on
        self._asked: dict[str, PaperChecked] = {}
        self._not_checked: dict[str, PaperChecked] = {}
        self.nation = case.subject.nation
        self.allegations: dict[Allegation, PaperCase | FurtherAllegation] = {}
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
            self._note(rule, kept if rule in broken or not broken else PaperChecked.NOT_CHECKED)

    def _note(self, rule: str, result: PaperChecked) -> None:
        """Of a rule that is asked at several steps, what was worst stands: two hearings, and one at short notice."""
        before = self._asked.get(rule, result)
        self._asked[rule] = max(before, result, key=_WORSE.index)

    def not_checked(self, stage: FileState) -> None:
        """What nobody can check from the days: so it stands, unless another step asks after all."""
        self._not_checked |= dict.fromkeys(NOT_CHECKED[stage], PaperChecked.NOT_CHECKED)

    @property
    def checks(self) -> dict[str, PaperChecked]:
        """What came of each rule."""
        return self._not_checked | self._asked


@contextmanager
def fields_begin(of: str) -> Iterator[None]:
    """What a rule refuses inside is at the answer whose name begins so: of the appeal, or of an earlier attempt."""
    try:
        yield
    except RuleBroken as refusal:
        refusal.field = refusal.field and f"{of}{refusal.field}"
        refusal.day_field = refusal.day_field and f"{of}{refusal.day_field}"
        raise


def moment(day: date) -> datetime:
    """A day of which the paper says no hour, as a moment within working hours (CA-7)."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def user_of(employee: Employee) -> User:
    """Whoever works on a case can sign in: ``add_part`` asked."""
    assert employee.user is not None
    return employee.user
