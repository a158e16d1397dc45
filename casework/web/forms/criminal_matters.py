"""Record where a criminal matter stands, what effect it has, and whether the case waits for it."""

from __future__ import annotations

from accounts.models import User
from casework.enums import Action, CriminalEffect, CriminalSource, CriminalStage, CriminalWay
from casework.models import Case, CriminalMatter
from casework.queries.stage import mid_sentence
from casework.rules.cited import Caution
from casework.rules.criminal_matters import CAUTION
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class RecordCriminalMatterForm(VerbForm):
    action = Action.RECORD_CRIMINAL_MATTER
    warning = (
        "Offence data: no more than this case needs. HR, the case manager and auditors read it; the chair and the panel "
        "once the hearing is arranged, and never the investigator."
    )

    stage = fields.RadioField(
        label="Where does it stand?", name_in_sentence="where it stands", choices=CriminalStage.choices
    )
    about = fields.LongTextField(
        label="What is it about?",
        name_in_sentence="what it is about",
        help_text="In a sentence or two, such as the offence and the court.",
        rows=3,
    )
    since = DateField(label="Since when?", name_in_sentence="since when it stands so", not_future=True)
    told_by = fields.RadioField(
        label="Who told us?", name_in_sentence="who told us", choices=CriminalSource.choices
    )
    told_on = DateField(label="When were we told?", name_in_sentence="the day we were told", not_future=True)
    effect = fields.RadioField(
        label="What effect does it have?",
        name_in_sentence="what effect it has",
        help_text="On suitability for this job and on relationships at work. Ask: do not assume it.",
        choices=CriminalEffect.choices,
        hints={CriminalEffect.NOT_ASKED.value: "No sanction can be decided until it is answered."},
    )
    effect_reasons = fields.LongTextField(
        label="How do you know?",
        name_in_sentence="how you know",
        help_text="What was asked and answered. If nothing was asked yet: who asks whom, and by when.",
        rows=4,
    )
    way = fields.RadioField(
        label="Does the case wait?",
        name_in_sentence="whether the case waits",
        choices=CriminalWay.choices,
        hints={
            CriminalWay.GO_ON.value: "You need not wait for a trial.",
            CriminalWay.WAIT.value: "Pause the case next. A pause is reviewed at the intervals of the policy.",
        },
    )
    reasons = fields.LongTextField(label="Why?", name_in_sentence="why the case goes on or waits", rows=4)

    def known(self) -> list[Row]:
        """What was recorded before, for those who may read it."""
        rows = CriminalMatter.objects.visible_to(self.by).filter(case=self.case)
        return [
            Row(
                f"Since {words(row.since)}",
                [
                    str(CriminalStage(row.stage).label),
                    row.about,
                    f"Effect: {mid_sentence(CriminalEffect(row.effect).label)}",
                    str(CriminalWay(row.way).label),
                ],
            )
            for row in rows
        ]


def cautions_for(by: User, case: Case) -> list[Caution]:
    """What whoever decides has to be told first, unless nothing is on record, or they may not know."""
    return [CAUTION] if CriminalMatter.objects.visible_to(by).filter(case=case).exists() else []
