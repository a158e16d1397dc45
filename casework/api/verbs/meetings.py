"""A meeting that is no hearing, at which the policy lets the employee be accompanied (AC-2)."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework import actions
from casework.api.fields import Code, Strict, Text
from casework.api.verbs.body import VerbIn, case_of
from casework.enums import CompanionKind, OtherMeeting
from casework.queries.companions import cautions_after
from casework.rules.cited import Caution


class MeetingHeldIn(Strict):
    """Who came with the employee, and whether they knew that somebody may."""

    told = serializers.BooleanField(help_text="The employee was told that somebody may come with them.")
    companion_kind = Code(CompanionKind.choices, help_text="Who accompanied the employee.")
    companion_name = Text(max_length=200, required=False, allow_blank=True)
    companion_reason = Text(
        required=False, allow_blank=True, help_text="What was agreed, or which adjustment it is."
    )


def held_in(given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of an action, with the meeting as it takes it; without one where none was held."""
    held = given.pop("meeting", None)
    return given | {"meeting": actions.MeetingHeld(**held)} if held is not None else given


def to_mind(body: VerbIn, meeting: OtherMeeting) -> list[Caution]:
    """What to mind of the companion whom a body names, or of nobody having been told."""
    held = body.validated_data.get("meeting")
    if held is None:
        return []
    name = held.get("companion_name", "")
    return cautions_after(case_of(body), meeting, told=held["told"], companion=name, reader=body.by)
