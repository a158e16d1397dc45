"""Close a case; withdraw one that was logged in error."""

from __future__ import annotations

from casework.api.fields import Text
from casework.api.verbs.body import AddingIn, MovingIn
from casework.enums import Action


class CloseCaseIn(MovingIn):
    """A closed case cannot be changed. Only an appeal that comes late and is heard opens it again."""

    action = Action.CLOSE_CASE

    explanation = Text(required=False, allow_blank=True, help_text="Anything to add.")


class ProposeWithdrawalIn(AddingIn):
    """It was logged in error. An HR lead who is another withdraws the case, or turns it down."""

    action = Action.PROPOSE_WITHDRAWAL

    reason = Text(help_text="Why.")


class TurnDownWithdrawalIn(AddingIn):
    """The case goes on."""

    action = Action.TURN_DOWN_WITHDRAWAL

    reason = Text(help_text="Why.")


class WithdrawCaseIn(MovingIn):
    """The case closes as logged in error, as somebody else proposed. Every row is kept, with your reason."""

    action = Action.WITHDRAW_CASE

    reason = Text()
