"""Read shapes over several models."""

from casework.queries.due import deadlines_owed, nation_of_incident
from casework.queries.facts import (
    arranged_appeal_hearing,
    attempts_at_hearing,
    calendar_of_case,
    ceiling_ends_on,
    ceiling_of,
    current_hearing,
    current_outcome,
    current_sanction,
    first_sanction,
    grade_rank,
    heard_appeal,
    holdings,
    left_before,
    left_on,
    severity_put,
    standing_decision,
    weighed_record,
)
from casework.queries.fitness import absence_allowed_at, absence_is_barred, fitness_of, waiting_referral
from casework.queries.next_step import Next, next_step
from casework.queries.pauses import hearing_to_come, lasting_pause
from casework.queries.reviews import resting_on, review_deadlines, reviews_owed
from casework.queries.support import asked_for, unanswered
from casework.queries.suspensions import lasting_suspension, spells, suspension_counts_from

__all__ = [
    "Next",
    "absence_allowed_at",
    "absence_is_barred",
    "arranged_appeal_hearing",
    "asked_for",
    "attempts_at_hearing",
    "calendar_of_case",
    "ceiling_ends_on",
    "ceiling_of",
    "current_hearing",
    "current_outcome",
    "current_sanction",
    "deadlines_owed",
    "first_sanction",
    "fitness_of",
    "grade_rank",
    "heard_appeal",
    "hearing_to_come",
    "holdings",
    "lasting_pause",
    "lasting_suspension",
    "left_before",
    "left_on",
    "nation_of_incident",
    "next_step",
    "resting_on",
    "review_deadlines",
    "reviews_owed",
    "severity_put",
    "spells",
    "standing_decision",
    "suspension_counts_from",
    "unanswered",
    "waiting_referral",
    "weighed_record",
]
