"""What is added to an open case: allegations, corrections, evidence, notes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from casework.enums import Action, IncidentChannel, Platform
from casework.models import Allegation
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import CategoryField, VerbForm, platform_belongs
from casework.web.shapes import Row


class AddAllegationForm(VerbForm):
    action = Action.ADD_ALLEGATION

    particulars = fields.LongTextField(
        label="What is alleged",
        name_in_sentence="what is alleged",
        help_text="Say what the employee is said to have done, as it will stand in the letter.",
    )
    category = CategoryField(label="Category")
    channel = fields.RadioField(
        label="Where did it happen?",
        name_in_sentence="where it happened",
        choices=IncidentChannel.choices,
        reveals={IncidentChannel.SOCIAL_MEDIA.value: "platform"},
    )
    platform = fields.SelectField(label="Platform", choices=Platform.choices, required_when_shown=True)
    acted_from = DateField(label="First day", name_in_sentence="the first day", not_future=True)
    acted_to = DateField(
        label="Last day",
        name_in_sentence="the last day",
        not_future=True,
        required=False,
        help_text="Only if it went on for longer than a day.",
    )

    def prepare(self) -> None:
        self.fields["category"].offer_categories()
        self.initial.setdefault("category", self.case.category.code)

    def clean(self) -> dict[str, Any]:
        return platform_belongs(super().clean() or self.cleaned_data)

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"acted_to": given["acted_to"] or given["acted_from"]}


class CorrectRecordForm(VerbForm):
    """One field of one allegation put right. ``target`` is the allegation."""

    action = Action.CORRECT_RECORD
    value_of = {
        "particulars": "particulars",
        "acted_from": "acted_from",
        "acted_to": "acted_to",
        "category": "category",
    }

    field = fields.RadioField(
        label="What is wrong?",
        name_in_sentence="what is wrong",
        choices=[
            ("particulars", "The wording"),
            ("acted_from", "The first day"),
            ("acted_to", "The last day"),
            ("category", "The category"),
        ],
        reveals={name: name for name in value_of},
    )
    particulars = fields.LongTextField(
        label="The correct wording", name_in_sentence="the correct wording", required_when_shown=True
    )
    acted_from = DateField(
        label="The correct first day",
        name_in_sentence="the correct first day",
        not_future=True,
        required_when_shown=True,
    )
    acted_to = DateField(
        label="The correct last day",
        name_in_sentence="the correct last day",
        not_future=True,
        required_when_shown=True,
    )
    category = CategoryField(
        label="The correct category", name_in_sentence="the correct category", required_when_shown=True
    )
    reason = fields.LongTextField(
        label="Why is it wrong?",
        name_in_sentence="why it is wrong",
        help_text="Kept with the old wording for everybody who reads the case.",
        rows=4,
    )

    def prepare(self) -> None:
        self.fields["category"].offer_categories()
        allegation: Allegation = self.target
        self.initial.setdefault("particulars", allegation.particulars)

    def known(self) -> list[Row]:
        allegation: Allegation = self.target
        return [
            Row("Wording", allegation.particulars),
            Row("Days", days_in_words(allegation)),
            Row("Category", allegation.category.name),
        ]

    def arguments(self) -> dict[str, Any]:
        name = self.cleaned_data["field"]
        return {"field": name, "value": self.cleaned_data[name], "reason": self.cleaned_data["reason"]}

    def refuse_in_words(self, broken: Any) -> None:
        if broken.field == "value":
            broken.field = self.cleaned_data.get("field", "")
        super().refuse_in_words(broken)


class AttachEvidenceForm(VerbForm):
    """The text stays when something is wrong. A file does not: the page says to select it again."""

    action = Action.ATTACH_EVIDENCE
    has_file = True
    places = {"file": "content"}

    title = fields.TextField(
        label="What is it?",
        name_in_sentence="what the evidence is",
        help_text="For example, “Screenshot of the post, 7 Sep 2026”. It cannot be changed afterwards.",
    )
    source = fields.TextField(
        label="Where does it come from?", name_in_sentence="where it comes from", required=False
    )
    content = fields.FileField(
        label="File",
        name_in_sentence="a file",
        max_megabytes=25,
        help_text="Up to 25MB. Everybody working on the case can open it.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("content") and self.errors:
            self.add_error("content", ValidationError("Select the file again", code="again"))
        return cleaned


class AddNoteForm(VerbForm):
    action = Action.ADD_NOTE

    text = fields.LongTextField(
        label="Note",
        name_in_sentence="the note",
        help_text="Kept as written. Everybody working on the case reads it; the employee may ask to see it.",
    )


def days_in_words(allegation: Allegation) -> str:
    if allegation.acted_from == allegation.acted_to:
        return words(allegation.acted_from)
    return f"{words(allegation.acted_from)} to {words(allegation.acted_to)}"
