"""Decide the outcome, in three steps: findings; level and reasons; check and record."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework.actions.steps import policy_on
from casework.enums import DISMISSALS, Action, Finding, NormDeparture, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.models import Allegation, Employee, HearingRecord
from casework.queries import current_hearing, deliberation, opening_for_hearing, severity_put
from casework.queries.comparators import Weighed, weighed_against
from casework.queries.measure import expected_of
from casework.rules.bands import Range, departure
from casework.rules.comparators import Departure
from casework.rules.dates import words
from casework.rules.judging import Judged
from casework.rules.ladder import check_severity_was_put
from casework.web import fields
from casework.web.forms.instead import EXTEND, InsteadMixin
from casework.web.forms.judging import JudgingMixin
from casework.web.forms.measures import MeasuresMixin
from casework.web.forms.measuring import LiveMonthsMixin
from casework.web.forms.records import days_in_words
from casework.web.forms.verb import AllegationsMixin, VerbForm, numbered
from casework.web.forms.weighing import spent_use_field
from casework.web.shapes import Row

NO_SANCTION = "none"
REASONS = ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level")


class FindingsForm(JudgingMixin, AllegationsMixin, VerbForm):
    """Step 1: what is found, for each allegation by itself, and whether a warning counts where its days do not say so."""

    action = Action.DECIDE_OUTCOME

    severity_found = fields.RadioField(
        label="How serious is what you found?",
        name_in_sentence="how serious is what you found",
        choices=Severity.choices,
        required=False,
        help_text="The gravest of what was found, and no more than was put to the employee.",
    )

    def prepare(self) -> None:
        severity = self.fields.pop("severity_found")
        severity.mark_optional = False
        policy = policy_on(timezone.localdate(), self.case.subject.nation)
        severity.offer([(one.value, one.label) for one in policy.terms.degrees])
        for allegation, name in numbered("finding", self.allegations):
            self.fields[name] = fields.RadioField(
                label="Your finding",
                name_in_sentence=f"your finding on allegation {allegation.number}",
                choices=Finding.choices,
                help_text="On the balance of probabilities: is it more likely than not?",
            )
            self.fields[f"reasons_{allegation.number}"] = fields.LongTextField(
                label="Your reasons",
                name_in_sentence=f"your reasons for the finding on allegation {allegation.number}",
                rows=5,
            )
        self.add_judging()
        self.fields["severity_found"] = severity
        hearing = current_hearing(self.case)
        self.record: HearingRecord | None = getattr(hearing, "record", None)

    def names_of(self, allegation: Allegation) -> tuple[str, ...]:
        own = (f"finding_{allegation.number}", f"reasons_{allegation.number}")
        return (*own, *self.judging_of(allegation))

    def known_of(self, allegation: Allegation) -> list[Row]:
        rows = [Row("Alleged", allegation.particulars), Row("Days", days_in_words(allegation))]
        view = allegation.recommendations.filter(findings__returned=None).first()
        if view is not None:
            answer = "Case to answer" if view.case_to_answer else "No case to answer"
            rows.append(Row("The investigator's view", [answer, view.reasons]))
        given = allegation.answers.filter(record=self.record).first()
        if given is not None:
            rows.append(Row("The employee's answer", [given.get_response_display(), given.said]))
        return rows

    @property
    def found(self) -> list[Allegation]:
        """The allegations found or partly found."""
        chosen = self.cleaned_data
        return [one for one in self.allegations if chosen.get(f"finding_{one.number}") != Finding.NOT_FOUND]

    @property
    def judged(self) -> list[Judged]:
        """Whether earlier warnings count for what was found, where their days do not say so."""
        return self.judged_of(self.found)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        judged = all(cleaned.get(f"finding_{one.number}") for one in self.allegations)
        self.check_judging([one for one in self.found if cleaned.get(f"finding_{one.number}")])
        if (
            judged
            and self.found
            and not cleaned.get("severity_found")
            and "severity_found" not in self.errors
        ):
            self.add_error("severity_found", ValidationError("Select how serious is what you found"))
        if judged and not self.found:
            cleaned["severity_found"] = ""
        elif cleaned.get("severity_found"):
            self._check_it_was_put(Severity(cleaned["severity_found"]))
        return cleaned

    def _check_it_was_put(self, found: Severity) -> None:
        try:
            check_severity_was_put(found, severity_put(self.case))
        except RuleBroken as broken:
            self.refuse_in_words(broken)


class LevelForm(MeasuresMixin, LiveMonthsMixin, InsteadMixin, VerbForm):
    """Step 2: a level, of those open for what was found, and the reasons a tribunal asks for (0.10)."""

    action = Action.DECIDE_OUTCOME

    level = fields.RadioField(label="Outcome", name_in_sentence="an outcome")
    believed = fields.LongTextField(
        label="What do you believe happened, and why?",
        name_in_sentence="what you believe happened, and why",
        help_text="On the balance of probabilities, from the evidence you heard.",
        rows=5,
    )
    checked = fields.LongTextField(label="What did you check?", name_in_sentence="what you checked", rows=5)
    employee_said = fields.LongTextField(
        label="What did the employee say?", name_in_sentence="what the employee said", rows=5
    )
    mitigation = fields.LongTextField(
        label="What speaks for the employee?",
        name_in_sentence="what speaks for the employee",
        help_text="For example length of service, an apology, health, provocation. Say so if nothing does.",
        rows=5,
    )
    alternatives = fields.LongTextField(
        label="Which other outcomes did you consider?",
        name_in_sentence="which other outcomes you considered",
        help_text="Say how it compares with what others were given in the same incident.",
        rows=5,
    )
    why_this_level = fields.LongTextField(
        label="Why is this level reasonable?", name_in_sentence="why this level is reasonable", rows=5
    )

    def __init__(self, *args: Any, findings: FindingsForm, **kwargs: Any) -> None:
        self.findings = findings
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        self.policy = policy_on(timezone.localdate(), self.case.subject.nation)
        opening = opening_for_hearing(self.case)
        if opening is not None:
            self.fields["spent_record_use"] = spent_use_field(self.case, opening)
        if not self.findings.found:
            self.fields.pop("level")
            return
        verdicts = self.verdicts()
        self.add_live_months(self.policy.terms.ladder, [one.level for one in verdicts if one.allowed])
        opened = [verdict.level for verdict in verdicts if verdict.allowed]
        name = self.policy.terms.level_name
        self.fields["level"].offer(
            [*((level.value, name(level)) for level in opened), (NO_SANCTION, "No sanction")],
            hints={level.value: self.days_of(level) for level in opened},
            not_open=[
                (name(verdict.level), f"{verdict.why_not} {verdict.instead}".strip())
                for verdict in verdicts
                if not verdict.allowed
            ],
        )
        self.add_measures(self.policy.terms.measures, opened)
        self.add_instead(self.by)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "level" in self.fields:
            self.check_live_months()
            self.check_instead()
            level = SanctionLevel(self.chosen) if self.chosen else None
            self.check_measures(level, timezone.localdate())
        return cleaned

    def verdicts(self) -> tuple[Any, ...]:
        return deliberation.verdicts(
            self.case,
            self.findings.found,
            self.findings.cleaned_data["severity_found"],
            policy=self.policy,
            decider=Employee.objects.filter(user=self.by).first(),
            on=timezone.localdate(),
            judged=self.findings.judged,
        )

    def days_of(self, level: SanctionLevel) -> str:
        """What follows, to the day, if the letter leaves today."""
        today = timezone.localdate()
        days = deliberation.last_days(self.case, self.policy, level, today)
        appeal = f"appeal by {words(days.appeal_closes_on)}"
        if level in DISMISSALS:
            return f"If issued and received today: {appeal}. The day employment ends is set with the letter."
        live = f"live until {words(days.live_until)}" if days.live_until else "no last live day in the policy"
        if days.live_until and days.latest_live_until:
            live = f"{live} to {words(days.latest_live_until)}, as you choose"
        return f"If issued and received today: {live}, {appeal}."

    @cached_property
    def weighed(self) -> Weighed:
        """What others were given for the like of what was found."""
        severity = self.findings.cleaned_data.get("severity_found", "")
        found, today = self.findings.found, timezone.localdate()
        return weighed_against(self.case, found, severity, self.policy.terms.comparison, today)

    @property
    def departures(self) -> tuple[Departure, ...]:
        """How the level that was chosen differs from these."""
        return self.weighed.departures(self.chosen) if not self.extends else ()

    @cached_property
    def expected(self) -> Range | None:
        """The norm and range of the policy for what was found."""
        found = self.findings
        severity, today = found.cleaned_data.get("severity_found", ""), timezone.localdate()
        return expected_of(self.case, found.found, severity, self.policy, today, found.judged)

    @property
    def from_norm(self) -> NormDeparture:
        """How the level that was chosen lies to the norm; at it where there is none."""
        if self.expected is None or self.extends:
            return NormDeparture.AT_NORM
        return departure(SanctionLevel(self.chosen) if self.chosen else None, self.expected)

    @property
    def has_to_explain(self) -> bool:
        return bool(self.departures) or self.from_norm != NormDeparture.AT_NORM

    @property
    def chosen(self) -> str:
        """The level; empty for no sanction, and where a live warning is extended instead."""
        level = self.cleaned_data.get("level", NO_SANCTION)
        return "" if level in (NO_SANCTION, EXTEND) else level


def heard_on(form: FindingsForm) -> dt.date:
    """The day of the hearing this decision is about."""
    return form.record.held_on if form.record else timezone.localdate()
