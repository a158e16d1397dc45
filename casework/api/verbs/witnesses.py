"""Record statements, decide who is not named, share statements, call witnesses."""

from __future__ import annotations

from rest_framework import serializers

from casework.api.fields import MAX_REPORT, Code, Day, StaffNumber, Text
from casework.api.verbs.body import AddingIn
from casework.api.verbs.rows_of_case import RowNumber
from casework.enums import Action, AnonymityAskedBy, Party, SharedWith

OUTSIDER = "The name of a witness who does not work here."


class RecordStatementIn(AddingIn):
    """What a witness said. With replaces it is a later version of that statement."""

    action = Action.RECORD_STATEMENT

    witness = StaffNumber(required=False, help_text="A witness on the case.")
    outsider = Text(max_length=200, required=False, allow_blank=True, help_text=OUTSIDER)
    replaces = RowNumber("statements", required=False, help_text="The number of the statement it replaces.")
    taken_on = Day(not_future=True)
    text = Text(max_length=MAX_REPORT)
    signed_on = Day(not_future=True, required=False)
    why_unsigned = Text(required=False, allow_blank=True, help_text="Where it is not signed.")


class AskAnonymityIn(AddingIn):
    """A witness is not to be named. They stand as a letter until it is decided otherwise."""

    action = Action.ASK_ANONYMITY

    witness = StaffNumber(required=False, help_text="A witness on the case.")
    outsider = Text(max_length=200, required=False, allow_blank=True, help_text=OUTSIDER)
    asked_on = Day(not_future=True)
    asked_by = Code(AnonymityAskedBy.choices)
    why = Text(help_text="Why they are not to be named.")


class DecideAnonymityIn(AddingIn):
    """Whether a witness who asked is named."""

    action = Action.DECIDE_ANONYMITY

    request = RowNumber("anonymity_requests", help_text="The number of what was asked.")
    granted = serializers.BooleanField(help_text="True: the witness is not named.")
    reasons = Text()


class ShareStatementIn(AddingIn):
    """The newest version was given to somebody."""

    action = Action.SHARE_STATEMENT

    statement = RowNumber("statements", help_text="Its number.")
    shared_with = Code(SharedWith.choices)
    shared_on = Day(not_future=True)
    copy = Text(
        max_length=MAX_REPORT,
        required=False,
        allow_blank=True,
        help_text="Where something was taken out: the text as it was shared.",
    )
    why_redacted = Text(required=False, allow_blank=True, help_text="Why it was taken out.")


class CallWitnessIn(AddingIn):
    """Whom a side calls to the hearing, or to that of the appeal."""

    action = Action.CALL_WITNESS

    witness = StaffNumber(required=False, help_text="A witness on the case.")
    outsider = Text(max_length=200, required=False, allow_blank=True, help_text=OUTSIDER)
    party = Code(Party.choices, help_text="Who calls them.")
    about = Text(help_text="What they can speak to.")
    notified_on = Day(not_future=True, help_text="When the other side was told.")


class InviteWitnessIn(AddingIn):
    """A witness was asked to come: to the investigation, or to the hearing that is arranged."""

    action = Action.INVITE_WITNESS

    witness = StaffNumber(required=False, help_text="A witness on the case.")
    outsider = Text(max_length=200, required=False, allow_blank=True, help_text=OUTSIDER)
    invited_on = Day(not_future=True)
    for_on = Day(help_text="For which day.")


class RecordWitnessAttendanceIn(AddingIn):
    """Whether a witness who was invited came."""

    action = Action.RECORD_WITNESS_ATTENDANCE

    invitation = RowNumber("witness_invitations", help_text="The number of the invitation.")
    came = serializers.BooleanField()
    why_not = Text(required=False, allow_blank=True, help_text="Where they did not.")
