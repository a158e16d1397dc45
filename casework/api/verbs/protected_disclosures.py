"""Flag a possible protected disclosure; check whether it is the reason for the case."""

from __future__ import annotations

from casework.api.fields import Code, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, DisclosureResult


class FlagDisclosureIn(AddingIn):
    """The employee may have made a protected disclosure. Read by HR leads and auditors alone."""

    action = Action.FLAG_DISCLOSURE

    about = Text(help_text="What was disclosed, to whom and when.")


class CheckDisclosureIn(AddingIn):
    """Whether it is the reason for the case. While it is or may be, no sanction is issued."""

    action = Action.CHECK_DISCLOSURE

    result = Code(DisclosureResult.choices)
    reasons = Text()
