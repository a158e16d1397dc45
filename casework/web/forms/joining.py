"""Join two open cases of one employee."""

from __future__ import annotations

from typing import Any

from casework import queries
from casework.enums import Action, FileState
from casework.models import Case
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


def in_a_line(case: Case) -> str:
    """A case as it stands in a list: its reference, what it is about, and where it is."""
    stage = mid_sentence(FileState(case.state).label)
    return f"{case.reference}: {case.category.name}, opened {words(case.opened_on)}, at {stage}"


class JoinCasesForm(VerbForm):
    action = Action.JOIN_CASES
    is_warning = True
    warning = "This case closes, and nobody can part the two again. Everything in it is kept."

    into = fields.RadioField(label="Which case goes on?", name_in_sentence="which case goes on")
    reasons = fields.LongTextField(
        label="Why are they heard together?", name_in_sentence="why they are heard together", rows=4
    )

    def prepare(self) -> None:
        self.others = {one.reference: one for one in queries.joinable(self.case, self.by)}
        self.fields["into"].offer([(key, in_a_line(one)) for key, one in self.others.items()])

    def known(self) -> list[Row]:
        rows = [Row("Closes", in_a_line(self.case))]
        if not self.others:
            rows.append(Row("Goes on", "This employee has no other case that could, of those you may see"))
        return rows

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"into": self.others[given["into"]]}
