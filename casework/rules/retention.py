"""How long the record of a closed case is kept, when it may be purged, and what stands in the way (DP-6, DP-11, R20)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from casework.enums import DISMISSALS, DeadlineKind, KeptFrom, KeptUnit, RecordClass, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.months import add_months
from casework.rules.reminder_days import RECORD_AHEAD
from casework.rules.tribunal_claims import kept_until

_DAY = timedelta(days=1)
_MONTHS_IN = {KeptUnit.MONTHS: 1, KeptUnit.YEARS: 12}
# How long before the first day on which a record may be purged it can be looked at (R20).
REVIEWED_AHEAD = RECORD_AHEAD
# How many people have worked in a unit before a purged case may be told of it: in a smaller one somebody could be guessed.
LARGE_ENOUGH = 50


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
    counted_from, purge_from = retention.counted_from, retention.purge_from
    if counted_from is None or purge_from is None:
        return None
    if review_on is not None and review_on > purge_from:
        return Due(
            DeadlineKind.RECORD_REVIEW,
            review_on,
            f"record:{reviews}",
            "The day that was set to look at it again",
        )
    why = f"Kept for {retention.kept.in_words()}, {words(counted_from)}"
    return Due(DeadlineKind.RECORD_REVIEW, purge_from, f"record:{reviews}", why)


@dataclass(frozen=True, kw_only=True)
class InTheWay:
    """What keeps a record from being purged.

    live_until:        the last live day of a warning, where that is not over.
    owed:              what is still due on the case, and by when.
    employment_ended_on: as the staff list or any case of the employee has it, the latest of them.
    data_asked_for:    the employee asked for their data, and has no answer yet.
    needed_elsewhere:  another case of the employee is open, or was decided with a sanction of this one.
    """

    is_held: bool = False
    live_until: date | None = None
    owed: tuple[str, date] | None = None
    employment_ended_on: date | None = None
    data_asked_for: bool = False
    needed_elsewhere: bool = False


def check_nothing_in_the_way(found: InTheWay, on: date) -> None:
    """RuleBroken where a record may not be purged, although its time is over: a hold beats every purge (DP-11)."""
    if found.is_held:
        raise RuleBroken(
            "DP-11",
            "The case is on legal hold: nothing of it is destroyed.",
            instead="Keep it longer, or lift the hold first if it is no longer needed.",
        )
    if found.live_until is not None and found.live_until >= on:
        raise RuleBroken(
            "SA-3",
            f"The warning is live up to and including {words(found.live_until)}.",
            instead=f"Keep the record until after {words(found.live_until)}.",
        )
    if found.owed is not None:
        label, due_on = found.owed
        raise RuleBroken(
            "R20",
            f"Something is still due on this case, by {words(due_on)}: {label}.",
            instead="Do that first, or keep the record longer.",
        )
    if found.employment_ended_on is not None and kept_until(found.employment_ended_on) >= on:
        until = words(kept_until(found.employment_ended_on))
        raise RuleBroken(
            "DP-11",
            f"A claim about the end of employment can still come: everything is held until {until}.",
            instead="Keep the record until after that day.",
        )
    if found.data_asked_for:
        raise RuleBroken(
            "DP-8",
            "The employee has asked for their data and has no answer yet: nothing that they asked for is destroyed.",
            instead="Answer the request first, or keep the record longer.",
        )
    if found.needed_elsewhere:
        raise RuleBroken(
            "DP-6", "This record is still needed for another case.", instead="Keep the record longer."
        )


def check_time_is_over(retention: Retention, on: date) -> None:
    """RuleBroken DP-6 for a purge before the first day on which the schedule allows it, or where there is none yet."""
    if retention.purge_from is None or retention.kept_until is None:
        raise RuleBroken(
            "DP-6",
            "The time is counted from the end of employment, and the employee has not left.",
            instead="Keep the record until they have left and its time is over.",
            field="result",
        )
    if on < retention.purge_from:
        raise RuleBroken(
            "DP-6",
            f"The record is kept until {words(retention.kept_until)}: {retention.kept.in_words()}.",
            instead=f"Propose it on {words(retention.purge_from)} or later.",
            field="result",
        )


def check_kept_until(review_on: date | None, on: date) -> None:
    """RuleBroken R20 unless what is kept longer is looked at again after today."""
    if review_on is None or review_on <= on:
        raise RuleBroken(
            "R20",
            "What is kept longer is looked at again, or it is kept for ever.",
            instead="Choose a day after today.",
            field="review_on",
        )
