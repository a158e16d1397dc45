"""A grievance in the middle of a case: keep that it was lodged, decide what becomes of the case, keep how it ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.steps import (
    begin,
    check_not_after_today,
    check_not_before,
    check_written,
    finish,
    policy_on,
)
from casework.enums import Action, GrievanceAbout, GrievanceResult, GrievanceWay
from casework.errors import NotNow, RuleBroken
from casework.models import Case, GrievanceDecision, GrievanceEnding, LinkedGrievance

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_grievance(
    case: Case, *, lodged_on: date, about: GrievanceAbout | str, summary: str, by: User, on: date
) -> LinkedGrievance:
    """Keep that the employee raised a grievance (PR-13). Whether the case waits for it is then to be decided.

    Raises RuleBroken PR-13 for a day ahead or before the employment.
    """
    step = begin(case, Action.RECORD_GRIEVANCE, by=by)
    made = keep_grievance(case, lodged_on=lodged_on, about=about, summary=summary, by=by, on=on)
    finish(case, step, by=by, facts={"grievance": made.pk, "about": str(made.about)})
    return made


def keep_grievance(
    case: Case, *, lodged_on: date, about: GrievanceAbout | str, summary: str, by: User, on: date
) -> LinkedGrievance:
    """Its row, after every check; for verbs that hold the case's lock. Raises as ``record_grievance`` does."""
    rule = {"rule_id": "PR-13", "field": "lodged_on"}
    check_not_after_today(lodged_on, on, "A grievance cannot be lodged", **rule)
    check_not_before(lodged_on, case.subject.start_date, "The employee began", **rule)
    return LinkedGrievance.objects.create(
        case=case,
        number=case.grievances.count() + 1,
        lodged_on=lodged_on,
        about=GrievanceAbout(about),
        summary=check_written("summary", summary, "What it is about"),
        policy=policy_on(lodged_on, case.subject.nation),
        recorded_by=by,
    )


@transaction.atomic
def decide_on_grievance(
    case: Case, *, number: int, way: GrievanceWay | str, reasons: str, by: User, on: date
) -> GrievanceDecision:
    """Say whether the case is paused for a grievance, runs beside it, or carries on (PR-13).

    It pauses nothing by itself: ``pause_case`` does. It can be decided afresh until the grievance has ended.
    number: of the grievance in this case. Raises NotNow where none is open, RuleBroken PR-13 for another number.
    """
    step = begin(case, Action.DECIDE_ON_GRIEVANCE, by=by)
    grievance = _open(case, number)
    check_not_before(on, grievance.lodged_on, "The grievance was lodged", rule_id="PR-13")
    made = GrievanceDecision.objects.create(
        case=case,
        grievance=grievance,
        way=GrievanceWay(way),
        reasons=check_written("reasons", reasons, "Why"),
        decided_on=on,
        decided_by=by,
    )
    finish(case, step, by=by, facts={"grievance": grievance.pk, "decision": made.pk, "way": str(made.way)})
    return made


@transaction.atomic
def close_grievance(
    case: Case, *, number: int, result: GrievanceResult | str, ended_on: date, by: User, on: date
) -> GrievanceEnding:
    """Keep how a grievance ended and when; what was found in it stays in its own file (PR-13).

    number: of the grievance in this case. Raises NotNow where none is open, RuleBroken PR-13 for another number or a
    day that cannot be.
    """
    step = begin(case, Action.CLOSE_GRIEVANCE, by=by)
    grievance = _open(case, number)
    rule = {"rule_id": "PR-13", "field": "ended_on"}
    check_not_before(ended_on, grievance.lodged_on, "The grievance was lodged", **rule)
    check_not_after_today(ended_on, on, "A grievance cannot end", **rule)
    made = GrievanceEnding.objects.create(
        case=case, grievance=grievance, result=GrievanceResult(result), ended_on=ended_on, recorded_by=by
    )
    facts = {"grievance": grievance.pk, "ending": made.pk, "result": str(made.result)}
    finish(case, step, by=by, facts=facts)
    return made


def _open(case: Case, number: int) -> LinkedGrievance:
    rows = {row.number: row for row in queries.open_grievances(case)}
    if not rows:
        raise NotNow("No grievance is open on this case.")
    if number not in rows:
        raise RuleBroken(
            "PR-13",
            "There is no open grievance of that number.",
            instead="Choose one that is open.",
            field="number",
        )
    return rows[number]
