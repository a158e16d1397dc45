"""What is added to an open case: allegations, corrections, evidence, notes."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from casework.actions.records import CORRECTABLE
from casework.api.fields import AllegationNumber, CategoryCode, Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, IncidentChannel, Platform
from casework.models import Allegation


class AddAllegationIn(AddingIn):
    """One more thing the employee is said to have done, with days of its own; it gets its own finding."""

    action = Action.ADD_ALLEGATION

    particulars = Text(help_text="What is alleged, as it will stand in the letter.")
    category = CategoryCode()
    channel = Code(IncidentChannel.choices, help_text="Where it happened.")
    platform = Code(
        Platform.choices,
        required=False,
        allow_blank=True,
        help_text="For social media, and for nothing else.",
    )
    acted_from = Day(not_future=True, help_text="The day, or the first day.")
    acted_to = Day(
        not_future=True, required=False, help_text="The last day, if it went on for longer than a day."
    )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {"acted_to": given["acted_from"]} | given


_READS: dict[str, serializers.Field] = {
    "acted_from": Day(not_future=True),
    "acted_to": Day(not_future=True),
    "category": CategoryCode(),
}


class CorrectRecordIn(AddingIn):
    """One field of one allegation put right. The old wording is kept with your reason."""

    action = Action.CORRECT_RECORD
    places = {"acted_to": "value"}
    beside = ("allegation",)

    allegation = AllegationNumber(help_text="The number of the allegation.")
    field = Code([(name, name) for name in CORRECTABLE], help_text="What is wrong.")
    value = Text(help_text="What is right: the wording; a day as 2026-09-07; or a category's code.")
    reason = Text(help_text="Why it is wrong.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        reads = _READS.get(attrs["field"])
        if reads is not None:
            try:
                attrs["value"] = reads.run_validation(attrs["value"])
            except serializers.ValidationError as wrong:
                raise serializers.ValidationError({"value": wrong.detail}) from None
        return attrs

    def target(self) -> Allegation:
        allegation: Allegation = self.validated_data["allegation"]
        return allegation


class AttachEvidenceIn(AddingIn):
    """A file, as multipart/form-data. It becomes part of the case and cannot be removed."""

    action = Action.ATTACH_EVIDENCE
    places = {"file": "content"}
    parser = MultiPartParser

    title = Text(max_length=200, help_text="What it is. It cannot be changed afterwards.")
    source = Text(max_length=200, required=False, allow_blank=True, help_text="Where it comes from.")
    content = serializers.FileField(max_length=255, allow_empty_file=True, help_text="Up to 25 MB.")


class AddNoteIn(AddingIn):
    """A remark that everybody working on the case reads. Kept as written."""

    action = Action.ADD_NOTE

    text = Text()
