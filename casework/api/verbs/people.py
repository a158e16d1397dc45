"""Appoint people to a case and replace them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from casework.api.fields import Code, StaffNumber, Text
from casework.api.verbs.body import AddingIn, case_of
from casework.enums import Action, PartKind
from casework.errors import NotNow
from casework.models import Part
from casework.models.cases import APPOINTED_KINDS
from casework.queries.line import cautions_of_line
from casework.rules.cited import Caution

KINDS = [(kind.value, kind.label) for kind in APPOINTED_KINDS]


class AppointIn(AddingIn):
    """Give a person a part in the case."""

    action = Action.APPOINT
    places = {"person": "employee"}

    kind = Code(KINDS, help_text="Their part in the case.")
    employee = StaffNumber()

    def to_mind(self) -> list[Caution]:
        given = [(PartKind(self.validated_data["kind"]), self.validated_data["employee"])]
        return cautions_of_line(case_of(self).subject, given, timezone.localdate())


class ReplacePartIn(AddingIn):
    """End one person's part, with a reason, and give it to another."""

    action = Action.REPLACE_PART
    places = {"person": "employee", "kind": "part"}
    beside = ("part", "held_by")

    part = Code(KINDS, help_text="The part that changes hands.")
    held_by = serializers.CharField(max_length=20, help_text="Who holds it now, by staff number.")
    employee = StaffNumber(help_text="Who takes over.")
    reason = Text(help_text="Why they are replaced.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Raises NotNow for a part that has ended: the file moved since it was read."""
        held = case_of(self).parts.filter(kind=attrs["part"], employee__staff_number=attrs["held_by"])
        current = held.filter(to_date__isnull=True).first()
        if current is None and held.exists():
            raise NotNow("This person no longer holds this part: it has already been passed on or ended.")
        if current is None:
            raise serializers.ValidationError({"held_by": ["This person does not hold this part."]})
        self.held: Part = current
        return attrs

    def target(self) -> Part:
        return self.held

    def to_mind(self) -> list[Caution]:
        given = [(PartKind(self.held.kind), self.validated_data["employee"])]
        return cautions_of_line(case_of(self).subject, given, timezone.localdate())
