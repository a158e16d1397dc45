"""Take over a case from paper: one page, a section for each stage that the case has reached."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields as fields_of
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from casework import actions
from casework.enums import Action, FileState
from casework.errors import RuleBroken
from casework.models import Incident
from casework.rules.cited import Caution
from casework.rules.dates import words
from casework.rules.paper_stages import ASKED, stages_up_to
from casework.rules.taking_over import SCAN_NOT_KEPT
from casework.web.forms.paper_appeals import APPEAL_HEARING, APPEAL_HELD
from casework.web.forms.paper_beside import PaperBesideQuestions
from casework.web.forms.paper_blocks import ATTEMPTS, Block, Section
from casework.web.forms.paper_places import places_of_attempts, places_of_invitation
from casework.web.forms.paper_questions import (
    APPEAL,
    BEGUN,
    DECISION,
    HEARING,
    HELD,
    OUTCOME,
    PAPER,
)
from casework.web.forms.past_sanctions import AGAIN
from casework.web.forms.verb import moment
from casework.web.shapes import Row


class TakeOverCaseForm(PaperBesideQuestions):
    action = Action.TAKE_OVER_CASE
    has_file = True
    mark_optional = False  # what is needed goes by the stage
    warning = "Take only what the paper says. What happened on paper cannot be changed here afterwards."
    places: ClassVar = {
        **places_of_invitation("hearing_day", "invited_on", "invitation_received_on"),
        **places_of_invitation(
            "appeal_hearing_day", "appeal_invited_on", "appeal_invitation_received_on", of="appeal_"
        ),
        **{at: place for of, numbers in ATTEMPTS.items() for at, place in places_of_attempts(of, numbers)},
        "old_reference": "reference",
        "person": "investigator",
        "file": "scan",
    }

    @property
    def incident(self) -> Incident:
        assert isinstance(self.file, Incident)
        return self.file

    def prepare(self) -> None:
        super().prepare()
        self.involved = {one.staff_number: one for one in self.incident.involved()}
        self.fields["employee"].offer([(number, one.name) for number, one in self.involved.items()])
        if len(self.involved) == 1:
            self.initial["employee"] = next(iter(self.involved))
        # What is wrong is listed in the order of the page.
        asked = [
            (*names, *(at for block in blocks for at in block.fields.values()))
            for _, _, names, blocks in self._layout()
        ]
        self.order_fields(["version", "stage", *(name for names in asked for name in names)])

    def known(self) -> list[Row]:
        incident = self.incident
        first, last = words(incident.occurred_from), words(incident.occurred_to)
        return [
            Row("Reported here", words(incident.reported_on)),
            Row("When", first if first == last else f"{first} to {last}"),
            Row("Who it is about", [one.name for one in self.involved.values()]),
        ]

    def _layout(self) -> tuple[tuple[str, str, tuple[str, ...], Sequence[Block]], ...]:
        """In the order of the procedure: title, a sentence, the questions, and what is asked more than once."""
        return (
            ("The paper", "", PAPER, ()),
            ("1. The investigation", "", BEGUN, self.further),
            ("2. Findings", "From “Findings” on.", ("findings_on", "case_to_answer"), ()),
            (
                "3. Hearing",
                "From “Hearing” on. Leave the hearing itself empty if none is arranged.",
                HEARING,
                (self.panels[""], *self.attempts[""]),
            ),
            ("4. What happened at the hearing", "From “Deliberation” on.", HELD, ()),
            ("5. Decision", f"From “{FileState.DECIDED.label}” on.", DECISION, ()),
            ("6. Outcome letter", f"From “{FileState.OUTCOME.label}” on.", OUTCOME, ()),
            ("7. Appeal", "From “Appeal” on.", APPEAL, ()),
            (
                "8. Appeal hearing",
                "From “Appeal” on. Leave it empty if none is arranged.",
                APPEAL_HEARING,
                (self.panels["appeal_"], *self.attempts["appeal_"]),
            ),
            ("9. What happened at the appeal hearing", "At “Appeal deliberation” only.", APPEAL_HELD, ()),
            ("10. What runs beside it", "Only what has not ended.", (), self.beside),
            ("Anything that was done otherwise", "", ("departures",), ()),
        )

    def sections(self) -> list[Section]:
        """For the template."""
        return [
            Section(title, said, [self[name] for name in names], [self.fold(block) for block in blocks])
            for title, said, names, blocks in self._layout()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._take_fingerprint(cleaned)
        for of, what in (("", "the hearing"), ("appeal_", "the appeal hearing")):
            day, time = cleaned.get(f"{of}hearing_day"), cleaned.get(f"{of}hearing_time")
            if day and not time and f"{of}hearing_time" not in self.errors:
                self.add_error(f"{of}hearing_time", ValidationError(f"Enter the time of {what}"))
        if cleaned.get("stage"):
            for stage in stages_up_to(cleaned["stage"]):
                for name, what in ASKED[stage].items():
                    self._ask_for(name.replace("hearing_at", "hearing_day"), what, cleaned)
        if cleaned.get("scan") and self.errors:
            self._ask_for_the_scan_again()
        return cleaned

    def refuse_in_words(self, broken: RuleBroken) -> None:
        super().refuse_in_words(broken)
        if self.cleaned_data.get("scan") and "scan" not in self.errors:
            self._ask_for_the_scan_again()

    def _ask_for_the_scan_again(self) -> None:
        self.add_error("scan", ValidationError(AGAIN, code="again"))

    def to_mind(self) -> list[Caution]:
        return [] if self.cleaned_data.get("scan") else [Caution("8.16", SCAN_NOT_KEPT)]

    def _ask_for(self, name: str, what: str, cleaned: dict[str, Any]) -> None:
        if cleaned.get(name) in (None, "", []) and name not in self.errors:
            self.add_error(name, ValidationError(f"At this stage, say {what}"))

    def _take_fingerprint(self, cleaned: dict[str, Any]) -> None:
        """The scan's own SHA-256, shown in its box: with it alone the case can be taken over as well."""
        scan = cleaned.get("scan")
        if scan is not None and not cleaned.get("sha256"):
            cleaned["sha256"] = hashlib.file_digest(scan, "sha256").hexdigest()
            shown: Any = self.data.copy()
            shown["sha256"] = cleaned["sha256"]
            self.data = shown
        cleaned["sha256"] = (cleaned.get("sha256") or "").strip().lower()
        if not cleaned["sha256"] and not {"scan", "sha256"} & set(self.errors):
            self.add_error("scan", ValidationError("Select the scan of the paper, or enter its fingerprint"))

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        for of in ("", "appeal_"):
            day, time = given[f"{of}hearing_day"], given[f"{of}hearing_time"]
            given[f"{of}hearing_at"] = moment(day, time) if day and time else None
            given[f"{of}earlier"], given[f"{of}panel"] = self.earlier_attempts(of), self.panel(of)
        given["employee"] = self.involved[given["employee"]]
        given["grounds"], given["further"] = tuple(given["grounds"]), self.further_allegations()
        given |= self.running_beside()
        names = {one.name for one in fields_of(actions.PaperCase)}
        paper = actions.PaperCase(**{name: given[name] for name in names})
        return {"paper": paper, "scan": given["scan"]}
