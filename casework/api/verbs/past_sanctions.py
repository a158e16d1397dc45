"""Record a sanction from paper."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from casework import actions
from casework.api.fields import AnyStaffNumber, CategoryCode, Code, Day, Text
from casework.api.verbs.body import VerbIn
from casework.enums import (
    Action,
    IncidentChannel,
    Known,
    PastAppeal,
    PeriodStated,
    Platform,
    SanctionLevel,
    Severity,
)
from casework.rules.cited import Caution
from casework.rules.past_records import UNDETERMINED, stated_last_day


def _days(help_text: str) -> serializers.ListField:
    return serializers.ListField(child=Day(), required=False, max_length=10, help_text=help_text)


class RecordPastSanctionIn(VerbIn):
    """What the paper says, as multipart/form-data with its scan. Nothing is owed for the time before."""

    action = Action.RECORD_PAST_SANCTION
    places = {"file": "scan", "live_again": "live_again_from"}
    parser = MultiPartParser

    employee = AnyStaffNumber(help_text="By staff number; who has left as well.")
    level = Code(SanctionLevel.choices, help_text="As it stood after any appeal.")
    issued_on = Day(not_future=True, help_text="The date on the letter.")
    received_on = Day(
        not_future=True,
        required=False,
        help_text="If the paper says so; without it the letter counts as posted on its date.",
    )
    period = Code(
        PeriodStated.choices,
        required=False,
        allow_blank=True,
        help_text="For a warning, what the letter states of its live period. none: the record is kept as undetermined and "
        "never counts by itself.",
    )
    live_months = serializers.IntegerField(required=False, help_text="For months: how many.")
    live_to = Day(required=False, help_text="For last_day: the last live day.")
    live_again_from = _days(
        "Of a warning that was extended after it had run out: the first day of each later period."
    )
    live_again_to = _days("And the last day of each, in the same order.")
    employment_ends_on = Day(required=False, help_text="For a dismissal, and for nothing else.")
    acted_on = Day(not_future=True, required=False, help_text="When it happened, if the paper says so.")
    category = CategoryCode(help_text="What it was about.")
    channel = Code(IncidentChannel.choices, help_text="Where it happened.")
    platform = Code(
        Platform.choices,
        required=False,
        allow_blank=True,
        help_text="For social media, and for nothing else.",
    )
    severity = Code(
        Severity.choices, required=False, allow_blank=True, help_text="Empty where the paper does not say."
    )
    heard = Code(Known.choices, help_text="Whether there was a hearing.")
    accompanied = Code(Known.choices, help_text="Whether the employee was accompanied.")
    appeal_offered = Code(Known.choices, help_text="Whether an appeal was offered.")
    appeal = Code(PastAppeal.choices, help_text="Whether there was one, and what came of it.")
    source = Text(max_length=100, help_text="Where the paper is. No names of people.")
    reference = Text(max_length=60, help_text="What it is called there. Each paper is recorded once.")
    scan = serializers.FileField(
        max_length=255, allow_empty_file=True, help_text="Of the paper, up to 25 MB."
    )

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        if len(given.get("live_again_from", ())) != len(given.get("live_again_to", ())):
            raise serializers.ValidationError(
                {"live_again_to": "Give a last day for each first day of live_again_from."}
            )
        return given

    def to_mind(self) -> list[Caution]:
        not_stated = self.validated_data.get("period") == PeriodStated.NONE
        return [Caution("SA-4", UNDETERMINED)] if not_stated else []

    def arguments(self) -> dict[str, Any]:
        """Raises RuleBroken (SA-3, SA-4) where the period does not fit the level."""
        given = super().arguments()
        proof = given.pop("scan")
        stated, months = given.pop("period", ""), given.pop("live_months", None)
        given["live_to"] = stated_last_day(
            given["level"],
            given["issued_on"],
            stated=stated,
            months=months,
            last_day=given.get("live_to"),
        )
        firsts, lasts = given.pop("live_again_from", ()), given.pop("live_again_to", ())
        given["live_again"] = tuple(zip(firsts, lasts, strict=True))
        unsaid = {"employment_ends_on": None, "acted_on": None, "platform": "", "severity": ""}
        return {"record": actions.PastSanction(**unsaid | given), "proof": proof}
