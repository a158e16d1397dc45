"""Take over an open case that was run on paper: at its real stage, with its real days, and with nothing overdue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.actions.deadlines import reconcile
from casework.actions.opening import Opening, open_case
from casework.actions.paper_cases import PaperCase
from casework.actions.paper_checks import Paper
from casework.actions.paper_rows import STAGE_ROWS
from casework.actions.people import add_part
from casework.actions.steps import begin, check_written, finish, policy_on, record_on
from casework.enums import Action, AssessmentResult, FileState, PartKind
from casework.errors import NotNow
from casework.models import Assessment, Case, Incident, PaperCheck, Provenance, TakenOver
from casework.queries.due import nation_of_incident
from casework.queries.purged import was_purged
from casework.rules import taking_over

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def take_over_case(incident: Incident, *, paper: PaperCase, by: User, on: date) -> Case:
    """Write the case as the paper has it, with the paper's days; it is known, and its clocks run, from today.

    Every rule that the days can show is asked. One that was not kept on paper refuses, unless ``departures`` says what
    was not done and why; independence and what is possible at all are never given up. What only reading the paper can
    show is marked as not checked. A deadline that had run out is counted once more from today.
    Raises NotNow for a paper that is here already, and RuleBroken: 8.16, T5, T19, PV-1, SEP-1 to SEP-3, and what the
    verbs of the stages raise.
    """
    step = begin(incident, Action.TAKE_OVER_CASE, by=by)
    _check(incident, paper, on, by)
    Assessment.objects.create(
        incident=incident,
        result=AssessmentResult.FORMAL,
        severity=paper.severity,
        reasons=f"Assessed on paper: {paper.source}, {paper.reference}.",
        policy=policy_on(paper.assessed_on, nation_of_incident(incident)),
        assessed_on=paper.assessed_on,
        assessed_by=by,
    )
    case = _open(incident, paper, by=by, on=on)
    taken_over = _from_where(case, paper, by=by, on=on)
    written = Paper(paper, case, by=by, on=on)
    for stage in taking_over.stages_up_to(paper.stage):
        STAGE_ROWS[stage](written)
    for rule, result in written.checks.items():
        PaperCheck.objects.create(case=case, taken_over=taken_over, rule=rule, result=result)
    facts = {"taken_over": taken_over.pk, "stage": str(paper.stage)}
    finish(incident, step, by=by, facts=facts | {"cases": 1})
    days = {name: day.isoformat() for name, _, day in paper.days() if day is not None}
    record_on(case, step.action, by=by, facts=facts | {"sha256": paper.sha256} | days)
    reconcile(case, step)
    return case


def _check(incident: Incident, paper: PaperCase, on: date, by: User) -> None:
    said = paper.said()
    taking_over.check_stage(paper.stage, said)
    held = timezone.localdate(paper.hearing_at) if paper.hearing_at is not None else None
    taking_over.check_arranged(paper.stage, said, held, on)
    happened = ("occurred_to", "The last day of what happened", incident.occurred_to)
    taking_over.check_order((happened, *paper.days()), on)
    decided = ("decided_on", "The day of the decision", paper.decided_on)
    taking_over.check_order((decided, ("told_on", "The day the employee was told", paper.told_on)), on)
    if paper.appealed_on is not None:
        issued = ("issued_on", "The day the outcome letter was sent", paper.issued_on)
        taking_over.check_order(
            (issued, ("appealed_on", "The day the appeal was received", paper.appealed_on)), on
        )
    taking_over.check_sha256(paper.sha256)
    _check_not_here(paper, by)


def _check_not_here(paper: PaperCase, by: User) -> None:
    """Raise NotNow for a paper that is here already, which is said only to whoever may see the case made of it."""
    source, reference = paper.source.strip(), paper.reference.strip()
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
    if paper.chair is not None:
        assert paper.referred_on is not None
        add_part(case, kind=PartKind.CHAIR, employee=paper.chair, by=by, on=paper.referred_on)
    return case


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
