"""Fit notes, occupational health, and going ahead without an employee who was not fit to attend."""

from __future__ import annotations

from typing import Any

from casework import queries
from casework.enums import Action, FitNoteSays, FitQuestion, FitToAttend
from casework.queries.fitness import attempt_to_come
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.hearing_base import about_hearing
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class RecordFitNoteForm(VerbForm):
    action = Action.RECORD_FIT_NOTE

    says = fields.RadioField(
        label="What does it say?",
        name_in_sentence="what the fit note says",
        choices=FitNoteSays.choices,
        hints={
            FitNoteSays.UNFIT_FOR_WORK.value: "Somebody who cannot work may still be able to attend a meeting.",
            FitNoteSays.UNFIT_TO_ATTEND.value: "Only where it says so. A hearing does not go ahead without them.",
        },
    )
    from_on = DateField(label="First day", name_in_sentence="the first day of the fit note", not_future=True)
    to_on = DateField(label="Last day", name_in_sentence="the last day of the fit note")


class ReferToOccupationalHealthForm(VerbForm):
    action = Action.REFER_TO_OCCUPATIONAL_HEALTH

    questions = fields.CheckboxesField(
        label="What do you ask?", name_in_sentence="what you ask", choices=FitQuestion.choices
    )
    referred_on = DateField(
        label="When was it sent?", name_in_sentence="the day it was sent", not_future=True
    )

    def prepare(self) -> None:
        self.initial["questions"] = [FitQuestion.FIT_TO_ATTEND.value, FitQuestion.ADJUSTMENTS.value]


class RecordOccupationalHealthAdviceForm(VerbForm):
    action = Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE

    received_on = DateField(
        label="When did the answer come?", name_in_sentence="the day the answer came", not_future=True
    )
    fitness = fields.RadioField(
        label="Can the employee attend a meeting?",
        name_in_sentence="whether the employee can attend",
        choices=FitToAttend.choices,
        reveals={
            FitToAttend.WITH_ADJUSTMENTS.value: "adjustments",
            FitToAttend.NOT_BEFORE.value: "not_before",
        },
    )
    adjustments = fields.LongTextField(
        label="With which adjustments?",
        name_in_sentence="the adjustments",
        help_text="In practical words. Whoever leads the meeting reads this, and nothing else of the advice.",
        rows=3,
        required_when_shown=True,
    )
    not_before = DateField(
        label="From which day?",
        name_in_sentence="the first day on which they can attend",
        required_when_shown=True,
    )
    advice = fields.LongTextField(
        label="What does occupational health say?",
        name_in_sentence="what occupational health says",
        help_text="Shown to HR and auditors alone.",
        rows=6,
    )

    def known(self) -> list[Row]:
        referral = queries.waiting_referral(self.case)
        if referral is None:
            return [Row("Occupational health", "Nothing has been asked that waits for an answer")]
        asked = [str(FitQuestion(one).label) for one in referral.questions]
        return [Row(f"Asked on {words(referral.referred_on)}", asked)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("fitness") != FitToAttend.WITH_ADJUSTMENTS:
            cleaned["adjustments"] = ""
        if cleaned.get("fitness") != FitToAttend.NOT_BEFORE:
            cleaned["not_before"] = None
        return cleaned


class AllowAbsenceForm(VerbForm):
    action = Action.ALLOW_ABSENCE
    is_warning = True
    warning = (
        "There is medical evidence that the employee cannot attend. Going ahead without them can make the outcome "
        "unfair. Weigh how long it would last, how serious the matter is, and what they could still say in writing."
    )

    reasons = fields.LongTextField(
        label="Why is it fair to go ahead without them?",
        name_in_sentence="why it is fair to go ahead",
        rows=6,
    )

    def known(self) -> list[Row]:
        hearing = attempt_to_come(self.case)
        return about_hearing(hearing) if hearing is not None else [Row("Hearing", "None is arranged")]
