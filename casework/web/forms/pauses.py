"""Pause a case, review the pause, resume the case."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.actions.steps import policy_on
from casework.enums import Action, FileState, PauseReason
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
        label="Why is it paused?",
        name_in_sentence="why it is paused",
        choices=PauseReason.choices,
        hints=_HINTS,
    )
    note = fields.LongTextField(
        label="What is it waiting for?",
        name_in_sentence="what it is waiting for",
        help_text="And what the employee was told.",
        rows=5,
    )

    def prepare(self) -> None:
        hearing = None
        if self.case.state == FileState.HEARING:
            hearing = queries.current_hearing(self.case)
        elif self.case.state == FileState.APPEAL:
            hearing = queries.arranged_appeal_hearing(self.case)
        self.hearing = hearing
        if hearing is not None:
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
            [Row("Hearing arranged for", moment_in_words(self.hearing.starts_at))] if self.hearing else []
        )
        return [*arranged, Row("Review", review)]


class _OfPauseForm(VerbForm):
    """What is known of the pause that lasts."""

    def known(self) -> list[Row]:
        pause = queries.lasting_pause(self.case)
        if pause is None:
            return [Row("Pause", "The case is not paused")]
        reviews = [words(day) for day in pause.reviews.values_list("reviewed_on", flat=True)]
        return [
            Row("Paused since", words(pause.paused_on)),
            Row("Reason", [str(PauseReason(pause.reason).label), pause.note]),
            *([Row("Reviewed", reviews)] if reviews else []),
        ]


class ReviewPauseForm(_OfPauseForm):
    action = Action.REVIEW_PAUSE

    reasons = fields.LongTextField(
        label="Why does it have to go on?", name_in_sentence="why it has to go on", rows=5
    )


class ResumeCaseForm(_OfPauseForm):
    action = Action.RESUME_CASE

    note = fields.LongTextField(
        label="Why does it go on now?",
        name_in_sentence="why it goes on now",
        help_text="Such as: the grievance was answered on Monday.",
        rows=4,
    )
