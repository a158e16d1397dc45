"""Medical evidence and going ahead without the employee (0.12, T13, scenario 8)."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime, timedelta

import pytest

from casework.enums import FitNoteSays, FitToAttend
from casework.errors import RuleBroken
from casework.rules.fitness import (
    Advice,
    Fitness,
    Note,
    Question,
    check_absence_allowed,
    check_advice,
    check_fit_note,
    check_may_allow,
    is_to_be_asked,
)
from tests.world import LONDON

HELD = date(2026, 10, 16)
DAY = timedelta(days=1)
SEEN = datetime(2026, 10, 12, 9, 0, tzinfo=LONDON)
LATER = SEEN + timedelta(minutes=1)
_F = FitToAttend


def _note(from_on: date = HELD, to_on: date = HELD, says: FitNoteSays = FitNoteSays.UNFIT_TO_ATTEND) -> Note:
    return Note(says, from_on, to_on, SEEN)


def _refused(says: str) -> AbstractContextManager[object]:
    return pytest.raises(RuleBroken, match=says) if says else nullcontext()


@pytest.mark.parametrize(
    ("fitness", "allowed_at", "is_refused"),
    [
        (Fitness(), None, False),
        (Fitness([_note()]), None, True),
        (Fitness([_note(HELD - DAY, HELD - DAY)]), None, False),  # it ended the day before
        (Fitness([_note(HELD + DAY, HELD + DAY)]), None, False),  # it begins the day after
        (Fitness([_note(HELD - DAY, HELD)]), None, True),
        (Fitness([_note(HELD, HELD + DAY)]), None, True),
        (
            Fitness([_note(says=FitNoteSays.UNFIT_FOR_WORK)]),
            None,
            False,
        ),  # it speaks of work, not of meetings
        (Fitness(advice=Advice(_F.NO, None, SEEN)), None, True),
        (Fitness(advice=Advice(_F.YES, None, SEEN)), None, False),
        (Fitness(advice=Advice(_F.WITH_ADJUSTMENTS, None, SEEN)), None, False),
        (Fitness(advice=Advice(_F.NOT_BEFORE, HELD, SEEN)), None, False),
        (Fitness(advice=Advice(_F.NOT_BEFORE, HELD + DAY, SEEN)), None, True),
        (Fitness([_note()]), SEEN, False),  # an HR lead knew of it
        (Fitness([_note()], Advice(_F.NO, None, LATER)), SEEN, True),  # this came later
        (
            Fitness([_note()], Advice(_F.YES, None, LATER)),
            None,
            True,
        ),  # fit for the expert, ill for the doctor
    ],
)
def test_going_ahead_without_the_employee(
    fitness: Fitness, allowed_at: datetime | None, is_refused: bool
) -> None:
    with _refused("not fit to attend on that day" if is_refused else ""):
        check_absence_allowed(HELD, fitness, allowed_at)


@pytest.mark.parametrize(
    ("fitness", "says"),
    [
        (Fitness([_note()], asked_on=[HELD]), ""),
        (Fitness([_note()]), "has not been asked"),
        (Fitness([_note()], asked_on=[HELD - DAY]), "has not been asked"),  # before this note
        (Fitness([_note(says=FitNoteSays.UNFIT_FOR_WORK)]), ""),
        (Fitness([_note()], Advice(_F.NO, None, SEEN), [HELD]), ""),
        (
            Fitness([_note()], Advice(_F.NOT_BEFORE, HELD + DAY, SEEN), [HELD]),
            "can attend from Sat 17 Oct 2026",
        ),
        (Fitness([_note()], Advice(_F.NOT_BEFORE, HELD, SEEN), [HELD]), ""),
    ],
)
def test_an_hr_lead_may_allow_it_once_occupational_health_was_asked(fitness: Fitness, says: str) -> None:
    with _refused(says):
        check_may_allow(HELD, fitness)


@pytest.mark.parametrize(
    ("fitness", "adjustments", "not_before", "says"),
    [
        (_F.YES, "", None, ""),
        (_F.WITH_ADJUSTMENTS, "Breaks.", None, ""),
        (_F.NOT_BEFORE, "", HELD, ""),
        (_F.WITH_ADJUSTMENTS, " ", None, "The adjustments are written down"),
        (_F.YES, "Breaks.", None, "The adjustments are written down"),
        (_F.NOT_BEFORE, "", None, "The first day belongs"),
        (_F.NO, "", HELD, "The first day belongs"),
    ],
)
def test_an_answer_has_what_belongs_to_it(
    fitness: FitToAttend, adjustments: str, not_before: date | None, says: str
) -> None:
    with _refused(says):
        check_advice(fitness, adjustments, not_before)


@pytest.mark.parametrize(
    ("to_on", "questions", "is_asked"),
    [
        (HELD, [], True),
        (HELD - DAY, [], False),  # it was over when it was recorded
        (HELD, [Question(HELD - 3 * DAY)], False),  # it waits for its answer
        (HELD, [Question(HELD - 2 * DAY, HELD)], False),  # asked on the first day of the note
        (HELD, [Question(HELD - 3 * DAY, HELD - 2 * DAY)], False),  # answered on it
        (HELD, [Question(HELD - 4 * DAY, HELD - 3 * DAY)], True),  # answered before it
    ],
)
def test_occupational_health_is_asked_about_a_fit_note(
    to_on: date, questions: list[Question], is_asked: bool
) -> None:
    """From HELD - 2 days on, and recorded on HELD."""
    assert is_to_be_asked(HELD - 2 * DAY, to_on, HELD, questions) == is_asked


def test_a_fit_note_of_one_day_is_one() -> None:
    check_fit_note(HELD, HELD)
    with _refused("before its first"):
        check_fit_note(HELD, HELD - DAY)
