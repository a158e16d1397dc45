"""Adjourn a hearing."""

from __future__ import annotations

from typing import Any

from casework import queries
from casework.enums import Action, FileState, HeldIn
from casework.web import fields
from casework.web.day_fields import DateField, TimeField
from casework.web.forms.hearing_base import Attempt, about_hearing
from casework.web.forms.verb import VerbForm, moment
from casework.web.shapes import Row


class AdjournHearingForm(VerbForm):
    action = Action.ADJOURN_HEARING
    places = {"resumes_at": "resumes_on"}

    reason = fields.LongTextField(
        label="Why is it adjourned?",
        name_in_sentence="why it is adjourned",
        help_text="Such as: the rota has to be found; the employee felt unwell.",
        rows=4,
    )
    resumes_on = DateField(
        label="On which day does it go on?", name_in_sentence="the day on which it goes on"
    )
    resumes_time = TimeField(label="Time", name_in_sentence="the time at which it goes on")
    place = fields.TextField(
        label="Place",
        name_in_sentence="the place",
        help_text="The room and its address, or how to join remotely.",
    )
    nation = fields.RadioField(
        label="Where does it go on?",
        name_in_sentence="the nation where it goes on",
        choices=HeldIn.choices,
        help_text="Its bank holidays count if the companion cannot come.",
    )
    new_evidence = fields.LongTextField(
        label="Which new evidence is served?",
        name_in_sentence="which new evidence is served",
        required=False,
        help_text="Leave it empty if there is none.",
        rows=3,
    )
    served_on = DateField(
        label="From which day does the employee have it?",
        name_in_sentence="the day from which the employee has the new evidence",
        required=False,
        help_text="The hearing goes on the day after at the earliest, so that there is time to read it.",
    )

    def prepare(self) -> None:
        at_the_appeal = self.case.state == FileState.APPEAL
        self.hearing: Attempt | None = (
            queries.arranged_appeal_hearing(self.case)
            if at_the_appeal
            else queries.current_hearing(self.case)
        )
        if self.hearing is not None:
            self.initial.update(place=self.hearing.sits_in, nation=self.hearing.sits_in_nation)

    def known(self) -> list[Row]:
        return (
            about_hearing(self.hearing) if self.hearing is not None else [Row("Hearing", "None is arranged")]
        )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {"resumes_at": moment(given.pop("resumes_on"), given.pop("resumes_time")), **given}
