"""By when what was asked for is answered, and who is reminded: 5 working days, or a review after 14 days (domain.md 6.1)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import DeadlineKind
from casework.rules.reminder_days import Running
from casework.rules.reminders import reminders_owed
from casework.rules.unanswered import Waits, answer_due
from tests.rules.nations import ENGLAND

_K = DeadlineKind


@pytest.mark.parametrize(
    ("kind", "asked_on", "due_on"),
    [
        (_K.ADJUSTMENT_ANSWER, date(2026, 10, 5), date(2026, 10, 12)),
        (_K.OVERRIDE_APPROVAL, date(2026, 10, 9), date(2026, 10, 16)),
        (_K.WITHDRAWAL_ANSWER, date(2026, 10, 9), date(2026, 10, 16)),
        (_K.UNION_TALK, date(2026, 10, 9), date(2026, 10, 16)),
        (_K.ANONYMITY_DECISION, date(2026, 10, 9), date(2026, 10, 16)),
        (
            _K.ADJUSTMENT_ANSWER,
            date(2026, 12, 23),
            date(2027, 1, 4),
        ),  # Christmas, 28 December and New Year's Day
        (_K.HEALTH_QUESTION, date(2026, 10, 12), date(2026, 10, 19)),
        (_K.HEALTH_ANSWER, date(2026, 10, 5), date(2026, 10, 19)),
        (_K.HEALTH_ANSWER, date(2026, 10, 4), date(2026, 10, 16)),  # a Sunday: the Friday before
        (_K.HEALTH_ANSWER, date(2026, 12, 11), date(2026, 12, 24)),  # Christmas Day: the day before
    ],
)
def test_by_when_it_is_answered(kind: DeadlineKind, asked_on: date, due_on: date) -> None:
    due = answer_due(Waits(kind, 7, asked_on), ENGLAND)
    assert (due.kind, due.due_on, due.anchor) == (kind, due_on, f"{kind.value}:7")
    assert not due.why.endswith(".")


@pytest.mark.parametrize(
    ("kind", "today", "to", "rule"),
    [
        (_K.ADJUSTMENT_ANSWER, date(2026, 10, 9), (), ""),
        (_K.ADJUSTMENT_ANSWER, date(2026, 10, 10), ("case_manager", "hr_officer"), "adjustment_answer_soon"),
        (_K.ADJUSTMENT_ANSWER, date(2026, 10, 12), ("case_manager", "hr_officer"), "adjustment_answer_soon"),
        (
            _K.ADJUSTMENT_ANSWER,
            date(2026, 10, 13),
            ("case_manager", "hr_officer", "hr_lead"),
            "adjustment_answer_late_1",
        ),
        (_K.OVERRIDE_APPROVAL, date(2026, 10, 5), ("hr_lead",), "override_approval_owed"),
        (_K.OVERRIDE_APPROVAL, date(2026, 10, 20), ("hr_lead", "hr_officer"), "override_approval_late_2"),
        (_K.UNION_TALK, date(2026, 10, 9), (), ""),
        (_K.UNION_TALK, date(2026, 10, 10), ("hr_officer",), "union_talk_soon"),
        (_K.UNION_TALK, date(2026, 10, 13), ("hr_officer", "hr_lead"), "union_talk_late_1"),
        (_K.ANONYMITY_DECISION, date(2026, 10, 9), (), ""),
        (_K.ANONYMITY_DECISION, date(2026, 10, 10), ("case_manager",), "anonymity_decision_soon"),
        (_K.ANONYMITY_DECISION, date(2026, 10, 12), ("case_manager",), "anonymity_decision_soon"),
        (
            _K.ANONYMITY_DECISION,
            date(2026, 10, 13),
            ("case_manager", "hr_officer", "hr_lead"),
            "anonymity_decision_late_1",
        ),
        (_K.WITHDRAWAL_ANSWER, date(2026, 10, 5), ("hr_lead",), "withdrawal_answer_owed"),
        (_K.WITHDRAWAL_ANSWER, date(2026, 10, 20), ("hr_lead", "hr_officer"), "withdrawal_answer_late_2"),
        (_K.HEALTH_QUESTION, date(2026, 10, 9), (), ""),
        (_K.HEALTH_QUESTION, date(2026, 10, 10), ("hr_officer",), "health_question_soon"),
        (_K.HEALTH_QUESTION, date(2026, 10, 13), ("hr_officer", "hr_lead"), "health_question_late_1"),
        (_K.HEALTH_ANSWER, date(2026, 10, 11), (), ""),
        (_K.HEALTH_ANSWER, date(2026, 10, 12), ("hr_officer",), "health_answer_due"),
        (_K.HEALTH_ANSWER, date(2026, 10, 13), ("hr_officer", "hr_lead"), "health_answer_late_1"),
    ],
)
def test_who_is_reminded(kind: DeadlineKind, today: date, to: tuple[str, ...], rule: str) -> None:
    owed = reminders_owed(Running(kind, date(2026, 10, 12), 0, ENGLAND), today)
    assert {one.to.value: one.rule for one in owed} == dict.fromkeys(to, rule)
