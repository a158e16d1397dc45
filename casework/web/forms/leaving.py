"""Record a resignation; close the case of somebody who has left, or who died."""

from __future__ import annotations

from casework import queries
from casework.enums import OPEN_CASE_STATES, Action, FileState, ResignationKind
from casework.models import Case
from casework.queries.overlay_rows import resignation_of
from casework.queries.written_reasons import standing_dismissal
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


def what_stands(case: Case) -> str:
    """The outcome as it was issued, in words."""
    outcome, sanction = queries.current_outcome(case), queries.current_sanction(case)
    if sanction is not None:
        return f"{sanction.level_name}, as it was issued"
    return "No outcome was issued" if outcome is None else "The outcome without a sanction, as it was issued"


class RecordResignationForm(VerbForm):
    action = Action.RECORD_RESIGNATION

    kind = fields.RadioField(
        label="How did the employee resign?",
        name_in_sentence="how the employee resigned",
        choices=ResignationKind.choices,
    )
    given_on = DateField(
        label="When did they resign?", name_in_sentence="the day they resigned", not_future=True
    )
    ends_on = DateField(
        label="Last day of employment",
        help_text="With notice: the day it ends. At once: the day from which you accepted it.",
    )
    said = fields.LongTextField(
        label="What did the employee say, and how?",
        name_in_sentence="what the employee said",
        help_text="Such as: by email to their manager, without a reason.",
        rows=4,
    )

    def known(self) -> list[Row]:
        """What was issued before; nothing of a case that is not decided, or whose letter has not left."""
        outcome, dismissal = queries.current_outcome(self.case), standing_dismissal(self.case)
        if outcome is None:
            return []
        rows = [Row("What stands", what_stands(self.case))]
        if dismissal is not None and dismissal.employment_ends_on is not None:
            ends_on = words(dismissal.employment_ends_on)
            said = f"{ends_on} by the dismissal. A resignation is recorded only where it ends sooner."
            rows.append(Row("Employment ends", said))
        if self.case.state in (FileState.APPEAL, FileState.APPEAL_DELIBERATION):
            rows.append(Row("The appeal", "It is heard and decided all the same."))
        return rows


class CloseAfterDeathForm(VerbForm):
    action = Action.CLOSE_AFTER_DEATH
    warning = (
        "The case ends here and cannot be opened again. Nothing is sent to the employee or their home, and nobody is "
        "reminded of the steps that were due. What is on file stays as it is, and so does what outlives them, such as "
        "pay that is owed or papers on hold."
    )

    died_on = DateField(label="When did they die?", name_in_sentence="the day they died", not_future=True)

    def known(self) -> list[Row]:
        others = Case.objects.visible_to(self.by).filter(
            subject=self.case.subject, state__in=OPEN_CASE_STATES
        )
        references = others.exclude(pk=self.case.pk).order_by("pk").values_list("reference", flat=True)
        rows = [Row("What stands", what_stands(self.case))]
        if self.case.state in (FileState.APPEAL, FileState.APPEAL_DELIBERATION):
            rows.append(Row("The appeal", "It ends undecided, and what it is against stands."))
        if references:
            rows.append(
                Row("Other open cases", f"{len(references)} that you can see: {', '.join(references)}")
            )
        return rows


class CloseAfterLeavingForm(VerbForm):
    action = Action.CLOSE_AFTER_LEAVING
    is_warning = True
    warning = "Nobody who has left is sanctioned. The file is kept as it stands, and says that there was no outcome."

    explanation = fields.LongTextField(
        label="Why does it end here?",
        name_in_sentence="why it ends here",
        help_text="A hearing can still be held and end with findings alone, if somebody has to be protected.",
        rows=4,
    )

    def known(self) -> list[Row]:
        resignation, left = resignation_of(self.case), queries.left_on(self.case)
        given = [Row("Resigned", words(resignation.given_on))] if resignation is not None else []
        return [
            *given,
            Row("Last day of employment", words(left) if left is not None else "None is recorded"),
        ]
