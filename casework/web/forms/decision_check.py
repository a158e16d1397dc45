"""Decide the outcome, the last step: everything once more, then record."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework import actions
from casework.enums import Action, Finding, SanctionLevel, Severity
from casework.queries.committees import panel_at_hearing
from casework.queries.three_steps import cautions_of_steps
from casework.rules.ladder import step_of
from casework.rules.live_choice import months_in_words
from casework.web.forms.deciding import REASONS, FindingsForm, LevelForm
from casework.web.forms.departing import DepartureForm
from casework.web.forms.verb import VerbForm
from casework.web.measure_rows import measure_rows
from casework.web.shapes import Row


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

    def prepare(self) -> None:
        beyond = bool(self.level.measures)
        self.cautions = cautions_of_steps(self.case, self.level.chosen, goes_beyond_a_warning=beyond)

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
            "live_months": self.level.live_months,
            "measures": self.level.measures,
            "instead": self.level.instead,
            "judged": self.findings.judged,
            **(self.departure.answers() if self.departure is not None else {}),
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
                    *(found.judging_rows(one, f"{address}?step=findings") if one in found.found else []),
                ],
            )
            for one in found.allegations
        ]
        return [*parts, ("Outcome", self._outcome_rows(address))]

    def _together(self) -> list[Row]:
        """Who decides with the chair, where the policy keeps the level for a committee: their names go on the record."""
        if step_of(SanctionLevel(self.level.chosen), self.level.policy.terms.ladder).deciders == 1:
            return []
        panel = panel_at_hearing(self.case, timezone.localdate())
        return [Row("Decided with you by", [part.employee.name for part in panel])]

    def _outcome_rows(self, address: str) -> list[Row]:
        found, level = self.findings, self.level
        severity = found.cleaned_data["severity_found"]
        rows = []
        if severity:
            change = f"{address}?step=findings#{found.control('severity_found')}"
            rows.append(Row("How serious", Severity(severity).label, change))
        if "level" in level.fields:
            change = f"{address}?step=level#{level.control('level')}"
            label = level.policy.terms.level_name(level.chosen) if level.chosen else "No sanction"
            rows.append(Row("Outcome", label if not level.extends else "Live warning extended", change))
            rows += level.instead_rows(change)
            if level.chosen:
                if level.live_months is not None:
                    rows.append(Row("Live for", months_in_words(level.live_months), change))
                rows += measure_rows(level.measures, change)
                rows += self._together()
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
            rows += self.departure.rows(address)
        return rows
