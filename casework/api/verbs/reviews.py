"""Look at a decision again whose ground has gone."""

from __future__ import annotations

from casework.api.fields import Code, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, ReviewResult


class ReviewDecisionIn(AddingIn):
    """A warning that the decision relied on no longer stands. It changes no outcome by itself."""

    action = Action.REVIEW_DECISION

    result = Code(ReviewResult.choices)
    reasons = Text()
