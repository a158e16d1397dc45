"""Attach a redacted copy."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from casework.api.fields import Text
from casework.api.verbs.body import AddingIn, case_of
from casework.enums import Action
from casework.models import Evidence


class AttachRedactedCopyIn(AddingIn):
    """A copy of a file on the case in which something is blacked out, as multipart/form-data. The original stays."""

    action = Action.ATTACH_REDACTED_COPY
    places = {"file": "content"}
    parser = MultiPartParser

    evidence = serializers.IntegerField(
        min_value=1, max_value=32_767, help_text="The number of the original."
    )
    content = serializers.FileField(max_length=255, allow_empty_file=True, help_text="Up to 25 MB.")
    redactions = Text(help_text="A line for each thing that is blacked out: where, a colon, and why.")

    def validate_evidence(self, number: int) -> Any:
        found = Evidence.objects.filter(case=case_of(self), number=number).first()
        if found is None:
            raise serializers.ValidationError("This case has no evidence of that number.")
        return found
