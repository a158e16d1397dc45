"""Pause a case, review the pause, resume the case."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.actions.steps import policy_on
from casework.enums import Action, PauseReason
from casework.queries.sight import sight_of
from casework.queries.stage import moment_in_words
from casework.rules.dates import words
from casework.rules.periods import period_in_words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

_HINTS = {
    PauseReason.GRIEVANCE.value: "There is no duty to pause. A grievance about bias is best dealt with first.",
    PauseReason.SICKNESS.value: "A fit note speaks of work, not of meetings: ask occupational health about meetings.",
    PauseReason.CRIMINAL.value: "You need not wait for a trial.",
}


class PauseCaseForm(VerbForm):
    action = Action.PAUSE_CASE

    reason = fields.RadioField(
        label="Why do you pause the case?",
        name_in_sentence="why you pause the case",
        choices=PauseReason.choices,
        hints=_HINTS,
    )
    note = fields.LongTextField(
        label="What is the case waiting for?",
        name_in_sentence="what the case is waiting for",
        help_text="And what the employee was told.",
        rows=5,
    )

    def prepare(self) -> None:
        self.hearing = queries.hearing_to_come(self.case)
        if self.hearing is not None:
            self.warning = (
                "The hearing is called off. Tell everybody who was invited, and arrange it again afterwards."
            )

    def known(self) -> list[Row]:
        terms = policy_on(timezone.localdate(), self.case.subject.nation).terms.pause
        review = (
            f"At the latest after {period_in_words(terms.review)}"
            if terms is not None
            else "Not provided for"
        )
        arranged = (
            [Row("Hearing arranged for", moment_in_words(self.hearing.sits_at))] if self.hearing else []
        )
        return [*arranged, Row("Review", review)]


class _OfPauseForm(VerbForm):
    """What is known of the pause that lasts."""

    def known(self) -> list[Row]:
        pause = queries.lasting_pause(self.case)
        if pause is None:
            return [Row("Pause", "The case is not paused")]
        reviews = [words(day) for day in pause.reviews.values_list("reviewed_on", flat=True)]
        told = sight_of(self.by, self.case).sees_pause(pause)
        return [
            Row("Paused since", words(pause.paused_on)),
            *([Row("Reason", [str(PauseReason(pause.reason).label), pause.note])] if told else []),
            *([Row("Reviewed", reviews)] if reviews else []),
        ]


class ReviewPauseForm(_OfPauseForm):
    action = Action.REVIEW_PAUSE

    reasons = fields.LongTextField(
        label="Why must the pause continue?", name_in_sentence="why the pause must continue", rows=5
    )


class ResumeCaseForm(_OfPauseForm):
    action = Action.RESUME_CASE

    note = fields.LongTextField(
        label="What has changed, so that the case can continue?",
        name_in_sentence="what has changed",
        help_text="Such as: the grievance was answered on Monday.",
        rows=4,
    )
