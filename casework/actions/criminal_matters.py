"""A criminal matter beside a case: where it stands, what effect it has, and whether the case waits (PR-15)."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True)
class CriminalTold:
    """What is known of a criminal matter, and what was decided on it. way: whether the case waits."""

    stage: CriminalStage | str
    about: str
    since: date
    told_by: CriminalSource | str
    told_on: date
    effect: CriminalEffect | str
    effect_reasons: str
    way: CriminalWay | str
    reasons: str


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
    told = CriminalTold(
        stage=stage,
        about=about,
        since=since,
        told_by=told_by,
        told_on=told_on,
        effect=effect,
        effect_reasons=effect_reasons,
        way=way,
        reasons=reasons,
    )
    made = keep_criminal_matter(case, told, by=by, on=on)
    # Which of them it is stays out of the event: that is the offence data itself (DP-4).
    finish(case, step, by=by, facts={"criminal_matter": made.pk})
    return made


def keep_criminal_matter(case: Case, told: CriminalTold, *, by: User, on: date) -> CriminalMatter:
    """Its row, after every check; for verbs that hold the case's lock. Raises as ``record_criminal_matter`` does."""
    if not sight_of(by, case).criminal:
        raise NotYou("This is done by somebody who does not investigate this case.")
    check_days(told.since, told.told_on, on)
    return CriminalMatter.objects.create(
        case=case,
        stage=CriminalStage(told.stage),
        about=check_written("about", told.about, "What it is about"),
        since=told.since,
        told_by=CriminalSource(told.told_by),
        told_on=told.told_on,
        effect=CriminalEffect(told.effect),
        effect_reasons=check_written("effect_reasons", told.effect_reasons, "What the effect is"),
        way=CriminalWay(told.way),
        reasons=check_written("reasons", told.reasons, "Why the case goes on or waits"),
        recorded_by=by,
    )
