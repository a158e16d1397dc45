"""When the three statutory steps of Northern Ireland were taken in a case, from the rows already loaded (PR-20)."""

from __future__ import annotations

from django.utils import timezone

from casework.enums import Attendance, Jurisdiction
from casework.models import Case
from casework.queries.law import law_of_file
from casework.queries.rows import appeal_hearing_of, appeal_of, hearing_of, outcome_of
from casework.rules.cited import Caution
from casework.rules.three_steps import StepDays, are_covered, caution_of_steps, three_steps


def steps_taken(case: Case) -> tuple[tuple[str, str], ...]:
    """Each step by name, and when it was taken; none outside Northern Ireland, or before a hearing was arranged."""
    if law_of_file(case) != Jurisdiction.NORTHERN_IRELAND or hearing_of(case) is None:
        return ()
    return three_steps(_days(case))


def cautions_of_steps(case: Case, level: str, *, goes_beyond_a_warning: bool) -> list[Caution]:
    """What whoever decides or issues this outcome is told of the steps; none where they do not cover it."""
    if not are_covered(level, goes_beyond_a_warning=goes_beyond_a_warning):
        return []
    caution = caution_of_steps(law_of_file(case), _days(case))
    return [caution] if caution else []


def _days(case: Case) -> StepDays:
    hearing, outcome, appeal = hearing_of(case), outcome_of(case), appeal_of(case)
    record = getattr(hearing, "record", None)
    appeal_record = getattr(appeal_hearing_of(case), "record", None)
    letter = getattr(appeal, "letter", None)
    return StepDays(
        invited_on=timezone.localdate(hearing.invitation_sent_at) if hearing is not None else None,
        met_on=record.held_on if record is not None else None,
        without_them=record is not None and record.attendance == Attendance.ABSENT,
        told_on=outcome.issued_on if outcome is not None else None,
        appealed_on=appeal.received_on if appeal is not None else None,
        appeal_met_on=appeal_record.held_on if appeal_record is not None else None,
        appeal_told_on=letter.issued_on if letter is not None else None,
    )
