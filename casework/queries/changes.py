"""What happened to a file after somebody opened a page about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from casework.enums import Action
from casework.models import AuditEvent, Case, Incident
from casework.queries.sight import sight_of
from casework.queries.timeline import told_to
from casework.queries.versions import version_read

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Change:
    """One event that moved the file's version on."""

    action: Action
    at: datetime
    who: str
    actor: int


def changes_since(file: Case | Incident, version: int, *, reader: User) -> list[Change]:
    """The file's events newer than ``version`` as the reader counts it, oldest first; at most 20. No reads.

    Nor is anything of which the reader may not know.
    """
    version = version_read(file, version, reader)
    if isinstance(file, Case):
        rows = told_to(sight_of(reader, file), reader.pk).filter(case=file.pk)
    else:
        rows = AuditEvent.objects.filter(incident=file.pk, action__in=Action.values)
    events = list(rows.filter(version__gt=version).order_by("id")[:20])
    names = dict(
        get_user_model().objects.filter(pk__in=[event.actor for event in events]).values_list("pk", "name")
    )
    return [
        Change(Action(event.action), event.db_at, names.get(event.actor, "Casework"), event.actor)
        for event in events
    ]
