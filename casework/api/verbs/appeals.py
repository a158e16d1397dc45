"""Lodge an appeal or refuse a late one; arrange, postpone and record its hearing; decide it; tell the employee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework import serializers

from casework import actions, queries
from casework.api.fields import Code, Day, Moment, Months, Strict, Text
from casework.api.verbs.body import AddingIn, MovingIn, case_of
from casework.api.verbs.deciding import of_earlier_warnings
from casework.api.verbs.hearings import InvitationIn, MinutesIn, PostponementIn
from casework.enums import (
    Action,
    AppealGroundKind,
    AppealResult,
    Delivery,
    GroundResult,
    MeasureKind,
    PartKind,
    SanctionLevel,
)
from casework.rules.cited import Caution


class GroundIn(Strict):
    """One ground, in the employee's words."""

    kind = Code(AppealGroundKind.choices)
    text = Text()


def once_by(name: str, rows: Sequence[Mapping[str, Any]], thing: str = "ground") -> None:
    """Raise ValidationError where one of these things is named twice."""
    if len(rows) != len({row[name] for row in rows}):
        raise serializers.ValidationError(f"Name each {thing} once.")


class LodgeAppealIn(MovingIn):
    """The employee appeals: recorded on their behalf, each ground in their words."""

    action = Action.LODGE_APPEAL

    grounds = GroundIn(many=True, help_text="At least one.")
    received_on = Day(not_future=True, help_text="The day it reached the employer.")
    late_reason = Text(
        required=False, allow_blank=True, help_text="If it came late: why it is heard all the same."
    )

    def validate_grounds(self, rows: Any) -> Any:
        once_by("kind", rows)
        return rows

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"grounds": {row["kind"]: row["text"] for row in given["grounds"]}}


class AcknowledgeAppealIn(AddingIn):
    """The employee was told that the appeal has arrived."""

    action = Action.ACKNOWLEDGE_APPEAL

    sent_on = Day(not_future=True, help_text="The day the acknowledgement was sent.")
    delivery = Code(Delivery.choices, help_text="How it was sent.")


class RecordReinstatementPayIn(AddingIn):
    """The pay of an employee whose dismissal did not stand was settled, and the employment is on record as unbroken."""

    action = Action.RECORD_REINSTATEMENT_PAY

    paid_on = Day(not_future=True, help_text="The day it was paid.")
    note = Text(help_text="What was paid, and what was put right.")


class RefuseLateAppealIn(AddingIn):
    """An appeal came late and is not heard. The outcome stands."""

    action = Action.REFUSE_LATE_APPEAL

    received_on = Day(not_future=True, help_text="The day it reached the employer.")
    reason = Text(help_text="Why it is not heard.")


class WithdrawAppealIn(MovingIn):
    """The employee takes the appeal back before it is decided. The outcome stands."""

    action = Action.WITHDRAW_APPEAL

    withdrawn_on = Day(not_future=True, help_text="The day it reached the employer.")
    said = Text(help_text="What the employee said, and how.")


class ArrangeAppealHearingIn(InvitationIn):
    """Invite the employee to the hearing of the appeal."""

    action = Action.ARRANGE_APPEAL_HEARING
    hears = PartKind.APPEAL_MANAGER


class PostponeAppealHearingIn(PostponementIn):
    """Call off the arranged attempt at hearing the appeal; it keeps its row."""

    action = Action.POSTPONE_APPEAL_HEARING


class RecordAppealHearingIn(MinutesIn):
    """What happened at the hearing of the appeal. The record cannot be changed afterwards."""

    action = Action.RECORD_APPEAL_HEARING


class GroundAnswerIn(Strict):
    """What is made of one ground."""

    ground = Code(AppealGroundKind.choices)
    result = Code(GroundResult.choices)
    reasons = Text()


class KeptMeasureIn(Strict):
    """A measure of the outcome appealed against that still goes with the warning that stands instead."""

    kind = Code(MeasureKind.choices)
    to_on = Day(required=False, help_text="Its last day, if it is to end sooner.")


class DecideAppealIn(MovingIn):
    """The decision on the appeal, ground by ground. It takes effect with its letter, and can be recalled until then."""

    action = Action.DECIDE_APPEAL

    result = Code(AppealResult.choices)
    answers = GroundAnswerIn(many=True, help_text="One for each ground of the appeal.")
    reasons = Text(help_text="Why this result.")
    spent_record_use = Text(
        required=False, help_text="How the spent record was used, exactly where it was opened before."
    )
    departure_reasons = Text(
        required=False,
        help_text="For a decision varied: why it differs from what others were given, exactly where it does.",
    )
    level = Code(
        SanctionLevel.choices,
        required=False,
        help_text="For a decision varied: the level that stands instead. A heavier one only where the policy under "
        "which the appeal is heard lets it (AP-4), and never a dismissal.",
    )
    months = Months(
        required=False,
        help_text="For a decision varied that extended a live warning: by how many months, fewer than stand (AP-4).",
    )
    returns_on = Day(
        required=False,
        help_text="Where a dismissal does not stand: the day the employee is back at work; left out of somebody whose "
        "resignation has ended the employment.",
    )
    employment_ends_on = Day(
        required=False, help_text="Where a dismissal stands instead of another: the day employment ends."
    )

    measures = KeptMeasureIn(
        many=True,
        required=False,
        help_text="For a decision varied: what still goes with the warning. What is not named falls.",
    )

    def to_mind(self) -> list[Caution]:
        return of_earlier_warnings(self)

    def validate_answers(self, rows: Any) -> Any:
        once_by("ground", rows)
        appeal = queries.heard_appeal(case_of(self))
        self.grounds = {row.kind: row for row in appeal.grounds.all()} if appeal is not None else {}
        if not {row["ground"] for row in rows} <= set(self.grounds):
            raise serializers.ValidationError("This appeal does not rest on that ground.")
        return rows

    def validate_measures(self, rows: Any) -> Any:
        once_by("kind", rows, "measure")
        return rows

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["result"] == AppealResult.VARIED and "level" not in attrs and "months" not in attrs:
            raise serializers.ValidationError({"level": ["Say which level stands instead."]})
        return attrs

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {
            "answers": {
                self.grounds[row["ground"]]: actions.Answered(row["result"], row["reasons"])
                for row in given["answers"]
            },
            "measures": {row["kind"]: row.get("to_on") for row in given.get("measures", ())},
        }


class IssueAppealOutcomeIn(AddingIn):
    """The letter left, and the result takes effect. Without ``received_on`` the policy says when it counts as received."""

    action = Action.ISSUE_APPEAL_OUTCOME

    delivery = Code(Delivery.choices, help_text="How the letter was sent.")
    sent_at = Moment(not_future=True, help_text="When it was sent.")
    received_on = Day(not_future=True, required=False, help_text="When it was received, if you know it.")


class ReturnToHearingIn(MovingIn):
    """A remitted case is heard again, by somebody else."""

    action = Action.RETURN_TO_HEARING
