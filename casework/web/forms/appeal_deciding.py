"""Decide an appeal: each ground, the result, and what stands instead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone

from casework import actions, queries
from casework.actions.steps import policy_on
from casework.enums import (
    DISMISSALS,
    Action,
    AppealGroundKind,
    AppealResult,
    GroundResult,
    SanctionLevel,
)
from casework.models import AppealGround, Employee
from casework.queries import deliberation
from casework.queries.appeal_levels import Verdict, could_lead_to, verdicts
from casework.queries.instead import find_in_hand
from casework.queries.measures import measures_decided, measures_of
from casework.queries.stage import mid_sentence
from casework.rules.cited import Caution
from casework.rules.dates import words
from casework.web import fields
from casework.web.appeal_verdicts import days_of
from casework.web.day_fields import DateField
from casework.web.forms.appeal_comparing import AppealComparisonMixin
from casework.web.forms.appeal_levels import decided_with, level_rows
from casework.web.forms.instead import ask_about_extension, check_months, outcome_appealed
from casework.web.forms.measures import add_kept_measures
from casework.web.forms.verb import VerbForm
from casework.web.forms.weighing import spent_context, spent_use_field
from casework.web.measure_rows import measure_rows
from casework.web.shapes import Row

_HINTS = {
    AppealResult.CONFIRMED.value: "The outcome stands as it is.",
    AppealResult.VARIED.value: "A lighter outcome stands instead.",
    AppealResult.SET_ASIDE.value: "There is no sanction, and there never was one.",
    AppealResult.REMITTED.value: "A fresh chair hears the case again. Until then there is no sanction.",
}

_HEAVIER_TOO = {
    AppealResult.VARIED.value: "Another outcome stands instead: a lighter one, or a heavier warning.",
}

_LAST = (
    *("result", "level", "measures", "returns_on", "employment_ends_on"),
    *("reasons", "departure_reasons", "spent_record_use"),
)


@dataclass(frozen=True)
class AboutGround:
    """One ground of the appeal with the fields that ask about it."""

    ground: AppealGround
    title: str
    fields: list[BoundField]


class DecideAppealForm(AppealComparisonMixin, VerbForm):
    action = Action.DECIDE_APPEAL
    warning = "It takes effect when its letter leaves. Until then you can recall it, with a reason."

    result = fields.RadioField(
        label="Result",
        name_in_sentence="the result",
        choices=AppealResult.choices,
        hints=_HINTS,
        reveals={AppealResult.VARIED.value: "level"},
    )
    level = fields.RadioField(
        label="What stands instead?", name_in_sentence="what stands instead", required_when_shown=True
    )
    returns_on = DateField(
        label="When is the employee back at work?",
        name_in_sentence="the day the employee is back at work",
        required=False,
    )
    employment_ends_on = DateField(
        label="If a dismissal still stands: when does employment end?",
        name_in_sentence="the day employment ends",
        required=False,
    )
    reasons = fields.LongTextField(
        label="Why this result?",
        name_in_sentence="why you came to this result",
        help_text="What weighed most, and why a lighter or other result would not be right.",
        rows=6,
    )

    def prepare(self) -> None:
        self.appeal = queries.heard_appeal(self.case)
        self.first = queries.current_sanction(self.case)
        self.grounds = list(self.appeal.grounds.all()) if self.appeal is not None else []
        for ground in self.grounds:
            self._ask_about(ground)
        self.extension = find_in_hand(self.appeal.outcome) if self.appeal is not None else None
        in_hand = self.appeal is not None and self.first is not None
        self.heaviest = could_lead_to(self.appeal, self.first, timezone.localdate()) if in_hand else None
        if self.extension is not None:
            ask_about_extension(self, self.extension)
        else:
            self._offer_levels()
            _warn_of_heavier(self)
            self._ask_about_employment()
        if self.first is not None and "level" in self.fields:
            add_kept_measures(self, measures_of(self.first))
        self.opening = queries.opening_for_appeal(self.case)
        if self.opening is not None:
            self.fields["spent_record_use"] = spent_use_field(self.case, self.opening)
        self.add_departure()
        self.cautions += deliberation.cautions_of_record(self.record)
        self.order_fields([name for name in self.fields if name not in _LAST])

    def _ask_about(self, ground: AppealGround) -> None:
        about = mid_sentence(AppealGroundKind(ground.kind).label)
        self.fields[f"result_{ground.kind}"] = fields.RadioField(
            label="Your answer",
            name_in_sentence=f"your answer to “{about}”",
            choices=GroundResult.choices,
        )
        self.fields[f"reasons_{ground.kind}"] = fields.LongTextField(
            label="Your reasons", name_in_sentence=f"your reasons on “{about}”", rows=5
        )

    def _offer_levels(self) -> None:
        """The levels open to this decider, with their last live day; the others with the reason why not."""
        found = self._verdicts()
        opened = {one.level: one for one in found if one.would_be is not None}
        policy = policy_on(timezone.localdate(), self.case.subject.nation)
        name = policy.terms.level_name
        closed = [(name(one.level), one.why_not) for one in found if one.would_be is None]
        if opened and self.first is not None:
            self.fields["level"].offer(
                [(level.value, name(level)) for level in opened],
                hints={level.value: days_of(one, self.first, policy) for level, one in opened.items()},
                not_open=closed,
            )
            return
        del self.fields["level"]
        choices = [(one.value, one.label) for one in AppealResult if one != AppealResult.VARIED]
        why = "; ".join(f"{label.lower()}: {why_not}" for label, why_not in closed)
        self.fields["result"].offer(
            choices, hints=_HINTS, not_open=[(str(AppealResult.VARIED.label), f"No level is open. {why}")]
        )

    def _verdicts(self) -> list[Verdict]:
        if self.first is None:
            return []
        today = timezone.localdate()
        decider = Employee.objects.filter(user=self.by).first()
        return verdicts(
            self.first, policy=policy_on(today, self.case.subject.nation), decider=decider, on=today
        )

    @property
    def was_dismissed(self) -> bool:
        return self.first is not None and self.first.level in DISMISSALS

    def _ask_about_employment(self) -> None:
        if self.first is None or self.first.employment_ends_on is None:
            del self.fields["returns_on"]
            del self.fields["employment_ends_on"]
            return
        ended = words(self.first.employment_ends_on)
        _ask_about_return(self, ended)
        self.fields["employment_ends_on"].help_text = f"Leave it empty to keep {ended}."
        if not any(one.would_be and one.level in DISMISSALS for one in self._verdicts()):
            del self.fields["employment_ends_on"]

    def known(self) -> list[Row]:
        if self.appeal is None or (self.first is None and self.extension is None):
            return [Row("Outcome", "There is none to decide about")]
        outcome = self.appeal.outcome
        decision = outcome.decision
        first = [Row("First outcome", decision.level_name)]
        return [
            *(outcome_appealed(self.extension) if self.extension is not None else first),
            *measure_rows(measures_decided(decision)),
            *self._stands(),
            Row("Issued", words(outcome.issued_on)),
            Row("Decided", f"{words(decision.decided_on)} by {decision.decided_by.name}"),
            Row("Why this outcome was chosen", decision.why_this_level),
            Row("Appeal received", words(self.appeal.received_on)),
            Row("Appeal heard", words(self.heard_on)),
            *decided_with(self.appeal),
        ]

    def _stands(self) -> list[Row]:
        """At a further level: what stands after the level before, and so the most that can stand after this one."""
        if self.first is None or self.appeal is None or self.appeal.level == 1:
            return []
        return [Row("After the level before", self.first.level_name), *level_rows(self.appeal)]

    @property
    def heard_on(self) -> Any:
        record = getattr(queries.arranged_appeal_hearing(self.case), "record", None)
        return record.held_on if record is not None else timezone.localdate()

    @cached_property
    def record(self) -> list[deliberation.RecordLine]:
        """The earlier warnings the first decision could rest on."""
        return deliberation.record_lines(self.case, list(self.case.allegations.all()), self.heard_on)

    @property
    def spent(self) -> dict[str, Any]:
        """What of the spent record is shown, or where it can be opened."""
        return spent_context(self.case, self.opening)

    def by_ground(self) -> list[AboutGround]:
        """For the template: each ground in the employee's words, and its questions."""
        return [
            AboutGround(
                ground,
                str(AppealGroundKind(ground.kind).label),
                [self[f"result_{ground.kind}"], self[f"reasons_{ground.kind}"]],
            )
            for ground in self.grounds
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        result, level = cleaned.get("result"), cleaned.get("level", "")
        if result != AppealResult.VARIED:
            cleaned["measures"] = []
        if self.extension is not None:
            check_months(self, self.extension)
        if not self.was_dismissed or not result:
            return cleaned
        still = result == AppealResult.VARIED and level in DISMISSALS
        if still or result == AppealResult.CONFIRMED:
            cleaned["returns_on"] = None
        elif _lacks_return(self, cleaned):
            self.add_error("returns_on", ValidationError("Enter the day the employee is back at work"))
        if not still:
            cleaned["employment_ends_on"] = None
        return cleaned

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "result": given["result"],
            "answers": {
                ground: actions.Answered(given[f"result_{ground.kind}"], given[f"reasons_{ground.kind}"])
                for ground in self.grounds
            },
            "reasons": given["reasons"],
            "spent_record_use": given.get("spent_record_use", ""),
            "departure_reasons": given.get("departure_reasons", ""),
            "level": SanctionLevel(given["level"]) if given.get("level") else "",
            "months": given.get("months"),
            "returns_on": given.get("returns_on"),
            "employment_ends_on": given.get("employment_ends_on"),
            "measures": {kind: given[f"{kind}_to_on"] for kind in given.get("measures", ())},
        }


def _warn_of_heavier(form: DecideAppealForm) -> None:
    """Where the policy lets the outcome become heavier: say so, and what that asks of whoever decides (AP-4)."""
    if form.heaviest is None:
        return
    most = policy_on(timezone.localdate(), form.case.subject.nation).terms.level_in_words(form.heaviest)
    result = form.fields["result"].widget
    result.hints = result.hints | _HEAVIER_TOO  # what was there is shared by every form
    form.cautions += [
        Caution(
            "AP-4",
            f"This policy lets an appeal lead to a heavier warning, up to {most}, where the employee was told so "
            "beforehand: check that the invitation said it, and say why the first outcome was not enough.",
        )
    ]


def _ask_about_return(form: DecideAppealForm, ended: str) -> None:
    """Not of whoever resigned meanwhile: they do not come back (T24)."""
    if queries.left_before(form.case, timezone.localdate()) is not None:
        del form.fields["returns_on"]
        return
    form.fields["returns_on"].mark_optional = False
    form.fields["returns_on"].help_text = (
        f"If the dismissal does not stand, the employment never ended, and pay is owed for the days after {ended}. "
        "For example, 27 3 2026"
    )


def _lacks_return(form: DecideAppealForm, cleaned: dict[str, Any]) -> bool:
    """Whether the day of the return was asked for and not given, and nothing else is wrong with it."""
    asked = "returns_on" in form.fields and not cleaned.get("returns_on")
    return asked and "returns_on" not in form.errors and "level" not in form.errors
