"""A file found for its reader, and the event of an attempt that was refused. Pages and API are two doors to this."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction

from casework import audit
from casework.enums import Look
from casework.errors import CaseworkError
from casework.models import Case, Incident, InformationRequest
from casework.models.questions import (
    ANY_CASE,
    ANY_DAY,
    ANY_INCIDENT,
    ANY_REFERENCE,
    ANY_USER,
    SCOPES,
    ModelQuestion,
    Question,
)
from casework.models.scoping import Reader, Scope, reader_of

if TYPE_CHECKING:
    from accounts.models import User

F = TypeVar("F", Case, Incident)
File = Case | Incident | InformationRequest


def find_case(reference: str, *, by: User) -> Case | None:
    """The case, if this person may see it. None alike for a case that is hidden and one that is not there."""
    return _found(Case, _CASE, ANY_CASE, reference, by)


def find_own_case(reference: str, *, by: User) -> Case | None:
    """The case about this person, for their own page. None for anybody else, whatever they see elsewhere."""
    rows = Case.objects.own_of(by).select_related("subject", "unit", "policy")
    case: Case | None = rows.filter(reference=reference).first()
    if case is None:
        _record_probe(Case.objects.filter(reference=reference).first(), by)
    return case


def find_incident(reference: str, *, by: User) -> Incident | None:
    """The incident, if this person may see it; None otherwise."""
    return _found(Incident, _INCIDENT, ANY_INCIDENT, reference, by)


_CASE = ModelQuestion(
    lambda: Case.objects.filter(pk=ANY_CASE).select_related(
        "subject", "unit", "incident__follow_up", "category", "policy"
    )
)
_INCIDENT = ModelQuestion(
    lambda: Incident.objects.filter(pk=ANY_INCIDENT).select_related(
        "unit", "category", "policy", "reported_by"
    )
)


def _found(files: type[F], rows: ModelQuestion[F], stand_in: int, reference: str, by: User) -> F | None:
    key = seen(files, reference, by)
    if key is None:
        _record_probe(files._default_manager.filter(reference=reference).first(), by)
        return None
    [found] = rows.ask({stand_in: key})
    return found


def seen(files: type[File], reference: str, by: User) -> int | None:
    """The key of the file of this reference, if this person may see it (``visible_to``)."""
    if not by.is_active:
        return None
    reader = reader_of(by)
    asked = {ANY_USER: reader.pk, ANY_DAY: reader.on, ANY_REFERENCE: reference}
    rows = _seen_in(files, reader.scope).ask(asked)
    return rows[0][0] if rows else None


@lru_cache(2 * SCOPES)
def _seen_in(files: type[File], scope: Scope) -> Question:
    reader = Reader(ANY_USER, scope, ANY_DAY)
    rows = files._default_manager.filter(reference=ANY_REFERENCE)
    return Question(f"{files._meta.model_name}_seen", lambda: rows.seen_by(reader).values_list("pk"))


def _record_probe(hidden: File | None, by: User) -> None:
    """A file that is there but not for this person: the attempt is an event, the answer as for none."""
    if hidden is not None:
        audit.record_look(
            Look.REFUSED, by=by, **_owner(hidden), facts={"refusal": "hidden"} | _request(hidden)
        )


def named_file(reference: str, *, by: User) -> File | None:
    """The file of an address, where this person sees it."""
    models: tuple[type[File], ...] = (Case, Incident, InformationRequest)
    for model in models:
        key = seen(model, reference, by)
        if key is not None:
            file: File = model._default_manager.get(pk=key)
            return file
    return None


def record_refusal(refusal: CaseworkError, file: File | None, *, by: User, **facts: Any) -> None:
    """Write that somebody tried and was refused, in a transaction of its own: the verb's was rolled back."""
    rule_id = getattr(refusal, "rule_id", "")
    rule = {"rule": rule_id} if rule_id else {}
    with transaction.atomic():
        audit.record_look(
            Look.REFUSED,
            by=by,
            **_owner(file),
            facts=facts | {"refusal": type(refusal).__name__} | rule | _request(file),
        )


def _request(file: File | None) -> dict[str, int]:
    """A request as a fact: an event belongs to a case or an incident, or to no file."""
    return {"information_request": file.pk} if isinstance(file, InformationRequest) else {}


def _owner(file: File | None) -> dict[str, Any]:
    if file is None or isinstance(file, InformationRequest):
        return {}
    return {"case" if isinstance(file, Case) else "incident": file.pk}
