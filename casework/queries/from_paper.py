"""That a case was run on paper before it came here, or a sanction imposed, and who opens the scan."""

from __future__ import annotations

from casework.models import Case, Provenance, TakenOver
from casework.queries.sight import Sight


def taken_over_of(case: Case) -> TakenOver | None:
    """From where it came; None for a case of this system. At least one check stands beside each (``rules.taking_over``)."""
    rows = list(case.paper_checks.all())
    return rows[0].taken_over if rows else None


def scan_of(case: Case) -> Provenance | TakenOver | None:
    """The row with the scan: of a past sanction, or of a case that was taken over; None where no scan is kept."""
    rows: tuple[Provenance | TakenOver | None, ...] = (
        getattr(case, "provenance", None),
        getattr(case, "taken_over", None),
    )
    return next((row for row in rows if row is not None and row.is_scanned), None)


def may_open_scan(sight: Sight) -> bool:
    """HR and auditor of the case who have and had no other part in it.

    The paper is the whole file: a decision before its letter, an earlier sanction, a charge, what somebody's health is
    like (7.6, DP-3, DP-4). Whoever investigates, hears, advises or takes notes reads what the rows of the case let them.
    """
    return sight.scans


def shown_by(record: Provenance) -> str:
    """What shows that it is so: "From paper, as scanned", or which line of which list."""
    return "From paper, as scanned" if record.is_scanned else f"From line {record.line} of {record.file_name}"
