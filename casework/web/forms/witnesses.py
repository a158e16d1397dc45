"""Record statements, decide who is not named, share statements, call and invite witnesses."""

from __future__ import annotations

from typing import Any

from casework.enums import Action, AnonymityAskedBy, Party, SharedWith
from casework.models import AnonymityRequest, Statement
from casework.models.cases import EXCLUDED_KINDS
from casework.queries.sight import sight_of
from casework.queries.witnesses import newest_statements, witness_name
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.case_rows import RowField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

NOBODY_HERE = "none"


class _OfWitnessForm(VerbForm):
    """Asks who the witness is: one of those on the case, or somebody who does not work here."""

    def prepare(self) -> None:
        held = self.case.parts.filter(kind__in=EXCLUDED_KINDS).select_related("employee").order_by("pk")
        self.people = {part.employee.staff_number: part.employee for part in held}
        offered = [(number, person.name) for number, person in self.people.items()]
        self.fields["witness"].offer([*offered, (NOBODY_HERE, "Somebody who does not work here")])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"witness": self.people.get(given["witness"])}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("witness") != NOBODY_HERE:
            cleaned["outsider"] = ""
        return cleaned


def _witness_field() -> fields.RadioField:
    return fields.RadioField(
        label="Who is the witness?",
        name_in_sentence="who the witness is",
        help_text="Somebody who works here is appointed as a witness first, so that they never see the case.",
        reveals={NOBODY_HERE: "outsider"},
    )


def _outsider_field() -> fields.TextField:
    return fields.TextField(
        label="Their name", name_in_sentence="the name of the witness", required_when_shown=True
    )


class RecordStatementForm(_OfWitnessForm):
    action = Action.RECORD_STATEMENT

    witness = _witness_field()
    outsider = _outsider_field()
    replaces = RowField(
        label="Is it a later version of a statement?",
        name_in_sentence="which statement it replaces",
        required=False,
    )
    taken_on = DateField(label="When was it taken?", name_in_sentence="the day it was taken", not_future=True)
    text = fields.LongTextField(label="What the witness said", max_length=50_000, rows=14)
    signed_on = DateField(
        label="When was it signed?",
        name_in_sentence="the day it was signed",
        not_future=True,
        required=False,
        help_text="Leave it empty if it is not signed.",
    )
    why_unsigned = fields.LongTextField(
        label="If it is not signed: why?", name_in_sentence="why it is not signed", required=False, rows=3
    )

    def prepare(self) -> None:
        super().prepare()
        earlier = newest_statements(self.case)
        if not earlier:
            del self.fields["replaces"]
            return
        self.fields["replaces"].offer_rows((row, _in_a_line(self, row)) for row in earlier)
        self.fields["replaces"].initial = None

    def arguments(self) -> dict[str, Any]:
        return {"replaces": None} | super().arguments()


class _OfStatementForm(VerbForm):
    """Asks which statement is meant."""

    def prepare(self) -> None:
        rows = newest_statements(self.case)
        self.fields["statement"].offer_rows((row, _in_a_line(self, row)) for row in rows)

    def known(self) -> list[Row]:
        return [] if self.fields["statement"].rows else [Row("Statements", "None is on the case yet")]


class AskAnonymityForm(_OfWitnessForm):
    action = Action.ASK_ANONYMITY

    witness = _witness_field()
    outsider = _outsider_field()
    asked_on = DateField(
        label="When was it asked for?", name_in_sentence="the day it was asked for", not_future=True
    )
    asked_by = fields.RadioField(
        label="Who asked?", name_in_sentence="who asked for it", choices=AnonymityAskedBy.choices
    )
    why = fields.LongTextField(
        label="What are they afraid of?",
        name_in_sentence="why they are not to be named",
        help_text="In their words. HR, investigator, case manager and auditor read it, and nobody else.",
        rows=4,
    )


class DecideAnonymityForm(VerbForm):
    action = Action.DECIDE_ANONYMITY
    warning = (
        "The employee has to be able to answer what is said. Grant it only where the witness has good reason to fear "
        "something, and take out of the copy you share whatever tells who it is."
    )

    request = RowField(label="Which witness?", name_in_sentence="which witness it is about")
    granted = fields.YesNoField(label="Is it granted?", name_in_sentence="the witness is not named")
    reasons = fields.LongTextField(label="Why?", name_in_sentence="why you decide so", rows=4)

    def prepare(self) -> None:
        rows = [*self.case.anonymity_requests.select_related("witness").prefetch_related("decisions")]
        waiting = [row for row in rows if not row.decisions.all()]
        self.fields["request"].offer_rows((row, _asked(row)) for row in waiting or rows)

    def known(self) -> list[Row]:
        rows = self.fields["request"].rows.values()
        return [Row(f"Witness {row.letter}, asked for {words(row.asked_on)}", row.why) for row in rows]


class ShareStatementForm(_OfStatementForm):
    action = Action.SHARE_STATEMENT

    statement = RowField(label="Which statement?", name_in_sentence="the statement you share")
    shared_with = fields.RadioField(
        label="With whom?", name_in_sentence="with whom it is shared", choices=SharedWith.choices
    )
    shared_on = DateField(label="When?", name_in_sentence="the day it was shared", not_future=True)
    copy = fields.LongTextField(
        label="If something was taken out: the text as it was shared",
        name_in_sentence="the text as it was shared",
        help_text="The statement itself stays as it is.",
        required=False,
        max_length=50_000,
        rows=8,
    )
    why_redacted = fields.LongTextField(
        label="Why was it taken out?", name_in_sentence="why it was taken out", required=False, rows=3
    )


class CallWitnessForm(_OfWitnessForm):
    action = Action.CALL_WITNESS

    witness = _witness_field()
    outsider = _outsider_field()
    party = fields.RadioField(
        label="Who calls them?", name_in_sentence="who calls them", choices=Party.choices
    )
    about = fields.LongTextField(
        label="What can they speak to?", name_in_sentence="what they can speak to", rows=3
    )
    notified_on = DateField(
        label="When was the other side told?",
        name_in_sentence="the day the other side was told",
        not_future=True,
    )


class InviteWitnessForm(_OfWitnessForm):
    action = Action.INVITE_WITNESS

    witness = _witness_field()
    outsider = _outsider_field()
    invited_on = DateField(
        label="When were they invited?", name_in_sentence="the day they were invited", not_future=True
    )
    for_on = DateField(
        label="For which day?",
        name_in_sentence="the day for which they are invited",
        help_text="For a hearing: the day on which it is.",
    )


class RecordWitnessAttendanceForm(VerbForm):
    action = Action.RECORD_WITNESS_ATTENDANCE

    invitation = RowField(label="Which witness?", name_in_sentence="which witness it is about")
    came = fields.YesNoField(label="Did they come?", name_in_sentence="the witness came")
    why_not = fields.LongTextField(
        label="If they did not come: why?", name_in_sentence="why they did not come", required=False, rows=3
    )

    def prepare(self) -> None:
        rows = self.case.witness_invitations.filter(attendance__isnull=True).select_related("witness")
        sight = sight_of(self.by, self.case)
        self.fields["invitation"].offer_rows(
            (row, f"{witness_name(self.case, sight, row)}, invited for {words(row.for_on)}") for row in rows
        )


def _asked(row: AnonymityRequest) -> str:
    """Whoever decides knows the name."""
    name = row.witness.name if row.witness is not None else row.outsider
    decided = [*row.decisions.all()]
    so_far = "" if not decided else ", granted" if decided[-1].granted else ", refused"
    return f"{name}, who would be Witness {row.letter}, asked {words(row.asked_on)}{so_far}"


def _in_a_line(form: VerbForm, row: Statement) -> str:
    name = witness_name(form.case, sight_of(form.by, form.case), row)
    version = f", version {row.version}" if row.version > 1 else ""
    return f"{row.number}. {name}, taken {words(row.taken_on)}{version}"
