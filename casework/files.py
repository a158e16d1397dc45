"""A file found for its reader, and the event of an attempt that was refused. Pages and API are two doors to this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework import audit
from casework.enums import Look
from casework.errors import CaseworkError, RuleBroken
from casework.models import Case, Incident

if TYPE_CHECKING:
    from accounts.models import User


def find_case(reference: str, *, by: User) -> Case | None:
    """The case, if this person may see it. None alike for a case that is hidden and one that is not there."""
    rows = Case.objects.visible_to(by).select_related(
        "subject", "unit", "incident__follow_up", "category", "policy"
    )
    case: Case | None = rows.filter(reference=reference).first()
    if case is None:
        _record_probe(Case.objects.filter(reference=reference).first(), by)
    return case


def find_own_case(reference: str, *, by: User) -> Case | None:
    """The case about this person, for their own page. None for anybody else, whatever they see elsewhere."""
    rows = Case.objects.own_of(by).select_related("subject", "unit", "policy")
    case: Case | None = rows.filter(reference=reference).first()
    if case is None:
        _record_probe(Case.objects.filter(reference=reference).first(), by)
    return case


def find_incident(reference: str, *, by: User) -> Incident | None:
    """The incident, if this person may see it; None otherwise."""
    rows = Incident.objects.visible_to(by).select_related("unit", "category", "policy", "reported_by")
    incident: Incident | None = rows.filter(reference=reference).first()
    if incident is None:
        _record_probe(Incident.objects.filter(reference=reference).first(), by)
    return incident


def _record_probe(hidden: Case | Incident | None, by: User) -> None:
    """A file that is there but not for this person: the attempt is an event, the answer as for none."""
    if hidden is not None:
        audit.record_look(Look.REFUSED, by=by, **_owner(hidden), facts={"refusal": "hidden"})


def named_file(reference: str, *, by: User) -> Case | Incident | None:
    """The file of an address, where this person sees it."""
    case: Case | None = Case.objects.visible_to(by).filter(reference=reference).first()
    return case or Incident.objects.visible_to(by).filter(reference=reference).first()


def record_refusal(refusal: CaseworkError, file: Case | Incident | None, *, by: User, **facts: Any) -> None:
    """Write that somebody tried and was refused, in a transaction of its own: the verb's was rolled back."""
    rule = {"rule": refusal.rule_id} if isinstance(refusal, RuleBroken) else {}
    with transaction.atomic():
        audit.record_look(
            Look.REFUSED,
            by=by,
            **_owner(file),
            facts=facts | {"refusal": type(refusal).__name__} | rule,
        )


def _owner(file: Case | Incident | None) -> dict[str, Any]:
    if file is None:
        return {}
    return {"case" if isinstance(file, Case) else "incident": file.pk}
