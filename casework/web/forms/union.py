"""The employee represents a trade union: flag it, and record the talk with the union."""

from __future__ import annotations

from casework.enums import Action, UnionSource, UnionTalkResult
from casework.models import UnionRepresentative
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class FlagUnionRepresentativeForm(VerbForm):
    action = Action.FLAG_UNION_REPRESENTATIVE
    is_warning = True
    warning = (
        "Membership of a trade union is special-category data. Record it only where the employee represents the union, "
        "and do not write it in a note."
    )

    source = fields.RadioField(
        label="How do you know?",
        name_in_sentence="how you know",
        choices=UnionSource.choices,
        hints={
            UnionSource.SAID.value: "The case manager and an HR adviser are told as well.",
            UnionSource.MEMBERSHIP.value: "Nobody but HR and auditors is told.",
        },
    )


class RecordUnionTalkForm(VerbForm):
    action = Action.RECORD_UNION_TALK

    result = fields.RadioField(
        label="What came of it?",
        name_in_sentence="what came of it",
        choices=UnionTalkResult.choices,
        reveals={UnionTalkResult.TALKED.value: "official"},
    )
    official = fields.TextField(
        label="With which official of the union?",
        name_in_sentence="the official of the union",
        required_when_shown=True,
    )
    happened_on = DateField(
        label="Day of the talk, or on which the employee said no",
        name_in_sentence="the day",
        not_future=True,
    )

    def known(self) -> list[Row]:
        """Only for those who may read it: ``visible_to`` is empty for everybody else."""
        rows = UnionRepresentative.objects.visible_to(self.by).filter(case=self.case)
        return [
            Row(
                "Trade-union representative",
                f"{UnionSource(row.source).label}, recorded {words(row.flagged_on)}",
            )
            for row in rows
        ]
