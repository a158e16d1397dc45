"""The audit events of one case as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.enums import PartKind
from casework.errors import NotYou
from casework.exports.columns import event_columns
from casework.exports.release import release
from casework.models import Case
from casework.queries.case_events import case_events
from casework.queries.sight import sight_of
from casework.queries.versions import versions_kept_from
from casework.rendering.csv import Blocks

if TYPE_CHECKING:
    from accounts.models import User


def export_case_events(case: Case, *, by: User) -> Blocks:
    """What was done to a case, and to its incident where the auditor sees it, and every look, oldest first, as CSV.

    Without what is kept from them on the page of the case, and counted as if it had not been.

    This export is an event of the case too, and the last line of its own file. Raises NotYou but for an auditor.
    """
    # An auditor who has a part in the case would read here what is kept from that part.
    sight = sight_of(by, case)
    if PartKind.AUDITOR not in sight.parts or not sight.looks:
        raise NotYou("The events of a case are exported by an auditor. You are not one for this case.")
    events = case_events(case, sight, by).order_by("pk")
    columns = event_columns(versions_kept_from(case, by))
    return release(events, columns, by=by, case=case.pk, facts={"export": "case_events"})
