"""The published figures as stories: 116 people disciplined for social media misuse by the end of January 2013.

36 verbal, 35 written and 34 final written warnings and 11 dismissals, by final outcome and each person once (the
answer of a department of 122,000, published in January 2013; domain.md, motivating figures). Behind them stand one
person with two sanctions, one outcome that an appeal set aside, and two that appeals varied.

They are of before any such system: most warnings are recorded from the old personal files. A dismissal ends employment
and an appeal changes an outcome, so those are walked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from casework.enums import DISMISSALS, AppealResult, FileState, SanctionLevel, Severity
from casework.management.demo.stories import (
    AREAS,
    FINAL,
    GROSS,
    MINOR,
    NOTICE,
    SERIOUS,
    SUMMARY,
    VERBAL,
    WRITTEN,
    Appealed,
    Story,
)

FROM, TO = date(2009, 1, 1), date(2013, 1, 31)
_FIRST_DECISION, _LAST_DECISION = date(2009, 1, 19), date(2013, 1, 29)
_SEVERITY: dict[SanctionLevel, Severity] = {
    VERBAL: MINOR,
    WRITTEN: MINOR,
    FINAL: SERIOUS,
    NOTICE: GROSS,
    SUMMARY: GROSS,
}
_CONFIRMED = Appealed("appeal_closed")

# How many, the level first imposed, and what came of an appeal.
_HOW_MANY: tuple[tuple[int, SanctionLevel, Appealed | None], ...] = (
    (35, VERBAL, None),
    (1, WRITTEN, Appealed("appeal_closed", AppealResult.VARIED, VERBAL)),
    (34, WRITTEN, None),
    (1, WRITTEN, _CONFIRMED),
    (31, FINAL, None),
    (1, FINAL, _CONFIRMED),
    (1, NOTICE, Appealed("appeal_closed", AppealResult.VARIED, FINAL)),
    (3, NOTICE, None),
    (7, SUMMARY, None),
    (1, SUMMARY, _CONFIRMED),
    # Of no figure by the final outcome: it was set aside.
    (1, WRITTEN, Appealed("appeal_closed", AppealResult.SET_ASIDE)),
)


def _published() -> tuple[Story, ...]:
    """The stories in the order of their decisions, spread evenly over the period and over the directorates."""
    outcomes = [(level, appeal) for number, level, appeal in _HOW_MANY for _ in range(number)]
    Random(2013).shuffle(outcomes)
    # Last of all, the person with two: a verbal warning, and a final one while it was live.
    apart = (_LAST_DECISION - _FIRST_DECISION) / len(outcomes)
    stories = [
        Story(
            FileState.CLOSED,
            0,
            "social-media-then",
            _SEVERITY[level],
            level,
            AREAS[number % len(AREAS)],
            appeal=appeal,
            decided_on=_FIRST_DECISION + number * apart,
            from_paper=appeal is None and level not in DISMISSALS,
        )
        for number, (level, appeal) in enumerate(outcomes)
    ]
    return (*stories, *_person_with_two())


def _person_with_two() -> tuple[Story, Story]:
    """One figure, under the heavier: a verbal warning, and the same again while it was live."""
    verbal = Story(
        FileState.CLOSED,
        0,
        "social-media-then",
        MINOR,
        VERBAL,
        decided_on=_LAST_DECISION - timedelta(days=150),
    )
    final = replace(verbal, severity=SERIOUS, level=FINAL, again=True, decided_on=_LAST_DECISION)
    return verbal, final


PUBLISHED = _published()
