"""Join two open cases of one employee, before either is heard (domain 7.1, scenario 13)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import Max, Model

from casework import access, queries
from casework.actions.deadlines import reconcile
from casework.actions.people import add_part
from casework.actions.redactions import carry_copies
from casework.actions.steps import begin, check_written, finish, record_on
from casework.enums import Action, CloseReason, DisclosureResult, FileState
from casework.errors import NotYou
from casework.models import (
    Case,
    CaseJoin,
    Closure,
    Employee,
    Evidence,
    EvidenceEntry,
    Recommendation,
)
from casework.models.cases import EXCLUDED_KINDS
from casework.models.scoping import scope_of
from casework.queries.facts import named_in_incident, parts_held
from casework.queries.sight import sight_of
from casework.rules import joining
from casework.workflow import Step

if TYPE_CHECKING:
    from accounts.models import User

Row = TypeVar("Row", bound=Model)


@transaction.atomic
def join_cases(case: Case, *, into: Case, reasons: str, by: User, on: date) -> CaseJoin:
    """Let ``case`` end in ``into``: from now on one case, one hearing, one decision, and a finding for each allegation.

    Allegations and evidence are carried over as rows that name the join; the rows of ``case`` stay as they are. Whoever
    is named in either incident is kept out of both. What few may know of goes on too, and nobody else is told (WB-1,
    PR-14). Raises NotYou unless the person may do it in both cases, RuleBroken 7.1 where the two cannot be joined, SEP-1
    to SEP-3 for a person whose parts do not go together.
    """
    into = _locked(case, into)
    step = begin(case, Action.JOIN_CASES, by=by)
    _check_may_join(case, into, step, by)
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
    carried = {"allegations": _carry_over(join), **_carry_what_few_know(join, on)}
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


def _check_may_join(case: Case, into: Case, step: Step, by: User) -> None:
    """Raise NotYou for somebody who may not do it in the other case, or who may not know what stands in the way.

    The second goes by who asks and never by what is there: a refusal that depends on it would tell.
    """
    if not access.parts_at_work(by, into, scope_of(by)) & set(step.who):
        raise NotYou("You may not do this in the case that would go on.")
    if not (sight_of(by, case).overlays and sight_of(by, into).overlays):
        raise NotYou("Two cases are joined by somebody who investigates neither of them.")


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
        made = _copy_of(one, case=into, number=number, carried_by=join)
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
    """Each file once: what both cases have is not there twice, and is redacted there if it was in either."""
    into = join.case
    number = into.evidence.aggregate(last=Max("number"))["last"] or 0
    known = {one.sha256: one for one in into.evidence.all()}
    for one in join.joined.evidence.all():
        there = known.get(one.sha256)
        if there is None:
            number += 1
            there = _copy_of(one, case=into, number=number, carried_by=join)
            _carry_entry(one, there)
        if not there.copies.exists():
            carry_copies(one, there, join)


def _carry_entry(old: Evidence, there: Evidence) -> None:
    """What the joined report says that a file shows, in the index of the report that goes on (T9)."""
    line = old.entries.filter(findings__returned__isnull=True).first()
    if there.case.state != FileState.INVESTIGATION and line is not None:
        EvidenceEntry.objects.create(
            case=there.case, findings=queries.standing_findings(there.case), evidence=there, shows=line.shows
        )


def _carry_what_few_know(join: CaseJoin, on: date) -> dict[str, list[int]]:
    """Flags that only some may know of, in the case that goes on: it cannot be refused for them without telling.

    What was flagged is checked and talked over again, as there is more now that it may be the reason for; who once
    found it to be the reason still cannot take that back alone (WB-1). The rows that were made, as facts of the event.
    """
    into, joined = join.case, join.joined
    facts, last = queries.disclosure_facts(joined), joined.disclosure_checks.last()
    starts_again = {"flagged_on": on} if facts is not None and facts.is_checked else {}
    flags = [_copy_of(one, case=into, **starts_again) for one in joined.disclosure_flags.all()]
    if flags and last is not None and last.result != DisclosureResult.NOT_THE_REASON:
        _copy_of(last, case=into, flag=flags[-1])
    made = {"flags": [one.pk for one in flags]}
    if hasattr(joined, "union_representative") and not hasattr(into, "union_representative"):
        made["representatives"] = [_copy_of(joined.union_representative, case=into).pk]
    return {name: keys for name, keys in made.items() if keys}


def _copy_of(row: Row, **other: Any) -> Row:
    """A new row that says what ``row`` does, but for ``other`` and for when it was recorded."""
    names = (
        one.name for one in row._meta.concrete_fields if not one.primary_key and one.name != "recorded_at"
    )
    made: Row = type(row)._default_manager.create(**{name: getattr(row, name) for name in names} | other)
    return made


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


def _note_on(into: Case, join: CaseJoin, step: Step, carried: dict[str, Any], *, by: User) -> None:
    """The case that goes on stays where it is, and has the event as well."""
    into.version += 1
    into.save(update_fields=["version"])
    record_on(into, Action.JOIN_CASES, by=by, facts={"join": join.pk, **carried})
    reconcile(into, step)
