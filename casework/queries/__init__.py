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
    reopening_in_hand,
    severity_put,
    standing_decision,
    weighed_record,
)
from casework.queries.joins import joinable, to_join
from casework.queries.next_step import Next, next_step
from casework.queries.pauses import hearing_to_come, lasting_pause
from casework.queries.reviews import resting_on, review_deadlines, reviews_owed
from casework.queries.suspensions import lasting_suspension, spells, suspension_counts_from

__all__ = [
    "Next",
    "arranged_appeal_hearing",
    "attempts_at_hearing",
    "calendar_of_case",
    "ceiling_ends_on",
    "ceiling_of",
    "current_hearing",
    "current_outcome",
    "current_sanction",
    "deadlines_owed",
    "first_sanction",
    "grade_rank",
    "heard_appeal",
    "hearing_to_come",
    "holdings",
    "joinable",
    "lasting_pause",
    "lasting_suspension",
    "left_before",
    "left_on",
    "nation_of_incident",
    "next_step",
    "reopening_in_hand",
    "resting_on",
    "review_deadlines",
    "reviews_owed",
    "severity_put",
    "spells",
    "standing_decision",
    "suspension_counts_from",
    "to_join",
    "weighed_record",
]
