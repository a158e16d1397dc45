"""That there is a grievance beside the case, as plain values for the case page."""

from __future__ import annotations

from casework.enums import Action, GrievanceAbout, GrievanceResult, GrievanceWay, PauseReason
from casework.models import Case, GrievanceDecision, LinkedGrievance
from casework.queries.case_page import Sight
from casework.queries.rows import open_grievances_of, pause_of
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip

Section = tuple[str, list[tuple[str, list[Row]]]]


def flag_strips(case: Case, may: set[Action]) -> list[Strip]:
    """What somebody has to do before the case goes on as if nothing were. may: what the reader can do."""
    return [strip for row in open_grievances_of(case) for strip in _of_grievance(case, row, may)]


def _of_grievance(case: Case, row: LinkedGrievance, may: set[Action]) -> list[Strip]:
    decisions = list(row.decisions.all())
    lodged = f"on {words(row.lodged_on)}."
    if not decisions:
        said = f"{lodged} The case manager or an HR lead decides whether this case waits for it."
        way = _way(Action.DECIDE_ON_GRIEVANCE, "Decide on it", case, may)
        return [Strip("The employee raised a grievance", said, way)]
    if not _waits_for_its_pause(case, decisions[-1]):
        return []
    said = f"{lodged} It was decided to pause this case, and that has not been done."
    return [Strip("The employee raised a grievance", said, _way(Action.PAUSE_CASE, "Pause it", case, may))]


def _waits_for_its_pause(case: Case, decision: GrievanceDecision) -> bool:
    if decision.way != GrievanceWay.PAUSE or pause_of(case) is not None:
        return False
    paused = (row for row in case.pauses.all() if row.reason == PauseReason.GRIEVANCE)
    return all(row.paused_on < decision.decided_on for row in paused)


def _way(action: Action, text: str, case: Case, may: set[Action]) -> Link | None:
    return Link(text, verb_address(action, case.reference)) if action in may else None


def flag_sections(case: Case, sight: Sight) -> list[Section]:
    """The grievances beside the case, by heading; for those who advise on it, never for whoever hears it."""
    grievances = [
        (f"Grievance {row.number}, lodged {words(row.lodged_on)}", _grievance(row))
        for row in case.grievances.all()
        if sight.grievances
    ]
    return [(title, parts) for title, parts in (("Grievances", grievances),) if parts]


def _grievance(row: LinkedGrievance) -> list[Row]:
    ending = getattr(row, "ending", None)
    decided = [
        Row(
            f"Decided {words(one.decided_on)}",
            [str(GrievanceWay(one.way).label), one.reasons, one.decided_by.name],
        )
        for one in row.decisions.all()
    ]
    ended = (
        [Row(f"Ended {words(ending.ended_on)}", str(GrievanceResult(ending.result).label))] if ending else []
    )
    return [
        Row("About", [str(GrievanceAbout(row.about).label), row.summary]),
        *(decided or [Row("Decided", "Not yet: whether this case waits for it")]),
        *ended,
    ]
