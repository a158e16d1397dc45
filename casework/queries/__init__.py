"""Read shapes over several models."""

from casework.queries.appeals_heard import (
    arranged_appeal_hearing,
    heard_appeal,
    heard_under,
    level_after,
    level_of,
    level_to_come,
    next_level_of,
    promised_levels,
    result_is_untold,
)
from casework.queries.attempts import attempts_at_appeal, heard_what_is_heard_again
from casework.queries.criminal_matters import criminal_facts
from casework.queries.due import deadlines_owed, nation_of_incident
from casework.queries.facts import (
    attempts_at_hearing,
    calendar_of_case,
    ceiling_ends_on,
    ceiling_of,
    current_hearing,
    current_outcome,
    current_sanction,
    decider_of,
    died_on,
    first_sanction,
    grade_rank,
    holdings,
    last_return,
    left_before,
    left_on,
    referred_on,
    reopening_in_hand,
    severity_put,
    standing_agreements,
    standing_decision,
    standing_findings,
    was_sent_back,
)
from casework.queries.fitness import absence_allowed_at, absence_is_barred, fitness_of, waiting_referral
from casework.queries.grievances import grievance_deadlines, grievance_facts, open_grievances
from casework.queries.joins import joinable, to_join
from casework.queries.next_step import Next, next_step
from casework.queries.overrides import is_below_the_decider, overridden_rules, overrides_to_approve
from casework.queries.past_record import earlier_warnings, weighed_record
from casework.queries.pauses import hearing_to_come, lasting_pause
from casework.queries.protected_disclosures import disclosure_deadlines, disclosure_facts, last_flag
from casework.queries.reviews import resting_on, review_deadlines, reviews_owed
from casework.queries.spent_record import opening_for_appeal, opening_for_hearing, spent_sanctions
from casework.queries.support import asked_for, unanswered
from casework.queries.suspensions import counted_by_cap, lasting_suspension, must_end_by, spells

__all__ = [
    "Next",
    "absence_allowed_at",
    "absence_is_barred",
    "arranged_appeal_hearing",
    "asked_for",
    "attempts_at_appeal",
    "attempts_at_hearing",
    "calendar_of_case",
    "ceiling_ends_on",
    "ceiling_of",
    "counted_by_cap",
    "criminal_facts",
    "current_hearing",
    "current_outcome",
    "current_sanction",
    "deadlines_owed",
    "decider_of",
    "died_on",
    "disclosure_deadlines",
    "disclosure_facts",
    "earlier_warnings",
    "first_sanction",
    "fitness_of",
    "grade_rank",
    "grievance_deadlines",
    "grievance_facts",
    "heard_appeal",
    "heard_under",
    "heard_what_is_heard_again",
    "hearing_to_come",
    "holdings",
    "is_below_the_decider",
    "joinable",
    "last_flag",
    "last_return",
    "lasting_pause",
    "lasting_suspension",
    "left_before",
    "left_on",
    "level_after",
    "level_of",
    "level_to_come",
    "must_end_by",
    "nation_of_incident",
    "next_level_of",
    "next_step",
    "open_grievances",
    "opening_for_appeal",
    "opening_for_hearing",
    "overridden_rules",
    "overrides_to_approve",
    "promised_levels",
    "referred_on",
    "reopening_in_hand",
    "resting_on",
    "result_is_untold",
    "review_deadlines",
    "reviews_owed",
    "severity_put",
    "spells",
    "spent_sanctions",
    "standing_agreements",
    "standing_decision",
    "standing_findings",
    "to_join",
    "unanswered",
    "waiting_referral",
    "was_sent_back",
    "weighed_record",
]
