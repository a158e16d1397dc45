"""That a case was run on paper before it came here, or a sanction imposed, and who opens the scan."""

from __future__ import annotations

from casework.enums import PartKind
from casework.models import Case, Provenance, TakenOver
from casework.queries.sight import Sight

_OPEN_SCANS = {PartKind.HR_OFFICER, PartKind.HR_LEAD, PartKind.AUDITOR}


def taken_over_of(case: Case) -> TakenOver | None:
    """From where it came; None for a case of this system. At least one check stands beside each (``rules.taking_over``)."""
    rows = list(case.paper_checks.all())
    return rows[0].taken_over if rows else None


def scan_of(case: Case) -> Provenance | None:
    """The record of a past sanction with its scan; None for a case of this system, and for a line of a list."""
    record: Provenance | None = getattr(case, "provenance", None)
    return record if record is not None and record.is_scanned else None


def may_open_scan(sight: Sight) -> bool:
    """HR and auditor of the case; never whoever investigates, who knows of no earlier sanction (7.6)."""
    return bool(sight.parts & _OPEN_SCANS) and PartKind.INVESTIGATOR not in sight.parts


def shown_by(record: Provenance) -> str:
    """What shows that it is so: "From paper, as scanned", or which line of which list."""
    return "From paper, as scanned" if record.is_scanned else f"From line {record.line} of {record.file_name}"
