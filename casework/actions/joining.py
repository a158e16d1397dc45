"""Join two open cases of one employee, before either is heard (domain 7.1, scenario 13)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from casework import access, queries
from casework.actions.deadlines import reconcile
from casework.actions.people import add_part
from casework.actions.redactions import carry_copies
from casework.actions.steps import begin, check_written, finish, record_on
from casework.enums import Action, CloseReason, FileState
from casework.errors import NotYou
from casework.models import Allegation, Case, CaseJoin, Closure, Employee, Evidence, Recommendation
from casework.models.cases import EXCLUDED_KINDS
from casework.models.scoping import scope_of
from casework.queries.facts import named_in_incident, parts_held
from casework.rules import joining
from casework.workflow import Step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def join_cases(case: Case, *, into: Case, reasons: str, by: User, on: date) -> CaseJoin:
    """Let ``case`` end in ``into``: from now on one case, one hearing, one decision, and a finding for each allegation.

    Allegations and evidence are carried over as rows that name the join; the rows of ``case`` stay as they are. Whoever
    is named in either incident is kept out of both. Raises NotYou unless the person may do it in both cases,
    RuleBroken 7.1 where the two cannot be joined, SEP-1 to SEP-3 for a person whose parts do not go together.
    """
    into = _locked(case, into)
    step = begin(case, Action.JOIN_CASES, by=by)
    if not access.parts_at_work(by, into, scope_of(by)) & set(step.who):
        raise NotYou("You may not do this in the case that would go on.")
    joining.check_can_join(
        queries.to_join(case),
        queries.to_join(into),
        same_employee=case.subject_id == into.subject_id and case.pk != into.pk,
    )
    _check_people(case, into)
    written = check_written("reasons", reasons, "Why they are joined")
    report = case.reports.filter(returned__isnull=True).first()
    join = CaseJoin.objects.create(
        case=into,
        joined=case,
        reasons=written,
        report=report.report if report is not None else "",
        joined_on=on,
        joined_by=by,
    )
    carried = _carry_over(join)
    _keep_out(into, case, by=by, on=on)
    _keep_out(case, into, by=by, on=on)
    closure = Closure.objects.create(
        case=case, reason=CloseReason.JOINED, explanation=written, closed_on=on, closed_by=by
    )
    finish(case, step, by=by, on=on, facts={"join": join.pk, "closure": closure.pk})
    _note_on(into, join, step, carried, by=by)
    return join


def _locked(case: Case, into: Case) -> Case:
    """The case that goes on, up to date. Both are locked in one order, whichever of the two somebody began with."""
    rows = Case.objects.select_for_update(of=("self",)).select_related(
        "incident", "subject", "unit", "policy"
    )
    locked = {row.pk: row for row in rows.filter(pk__in=(case.pk, into.pk)).order_by("pk")}
    return locked[into.pk]


def _check_people(case: Case, into: Case) -> None:
    """Nobody acts in one of the two and is named, or decides on what they acted in, in the other (SEP-1 to SEP-3)."""
    held, held_there, names = parts_held(case.parts.all()), parts_held(into.parts.all()), _names(into, case)
    joining.check_nobody_in_both(held_there, (*held, *named_in_incident(case)), names)
    joining.check_nobody_in_both(held, named_in_incident(into), names)


def _names(*cases: Case) -> dict[int, str]:
    people = Employee.objects.filter(parts__case__in=cases).distinct()
    return dict(people.values_list("pk", "name"))


def _carry_over(join: CaseJoin) -> int:
    """The allegations, with the investigator's view where the case that goes on has its report, and the evidence."""
    into, joined = join.case, join.joined
    number = into.allegations.aggregate(last=Max("number"))["last"] or 0
    old = list(joined.allegations.all())
    for one in old:
        number += 1
        made = Allegation.objects.create(
            case=into,
            number=number,
            carried_by=join,
            **{
                name: getattr(one, name)
                for name in (
                    "particulars",
                    "category",
                    "channel",
                    "platform",
                    "acted_from",
                    "acted_to",
                    "added_by",
                )
            },
        )
        view = one.recommendations.filter(findings__returned__isnull=True).first()
        if into.state != FileState.INVESTIGATION and view is not None:
            Recommendation.objects.create(
                case=into,
                findings=queries.standing_findings(into),
                allegation=made,
                case_to_answer=view.case_to_answer,
                reasons=view.reasons,
            )
    _carry_evidence(join)
    return len(old)


def _carry_evidence(join: CaseJoin) -> None:
    """Each file once: what both cases have is not there twice."""
    into = join.case
    number = into.evidence.aggregate(last=Max("number"))["last"] or 0
    known = set(into.evidence.values_list("sha256", flat=True))
    for one in join.joined.evidence.exclude(sha256__in=known):
        number += 1
        made = Evidence.objects.create(
            case=into,
            number=number,
            carried_by=join,
            **{
                name: getattr(one, name)
                for name in ("title", "source", "file", "file_name", "size", "sha256", "attached_by")
            },
        )
        carry_copies(one, made, join)


def _keep_out(case: Case, other: Case, *, by: User, on: date) -> None:
    """Whoever is named in the other incident is a witness or complainant here as well, and never sees the case."""
    known = set(case.parts.values_list("employee", flat=True)) | {case.subject_id}
    known |= set(case.incident.people.values_list("employee", flat=True))
    # Beside those of the incident whoever became one later, by appointment or by an earlier join.
    later = parts_held(other.parts.filter(kind__in=EXCLUDED_KINDS, to_date__isnull=True))
    for one in (*named_in_incident(other), *later):
        if one.person not in known:
            employee = Employee.objects.get(pk=one.person)
            add_part(case, kind=one.kind, employee=employee, by=by, on=on)
            known.add(one.person)


def _note_on(into: Case, join: CaseJoin, step: Step, carried: int, *, by: User) -> None:
    """The case that goes on stays where it is, and has the event as well."""
    into.version += 1
    into.save(update_fields=["version"])
    record_on(into, Action.JOIN_CASES, by=by, facts={"join": join.pk, "allegations": carried})
    reconcile(into, step)
