"""From rows to the plain values that the rules take."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Min, QuerySet, Subquery, TextField, prefetch_related_objects
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from casework.enums import (
    DISMISSALS,
    WEIGHT,
    CloseReason,
    Nation,
    PartKind,
    PersonInIncident,
    SanctionLevel,
    Severity,
)
from casework.models import (
    Agreement,
    AppealDecision,
    Case,
    CaseToAnswer,
    Closure,
    Decision,
    Employee,
    Findings,
    FindingsReturn,
    Hearing,
    IncidentPerson,
    LivePeriod,
    Outcome,
    Part,
    Reopening,
    Resignation,
    RoleGrant,
    Sanction,
)
from casework.models.questions import ANY_CASE, ANY_INCIDENT, ModelQuestion, Question
from casework.queries.appeals_heard import further_level_since
from casework.queries.calendars import calendar_of
from casework.queries.matter import with_joined
from casework.rules.independence import Holding
from casework.rules.working_days import Calendar

_NAMED_AS = {
    PersonInIncident.INVOLVED: PartKind.WITNESS,
    PersonInIncident.WITNESS: PartKind.WITNESS,
    PersonInIncident.COMPLAINANT: PartKind.COMPLAINANT,
}


def calendar_of_case(case: Case) -> Calendar:
    """The calendar of the subject's workplace; a hearing has the calendar of the place where it is held."""
    return calendar_of(Nation(case.subject.nation))


def standing_findings(case: Case) -> Findings:
    """The report that stands of a case that has one, none of those that were returned."""
    rows: QuerySet[Findings] = Findings.objects.filter(case=case, returned__isnull=True)
    return rows.get()


def last_return(case: Case) -> FindingsReturn | None:
    """When and why the report was last returned to the investigator."""
    rows: QuerySet[FindingsReturn] = FindingsReturn.objects.filter(case=case)
    return rows.order_by("pk").last()


def attempts_at_hearing(case: Case) -> QuerySet[Hearing]:
    """Every attempt at the hearing that stands, in order; none of one set aside on appeal, or heard again since."""
    rows: QuerySet[Hearing] = Hearing.objects.filter(case=case, set_aside_by__isnull=True)
    before = (
        rows.filter(postponed_at__isnull=False, record__isnull=False).order_by("-attempt").values("attempt")
    )
    return rows.filter(attempt__gt=Coalesce(Subquery(before[:1]), 0))


def was_sent_back(case: Case) -> bool:
    """Whether an appeal set aside what was heard or agreed, so that others hear the case now (T23)."""
    heard = Hearing.objects.filter(case=case, set_aside_by__isnull=False).exists()
    return heard or Agreement.objects.filter(case=case, set_aside_by__isnull=False).exists()


_HEARINGS = ModelQuestion(
    lambda: Hearing.objects.filter(case=ANY_CASE, set_aside_by__isnull=True).select_related(
        "chair", "policy", "record"
    )
)


def current_hearing(case: Case) -> Hearing | None:
    """The attempt that is arranged or was held, not one that was postponed or set aside on appeal."""
    standing: list[Hearing] = []
    rows = _HEARINGS.ask({ANY_CASE: case.pk})
    prefetch_related_objects(rows, "adjournments")
    # A case has one to three: told apart here, they are asked for in a third of the time.
    for hearing in rows:
        if hearing.postponed_at is None:
            standing.append(hearing)
        elif hasattr(hearing, "record"):
            standing.clear()  # it was heard, and is heard again
    return standing[0] if standing else None


def standing_decision(case: Case) -> Decision | None:
    """The decision that has not been recalled, of the hearing or the agreement that stands."""
    rows = Decision.objects.filter(case=case, recalled_at__isnull=True, hearing__set_aside_by__isnull=True)
    return rows.filter(agreement__set_aside_by__isnull=True).select_related("agreement").first()


def standing_agreements(case: Case) -> QuerySet[Agreement]:
    """The sanction agreed without a hearing that stands, if there is one: not withdrawn, not set aside on appeal."""
    rows: QuerySet[Agreement] = Agreement.objects.filter(case=case, set_aside_by__isnull=True)
    return rows.filter(decision__recalled_at__isnull=True, decision__isnull=False)


def decider_of(decision: Decision) -> Employee | None:
    """Who decided: the chair of the hearing, or who agreed it without one."""
    if decision.hearing is not None:
        return decision.hearing.chair
    rows: QuerySet[Employee] = Employee.objects.filter(user=decision.decided_by)
    return rows.first()


def referred_on(case: Case) -> date:
    """From which day a hearing is owed: since the referral, or since the appeal decision that set an agreement aside."""
    answer: CaseToAnswer | None = getattr(case, "case_to_answer", None)
    if answer is not None:
        return answer.decided_on
    return AppealDecision.objects.filter(agreements_set_aside__case=case).get().decided_on


def current_outcome(case: Case) -> Outcome | None:
    """The outcome that was issued on the hearing or the agreement that stands."""
    return _OUTCOMES.first({ANY_CASE: case.pk})


def _outcomes() -> QuerySet[Outcome]:
    rows = Outcome.objects.filter(case=ANY_CASE, decision__hearing__set_aside_by__isnull=True)
    rows = rows.filter(decision__agreement__set_aside_by__isnull=True).order_by("pk")
    return rows.select_related("decision__hearing__chair")


_OUTCOMES = ModelQuestion(_outcomes)


def current_sanction(case: Case) -> Sanction | None:
    """The sanction as it stands: none, the chair's, or what an appeal put in its place."""
    return _STANDING.first({ANY_CASE: case.pk})  # sanction_one_in_force_per_case


_STANDING = ModelQuestion(lambda: Sanction.objects.filter(case=ANY_CASE, superseded_at__isnull=True))


def first_sanction(case: Case) -> Sanction | None:
    """The sanction as it was first imposed, whatever became of it on appeal."""
    return Sanction.objects.filter(case=case).order_by("pk").first()


def ceiling_of(case: Case) -> SanctionLevel | None:
    """The level that none may pass where a case is heard again after an appeal (AP-4): the lightest imposed before.

    None at its first hearing.
    """
    before = [SanctionLevel(level) for level in case.sanctions.values_list("level", flat=True)]
    return min(before, key=WEIGHT.__getitem__, default=None)


def ceiling_ends_on(case: Case) -> date | None:
    """The last live day that no warning may pass where a case is heard again (AP-4, 0.14); None where there is none."""
    ends: date | None = LivePeriod.objects.filter(sanction__case=case).aggregate(ends=Min("to_on"))["ends"]
    return ends


def reopening_in_hand(case: Case) -> Reopening | None:
    """What opened the case again after it was closed; None once it is closed again, or where an appeal did."""
    last = Closure.objects.filter(case=case).select_related("reopening__sanction", "reopening__policy").last()
    return last.reopening if last is not None else None


def severity_put(case: Case) -> Severity:
    """How serious the allegations are that the employee has to answer; before the referral, as first assessed."""
    answer = getattr(case, "case_to_answer", None)
    return Severity((answer.severity if answer is not None else "") or case.severity)


def grade_rank(employee: Employee | None, on: date) -> int:
    """The rank of the grade held on a day; 0, below every authority, for a person without a posting."""
    posting = employee.posting_on(on) if employee is not None else None
    return posting.grade.rank if posting is not None else 0


def left_on(case: Case) -> date | None:
    """The last day of the subject's employment: as they resigned, or as the staff list says; None if none is known.

    Not where a dismissal in this very case ended it: that is for this case to put right.
    """
    resignation: Resignation | None = getattr(case, "resignation", None)
    if resignation is not None:
        return resignation.ends_on
    dismissed = case.sanctions.filter(level__in=DISMISSALS).exists()
    return None if dismissed else case.subject.end_date


def died_on(case: Case) -> date | None:
    """The day of the death that closed this case; None where the employee is alive as far as it says (7.2)."""
    died: date | None = (
        Closure.objects.filter(case=case, reason=CloseReason.DIED).values_list("died_on", flat=True).first()
    )
    return died


def left_before(case: Case, on: date) -> date | None:
    """The last day of an employment that has ended by ``on``; None while the subject is employed."""
    left = left_on(case)
    return left if left is not None and left < on else None


def parts_held(parts: QuerySet[Part], *, further_level_since: datetime | None = None) -> list[Holding]:
    """Who holds these parts, or held them.

    further_level_since: from then on an appeal is heard at a further level, and what ended before is of a level before.
    """
    return [
        Holding(
            person=part.employee_id,
            kind=PartKind(part.kind),
            ended=part.to_date is not None,
            at_a_level_before=part.to_date is not None
            and further_level_since is not None
            and part.recorded_at <= further_level_since,
        )
        for part in parts
    ]


def named_in_incident(case: Case) -> list[Holding]:
    """Whoever else the incident of a case names: each of them as what keeps them out of it (SEP-3)."""
    rows = _NAMED.ask({ANY_INCIDENT: case.incident_id})
    return [
        Holding(person=person, kind=_NAMED_AS[PersonInIncident(kind)])
        for person, kind in rows
        if person != case.subject_id
    ]


_NAMED = Question(
    "named_in_the_incident",
    lambda: IncidentPerson.objects.filter(incident=ANY_INCIDENT).values_list(
        "employee", Cast("kind", TextField())
    ),
)


def holdings(case: Case, person: Employee, *, by_role: bool = True) -> tuple[Holding, ...]:
    """Every part anybody holds or held in the case or one joined to it, and what ``person`` is by the incident or by role.

    by_role: whether a role in HR of the case's unit counts as advising on it. Not for a witness or complainant:
             somebody from HR can be one, and is then kept away from the case.
    """
    parts = Part.objects.filter(case__in=with_joined(case))
    held = [*parts_held(parts, further_level_since=further_level_since(case))]
    held.append(Holding(person=case.subject_id, kind=PartKind.SUBJECT))
    held += named_in_incident(case)
    if by_role and person.user_id is not None:
        grants = RoleGrant.objects.in_force_on(timezone.localdate()).filter(user=person.user_id)
        in_hr = grants.filter(role__in=["hr_officer", "hr_lead"]).values_list("unit__path", flat=True)
        if any(case.unit.path.startswith(path or "") for path in in_hr):
            held.append(Holding(person=person.pk, kind=PartKind.HR_ADVISER))
    return tuple(held)


def known_since(case: Case) -> date:
    """The day from which anything can have happened in the case: its report, or the opening of one from paper (8.16).

    The incident of a case from paper is reported on the day on which it is typed.
    """
    return case.opened_on if taken_over_on(case) is not None else case.incident.reported_on


def taken_over_on(case: Case) -> date | None:
    """The day on which a case was taken over from paper; None for one that began here."""
    return case.taken_over.taken_over_on if hasattr(case, "taken_over") else None


def counted_from(case: Case, since: date) -> date:
    """From which day a period is counted that began on one: of a case from paper not before it came here (8.16)."""
    return max(since, taken_over_on(case) or since)
