"""What is asked of what runs beside a case from paper: the questions of the verbs that record it, and its real day."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from casework import actions
from casework.enums import GrievanceWay
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.criminal_matters import RecordCriminalMatterForm
from casework.web.forms.grievances import RecordGrievanceForm
from casework.web.forms.paper_appeals import PaperAppealQuestions
from casework.web.forms.paper_blocks import Block
from casework.web.forms.pauses import PauseCaseForm
from casework.web.forms.verb import VerbForm

_PAUSE, _GRIEVANCE, _CRIMINAL = "pause_", "grievance_", "criminal_matter_"


class PaperBesideQuestions(PaperAppealQuestions):
    """A pause that runs, a grievance and a criminal matter that are open. Each is one block, whole or left empty."""

    pause_paused_on = DateField(
        label="Since when is it paused?",
        name_in_sentence="since when it is paused",
        not_future=True,
        required=False,
    )
    grievance_way = fields.RadioField(
        label="What was decided for the case?",
        name_in_sentence="what was decided for the case",
        choices=GrievanceWay.choices,
        required=False,
        help_text="Leave it empty if nobody has decided yet.",
    )
    grievance_decided_on = DateField(
        label="When was that decided?",
        name_in_sentence="the day that was decided",
        not_future=True,
        required=False,
    )

    def prepare(self) -> None:
        super().prepare()
        paused = ("paused_on", *self._borrow(_PAUSE, PauseCaseForm))
        grieved = self._borrow(_GRIEVANCE, RecordGrievanceForm)
        charged = self._borrow(_CRIMINAL, RecordCriminalMatterForm)
        self.beside = [
            _block("A pause that runs", _PAUSE, paused),
            _block("A grievance that has not ended", _GRIEVANCE, grieved, "way", "decided_on"),
            _block("A criminal matter", _CRIMINAL, charged),
        ]

    def _borrow(self, begins: str, form: type[VerbForm]) -> tuple[str, ...]:
        """Ask what another form asks, under a longer name; nothing of it is needed unless the block is begun."""
        names = tuple(name for name in form.base_fields if name != "version")
        for name in names:
            field = deepcopy(form.base_fields[name])
            field.required = False
            field.error_messages["required"] += f", for the {begins.replace('_', ' ').strip()}"
            self.fields[f"{begins}{name}"] = field
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for block in self.beside:
            self._check_blocks([block], cleaned)
        return cleaned

    def running_beside(self) -> dict[str, Any]:
        """Of the paper: pause, grievance and criminal matter, each None where there is none."""
        pause, grievance, criminal = (next(self._given([block]), None) for block in self.beside)
        if grievance is not None:
            grievance["way"] = grievance["way"] or ""
        return {
            "pause": actions.PaperPause(**pause) if pause else None,
            "grievance": actions.PaperGrievance(**grievance) if grievance else None,
            "criminal_matter": actions.CriminalTold(**criminal) if criminal else None,
        }


def _block(title: str, begins: str, needed: tuple[str, ...], *others: str) -> Block:
    return Block(title, {name: f"{begins}{name}" for name in (*needed, *others)}, needed)
