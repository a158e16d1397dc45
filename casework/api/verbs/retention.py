"""Look at a record whose time is over; approve that it is purged."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, RecordReviewResult


class ReviewRecordIn(AddingIn):
    """Another HR lead approves what is to be purged. What is kept longer is looked at again."""

    action = Action.REVIEW_RECORD

    result = Code(RecordReviewResult.choices)
    reasons = Text()
    review_on = Day(required=False, help_text="Of what is kept longer: when it is looked at next.")


class PurgeCaseIn(AddingIn):
    """The content of the case is deleted within minutes, and nothing brings it back."""

    action = Action.PURGE_CASE
