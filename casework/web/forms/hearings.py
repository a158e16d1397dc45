"""Arrange a hearing, postpone it, record it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework import actions, queries
from casework.actions.steps import policy_on
from casework.enums import (
    Action,
    AllegationResponse,
    Attendance,
    CompanionKind,
    Delivery,
    Nation,
    NotesStatus,
    PartKind,
    PostponementReason,
)
from casework.models import Allegation, Hearing
from casework.rules import notice_periods
from casework.rules.dates import words, working_days_in_words
from casework.rules.working_days import calendar_of
from casework.templatetags.casework_tags import time_in_words
from casework.web import fields
from casework.web.day_fields import DateField, TimeField
from casework.web.forms.investigations import MAX_REPORT, may_lead_to
from casework.web.forms.records import days_in_words
from casework.web.forms.verb import AllegationsMixin, VerbForm, moment, numbered
from casework.web.shapes import Row


class ArrangeHearingForm(VerbForm):
    action = Action.ARRANGE_HEARING
    places = {"starts_at": "starts_on", "hearing_on": "starts_on", "chair": "starts_on"}

    starts_on = DateField(label="Date of the hearing", name_in_sentence="the date of the hearing")
    starts_time = TimeField(label="Time", name_in_sentence="the time of the hearing")
    place = fields.TextField(
        label="Place",
        name_in_sentence="the place",
        help_text="The room and its address, or how to join remotely.",
    )
    nation = fields.RadioField(
        label="Where is it held?",
        name_in_sentence="the nation where it is held",
        choices=Nation.choices,
        help_text="Its bank holidays count if the companion cannot come.",
    )
    delivery = fields.RadioField(
        label="How was the invitation sent?",
        name_in_sentence="how the invitation was sent",
        choices=Delivery.choices,
    )
    sent_on = DateField(
        label="When was it sent?", name_in_sentence="the day the invitation was sent", not_future=True
    )
    sent_time = TimeField(label="Time sent", name_in_sentence="the time the invitation was sent")
    received_on = DateField(
        label="When was it received?",
        name_in_sentence="the day it was received",
        not_future=True,
        required=False,
        help_text="If you know it. Otherwise the policy says when it counts as received.",
    )
    notice_waived = fields.ConfirmField(
        label="The employee agreed in writing to shorter notice", required=False
    )
    absence_warning_sent = fields.ConfirmField(
        label="The invitation says that the hearing may go ahead in the employee's absence", required=False
    )
    why_unreasonable = fields.LongTextField(
        label="If it is not the day the employee proposed: why was that day unreasonable?",
        name_in_sentence="why the day proposed was unreasonable",
        required=False,
        rows=3,
    )

    def prepare(self) -> None:
        now = timezone.localtime()
        self.initial.update(
            {"nation": self.case.subject.nation, "sent_on": now.date(), "sent_time": now.time()}
        )
        last = self.case.hearings.order_by("attempt").last()
        if last is None or last.proposed_on is None:
            del self.fields["why_unreasonable"]
        else:
            self.fields["why_unreasonable"].help_text = f"They proposed {words(last.proposed_on)}."

    def known(self) -> list[Row]:
        chair = (
            self.case.parts.filter(kind=PartKind.CHAIR, to_date__isnull=True)
            .select_related("employee")
            .first()
        )
        policy = policy_on(timezone.localdate())
        notice = working_days_in_words(policy.hearing_notice_days, clear=policy.hearing_notice_clear)
        return [
            Row("Put to the employee", may_lead_to(self.case, policy)),
            Row("Chair", chair.employee.name if chair else "Nobody yet: appoint a chair first"),
            Row("Attempt", str(self.case.hearings.count() + 1)),
            Row("Notice in the policy", f"{notice} after the invitation is received"),
            Row(
                "Earliest day",
                self._earliest_days(policy.hearing_notice_days, clear=policy.hearing_notice_clear),
            ),
        ]

    def _earliest_days(self, days: int, *, clear: bool) -> list[str]:
        """The earliest lawful day if the invitation leaves now, for each way of sending it."""
        nation = Nation(self.case.subject.nation)
        calendar = calendar_of(nation)
        lines = []
        for delivery in Delivery:
            received = notice_periods.deemed_receipt(delivery, timezone.now(), calendar)
            earliest = notice_periods.earliest_hearing(received, days, calendar, clear=clear)
            lines.append(f"{words(earliest)}, if it is sent now {delivery.label.lower()}")
        return [*lines, f"In {nation.label}. Another place may have other bank holidays."]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        sent_on, received_on = cleaned.get("sent_on"), cleaned.get("received_on")
        if sent_on and cleaned.get("sent_time") and moment(sent_on, cleaned["sent_time"]) > timezone.now():
            self.add_error(
                "sent_time", ValidationError("The time the invitation was sent must be in the past")
            )
        if sent_on and received_on and received_on < sent_on:
            self.add_error(
                "received_on", ValidationError("The day it was received must be the day it was sent or later")
            )
        return cleaned

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        starts_at = moment(given.pop("starts_on"), given.pop("starts_time"))
        sent_at = moment(given.pop("sent_on"), given.pop("sent_time"))
        return {"invitation": actions.Invitation(starts_at=starts_at, sent_at=sent_at, **given)}


class PostponeHearingForm(VerbForm):
    action = Action.POSTPONE_HEARING

    reason = fields.RadioField(
        label="Why is it postponed?",
        name_in_sentence="why it is postponed",
        choices=PostponementReason.choices,
    )
    proposed_on = DateField(
        label="Another day the employee proposed",
        name_in_sentence="the day the employee proposed",
        required=False,
        earliest=timezone.localdate,
    )
    because = fields.LongTextField(
        label="What happened",
        name_in_sentence="what happened",
        required=False,
        rows=4,
        help_text="For example, who told you, when, and what a fit note says about attending meetings.",
    )

    def prepare(self) -> None:
        self.hearing = queries.current_hearing(self.case)
        last = self._companions_last_day()
        if last:
            self.fields["reason"].widget.hints = {
                PostponementReason.COMPANION_UNAVAILABLE.value: (
                    f"A reasonable day up to {words(last)} has to be accepted."
                )
            }

    def _companions_last_day(self) -> dt.date | None:
        if self.hearing is None:
            return None
        day = timezone.localdate(self.hearing.starts_at)
        return notice_periods.companion_last_day(day, calendar_of(Nation(self.hearing.nation)))

    def known(self) -> list[Row]:
        last = self._companions_last_day()
        if self.hearing is None or last is None:
            return [Row("Hearing", "None is arranged")]
        return [
            *about_hearing(self.hearing),
            Row("Last day the employee can propose for the companion", words(last)),
        ]


class RecordHearingForm(AllegationsMixin, VerbForm):
    action = Action.RECORD_HEARING
    places = {"AC-3 reason": "companion_reason", "PR-12 reason": "absence_explained"}
    warning = "The chair cannot change this record afterwards."

    attendance = fields.RadioField(
        label="Did the employee attend?",
        name_in_sentence="whether the employee attended",
        choices=Attendance.choices,
        reveals={Attendance.ABSENT.value: "absence_explained"},
    )
    absence_explained = fields.LongTextField(
        label="Why did it go ahead without them?",
        name_in_sentence="why it went ahead without them",
        help_text="What is known of their reason, and how written representations were invited.",
        rows=4,
        required_when_shown=True,
    )
    companion_kind = fields.RadioField(
        label="Who accompanied the employee?",
        name_in_sentence="who accompanied the employee",
        choices=CompanionKind.choices,
        reveals={CompanionKind.BY_AGREEMENT.value: "companion_reason"},
    )
    companion_reason = fields.LongTextField(
        label="What was agreed, or which adjustment is it?",
        name_in_sentence="what was agreed about the companion",
        rows=3,
        required_when_shown=True,
    )
    companion_name = fields.TextField(
        label="Name of the companion", name_in_sentence="the name of the companion", required=False
    )
    notes = fields.LongTextField(
        label="Notes of the hearing",
        name_in_sentence="the notes of the hearing",
        max_length=MAX_REPORT,
        rows=16,
    )
    notes_status = fields.RadioField(
        label="Does the employee agree with the notes?",
        name_in_sentence="whether the employee agrees with the notes",
        choices=NotesStatus.choices,
        reveals={NotesStatus.DISPUTED.value: "employee_version"},
    )
    employee_version = fields.LongTextField(
        label="The employee's own version",
        name_in_sentence="the employee's own version",
        max_length=MAX_REPORT,
        required_when_shown=True,
    )

    def prepare(self) -> None:
        self.hearing = queries.current_hearing(self.case)
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
        # Errors are listed in the order of the page.
        about_notes = ("notes", "notes_status", "employee_version")
        self.order_fields([name for name in self.fields if name not in about_notes])

    def known(self) -> list[Row]:
        return (
            about_hearing(self.hearing) if self.hearing is not None else [Row("Hearing", "None is arranged")]
        )

    def names_of(self, allegation: Allegation) -> tuple[str, ...]:
        return (f"response_{allegation.number}", f"said_{allegation.number}")

    def known_of(self, allegation: Allegation) -> list[Row]:
        return [Row("Alleged", allegation.particulars), Row("Days", days_in_words(allegation))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("companion_kind") == CompanionKind.NONE:
            cleaned["companion_name"] = ""
        return cleaned

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        answers = {
            one: actions.Answer(given.pop(f"response_{one.number}"), given.pop(f"said_{one.number}"))
            for one in self.allegations
        }
        return {"minutes": actions.Minutes(**given), "answers": answers}


def about_hearing(hearing: Hearing) -> list[Row]:
    """The arranged attempt: when, where, who chairs."""
    when = f"{words(timezone.localdate(hearing.starts_at))} {time_in_words(hearing.starts_at)}"
    return [
        Row("Hearing", f"{when}, attempt {hearing.attempt}"),
        Row("Place", hearing.place),
        Row("Chair", hearing.chair.name),
    ]
