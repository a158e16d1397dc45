"""The table of the procedure against the page written by hand, both ways."""

from __future__ import annotations

import inspect

import pytest

from casework import actions, workflow
from casework.actions.calling import by_its_rule
from casework.actions.repeats import SENT_TWICE
from casework.enums import CASE_STATES, OPEN_CASE_STATES, Action, FileState, Jurisdiction
from casework.errors import NotNow
from casework.rules.citations import UNDER
from tests.actions import expected

TABLE = {
    (step.action.value, step.source and step.source.value, step.target.value, frozenset(step.who), step.t)
    for step in workflow.TABLE
}
NUMBERS = {t for step in workflow.TABLE for t in step.t.split()}


def test_the_table_holds_nothing_that_nobody_expects() -> None:
    assert TABLE - expected.rows_of() == set()


def test_the_table_lacks_nothing_that_is_expected() -> None:
    assert expected.rows_of() - TABLE == set()


def test_from_one_state_a_verb_leads_to_one_state() -> None:
    starts = [(step.action, step.source) for step in workflow.TABLE]
    assert len(starts) == len(set(starts))


def test_every_transition_of_the_domain_reference_is_covered() -> None:
    assert set(expected.ALL_T) == NUMBERS


@pytest.mark.parametrize("action", Action)
def test_a_verb_has_a_row_words_and_a_function_of_its_name(action: Action) -> None:
    assert any(step.action == action for step in workflow.TABLE)
    words = workflow.WORDS[action]
    assert words.imperative[0].isupper()
    assert not words.imperative.endswith(".")
    assert words.then.endswith(".")
    verb = getattr(actions, action.value)
    assert verb.__name__ == action.value
    assert verb.__doc__
    assert inspect.signature(verb).parameters["by"].kind == inspect.Parameter.KEYWORD_ONLY


def test_every_function_among_the_verbs_is_a_row_of_the_table() -> None:
    functions = {name for name in actions.__all__ if inspect.isfunction(getattr(actions, name))}
    assert functions == set(Action.values)


def test_every_state_is_reached() -> None:
    reached = {step.target for step in workflow.TABLE if step.moves}
    # Investigation, where assess_incident makes the case, by a report that was returned.
    assert {state for state in CASE_STATES if state not in reached} == set()


def test_an_open_state_has_a_way_on_and_a_closed_one_opens_in_the_employees_favour_alone() -> None:
    for state in OPEN_CASE_STATES:
        assert any(step.moves for step in workflow.steps_from(state)), state
    closed = list(workflow.steps_from(FileState.CLOSED))
    assert [step.action for step in closed if step.moves] == [
        Action.LODGE_APPEAL,
        Action.REOPEN_CASE,
    ]
    assert {step.action for step in closed if not step.moves} == {
        Action.REFUSE_LATE_APPEAL,
        Action.REVIEW_DECISION,
        Action.EXTEND_WARNING,
        Action.CURTAIL_WARNING,
        Action.SETTLE_LIVE_PERIOD,
        Action.REVIEW_IMPROVEMENT,
        Action.RECORD_CONCILIATION,
        Action.RECORD_REASONS_REQUEST,
        Action.GIVE_WRITTEN_REASONS,
        Action.RECORD_REINSTATEMENT_PAY,
        Action.CLOSE_GRIEVANCE,
        Action.MARK_SAFEGUARDING,
        Action.RECORD_REFERRAL_CHECK,
        Action.PLACE_HOLD,
        Action.REVIEW_HOLD,
        Action.LIFT_HOLD,
        Action.REVIEW_RECORD,
        Action.PURGE_CASE,
        Action.ADD_LEGAL_ADVICE,  # before a tribunal
        Action.SEND_LETTER,  # that it ended
        Action.ACKNOWLEDGE_LETTER,  # the letter may have closed it
        Action.COMMENT_ON_NOTES,
    }
    assert list(workflow.steps_from(FileState.ASSESSED)) == []


def test_a_step_that_is_not_open_says_where_it_is_and_where_it_could_be_done() -> None:
    with pytest.raises(NotNow) as refusal:
        workflow.find_step(Action.DECIDE_OUTCOME, FileState.FINDINGS)
    assert "“Decide the outcome”" in refusal.value.message
    assert "“Findings”" in refusal.value.message
    assert (refusal.value.rule_id, refusal.value.instead) == ("T17", "It can be done at: Deliberation.")
    with pytest.raises(NotNow):
        workflow.find_step(Action.ASSESS_INCIDENT, None)


def test_every_verb_has_a_rule_for_its_place_in_the_order() -> None:
    """Each is one that the screen behind "Why?" can explain, under either law."""
    assert list(workflow.RULE_OF) != [] and set(workflow.RULE_OF) == set(Action)
    for law in Jurisdiction:
        assert set(workflow.RULE_OF.values()) <= set(UNDER[law])


def test_an_order_refused_deep_in_a_verb_cites_the_rule_of_the_verb_unless_it_names_another() -> None:
    for said, cited in ((NotNow("Nothing is arranged."), "T12"), (NotNow("It is paused.", "T8"), "T8")):
        with pytest.raises(NotNow) as refusal, by_its_rule(Action.POSTPONE_HEARING):
            raise said
        assert refusal.value.rule_id == cited
    # What was done already, or changed since, breaks no rule.
    with pytest.raises(NotNow) as refusal, by_its_rule(Action.POSTPONE_HEARING):
        raise NotNow(SENT_TWICE, "")
    assert refusal.value.rule_id == ""
