"""The audit events of one case as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from casework.enums import PartKind
from casework.errors import NotYou
from casework.exports.columns import EVENT_COLUMNS
from casework.exports.release import release
from casework.models import AuditEvent, Case
from casework.queries.sight import sight_of
from casework.rendering.csv import Blocks

if TYPE_CHECKING:
    from accounts.models import User


def export_case_events(case: Case, *, by: User) -> Blocks:
    """Everything that was done to a case and its incident and everybody who looked, oldest first, as CSV.

    This export is an event of the case too, and the last line of its own file. Raises NotYou but for an auditor.
    """
    # An auditor who has a part in the case would read here what is kept from that part.
    sight = sight_of(by, case)
    if PartKind.AUDITOR not in sight.parts or not sight.looks:
        raise NotYou("The events of a case are exported by an auditor. You are not one for this case.")
    events = AuditEvent.objects.filter(Q(case=case.pk) | Q(incident=case.incident_id)).order_by("pk")
    return release(events, EVENT_COLUMNS, by=by, case=case.pk, facts={"export": "case_events"})
