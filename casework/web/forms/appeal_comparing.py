"""What an appeal decision is compared with, on its page: what others were given for the like (EQ-7, EQ-8)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils import timezone

from casework.actions.steps import policy_on
from casework.models import Appeal
from casework.queries.comparators import weighed_on_appeal
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.verbs.comparisons import comparison_context


class AppealComparisonMixin(VerbForm):
    """Asks why what stands instead differs from what others were given, and shows what that is."""

    appeal: Appeal | None

    def add_departure(self) -> None:
        """The question, where a level can be put in place; which one, and so whether it is owed, is known only then."""
        if "level" in self.fields:
            self.fields["departure_reasons"] = fields.LongTextField(
                label="Why does it differ from what others were given?",
                name_in_sentence="why it differs from what others were given",
                help_text="Only where another outcome stands instead, and it is not usual in like cases or somebody in the "
                "same incident was given something else.",
                required=False,
                rows=4,
            )

    @cached_property
    def weighed(self) -> dict[str, Any]:
        """For ``verbs/comparison.html`` and ``verbs/others_outcomes.html``; nothing without an appeal."""
        if self.appeal is None:
            return {}
        decision, today = self.appeal.outcome.decision, timezone.localdate()
        terms = policy_on(today, decision.case.subject.nation).terms.comparison
        return comparison_context(weighed_on_appeal(decision, terms, today), terms)
