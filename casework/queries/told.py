"""What each kind of event says on a timeline, from the rows it made. A row that is not there says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from casework.enums import (
    Action,
    Attendance,
    CloseReason,
    CompanionKind,
    Delivery,
    PartKind,
    PostponementReason,
    SanctionLevel,
    Severity,
)
from casework.models import Case, Decision, Hearing, Part
from casework.queries.case_page import Sight, last_live_day
from casework.queries.stage import mid_sentence, moment_in_words
from casework.rules.dates import words


@dataclass(frozen=True)
class Told:
    """What an event's rows say: in words, on which day it happened (None: when it was recorded), which file it made."""

    words: str = ""
    on: date | datetime | None = None
    evidence: int | None = None


def tell(action: Action, case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """What this reader is told of one event. ``case``: loaded by ``case_page.load``; ``facts``: of the event."""
    teller = _TELLERS.get(action)
    return teller(case, sight, facts) if teller is not None else Told()


def _row(rows: Iterable[Any], pk: object) -> Any | None:
    return next((row for row in rows if row.pk == pk), None)


def _assess_incident(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return Told(
        f"The case was opened: {mid_sentence(Severity(case.severity).label)}, if it is found.", case.opened_on
    )


def _appoint(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    part: Part | None = _row(case.parts.all(), facts.get("part"))
    if part is None:
        return Told()
    return Told(f"{part.employee.name}, {mid_sentence(PartKind(part.kind).label)}.", part.from_date)


def _replace_part(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    before: Part | None = _row(case.parts.all(), facts.get("part"))
    after: Part | None = _row(case.parts.all(), facts.get("successor"))
    if before is None or after is None:
        return Told()
    kind = mid_sentence(PartKind(after.kind).label)
    return Told(
        f"{after.employee.name} took over as {kind} from {before.employee.name}: {before.ended_because}",
        before.to_date,
    )


def _add_allegation(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    one = _row(case.allegations.all(), facts.get("allegation"))
    return Told(f"Allegation {one.number}: {one.particulars}") if one else Told()


_FIELDS = {
    "particulars": "the wording",
    "acted_from": "the first day",
    "acted_to": "the last day",
    "category": "the category",
}


def _correct_record(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = _row(case.corrections.all(), facts.get("correction"))
    one = _row(case.allegations.all(), facts.get("allegation"))
    if row is None or one is None:
        return Told()
    before, after = _value(row.field, row.old_value), _value(row.field, row.new_value)
    about = f"Allegation {one.number}, {_FIELDS.get(row.field, row.field)}"
    return Told(f"{about}. It said: {before}. It says: {after}. Reason: {row.reason}")


def _value(field: str, kept: str) -> str:
    """A kept value as a reader writes it: a day in words, the rest as it stands."""
    return words(date.fromisoformat(kept)) if field in ("acted_from", "acted_to") else kept.rstrip(".")


def _attach_evidence(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = _row(case.evidence.all(), facts.get("evidence"))
    return Told(row.title, evidence=row.number) if row else Told()


def _submit_findings(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    report = getattr(case, "findings", None)
    if report is None:
        return Told()
    views = [
        f"allegation {one.number}: {'case to answer' if one.recommendation.case_to_answer else 'no case to answer'}"
        for one in case.allegations.all()
        if getattr(one, "recommendation", None) is not None
    ]
    return Told(f"Recommended on {', '.join(views)}." if sight.report else "", report.submitted_on)


def _case_to_answer(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    answer = getattr(case, "case_to_answer", None)
    return Told(answer.reasons if sight.report else "", answer.decided_on) if answer else Told()


def _arrange_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Hearing | None = _row(case.hearings.all(), facts.get("hearing"))
    if row is None:
        return Told()
    sent = mid_sentence(Delivery(row.invitation_delivery).label)
    return Told(
        f"Attempt {row.attempt}, {moment_in_words(row.starts_at)}, {row.place}. "
        f"The invitation was sent {sent} and counts as received on {words(row.invitation_received_on)}.",
        row.invitation_sent_at,
    )


def _postpone_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Hearing | None = _row(case.hearings.all(), facts.get("hearing"))
    if row is None:
        return Told()
    said = f"Attempt {row.attempt} of {words(timezone.localdate(row.starts_at))} is not held."
    if sight.hearing_notes and row.postponed_for:
        said += f" {PostponementReason(row.postponed_for).label}. {row.postponed_because}"
    return Told(said.strip(), row.postponed_at)


def _record_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Hearing | None = _row(case.hearings.all(), facts.get("hearing"))
    record = getattr(row, "record", None)
    if record is None:
        return Told()
    accompanied = ", accompanied" if record.companion_kind != CompanionKind.NONE else ""
    came = Attendance(record.attendance).label
    return Told(f"{came}{accompanied if record.attendance != Attendance.ABSENT else ''}.", record.held_on)


def level_in_words(level: str) -> str:
    return str(SanctionLevel(level).label) if level else "No sanction"


def _decide_outcome(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Decision | None = _row(case.decisions.all(), facts.get("decision"))
    if row is None:
        return Told()
    if row.recalled_at is not None:
        return Told("This decision was recalled before any letter left.", row.decided_on)
    shown = (
        f"{level_in_words(row.level)}."
        if sight.decision
        else "The outcome is shown here once its letter has left."
    )
    return Told(shown, row.decided_on)


def _recall_decision(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Decision | None = _row(case.decisions.all(), facts.get("decision"))
    return Told(row.recalled_because if sight.reasons else "", row.recalled_at) if row else Told()


def _issue_outcome(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    outcome = _row(case.outcomes.all(), facts.get("outcome"))
    if outcome is None:
        return Told()
    sanction = next((row for row in case.sanctions.all() if row.decision_id == outcome.decision_id), None)
    if sanction is None:
        return Told("No sanction.", outcome.sent_at)
    until = last_live_day(sanction)
    said = f"{level_in_words(sanction.level)}."
    said += f" Live up to and including {words(until)}." if until else ""
    said += f" The employee can appeal until {words(outcome.appeal_closes_on)}."
    return Told(said, outcome.sent_at)


def _closed(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    closure = getattr(case, "closure", None)
    if closure is None:
        return Told()
    explanation = f" {closure.explanation}" if closure.explanation and sight.report else ""
    return Told(f"{CloseReason(closure.reason).label}.{explanation}", closure.closed_on)


def _record_past_sanction(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    record, sanction = getattr(case, "provenance", None), _row(case.sanctions.all(), facts.get("sanction"))
    if record is None or sanction is None or not sight.decision:
        return Told()
    return Told(
        f"{level_in_words(sanction.level)}, issued {words(sanction.issued_on)}, taken over from: {record}."
    )


_TELLERS: dict[Action, Callable[[Case, Sight, dict[str, Any]], Told]] = {
    Action.ASSESS_INCIDENT: _assess_incident,
    Action.RECORD_PAST_SANCTION: _record_past_sanction,
    Action.APPOINT: _appoint,
    Action.REPLACE_PART: _replace_part,
    Action.ADD_ALLEGATION: _add_allegation,
    Action.CORRECT_RECORD: _correct_record,
    Action.ATTACH_EVIDENCE: _attach_evidence,
    Action.SUBMIT_FINDINGS: _submit_findings,
    Action.NO_CASE_TO_ANSWER: _case_to_answer,
    Action.REFER_TO_HEARING: _case_to_answer,
    Action.ARRANGE_HEARING: _arrange_hearing,
    Action.POSTPONE_HEARING: _postpone_hearing,
    Action.RECORD_HEARING: _record_hearing,
    Action.DECIDE_OUTCOME: _decide_outcome,
    Action.RECALL_DECISION: _recall_decision,
    Action.ISSUE_OUTCOME: _issue_outcome,
    Action.CLOSE_CASE: _closed,
    Action.WITHDRAW_CASE: _closed,
}
