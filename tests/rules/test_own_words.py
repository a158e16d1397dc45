"""What the employee may say in their own case: tables of examples, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import STATUTORY_COMPANIONS, CompanionKind, NotesAnswer, ProposalReason
from casework.errors import RuleBroken
from casework.rules import own_words as rules
from casework.rules.appeals import check_own_in_time
from tests.rules.nations import ENGLAND, SCOTLAND

HEARING = date(2026, 12, 23)  # scenario 4
COMPANION, OTHER = ProposalReason.COMPANION_UNAVAILABLE, ProposalReason.OTHER


@pytest.mark.parametrize("kind", CompanionKind)
def test_nobody_of_the_statute_is_refused_and_nobody_else_named(kind: CompanionKind) -> None:
    if kind in STATUTORY_COMPANIONS:
        rules.check_named(kind)
        return
    with pytest.raises(RuleBroken) as refusal:
        rules.check_named(kind)
    assert (refusal.value.rule_id, refusal.value.field) == ("AC-3", "kind")


@pytest.mark.parametrize(
    ("reason", "day", "calendar", "obliged"),
    [
        (COMPANION, date(2026, 12, 23), ENGLAND, True),  # later on the same day (0.1)
        (COMPANION, date(2026, 12, 31), ENGLAND, True),
        (COMPANION, date(2027, 1, 4), ENGLAND, True),
        (COMPANION, date(2027, 1, 5), ENGLAND, False),
        (COMPANION, date(2027, 1, 5), SCOTLAND, True),
        (COMPANION, date(2027, 1, 6), SCOTLAND, False),
        (OTHER, date(2026, 12, 24), ENGLAND, False),
    ],
)
def test_when_the_law_obliges(reason: ProposalReason, day: date, calendar: object, obliged: bool) -> None:
    assert rules.obliged_by(reason, HEARING, day, calendar) == ("The law" if obliged else "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 12, 22), False),
        (HEARING, True),
        (date(2026, 12, 26), True),  # a Saturday can be reasonable
        (date(2027, 12, 22), True),
        (date(2027, 12, 23), False),
    ],
)
def test_a_proposed_day(day: date, is_one: bool) -> None:
    today = date(2026, 12, 21)
    if is_one:
        rules.check_proposed_day(day, HEARING, today)
        return
    with pytest.raises(RuleBroken, match="within a year"):
        rules.check_proposed_day(day, HEARING, today)


@pytest.mark.parametrize(
    ("told_on", "due_on"),
    [
        (date(2026, 12, 14), date(2026, 12, 16)),
        (date(2026, 12, 18), date(2026, 12, 22)),  # over the weekend
        (date(2026, 12, 22), HEARING),  # never after the hearing
        (HEARING, HEARING),
    ],
)
def test_when_the_answer_is_due(told_on: date, due_on: date) -> None:
    due = rules.proposal_deadline(7, told_on, HEARING, ENGLAND)
    assert (due.due_on, due.anchor) == (due_on, "proposal:7")


@pytest.mark.parametrize(
    ("said", "counted"),
    [(None, 20), (date(2026, 10, 19), 20), (date(2026, 10, 20), 20), (date(2026, 10, 21), 21)],
)
def test_a_receipt_makes_no_time_shorter(said: date | None, counted: int) -> None:
    assert rules.counts_from(date(2026, 10, 20), said) == date(2026, 10, counted)


@pytest.mark.parametrize(
    ("answer", "version", "is_right"),
    [
        (NotesAnswer.AGREED, "", True),
        (NotesAnswer.DISPUTED, "I said no.", True),
        (NotesAnswer.DISPUTED, " ", False),
        (NotesAnswer.AGREED, "I said no.", False),
    ],
)
def test_a_comment_says_one_thing(answer: NotesAnswer, version: str, is_right: bool) -> None:
    if is_right:
        rules.check_comment(answer, version)
        return
    with pytest.raises(RuleBroken) as refusal:
        rules.check_comment(answer, version)
    assert (refusal.value.rule_id, refusal.value.field) == ("PR-19", "employee_version")


def test_a_letter_arrives_after_it_left() -> None:
    rules.check_receipt(date(2026, 10, 20), date(2026, 10, 20))
    with pytest.raises(RuleBroken, match="cannot have arrived before"):
        rules.check_receipt(date(2026, 10, 19), date(2026, 10, 20))


def test_the_employee_themselves_lodges_in_time_alone() -> None:
    check_own_in_time(date(2026, 11, 3), date(2026, 11, 3))
    with pytest.raises(RuleBroken) as refusal:
        check_own_in_time(date(2026, 11, 4), date(2026, 11, 3))
    assert refusal.value.rule_id == "AP-3" and "Send it to HR" in refusal.value.instead


def test_an_absence_on_a_day_that_had_to_move() -> None:
    rules.check_proposal_was_answered(False)
    with pytest.raises(RuleBroken) as refusal:
        rules.check_proposal_was_answered(True)
    assert refusal.value.rule_id == "AC-6"
