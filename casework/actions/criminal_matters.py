"""A criminal matter beside a case: where it stands, what effect it has, and whether the case waits (PR-15)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_written, finish
from casework.enums import Action, CriminalEffect, CriminalSource, CriminalStage, CriminalWay
from casework.errors import NotYou
from casework.models import Case, CriminalMatter
from casework.queries.sight import sight_of
from casework.rules.criminal_matters import check_days

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_criminal_matter(
    case: Case,
    *,
    stage: CriminalStage | str,
    about: str,
    since: date,
    told_by: CriminalSource | str,
    told_on: date,
    effect: CriminalEffect | str,
    effect_reasons: str,
    way: CriminalWay | str,
    reasons: str,
    by: User,
    on: date,
) -> CriminalMatter:
    """Keep where a criminal matter stands and what was decided on it; a development is recorded anew, and nothing edited.

    way: whether the case waits; it pauses nothing by itself, ``pause_case`` does, with its review date (T8, R16).
    Raises NotYou for somebody who investigates the case, RuleBroken PR-15 for days that cannot be.
    """
    step = begin(case, Action.RECORD_CRIMINAL_MATTER, by=by)
    if not sight_of(by, case).criminal:
        raise NotYou("This is done by somebody who does not investigate this case.")
    check_days(since, told_on, on)
    made = CriminalMatter.objects.create(
        case=case,
        stage=CriminalStage(stage),
        about=check_written("about", about, "What it is about"),
        since=since,
        told_by=CriminalSource(told_by),
        told_on=told_on,
        effect=CriminalEffect(effect),
        effect_reasons=check_written("effect_reasons", effect_reasons, "What the effect is"),
        way=CriminalWay(way),
        reasons=check_written("reasons", reasons, "Why the case goes on or waits"),
        recorded_by=by,
    )
    # Which of them it is stays out of the event: that is the offence data itself (DP-4).
    finish(case, step, by=by, facts={"criminal_matter": made.pk})
    return made
