"""By what a decision is measured, for the forms that decide: the norm of the policy, and for how long a warning is live."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from casework.enums import SanctionLevel
from casework.errors import RuleBroken
from casework.rules.ladder import LadderStep
from casework.rules.live_choice import chosen_months, months_in_words
from casework.web import fields


class LiveMonthsMixin:
    """For a form with a ``level``: under each level whose live time the policy leaves open, for how many months."""

    fields: Any
    cleaned_data: dict[str, Any]
    errors: Any

    def add_live_months(self, ladder: Iterable[LadderStep], offered: Sequence[SanctionLevel]) -> None:
        self.steps_chosen = {step.level: step for step in ladder if step.chosen_between is not None}
        reveals = {}
        for level in (one for one in offered if one in self.steps_chosen):
            name = f"live_months_{level}"
            least, most = self.steps_chosen[level].chosen_between or (0, 0)
            self.fields[name] = fields.NumberField(
                label="For how many months is it live?",
                name_in_sentence=f"for how many months {self.steps_chosen[level].in_words} is live",
                help_text=f"The policy allows {least} to {months_in_words(most)}.",
                required_when_shown=True,
            )
            self.fields[name].initial = self.steps_chosen[level].live_months
            reveals[level.value] = (name,)
        self.fields["level"].widget.reveals = reveals

    @property
    def live_months(self) -> int | None:
        """What was chosen for the level that was chosen; None where the policy fixes it."""
        return self.cleaned_data.get(f"live_months_{self.cleaned_data.get('level')}")

    def check_live_months(self) -> None:
        """Say at its field what the policy does not allow."""
        level = self.cleaned_data.get("level")
        name = f"live_months_{level}"
        if level not in self.steps_chosen or name in self.errors:
            return
        try:
            chosen_months(self.steps_chosen[SanctionLevel(level)], self.live_months)
        except RuleBroken as broken:
            self.refuse(broken, field=name)


def norm_reasons_field() -> fields.LongTextField:
    """Asked of a decision that departs from the norm of its policy, and of no other (SA-16)."""
    return fields.LongTextField(
        label="Why does the outcome depart from the norm?",
        name_in_sentence="why the outcome departs from the norm",
        help_text="If it is milder: which mitigation makes it so. If it is heavier: why the norm is not enough here.",
        rows=5,
    )
