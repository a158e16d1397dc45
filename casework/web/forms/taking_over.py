"""Take over a case from paper: one page, a section for each stage that the case has reached."""

from __future__ import annotations

import hashlib
from dataclasses import fields as fields_of
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from casework import actions
from casework.enums import Action, FileState
from casework.models import Incident
from casework.rules import taking_over
from casework.rules.dates import words
from casework.web.forms.paper_questions import (
    APPEAL,
    BEGUN,
    DECISION,
    HEARING,
    HELD,
    OUTCOME,
    PAPER,
    PaperQuestions,
)
from casework.web.forms.verb import moment
from casework.web.shapes import Row


class TakeOverCaseForm(PaperQuestions):
    action = Action.TAKE_OVER_CASE
    has_file = True
    mark_optional = False  # what is needed goes by the stage
    warning = "Take only what the paper says. What happened on paper cannot be changed here afterwards."
    places: ClassVar = {
        "hearing_at": "hearing_day",
        "hearing_on": "hearing_day",
        "starts_at": "hearing_day",
        "sent_at": "invited_on",
        "received_on": "invitation_received_on",
        "old_reference": "reference",
        "person": "investigator",
    }

    @property
    def incident(self) -> Incident:
        assert isinstance(self.file, Incident)
        return self.file

    def prepare(self) -> None:
        self.involved = {one.staff_number: one for one in self.incident.involved()}
        self.fields["employee"].offer([(number, one.name) for number, one in self.involved.items()])
        if len(self.involved) == 1:
            self.initial["employee"] = next(iter(self.involved))

    def known(self) -> list[Row]:
        incident = self.incident
        first, last = words(incident.occurred_from), words(incident.occurred_to)
        return [
            Row("Reported here", words(incident.reported_on)),
            Row("When", first if first == last else f"{first} to {last}"),
            Row("Who it is about", [one.name for one in self.involved.values()]),
        ]

    def sections(self) -> list[tuple[str, str, list[BoundField]]]:
        """For the template: title, a sentence, and the questions of each section."""
        told = (
            ("The paper", "", PAPER),
            ("1. The investigation", "", BEGUN),
            ("2. Findings", "From “Findings” on.", ["findings_on", "case_to_answer"]),
            (
                "3. Hearing",
                "From “Hearing” on. Leave the hearing itself empty if none is arranged.",
                HEARING,
            ),
            ("4. What happened at the hearing", "From “Deliberation” on.", HELD),
            ("5. Decision", f"From “{FileState.DECIDED.label}” on.", DECISION),
            ("6. Outcome letter", f"From “{FileState.OUTCOME.label}” on.", OUTCOME),
            ("7. Appeal", "At “Appeal” only.", APPEAL),
            ("Anything that was done otherwise", "", ["departures"]),
        )
        return [(title, said, [self[name] for name in names]) for title, said, names in told]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._take_fingerprint(cleaned)
        day, time = cleaned.get("hearing_day"), cleaned.get("hearing_time")
        if day and not time and "hearing_time" not in self.errors:
            self.add_error("hearing_time", ValidationError("Enter the time of the hearing"))
        if cleaned.get("stage"):
            for stage in taking_over.stages_up_to(cleaned["stage"]):
                for name, what in taking_over.ASKED[stage].items():
                    self._ask_for("hearing_day" if name == "hearing_at" else name, what, cleaned)
        return cleaned

    def _ask_for(self, name: str, what: str, cleaned: dict[str, Any]) -> None:
        if cleaned.get(name) in (None, "", []) and name not in self.errors:
            self.add_error(name, ValidationError(f"At this stage, say {what}"))

    def _take_fingerprint(self, cleaned: dict[str, Any]) -> None:
        """The scan's own SHA-256, shown in its box so that the file need not be selected again."""
        scan = cleaned.get("scan")
        if scan is not None:
            cleaned["sha256"] = hashlib.file_digest(scan, "sha256").hexdigest()
            shown: Any = self.data.copy()
            shown["sha256"] = cleaned["sha256"]
            self.data = shown
        cleaned["sha256"] = (cleaned.get("sha256") or "").strip().lower()
        if not cleaned["sha256"] and not {"scan", "sha256"} & set(self.errors):
            self.add_error("scan", ValidationError("Select the scan of the paper, or enter its fingerprint"))

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        day, time = given.pop("hearing_day"), given.pop("hearing_time")
        given["hearing_at"] = moment(day, time) if day and time else None
        given["employee"] = self.involved[given["employee"]]
        given["grounds"] = tuple(given["grounds"])
        names = {one.name for one in fields_of(actions.PaperCase)}
        return {"paper": actions.PaperCase(**{name: given[name] for name in names})}
