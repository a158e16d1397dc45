"""What is said on a timeline of what reaches a case from outside it."""

from __future__ import annotations

from typing import Any

from casework.enums import CriminalStage, CriminalWay, ReferralResult, SafeguardingAbout
from casework.models import Case, CriminalMatter, LegalHold, ReferralCheck, SafeguardingMark
from casework.queries.sight import Sight
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def record_criminal_matter(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Told to those alone who may know of it (``Sight.tells``)."""
    row: CriminalMatter | None = row_of(case.criminal_matters.all(), facts.get("criminal_matter"))
    if row is None or not sight.criminal:
        return Told()
    said = f"{CriminalStage(row.stage).label}, since {words(row.since)}. {CriminalWay(row.way).label}."
    return Told(said, row.told_on)


def mark_safeguarding(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: SafeguardingMark | None = row_of(case.safeguarding_marks.all(), facts.get("mark"))
    if row is None:
        return Told()
    why = f" {row.reasons}" if sight.notes else ""
    return Told(f"{SafeguardingAbout(row.about).label}.{why}", row.marked_on)


def record_referral_check(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: ReferralCheck | None = row_of(case.referral_checks.all(), facts.get("check"))
    if row is None or not sight.tribunal:
        return Told()
    return Told(f"{ReferralResult(row.result).label}. {row.reasons}", row.checked_on)


def place_hold(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Told, as the next two, to HR and auditors; that there is a hold stands above the case for everybody."""
    row = _hold(case, sight, facts)
    return Told(row.reasons, row.placed_on) if row is not None else Told()


def review_hold(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    hold = _hold(case, sight, facts)
    row = row_of(hold.reviews.all(), facts.get("review")) if hold is not None else None
    if row is None:
        return Told()
    return Told(f"It goes on, to be reviewed by {words(row.review_on)}. {row.reasons}", row.reviewed_on)


def lift_hold(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = _hold(case, sight, facts)
    return Told(row.lifted_because, row.lifted_on) if row is not None else Told()


def _hold(case: Case, sight: Sight, facts: dict[str, Any]) -> LegalHold | None:
    row: LegalHold | None = row_of(case.legal_holds.all(), facts.get("hold"))
    return row if sight.tribunal else None
