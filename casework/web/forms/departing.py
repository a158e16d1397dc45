"""Why an outcome differs from what others were given, or from the norm: asked where it does, and nowhere else.

Rules EQ-7, EQ-8 and SA-16.
"""

from __future__ import annotations

from typing import Any

from casework.enums import Action, NormDeparture
from casework.rules.bands import TO_EXPLAIN, departure_in_words
from casework.web import fields
from casework.web.forms.deciding import LevelForm
from casework.web.forms.measuring import norm_reasons_field
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

_TITLES = {
    "norm_reasons": "Why it departs from the norm",
    "departure_reasons": "Why it differs from others",
}


class DepartureForm(VerbForm):
    """A step of its own between the level and the check: the level has to be known before this can be asked."""

    action = Action.DECIDE_OUTCOME

    norm_reasons = norm_reasons_field()
    departure_reasons = fields.LongTextField(
        label="Why is this outcome right here all the same?",
        name_in_sentence="why this outcome is right here all the same",
        help_text="What is different in this case, for example a live warning, or what speaks for the employee.",
        rows=5,
    )

    def __init__(self, *args: Any, level: LevelForm, **kwargs: Any) -> None:
        self.level = level
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        how = self.level.from_norm
        if how == NormDeparture.AT_NORM:
            self.fields.pop("norm_reasons")
        else:
            self.fields["norm_reasons"].help_text = TO_EXPLAIN[how]
        if not self.level.departures:
            self.fields.pop("departure_reasons")

    def said(self) -> list[str]:
        """What has to be explained, a sentence each."""
        expected = self.level.expected
        norm = departure_in_words(self.level.from_norm, expected) if expected is not None else ""
        return [*filter(None, [norm]), *(one.sentence for one in self.level.departures)]

    def answers(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in _TITLES if name in self.fields}

    def rows(self, address: str) -> list[Row]:
        """For "Check your answers"."""
        return [
            Row(_TITLES[name], said, f"{address}?step=departure#{self.control(name)}")
            for name, said in self.answers().items()
        ]
