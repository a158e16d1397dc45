"""Review the improvement that a warning requires."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, ImprovementResult


class ReviewImprovementIn(AddingIn):
    """Whether what the warning required was met. It changes nothing of the warning."""

    action = Action.REVIEW_IMPROVEMENT

    result = Code(ImprovementResult.choices)
    said = Text(help_text="What was seen, or why it could not be judged.")
    reviewed_on = Day(not_future=True)
