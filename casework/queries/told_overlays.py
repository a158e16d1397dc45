"""What the events beside the stages say on a timeline: suspensions, pauses, leaving, reviews, extensions."""

from __future__ import annotations

from typing import Any

from casework.enums import (
    AbsenceKind,
    ImprovementResult,
    PauseReason,
    ResignationKind,
    ReviewResult,
    SuspensionEnd,
    SuspensionPay,
)
from casework.models import (
    Case,
    Conciliation,
    Improvement,
    LiveSettlement,
    Pause,
    SpentRecordOpening,
    Suspension,
    WarningCurtailment,
    WarningExtension,
)
from casework.queries.overlay_rows import resignation_of
from casework.queries.rows import companion_at
from casework.queries.sight import Sight
from casework.queries.spent_record import agreement_on
from casework.queries.told_rows import Told, came_with, row_of, settled_in_words
from casework.rules.dates import words
from casework.rules.tribunal_claims import names_under
from casework.rules.tribunal_limits import law_of


def suspend_employee(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Suspension | None = row_of(case.suspensions.all(), facts.get("suspension"))
    if row is None:
        return Told()
    said = f"{SuspensionPay(row.pay).label}. {came_with(companion_at(case, row))}".strip()
    return Told(f"{said}{_only(row.reason, sight)}", row.effective_on)


def review_suspension(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    suspension: Suspension | None = row_of(case.suspensions.all(), facts.get("suspension"))
    row = row_of(suspension.reviews.all(), facts.get("review")) if suspension is not None else None
    return Told(f"It goes on.{_only(row.reasons, sight)}", row.reviewed_on) if row is not None else Told()


def lift_suspension(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Suspension | None = row_of(case.suspensions.all(), facts.get("suspension"))
    if row is None or row.last_day is None:
        return Told()
    why = f"{SuspensionEnd(row.ended_because).label}. {row.end_note}"
    return Told(f"Its last day was {words(row.last_day)}.{_only(why, sight)}")


def pause_case(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Pause | None = row_of(case.pauses.all(), facts.get("pause"))
    if row is None:
        return Told()
    off = "The hearing that was arranged is called off. " if "hearing" in facts else ""
    note = row.note if sight.sees_pause(row) else ""
    why = f"{PauseReason(row.reason).label}. {note}".strip() if sight.sees_pause_reason(row) else ""
    return Told(f"{off}{why}".strip(), row.paused_on)


def review_pause(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    pause: Pause | None = row_of(case.pauses.all(), facts.get("pause"))
    row = row_of(pause.reviews.all(), facts.get("review")) if pause is not None else None
    if pause is None or row is None:
        return Told()
    return Told(f"It goes on.{_only(row.reasons, sight) if sight.sees_pause(pause) else ''}", row.reviewed_on)


def resume_case(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Pause | None = row_of(case.pauses.all(), facts.get("pause"))
    if row is None or row.resumed_on is None:
        return Told()
    note = _only(row.resume_note, sight) if sight.sees_pause(row) else ""
    return Told(f"It had been paused since {words(row.paused_on)}.{note}", row.resumed_on)


def extend_warning(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: WarningExtension | None = row_of(case.warning_extensions.all(), facts.get("extension"))
    if row is None or row.period.to_on is None or not sight.decision:
        return Told()
    days = f"{row.days} day{'' if row.days == 1 else 's'}"
    said = f"By {days}: live from {words(row.period.from_on)} up to and including {words(row.period.to_on)}."
    why = f" {AbsenceKind(row.kind).label}, {words(row.absent_from)} to {words(row.absent_to)}. {row.reasons}"
    return Told(said + (why if sight.record else ""), row.granted_on)


def curtail_warning(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: WarningCurtailment | None = row_of(case.warning_curtailments.all(), facts.get("curtailment"))
    if row is None or not sight.decision:
        return Told()
    why = f" {row.reasons}" if sight.record else ""
    return Told(f"Live up to and including {words(row.last_day)}.{why}", row.curtailed_on)


def settle_live_period(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: LiveSettlement | None = row_of(case.live_settlements.all(), facts.get("settlement"))
    if row is None or not sight.decision:
        return Told()
    why = f" {row.source}. {row.reasons}" if sight.record else ""
    return Told(f"{settled_in_words(row)}.{why}", row.settled_on)


def review_decision(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    rows = [row for row in case.decision_reviews.all() if row.pk in facts.get("reviews", ())]
    if not rows or not sight.record:
        return Told("", rows[-1].reviewed_on if rows else None)
    return Told(f"{ReviewResult(rows[-1].result).label}. {rows[-1].reasons}", rows[-1].reviewed_on)


def review_improvement(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Improvement | None = row_of(case.improvements.all(), facts.get("improvement"))
    if row is None or not row.result:
        return Told()
    said = f"{ImprovementResult(row.result).label}. {row.said}" if sight.reasons else ""
    return Told(said, row.reviewed_on)


def open_spent_record(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: SpentRecordOpening | None = row_of(case.spent_record_openings.all(), facts.get("opening"))
    if row is None:
        return Told()
    return Told(row.justification if sight.sees_opening(row) else "", row.opened_on)


def agree_to_consider(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    opening: SpentRecordOpening | None = row_of(case.spent_record_openings.all(), facts.get("opening"))
    row = agreement_on(opening) if opening is not None and sight.sees_opening(opening) else None
    return Told(row.reasons, row.agreed_on) if row is not None else Told()


def record_resignation(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = resignation_of(case)
    if row is None:
        return Told()
    kind = ResignationKind(row.kind).label
    return Told(
        f"{kind}. The last day of employment is {words(row.ends_on)}.{_only(row.said, sight)}", row.given_on
    )


def record_conciliation(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Conciliation | None = row_of(case.conciliations.all(), facts.get("conciliation"))
    if row is None or not sight.tribunal:
        return Told()
    ended = f"the certificate came on {words(row.day_b)}" if row.day_b is not None else "it has not ended"
    who = names_under(law_of(case.subject.nation)).conciliator
    return Told(f"{who[0].upper()}{who[1:]} was told on {words(row.day_a)}; {ended}.")


def _only(text: str, sight: Sight) -> str:
    """What is kept among those who advise and decide (SU-4)."""
    return f" {text}" if sight.overlays else ""
