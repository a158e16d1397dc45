"""Take over an open case that was run on paper: at its real stage, with its real days, and with nothing overdue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.files.base import File
from django.db import transaction

from casework.actions.deadlines import reconcile
from casework.actions.opening import Opening, open_case
from casework.actions.paper_beside import keep_beside
from casework.actions.paper_cases import EarlierAttempt, PaperCase
from casework.actions.paper_checks import Paper
from casework.actions.paper_lock import lock_paper
from casework.actions.paper_rows import STAGE_ROWS, allege
from casework.actions.paper_scan import kept_scan
from casework.actions.people import add_part
from casework.actions.steps import begin, check_written, finish, policy_on, record_on
from casework.enums import Action, AssessmentResult, FileState, PartKind
from casework.errors import NotNow
from casework.models import Assessment, Case, Employee, Incident, PaperCheck, Provenance, TakenOver
from casework.queries.due import nation_of_incident
from casework.queries.purged import was_purged
from casework.rules import paper_parts, taking_over
from casework.rules.ladder import check_degree_is_known
from casework.rules.paper_stages import OF_EACH, stages_up_to

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def take_over_case(
    incident: Incident, *, paper: PaperCase, scan: File[bytes] | None = None, by: User, on: date
) -> Case:
    """Write the case as the paper has it, with the paper's days; it is known, and its clocks run, from today.

    Every rule that the days can show is asked. One that was not kept on paper refuses, unless ``departures`` says what
    was not done and why; independence and what is possible at all are never given up. What only reading the paper can
    show is marked as not checked. A deadline that had run out is counted once more from today.
    scan: of the paper, kept for HR and auditors alone; without it its fingerprint alone is.
    Raises NotNow for a paper that is here already, and RuleBroken: 8.16, T5, T19, PV-1, SEP-1 to SEP-3, PR-09 for a scan
    that is empty or too large, and what the verbs of the stages raise.
    """
    step = begin(incident, Action.TAKE_OVER_CASE, by=by)
    _check(incident, paper, on, by)
    _assess(incident, paper, by=by)
    case = _open(incident, paper, by=by, on=on)
    taken_over = _from_where(case, paper, by=by, on=on)
    written = Paper(paper, case, by=by, on=on)
    allege(written)
    for stage in stages_up_to(paper.stage):
        STAGE_ROWS[stage](written)
    beside = keep_beside(written)
    for rule, result in written.checks.items():
        PaperCheck.objects.create(case=case, taken_over=taken_over, rule=rule, result=result)
    facts: dict[str, Any] = {"taken_over": taken_over.pk, "stage": str(paper.stage)}
    told = (*paper.days(), *paper.days_of_appeal())
    days = {name: day.isoformat() for name, _, day in told if day is not None}
    with kept_scan(taken_over, scan) as kept:
        finish(incident, step, by=by, facts=facts | {"cases": 1})
        record_on(case, step.action, by=by, facts=facts | {"sha256": paper.sha256} | days | beside | kept)
        reconcile(case, step)
    return case


def _assess(incident: Incident, paper: PaperCase, *, by: User) -> None:
    """That it was assessed as formal, on paper. RuleBroken PV-1 for a degree that the policy of that day does not know."""
    policy = policy_on(paper.assessed_on, nation_of_incident(incident))
    check_degree_is_known(paper.severity, policy.terms.degrees, "severity")
    Assessment.objects.create(
        incident=incident,
        result=AssessmentResult.FORMAL,
        severity=paper.severity,
        reasons=f"Assessed on paper: {paper.source}, {paper.reference}.",
        policy=policy,
        assessed_on=paper.assessed_on,
        assessed_by=by,
    )


def _check(incident: Incident, paper: PaperCase, on: date, by: User) -> None:
    said = paper.said()
    taking_over.check_stage(paper.stage, said)
    for of in ("", "appeal_"):
        paper_parts.check_arranged(paper.stage, said, paper.hearing_on(of), on, of=of)
    paper_parts.check_has_manager(said)
    happened = ("occurred_to", "The last day of what happened", incident.occurred_to)
    taking_over.check_order((happened, *paper.days()), on)
    decided = ("decided_on", "The day of the decision", paper.decided_on)
    taking_over.check_order((decided, ("told_on", "The day the employee was told", paper.told_on)), on)
    issued = ("issued_on", "The day the outcome letter was sent", paper.issued_on)
    taking_over.check_order((issued, *paper.days_of_appeal()), on)
    _check_earlier(paper, on)
    _check_further(paper)
    taking_over.check_sha256(paper.sha256)
    _check_not_here(paper, by)


def _check_earlier(paper: PaperCase, on: date) -> None:
    """The attempts that were postponed, at the hearing and at that of the appeal (8.16)."""
    firsts = {
        "": ("The day of the referral", paper.referred_on),
        "appeal_": ("The day the appeal was received", paper.appealed_on),
    }
    for of, (what, day) in firsts.items():
        attempts: tuple[EarlierAttempt, ...] = getattr(paper, f"{of}earlier")
        if attempts:
            assert day is not None
            days = [paper_parts.AttemptDays(*one.days()) for one in attempts]
            paper_parts.check_attempts(days, (what, day), getattr(paper, f"{of}invited_on"), on, of=of)


def _check_further(paper: PaperCase) -> None:
    for number, one in enumerate(paper.further, 2):
        paper_parts.check_further(paper.stage, number, {name: getattr(one, name) for name in OF_EACH})
        if paper.findings_on is not None:
            what = "the report was handed in"
            paper_parts.check_known_by_then(number, one.acted_to, paper.findings_on, what)


def _check_not_here(paper: PaperCase, by: User) -> None:
    """Raise NotNow for a paper that is here already, which is said only to whoever may see the case made of it."""
    source, reference = paper.source.strip(), paper.reference.strip()
    lock_paper(source, reference)
    twice = {"source": source, "old_reference": reference}
    made = [
        key for rows in (TakenOver, Provenance) for key in rows.objects.filter(**twice).values_list("case")
    ]
    if Case.objects.visible_to(by).filter(pk__in=[pk for (pk,) in made]).exists():
        raise NotNow("This paper is here already. A case is taken over once.")
    if made or was_purged(source, reference):
        raise NotNow(
            "This cannot be taken over with this reference. Ask an HR lead of the whole organisation."
        )


def _open(incident: Incident, paper: PaperCase, *, by: User, on: date) -> Case:
    """The case as it was opened on paper, with its people; whoever takes it over is its HR officer."""
    opening = Opening(
        employee=paper.employee,
        investigator=paper.investigator,
        case_manager=paper.case_manager,
        terms_of_reference=paper.terms_of_reference,
        particulars=paper.particulars,
    )
    case = open_case(
        incident,
        opening,
        severity=paper.severity,
        state=FileState(paper.stage),
        by=by,
        on=paper.assessed_on,
        people_on={PartKind.INVESTIGATOR: paper.appointed_on, PartKind.HR_OFFICER: on},
    )
    hears = [(PartKind.CHAIR, paper.chair), *((PartKind.PANEL_MEMBER, one) for one in paper.panel)]
    _appoint(case, hears, paper.referred_on, by=by)
    members = [(PartKind.APPEAL_PANEL_MEMBER, one) for one in paper.appeal_panel]
    _appoint(case, [(PartKind.APPEAL_MANAGER, paper.appeal_manager), *members], paper.appealed_on, by=by)
    return case


def _appoint(
    case: Case, hears: Iterable[tuple[PartKind, Employee | None]], on: date | None, *, by: User
) -> None:
    for kind, employee in hears:
        if employee is not None:
            assert on is not None
            add_part(case, kind=kind, employee=employee, by=by, on=on)


def _from_where(case: Case, paper: PaperCase, *, by: User, on: date) -> TakenOver:
    return TakenOver.objects.create(
        case=case,
        stage=paper.stage,
        source=check_written("source", paper.source, "Where the paper is"),
        old_reference=check_written("reference", paper.reference, "The reference of the paper"),
        sha256=paper.sha256,
        departures=paper.departures.strip(),
        taken_over_on=on,
        taken_over_by=by,
    )
