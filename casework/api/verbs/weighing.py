"""Open the spent record; agree that what expired of a safeguarding case may be considered."""

from __future__ import annotations

from casework.api.fields import Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class OpenSpentRecordIn(AddingIn):
    """Show the warnings that do not count to whoever decides. The decision then says how they were used."""

    action = Action.OPEN_SPENT_RECORD

    justification = Text(help_text="Why they have to be looked at.")


class AgreeToConsiderIn(AddingIn):
    """Agree that what expired of a safeguarding case may be considered. It counts for no level all the same."""

    action = Action.AGREE_TO_CONSIDER

    reasons = Text(help_text="Why it may be considered though it expired.")
