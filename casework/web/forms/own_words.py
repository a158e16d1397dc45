"""What the employee says in their own case. HR takes it down from paper; on the employee's page the same form asks less."""

from __future__ import annotations

from typing import ClassVar

from casework import queries
from casework.enums import (
    STATUTORY_COMPANIONS,
    Action,
    HearingKind,
    Letter,
    NotesAnswer,
    ProposalReason,
)
from casework.queries.own_words import companions_last_day, letter_of, open_proposal
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.before_it import about_hearing, proposal_rows
from casework.web.forms.investigations import MAX_REPORT
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class SaidForm(VerbForm):
    """``of_employee``: on the employee's own page; it reached us today, and nobody is asked on which day."""

    of_employee: ClassVar[bool] = False

    told_on = DateField(
        label="When did we receive it?",
        name_in_sentence="the day it was received",
        help_text="The day on the stamp, or on which the employee told you. It counts as if sent on their own page.",
        not_future=True,
    )

    def prepare(self) -> None:
        if self.of_employee:
            del self.fields["told_on"]
        else:
            self.order_fields([*(name for name in self.fields if name != "told_on"), "told_on"])


class AcknowledgeLetterForm(SaidForm):
    action = Action.ACKNOWLEDGE_LETTER

    letter = fields.RadioField(label="Which letter?", name_in_sentence="the letter", choices=Letter.choices)
    received_on = DateField(
        label="On which day did it arrive?", name_in_sentence="the day it arrived", not_future=True
    )

    def prepare(self) -> None:
        super().prepare()
        waiting = [
            one
            for one in Letter
            if (row := letter_of(self.case, one)) is not None and not hasattr(row, "receipt")
        ]
        self.fields["letter"].offer([(one.value, str(one.label)) for one in waiting])
        if len(waiting) == 1:
            self.initial["letter"] = waiting[0].value

    def known(self) -> list[Row]:
        rows = []
        for one in Letter:
            row = letter_of(self.case, one)
            if row is not None:
                counts = getattr(row, "received_on", None) or row.invitation_received_on
                rows.append(Row(str(one.label), f"Counts as received on {words(counts)}"))
        return rows or [Row("Letters", "None was sent")]


class NameCompanionForm(SaidForm):
    action = Action.NAME_COMPANION

    kind = fields.RadioField(
        label="Who comes?",
        name_in_sentence="who comes",
        choices=[(one.value, one.label) for one in STATUTORY_COMPANIONS],
        help_text=(
            "The employee chooses; none of these is refused. Anybody else can come by agreement, or as an adjustment."
        ),
    )
    name = fields.TextField(label="Name of the companion", name_in_sentence="the name of the companion")

    def prepare(self) -> None:
        super().prepare()
        attempt = queries.hearing_to_come(self.case)
        if attempt is not None:
            may = attempt.policy.terms.companion.as_of_right
            self.fields["kind"].choices = [(one.value, one.label) for one in may]

    def known(self) -> list[Row]:
        attempt = queries.hearing_to_come(self.case)
        return about_hearing(attempt) if attempt is not None else [Row("Hearing", "None is arranged")]


class ProposeAnotherTimeForm(SaidForm):
    action = Action.PROPOSE_ANOTHER_TIME

    reason = fields.RadioField(
        label="Why is another time proposed?",
        name_in_sentence="why another time is proposed",
        choices=ProposalReason.choices,
    )
    proposed_on = DateField(label="Which day is proposed?", name_in_sentence="the day that is proposed")
    said = fields.LongTextField(
        label="Which time on that day, and why?",
        name_in_sentence="which time, and why",
        help_text="For example: from 2pm, as the union’s official is at another hearing before.",
        rows=4,
    )

    def prepare(self) -> None:
        super().prepare()
        attempt = queries.hearing_to_come(self.case)
        if attempt is None:
            return
        last = words(companions_last_day(attempt))
        self.fields["reason"].widget.hints = {
            ProposalReason.COMPANION_UNAVAILABLE.value: (
                f"We have to accept a reasonable time up to and including {last}. "
                "After that we may accept or not."
            ),
            ProposalReason.OTHER.value: "The law does not oblige us to accept. We say why if we do not.",
        }

    def known(self) -> list[Row]:
        attempt = queries.hearing_to_come(self.case)
        return about_hearing(attempt) if attempt is not None else [Row("Hearing", "None is arranged")]


class RefuseProposalForm(VerbForm):
    action = Action.REFUSE_PROPOSAL
    is_warning = True
    warning = (
        "To accept it, postpone the hearing instead. A refusal without a good reason can cost two weeks’ pay."
    )

    why_unreasonable = fields.LongTextField(
        label="Why is the time proposed not reasonable?",
        name_in_sentence="why it is not reasonable",
        help_text="The employee reads this. That it is inconvenient is no reason.",
        rows=5,
    )

    def known(self) -> list[Row]:
        row = open_proposal(queries.hearing_to_come(self.case))
        return proposal_rows(row) if row is not None else [Row("Proposal", "None waits for an answer")]


class CommentOnNotesForm(SaidForm):
    action = Action.COMMENT_ON_NOTES

    meeting = fields.RadioField(
        label="Which notes?", name_in_sentence="the notes", choices=HearingKind.choices
    )
    answer = fields.RadioField(
        label="Does the employee agree with the notes?",
        name_in_sentence="whether the notes are right",
        choices=NotesAnswer.choices,
        reveals={NotesAnswer.DISPUTED.value: "employee_version"},
    )
    employee_version = fields.LongTextField(
        label="What was said, as far as the notes are not right",
        name_in_sentence="the other version",
        max_length=MAX_REPORT,
        rows=8,
        required_when_shown=True,
    )

    def prepare(self) -> None:
        super().prepare()
        held = {
            HearingKind.HEARING: queries.current_hearing(self.case),
            HearingKind.APPEAL_HEARING: queries.arranged_appeal_hearing(self.case),
        }
        open_ones = [
            kind
            for kind, row in held.items()
            if (record := getattr(row, "record", None)) is not None and not hasattr(record, "comment")
        ]
        self.fields["meeting"].offer([(one.value, str(one.label)) for one in open_ones])
        if len(open_ones) == 1:
            self.initial["meeting"] = open_ones[0].value
