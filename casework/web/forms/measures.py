"""What goes with a warning, for the forms that decide: a demotion, a transfer ..., each with its words and its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casework.enums import MeasureKind, SanctionLevel
from casework.errors import RuleBroken
from casework.models import Case, SanctionMeasure
from casework.queries.measures import days_in_words, measures_before
from casework.rules.live_choice import months_in_words
from casework.rules.measures import (
    Measure,
    MeasureTerms,
    check_measures,
    check_not_more,
    goes_with,
    measure_in_words,
)
from casework.web import fields
from casework.web.day_fields import DateField


class MeasuresMixin:
    """For a form with a ``level``: what the policy lists, as far as a level that is open can go with it."""

    fields: Any
    cleaned_data: dict[str, Any]
    errors: Any
    case: Case

    def add_measures(
        self, listed: Mapping[MeasureKind, MeasureTerms], opened: Sequence[SanctionLevel]
    ) -> None:
        self.listed, self.before = listed, measures_before(self.case)
        offered = [
            one
            for one in listed.values()
            if any(goes_with(one, level) for level in opened)
            and all(one.kind in {old.kind for old in earlier} for earlier in self.before)
        ]
        if not offered:
            return
        for one in offered:
            self._ask_about_measure(one)
        self.fields["measures"] = fields.CheckboxesField(
            label="What goes with the warning?",
            name_in_sentence="what goes with the warning",
            help_text="Only where the contract or the employee’s written agreement allows it. Leave it empty for the "
            "warning alone.",
            required=False,
            choices=[(one.kind.value, one.kind.label) for one in offered],
            hints={one.kind.value: _allowed(one) for one in offered},
            reveals={one.kind.value: _parts_of(one) for one in offered},
        )
        names = [name for name in self.fields if name != "measures"]
        names.insert(names.index("level") + 1, "measures")
        self.order_fields(names)

    def _ask_about_measure(self, one: MeasureTerms) -> None:
        kind, phrase = one.kind, measure_in_words(one.kind)
        words = {
            "what": (
                "What exactly?",
                f"what exactly is meant by {phrase}",
                "Such as the grade, the place, or the sum.",
            ),
            "basis": (
                "What allows it?",
                f"what allows {phrase}",
                "The words of the clause in the contract, or of what the employee agreed to in writing.",
            ),
        }
        old = next((row for row in (self.before[-1] if self.before else ()) if row.kind == kind), None)
        for part, (label, name, said) in words.items():
            self.fields[f"{kind}_{part}"] = fields.LongTextField(
                label=label, name_in_sentence=name, help_text=said, rows=3, required_when_shown=True
            )
            if old is not None:
                self.fields[f"{kind}_{part}"].initial = getattr(old, part)
        for part, label, name in (("from_on", "First day", "first"), ("to_on", "Last day", "last")):
            if f"{kind}_{part}" in _parts_of(one):
                self.fields[f"{kind}_{part}"] = DateField(
                    label=label, name_in_sentence=f"the {name} day of {phrase}", required_when_shown=True
                )

    @property
    def measures(self) -> list[Measure]:
        """What was chosen."""
        given = self.cleaned_data
        return [
            Measure(
                MeasureKind(kind),
                given[f"{kind}_what"],
                given[f"{kind}_basis"],
                given[f"{kind}_from_on"],
                given.get(f"{kind}_to_on"),
            )
            for kind in given.get("measures", ())
        ]

    def check_measures(self, level: SanctionLevel | None, on: date) -> None:
        """Say at its field what the policy, or the outcome before, does not allow."""
        if "measures" not in self.fields or self.errors:
            return
        try:
            check_measures(self.measures, self.listed, level=level, decided_on=on)
            check_not_more(self.before, self.measures)
        except RuleBroken as broken:
            self.refuse(broken)


def _parts_of(one: MeasureTerms) -> tuple[str, ...]:
    """The names of the fields that ask about it."""
    parts = ("what", "basis", "from_on") + (("to_on",) if one.most_months is not None else ())
    return tuple(f"{one.kind}_{part}" for part in parts)


def _allowed(one: MeasureTerms) -> str:
    lasts = f"for {months_in_words(one.most_months)} at most" if one.most_months else "for good"
    return f"With {one.from_level_in_words} or a heavier warning; {lasts}."


def add_kept_measures(form: Any, standing: Sequence[SanctionMeasure]) -> None:
    """For an appeal: of what goes with the warning, what still goes with the one that stands instead, and until when."""
    for row in standing:
        phrase = measure_in_words(MeasureKind(row.kind))
        form.fields[f"{row.kind}_to_on"] = DateField(
            label="Its last day, if it is to end sooner",
            name_in_sentence=f"the last day of {phrase}",
            required=False,
        )
    if standing:
        form.fields["measures"] = fields.CheckboxesField(
            label="If the decision is varied: what still goes with the warning?",
            name_in_sentence="what still goes with the warning",
            help_text="What you do not select falls. Nothing can be added, and nothing can last longer (AP-4).",
            required=False,
            choices=[(row.kind, MeasureKind(row.kind).label) for row in standing],
            hints={row.kind: f"{days_in_words(row)}." for row in standing},
            reveals={row.kind: f"{row.kind}_to_on" for row in standing},
        )
