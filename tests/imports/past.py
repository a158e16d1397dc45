"""Past sanctions for the tests: the paper of worked scenario 16, and files of such."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from accounts.models import User
from casework.actions import ListedLine, PastSanction, record_past_sanction
from casework.actions.past_records import Proof
from casework.actions.system_actor import system_actor
from casework.enums import IncidentChannel, Known, PastAppeal, Platform, SanctionLevel, Severity
from casework.imports.report import Remark, SanctionReport
from casework.imports.sanction_rows import HEADER
from casework.imports.sanctions import import_sanctions
from casework.models import Case
from tests.world import World

DAY = date(2026, 11, 22)
PAPER: dict[str, Any] = {
    "level": SanctionLevel.FINAL_WRITTEN_WARNING,
    "issued_on": date(2026, 6, 3),
    "live_to": date(2027, 6, 2),
    "employment_ends_on": None,
    "acted_on": date(2026, 5, 11),
    "channel": IncidentChannel.SOCIAL_MEDIA,
    "platform": Platform.FACEBOOK,
    "severity": Severity.SERIOUS,
    "heard": Known.YES,
    "accompanied": Known.NOT_KNOWN,
    "appeal_offered": Known.NO,
    "appeal": PastAppeal.NO,
    "source": "Personnel files Leeds",
    "reference": "PF/2026/17",
}
LISTED = ListedLine(file_name="old-sanctions.csv", size=2048, sha256="5" * 64, line=2)
RIGHT = {
    "staff_number": "E00012",
    "level": "final_written_warning",
    "issued_on": "2026-06-03",
    "live_to": "",
    "live_months": "12",
    "employment_ends_on": "",
    "acted_on": "2026-05-11",
    "category": "social-media",
    "channel": "social_media",
    "platform": "facebook",
    "severity": "serious",
    "heard": "yes",
    "accompanied": "not_known",
    "appeal_offered": "no",
    "appeal": "no",
    "source": "Personnel files Leeds",
    "old_reference": "PF/2026/17",
}


def past_sanction(
    world: World,
    *,
    name: str = "sam",
    proof: Proof = LISTED,
    by: User | None = None,
    on: date = DAY,
    **changes: Any,
) -> Case:
    """Recorded from the line of a list unless ``proof`` is a scan."""
    given = PAPER | {"employee": world.people[name], "category": world.category} | changes
    return record_past_sanction(PastSanction(**given), proof=proof, by=by or world.user("lena"), on=on)


def undetermined(world: World, **changes: Any) -> Case:
    """A letter of 1 March 2019 that names no period (SA-4)."""
    paper = {"issued_on": date(2019, 3, 1), "acted_on": date(2019, 2, 1), "reference": "PF/2019/2"}
    return past_sanction(world, live_to=None, **paper | changes)


def line(**changes: str) -> dict[str, str]:
    return RIGHT | changes


def csv_of(*rows: dict[str, str]) -> bytes:
    lines = [",".join(HEADER), *(",".join(each[name] for name in HEADER) for each in rows)]
    return "\n".join([*lines, ""]).encode()


def run(content: bytes, *, dry_run: bool = False, on: date = DAY) -> tuple[SanctionReport, list[Remark]]:
    said: list[Remark] = []
    report = import_sanctions(BytesIO(content), by=system_actor(), on=on, dry_run=dry_run, remark=said.append)
    return report, said
