"""The investigator reports; the case manager says whether there is a case to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.companions import MeetingHeld, keep_companion
from casework.actions.steps import begin, check_not_before, check_written, finish, policy_on
from casework.enums import Action, CloseReason, Meeting, Severity
from casework.errors import RuleBroken
from casework.models import (
    Allegation,
    Case,
    CaseToAnswer,
    Closure,
    Evidence,
    EvidenceEntry,
    Findings,
    FindingsReturn,
    Recommendation,
)
from casework.queries.joins import gravest_assessed
from casework.queries.safeguarding import is_safeguarding
from casework.rules import adjustments, informal
from casework.rules.ladder import check_degree_is_known
from casework.rules.safeguarding import check_ends_with_findings

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class View:
    """The investigator's view on one allegation: is there a case to answer, and why."""

    case_to_answer: bool
    reasons: str = ""


@transaction.atomic
def submit_findings(
    case: Case,
    *,
    report: str,
    employee_response: str,
    views: Mapping[Allegation, View],
    index: Mapping[Evidence, str] | None = None,
    meeting: MeetingHeld | None = None,
    by: User,
    on: date,
) -> Findings:
    """Lock the investigation report (T9): a recommendation for each allegation, none about a sanction.

    After a return it is a new report; the one returned keeps its row. index: of each file on the case, what it shows.
    meeting: of the investigation meeting, who came
    with the employee; where there were several, of the one in which they answered. Raises RuleBroken (T9) unless every
    allegation has a recommendation and the report says how the employee responded, or why they did not; AC-2, AC-3 for
    a companion whom the policy of the investigation does not let come; EQ-9 while an adjustment for its meetings waits.
    """
    step = begin(case, Action.SUBMIT_FINDINGS, by=by)
    check_not_before(on, case.opened_on, "The case was opened", rule_id="T9")
    returned = queries.last_return(case)
    if returned is not None:
        check_not_before(on, returned.returned_on, "The report was returned", rule_id="T9")
    check_all_answered(case, views, "T9", "recommendation")
    adjustments.check_answered(queries.asked_for(case), Meeting.INVESTIGATION, on)
    _check_indexed(case, index or {})
    findings = Findings.objects.create(
        case=case,
        report=check_written("report", report, "The report"),
        employee_response=check_written("employee_response", employee_response, "What the employee said"),
        policy=policy_on(case.opened_on, case.subject.nation),
        submitted_on=on,
        submitted_by=by,
    )
    _conclude(findings, views, index or {})
    keep_companion(meeting, findings)
    finish(case, step, by=by, facts={"findings": findings.pk})
    return findings


def _check_indexed(case: Case, index: Mapping[Evidence, str]) -> None:
    """Raise RuleBroken (T9) unless exactly the files of this case are in the index, each with what it shows."""
    wanted = set(case.evidence.values_list("pk", flat=True))
    if {one.pk for one in index} != wanted or not all(shows.strip() for shows in index.values()):
        raise RuleBroken(
            "T9",
            "The index of the evidence says of every file on the case what it shows, and of no other.",
            instead="Write a line for each. Open the page again: a file may have been attached since.",
            field="index",
        )


def _conclude(findings: Findings, views: Mapping[Allegation, View], index: Mapping[Evidence, str]) -> None:
    """The view on each allegation, and the index of the evidence."""
    for allegation, view in views.items():
        Recommendation.objects.create(
            case=findings.case,
            findings=findings,
            allegation=allegation,
            case_to_answer=view.case_to_answer,
            reasons=view.reasons.strip(),
        )
    for file, shows in index.items():
        EvidenceEntry.objects.create(
            case=findings.case, findings=findings, evidence=file, shows=shows.strip()
        )


@transaction.atomic
def return_findings(case: Case, *, missing: str, by: User, on: date) -> FindingsReturn:
    """Send the report back to the investigator, who reports again: it lacks something (PR-07).

    missing: what has to be looked at further, never another conclusion; it is kept (0.17). The investigation has its
    time once more, from this day. Raises RuleBroken (T9) for a day before the report.
    """
    step = begin(case, Action.RETURN_FINDINGS, by=by)
    findings = queries.standing_findings(case)
    check_not_before(on, findings.submitted_on, "The findings were submitted", rule_id="T9")
    findings.returned = FindingsReturn.objects.create(
        case=case,
        missing=check_written("missing", missing, "What the report lacks"),
        returned_on=on,
        returned_by=by,
    )
    findings.save(update_fields=["returned"])
    finish(case, step, by=by, facts={"findings": findings.pk, "return": findings.returned.pk})
    return findings.returned


def check_all_answered(case: Case, given: Mapping[Allegation, object], rule_id: str, what: str) -> None:
    """Raise RuleBroken unless exactly the allegations of this case have an entry."""
    wanted = set(case.allegations.values_list("pk", flat=True))
    if {allegation.pk for allegation in given} != wanted:
        raise RuleBroken(
            rule_id,
            f"Every allegation of this case needs a {what} of its own, and no other allegation.",
            instead="Open the page again: an allegation may have been added since.",
        )


@transaction.atomic
def no_case_to_answer(case: Case, *, reasons: str, by: User, on: date) -> Closure:
    """Close the case because there is no case to answer (T10). The person who decides is not the investigator."""
    step = begin(case, Action.NO_CASE_TO_ANSWER, by=by)
    check_not_before(on, case.opened_on, "The case was opened", rule_id="T10")
    reasons = check_written("reasons", reasons, "Your reasoning")
    CaseToAnswer.objects.create(case=case, answer=False, reasons=reasons, decided_on=on, decided_by=by)
    closure = Closure.objects.create(
        case=case, reason=CloseReason.NO_CASE, explanation=reasons, closed_on=on, closed_by=by
    )
    finish(case, step, by=by, on=on, facts={"reason": CloseReason.NO_CASE.value})
    return closure


@transaction.atomic
def deal_with_informally(
    case: Case, *, severity: Severity | str, reasons: str, agreed: str, by: User, on: date
) -> Closure:
    """Close the case with an informal word, as the facts turned out minor (PR-06, T10). It never counts (0.11).

    severity: of the gravest allegation, after what was found. agreed: what was agreed informally, such as training.
    Raises RuleBroken PR-06 for anything that is not minor, R21 for a safeguarding case, which ends with findings.
    """
    step = begin(case, Action.DEAL_WITH_INFORMALLY, by=by)
    check_not_before(on, case.opened_on, "The case was opened", rule_id="T10")
    informal.check_is_minor(gravest_assessed(case), Severity(severity))
    check_ends_with_findings(is_marked=is_safeguarding(case))
    answer = CaseToAnswer.objects.create(
        case=case,
        answer=False,
        severity=Severity.MINOR,
        agreed=check_written("agreed", agreed, "What was agreed"),
        reasons=check_written("reasons", reasons, "Your reasoning"),
        decided_on=on,
        decided_by=by,
    )
    closure = Closure.objects.create(
        case=case, reason=CloseReason.INFORMAL, explanation=answer.reasons, closed_on=on, closed_by=by
    )
    finish(case, step, by=by, on=on, facts={"reason": CloseReason.INFORMAL.value})
    return closure


@transaction.atomic
def refer_to_hearing(
    case: Case, *, reasons: str, severity: Severity | str = "", by: User, on: date
) -> CaseToAnswer:
    """There is a case to answer: HR arranges a hearing (T11).

    severity: how serious the allegations now are, after the report; as assessed at the start when empty. No more can
    be found at the hearing than was put to the employee in writing (PR-09).
    """
    step = begin(case, Action.REFER_TO_HEARING, by=by)
    submitted_on = queries.standing_findings(case).submitted_on
    check_not_before(on, submitted_on, "The findings were submitted", rule_id="T11")
    put = Severity(severity or case.severity)
    if severity:
        check_degree_is_known(put, policy_on(on, case.subject.nation).terms.degrees, "severity")
    answer = CaseToAnswer.objects.create(
        case=case,
        answer=True,
        severity=put,
        reasons=check_written("reasons", reasons, "Your reasoning"),
        decided_on=on,
        decided_by=by,
    )
    finish(case, step, by=by, facts={"severity": put.value})
    return answer
