"""Appoint people to a case and replace them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.chairing import check_investigates
from casework.actions.steps import begin, begin_by_itself, check_written, finish
from casework.actions.system_actor import system_actor
from casework.enums import Action, FileState, PartKind
from casework.errors import RuleBroken
from casework.models import AppealHearing, Case, Decision, Employee, Hearing, Part
from casework.models.cases import APPOINTED_KINDS, EXCLUDED_KINDS, SINGLE_KINDS
from casework.queries.conflicts import has_conflict
from casework.queries.covers import announced_with
from casework.queries.line import line_to
from casework.rules.conflicts import check_no_conflict
from casework.rules.dates import words
from casework.rules.independence import (
    Holding,
    check_did_not_agree,
    check_did_not_hear,
    check_did_not_let_consider,
    check_fresh,
    check_independence,
)
from casework.rules.line import LOOKED_AT, check_line
from casework.rules.suspension import check_part_of_contact
from casework.workflow import Step

if TYPE_CHECKING:
    from accounts.models import User

_MEMBERS = (PartKind.PANEL_MEMBER, PartKind.APPEAL_PANEL_MEMBER)
# From here on the employee has been heard by this chair and panel.
_HEARD = (FileState.DELIBERATION, FileState.APPEAL)


@transaction.atomic
def appoint(case: Case, *, kind: PartKind | str, employee: Employee, by: User, on: date) -> Part:
    """Give a person a part in the case, from ``on``. They see the case from now (a witness or complainant never).

    Raises RuleBroken: SEP-1 to SEP-5 for a person who is not independent enough and has no approved override,
    T23 for one who heard the case before it was remitted, SU-4 for one whom the suspended employee turns to, SA-14 for
    one who agreed to what may be considered,
    7.6 for one whose line manager the employee is or who declared a conflict,
    PR-11 for a panel that has heard the employee or whose hearing has begun, and for who heard what is heard again,
    T5 when the part is already held or the person cannot sign in.
    """
    step = begin(case, Action.APPOINT, by=by)
    if _was_heard(case, kind):
        raise RuleBroken(
            "PR-11",
            "Whoever heard the employee decides. Nobody joins the panel after the hearing.",
            instead="Appoint a note taker or an HR adviser, who do not decide.",
            field="kind",
        )
    _check_not_begun(case, kind, on)
    if kind == PartKind.INVESTIGATOR:
        check_investigates(employee, case.subject.nation, on)
    line = line_of(case.subject, PartKind(kind), employee, on)
    part = add_part(case, kind=PartKind(kind), employee=employee, by=by, on=on)
    finish(case, step, by=by, facts={"part": part.pk, "kind": part.kind, "employee": employee.pk} | line)
    return part


@transaction.atomic
def replace_part(part: Part, *, employee: Employee, reason: str, by: User, on: date) -> Part:
    """End one person's part with a reason and give it to another; independence is checked again, history stays.

    Raises RuleBroken PR-11 for a chair or panel once the hearing was held, and for a member once it has begun: who heard
    it decides it.
    """
    return _replace(part, begin(part.case, Action.REPLACE_PART, by=by), employee, reason, by, on)


@transaction.atomic
def replace_by_itself(part: Part, *, employee: Employee, reason: str, on: date) -> Part:
    """``replace_part`` by the system actor, as somebody who may arranged it before (cover). The same rules."""
    return _replace(
        part, begin_by_itself(part.case, Action.REPLACE_PART), employee, reason, system_actor(), on
    )


def _replace(part: Part, step: Step, employee: Employee, reason: str, by: User, on: date) -> Part:
    case = part.case
    part.refresh_from_db()
    part.case = case
    if part.to_date is not None:
        raise RuleBroken(
            "T5", "This part has already ended.", instead="Open the case again and look who holds it now."
        )
    if _was_heard(case, part.kind):
        raise RuleBroken(
            "PR-11",
            "Whoever heard the employee decides. The chair and panel cannot be replaced after the hearing.",
            instead="If they cannot decide, an HR lead has the case heard again by somebody else.",
        )
    _check_not_begun(case, part.kind, on)
    if _was_announced(part):
        raise RuleBroken(
            "T11",
            "The employee was told who will hear them.",
            instead="Postpone the hearing, replace the person, then arrange it again with a new invitation.",
        )
    if employee.pk == part.employee_id:
        raise RuleBroken(
            "T5", "This person holds the part already.", instead="Choose somebody else.", field="employee"
        )
    if part.kind == PartKind.INVESTIGATOR:
        check_investigates(employee, case.subject.nation, on)
    line = line_of(case.subject, PartKind(part.kind), employee, on)
    part.to_date = max(on, part.from_date)
    part.ended_because = check_written("reason", reason, "The reason")
    part.save(update_fields=["to_date", "ended_because"])
    successor = add_part(case, kind=PartKind(part.kind), employee=employee, by=by, on=on)
    facts = {"part": part.pk, "successor": successor.pk, "kind": part.kind, "employee": employee.pk}
    finish(case, step, by=by, facts=facts | line, personal={"reason": part.ended_because})
    return successor


def line_of(
    subject: Employee, kind: PartKind, employee: Employee, on: date, *, field: str = "person"
) -> dict[str, str]:
    """What the person is to the employee in the line of management, as a fact of the event; {} where it is nothing.

    Raises RuleBroken 7.6 where the employee is their manager on that day and they would look into or judge it.
    """
    line = line_to(subject, employee, on) if kind in LOOKED_AT else None
    check_line(kind, line, field=field)
    return {"line": str(line)} if line is not None else {}


def _was_heard(case: Case, kind: PartKind | str) -> bool:
    """Whether it is on record that the holders of such a part heard the employee, at least in part: it was adjourned."""
    if kind in (PartKind.CHAIR, PartKind.PANEL_MEMBER) and case.state in _HEARD:
        return True
    hearing = _to_be_heard_with(case, kind)
    return hearing is not None and hearing.last_adjournment is not None


def _to_be_heard_with(case: Case, kind: PartKind | str) -> Hearing | AppealHearing | None:
    """The hearing that is arranged and not recorded, if the holder of such a part hears it."""
    if kind in (PartKind.CHAIR, PartKind.PANEL_MEMBER) and case.state == FileState.HEARING:
        return queries.current_hearing(case)
    if kind == PartKind.APPEAL_PANEL_MEMBER and case.state == FileState.APPEAL:
        return queries.arranged_appeal_hearing(case)
    return None


def _check_not_begun(case: Case, kind: PartKind | str, on: date) -> None:
    """RuleBroken PR-11 for a panel that changes when its hearing has begun, and nothing says yet whether it was held.

    Asked of members alone: the employee was told who leads it (T11).
    """
    hearing = _to_be_heard_with(case, kind) if kind in _MEMBERS else None
    if hearing is None:
        return
    day = timezone.localdate(hearing.starts_at)
    if on > day or (on == day and timezone.now() > hearing.starts_at):
        raise RuleBroken(
            "PR-11",
            f"The hearing was to begin on {words(day)}, and whoever hears the employee decides.",
            instead="Record it first. If it was not held, postpone it first; the panel can change before the next attempt.",
        )


def _was_announced(part: Part) -> bool:
    """Whether the employee holds an invitation that names this person as the one who hears them."""
    return announced_with(part.case, part.kind) is not None


def _check_nobody_decides_twice(
    case: Case, kind: PartKind, employee: Employee, held: tuple[Holding, ...]
) -> None:
    """RuleBroken for whoever heard what is heard again (PR-11), or decided or agreed it before an appeal (T23).

    Also for whoever agreed, as an HR lead then, to what may be considered (SA-14).
    """
    if case.state in (FileState.INVESTIGATION, FileState.FINDINGS):
        return
    check_did_not_hear(kind, queries.heard_what_is_heard_again(case, kind, employee))
    if queries.was_sent_back(case):
        check_fresh(kind, employee.pk, held)
    if employee.user_id is not None:
        agreed = Decision.objects.filter(case=case, agreement__set_aside_by__isnull=False)
        check_did_not_agree(kind, agreed.filter(decided_by=employee.user_id).exists())
        let_consider = case.considerations.filter(agreed_by=employee.user_id).exists()
        check_did_not_let_consider(kind, let_consider)


def add_part(case: Case, *, kind: PartKind, employee: Employee, by: User, on: date) -> Part:
    """The row of a part, after every check; for verbs that hold the case's lock."""
    if kind not in APPOINTED_KINDS:
        raise RuleBroken(
            "T5", f"Nobody is appointed as {kind.label}.", instead="Choose another part.", field="kind"
        )
    held = queries.holdings(case, employee, by_role=kind not in EXCLUDED_KINDS)
    check_independence(kind, employee.pk, held, overridden=queries.overridden_rules(case, employee, kind))
    check_no_conflict(kind, is_declared=kind in LOOKED_AT and has_conflict(case, employee))
    if case.suspensions.filter(contact=employee).exists():
        check_part_of_contact(kind)
    _check_nobody_decides_twice(case, kind, employee, held)
    current = Part.objects.filter(case=case, kind=kind, to_date__isnull=True)
    holders = set(current.values_list("employee", flat=True))
    if kind in SINGLE_KINDS and holders:
        raise RuleBroken(
            "T5",
            f"This case already has a person as {kind.label}.",
            instead="Use “Replace a person”, so that the reason is kept.",
            field="kind",
        )
    if employee.pk in holders:
        raise RuleBroken(
            "T5", "This person holds that part already.", instead="Choose somebody else.", field="employee"
        )
    if kind not in EXCLUDED_KINDS and employee.end_date is not None and employee.end_date < on:
        raise RuleBroken(
            "T5", "This person no longer works here.", instead="Choose somebody else.", field="employee"
        )
    if kind not in EXCLUDED_KINDS and (employee.user is None or not employee.user.is_active):
        raise RuleBroken(
            "T5",
            "This person cannot sign in, so they could not do it.",
            instead="Ask whoever runs this system to give them a sign-in, or choose somebody else.",
            field="employee",
        )
    return Part.objects.create(case=case, kind=kind, employee=employee, from_date=on, appointed_by=by)
