"""The disciplinary procedure as one table: who may do what to a file, from which state, and where it leads.

Code, buttons, API, documentation, the diagram in README.md and the tests read this table; none of them repeats it.
The rows stand in ``table``, their words in ``words``. A *file* is an incident or a case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casework.enums import Action, FileState, PartKind
from casework.errors import NotNow
from casework.workflow.rule_of import RULE_OF
from casework.workflow.table import TABLE, Step
from casework.workflow.words import WORDS

__all__ = [
    "DEPEND_ON_WHAT_WAS_READ",
    "OF_THE_SUBJECT",
    "RULE_OF",
    "TABLE",
    "WHILE_PAUSED",
    "WITHOUT_A_FILE",
    "WORDS",
    "Step",
    "find_step",
    "not_here",
    "steps_from",
]

# What can be done while a case is paused: who is on it and what is known, whatever ends it or ends the pause, a
# suspension, which no pause stops (T8), and what lets somebody take part once it goes on.
WHILE_PAUSED = frozenset(
    {
        Action.APPOINT,
        Action.REPLACE_PART,
        Action.ADD_ALLEGATION,
        Action.CORRECT_RECORD,
        Action.ATTACH_EVIDENCE,
        Action.ATTACH_REDACTED_COPY,
        Action.ADD_NOTE,
        Action.SUSPEND_EMPLOYEE,
        Action.REVIEW_SUSPENSION,
        Action.LIFT_SUSPENSION,
        Action.REVIEW_PAUSE,
        Action.RESUME_CASE,
        Action.RECORD_RESIGNATION,
        Action.CLOSE_AFTER_LEAVING,
        Action.CLOSE_AFTER_DEATH,
        Action.RECORD_GRIEVANCE,
        Action.DECIDE_ON_GRIEVANCE,
        Action.CLOSE_GRIEVANCE,
        Action.FLAG_DISCLOSURE,
        Action.CHECK_DISCLOSURE,
        Action.FLAG_UNION_REPRESENTATIVE,
        Action.RECORD_UNION_TALK,
        Action.PROPOSE_OVERRIDE,
        Action.APPROVE_OVERRIDE,
        Action.RECORD_REINSTATEMENT_PAY,
        Action.REVIEW_IMPROVEMENT,
        Action.RECORD_CONCILIATION,
        Action.RECORD_REASONS_REQUEST,
        Action.GIVE_WRITTEN_REASONS,
        Action.RECORD_CRIMINAL_MATTER,
        Action.MARK_SAFEGUARDING,
        Action.RECORD_REFERRAL_CHECK,
        Action.PLACE_HOLD,
        Action.REVIEW_HOLD,
        Action.LIFT_HOLD,
        Action.RECORD_OVERSIGHT,
        Action.NO_CASE_TO_ANSWER,
        Action.DEAL_WITH_INFORMALLY,
        Action.WITHDRAW_APPEAL,
        Action.PROPOSE_WITHDRAWAL,
        Action.WITHDRAW_CASE,
        Action.TURN_DOWN_WITHDRAWAL,
        Action.RECORD_ADJUSTMENT,
        Action.ANSWER_ADJUSTMENT,
        Action.RECORD_FIT_NOTE,
        Action.REFER_TO_OCCUPATIONAL_HEALTH,
        Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE,
        Action.RECORD_STATEMENT,
        Action.ASK_ANONYMITY,
        Action.DECIDE_ANONYMITY,
        Action.RECORD_WITNESS_ATTENDANCE,
        Action.ADD_LEGAL_ADVICE,
        Action.DECLARE_CONFLICT,
        Action.SEND_LETTER,
        Action.ACKNOWLEDGE_LETTER,
        Action.COMMENT_ON_NOTES,
    }
)

# They leave the file where it is, and end, call off, answer or approve what was read on the page: a suspension, a
# pause, a flag, a statement, a grievance, a proposal; or they send what was decided.
DEPEND_ON_WHAT_WAS_READ = frozenset(
    {
        Action.CHECK_DISCLOSURE,
        Action.REVIEW_HOLD,
        Action.LIFT_HOLD,
        Action.REVIEW_RECORD,
        Action.PURGE_CASE,
        Action.SHARE_STATEMENT,
        Action.ALLOW_ABSENCE,
        Action.APPROVE_OVERRIDE,
        Action.TURN_DOWN_WITHDRAWAL,
        Action.ISSUE_APPEAL_OUTCOME,
        Action.SEND_LETTER,
        Action.DECIDE_ON_GRIEVANCE,
        Action.CLOSE_GRIEVANCE,
        Action.ADJOURN_HEARING,
        Action.SUSPEND_EMPLOYEE,
        Action.REVIEW_SUSPENSION,
        Action.LIFT_SUSPENSION,
        Action.PAUSE_CASE,
        Action.REVIEW_PAUSE,
        Action.RESUME_CASE,
        Action.ISSUE_CORRECTION,
        Action.REFUSE_PROPOSAL,
    }
)

# What the employee whom a case is about can do in it, who sees nothing of the file (``models.scoping.own_of``).
OF_THE_SUBJECT = frozenset(step.action for step in TABLE if PartKind.SUBJECT in step.who)

# They make a file where there is none, so that their pages have no reference, no version and no stage.
WITHOUT_A_FILE = (Action.REPORT_INCIDENT, Action.RECORD_PAST_SANCTION)

_BY_START: dict[tuple[Action, FileState | None], Step] = {(step.action, step.source): step for step in TABLE}


def find_step(action: Action, state: FileState | str | None) -> Step:
    """The row for this action from this state. Raises NotNow, in words, when there is none."""
    step = _BY_START.get((action, FileState(state) if state is not None else None))
    if step is None:
        raise not_here(action, state, (row for row in TABLE if row.action == action))
    return step


def not_here(action: Action, state: FileState | str | None, rows: Iterable[Step]) -> NotNow:
    """The refusal of a verb at a stage, with those at which it can be done: the starts of these rows."""
    wanted = sorted({row.source.label for row in rows if row.source is not None})
    here = FileState(state).label if state is not None else "not there yet"
    return NotNow(
        f"“{WORDS[action].imperative}” cannot be done now: this is at “{here}”.",
        RULE_OF[action],
        instead=f"It can be done at: {', '.join(wanted) or 'the start'}.",
    )


def steps_from(state: FileState | str) -> Iterator[Step]:
    """Every row that starts at this state, in the order of the table."""
    return (step for step in TABLE if step.source == state)
