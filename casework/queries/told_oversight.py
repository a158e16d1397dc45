"""What a timeline says of a case that was looked over, and of the bundle for its hearing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework.models import BundleService, Case, OversightCheck
from casework.queries.sight import Sight
from casework.queries.told_rows import Told, row_of
from casework.rules.dates import words


def record_oversight(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """What was made of it only to HR leads and auditors: it may be about whoever works on the case."""
    row: OversightCheck | None = row_of(case.oversight_checks.all(), facts.get("oversight"))
    return Told(row.remarks if sight.looks else "", row.checked_on) if row is not None else Told()


def serve_bundle(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row: BundleService | None = row_of(case.bundle_services.all(), facts.get("bundle"))
    if row is None:
        return Told()
    sits_on = words(timezone.localdate(row.hearing.sits_at))
    return Told(f"The employee has all the evidence for the hearing on {sits_on}.", row.served_on)
