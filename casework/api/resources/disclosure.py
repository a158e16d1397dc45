"""The disclosure table: the published answer, with its counting rules and its bridge."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework import access
from casework.api.doors import Door
from casework.api.fields import Code, Day, Strict
from casework.api.problems import refusals
from casework.enums import CountOf, Figures, OutcomeTaken
from casework.errors import NotYou
from casework.models import Category
from casework.queries.disclosure import DisclosureAsked
from casework.reports import COUNTERS, disclosure_for
from casework.reports.files import as_values


class DisclosureIn(Strict):
    """What a published answer is asked for. Every answer is a code or a day."""

    category = serializers.CharField(max_length=50, help_text="A category's code; those below it count.")
    decided_from = Day(help_text="First day of the period.")
    decided_to = Day(help_text="Last day of the period.")
    count = Code(CountOf.choices, default=CountOf.PEOPLE.value)
    outcome = Code(OutcomeTaken.choices, default=OutcomeTaken.FINAL.value)
    figures = Code(Figures.choices, default=Figures.PUBLISHED.value)
    as_at = Day(
        not_future=True, required=False, help_text="As known at the end of that day; today without it."
    )

    def validate_category(self, code: str) -> Category:
        category: Category | None = Category.objects.filter(code=code).first()
        if category is None:
            raise serializers.ValidationError("There is no such category.")
        return category

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["decided_to"] < attrs["decided_from"]:
            raise serializers.ValidationError({"decided_to": ["This must be decided_from or later."]})
        return attrs

    def asked(self) -> DisclosureAsked:
        given = self.validated_data
        return DisclosureAsked(
            category=given["category"],
            first=given["decided_from"],
            last=given["decided_to"],
            as_at=given.get("as_at") or timezone.localdate(),
            count=CountOf(given["count"]),
            outcome=OutcomeTaken(given["outcome"]),
            figures=Figures(given["figures"]),
        )


class AskedOut(serializers.Serializer):
    category = serializers.CharField()
    decided_from = serializers.DateField()
    decided_to = serializers.DateField()
    as_at = serializers.DateField()
    count = serializers.ChoiceField(CountOf.choices)
    outcome = serializers.ChoiceField(OutcomeTaken.choices)
    figures = serializers.ChoiceField(Figures.choices)


class DisclosureRowOut(serializers.Serializer):
    level = serializers.CharField()
    label = serializers.CharField()
    number = serializers.IntegerField(allow_null=True, help_text="Null where it is hidden.")
    mark = serializers.CharField(
        help_text="What is shown instead of a hidden number, such as <5; else empty."
    )
    percent = serializers.FloatField(allow_null=True, help_text="Of the total, to one decimal.")


class BridgeLineOut(serializers.Serializer):
    line = serializers.CharField()
    number = serializers.IntegerField()
    is_sum = serializers.BooleanField()


class BridgeOut(serializers.Serializer):
    """How the figures meet: from sanctions to people, and from the first to the final outcome.

    Empty where something of it is a small number that is to be hidden.
    """

    units = BridgeLineOut(many=True)
    appeals = BridgeLineOut(many=True)
    changes = BridgeLineOut(many=True)


class DisclosureOut(serializers.Serializer):
    title = serializers.CharField()
    asked = AskedOut()
    rows = DisclosureRowOut(many=True)
    total = serializers.IntegerField(allow_null=True, help_text="Null where it is hidden.")
    total_mark = serializers.CharField(help_text="What is shown instead of a hidden total; else empty.")
    bridge = BridgeOut()
    counting_rules = serializers.ListField(child=serializers.CharField())
    notes = serializers.ListField(child=serializers.CharField())
    counted = serializers.CharField(help_text="Of what it was counted.")
    made_by = serializers.CharField()


class DisclosureView(Door):
    route = "disclosure_table"

    @extend_schema(
        operation_id="disclosure_table",
        summary="The disclosure table",
        parameters=[DisclosureIn],
        responses={200: DisclosureOut, **refusals(400, 403)},
    )
    def get(self, request: Request) -> Response:
        """How many were disciplined for what, with which outcome. For auditors and HR leads."""
        if not access.roles_of(self.reader) & set(COUNTERS):
            raise NotYou("Published figures are counted by auditors and HR leads. You are neither.")
        question = DisclosureIn(data=request.query_params.dict())
        question.is_valid(raise_exception=True)
        made = disclosure_for(question.asked(), by=self.reader)
        self.looked(page="disclosure_table", **made.asked.codes())
        return Response(DisclosureOut(as_values(made)).data)
