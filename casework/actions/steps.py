"""How every verb begins and ends."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils import timezone

from casework import access, audit, queries
from casework.actions.deadlines import reconcile
from casework.enums import Action, Delivery, FileState, Nation, SuspensionEnd
from casework.errors import NotNow, RuleBroken
from casework.models import AuditEvent, Case, Incident, PolicyVersion
from casework.models.policies import policy_in_force
from casework.models.questions import ANY_CASE, ANY_INCIDENT, ModelQuestion
from casework.models.scoping import read_roles_again
from casework.rules import notice_periods
from casework.rules.dates import words
from casework.workflow import DEPEND_ON_WHAT_WAS_READ, WHILE_PAUSED, Step, find_step

if TYPE_CHECKING:
    from accounts.models import User

File = TypeVar("File", Case, Incident)


def begin(file: Case | Incident, action: Action, *, by: User) -> Step:
    """Lock the file's row, bring ``file`` up to date, and return the step to take.

    Raises NotYou when the person holds none of the step's parts, and NotNow when the file is at another stage, was purged
    or, for a step that moves it or depends on what was read, changed since: the version on ``file`` is what they saw.
    """
    seen = file.version
    _lock(file)
    read_roles_again()
    step = access.step_open_to(access.parts_to_act(by, file, action), action, file.state)
    _check_goes_on(file, action)
    if (step.moves or action in DEPEND_ON_WHAT_WAS_READ) and file.version != seen:
        raise NotNow(
            "Somebody changed this file after you opened the page. Nothing was recorded: "
            "read what is new, then send yours again.",
            "",
        )
    return step


def begin_by_itself(case: Case, action: Action) -> Step:
    """``begin`` of what the system actor carries out because somebody who may arranged it before; the same locks.

    Raises NotNow as ``begin`` does. Who arranged it, and whether they still may, is asked by whoever calls this.
    """
    _lock(case)
    read_roles_again()
    step = find_step(action, case.state)
    _check_goes_on(case, action)
    return step


def _check_goes_on(file: Case | Incident, action: Action) -> None:
    if isinstance(file, Case) and action not in WHILE_PAUSED and queries.lasting_pause(file) is not None:
        raise NotNow("The case is paused. Nothing moves until it is resumed.", "T8")


# The rows that every verb reads come with the lock; only the file itself is locked.
_CASE = ModelQuestion(
    lambda: (
        Case.objects.filter(pk=ANY_CASE)
        .select_related("incident", "subject", "unit", "policy")
        .select_for_update(of=("self",))
    )
)
_INCIDENT = ModelQuestion(
    lambda: (
        Incident.objects.filter(pk=ANY_INCIDENT)
        .select_related("unit", "policy")
        .select_for_update(of=("self",))
    )
)


def _lock(file: Case | Incident) -> None:
    """Wait for the file's row, and let ``file`` be what it says then. Nothing that was read before is kept."""
    about = {ANY_CASE: file.pk, ANY_INCIDENT: file.pk}
    fresh = _CASE.first(about) if isinstance(file, Case) else _INCIDENT.first(about)
    if fresh is not None:
        vars(file).clear()
        vars(file).update(vars(fresh))
        return
    if not _was_there(file):
        raise type(file).DoesNotExist
    raise NotNow("The time to keep this record is over: it was purged after you opened the page.", "R20")


def _was_there(file: Case | Incident) -> bool:
    """Whether a file that is not there was purged: its events outlive it (DP-7)."""
    events = AuditEvent.objects
    found = events.filter(case=file.pk) if isinstance(file, Case) else events.filter(incident=file.pk)
    return found.exists()


def finish(
    file: File,
    step: Step,
    *,
    by: User,
    on: date | None = None,
    facts: dict[str, Any] | None = None,
    personal: dict[str, str] | None = None,
) -> File:
    """Move the file along the step, write its audit event, and bring its deadlines in line with the facts.

    on: the last day of a suspension that ends with the step; today without it.
    """
    file.version += 1
    file.state = step.target
    file.save(update_fields=["state", "version"])
    if isinstance(file, Case) and step.target in (FileState.OUTCOME, FileState.CLOSED):
        facts = (facts or {}) | _end_overlays(file, by, on or timezone.localdate())
    record_on(file, step.action, by=by, facts=facts, personal=personal)
    reconcile(file, step)
    return file


def _end_overlays(case: Case, by: User, on: date) -> dict[str, int]:
    """With the outcome, or without a case, there is nothing to protect or to wait for: neither is forgotten (T7, T18).

    What ended, as facts of the event.
    """
    ended = {}
    pause, suspension = queries.lasting_pause(case), queries.lasting_suspension(case)
    if pause is not None:
        pause.resumed_on, pause.resumed_by = max(timezone.localdate(), pause.paused_on), by
        pause.save(update_fields=["resumed_on", "resumed_by"])
        ended["pause_ended"] = pause.pk
    if suspension is not None:
        until = queries.must_end_by(case, suspension)
        # No day ahead lies beyond the cap (SU-5); one that has gone past it went on until today all the same.
        last = on if until is None else min(on, max(until, timezone.localdate()))
        suspension.last_day = max(last, suspension.effective_on)
        suspension.ended_because, suspension.ended_by = SuspensionEnd.CASE_OVER, by
        suspension.save(update_fields=["last_day", "ended_because", "ended_by"])
        ended["suspension_ended"] = suspension.pk
    return ended


def record_on(
    file: Case | Incident,
    action: Action,
    *,
    by: User,
    facts: dict[str, Any] | None = None,
    personal: dict[str, str] | None = None,
) -> None:
    """The audit event of a file as it now stands; the database refuses a commit without it."""
    audit.record(
        action,
        by=by,
        case=file.pk if isinstance(file, Case) else None,
        incident=file.pk if isinstance(file, Incident) else None,
        version=file.version,
        target=file.state,
        facts=facts,
        personal=personal,
    )


def policy_on(day: date, nation: Nation | str) -> PolicyVersion:
    """The policy version in force on a day for a workplace; each stage stores its own (PV-1).

    Raises RuleBroken when there is none.
    """
    policy = policy_in_force(day, nation)
    if policy is None:
        raise RuleBroken(
            "PV-1", f"No disciplinary policy is in force on {words(day)}.", instead="Ask an HR lead."
        )
    return policy


def receipt(
    given: date | None, policy: PolicyVersion, delivery: Delivery | str, sent_at: datetime, case: Case
) -> date:
    """The day on which a letter to the employee counts as received: as given, or deemed under a policy (CA-7)."""
    if given is not None:
        return given
    rule = policy.terms.receipt[Delivery(delivery)]
    return notice_periods.deemed_receipt(rule, sent_at, queries.calendar_of_case(case))


def check_not_before(day: date, earlier: date, what: str, *, rule_id: str, field: str = "") -> None:
    """Raise RuleBroken where a day lies before what it follows on. what: such as ``The case was opened``."""
    if day < earlier:
        raise RuleBroken(
            rule_id,
            f"{what} on {words(earlier)}, and this follows on it.",
            instead=f"Check the date: {words(day)} is earlier.",
            field=field,
        )


def check_not_after_today(day: date, today: date, what: str, *, rule_id: str, field: str) -> None:
    """Raise RuleBroken where something that happened would lie ahead. what: such as ``The appeal cannot arrive``."""
    if day > today:
        raise RuleBroken(rule_id, f"{what} after today.", instead="Check the date.", field=field)


def check_written(field: str, text: str, what: str) -> str:
    """The text without surrounding space. Raises RuleBroken when there is none: reasons are never optional (PR-02)."""
    if not text.strip():
        raise RuleBroken("PR-02", f"{what} is missing.", instead="Write it in your own words.", field=field)
    return text.strip()
