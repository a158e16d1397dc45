"""Which earlier warnings count, and which levels a decider may choose (SA-3 to SA-10, T18, SEP-7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DISMISSALS, WEIGHT, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.authority import PASS_IT_ON, beyond_authority, can_decide
from casework.rules.dates import words
from casework.rules.ladder import LadderStep, level_name, standing, step_of, too_mild

__all__ = [
    "Countable",
    "LadderStep",
    "LevelVerdict",
    "LivePeriod",
    "PastSanction",
    "check_level",
    "countable",
    "heaviest_level_allowed",
    "in_force_on",
    "levels_allowed",
    "same_day",
    "weigh_record",
]

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LivePeriod:
    """Days on which a warning is live, both ends included.

    to_on: None for undetermined, which is never live by itself (SA-4).
    ValueError if it ends before it begins.
    """

    from_on: date
    to_on: date | None

    def __post_init__(self) -> None:
        if self.to_on is not None and self.to_on < self.from_on:
            raise ValueError("A live period cannot end before it begins.")


@dataclass(frozen=True)
class PastSanction:
    """An earlier sanction as known at one moment.

    received_on:  the day the letter counts as received; None if nobody knows.
    periods:      stated, never derived at read time (SA-13); an extension after a gap is a second period.
    set_aside:    overturned on appeal: void from the start.
    under_appeal: still in force, and the decider must be told (SA-9).
    counts_no_more: nobody stated its end, and it was settled that it counts for no day any more (SA-4).
    called:       what its policy calls the level; empty for the usual name.
    is_sanction:  whether its policy has the level as a sanction; what is none never counts (0.11).
    """

    pk: int
    level: SanctionLevel
    rank: int
    issued_on: date
    received_on: date | None
    periods: tuple[LivePeriod, ...]
    set_aside: bool = False
    under_appeal: bool = False
    counts_no_more: bool = False
    called: str = ""
    is_sanction: bool = True

    @property
    def level_name(self) -> str:
        return level_name(self.level, self.called)


@dataclass(frozen=True)
class Countable:
    """An earlier record weighed against one allegation: what counts, and what only a person can settle."""

    counts: tuple[PastSanction, ...]
    for_a_person: tuple[PastSanction, ...]


def in_force_on(sanction: PastSanction, on: date) -> bool:
    """Whether the sanction was live on the day, both ends included (SA-3), under appeal or not (SA-9)."""
    return _in_force_throughout(sanction, on, on)


def countable(record: Iterable[PastSanction], acted_on: date) -> tuple[PastSanction, ...]:
    """The warnings that count against an act: live on the day of the act, not of the hearing (SA-5), and
    received strictly before it (SA-10). Dismissals are no warnings and never count.
    """
    return weigh_record(record, acted_on).counts


def same_day(record: Iterable[PastSanction], acted_on: date) -> tuple[PastSanction, ...]:
    """The live warnings received on the very day of the act: a person decides which came first (SA-10)."""
    return tuple(
        sanction
        for sanction in record
        if _is_warning(sanction) and sanction.received_on == acted_on and in_force_on(sanction, acted_on)
    )


def weigh_record(record: Iterable[PastSanction], from_on: date, to_on: date | None = None) -> Countable:
    """Weigh an earlier record against one allegation, from the first to the last day of the conduct.

    A warning counts if it was live on every day of the conduct and received before the first. It is for a
    person to settle when it was live for part of the conduct, received during it, received on a day nobody
    knows, or given without a stated end (SA-4). ValueError if the conduct ends before it begins.
    """
    last = from_on if to_on is None else to_on
    if last < from_on:
        raise ValueError("The conduct cannot end before it begins.")
    counts, for_a_person = [], []
    for sanction in record:
        if not _is_warning(sanction):
            continue
        received_before = sanction.received_on is not None and sanction.received_on < from_on
        if received_before and _in_force_throughout(sanction, from_on, last):
            counts.append(sanction)
        elif _may_touch(sanction, from_on, last):
            for_a_person.append(sanction)
    return Countable(tuple(counts), tuple(for_a_person))


@dataclass(frozen=True)
class LevelVerdict:
    """One level of the ladder for one decider.

    rule_id: the rule that allows or refuses it. why_not and instead: one sentence each, empty when allowed.
    """

    level: SanctionLevel
    allowed: bool
    rule_id: str
    why_not: str
    instead: str


def levels_allowed(
    ladder: Sequence[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    anything_found: bool,
    decider_rank: int,
    ceiling: SanctionLevel | None = None,
    left_on: date | None = None,
) -> tuple[LevelVerdict, ...]:
    """A verdict on every level of the ladder, mildest first.

    severity:       of the gravest allegation found (ignored if nothing is found).
    live_levels:    levels of the warnings countable for any found allegation, from ``countable``.
    anything_found: an allegation is found or partly found; otherwise there is no sanction at all (T18).
    decider_rank:   grade rank of the person deciding; the higher, the more senior (SEP-7).
    ceiling:        for a case heard again after an appeal, the lightest level imposed before (AP-4).
    left_on:        the last day of an employment that has ended: nobody who has left is sanctioned (T24).
    """
    steps = sorted(ladder, key=lambda step: step.rank)
    if not anything_found:
        return tuple(_nothing_found(step) for step in steps)
    if left_on is not None:
        return tuple(_has_left(step, left_on) for step in steps)
    standings = [(step, standing(step, severity=severity, live_levels=live_levels)) for step in steps]
    instead = _heaviest_in_words([step for step, found in standings if not found.why_not])
    verdicts = []
    for step, found in standings:
        # The findings first: passing a case to a senior manager does not open what the findings do not.
        if found.why_not:
            verdicts.append(LevelVerdict(step.level, False, found.rule_id, found.why_not, instead))
            continue
        refused = _outside_the_range(step, severity, ceiling)
        refused = refused or _beyond_the_decider(step, decider_rank, steps)
        verdicts.append(refused or LevelVerdict(step.level, True, found.rule_id, "", ""))
    return tuple(verdicts)


def _outside_the_range(
    step: LadderStep, severity: Severity, ceiling: SanctionLevel | None
) -> LevelVerdict | None:
    """Too heavy for a case that is heard again, or too mild for the misconduct; None within the range."""
    if ceiling is not None:
        heavier = WEIGHT[step.level] > WEIGHT[ceiling]
        return LevelVerdict(step.level, False, "AP-4", _HEARD_AGAIN, _AS_BEFORE) if heavier else None
    why_not = too_mild(step, severity)
    return LevelVerdict(step.level, False, "PR-16", why_not, _OR_NONE) if why_not else None


def _beyond_the_decider(
    step: LadderStep, decider_rank: int, steps: Sequence[LadderStep]
) -> LevelVerdict | None:
    if can_decide(step.level, decider_rank, steps):
        return None
    return LevelVerdict(step.level, False, "SEP-7", beyond_authority(step.in_words), PASS_IT_ON)


_OR_NONE = "Choose a level of the range, or no sanction, and name the mitigation."
_HEARD_AGAIN = "The employee appealed and the case is heard again: it never ends with more than before."
_AS_BEFORE = "Choose the level imposed before at most."


def heaviest_level_allowed(
    ladder: Sequence[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    anything_found: bool,
    decider_rank: int,
) -> SanctionLevel | None:
    """The heaviest level this decider may choose, or None if none is open. Arguments as for
    ``levels_allowed``.
    """
    verdicts = levels_allowed(
        ladder,
        severity=severity,
        live_levels=live_levels,
        anything_found=anything_found,
        decider_rank=decider_rank,
    )
    return next((verdict.level for verdict in reversed(verdicts) if verdict.allowed), None)


def check_level(
    level: SanctionLevel | None,
    ladder: Sequence[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    anything_found: bool,
    decider_rank: int,
    ceiling: SanctionLevel | None = None,
    left_on: date | None = None,
) -> None:
    """RuleBroken with the verdict's rule if the level may not be chosen; PV-1 if the policy in force lacks
    it.

    No sanction (None) is always allowed: mitigation may lower an outcome to nothing (SA-16).
    """
    if level is None:
        return
    step_of(level, ladder)
    verdicts = levels_allowed(
        ladder,
        severity=severity,
        live_levels=live_levels,
        anything_found=anything_found,
        decider_rank=decider_rank,
        ceiling=ceiling,
        left_on=left_on,
    )
    verdict = next(verdict for verdict in verdicts if verdict.level == level)
    if not verdict.allowed:
        raise RuleBroken(verdict.rule_id, verdict.why_not, instead=verdict.instead, field="level")


def _nothing_found(step: LadderStep) -> LevelVerdict:
    why_not = f"No allegation was found, so there is nothing {step.in_words} could answer."
    return LevelVerdict(
        step.level, False, "T18", why_not, "Record no sanction; the case then closes without one."
    )


def _has_left(step: LadderStep, left_on: date) -> LevelVerdict:
    return LevelVerdict(
        step.level,
        allowed=False,
        rule_id="T24",
        why_not=f"The employee left on {words(left_on)}, and nobody who has left is sanctioned.",
        instead="Record the findings without a sanction.",
    )


def _heaviest_in_words(opened: Sequence[LadderStep]) -> str:
    if not opened:
        return "Impose no sanction."
    return f"The heaviest level these findings open is {opened[-1].in_words}."


def _is_warning(sanction: PastSanction) -> bool:
    return sanction.is_sanction and sanction.level not in DISMISSALS


def _in_force_throughout(sanction: PastSanction, first: date, last: date) -> bool:
    """Every day from first to last lies in a determined period; periods may adjoin or overlap."""
    if sanction.set_aside:
        return False
    covered_to = first - _DAY
    determined = [(p.from_on, p.to_on) for p in sanction.periods if p.to_on is not None]
    for from_on, to_on in sorted(determined):
        if from_on <= covered_to + _DAY:
            covered_to = max(covered_to, to_on)
    return covered_to >= last


def _may_touch(sanction: PastSanction, first: date, last: date) -> bool:
    """Some day of the conduct may lie in a live period, and the letter may have been received by then."""
    if sanction.set_aside or sanction.counts_no_more:
        return False
    if sanction.received_on is not None and sanction.received_on > last:
        return False
    # Imported rows may have no period at all: nobody said when the warning ended (SA-4).
    periods = sanction.periods or (LivePeriod(sanction.issued_on, None),)
    return any(p.from_on <= last and (p.to_on is None or p.to_on >= first) for p in periods)
