"""What is said on a timeline of what a case has to be handled with care for."""

from __future__ import annotations

from typing import Any

from casework.enums import (
    DisclosureResult,
    GrievanceAbout,
    GrievanceResult,
    GrievanceWay,
    PartKind,
    UnionSource,
    UnionTalkResult,
)
from casework.models import Case, LinkedGrievance, SeparationOverride
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def record_grievance(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = _grievance(case, facts)
    if row is None:
        return Told()
    said = f"{GrievanceAbout(row.about).label}. {row.summary}" if sight.grievances else ""
    return Told(said, row.lodged_on)


def decide_on_grievance(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    grievance = _grievance(case, facts)
    row = row_of(grievance.decisions.all(), facts.get("decision")) if grievance is not None else None
    if row is None:
        return Told()
    why = f" {row.reasons}" if sight.grievances else ""
    return Told(f"{GrievanceWay(row.way).label}.{why}", row.decided_on)


def close_grievance(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = _grievance(case, facts)
    ending = getattr(row, "ending", None)
    if row is None or ending is None:
        return Told()
    result = f" {GrievanceResult(ending.result).label}." if sight.grievances else ""
    return Told(f"It had been lodged on {words(row.lodged_on)}.{result}", ending.ended_on)


def flag_disclosure(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Told to HR leads, auditors, and whoever flagged it (``Sight.tells``); what was said, to the former alone."""
    row = row_of(case.disclosure_flags.all(), facts.get("flag"))
    return Told(row.about if sight.disclosures else "", row.flagged_on) if row is not None else Told()


def check_disclosure(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = row_of(case.disclosure_checks.all(), facts.get("check"))
    if row is None or not sight.disclosures:
        return Told()
    return Told(f"{DisclosureResult(row.result).label}. {row.reasons}", row.checked_on)


def flag_union_representative(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = getattr(case, "union_representative", None)
    if row is None or not sight.union:
        return Told()
    return Told(f"{UnionSource(row.source).label}.", row.flagged_on)


def record_union_talk(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    talk = getattr(getattr(case, "union_representative", None), "talk", None)
    if talk is None or not sight.union:
        return Told()
    official = f" {talk.official}." if talk.official else ""
    return Told(f"{UnionTalkResult(talk.result).label}.{official}", talk.happened_on)


def propose_override(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: SeparationOverride | None = row_of(case.separation_overrides.all(), facts.get("override"))
    if row is None:
        return Told()
    why = f" {row.reasons}" if sight.overlays else ""
    return Told(f"{_override(row)}.{why}", row.proposed_on)


def approve_override(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: SeparationOverride | None = row_of(case.separation_overrides.all(), facts.get("override"))
    return Told(f"{_override(row)}.", row.approved_on) if row is not None else Told()


def _override(row: SeparationOverride) -> str:
    return f"{row.employee.name} as {mid_sentence(PartKind(row.kind).label)}, in spite of {row.rule}"


def _grievance(case: Case, facts: dict[str, Any]) -> LinkedGrievance | None:
    row: LinkedGrievance | None = row_of(case.grievances.all(), facts.get("grievance"))
    return row
