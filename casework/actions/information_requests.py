"""Record a request that has to be answered in time, and what happens to it; take back what was recorded in error."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import audit
from casework.actions.references import new_reference
from casework.actions.repeats import check_not_registered
from casework.actions.request_deadlines import reconcile_request
from casework.actions.steps import check_not_after_today, check_written
from casework.enums import Look, Nation, RequestKind, RequestStep
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Employee, InformationRequest, RequestEntry, Unit
from casework.models.information_requests import may_record
from casework.models.scoping import read_roles_again
from casework.queries.information_requests import as_asked, calendar_of_request
from casework.rules.request_steps import SAY_WHY, check_ending, check_step, rule_of

if TYPE_CHECKING:
    from accounts.models import User

PREFIX = "RQ"


@transaction.atomic
def record_request(
    *,
    kind: RequestKind | str,
    nation: Nation | str,
    received_on: date,
    asks: str,
    about: Employee | None = None,
    by: User,
) -> InformationRequest:
    """Put a request on the register, with the day by which it is answered.

    about: of subject access alone, whose data it is. Raises NotYou for whoever does not look after such requests, and for
    one's own; NotNow for one sent twice; RuleBroken for a day ahead, and where it is not said what, or about whom.
    """
    kind, nation = RequestKind(kind), Nation(nation)
    rule = rule_of(kind, nation)
    unit = _unit_of(about, kind, received_on, rule)
    if not may_record(by, kind, unit) or (about is not None and about.user_id == by.pk):
        raise NotYou(
            "Requests of this kind are recorded by those who look after them. You are not one of them."
        )
    check_not_after_today(
        received_on, timezone.localdate(), "A request cannot arrive", rule_id=rule, field="received_on"
    )
    request = InformationRequest(
        reference=new_reference(PREFIX, received_on.year),
        kind=kind,
        nation=nation,
        received_on=received_on,
        asks=check_written("asks", asks, "What it asks for"),
        about=about,
        unit=unit,
        recorded_by=by,
    )
    check_not_registered(request)
    request.save(force_insert=True)
    reconcile_request(request, None)
    facts = {"information_request": request.pk, "kind": kind.value, "received_on": received_on.isoformat()}
    audit.record(Look.REQUEST_RECORDED, by=by, facts=facts)
    return request


def _unit_of(about: Employee | None, kind: RequestKind, received_on: date, rule: str) -> Unit | None:
    """Where the person worked when their request arrived, or last before it; None where it is about nobody."""
    if (about is not None) != (kind == RequestKind.SUBJECT_ACCESS):
        raise RuleBroken(
            rule,
            "Subject access is asked for about one employee, and nothing else is.",
            instead="Choose the employee for subject access alone.",
            field="about",
        )
    if about is None:
        return None
    posting = (
        about.postings.filter(from_date__lte=received_on)
        .select_related("unit")
        .order_by("-from_date")
        .first()
    )
    if posting is None:
        raise RuleBroken(
            rule, "This person did not work here yet on that day.", instead="Check the day.", field="about"
        )
    unit: Unit = posting.unit
    return unit


@transaction.atomic
def add_request_step(
    request: InformationRequest,
    *,
    step: RequestStep | str,
    on: date,
    said: str = "",
    until: date | None = None,
    result: str = "",
    refused_for: str = "",
    by: User,
) -> RequestEntry:
    """Record what happened to a request on a day, and count anew by when it is answered.

    said: what was asked of the requester, or why the time is extended. until: for information, the day that is named
    when it is extended. result, refused_for: how it ended, and the main reason where something was held back.
    Raises NotYou, NotNow where the step cannot be recorded now, and RuleBroken as ``request_steps`` says.
    """
    step, locked = RequestStep(step), _lock(request, by)
    asked, calendar = as_asked(locked), calendar_of_request(locked.kind, locked.nation)
    rule = rule_of(asked.kind, asked.nation)
    check_not_after_today(on, timezone.localdate(), "This cannot happen", rule_id=rule, field="on")
    stands = locked.deadlines.open().values_list("due_on", flat=True).first()
    check_step(asked, step, on, calendar, until=until, stands=stands)
    check_ending(asked, step, result, refused_for)
    entry = RequestEntry.objects.create(
        request=locked,
        step=step,
        on=on,
        said=check_written("said", said, "What was asked, or why,") if step in SAY_WHY else "",
        until=until if step == RequestStep.EXTENDED and asked.kind != RequestKind.SUBJECT_ACCESS else None,
        result=result,
        refused_for=refused_for,
        recorded_by=by,
    )
    reconcile_request(locked, step)
    facts = {"information_request": locked.pk, "entry": entry.pk, "step": step.value, "on": on.isoformat()}
    audit.record(Look.REQUEST_STEP_RECORDED, by=by, facts=facts | ({"result": result} if result else {}))
    return entry


@transaction.atomic
def take_back_request_step(entry: RequestEntry, *, reason: str, by: User) -> RequestEntry:
    """Take back what was recorded last, because it did not happen like this. It stays in the history, with the reason.

    Raises NotYou, and NotNow where something was recorded after it or it was taken back already.
    """
    locked = _lock(entry.request, by)
    last = locked.entries.standing().order_by("pk").last()
    if last is None or last.pk != entry.pk:
        raise NotNow("Only what was recorded last can be taken back, and this is not it any more.")
    last.taken_back_because = check_written("reason", reason, "The reason")
    last.taken_back_by, last.taken_back_at = by, timezone.now()
    last.save(update_fields=["taken_back_because", "taken_back_by", "taken_back_at"])
    reconcile_request(locked, None)
    facts = {"information_request": locked.pk, "entry": last.pk, "step": last.step}
    audit.record(Look.REQUEST_STEP_TAKEN_BACK, by=by, facts=facts)
    return last


def _lock(request: InformationRequest, by: User) -> InformationRequest:
    """The request, for whoever records on it; whoever else is at it waits. Raises NotYou."""
    locked = InformationRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    read_roles_again()
    if not InformationRequest.objects.recorded_by(by).filter(pk=locked.pk).exists():
        raise NotYou(
            "What happens to this request is recorded by those who look after it. You are not one of them."
        )
    return locked
