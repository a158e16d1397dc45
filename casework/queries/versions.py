"""The version of a file as its reader counts it: by the events of which they may know, and no others.

A version that also counted the rest would tell that something was flagged, and so would a refusal because of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from casework.enums import Action
from casework.models import AuditEvent, Case, Incident
from casework.models.questions import ANY_CASE, Question
from casework.queries.sight import TOLD_TO_SOME, sight_of

if TYPE_CHECKING:
    from accounts.models import User


def version_shown(file: Case | Incident, reader: User) -> int:
    """What a page or the API gives out as the version of ``file``, which is as the reader sees it now."""
    return counted(file.version, versions_kept_from(file, reader))


def version_read(file: Case | Incident, shown: int, reader: User) -> int:
    """The newest version of the file that reads the same to them as the one that was shown to them.

    One beyond the file's own where none was shown as that. Under the file's lock, nothing comes in between.
    """
    read = shown
    for kept in versions_kept_from(file, reader):
        if kept <= read + 1:
            read += 1
    return read


def versions_kept_from(file: Case | Incident, reader: User) -> list[int]:
    """The versions made by what the reader may not know of, in order."""
    if isinstance(file, Incident):
        return []
    events = _TOLD_TO_SOME.ask({ANY_CASE: file.pk})
    if not events:
        return []
    sight = sight_of(reader, file)
    return [
        version for version, action, actor in events if not sight.tells(action, by_reader=actor == reader.pk)
    ]


def _told_to_some() -> QuerySet[AuditEvent, Any]:
    """The events of a case that are kept from somebody, in order."""
    rows = AuditEvent.objects.filter(case=ANY_CASE, action__in=TOLD_TO_SOME).order_by("version")
    return rows.values_list("version", Cast("action", TextField()), "actor")


_TOLD_TO_SOME = Question("told_to_some", _told_to_some)


def times_done(case: Case, action: Action, *, by: User) -> int:
    """How often this person did this to the case: what the employee's own pages count by.

    No version stands there: it would move with what they are not told of.
    """
    return AuditEvent.objects.filter(case=case.pk, action=action, actor=by.pk).count()


def counted(version: int, kept: list[int]) -> int:
    """A version without those that are kept from whoever counts."""
    return version - sum(one <= version for one in kept)
