"""Agree a sanction without a hearing; withdraw the agreement."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils import timezone

from casework import actions, queries
from casework.actions.steps import policy_on
from casework.enums import Action, Finding, Severity
from casework.models import Allegation, Decision
from casework.queries import deliberation
from casework.queries.comparators import weighed_against
from casework.queries.measure import expected_of
from casework.queries.sight import sight_of
from casework.rules.agreements import is_for_a_hearing
from casework.rules.dates import words
from casework.rules.ladder import level_name
from casework.rules.periods import last_day, period_in_words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.deciding import REASONS, LevelForm
from casework.web.forms.judging import JudgingMixin
from casework.web.forms.measuring import LiveMonthsMixin, norm_reasons_field
from casework.web.forms.records import days_in_words
from casework.web.forms.verb import AllegationsMixin, VerbForm, numbered
from casework.web.shapes import Row
from casework.web.verbs.comparisons import bands_context, comparison_context

EXPLAINED = ("norm_reasons", "departure_reasons")
ADMITTED = [(one.value, one.label) for one in (Finding.FOUND, Finding.PARTLY_FOUND)]


class AgreeSanctionForm(JudgingMixin, AllegationsMixin, LiveMonthsMixin, VerbForm):
    action = Action.AGREE_SANCTION
    done = "Agreement recorded. The employee can take it back until HR issues the letter."
    warning = "Nobody is pressed to agree. Until the letter leaves the employee can take it back, and is then heard."

    told_on = DateField(
        label="When was the employee told of their rights?",
        name_in_sentence="the day the employee was told of their rights",
        not_future=True,
        help_text="In writing: of the right to a hearing and to be accompanied there. Before they admitted anything.",
    )
    admission = fields.LongTextField(
        label="What did the employee admit?",
        name_in_sentence="what the employee admitted",
        help_text="Their own written words, about every allegation.",
        rows=6,
    )
    admission_received_on = DateField(
        label="When was the admission received?",
        name_in_sentence="the day the admission was received",
        not_future=True,
    )
    severity_found = fields.RadioField(
        label="How serious is what was admitted?",
        name_in_sentence="how serious it is",
        choices=Severity.choices,
    )
    level = fields.RadioField(label="Agreed level", name_in_sentence="the agreed level")
    norm_reasons = norm_reasons_field()
    departure_reasons = fields.LongTextField(
        label="Why does it differ from what others were given?",
        name_in_sentence="why it differs from what others were given",
        help_text="Only where it is not usual in like cases, or somebody in the same incident was given something else.",
        required=False,
        rows=4,
    )

    def prepare(self) -> None:
        self.policy = policy_on(timezone.localdate(), self.case.subject.nation)
        self.terms = self.policy.terms.fast_track
        self.fields["severity_found"].offer([(one.value, one.label) for one in self.policy.terms.degrees])
        levels = [rung.level for rung in self.policy.terms.ladder]
        if self.terms is not None:
            levels = [level for level in levels if not is_for_a_hearing(level, self.terms)]
        self.fields["level"].offer([(level.value, self.policy.terms.level_name(level)) for level in levels])
        self.add_live_months(self.policy.terms.ladder, levels)
        if self.policy.terms.bands is None:
            self.fields.pop("norm_reasons")
        else:
            self.fields["norm_reasons"].required = False
            self.fields[
                "norm_reasons"
            ].help_text = "Only where it does: the mitigation, or why the norm is not enough."
        for allegation, name in numbered("finding", self.allegations):
            self.fields[name] = fields.RadioField(
                label="As admitted",
                name_in_sentence=f"what was admitted on allegation {allegation.number}",
                choices=ADMITTED,
            )
            self.fields[f"reasons_{allegation.number}"] = fields.LongTextField(
                label="Your reasons",
                name_in_sentence=f"your reasons for the finding on allegation {allegation.number}",
                rows=4,
            )
        if self.terms is None:
            self.to_judge = {}
        else:
            self.add_judging()
            self.cautions += deliberation.cautions_of_record(self.record)
        for name in REASONS:
            self.fields[name] = LevelForm.base_fields[name].__deepcopy__({})
        first = ("version", "told_on", "admission", "admission_received_on")
        of_allegations = [name for one in self.allegations for name in self.names_of(one)]
        self.order_fields([*first, *of_allegations, "severity_found", "level", *REASONS, *EXPLAINED])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.check_live_months()
        self.check_judging(self.allegations)
        return cleaned

    def names_of(self, allegation: Allegation) -> tuple[str, ...]:
        own = (f"finding_{allegation.number}", f"reasons_{allegation.number}")
        return (*own, *self.judging_of(allegation))

    def known_of(self, allegation: Allegation) -> list[Row]:
        return [Row("Alleged", allegation.particulars), Row("Days", days_in_words(allegation))]

    def reasons(self) -> list[Any]:
        """For the template: the reasons of a decision, in order."""
        return [self[name] for name in (*REASONS, *EXPLAINED) if name in self.fields]

    @cached_property
    def record(self) -> list[deliberation.RecordLine]:
        """The earlier warnings that count for what is admitted, or of which is to be judged."""
        return deliberation.record_lines(self.case, self.allegations, timezone.localdate())

    @cached_property
    def weighed(self) -> dict[str, Any]:
        """What it is weighed with, for the template: the warnings that count, the norm, and what others were given.

        As serious as it was put to the employee, until a milder degree is chosen; what the norm is here, only once it is
        said of each earlier warning whether it counts (SA-10), as at a hearing. Nothing where nothing can be agreed: it is
        shown to the case manager as to whoever decides, and to no other.
        """
        if self.terms is None:
            return {}
        today, chosen = timezone.localdate(), self["severity_found"].data
        severity = chosen if chosen in Severity.values else queries.severity_put(self.case)
        judged = self.judged_so_far()
        expected = None
        if judged is not None:
            expected = expected_of(self.case, self.allegations, severity, self.policy, today, judged)
        like = self.policy.terms.comparison
        return {
            "record": self.record,
            "today": today,
            "judge_first": judged is None,
            **bands_context(self.policy, expected),
            **comparison_context(weighed_against(self.case, self.allegations, severity, like, today), like),
        }

    def known(self) -> list[Row]:
        if self.terms is None:
            return [Row("In the policy", "It does not allow a sanction without a hearing")]
        ends = last_day(timezone.localdate(), self.terms.cooling_off, queries.calendar_of_case(self.case))
        return [
            Row("In the policy", f"{level_name(self.terms.heaviest, self.terms.called)} at most"),
            Row("To think it over", f"{period_in_words(self.terms.cooling_off)}: until {words(ends)}"),
        ]

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        plain = ("admission", "admission_received_on", "told_on", "severity_found", "level")
        return {name: given[name] for name in plain} | {
            **{name: given.get(name, "") for name in EXPLAINED},
            "live_months": self.live_months,
            "judged": self.judged_of(self.allegations),
            "findings": {
                one: actions.Found(given[f"finding_{one.number}"], given[f"reasons_{one.number}"])
                for one in self.allegations
            },
            "reasons": actions.Reasons(**{name: given[name] for name in REASONS}),
        }


class WithdrawAgreementForm(VerbForm):
    action = Action.WITHDRAW_AGREEMENT
    is_warning = True
    warning = "The admission binds nobody any more. If the case goes on, the employee is heard."

    withdrawn_on = DateField(
        label="When did the employee take it back?",
        name_in_sentence="the day it was taken back",
        not_future=True,
    )
    said = fields.LongTextField(
        label="What did the employee say, and how?",
        name_in_sentence="what the employee said",
        help_text="In their words. They owe no reason: that they want a hearing is enough.",
        rows=4,
    )

    def known(self) -> list[Row]:
        decision = queries.standing_decision(self.case)
        if decision is None or decision.agreement is None:
            return [Row("Agreement", "There is none")]
        return [
            Row("Agreed", self._agreed(decision)),
            Row("To think it over until", words(decision.agreement.cooling_off_ends_on)),
        ]

    def _agreed(self, decision: Decision) -> str:
        """The level only for whoever may know it before the letter leaves."""
        told = sight_of(self.by, self.case).decision
        level = f": {decision.level_name.lower()}" if told else ""
        return f"{words(decision.decided_on)}{level}"
