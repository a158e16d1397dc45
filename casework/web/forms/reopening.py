"""Open a closed case again in the employee's favour; approve it and record the letter."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework import queries
from casework.actions.steps import policy_on
from casework.enums import WEIGHT, Action, SanctionLevel
from casework.errors import RuleBroken
from casework.models import Sanction
from casework.queries.appeal_levels import imposed
from casework.queries.measures import in_lines, measures_of
from casework.queries.stage import mid_sentence
from casework.queries.told_endings import becomes_in_words
from casework.rules import reopening as rules
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.outcomes import LetterForm
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

WITHDRAW, REDUCE = "withdraw", "reduce"


def _stands(sanction: Sanction | None) -> list[Row]:
    """The sanction as it stands, and until when it is live."""
    if sanction is None:
        return [Row("Sanction", "None stands on this case")]
    until = imposed(sanction).live_until
    live = [Row("Last live day", words(until))] if until is not None else []
    beside = in_lines(measures_of(sanction))
    live += (
        [Row("With it", [*beside, "It falls, whether the sanction is withdrawn or reduced."])]
        if beside
        else []
    )
    return [Row("Sanction", sanction.level_name), Row("Issued", words(sanction.issued_on)), *live]


class ReopenCaseForm(VerbForm):
    action = Action.REOPEN_CASE
    warning = (
        "A closed case is opened again in the employee’s favour only. New evidence against the employee is a new "
        "incident."
    )

    came_to_light = fields.LongTextField(
        label="What came to light?",
        name_in_sentence="what came to light",
        help_text="What nobody could know when the case was closed, and where it comes from.",
        rows=5,
    )
    becomes = fields.RadioField(
        label="What should become of the sanction?",
        name_in_sentence="what should become of the sanction",
        reveals={REDUCE: "level"},
    )
    level = fields.RadioField(
        label="To which level?", name_in_sentence="the lighter level", required_when_shown=True
    )
    reasons = fields.LongTextField(
        label="Why can it not stand?", name_in_sentence="why the outcome cannot stand", rows=5
    )

    def prepare(self) -> None:
        self.standing = queries.current_sanction(self.case)
        levels = self._levels()
        choices = [(WITHDRAW, "It is withdrawn, and never counts")]
        if levels:
            self.fields["level"].offer(levels)
            choices.append((REDUCE, "It is reduced to a lighter level"))
        else:
            del self.fields["level"]
        self.fields["becomes"].offer(choices)

    def _levels(self) -> list[tuple[str, str]]:
        """The lighter levels of the policy, each with the last day on which it would be live."""
        if self.standing is None or self.standing.provenance_id is not None:
            return []
        today = timezone.localdate()
        old = imposed(self.standing)
        found = []
        for rung in policy_on(today, self.case.subject.nation).terms.ladder:
            if WEIGHT[rung.level] >= WEIGHT[old.level]:
                continue
            new = rules.put_right(rung.level, old, [rung], imposed_from=self.standing.issued_on, on=today)
            until = f", live until {words(new.live_until)}" if new is not None and new.live_until else ""
            found.append((rung.level.value, f"{rung.name}{until}"))
        return found

    def known(self) -> list[Row]:
        return _stands(self.standing)

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        reduced = given.pop("becomes") == REDUCE
        return given | {"level": SanctionLevel(given["level"]) if reduced else ""}


class IssueCorrectionForm(LetterForm):
    action = Action.ISSUE_CORRECTION
    warning = "It takes effect at once, and nobody can take it back."

    def prepare(self) -> None:
        self.reopening = queries.reopening_in_hand(self.case)
        super().prepare()

    def known(self) -> list[Row]:
        if self.reopening is None:
            return [Row("Correction", "None was proposed")]
        one = self.reopening
        return [
            *_stands(one.sanction),
            Row("Proposed", becomes_in_words(one)),
            *self._runs(),
            Row("By", f"{one.reopened_by.name}, {words(one.reopened_on)}"),
            Row("What came to light", one.came_to_light),
            Row("Why it cannot stand", one.reasons),
            Row("If you do not agree", "Close the case, and say why nothing is put right."),
        ]

    def _runs(self) -> list[Row]:
        one = self.reopening
        assert one is not None
        try:
            new = rules.put_right(
                one.level,
                imposed(one.sanction),
                one.policy.terms.ladder,
                imposed_from=one.sanction.issued_on,
                on=timezone.localdate(),
            )
        except RuleBroken as broken:
            return [Row("It cannot be approved", mid_sentence(broken.message))]
        if new is None or new.live_from is None or new.live_until is None:
            return []
        return [Row("It would be live", f"{words(new.live_from)} to {words(new.live_until)}")]
