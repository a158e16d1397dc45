"""Join two open cases of one employee."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework import queries
from casework.api.fields import Text
from casework.api.verbs.body import MovingIn, case_of
from casework.enums import Action


class JoinCasesIn(MovingIn):
    """This case ends in another open case of the same employee. Every allegation keeps a finding of its own."""

    action = Action.JOIN_CASES

    into = serializers.CharField(max_length=20, help_text="The reference of the case that goes on.")
    reasons = Text(help_text="Why they are heard together.")

    def validate_into(self, reference: str) -> Any:
        found = queries.joinable(case_of(self), self.by).filter(reference=reference).first()
        if found is None:
            raise serializers.ValidationError(
                "There is no such case of this employee that was not heard yet."
            )
        return found
