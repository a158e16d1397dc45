"""How long the record of a closed case is kept, when it may be purged, and what stands in the way (DP-6, DP-11, R20)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from casework.enums import DISMISSALS, DeadlineKind, KeptFrom, KeptUnit, RecordClass, SanctionLevel
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.months import add_months

_DAY = timedelta(days=1)
_MONTHS_IN = {KeptUnit.MONTHS: 1, KeptUnit.YEARS: 12}
# How long before the first day on which a record may be purged it can be looked at (R20).
REVIEWED_AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Kept:
    """For how long a record is kept, from what."""

    n: int
    unit: KeptUnit
    runs_from: KeptFrom

    @property
    def months(self) -> int:
        return self.n * _MONTHS_IN[self.unit]

    def in_words(self) -> str:
        """Such as ``6 years from the end of employment``."""
        unit = str(self.unit.label).lower()
        return f"{self.n} {unit[:-1] if self.n == 1 else unit} from {self.runs_from.label}"


Schedule = Mapping[RecordClass, Kept]


def schedule_of(given: Mapping[str, Any]) -> Schedule:
    """The schedule that a checked document states, the gravest record last."""
    kept = {name: Kept(one["n"], KeptUnit(one["unit"]), KeptFrom(one["from"])) for name, one in given.items()}
    return {record: kept[record] for record in RecordClass if record in kept}


def faults_of_schedule(given: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Field, what is wrong, the rule and what would be right: a graver record is never kept for less.

    given: the schedule of a document, empty where it has none.
    """
    schedule = schedule_of(given)
    for lighter, heavier in pairwise(schedule):
        one, other = schedule[lighter], schedule[heavier]
        is_sooner = other.runs_from == KeptFrom.CLOSURE and one.runs_from == KeptFrom.EMPLOYMENT_END
        if is_sooner or other.months < one.months:
            said = f"{other.in_words()} is less than the {one.in_words()} for: {lighter.label}"
            yield f"retention.{heavier}.n", said, "DP-6", "Keep a graver record for no less."


def class_of(level: SanctionLevel | str | None, *, is_safeguarding: bool) -> RecordClass:
    """What a record is kept as. level: of the sanction that stands; None or "" where none does."""
    if is_safeguarding:
        return RecordClass.SAFEGUARDING
    if not level:
        return RecordClass.NO_SANCTION
    return RecordClass.DISMISSAL if level in DISMISSALS else RecordClass.WARNING


@dataclass(frozen=True)
class Retention:
    """How the time of one record is counted. counted_from: None while what it is counted from has not happened."""

    record_class: RecordClass
    kept: Kept
    counted_from: date | None

    @property
    def kept_until(self) -> date | None:
        """The last day on which it is kept in any case: so many months on, and never rolled (CA-6, 0.7)."""
        return add_months(self.counted_from, self.kept.months) if self.counted_from is not None else None

    @property
    def purge_from(self) -> date | None:
        """The first day on which it may be purged."""
        return self.kept_until + _DAY if self.kept_until is not None else None


def retention_of(
    schedule: Schedule, record_class: RecordClass, closed_on: date, employment_ended_on: date | None
) -> Retention:
    """Counted from the closing of the case, or from the end of employment where that is later and the policy says so."""
    kept = schedule[record_class]
    counted_from: date | None = closed_on
    if kept.runs_from == KeptFrom.EMPLOYMENT_END:
        ended = employment_ended_on
        counted_from = max(closed_on, ended) if ended is not None else None
    return Retention(record_class, kept, counted_from)


def review_deadline(retention: Retention, review_on: date | None, reviews: int) -> Due | None:
    """When the record is looked at (R20); None while its time has no beginning.

    review_on: the later day that was chosen when it was kept longer. reviews: how many there were.
    """
    purge_from = retention.purge_from
    if purge_from is None:
        return None
    if review_on is not None and review_on > purge_from:
        return Due(
            DeadlineKind.RECORD_REVIEW,
            review_on,
            f"record:{reviews}",
            "The day that was set to look at it again",
        )
    why = f"Kept for {retention.kept.in_words()}, {words(retention.counted_from)}"
    return Due(DeadlineKind.RECORD_REVIEW, purge_from, f"record:{reviews}", why)
