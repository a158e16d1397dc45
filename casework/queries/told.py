"""What each kind of event says on a timeline, from the rows it made. A row that is not there says nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from casework.enums import (
    Action,
    CloseReason,
    PartKind,
    Severity,
)
from casework.models import Case, Decision, Findings, Part, Suspension
from casework.models.live_periods import ISSUE
from casework.queries import told_adjournments as adjournments
from casework.queries import told_agreements as agreements
from casework.queries import told_appeals as appeals
from casework.queries import told_endings as endings
from casework.queries import told_flags as flags
from casework.queries import told_outside as outside
from casework.queries import told_overlays as overlays
from casework.queries import told_oversight as oversight
from casework.queries import told_own_words as own_words
from casework.queries import told_paper as paper
from casework.queries import told_retention as retention
from casework.queries import told_support as support
from casework.queries import told_witnesses as witnesses
from casework.queries.instead import decided_in_words
from casework.queries.measures import measures_decided, measures_of, with_them
from casework.queries.rows import companion_at, recommendation_of
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_rows import Told, arranged, came_with, postponed, recorded, row_of
from casework.queries.witnesses import name_of
from casework.rules.dates import words


def tell(action: Action, case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """What this reader is told of one event. ``case``: loaded by ``case_page.load``; ``facts``: of the event."""
    teller = _TELLERS.get(action)
    told = teller(case, sight, facts) if teller is not None else Told()
    ended: Suspension | None = row_of(case.suspensions.all(), facts.get("suspension_ended"))
    if ended is None or ended.last_day is None:
        return told
    return replace(
        told, words=f"{told.words} The last day of the suspension is {words(ended.last_day)}.".strip()
    )


def _assess_incident(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return Told(
        f"The case was opened: {mid_sentence(Severity(case.severity).label)}, if it is found.", case.opened_on
    )


def _appoint(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    part: Part | None = row_of(case.parts.all(), facts.get("part"))
    if part is None:
        return Told()
    name = name_of(case, sight, part.employee)
    return Told(f"{name}, {mid_sentence(PartKind(part.kind).label)}.", part.from_date)


def _replace_part(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    before: Part | None = row_of(case.parts.all(), facts.get("part"))
    after: Part | None = row_of(case.parts.all(), facts.get("successor"))
    if before is None or after is None:
        return Told()
    kind = mid_sentence(PartKind(after.kind).label)
    old, new = (name_of(case, sight, one.employee) for one in (before, after))
    return Told(
        f"{new} took over as {kind} from {old}: {before.ended_because}",
        before.to_date,
    )


def _add_allegation(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    one = row_of(case.allegations.all(), facts.get("allegation"))
    return Told(f"Allegation {one.number}: {one.particulars}") if one else Told()


_FIELDS = {
    "particulars": "the wording",
    "acted_from": "the first day",
    "acted_to": "the last day",
    "category": "the category",
}


def _correct_record(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = row_of(case.corrections.all(), facts.get("correction"))
    one = row_of(case.allegations.all(), facts.get("allegation"))
    if row is None or one is None:
        return Told()
    before, after = _value(row.field, row.old_value), _value(row.field, row.new_value)
    about = f"Allegation {one.number}, {_FIELDS.get(row.field, row.field)}"
    return Told(f"{about}. It said: {before}. It says: {after}. Reason: {row.reason}")


def _value(field: str, kept: str) -> str:
    """A kept value as a reader writes it: a day in words, the rest as it stands."""
    return words(date.fromisoformat(kept)) if field in ("acted_from", "acted_to") else kept.rstrip(".")


def _attach_evidence(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = row_of(case.evidence.all(), facts.get("evidence"))
    return Told(row.title, evidence=row.number) if row and sight.evidence else Told()


def _submit_findings(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    report: Findings | None = row_of(case.reports.all(), facts.get("findings"))
    if report is None:
        return Told()
    views = [
        f"allegation {one.number}: {'case to answer' if view.case_to_answer else 'no case to answer'}"
        for one in case.allegations.all()
        if (view := recommendation_of(report, one)) is not None
    ]
    recommended = f"Recommended on {', '.join(views)}." if sight.report else ""
    return Told(f"{recommended} {came_with(companion_at(case, report))}".strip(), report.submitted_on)


def _return_findings(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    report: Findings | None = row_of(case.reports.all(), facts.get("findings"))
    if report is None or report.returned is None:
        return Told()
    missing = f"What is missing: {report.returned.missing}" if sight.report else ""
    return Told(missing, report.returned.returned_on)


def _case_to_answer(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    answer = getattr(case, "case_to_answer", None)
    if answer is None:
        return Told()
    agreed = f" Agreed: {answer.agreed}" if answer.agreed else ""
    return Told(f"{answer.reasons}{agreed}" if sight.report else "", answer.decided_on)


def _arrange_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return arranged(row_of(case.hearings.all(), facts.get("hearing")))


def _postpone_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return postponed(row_of(case.hearings.all(), facts.get("hearing")), why=sight.hearing_notes)


def _record_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return recorded(row_of(case.hearings.all(), facts.get("hearing")))


def _decide_outcome(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: Decision | None = row_of(case.decisions.all(), facts.get("decision"))
    if row is None:
        return Told()
    if row.recalled_at is not None:
        return Told("This decision was recalled before any letter left.", row.decided_on)
    issued = any(letter.decision_id == row.pk for letter in case.outcomes.all())
    shown = (
        f"{decided_in_words(row)}{with_them(measures_decided(row))}."
        if sight.decision or issued
        else "The outcome is shown here once its letter has left."
    )
    return Told(shown, row.decided_on)


def _issue_outcome(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    outcome = row_of(case.outcomes.all(), facts.get("outcome"))
    if outcome is None:
        return Told()
    sanction = next(
        (
            row
            for row in case.sanctions.all()
            if row.decision_id == outcome.decision_id
            and row.imposed_by_id is None
            and row.from_correction_id is None
        ),
        None,
    )
    if sanction is None:
        return Told(appeals.without_a_sanction(case, outcome), outcome.sent_at)
    # As the letter said it, whatever extended it later.
    until = max(
        (row.to_on for row in sanction.live_periods.all() if row.basis == ISSUE and row.to_on), default=None
    )
    said = f"{sanction.level_name}{with_them(measures_of(sanction))}."
    said += f" Live up to and including {words(until)}." if until else ""
    said += f" The employee can appeal until {words(outcome.appeal_closes_on)}."
    return Told(said, outcome.sent_at)


def _closed(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    closure = row_of(case.closures.all(), facts.get("closure"))
    if closure is None:
        return Told()
    if closure.died_on is not None:
        return Told(f"The employee died on {words(closure.died_on)}.", closure.closed_on)
    explanation = f" {closure.explanation}" if closure.explanation and sight.report else ""
    return Told(f"{CloseReason(closure.reason).label}.{explanation}", closure.closed_on)


_TELLERS: dict[Action, Callable[[Case, Sight, dict[str, Any]], Told]] = {
    Action.ASSESS_INCIDENT: _assess_incident,
    Action.RECORD_PAST_SANCTION: paper.record_past_sanction,
    Action.TAKE_OVER_CASE: paper.take_over_case,
    Action.APPOINT: _appoint,
    Action.REPLACE_PART: _replace_part,
    Action.ADD_ALLEGATION: _add_allegation,
    Action.CORRECT_RECORD: _correct_record,
    Action.ATTACH_EVIDENCE: _attach_evidence,
    Action.ATTACH_REDACTED_COPY: paper.attach_redacted_copy,
    Action.SUBMIT_FINDINGS: _submit_findings,
    Action.RETURN_FINDINGS: _return_findings,
    Action.NO_CASE_TO_ANSWER: _case_to_answer,
    Action.DEAL_WITH_INFORMALLY: _case_to_answer,
    Action.REFER_TO_HEARING: _case_to_answer,
    Action.ARRANGE_HEARING: _arrange_hearing,
    Action.POSTPONE_HEARING: _postpone_hearing,
    Action.ADJOURN_HEARING: adjournments.adjourn_hearing,
    Action.RECORD_HEARING: _record_hearing,
    Action.HEAR_AGAIN: appeals.hear_again,
    Action.DECIDE_OUTCOME: _decide_outcome,
    Action.AGREE_SANCTION: agreements.agree_sanction,
    Action.WITHDRAW_AGREEMENT: agreements.withdraw_agreement,
    Action.RECALL_DECISION: appeals.recall_decision,
    Action.ISSUE_OUTCOME: _issue_outcome,
    Action.LODGE_APPEAL: appeals.lodge_appeal,
    Action.ACKNOWLEDGE_APPEAL: appeals.acknowledge_appeal,
    Action.RECORD_REINSTATEMENT_PAY: appeals.record_reinstatement_pay,
    Action.REFUSE_LATE_APPEAL: appeals.refuse_late_appeal,
    Action.WITHDRAW_APPEAL: appeals.withdraw_appeal,
    Action.ARRANGE_APPEAL_HEARING: appeals.arrange_appeal_hearing,
    Action.POSTPONE_APPEAL_HEARING: appeals.postpone_appeal_hearing,
    Action.RECORD_APPEAL_HEARING: appeals.record_appeal_hearing,
    Action.DECIDE_APPEAL: appeals.decide_appeal,
    Action.ISSUE_APPEAL_OUTCOME: appeals.issue_appeal_outcome,
    Action.RETURN_TO_HEARING: appeals.return_to_hearing,
    Action.SUSPEND_EMPLOYEE: overlays.suspend_employee,
    Action.REVIEW_SUSPENSION: overlays.review_suspension,
    Action.LIFT_SUSPENSION: overlays.lift_suspension,
    Action.PAUSE_CASE: overlays.pause_case,
    Action.RECORD_RESIGNATION: overlays.record_resignation,
    Action.REVIEW_DECISION: overlays.review_decision,
    Action.REVIEW_IMPROVEMENT: overlays.review_improvement,
    Action.RECORD_OVERSIGHT: oversight.record_oversight,
    Action.SERVE_BUNDLE: oversight.serve_bundle,
    Action.EXTEND_WARNING: overlays.extend_warning,
    Action.CURTAIL_WARNING: overlays.curtail_warning,
    Action.SETTLE_LIVE_PERIOD: overlays.settle_live_period,
    Action.RECORD_GRIEVANCE: flags.record_grievance,
    Action.DECIDE_ON_GRIEVANCE: flags.decide_on_grievance,
    Action.CLOSE_GRIEVANCE: flags.close_grievance,
    Action.FLAG_DISCLOSURE: flags.flag_disclosure,
    Action.CHECK_DISCLOSURE: flags.check_disclosure,
    Action.FLAG_UNION_REPRESENTATIVE: flags.flag_union_representative,
    Action.RECORD_UNION_TALK: flags.record_union_talk,
    Action.OPEN_SPENT_RECORD: overlays.open_spent_record,
    Action.AGREE_TO_CONSIDER: overlays.agree_to_consider,
    Action.PROPOSE_OVERRIDE: flags.propose_override,
    Action.APPROVE_OVERRIDE: flags.approve_override,
    Action.RECORD_CONCILIATION: overlays.record_conciliation,
    Action.RECORD_REASONS_REQUEST: endings.record_reasons_request,
    Action.GIVE_WRITTEN_REASONS: endings.give_written_reasons,
    Action.RECORD_CRIMINAL_MATTER: outside.record_criminal_matter,
    Action.MARK_SAFEGUARDING: outside.mark_safeguarding,
    Action.RECORD_REFERRAL_CHECK: outside.record_referral_check,
    Action.PLACE_HOLD: outside.place_hold,
    Action.REVIEW_HOLD: outside.review_hold,
    Action.LIFT_HOLD: outside.lift_hold,
    Action.REVIEW_RECORD: retention.review_record,
    Action.PURGE_CASE: retention.purge_case,
    Action.REOPEN_CASE: endings.reopen_case,
    Action.JOIN_CASES: endings.join_cases,
    Action.ISSUE_CORRECTION: endings.issue_correction,
    Action.RECORD_ADJUSTMENT: support.record_adjustment,
    Action.ANSWER_ADJUSTMENT: support.answer_adjustment,
    Action.RECORD_FIT_NOTE: support.record_fit_note,
    Action.REFER_TO_OCCUPATIONAL_HEALTH: support.refer_to_occupational_health,
    Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE: support.record_occupational_health_advice,
    Action.ALLOW_ABSENCE: support.allow_absence,
    Action.REVIEW_PAUSE: overlays.review_pause,
    Action.RESUME_CASE: overlays.resume_case,
    **dict.fromkeys((Action.CLOSE_CASE, Action.WITHDRAW_CASE), _closed),
    **dict.fromkeys((Action.CLOSE_AFTER_LEAVING, Action.CLOSE_AFTER_DEATH), _closed),
    **endings.OF_WITHDRAWALS,
    **own_words.TELLERS,
    **witnesses.TELLERS,
}
