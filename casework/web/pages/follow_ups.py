"""That one case follows on another, as plain values for the pages of both."""

from __future__ import annotations

from accounts.models import User
from casework.models import Case, Incident
from casework.queries.follow_ups import earlier_case, followed
from casework.web.pages.links import case_address, incident_address
from casework.web.shapes import Link, Row, Strip


def follow_strips(case: Case, reader: User) -> list[Strip]:
    """For whoever may see both: a closed case stays as it is, and new evidence has a case of its own (7.2)."""
    linked = followed(case, reader)
    strips = []
    if linked.earlier is not None:
        link = Link(f"Open {linked.earlier.reference}", case_address(linked.earlier.reference))
        strips.append(Strip("This follows on a closed case.", "That case stays as it is.", link))
    said = "What came up since is dealt with in a file of its own."
    later = [Link(f"Open {one.reference}", case_address(one.reference)) for one in linked.cases]
    opened = {one.incident_id for one in linked.cases}
    waiting = [one for one in linked.incidents if one.pk not in opened]
    later += [Link(f"Open {one.reference}", incident_address(one.reference)) for one in waiting]
    return [*strips, *(Strip("This case was followed up.", said, link) for link in later)]


def follow_rows(incident: Incident, reader: User) -> list[Row]:
    earlier = earlier_case(incident, reader)
    return [Row("Follows on", f"{earlier.reference}, which is closed")] if earlier is not None else []
