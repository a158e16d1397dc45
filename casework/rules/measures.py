"""What goes with a warning, such as a demotion: where the policy lists it, from when to when, never more after an appeal
(domain.md section 2 axis 1, 7.5, 0.14).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from casework.enums import DISMISSALS, WEIGHT, MeasureKind, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.ladder import level_in_words
from casework.rules.live_choice import months_in_words
from casework.rules.months import add_months, last_live_day

_PHRASE = {
    MeasureKind.DEMOTION: "a demotion",
    MeasureKind.TRANSFER: "a transfer",
    MeasureKind.LOSS_OF_PAY: "loss of pay",
    MeasureKind.INCREMENT_DEFERRED: "a deferred increment",
    MeasureKind.PROMOTION_BAR: "a bar on promotion",
}
_NEVER = "An appeal never makes the outcome heavier."


@dataclass(frozen=True)
class MeasureTerms:
    """One measure that a policy lists.

    from_level:  the mildest warning with which it may go.
    most_months: for how long at most; None for one that is for good.
    called:      what the policy calls that warning; empty for the usual name.
    """

    kind: MeasureKind
    from_level: SanctionLevel
    most_months: int | None = None
    called: str = field(default="", compare=False)

    @property
    def from_level_in_words(self) -> str:
        return level_in_words(self.from_level, self.called)


@dataclass(frozen=True)
class Measure:
    """One measure beside a warning.

    what:   in words, what exactly. basis: the words of the contract, or of what the employee agreed to in writing.
    to_on:  its last day; None where it is for good.
    """

    kind: MeasureKind
    what: str
    basis: str
    from_on: date
    to_on: date | None = None


def measure_in_words(kind: MeasureKind) -> str:
    """The measure inside a sentence: ``a demotion``."""
    return _PHRASE[kind]


def goes_with(terms: MeasureTerms, level: SanctionLevel | None) -> bool:
    """Whether the policy lets it go with this level; with nothing but a warning does anything go."""
    return level is not None and level not in DISMISSALS and WEIGHT[level] >= WEIGHT[terms.from_level]


def check_measures(
    measures: Sequence[Measure],
    listed: Mapping[MeasureKind, MeasureTerms],
    *,
    level: SanctionLevel | None,
    decided_on: date,
) -> None:
    """RuleBroken PV-1 for a measure that the policy does not list; 7.5 for one that does not go with this level, stands
    twice, rests on no words of the contract, or has other days than the policy allows.
    """
    kinds = [one.kind for one in measures]
    for one in measures:
        terms = check_listed(one.kind, listed)
        check_goes_with(terms, level)
        if kinds.count(one.kind) > 1:
            raise _broken(
                "7.5", one.kind, f"{_start(one.kind)} stands twice.", "Say it once, in all of its words."
            )
        _check_words(one)
        _check_days(one, terms, decided_on)


def check_listed(kind: MeasureKind, listed: Mapping[MeasureKind, MeasureTerms]) -> MeasureTerms:
    """What the policy says of it. RuleBroken PV-1 where it does not list it."""
    if kind in listed:
        return listed[kind]
    may = " or ".join(_PHRASE[one] for one in listed)
    raise _broken(
        "PV-1",
        kind,
        f"The policy in force at this stage does not list {_PHRASE[kind]}.",
        f"With a warning it allows {may}."
        if may
        else "It allows nothing beside a warning: choose the level alone.",
    )


def check_goes_with(terms: MeasureTerms, level: SanctionLevel | None) -> None:
    """RuleBroken 7.5 where the policy does not let it go with this level."""
    if goes_with(terms, level):
        return
    given = level_in_words(level) if level is not None else "no sanction"
    raise _broken(
        "7.5",
        terms.kind,
        f"Under the policy {_PHRASE[terms.kind]} goes with {terms.from_level_in_words} or a heavier warning, "
        f"not with {given}.",
        "Choose such a warning, or leave the measure out.",
    )


def _check_words(one: Measure) -> None:
    if not one.what.strip():
        raise _broken(
            "7.5",
            one.kind,
            f"What exactly is meant by {_PHRASE[one.kind]} is missing.",
            "Say it in words, such as the grade, the place, or the sum.",
            "what",
        )
    if not one.basis.strip():
        raise _broken(
            "7.5",
            one.kind,
            f"{_start(one.kind)} needs the contract, or the employee’s agreement, to allow it.",
            "Quote the clause, or what the employee agreed to in writing; without either choose the warning alone.",
            "basis",
        )


def _check_days(one: Measure, terms: MeasureTerms, decided_on: date) -> None:
    if one.from_on < decided_on:
        raise _broken(
            "7.5",
            one.kind,
            f"{_start(one.kind)} cannot begin before it is decided.",
            f"Choose {words(decided_on)} or a later day.",
            "from_on",
        )
    if one.from_on > add_months(decided_on, 12):
        raise _broken(
            "7.5",
            one.kind,
            f"{_start(one.kind)} would begin more than a year ahead.",
            "Check the year.",
            "from_on",
        )
    if terms.most_months is None:
        if one.to_on is not None:
            raise _broken(
                "7.5",
                one.kind,
                f"Under the policy {_PHRASE[one.kind]} is for good.",
                "Leave its last day out.",
                "to_on",
            )
        return
    latest = last_live_day(one.from_on, terms.most_months)
    if one.to_on is None or not one.from_on <= one.to_on <= latest:
        raise _broken(
            "7.5",
            one.kind,
            f"Under the policy {_PHRASE[one.kind]} lasts {months_in_words(terms.most_months)} at most.",
            f"Choose a last day from {words(one.from_on)} to {words(latest)}.",
            "to_on",
        )


def check_not_begun(measures: Iterable[Measure], issued_on: date) -> None:
    """RuleBroken 7.5 for a letter that leaves after a measure began: nothing takes effect before it is issued (0.6)."""
    for one in measures:
        if one.from_on < issued_on:
            raise RuleBroken(
                "7.5",
                f"{_start(one.kind)} was to begin on {words(one.from_on)}, before this letter leaves.",
                instead="Ask whoever decided to recall the decision and to decide again with a later day.",
                field="sent_at",
            )


def kept_on_appeal(
    before: Sequence[Measure],
    kept: Mapping[MeasureKind, date | None],
    listed: Mapping[MeasureKind, MeasureTerms],
    level: SanctionLevel,
) -> tuple[Measure, ...]:
    """What still goes with the level that an appeal puts in place: of what went with the one before, what is named.

    kept: each with its last day; None for the day it had. listed: by the policy of the first decision.
    RuleBroken AP-4 for one that was not there, or would last longer; 7.5 for one that does not go with the level.
    """
    there = {one.kind: one for one in before}
    made = []
    for kind, to_on in kept.items():
        old = there.get(kind)
        if old is None:
            raise _new(kind, f"{_start(kind)} is no part of the outcome appealed against.")
        check_goes_with(listed[kind], level)
        if to_on is not None and to_on < old.from_on:
            raise _broken(
                "7.5",
                kind,
                f"{_start(kind)} cannot end before it begins.",
                f"Choose {words(old.from_on)} or a later day, or drop it.",
                "to_on",
            )
        new = replace(old, to_on=to_on or old.to_on)
        _check_no_longer(old, new)
        made.append(new)
    return tuple(made)


def check_not_more(before: Iterable[Sequence[Measure]], measures: Iterable[Measure]) -> None:
    """RuleBroken AP-4 where a case that is heard again would end with more than it ended with before (0.14).

    before: what went with each sanction imposed before; none at all at the first hearing. What is said in words cannot be
    compared: it stays as it was, word for word.
    """
    for earlier in before:
        there = {one.kind: one for one in earlier}
        for new in measures:
            old = there.get(new.kind)
            if old is None:
                raise _new(new.kind, f"{_start(new.kind)} was no part of the outcome before.")
            if _plain(new.what) != _plain(old.what):
                raise _heavier(
                    new.kind,
                    f"That it is no heavier than before can be seen only where it says the same: “{old.what}”.",
                )
            if new.from_on < old.from_on:
                raise _heavier(new.kind, f"{_start(new.kind)} would begin earlier than {words(old.from_on)}.")
            _check_no_longer(old, new)


def _check_no_longer(old: Measure, new: Measure) -> None:
    if old.to_on is None or (new.to_on is not None and new.to_on <= old.to_on):
        return
    raise _heavier(new.kind, f"{_start(new.kind)} was to end on {words(old.to_on)}, and would last longer.")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _start(kind: MeasureKind) -> str:
    phrase = _PHRASE[kind]
    return phrase[0].upper() + phrase[1:]


def _new(kind: MeasureKind, why: str) -> RuleBroken:
    return _broken("AP-4", kind, f"{_NEVER} {why}", f"Leave {_PHRASE[kind]} out.")


def _heavier(kind: MeasureKind, why: str) -> RuleBroken:
    return _broken("AP-4", kind, f"{_NEVER} {why}", "Keep it as it was or lighter, or leave it out.")


def _broken(rule_id: str, kind: MeasureKind, why: str, instead: str, part: str = "") -> RuleBroken:
    """part: of the measure, what is wrong with it; empty for that it is there at all."""
    return RuleBroken(rule_id, why, instead=instead, field=f"{kind}_{part}" if part else "measures")
