"""Which two to compare, and from which day a draft is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from casework.errors import RuleBroken
from casework.rules.citations import CITATIONS
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.base import GovukForm
from casework.web.forms.verb import BIGGEST_VERSION, OUT_OF_DATE


class CompareForm(GovukForm):
    """Two versions or drafts, by their codes: ``12``, ``draft-3``."""

    mark_optional = False
    a = fields.SelectField(label="First version", name_in_sentence="the first version")
    b = fields.SelectField(label="Second version", name_in_sentence="the second version")

    def __init__(self, *args: Any, choices: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("a", "b"):
            cast(fields.SelectField, self.fields[name]).choices = [("", "Choose"), *choices.items()]


class RefusedForm(GovukForm):
    """A form that shows a broken rule at its field, with the rule in words and its source behind "Why?"."""

    def refuse_in_words(self, broken: RuleBroken) -> None:
        """Show what was refused, and why."""
        cited = CITATIONS.get(broken.rule_id)
        self.refuse(broken, title=cited.title if cited else "", source=cited.source if cited else "")


class DraftedForm(RefusedForm):
    """A form about a draft: it says which of its versions was read."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=BIGGEST_VERSION,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), OUT_OF_DATE),
    )


class ProposePolicyForm(DraftedForm):
    effective_from = DateField(
        label="In force from",
        name_in_sentence="the day from which it is in force",
        help_text="Every stage that begins on this day or later goes by it. For example, 1 4 2027",
    )
    reason = fields.LongTextField(
        label="Why is it changed?",
        name_in_sentence="why it is changed",
        help_text="For whoever approves it, and for anybody who asks later.",
        rows=4,
        max_length=2_000,
    )
