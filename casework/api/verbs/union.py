"""The employee represents a trade union: flag it, and record the talk with the union."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, UnionSource, UnionTalkResult


class FlagUnionRepresentativeIn(AddingIn):
    """Special-category data: where it comes from membership data, HR and auditors alone are told."""

    action = Action.FLAG_UNION_REPRESENTATIVE

    source = Code(UnionSource.choices)


class RecordUnionTalkIn(AddingIn):
    """The talk with the union, or that the employee did not agree to one. Before it no hearing is arranged."""

    action = Action.RECORD_UNION_TALK

    result = Code(UnionTalkResult.choices)
    happened_on = Day(not_future=True)
    official = Text(
        required=False, max_length=200, help_text="With whom; empty where the employee did not agree."
    )
