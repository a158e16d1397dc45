"""Why an outcome differs from what others were given: asked where it does, and nowhere else (EQ-7, EQ-8)."""

from __future__ import annotations

from casework.enums import Action
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class DepartureForm(VerbForm):
    """A step of its own between the level and the check: the level has to be known before this can be asked."""

    action = Action.DECIDE_OUTCOME

    departure_reasons = fields.LongTextField(
        label="Why is this outcome right here all the same?",
        name_in_sentence="why this outcome is right here all the same",
        help_text="What is different in this case, for example a live warning, or what speaks for the employee.",
        rows=5,
    )

    def answer(self, address: str) -> Row:
        """For "Check your answers"."""
        return Row(
            "Why it differs from others",
            self.cleaned_data["departure_reasons"],
            f"{address}?step=departure#{self.control('departure_reasons')}",
        )
