"""The investigator's findings, and the case manager's answer to them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework import actions
from casework.api.fields import MAX_REPORT, AllegationNumber, Code, Strict, Text
from casework.api.verbs.body import MovingIn, by_allegation, once_each
from casework.api.verbs.meetings import MeetingHeldIn, held_in, to_mind
from casework.api.verbs.rows_of_case import RowNumber
from casework.enums import Action, OtherMeeting, Severity
from casework.rules.cited import Caution


class ViewIn(Strict):
    """The investigator's view on one allegation."""

    allegation = AllegationNumber(help_text="Its number.")
    case_to_answer = serializers.BooleanField()
    reasons = Text()


class IndexIn(Strict):
    """A line of the index of the evidence."""

    evidence = RowNumber("evidence", help_text="The number of the file.")
    shows = Text(max_length=2_000, help_text="What it shows.")


class SubmitFindingsIn(MovingIn):
    """The investigation report, with a view on each allegation. Recommend no sanction."""

    action = Action.SUBMIT_FINDINGS

    report = Text(max_length=MAX_REPORT, help_text="What you looked into, what you found, on what evidence.")
    employee_response = Text(help_text="What the employee said; or how they were asked, and what came.")
    meeting = MeetingHeldIn(
        required=False,
        help_text="With the employee, if one was held and the policy of the investigation lets somebody come.",
    )
    views = ViewIn(many=True, help_text="One for each allegation.")
    index = IndexIn(many=True, required=False, help_text="One for each file on the case.")

    def validate_views(self, rows: Any) -> Any:
        once_each(rows)
        return rows

    def validate_index(self, rows: Any) -> Any:
        if len(rows) != len({row["evidence"] for row in rows}):
            raise serializers.ValidationError("Name each file once.")
        return rows

    def arguments(self) -> dict[str, Any]:
        given = held_in(super().arguments())
        index = {one["evidence"]: one["shows"] for one in given.get("index", ())}
        return given | {"views": by_allegation(given["views"], actions.View), "index": index}

    def to_mind(self) -> list[Caution]:
        return to_mind(self, OtherMeeting.INVESTIGATION)


class ReturnFindingsIn(MovingIn):
    """The investigator looks further and reports again. Ask for what is missing, never for another conclusion."""

    action = Action.RETURN_FINDINGS

    missing = Text(
        help_text="What has to be looked at further. It is kept, and shown with the report returned."
    )


class NoCaseToAnswerIn(MovingIn):
    """The case closes. It cannot be opened again."""

    action = Action.NO_CASE_TO_ANSWER

    reasons = Text()


class DealWithInformallyIn(MovingIn):
    """The facts turned out minor: the case closes with an informal word. It is no sanction and never counts."""

    action = Action.DEAL_WITH_INFORMALLY

    severity = Code(
        Severity.choices, help_text="Of the gravest allegation, after what was found: only minor passes."
    )
    reasons = Text()
    agreed = Text(help_text="What was agreed informally.")


class ReferToHearingIn(MovingIn):
    """There is a case to answer. No more can be found at the hearing than is put to the employee now."""

    action = Action.REFER_TO_HEARING

    reasons = Text()
    severity = Code(Severity.choices, help_text="How serious it is, if it is found.")
