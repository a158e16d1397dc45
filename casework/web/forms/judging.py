"""Whether an earlier warning counts, asked of whoever decides where its days alone do not say so (SA-10, 7.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casework.models import Allegation, Case
from casework.queries import earlier_warnings
from casework.rules.dates import words
from casework.rules.judging import Judged, ToJudge, spans_in_words
from casework.web import fields
from casework.web.shapes import Row


class JudgingMixin:
    """For a form with a finding on each allegation: what the record leaves open for it, a question for each warning."""

    fields: Any
    cleaned_data: dict[str, Any]
    errors: Any
    is_bound: bool
    case: Case
    allegations: list[Allegation]

    def add_judging(self) -> None:
        asked = earlier_warnings(self.case, self.allegations).to_judge
        self.to_judge: dict[str, ToJudge] = {f"{one.number}_{one.warning.pk}": one for one in asked}
        for key, one in self.to_judge.items():
            counts = fields.YesNoField(
                label=f"Does the {one.in_words} count for this allegation?",
                name_in_sentence=f"the {one.in_words} counts for allegation {one.number}",
                help_text=_days_in_words(one),
                required=False,
            )
            why = fields.LongTextField(
                label="Why does it count, or not?",
                name_in_sentence=f"why the {one.in_words} counts for allegation {one.number}, or does not",
                rows=4,
                required=False,
            )
            counts.mark_optional = why.mark_optional = False
            self.fields[f"counts_{key}"], self.fields[f"why_{key}"] = counts, why

    def judging_of(self, allegation: Allegation) -> tuple[str, ...]:
        """The names of the fields that ask about one allegation."""
        keys = [key for key, one in self.to_judge.items() if one.allegation == allegation.pk]
        return tuple(f"{part}_{key}" for key in keys for part in ("counts", "why"))

    def check_judging(self, found: Sequence[Allegation]) -> None:
        """Say at its field what is owed for an allegation that is found; of another nothing is asked."""
        for name in (name for one in found for name in self.judging_of(one)):
            if name not in self.errors and self.cleaned_data.get(name) in (None, ""):
                self.add_error(name, self.fields[name].error_messages["required"])

    def judged_of(self, found: Sequence[Allegation]) -> list[Judged]:
        """What was answered for the allegations that are found."""
        given, numbers = self.cleaned_data, {one.pk for one in found}
        return [
            Judged(one.allegation, one.warning.pk, given[f"counts_{key}"], given[f"why_{key}"])
            for key, one in self.to_judge.items()
            if one.allegation in numbers
        ]

    def judged_so_far(self) -> list[Judged] | None:
        """What was answered of every warning, its reasons apart; None while one of them waits for its answer."""
        given = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        if any(given.get(f"counts_{key}") is None for key in self.to_judge):
            return None
        return [
            Judged(one.allegation, one.warning.pk, given[f"counts_{key}"], given.get(f"why_{key}", ""))
            for key, one in self.to_judge.items()
        ]

    def judging_rows(self, allegation: Allegation, address: str) -> list[Row]:
        """For "Check your answers", of an allegation that was found."""
        rows = []
        for key, one in self.to_judge.items():
            if one.allegation == allegation.pk:
                given, name = self.cleaned_data, f"counts_{key}"
                said = ["It counts." if given[name] else "It does not count.", given[f"why_{key}"]]
                rows.append(Row(f"The {one.in_words}", said, f"{address}#{self.control(name)}"))
        return rows


def _days_in_words(one: ToJudge) -> str:
    """When it was received, and both sets of days (7.5)."""
    assert one.warning.received_on is not None
    days = "Say which came first."
    if one.inside:
        days = (
            f"On these days it was live, and had been received before: {spans_in_words(one.inside)}. On these it was "
            f"not: {spans_in_words(one.outside)}."
        )
    elif any(first != last for first, last in one.outside):
        days = (
            f"What is alleged lies on these days: {spans_in_words(one.outside)}. What was done before the warning came "
            "does not count. Say which came first on the day on which it came."
        )
    return (
        f"Answer this if you find the allegation. The warning was received on {words(one.warning.received_on)}. {days} "
        "It counts only for what was done while it was live, and after it was received."
    )
