"""Write one event. In the transaction of the change: both or neither. A read's event comes before its bytes."""

from __future__ import annotations

import hmac
import secrets
import uuid
from contextvars import ContextVar
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import rfc8785
from django.db import connection

from casework.enums import Action, Look
from casework.models import AuditPayload

if TYPE_CHECKING:
    from accounts.models import User

request_id: ContextVar[str] = ContextVar("request_id", default="")

BODY_VERSION = 1


def record(
    action: Action | Look,
    *,
    by: User,
    case: int | None = None,
    incident: int | None = None,
    version: int | None = None,
    target: str | None = None,
    facts: dict[str, Any] | None = None,
    personal: dict[str, str] | None = None,
) -> uuid.UUID:
    """Append an event and return its uid.

    facts:    ids and codes only (int, str code, bool, ISO dates, lists of them): never names, never free text.
    personal: old and new text that must be kept; it goes to a payload row beside the event, bound to it by an HMAC
              under a random salt, so that erasing payload and salt leaves a log that still verifies.
    """
    uid = uuid.uuid4()
    body: dict[str, Any] = {"v": BODY_VERSION, "uid": str(uid), "action": str(action), "actor": by.pk}
    optional = {
        "case": case,
        "incident": incident,
        "version": version,
        "to": str(target) if target else None,
        "req": request_id.get() or None,
        "facts": facts or None,
        "pc": _commit(uid, case, personal) if personal else None,
    }
    body |= {key: value for key, value in optional.items() if value is not None}
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO casework_auditevent (body) VALUES (%s)", [rfc8785.dumps(body).decode()])
    return uid


def record_look(
    look: Look,
    *,
    by: User,
    case: int | None = None,
    incident: int | None = None,
    facts: dict[str, Any] | None = None,
    personal: dict[str, str] | None = None,
) -> uuid.UUID:
    """Append the event of a read, a search, an export or a refusal. If it cannot be written, the read must fail."""
    return record(look, by=by, case=case, incident=incident, facts=facts, personal=personal)


def _commit(uid: uuid.UUID, case: int | None, personal: dict[str, str]) -> str:
    """Store the payload and return its commitment, 64 hexadecimal digits."""
    salt = secrets.token_bytes(32)
    text = rfc8785.dumps(personal).decode()
    AuditPayload.objects.create(event_uid=uid, case=case, salt=salt, text=text)
    return hmac.new(salt, text.encode(), sha256).hexdigest()
