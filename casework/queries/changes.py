"""What happened to a file after somebody opened a page about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from casework.enums import Action
from casework.models import AuditEvent, Case, Incident
from casework.queries.case_page import sight_of

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Change:
    """One event that moved the file's version on."""

    action: Action
    at: datetime
    who: str
    actor: int


def changes_since(file: Case | Incident, version: int, *, by: User) -> list[Change]:
    """The file's events newer than ``version`` that this person is told of, oldest first; at most 20. No reads."""
    owner = {"case": file.pk} if isinstance(file, Case) else {"incident": file.pk}
    kept_back = sight_of(by, file).kept_back if isinstance(file, Case) else frozenset()
    told = sorted(set(Action) - kept_back)
    events = list(
        AuditEvent.objects.filter(**owner, version__gt=version, action__in=told).order_by("id")[:20]
    )
    names = dict(
        get_user_model().objects.filter(pk__in=[event.actor for event in events]).values_list("pk", "name")
    )
    return [
        Change(Action(event.action), event.db_at, names.get(event.actor, "Casework"), event.actor)
        for event in events
    ]
