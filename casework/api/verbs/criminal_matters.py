"""Where a criminal matter stands, what effect it has, and whether the case waits for it."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, CriminalEffect, CriminalSource, CriminalStage, CriminalWay


class RecordCriminalMatterIn(AddingIn):
    """A criminal matter, or its next development. It pauses nothing by itself. Offence data: no more than is needed."""

    action = Action.RECORD_CRIMINAL_MATTER

    stage = Code(CriminalStage.choices)
    about = Text(help_text="In a sentence or two.")
    since = Day(not_future=True, help_text="Since when it stands so.")
    told_by = Code(CriminalSource.choices)
    told_on = Day(not_future=True)
    effect = Code(CriminalEffect.choices, help_text="On suitability for the job and relationships, as asked.")
    effect_reasons = Text(help_text="What was asked and answered.")
    way = Code(CriminalWay.choices)
    reasons = Text(help_text="Why the case goes on, or waits.")
