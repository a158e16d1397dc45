"""Whether an earlier warning counts, where its days alone do not say so and whoever decides has to (SA-10, 7.5)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.ladder import bare_name
from casework.rules.sanctions import PastSanction

# The first and the last day, both included.
Span = tuple[date, date]

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ToJudge:
    """An earlier warning that may count for one allegation, with both sets of the days of its conduct (7.5).

    allegation: its id, and its number.
    inside:     the days on which the warning was live, and had been received before.
    outside:    the other days. Where it was received on the only day there is, that is the one (SA-10).
    """

    allegation: int
    number: int
    warning: PastSanction
    inside: tuple[Span, ...]
    outside: tuple[Span, ...]

    @property
    def in_words(self) -> str:
        """Inside a sentence, after "the": ``written warning of Wed 3 Jun 2026``."""
        return f"{bare_name(self.warning.level, self.warning.called)} of {words(self.warning.issued_on)}"


@dataclass(frozen=True)
class Judged:
    """What somebody said of it: whether it counts, and why. allegation, warning: their ids."""

    allegation: int
    warning: int
    counts: bool
    reasons: str


def to_judge(
    warnings: Sequence[PastSanction], *, allegation: int, number: int, first: date, last: date
) -> tuple[ToJudge, ...]:
    """The questions that one allegation leaves to whoever decides.

    warnings: those for a person, as ``sanctions.weigh_record`` names them. Left out are one without a stated end on these
    days, which an HR lead settles (SA-4), and one of which nobody knows yet when the employee was told.
    """
    return tuple(
        ToJudge(allegation, number, one, *_both_sets(one, first, last))
        for one in warnings
        if one.received_on is not None and _live_days(one, first, last)
    )


def check_judged(asked: Collection[ToJudge], given: Collection[Judged]) -> None:
    """Raise RuleBroken (SA-10) unless every question about what was found has one answer, and nothing else has one."""
    keys = [(one.allegation, one.warning) for one in given]
    owed = {(one.allegation, one.warning.pk): one for one in asked}
    if len(set(keys)) < len(keys):
        raise RuleBroken(
            "SA-10",
            "It is said twice whether one warning counts for one allegation.",
            instead="Say it once.",
            field="judged",
        )
    if set(keys) - set(owed):
        raise RuleBroken(
            "SA-10",
            "Whether a warning counts is judged only of what was found, and where its days alone do not say it.",
            instead="Leave the answer out: the days of the conduct and of the warning decide.",
            field="judged",
        )
    for key, one in owed.items():
        if key not in keys:
            raise RuleBroken(
                "SA-10",
                f"The {one.in_words} was not live and received before on every day of allegation {one.number}, so "
                "whoever decides says whether it counts.",
                instead="Say whether it counts for this allegation, and why.",
                field="judged",
            )


def spans_in_words(spans: Sequence[Span]) -> str:
    """``Thu 4 Jun 2026 to Wed 10 Jun 2026``, each after a comma."""
    return ", ".join(words(a) if a == b else f"{words(a)} to {words(b)}" for a, b in spans)


def _both_sets(warning: PastSanction, first: date, last: date) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    assert warning.received_on is not None
    inside = _live_days(warning, max(first, warning.received_on + _DAY), last)
    outside, begins = [], first
    for from_on, to_on in inside:
        if begins < from_on:
            outside.append((begins, from_on - _DAY))
        begins = to_on + _DAY
    if begins <= last:
        outside.append((begins, last))
    return tuple(inside), tuple(outside)


def _live_days(warning: PastSanction, first: date, last: date) -> list[Span]:
    """The days from first to last on which it was live, as few spans as there are; periods may adjoin or overlap."""
    spans: list[Span] = []
    stated = sorted((one.from_on, one.to_on) for one in warning.periods if one.to_on is not None)
    for from_on, to_on in ((max(a, first), min(b, last)) for a, b in stated):
        if from_on > to_on:
            continue
        if spans and from_on <= spans[-1][1] + _DAY:
            spans[-1] = (spans[-1][0], max(spans[-1][1], to_on))
        else:
            spans.append((from_on, to_on))
    return spans
