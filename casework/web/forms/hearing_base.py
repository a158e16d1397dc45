"""What the forms of a hearing and of an appeal's hearing have in common: the invitation, calling it off, the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework import actions
from casework.actions.steps import policy_on
from casework.enums import (
    Attendance,
    CompanionKind,
    Delivery,
    HeldIn,
    Nation,
    NotesStatus,
    PartKind,
    PostponementReason,
)
from casework.models import PolicyVersion
from casework.queries.attempts import Attempt
from casework.queries.calendars import calendar_of
from casework.queries.covers import ahead_of, caution_of_away
from casework.queries.own_words import companions_day, companions_last_day
from casework.rules import notice_periods
from casework.rules.cited import Caution
from casework.rules.companion import AS_STATUTE, caution_of_silence
from casework.rules.dates import words
from casework.rules.periods import period_in_words
from casework.rules.policy_terms import Terms
from casework.web import fields
from casework.web.day_fields import DateField, TimeField
from casework.web.forms.before_it import about_hearing, named_before, proposed_before
from casework.web.forms.investigations import MAX_REPORT
from casework.web.forms.verb import VerbForm, moment
from casework.web.shapes import Row
from casework.web.support_rows import adjustment_rows, cautions_before, meeting_of


class InvitationForm(VerbForm):
    """When and where, and how the employee was invited.

    hears:  the part of whoever hears it. nobody: said where none holds it. heard_by: the word for them on the page.
    """

    places = {"starts_at": "starts_on", "hearing_on": "starts_on", "chair": "starts_on", "sent_at": "sent_on"}
    hears: ClassVar[PartKind] = PartKind.CHAIR
    heard_by: ClassVar[str] = "Chair"
    nobody: ClassVar[str] = "Nobody yet: appoint a chair first"

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
        choices=HeldIn.choices,
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
        label="The invitation says that the hearing may go ahead in the employee's absence",
        required=False,
        help_text="It has to say what happens if they do not come. Without it the hearing cannot go ahead without them.",
    )
    why_unreasonable = fields.LongTextField(
        label="If it is not the day the employee proposed: why was that day unreasonable?",
        name_in_sentence="why the day proposed was unreasonable",
        required=False,
        rows=3,
    )

    def prepare(self) -> None:
        self.cautions = cautions_before(self.case, meeting_of(self.action))
        now = timezone.localtime()
        nation = self.case.subject.nation
        self.initial.update({"nation": nation, "sent_on": now.date(), "sent_time": now.time()})
        last = max(self.attempts(), key=lambda row: row.attempt, default=None)
        proposed_on = (last.proposed_on or companions_day(last)) if last is not None else None
        if proposed_on is None:
            del self.fields["why_unreasonable"]
        else:
            self.fields["why_unreasonable"].help_text = f"They proposed {words(proposed_on)}."

    def attempts(self) -> Sequence[Attempt]:
        """Every attempt so far at this hearing, called off or not."""
        raise NotImplementedError

    def number(self) -> int:
        """Which attempt this is."""
        return len(self.attempts()) + 1

    def about(self, policy: PolicyVersion) -> list[Row]:
        """What the hearing is about, above the rest that is known."""
        raise NotImplementedError

    def known(self) -> list[Row]:
        part = (
            self.case.parts.filter(kind=self.hears, to_date__isnull=True).select_related("employee").first()
        )
        who = [part.employee.name, *ahead_of(part.employee)] if part else self.nobody
        policy = policy_on(timezone.localdate(), self.case.subject.nation)
        notice = period_in_words(policy.terms.periods["hearing_notice"])
        number = self.number()
        again = [Row("Attempt", str(number))] if number > 1 else []
        return [
            *self.about(policy),
            Row(self.heard_by, who),
            *again,
            *adjustment_rows(self.case, meeting_of(self.action)),
            Row("Notice in the policy", f"{notice} after the invitation is received"),
            Row("Earliest day", self._earliest_days(policy.terms)),
        ]

    def _earliest_days(self, terms: Terms) -> list[str]:
        """The earliest lawful day if the invitation leaves now, for each way of sending it."""
        nation = Nation(self.case.subject.nation)
        calendar = calendar_of(nation)
        lines = []
        for delivery in Delivery:
            received = notice_periods.deemed_receipt(terms.receipt[delivery], timezone.now(), calendar)
            earliest = notice_periods.earliest_hearing(received, terms.periods["hearing_notice"], calendar)
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

    def to_mind(self) -> list[Caution]:
        silent = caution_of_silence(self.cleaned_data["absence_warning_sent"])
        return [*caution_of_away(self.case, self.hears), *([silent] if silent else [])]


class PostponementForm(VerbForm):
    """Why an arranged attempt is not held."""

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

    def arranged(self) -> Attempt | None:
        """The attempt that would be called off."""
        raise NotImplementedError

    def prepare(self) -> None:
        self.hearing = self.arranged()
        self.initial.update(proposed_before(self.hearing))
        last = companions_last_day(self.hearing) if self.hearing is not None else None
        if last:
            self.fields["reason"].widget.hints = {
                PostponementReason.COMPANION_UNAVAILABLE.value: (
                    f"A reasonable day up to {words(last)} has to be accepted."
                )
            }

    def known(self) -> list[Row]:
        if self.hearing is None:
            return [Row("Hearing", "None is arranged")]
        last = words(companions_last_day(self.hearing))
        return [
            *about_hearing(self.hearing),
            Row("Last day the employee can propose for the companion", last),
        ]


class MinutesForm(VerbForm):
    """Who came, with whom, and what was said."""

    places = {"AC-3 reason": "companion_reason", "PR-12 reason": "absence_explained"}

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
        self.hearing = self.arranged()
        self.initial.update(named_before(self.case, self.hearing))
        terms = self.hearing.policy.terms.companion if self.hearing is not None else AS_STATUTE
        may = (CompanionKind.NONE, *terms.as_of_right, CompanionKind.BY_AGREEMENT)
        self.fields["companion_kind"].choices = [(kind.value, kind.label) for kind in may]

    def arranged(self) -> Attempt | None:
        """The attempt that was held."""
        raise NotImplementedError

    def known(self) -> list[Row]:
        about = about_hearing(self.hearing) if self.hearing else [Row("Hearing", "None is arranged")]
        return [*about, *adjustment_rows(self.case, meeting_of(self.action))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("companion_kind") == CompanionKind.NONE:
            cleaned["companion_name"] = ""
        return cleaned

    def arguments(self) -> dict[str, Any]:
        asked = (name for name in MinutesForm.base_fields if name != "version")
        return {"minutes": actions.Minutes(**{name: self.cleaned_data[name] for name in asked})}
