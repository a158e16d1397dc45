"""Arrange a hearing, postpone it, record it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from casework import actions, queries
from casework.actions.steps import policy_on
from casework.enums import Action, AllegationResponse, HearingPoint
from casework.models import Allegation, PolicyVersion
from casework.queries.committees import appointed_to_hear
from casework.queries.companions import caution_about
from casework.queries.deliberation import levels_beyond_the_panel
from casework.queries.enclosed import files_to_serve
from casework.queries.stage import mid_sentence
from casework.rules.cited import Caution
from casework.rules.committees import caution_of_panel
from casework.web import fields
from casework.web.forms.hearing_base import Attempt, InvitationForm, MinutesForm, PostponementForm
from casework.web.forms.investigations import may_lead_to
from casework.web.forms.records import days_in_words
from casework.web.forms.verb import AllegationsMixin, numbered
from casework.web.shapes import Row

NOT_SERVED = Caution(
    "PR-09",
    "Nothing on the file says that the employee was given the evidence before this hearing. If they were, "
    "HR records it first; if not, ask whether they had time to prepare, and write down what they said.",
)


class ArrangeHearingForm(InvitationForm):
    action = Action.ARRANGE_HEARING

    bundle_enclosed = fields.ConfirmField(
        label="All the evidence went to the employee with the invitation", required=False
    )

    def prepare(self) -> None:
        super().prepare()
        policy = policy_on(timezone.localdate(), self.case.subject.nation)
        beyond = levels_beyond_the_panel(self.case, policy)
        if beyond and (few := caution_of_panel(beyond, appointed_to_hear(self.case))):
            self.cautions.append(few)

    def attempts(self) -> Sequence[Attempt]:
        return list(queries.attempts_at_hearing(self.case))

    def number(self) -> int:
        return self.case.hearings.count() + 1

    def about(self, policy: PolicyVersion) -> list[Row]:
        files = files_to_serve(self.case)
        evidence = Row("The evidence, as the employee's page lists it", files or "No file is on the case")
        return [Row("Put to the employee", may_lead_to(self.case, policy)), evidence]


class PostponeHearingForm(PostponementForm):
    action = Action.POSTPONE_HEARING

    def arranged(self) -> Attempt | None:
        return queries.current_hearing(self.case)


class RecordHearingForm(AllegationsMixin, MinutesForm):
    action = Action.RECORD_HEARING
    warning = "The chair cannot change this record afterwards."

    left_out = fields.CheckboxesField(
        label="Was any of this left out?",
        name_in_sentence="what was left out",
        choices=HearingPoint.choices,
        reveals={point.value: f"why_{point.value}" for point in HearingPoint},
        help_text="Tick only what did not happen, and say why. Nothing to tick if the employee did not attend.",
        required=False,
    )

    def arranged(self) -> Attempt | None:
        return queries.current_hearing(self.case)

    def prepare(self) -> None:
        super().prepare()
        arranged = self.arranged()
        if arranged is not None and not hasattr(arranged, "bundle_service"):
            self.cautions = [NOT_SERVED]
        for allegation, name in numbered("response", self.allegations):
            self.fields[name] = fields.RadioField(
                label="The employee's answer",
                name_in_sentence=f"the employee's answer to allegation {allegation.number}",
                choices=AllegationResponse.choices,
            )
            self.fields[f"said_{allegation.number}"] = fields.LongTextField(
                label="What they said",
                name_in_sentence=f"what they said about allegation {allegation.number}",
                required=False,
                rows=4,
            )
        for point in HearingPoint:
            self.fields[f"why_{point.value}"] = fields.LongTextField(
                label="Why not?",
                name_in_sentence=f"why not: “{mid_sentence(point.label)}”",
                rows=2,
                required_when_shown=True,
            )
        # Errors are listed in the order of the page.
        about_notes = ("notes", "notes_status", "employee_version")
        self.order_fields([name for name in self.fields if name not in about_notes])

    def to_mind(self) -> list[Caution]:
        return caution_about(self.case, self.cleaned_data["companion_name"], reader=self.by)

    def names_of(self, allegation: Allegation) -> tuple[str, ...]:
        return (f"response_{allegation.number}", f"said_{allegation.number}")

    def known_of(self, allegation: Allegation) -> list[Row]:
        return [Row("Alleged", allegation.particulars), Row("Days", days_in_words(allegation))]

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        answers = {
            one: actions.Answer(given[f"response_{one.number}"], given[f"said_{one.number}"])
            for one in self.allegations
        }
        left_out = {point: given[f"why_{point}"] for point in given["left_out"]}
        return super().arguments() | {"answers": answers, "left_out": left_out}
