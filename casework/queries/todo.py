"""What is next on a case, in words: the thing to do, by whom, and what follows.

Nothing here asks the database when the case was loaded by ``rows.with_stage`` or ``case_page.load``.
"""

from __future__ import annotations

from datetime import date

from casework.enums import Action, AppealResult, PartKind
from casework.models import Case
from casework.queries.next_step import Next
from casework.queries.rows import appeal_decision_of
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.workflow import WORDS

_TODO = {
    Action.SUBMIT_FINDINGS: "Submit the investigation findings",
    Action.REFER_TO_HEARING: "Decide whether there is a case to answer",
    Action.ARRANGE_HEARING: "Arrange the hearing",
    Action.RECORD_HEARING: "Record the hearing",
    Action.DECIDE_OUTCOME: "Decide the outcome",
    Action.ISSUE_OUTCOME: "Issue the outcome letter",
    Action.ARRANGE_APPEAL_HEARING: "Arrange the appeal hearing",
    Action.RECORD_APPEAL_HEARING: "Record the appeal hearing",
    Action.DECIDE_APPEAL: "Decide the appeal",
    Action.ISSUE_APPEAL_OUTCOME: "Issue the appeal outcome letter",
    Action.RETURN_TO_HEARING: "Return the case to a hearing",
    Action.CLOSE_CASE: "Close the case",
    Action.ISSUE_CORRECTION: "Approve what is put right, and tell the employee",
    Action.REVIEW_PAUSE: "Review the pause, or resume the case",
}
_ONCE_APPOINTED = {
    PartKind.CASE_MANAGER: "The case manager decides whether there is a case to answer.",
    PartKind.INVESTIGATOR: "The investigator finds out what happened, and reports to the case manager.",
    PartKind.CHAIR: "HR arranges the hearing.",
    PartKind.APPEAL_MANAGER: "HR arranges the appeal hearing.",
}
_HELD_FIRST = {
    Action.RECORD_HEARING: "Hold the hearing, then record it",
    Action.RECORD_APPEAL_HEARING: "Hold the appeal hearing, then record it",
}


def todo_in_words(ahead: Next, today: date) -> str:
    """The thing to do next, as an instruction; with its first day where it cannot be done yet."""
    if ahead.action == Action.APPOINT and ahead.kind is not None:
        article = "an" if ahead.kind.label[:1] in "AEIOU" else "a"
        return f"Appoint {article} {mid_sentence(ahead.kind.label)}"
    if ahead.not_before is not None and today < ahead.not_before:
        if ahead.action in _HELD_FIRST:
            return _HELD_FIRST[ahead.action]
        return f"{_TODO[ahead.action]}, from {words(ahead.not_before)}"
    return _TODO[ahead.action]


def then_in_words(action: Action, case: Case, kind: PartKind | None = None) -> str:
    """What follows once it is done, on this case. kind: for APPOINT, the part the case cannot go on without."""
    if kind in _ONCE_APPOINTED:
        return _ONCE_APPOINTED[kind]
    decision = appeal_decision_of(case)
    if (
        action == Action.ISSUE_APPEAL_OUTCOME
        and decision is not None
        and decision.result == AppealResult.REMITTED
    ):
        return "The employee is told that the case is heard again. Then return the case to a hearing."
    return WORDS[action].then


def who_in_words(ahead: Next, case: Case) -> str:
    """ "Ivor Example, investigator"; "HR for Leeds" where nobody is named."""
    if ahead.person is None:
        return (
            f"HR for {case.unit.name}"
            if ahead.owner == PartKind.HR_OFFICER
            else f"The {mid_sentence(ahead.owner.label)}"
        )
    return f"{ahead.person.name}, {mid_sentence(ahead.owner.label)}"


def is_late(ahead: Next, today: date) -> bool:
    """Whether its day has passed. An appeal window that has passed is no lateness: the case may now be closed."""
    return ahead.due is not None and ahead.action != Action.CLOSE_CASE and ahead.due.due_on < today
