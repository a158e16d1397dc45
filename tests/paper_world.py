"""Cases from paper for the tests: the days of one that began in September, taken over on 23 November 2026."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import File

from casework import actions
from casework.enums import STAGES_TAKEN_OVER, FileState
from casework.models import Case, Incident
from tests.world import ASSESSED, FOUND, HEARD, LONDON, REFERRED, World

TAKEN_OVER = date(2026, 11, 23)
SCAN = "5f" * 32
APPEAL_HEARD = datetime(2026, 11, 20, 10, 0, tzinfo=LONDON)
TO_COME = datetime(2026, 12, 1, 10, 0, tzinfo=LONDON)
# Stage: what the paper says from it on.
_SAID: dict[FileState, dict[str, Any]] = {
    FileState.INVESTIGATION: {
        "source": "Cabinet 4, Leeds",
        "reference": "P/2026/31",
        "sha256": SCAN,
        "severity": "serious",
        "assessed_on": ASSESSED,
        "appointed_on": ASSESSED,
        "terms_of_reference": "Establish who posted it, when, and who saw it.",
        "particulars": "On 7 September 2026 posted a customer's name on a public page.",
    },
    FileState.FINDINGS: {"findings_on": FOUND, "case_to_answer": True},
    FileState.HEARING: {"referred_on": REFERRED, "severity_put": "serious"},
    FileState.DELIBERATION: {
        "hearing_at": HEARD,
        "place": "Room 4, Leeds",
        "nation": "england-and-wales",
        "invitation_delivery": "email",
        "invited_on": date(2026, 10, 8),
        "attendance": "attended",
        "companion_kind": "colleague",
        "notes_status": "agreed",
        "response": "admitted",
    },
    FileState.DECIDED: {
        "decided_on": date(2026, 11, 9),
        "finding": "found",
        "severity_found": "serious",
        "level": "written_warning",
    },
    FileState.OUTCOME: {
        "letter_delivery": "email",
        "issued_on": date(2026, 11, 10),
        "live_to": date(2027, 5, 9),
    },
    FileState.APPEAL: {"appealed_on": date(2026, 11, 16), "grounds": ("too_severe",)},
    FileState.APPEAL_DELIBERATION: {
        "appealed_on": date(2026, 11, 11),
        "appeal_hearing_at": APPEAL_HEARD,
        "appeal_place": "Room 9, Leeds",
        "appeal_nation": "england-and-wales",
        "appeal_invitation_delivery": "email",
        "appeal_invited_on": date(2026, 11, 12),
        "appeal_attendance": "attended",
        "appeal_companion_kind": "union_official",
        "appeal_notes_status": "agreed",
    },
}
ARRANGED: dict[str, Any] = {
    "hearing_at": TO_COME,
    "place": "Room 4, Leeds",
    "nation": "england-and-wales",
    "invitation_delivery": "email",
    "invited_on": date(2026, 11, 16),
}


def paper_of(world: World, stage: FileState, **changes: Any) -> actions.PaperCase:
    """What the paper of a case at this stage says."""
    given: dict[str, Any] = {
        "stage": stage,
        "employee": world.sam,
        "investigator": world.ivor,
        "case_manager": world.carla,
    }
    if stage not in (FileState.INVESTIGATION, FileState.FINDINGS):
        given["chair"] = world.chidi
    if stage == FileState.APPEAL_DELIBERATION:
        given["appeal_manager"] = world.petra
    for one in STAGES_TAKEN_OVER[: STAGES_TAKEN_OVER.index(stage) + 1]:
        given |= _SAID[one]
    return actions.PaperCase(**given | changes)


def take_over(
    world: World,
    stage: FileState,
    *,
    incident: Incident | None = None,
    by: str = "hana",
    on: date = TAKEN_OVER,
    scan: File[bytes] | None = None,
    **changes: Any,
) -> Case:
    """A case taken over from paper at this stage; with its scan, by the scan's own fingerprint."""
    reported = incident if incident is not None else world.report(on=on)
    if scan is not None:
        changes["sha256"] = sha256(b"".join(scan.chunks())).hexdigest()
    paper = paper_of(world, stage, **changes)
    return actions.take_over_case(reported, paper=paper, scan=scan, by=world.user(by), on=on)
