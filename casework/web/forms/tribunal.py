"""Record early conciliation on a case in which employment ended."""

from __future__ import annotations

from casework.enums import Action
from casework.queries.tribunal import employment_ended_on, standing_conciliation, tribunal_limit_of
from casework.rules.dates import words
from casework.rules.tribunal_claims import names_under
from casework.rules.tribunal_limits import law_of
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class RecordConciliationForm(VerbForm):
    action = Action.RECORD_CONCILIATION

    day_a = DateField(
        label="When was the request received?",
        name_in_sentence="the day on which the request was received",
        not_future=True,
    )
    day_b = DateField(
        label="When was the certificate issued?",
        name_in_sentence="the day of the certificate",
        help_text="Day B. Leave it empty while conciliation goes on, and record it again when you have the certificate.",
        required=False,
        not_future=True,
    )

    def prepare(self) -> None:
        who = names_under(law_of(self.case.subject.nation)).conciliator
        self.fields["day_a"].help_text = f"Day A on the certificate: the day on which {who} was told."

    def known(self) -> list[Row]:
        ended, told = employment_ended_on(self.case), standing_conciliation(self.case)
        limit = tribunal_limit_of(self.case)
        rows = [Row("Employment ends", words(ended) if ended is not None else "It has not ended")]
        if told is not None:
            until = f" to {words(told.day_b)}" if told.day_b is not None else ", not ended"
            rows.append(Row("Recorded so far", f"{words(told.day_a)}{until}"))
        return [
            *rows,
            Row("Last day for a claim", words(limit.due_on) if limit is not None else "It has passed"),
        ]
