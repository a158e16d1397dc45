"""One case as JSON. What its reader may not see is null or empty, by the same ``Sight`` as the page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from casework import access
from casework.api.resources.adjournments import adjournments
from casework.api.resources.agreements import agreements
from casework.api.resources.appeals import appeals
from casework.api.resources.case_texts import (
    decision,
    hearing_record,
    report,
)
from casework.api.resources.comparisons import comparisons, comparisons_on_appeal
from casework.api.resources.criminal_matters import criminal_matters
from casework.api.resources.from_paper import past_record, taken_over
from casework.api.resources.grievances import grievances
from casework.api.resources.hearings import hearing
from casework.api.resources.holds import legal_holds
from casework.api.resources.joins import joined
from casework.api.resources.judging import earlier_warnings
from casework.api.resources.letters import letters
from casework.api.resources.norms import measures_shown
from casework.api.resources.overrides import overrides
from casework.api.resources.own_words import own_words
from casework.api.resources.pauses import pauses
from casework.api.resources.protected_disclosures import protected_disclosures
from casework.api.resources.reopenings import reopenings, withdrawals
from casework.api.resources.retention import record_reviews
from casework.api.resources.safeguarding import safeguarding
from casework.api.resources.shapes import person, unit
from casework.api.resources.support import person_shown, support
from casework.api.resources.suspensions import suspensions
from casework.api.resources.union import union_representative
from casework.api.resources.weighing import spent_records
from casework.api.verbs.described import available_actions
from casework.enums import (
    Action,
)
from casework.models import Case, Incident
from casework.queries.case_page import deadlines_shown, finding_of, last_live_day
from casework.queries.conflicts import minded_by_part
from casework.queries.deliberation import others_outcomes
from casework.queries.from_paper import may_open_scan
from casework.queries.improvements import improvement_shown
from casework.queries.measures import measures_of
from casework.queries.overlay_rows import conciliation_of, resignation_of
from casework.queries.redactions import served_copy
from casework.queries.rows import closure_of, outcome_of
from casework.queries.same_incident import other_cases
from casework.queries.sight import Sight
from casework.queries.versions import version_shown


def case_out(case: Case, by: User, sight: Sight) -> dict[str, Any]:
    """The values of ``CaseOut``. ``case``: loaded by ``case_page.load``."""
    return {
        "reference": case.reference,
        "state": case.state,
        "version": version_shown(case, by),
        "employee": person(case.subject),
        "unit": unit(case.unit),
        "category": case.category.code,
        "severity": case.severity,
        "opened_on": case.opened_on,
        "incident": _incident(case, by),
        "other_cases": [one.reference for one in other_cases(case, by)],
        "allegations": [_allegation(case, one, sight) for one in case.allegations.all()],
        "people": _people(case, sight),
        "deadlines": deadlines_shown(case, sight),
        "report": report(case, sight) if sight.report else None,
        "hearings": [hearing(one) for one in case.hearings.all()],
        "hearing_records": _records(case) if sight.hearing_notes else [],
        "decision": decision(case, sight) if sight.decision else None,
        "outcome": outcome_of(case) if sight.decision else None,
        "improvement": _improvement(case, sight),
        "sanctions": _sanctions(case, sight),
        "spent_records": spent_records(case, sight),
        "earlier_warnings": earlier_warnings(case, sight),
        **_compared(case, sight),
        "appeals": appeals(case, sight),
        "resignation": resignation_of(case),
        "conciliation": conciliation_of(case) if sight.tribunal else None,
        "past_record": _past_record(case, sight),
        "taken_over": taken_over(case, sight),
        "evidence": [_evidence(case, one, sight) for one in case.evidence.all()] if sight.evidence else [],
        "notes": _notes(case) if sight.notes else [],
        "closure": closure_of(case),
        "available_actions": available_actions(case, by, sight),
        **_beside(case, by, sight),
    }


def _beside(case: Case, by: User, sight: Sight) -> dict[str, Any]:
    """What lies over the stages, or beside them."""
    return {
        "suspensions": suspensions(case, sight),
        "adjournments": adjournments(case, sight),
        "agreements": agreements(case, sight),
        "pauses": pauses(case, sight),
        "grievances": grievances(case, sight),
        "protected_disclosures": protected_disclosures(case, by, sight),
        "criminal_matters": criminal_matters(case, sight),
        "written_reasons": list(case.reasons_requests.all()) if sight.health else [],
        "safeguarding": safeguarding(case, sight),
        "legal_holds": legal_holds(case, sight),
        "record_reviews": record_reviews(case, sight),
        "union_representative": union_representative(case, sight),
        "separation_overrides": overrides(case, sight),
        "support": support(case, sight),
        "letters": letters(case, sight),
        "own_words": own_words(case, sight),
        "reopenings": reopenings(case, sight),
        "withdrawals": withdrawals(case, sight),
        **joined(case, by),
    }


def _improvement(case: Case, sight: Sight) -> dict[str, Any] | None:
    outcome = outcome_of(case)
    row = improvement_shown(case, outcome) if outcome is not None else None
    if row is None:
        return None
    return {
        "required": row.required if sight.reasons else None,
        "review_on": row.review_on,
        "result": row.result or None if sight.reasons else None,
        "said": row.said or None if sight.reasons else None,
        "reviewed_on": row.reviewed_on if sight.reasons else None,
    }


def _compared(case: Case, sight: Sight) -> dict[str, Any]:
    """What others were given, for whoever decides at the hearing or the appeal, while they decide (EQ-7, EQ-8)."""
    open_to = {step.action for step in access.open_steps(sight.parts, case.state)}
    if Action.DECIDE_OUTCOME in open_to:
        return {"comparisons": comparisons(case), "others_outcomes": others_outcomes(case)}
    if Action.DECIDE_APPEAL in open_to:
        return {"comparisons": comparisons_on_appeal(case), "others_outcomes": others_outcomes(case)}
    return {"comparisons": [], "others_outcomes": []}


def _incident(case: Case, by: User) -> str | None:
    seen = Incident.objects.visible_to(by).filter(pk=case.incident_id).exists()
    return case.incident.reference if seen else None


def _allegation(case: Case, row: Any, sight: Sight) -> dict[str, Any]:
    return {
        "number": row.number,
        "particulars": row.particulars,
        "category": row.category.code,
        "channel": row.channel,
        "platform": row.platform,
        "acted_from": row.acted_from,
        "acted_to": row.acted_to,
        "finding": finding_of(case, row) if sight.decision else None,
        "carried_over": row.carried_by_id is not None,
    }


def _people(case: Case, sight: Sight) -> list[dict[str, Any]]:
    minded = minded_by_part(case, sight, timezone.localdate())
    rows = sorted(case.parts.all(), key=lambda row: (row.from_date, row.pk))
    return [_part(case, one, sight, minded.get(one.pk, "")) for one in rows]


def _part(case: Case, row: Any, sight: Sight, minded: str) -> dict[str, Any]:
    return {
        "part": row.kind,
        "employee": person_shown(case, row.employee, sight),
        "from_date": row.from_date,
        "to_date": row.to_date,
        "to_mind": minded,
    }


def _records(case: Case) -> list[dict[str, Any]]:
    held = [row for row in case.hearings.all() if getattr(row, "record", None) is not None]
    return [hearing_record(case, row.record) for row in held]


def _sanctions(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """What was imposed, the first first."""
    if not sight.decision:
        return []
    return [
        {
            "level": row.level,
            "level_name": row.level_name,
            "counts_as_sanction": row.counts,
            "issued_on": row.issued_on,
            "live_to": last_live_day(row),
            "employment_ends_on": row.employment_ends_on,
            "measures": measures_shown(measures_of(row), sight),
            "stands": row.superseded_at is None,
        }
        for row in sorted(case.sanctions.all(), key=lambda row: row.pk)
    ]


def _past_record(case: Case, sight: Sight) -> dict[str, Any] | None:
    row = getattr(case, "provenance", None)
    if row is None or not sight.decision:
        return None
    return past_record(row, case.reference, opens=may_open_scan(sight))


def _evidence(case: Case, row: Any, sight: Sight) -> dict[str, Any]:
    address = reverse("evidence", kwargs={"reference": case.reference, "number": row.number})
    copy = served_copy(case, row)
    told = {name: getattr(row, name) for name in ("number", "title", "source")}
    served = {name: getattr(copy or row, name) for name in ("file_name", "size", "sha256")}
    return (
        told
        | served
        | {
            "href": address,
            "original_href": f"{address}?original=1" if copy is not None and sight.originals else None,
            "redactions": list(copy.redactions.all()) if copy is not None else [],
        }
    )


def _notes(case: Case) -> list[dict[str, Any]]:
    rows = sorted(case.notes.all(), key=lambda row: row.pk)
    return [{"text": row.text, "by": row.written_by.name, "recorded_at": row.recorded_at} for row in rows]
