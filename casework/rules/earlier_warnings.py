"""Which earlier warnings count against an act, and which a person has to judge (SA-3 to SA-10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DISMISSALS, SanctionLevel
from casework.rules.earlier_procedure import EarlierProcedure
from casework.rules.ladder import level_name

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
    procedure:    how it came about, as an old record says it (SA-8); None for one that was given here.
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
    procedure: EarlierProcedure | None = None

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
        if is_warning(sanction) and sanction.received_on == acted_on and in_force_on(sanction, acted_on)
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
        if not is_warning(sanction):
            continue
        received_before = sanction.received_on is not None and sanction.received_on < from_on
        if received_before and _in_force_throughout(sanction, from_on, last):
            counts.append(sanction)
        elif _may_touch(sanction, from_on, last):
            for_a_person.append(sanction)
    return Countable(tuple(counts), tuple(for_a_person))


def is_warning(sanction: PastSanction) -> bool:
    """Whether it can count at all: not a dismissal, and not what its policy has as no sanction (0.11)."""
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
