"""Decide the outcome, in three steps: findings; level and reasons; check and record."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework import actions
from casework.actions.steps import policy_on
from casework.enums import DISMISSALS, Action, Finding, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.models import Allegation, Employee, HearingRecord
from casework.queries import current_hearing, deliberation, opening_for_hearing, severity_put
from casework.queries.comparators import Weighed, weighed_against
from casework.rules.comparators import Departure
from casework.rules.dates import words
from casework.rules.ladder import check_severity_was_put
from casework.web import fields
from casework.web.forms.departing import DepartureForm
from casework.web.forms.records import days_in_words
from casework.web.forms.verb import AllegationsMixin, VerbForm, numbered
from casework.web.forms.weighing import spent_use_field
from casework.web.shapes import Row

NO_SANCTION = "none"
REASONS = ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level")


class FindingsForm(AllegationsMixin, VerbForm):
    """Step 1: what is found, for each allegation by itself."""

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
        self.fields["severity_found"] = severity
        hearing = current_hearing(self.case)
        self.record: HearingRecord | None = getattr(hearing, "record", None)

    def names_of(self, allegation: Allegation) -> tuple[str, ...]:
        return (f"finding_{allegation.number}", f"reasons_{allegation.number}")

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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        judged = all(cleaned.get(f"finding_{one.number}") for one in self.allegations)
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


class LevelForm(VerbForm):
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
        if opening_for_hearing(self.case) is not None:
            self.fields["spent_record_use"] = spent_use_field()
        if not self.findings.found:
            self.fields.pop("level")
            return
        verdicts = self.verdicts()
        opened = [verdict.level for verdict in verdicts if verdict.allowed]
        self.fields["level"].offer(
            [*((level.value, level.label) for level in opened), (NO_SANCTION, "No sanction")],
            hints={level.value: self.days_of(level) for level in opened},
            not_open=[
                (verdict.level.label, f"{verdict.why_not} {verdict.instead}".strip())
                for verdict in verdicts
                if not verdict.allowed
            ],
        )

    def verdicts(self) -> tuple[Any, ...]:
        return deliberation.verdicts(
            self.case,
            self.findings.found,
            self.findings.cleaned_data["severity_found"],
            policy=self.policy,
            decider=Employee.objects.filter(user=self.by).first(),
            on=timezone.localdate(),
        )

    def days_of(self, level: SanctionLevel) -> str:
        """What follows, to the day, if the letter leaves today."""
        today = timezone.localdate()
        days = deliberation.last_days(self.case, self.policy, level, today)
        appeal = f"appeal by {words(days.appeal_closes_on)}"
        if level in DISMISSALS:
            return f"If issued and received today: {appeal}. The day employment ends is set with the letter."
        live = f"live until {words(days.live_until)}" if days.live_until else "no last live day in the policy"
        return f"If issued and received today: {live}, {appeal}."

    @cached_property
    def weighed(self) -> Weighed:
        """What others were given for the like of what was found."""
        severity = self.findings.cleaned_data.get("severity_found", "")
        return weighed_against(self.case, self.findings.found, severity, timezone.localdate())

    @property
    def departures(self) -> tuple[Departure, ...]:
        """How the level that was chosen differs from these."""
        return self.weighed.departures(self.chosen)

    @property
    def chosen(self) -> str:
        """The level; empty for no sanction."""
        level = self.cleaned_data.get("level", NO_SANCTION)
        return "" if level == NO_SANCTION else level


class DecideOutcomeForm(VerbForm):
    """Step 3: everything once more, then record. Its answers are the answers of the two steps before."""

    action = Action.DECIDE_OUTCOME
    done = "Decision recorded. You can recall it until HR issues the letter."
    warning = "The decision is final once its letter is issued. Until then you can recall it, with a reason."

    def __init__(
        self,
        *args: Any,
        findings: FindingsForm,
        level: LevelForm,
        departure: DepartureForm | None,
        **kwargs: Any,
    ) -> None:
        self.findings = findings
        self.level = level
        self.departure = departure
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        found, decided = self.findings.cleaned_data, self.level.cleaned_data
        return {
            "findings": {
                one: actions.Found(found[f"finding_{one.number}"], found[f"reasons_{one.number}"])
                for one in self.findings.allegations
            },
            "severity_found": found["severity_found"],
            "level": self.level.chosen,
            "reasons": actions.Reasons(**{name: decided[name] for name in REASONS}),
            "spent_record_use": decided.get("spent_record_use", ""),
            "departure_reasons": self.departure.cleaned_data["departure_reasons"] if self.departure else "",
        }

    def answers(self, address: str) -> list[tuple[str, list[Row]]]:
        """For "Check your answers": titles and rows, each with the way back to its question."""
        found = self.findings
        parts = [
            (
                f"Allegation {one.number}",
                [
                    Row("Alleged", one.particulars),
                    Row(
                        "Finding",
                        Finding(found.cleaned_data[f"finding_{one.number}"]).label,
                        f"{address}?step=findings#{found.control(f'finding_{one.number}')}",
                    ),
                    Row(
                        "Reasons",
                        found.cleaned_data[f"reasons_{one.number}"],
                        f"{address}?step=findings#{found.control(f'reasons_{one.number}')}",
                    ),
                ],
            )
            for one in found.allegations
        ]
        return [*parts, ("Outcome", self._outcome_rows(address))]

    def _outcome_rows(self, address: str) -> list[Row]:
        found, level = self.findings, self.level
        severity = found.cleaned_data["severity_found"]
        rows = []
        if severity:
            change = f"{address}?step=findings#{found.control('severity_found')}"
            rows.append(Row("How serious", Severity(severity).label, change))
        if "level" in level.fields:
            change = f"{address}?step=level#{level.control('level')}"
            label = SanctionLevel(level.chosen).label if level.chosen else "No sanction"
            rows.append(Row("Outcome", label, change))
            if level.chosen:
                rows.append(Row("What follows", level.days_of(SanctionLevel(level.chosen))))
        else:
            rows.append(Row("Outcome", "No sanction: nothing was found"))
        rows += [
            Row(
                str(level.fields[name].label),
                level.cleaned_data[name],
                f"{address}?step=level#{level.control(name)}",
            )
            for name in (*REASONS, "spent_record_use")
            if name in level.fields
        ]
        if self.departure is not None:
            rows.append(self.departure.answer(address))
        return rows


def heard_on(form: FindingsForm) -> dt.date:
    """The day of the hearing this decision is about."""
    return form.record.held_on if form.record else timezone.localdate()
