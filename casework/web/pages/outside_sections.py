"""What reaches a case from outside it, as plain values for the case page."""

from __future__ import annotations

from casework.enums import (
    Action,
    CriminalEffect,
    CriminalSource,
    CriminalStage,
    CriminalWay,
    PauseReason,
)
from casework.models import Case, CriminalMatter
from casework.queries.rows import pause_of
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip

Section = tuple[str, list[tuple[str, list[Row]]]]


def outside_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """What somebody still has to do about it. may: what the reader can do."""
    return _of_criminal(case, sight, may)


def _of_criminal(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """It was decided to wait, and nobody paused the case since (PR-15)."""
    rows = list(case.criminal_matters.all()) if sight.criminal else []
    waits = bool(rows) and rows[-1].way == CriminalWay.WAIT and pause_of(case) is None
    paused = (row for row in case.pauses.all() if row.reason == PauseReason.CRIMINAL)
    if (
        not waits
        or Action.PAUSE_CASE not in may
        or any(row.recorded_at > rows[-1].recorded_at for row in paused)
    ):
        return []
    said = f"since {words(rows[-1].since)}. It was decided to pause this case, and that has not been done."
    way = Link("Pause it", verb_address(Action.PAUSE_CASE, case.reference))
    return [Strip("A criminal matter is on record", said, way)]


def outside_sections(case: Case, sight: Sight) -> list[Section]:
    """By heading, each for those who may know of it."""
    criminal = [
        (f"Recorded {words(row.told_on)}", _criminal(row))
        for row in case.criminal_matters.all()
        if sight.criminal
    ]
    sections = (("Criminal matter", criminal),)
    return [(title, parts) for title, parts in sections if parts]


def _criminal(row: CriminalMatter) -> list[Row]:
    stage = f"{CriminalStage(row.stage).label}, since {words(row.since)}"
    told = f"{words(row.told_on)}: {mid_sentence(CriminalSource(row.told_by).label)}"
    return [
        Row("Where it stands", [stage, row.about]),
        Row("Told", told),
        Row("Effect", [str(CriminalEffect(row.effect).label), row.effect_reasons]),
        Row("The case", [str(CriminalWay(row.way).label), row.reasons, row.recorded_by.name]),
    ]
