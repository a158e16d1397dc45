"""Pause a case, review the pause, resume the case."""

from __future__ import annotations

from casework.api.fields import Code, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, PauseReason


class PauseCaseIn(AddingIn):
    """Let nothing move from today on. A hearing that is arranged is called off."""

    action = Action.PAUSE_CASE

    reason = Code(PauseReason.choices)
    note = Text(help_text="What it is waiting for.")


class ReviewPauseIn(AddingIn):
    """The pause was looked at again and goes on."""

    action = Action.REVIEW_PAUSE

    reasons = Text(help_text="Why it has to go on.")


class ResumeCaseIn(AddingIn):
    """Go on. The dates that waited move by the days of the pause."""

    action = Action.RESUME_CASE

    note = Text(help_text="Why it goes on now.")
