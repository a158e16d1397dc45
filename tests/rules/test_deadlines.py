"""What a case owes at each state (domain.md 6.1, scenario 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casework.enums import CountsFrom, DeadlineKind, FileState, Nation
from casework.rules.deadlines import (
    AppealFacts,
    CaseFacts,
    Due,
    assessment_deadline,
    deadlines_owed,
)
from casework.rules.policy_terms import read_terms
from casework.rules.working_days import calendar_of
from tests.rules.nations import ENGLAND
from tests.world import P1

P1_PERIODS = read_terms(P1).periods

# Scenario 1 once everything has happened. Each state then owes only what is its own.
EVERYTHING = CaseFacts(
    state=FileState.CLOSED,
    nation=Nation.ENGLAND_AND_WALES,
    investigator_appointed_on=date(2026, 9, 9),
    hearing_id=12,
    hearing_on=date(2026, 10, 16),
    hearing_held_on=date(2026, 10, 16),
    outcome_issued_on=date(2026, 10, 20),
    outcome_received_on=date(2026, 10, 20),
    appeal_closes_on=date(2026, 11, 3),
    sanction_id=5,
    sanction_live_until=date(2027, 4, 19),
)
# Scenario 1's outcome appealed a week later, heard on 9 November.
LODGED = AppealFacts(id=7, lodged_on=date(2026, 10, 27), acknowledged=True)
ARRANGED = replace(LODGED, hearing_id=3, hearing_on=date(2026, 11, 9))
HEARD = replace(ARRANGED, held_on=date(2026, 11, 9))
TOLD = replace(HEARD, is_over=True)
BEFORE_HEARING = replace(EVERYTHING, hearing_held_on=None, outcome_issued_on=None)
BEFORE_LETTER = replace(EVERYTHING, outcome_issued_on=None)


def owed(facts: CaseFacts, state: FileState) -> list[tuple[DeadlineKind, date, str]]:
    dues = deadlines_owed(replace(facts, state=state), P1_PERIODS, calendar_of(facts.nation))
    return [(due.kind, due.due_on, due.anchor) for due in dues]


def test_incident_is_assessed_within_five_working_days_of_its_report() -> None:
    assert assessment_deadline(31, date(2026, 9, 7), P1_PERIODS, ENGLAND) == Due(
        DeadlineKind.ASSESSMENT,
        date(2026, 9, 14),
        "incident:31",
        "5 working days from the report on Mon 7 Sep 2026",
    )


EXPIRY = (DeadlineKind.WARNING_EXPIRY, date(2027, 4, 19), "sanction:5")
LETTER = (DeadlineKind.DECISION_LETTER, date(2026, 10, 23), "hearing:12")
APPEAL_HEARING = (DeadlineKind.APPEAL_HEARING, date(2026, 11, 24), "appeal:7")
APPEAL_DAY = (DeadlineKind.APPEAL_HEARING_DAY, date(2026, 11, 9), "appeal hearing:3")
APPEAL_LETTER = (DeadlineKind.APPEAL_LETTER, date(2026, 11, 16), "appeal:7")


@pytest.mark.parametrize(
    ("state", "facts", "expected"),
    [
        (
            FileState.INVESTIGATION,
            EVERYTHING,
            [(DeadlineKind.INVESTIGATION, date(2026, 10, 7), "investigator:2026-09-09")],
        ),
        # The report came back on a Monday: the time of the investigation once more, from that day.
        (
            FileState.INVESTIGATION,
            replace(EVERYTHING, report_returned_id=4, report_returned_on=date(2026, 10, 5)),
            [(DeadlineKind.INVESTIGATION, date(2026, 11, 2), "return:4")],
        ),
        (FileState.FINDINGS, EVERYTHING, []),
        (FileState.HEARING, BEFORE_HEARING, [(DeadlineKind.HEARING_DAY, date(2026, 10, 16), "hearing:12")]),
        (FileState.DELIBERATION, BEFORE_LETTER, [LETTER]),
        (FileState.DECIDED, BEFORE_LETTER, [LETTER]),
        (
            FileState.OUTCOME,
            EVERYTHING,
            [(DeadlineKind.APPEAL_WINDOW, date(2026, 11, 3), "outcome:2026-10-20"), EXPIRY],
        ),
        (FileState.APPEAL, replace(EVERYTHING, appeal=LODGED), [APPEAL_HEARING, EXPIRY]),
        (FileState.APPEAL, replace(EVERYTHING, appeal=ARRANGED), [APPEAL_DAY, APPEAL_HEARING, EXPIRY]),
        (FileState.APPEAL_DELIBERATION, replace(EVERYTHING, appeal=HEARD), [APPEAL_LETTER, EXPIRY]),
        # The window is over once somebody appealed; after the letter only the warning runs on.
        (FileState.OUTCOME, replace(EVERYTHING, appeal=HEARD), [APPEAL_LETTER, EXPIRY]),
        (FileState.OUTCOME, replace(EVERYTHING, appeal=TOLD), [EXPIRY]),
        (FileState.CLOSED, EVERYTHING, [EXPIRY]),
        (FileState.REPORTED, EVERYTHING, []),
        (FileState.ASSESSED, EVERYTHING, []),
    ],
)
def test_each_state_owes_its_own(
    state: FileState, facts: CaseFacts, expected: list[tuple[DeadlineKind, date, str]]
) -> None:
    assert owed(facts, state) == expected


@pytest.mark.parametrize("state", list(FileState))
def test_clock_without_its_starting_fact_is_not_owed(state: FileState) -> None:
    assert owed(CaseFacts(state=state, nation=Nation.SCOTLAND), state) == []


def test_hearing_already_held_and_letter_already_sent_are_not_owed() -> None:
    assert owed(EVERYTHING, FileState.HEARING) == []
    assert owed(EVERYTHING, FileState.DECIDED) == []


def test_warning_without_a_stated_end_owes_no_expiry() -> None:
    assert owed(replace(EVERYTHING, sanction_live_until=None), FileState.CLOSED) == []


def test_last_live_day_is_not_rolled_off_a_weekend_or_holiday() -> None:
    for last in (date(2027, 4, 18), date(2026, 12, 25)):
        facts = replace(EVERYTHING, sanction_live_until=last)
        assert [due_on for _, due_on, _ in owed(facts, FileState.CLOSED)] == [last]


def test_printed_appeal_date_stands_though_the_calendar_would_say_otherwise() -> None:
    scottish = replace(EVERYTHING, nation=Nation.SCOTLAND, appeal_closes_on=date(2026, 12, 7))
    assert owed(scottish, FileState.OUTCOME)[0][1] == date(2026, 12, 7)


def test_soonest_comes_first() -> None:
    late_window = replace(EVERYTHING, appeal_closes_on=date(2027, 6, 1))
    assert [kind for kind, _, _ in owed(late_window, FileState.OUTCOME)] == [
        DeadlineKind.WARNING_EXPIRY,
        DeadlineKind.APPEAL_WINDOW,
    ]


def test_postponed_hearing_moves_the_anchor() -> None:
    again = replace(BEFORE_HEARING, hearing_id=13, hearing_on=date(2026, 10, 23))
    assert owed(again, FileState.HEARING) == [(DeadlineKind.HEARING_DAY, date(2026, 10, 23), "hearing:13")]


def test_an_investigation_is_counted_from_what_the_policy_says() -> None:
    periods = P1_PERIODS | {
        "investigation": replace(P1_PERIODS["investigation"], counts_from=CountsFrom.OPENED)
    }
    opened = replace(EVERYTHING, state=FileState.INVESTIGATION, opened_on=date(2026, 9, 7))
    # Monday 7 and Wednesday 9 September, each with 20 working days.
    for given, due_on, anchor in (
        (P1_PERIODS, date(2026, 10, 7), "investigator:2026-09-09"),
        (periods, date(2026, 10, 5), "opened:2026-09-07"),
    ):
        (due,) = deadlines_owed(opened, given, ENGLAND)
        assert (due.due_on, due.anchor) == (due_on, anchor)
    nobody_yet = replace(opened, investigator_appointed_on=None)
    assert deadlines_owed(nobody_yet, P1_PERIODS, ENGLAND) == ()
    (due,) = deadlines_owed(nobody_yet, periods, ENGLAND)
    assert due.why == "20 working days from the opening of the case on Mon 7 Sep 2026"
    returned = replace(opened, report_returned_id=3, report_returned_on=date(2026, 9, 21))
    assert [due.anchor for due in deadlines_owed(returned, periods, ENGLAND)] == ["return:3"]


def test_nation_moves_the_day() -> None:
    appointed = date(2026, 5, 26)
    english = replace(EVERYTHING, investigator_appointed_on=appointed)
    scottish = replace(english, nation=Nation.SCOTLAND)
    assert owed(english, FileState.INVESTIGATION)[0][1] == date(2026, 6, 23)
    assert owed(scottish, FileState.INVESTIGATION)[0][1] == date(
        2026, 6, 24
    )  # 15 June 2026 is a holiday there


@pytest.mark.parametrize(
    ("state", "facts", "why"),
    [
        (
            FileState.INVESTIGATION,
            EVERYTHING,
            "20 working days from the investigator's appointment on Wed 9 Sep 2026",
        ),
        (FileState.HEARING, BEFORE_HEARING, "The hearing is arranged for Fri 16 Oct 2026"),
        (FileState.DELIBERATION, BEFORE_LETTER, "5 working days from the hearing on Fri 16 Oct 2026"),
        (
            FileState.OUTCOME,
            EVERYTHING,
            "The last day to appeal in the outcome letter, which counts as received on Tue 20 Oct 2026",
        ),
        (
            FileState.OUTCOME,
            replace(EVERYTHING, outcome_received_on=None),
            "The last day to appeal in the outcome letter",
        ),
        (
            FileState.APPEAL,
            replace(EVERYTHING, appeal=LODGED),
            "20 working days from the appeal on Tue 27 Oct 2026",
        ),
        (
            FileState.APPEAL,
            replace(EVERYTHING, appeal=ARRANGED),
            "The appeal hearing is arranged for Mon 9 Nov 2026",
        ),
        (
            FileState.APPEAL_DELIBERATION,
            replace(EVERYTHING, appeal=HEARD),
            "5 working days from the appeal hearing on Mon 9 Nov 2026",
        ),
        (FileState.CLOSED, EVERYTHING, "The warning is live up to and including Mon 19 Apr 2027"),
    ],
)
def test_every_date_says_where_it_comes_from(state: FileState, facts: CaseFacts, why: str) -> None:
    dues = deadlines_owed(replace(facts, state=state), P1_PERIODS, ENGLAND)
    assert dues[0].why == why


@pytest.mark.parametrize("state", list(FileState))
def test_same_facts_never_owe_the_same_key_twice(state: FileState) -> None:
    for facts in (EVERYTHING, BEFORE_HEARING, BEFORE_LETTER):
        keys = [(kind, anchor) for kind, _, anchor in owed(facts, state)]
        assert len(keys) == len(set(keys))
