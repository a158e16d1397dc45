"""Send the employee a letter that tells a fact."""

from __future__ import annotations

from django.utils import timezone

from casework.enums import FACT_LETTERS, SAYS_WHY, Action, Letter
from casework.queries.letters import investigator_on, untold, untold_fact
from casework.queries.overlay_rows import pause_of, suspension_of
from casework.queries.sight import sight_of
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.outcomes import LetterForm
from casework.web.shapes import Row

_READ_BY_THEM = "The employee reads these words: nothing of what others said in confidence, and nothing that is not decided."
_WHY = (
    "Of a suspension: why it is needed, or still needed, and what is asked of the employee while it lasts. "
    "Of a pause: why."
)


class SendLetterForm(LetterForm):
    action = Action.SEND_LETTER
    warning = (
        "The employee reads this letter on their own page from now on, and it stays as it is now, whatever is corrected "
        "later. What they are sent on paper says the same."
    )

    letter = fields.RadioField(
        label="Which letter?",
        name_in_sentence="the letter",
        choices=[(one.value, str(one.label)) for one in FACT_LETTERS],
    )
    said = fields.LongTextField(
        label="What else does it say?",
        name_in_sentence="what else the letter says",
        help_text=_READ_BY_THEM,
        required=False,
        rows=6,
    )

    def prepare(self) -> None:
        super().prepare()
        if getattr(self.case, "provenance", None) is not None:
            self.warning = "This record is older than Casework: the employee reads the letter on paper alone."
        self.order_fields(["letter", "said"])
        waiting = untold(self.case)
        self.fields["letter"].offer([(one.value, str(one.label)) for one in waiting])
        if set(SAYS_WHY) & set(waiting):
            self.fields["said"].help_text = f"{_WHY} {_READ_BY_THEM}"
        if len(waiting) == 1:
            self.initial["letter"] = waiting[0].value

    def known(self) -> list[Row]:
        """What each letter tells by itself, and what was noted down for HR alone."""
        rows = []
        notice = untold_fact(self.case, Letter.INVESTIGATION)
        if notice is not None:
            by = investigator_on(self.case, timezone.localdate())
            rows.append(
                Row("Investigation", f"Since {words(notice.on)}{f', by {by.name}' if by is not None else ''}")
            )
        suspension, pause = suspension_of(self.case), pause_of(self.case)
        if suspension is not None and untold_fact(self.case, Letter.SUSPENSION) is not None:
            rows.append(
                Row("Suspended, as noted for HR", [words(suspension.effective_on), suspension.reason])
            )
        if pause is not None and untold_fact(self.case, Letter.PAUSE) is not None:
            why = [pause.note] if sight_of(self.by, self.case).sees_pause(pause) else []
            rows.append(Row("Paused, as noted for HR", [words(pause.paused_on), *why]))
        return rows
