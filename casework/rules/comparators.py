"""What others were given for the like, what of it is usual, and when a decision says why it differs (EQ-7, EQ-8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from casework.enums import FINAL_WARNINGS, OutcomeGiven, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.ladder import level_in_words

# Below it a group is too few to compare under any policy, and nothing of it is told: one case would be recognised.
SMALLEST_GROUP = 5
USUAL_SHARE = Fraction(4, 5)

NO_SANCTION = OutcomeGiven.NO_SANCTION.value
# Every outcome, mildest first: what is next to one another here adjoins.
OUTCOMES = tuple(OutcomeGiven.values)


@dataclass(frozen=True)
class ComparisonTerms:
    """What a policy says of like cases. years: how far back they are looked for. least_group: how many are enough."""

    years: int = 5
    least_group: int = SMALLEST_GROUP

    def decided_after(self, on: date) -> date:
        """Cases decided after this day are compared with one decided on ``on``."""
        return on - relativedelta(years=self.years)


USUAL_TERMS = ComparisonTerms()


@dataclass(frozen=True)
class Outcome:
    """One outcome of a group: how often, and which share of the group in whole percent."""

    outcome: str
    count: int
    percent: int


@dataclass(frozen=True)
class Comparison:
    """How a group of like cases ended. size: 0 where they are too few to compare, and how many is not told.

    usual: the mildest and the heaviest outcome of the usual range; None where they are too few.
    """

    size: int
    outcomes: tuple[Outcome, ...]
    usual: tuple[str, str] | None


TOO_FEW = Comparison(0, (), None)


@dataclass(frozen=True)
class Departure:
    """One way in which an outcome differs from others, as a sentence, with its rule."""

    rule_id: str
    sentence: str


def outcome_code(level: str) -> str:
    """A decision's level as an outcome, as published figures take it: an empty one is no sanction, and all that a dismissal
    may follow is a final written warning.
    """
    if level in FINAL_WARNINGS:
        return OutcomeGiven.FINAL_WRITTEN_WARNING.value
    return str(level) or NO_SANCTION


def outcome_in_words(outcome: str) -> str:
    """The outcome inside a sentence: ``a written warning``, ``no sanction``."""
    return "no sanction" if outcome == NO_SANCTION else level_in_words(SanctionLevel(outcome))


def compare(counts: Mapping[str, int], least: int = SMALLEST_GROUP) -> Comparison:
    """The comparison with a group, from how often each outcome came of it. least: how many cases are enough."""
    size = sum(counts.values())
    if size < least:
        return TOO_FEW
    outcomes = tuple(
        Outcome(code, counts[code], _percent(counts[code], size)) for code in OUTCOMES if counts.get(code)
    )
    return Comparison(size, outcomes, usual_range(counts))


def _percent(count: int, size: int) -> int:
    """Rounded half up, as people do."""
    return (200 * count + size) // (2 * size)


def usual_range(counts: Mapping[str, int]) -> tuple[str, str]:
    """The narrowest run of adjoining outcomes that covers at least four fifths of a group, mildest and heaviest.

    Of several as narrow the one that covers most; of several of these the mildest. ValueError for an empty group.
    """
    ordered = [counts.get(code, 0) for code in OUTCOMES]
    size = sum(ordered)
    if not size:
        raise ValueError("There is no usual outcome of no cases.")
    runs = [
        (last - first, -covered, first, last)
        for first in range(len(ordered))
        for last in range(first, len(ordered))
        if (covered := sum(ordered[first : last + 1])) >= USUAL_SHARE * size
    ]
    *_, first, last = min(runs)
    return OUTCOMES[first], OUTCOMES[last]


def range_in_words(usual: tuple[str, str]) -> str:
    """Inside a sentence: ``a written warning``, or ``from no sanction to a written warning``."""
    mildest, heaviest = (outcome_in_words(code) for code in usual)
    return mildest if mildest == heaviest else f"from {mildest} to {heaviest}"


def departures(outcome: str, comparison: Comparison, same_incident: Sequence[str]) -> tuple[Departure, ...]:
    """Where an outcome lies outside the usual range (EQ-8), or is another than one issued in the incident (EQ-7).

    outcome, same_incident: codes of ``OUTCOMES``. Empty where there is nothing to explain.
    """
    found = []
    if comparison.usual is not None and not _lies_in(outcome, comparison.usual):
        found.append(
            Departure(
                "EQ-8", f"In like cases {range_in_words(comparison.usual)} is usual, and this outcome is not."
            )
        )
    others = sorted({one for one in same_incident if one != outcome}, key=OUTCOMES.index)
    if others:
        given = " and ".join(outcome_in_words(one) for one in others)
        found.append(Departure("EQ-7", f"Somebody else in the same incident was given {given}."))
    return tuple(found)


def _lies_in(outcome: str, usual: tuple[str, str]) -> bool:
    mildest, heaviest = usual
    return OUTCOMES.index(mildest) <= OUTCOMES.index(outcome) <= OUTCOMES.index(heaviest)


def check_departure_is_explained(departing: Sequence[Departure], reasons: str) -> None:
    """Raise RuleBroken (EQ-7, EQ-8) unless reasons are given exactly where an outcome differs. Reasons are enough."""
    if departing and not reasons.strip():
        raise RuleBroken(
            departing[0].rule_id,
            " ".join(one.sentence for one in departing),
            instead="Say why it is right here all the same: what is different in this case.",
            field="departure_reasons",
        )
    if reasons.strip() and not departing:
        raise RuleBroken(
            "EQ-8",
            "This outcome differs from none that it is compared with, so there is nothing to explain.",
            instead="Leave these reasons empty.",
            field="departure_reasons",
        )
