"""What is due beside the stages under a policy that says so: to look the case over (R3), to serve the bundle (R8)."""

from __future__ import annotations

from django.utils import timezone

from casework.enums import OPEN_CASE_STATES, FileState
from casework.models import Case, Hearing
from casework.queries.facts import calendar_of_case
from casework.queries.pauses import paused_days
from casework.rules.deadlines import Due
from casework.rules.oversight import bundle_deadline, oversight_deadline


def oversight_owed(case: Case, *, was_checked: bool, is_paused: bool, was_paused: bool) -> tuple[Due, ...]:
    """Under the policy that the case was opened under (PV-1); once it was looked over nothing is owed."""
    period = case.policy.terms.oversight
    if period is None or was_checked or is_paused or case.state not in OPEN_CASE_STATES:
        return ()
    paused = paused_days(case) if was_paused else ()
    return (oversight_deadline(case.pk, case.opened_on, period, calendar_of_case(case), paused),)


def bundle_owed(case: Case, hearing: Hearing | None, *, is_paused: bool) -> tuple[Due, ...]:
    """Under the policy that the hearing was arranged under, until it was served or the hearing began."""
    if hearing is None or is_paused or case.state != FileState.HEARING or hearing.policy.terms.bundle is None:
        return ()
    if hasattr(hearing, "bundle_service") or hearing.sits_at != hearing.starts_at:
        return ()
    sits_on, days = timezone.localdate(hearing.sits_at), hearing.policy.terms.bundle
    return (bundle_deadline(hearing.pk, sits_on, days, calendar_of_case(case)),)
