"""Record a resignation; close the case of somebody who has left, or who died."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn, MovingIn
from casework.enums import Action, ResignationKind


class RecordResignationIn(AddingIn):
    """The case goes on while the employee is employed; what was issued stands, and an appeal is decided all the same."""

    action = Action.RECORD_RESIGNATION

    kind = Code(ResignationKind.choices)
    given_on = Day(not_future=True, help_text="When they resigned.")
    ends_on = Day(
        help_text="The last day of employment; without notice the day from which it was accepted. "
        "Earlier than a dismissal ends it.",
    )
    said = Text(help_text="What the employee said, and how.")


class CloseAfterDeathIn(MovingIn):
    """The employee died: the case closes at once, as it stands, and nothing is sent."""

    action = Action.CLOSE_AFTER_DEATH

    died_on = Day(not_future=True)


class CloseAfterLeavingIn(MovingIn):
    """The case closes without an outcome: nobody who has left is sanctioned."""

    action = Action.CLOSE_AFTER_LEAVING

    explanation = Text(help_text="Why it ends here.")
