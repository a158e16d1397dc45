"""Arrange a hearing, postpone it, record it."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from casework import actions
from casework.api.fields import MAX_REPORT, AllegationNumber, Code, Day, Moment, Strict, Text
from casework.api.verbs.body import AddingIn, MovingIn, by_allegation, case_of, once_each
from casework.enums import (
    Action,
    AllegationResponse,
    Attendance,
    CompanionKind,
    Delivery,
    HearingPoint,
    HeldIn,
    NotesStatus,
    PartKind,
    PostponementReason,
)
from casework.queries.companions import caution_about
from casework.queries.covers import caution_of_away
from casework.rules.cited import Caution
from casework.rules.companion import caution_of_silence


class InvitationIn(AddingIn):
    """How the employee is invited to a hearing."""

    places = {"hearing_on": "starts_at", "chair": "starts_at"}
    hears: ClassVar[PartKind] = PartKind.CHAIR

    starts_at = Moment()
    place = Text(max_length=200, help_text="The room and its address, or how to join remotely.")
    nation = Code(
        HeldIn.choices, help_text="Where it is held: its bank holidays count if the companion cannot come."
    )
    delivery = Code(Delivery.choices, help_text="How the invitation was sent.")
    sent_at = Moment(not_future=True, help_text="When it was sent.")
    received_on = Day(not_future=True, required=False, help_text="When it was received, if you know it.")
    notice_waived = serializers.BooleanField(
        required=False, help_text="The employee agreed in writing to shorter notice."
    )
    absence_warning_sent = serializers.BooleanField(
        required=False, help_text="The invitation says that it may go ahead in the employee's absence."
    )
    why_unreasonable = Text(
        required=False,
        allow_blank=True,
        help_text="If it is not the day the employee proposed: why that day was unreasonable.",
    )

    def arguments(self) -> dict[str, Any]:
        return {"invitation": actions.Invitation(**super().arguments())}

    def to_mind(self) -> list[Caution]:
        silent = caution_of_silence(self.validated_data.get("absence_warning_sent", False))
        return [*caution_of_away(case_of(self), self.hears), *([silent] if silent else [])]


class ArrangeHearingIn(InvitationIn):
    """Invite the employee. Without ``received_on`` the policy says when the invitation counts as received."""

    action = Action.ARRANGE_HEARING

    bundle_enclosed = serializers.BooleanField(
        required=False, help_text="All the evidence went to the employee with the invitation."
    )


class PostponementIn(AddingIn):
    """Why a hearing is called off."""

    reason = Code(PostponementReason.choices)
    because = Text(required=False, allow_blank=True, help_text="What happened.")
    proposed_on = Day(required=False, help_text="Another day the employee proposed.")


class PostponeHearingIn(PostponementIn):
    """Call off the arranged attempt; it keeps its row."""

    action = Action.POSTPONE_HEARING


class MinutesIn(MovingIn):
    """What is written down of any hearing: who came, with whom, what was said."""

    places = {"reason": "companion_reason"}

    attendance = Code(Attendance.choices)
    absence_explained = Text(
        required=False, allow_blank=True, help_text="Why it went ahead without the employee."
    )
    companion_kind = Code(CompanionKind.choices, help_text="Who accompanied the employee.")
    companion_name = Text(max_length=200, required=False, allow_blank=True)
    companion_reason = Text(
        required=False, allow_blank=True, help_text="What was agreed, or which adjustment it is."
    )
    notes = Text(max_length=MAX_REPORT)
    notes_status = Code(NotesStatus.choices, help_text="Whether the employee agrees with the notes.")
    employee_version = Text(
        max_length=MAX_REPORT, required=False, allow_blank=True, help_text="With disputed notes: theirs."
    )

    def to_mind(self) -> list[Caution]:
        return caution_about(case_of(self), self.validated_data.get("companion_name", ""), reader=self.by)

    def arguments(self) -> dict[str, Any]:
        return {"minutes": actions.Minutes(**super().arguments())}


class AnswerIn(Strict):
    """What the employee said to one allegation."""

    allegation = AllegationNumber(help_text="Its number.")
    response = Code(AllegationResponse.choices)
    said = Text(required=False, allow_blank=True)


class LeftOutIn(Strict):
    """What the Acas Code asks of a hearing and did not happen, and why."""

    point = Code(HearingPoint.choices)
    why = Text()


class RecordHearingIn(MinutesIn):
    """What happened at the hearing. The record cannot be changed afterwards."""

    action = Action.RECORD_HEARING
    beside = ("answers", "left_out")

    answers = AnswerIn(many=True, help_text="One for each allegation.")
    left_out = LeftOutIn(many=True, required=False, help_text="Points of the Acas Code that were left out.")

    def validate_answers(self, rows: Any) -> Any:
        once_each(rows)
        return rows

    def validate_left_out(self, rows: Any) -> Any:
        if len(rows) != len({row["point"] for row in rows}):
            raise serializers.ValidationError("Name each point once.")
        return rows

    def arguments(self) -> dict[str, Any]:
        given = self.validated_data
        return super().arguments() | {
            "answers": by_allegation(given["answers"], actions.Answer),
            "left_out": {row["point"]: row["why"] for row in given.get("left_out", ())},
        }
