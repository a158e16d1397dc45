"""Appeals: in time or late, how heavy the result may be, from when another warning runs (AP-2 to AP-4, AP-6, SA-13)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from casework.enums import (
    DISMISSALS,
    WEIGHT,
    AppealGroundKind,
    AppealResult,
    LiveFrom,
    MeasureKind,
    SanctionLevel,
)
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.ladder import LadderStep, level_in_words, sentence_start
from casework.rules.measures import Measure
from casework.rules.months import last_live_day


@dataclass(frozen=True)
class Imposed:
    """A sanction as it stands or would stand.

    live_until: last live day; None for a dismissal, or where nobody stated it.
    ends_on:    the day employment ends; None for a warning.
    measures:   what goes with it.
    called:     what the policy calls it; empty for the usual name.
    """

    level: SanctionLevel
    rank: int
    live_from: date | None = None
    live_until: date | None = None
    ends_on: date | None = None
    measures: tuple[Measure, ...] = ()
    called: str = field(default="", compare=False)

    @property
    def in_words(self) -> str:
        return level_in_words(self.level, self.called)


def written_grounds(grounds: Mapping[AppealGroundKind | str, str]) -> dict[AppealGroundKind | str, str]:
    """The grounds that say something, each without surrounding space. RuleBroken T20 without any."""
    written = {kind: text.strip() for kind, text in grounds.items() if text.strip()}
    if not written:
        raise RuleBroken(
            "T20", "An appeal rests on a ground.", instead="Write at least one, in the employee's words."
        )
    return written


def check_in_time(received_on: date, closes_on: date, late_reason: str) -> bool:
    """Whether the appeal is late. RuleBroken AP-3 where it is and nobody says why it is heard all the same."""
    is_late = received_on > closes_on
    if is_late and not late_reason.strip():
        raise RuleBroken(
            "AP-3",
            f"The last day to appeal was {words(closes_on)}.",
            instead="Say why this late appeal is heard, or record that it is refused, with the reason.",
            field="late_reason",
        )
    return is_late


def check_own_in_time(received_on: date, closes_on: date) -> None:
    """RuleBroken AP-3 where the employee would lodge a late appeal themselves: HR says whether it is heard, never they."""
    if received_on > closes_on:
        raise RuleBroken(
            "AP-3",
            f"The last day to appeal was {words(closes_on)}.",
            instead="Send it to HR with the reason why it is late: they answer whether it is heard.",
        )


def open_until(printed: date, recounted: date) -> date:
    """Until when an appeal is in time: a day off that was proclaimed later never takes a printed day away (CA-1)."""
    return max(printed, recounted)


def check_is_late(received_on: date, closes_on: date) -> None:
    """RuleBroken AP-1 where somebody would refuse an appeal that came in time."""
    if received_on <= closes_on:
        raise RuleBroken(
            "AP-1",
            f"It came in time: the last day to appeal is {words(closes_on)}.",
            instead="Lodge the appeal.",
            field="received_on",
        )


def comes_back(result: AppealResult | str, level: SanctionLevel | str, *, was_dismissed: bool) -> bool:
    """Whether a dismissal falls, so that the employee is back at work (AP-6). ``level``: what stands instead, or ""."""
    return was_dismissed and result != AppealResult.CONFIRMED and level not in DISMISSALS


def check_fits_result(
    result: AppealResult | str,
    *,
    level: SanctionLevel | str,
    was_dismissed: bool,
    returns_on: date | None,
    ends_on: date | None,
) -> None:
    """RuleBroken T22 for anything that this result leaves no room for: nothing that was said is left out unsaid."""
    if level and result != AppealResult.VARIED:
        raise RuleBroken(
            "T22",
            "A level stands instead only where the decision is varied.",
            instead="Choose “decision varied”, or leave the level out.",
            field="level",
        )
    if result == AppealResult.VARIED and not level:
        raise RuleBroken(
            "T22",
            "A decision that is varied needs the level that stands instead.",
            instead="Choose the level, or another result.",
            field="level",
        )
    if returns_on is not None and not comes_back(result, level, was_dismissed=was_dismissed):
        raise RuleBroken(
            "T22",
            "Nobody comes back to work: "
            + ("a dismissal still stands." if was_dismissed else "the employee was not dismissed."),
            instead="Leave the day of the return out.",
            field="returns_on",
        )
    if ends_on is not None and level not in DISMISSALS:
        raise RuleBroken(
            "T22",
            "No dismissal stands instead, so no new day on which employment ends can be given.",
            instead="Leave the day out: a dismissal that is confirmed keeps its day.",
            field="employment_ends_on",
        )


def check_kept_where_varied(result: AppealResult | str, kept: Collection[MeasureKind]) -> None:
    """RuleBroken T22 for measures that are said to go on where the result leaves no room for saying so."""
    if kept and result != AppealResult.VARIED:
        raise RuleBroken(
            "T22",
            "What still goes with the warning is said only where the decision is varied.",
            instead="Leave the measures out: a decision that is confirmed keeps them, and any other result ends them.",
            field="measures",
        )


def put_in_place(
    step: LadderStep,
    old: Imposed,
    *,
    imposed_from: date,
    live_from: LiveFrom,
    decided_on: date,
    returns_on: date | None,
    ends_on: date | None,
    measures: tuple[Measure, ...] = (),
) -> Imposed:
    """The sanction an appeal puts in place of ``old``, lighter or heavier (SA-13; scenario 7).

    imposed_from: the day the first outcome was issued. measures: what still goes with it. RuleBroken SA-13 where a
    warning runs from the return to work and nobody says when that is.
    """
    if step.level in DISMISSALS:
        return Imposed(step.level, step.rank, ends_on=ends_on or old.ends_on, called=step.label)
    starts = {LiveFrom.ORIGINAL: imposed_from, LiveFrom.APPEAL: decided_on, LiveFrom.RETURN: returns_on}
    begins = starts[live_from] if old.level in DISMISSALS or live_from != LiveFrom.RETURN else imposed_from
    heavier = is_heavier(step.level, old.level)
    if begins is not None and old.live_until is not None and begins > old.live_until and not heavier:
        # The first has run out: a lighter one ran where it did, or it would end later (AP-4).
        begins = imposed_from
    if begins is None:
        raise RuleBroken(
            "SA-13",
            "Under the policy the warning runs from the return to work.",
            instead="Say on which day the employee returns.",
            field="returns_on",
        )
    until = last_live_day(begins, step.live_months) if step.live_months else None
    if heavier:
        _check_has_not_ended(step, until, decided_on)
    is_cut = old.live_until is not None and begins <= old.live_until and not heavier
    if until is not None and old.live_until is not None and is_cut:
        until = min(until, old.live_until)  # a lighter warning never runs longer (AP-4)
    return Imposed(step.level, step.rank, begins, until, measures=measures, called=step.label)


def _check_has_not_ended(step: LadderStep, until: date | None, decided_on: date) -> None:
    if until is not None and until < decided_on:
        raise RuleBroken(
            "AP-4",
            f"{sentence_start(step.in_words)} would have ended already, on {words(until)}.",
            instead="Confirm the decision, or choose a lighter outcome.",
            field="level",
        )


def heard_again_until(until: date | None, first_ends_on: date | None) -> date | None:
    """The last live day of a warning given when a case is heard again: never after that of the first (domain.md 0.14).

    first_ends_on: last live day of the warning that no longer stands; None where there was none.
    """
    return min((day for day in (until, first_ends_on) if day is not None), default=None)


def check_first_has_not_ended(on: date, first_ends_on: date | None) -> None:
    """RuleBroken AP-4 where a warning would be given on a day when the first one would have ended: it ends later."""
    if first_ends_on is not None and on > first_ends_on:
        raise RuleBroken(
            "AP-4",
            f"The first warning would have ended on {words(first_ends_on)}, so any warning given now ends later.",
            instead="Decide without a sanction; a decision that is made already is recalled first.",
            field="level",
        )


def is_heavier(level: SanctionLevel | str, before: SanctionLevel | str) -> bool:
    """Whether a level is heavier than the one that stood before; the same level is not, whatever its days."""
    return WEIGHT[SanctionLevel(level)] > WEIGHT[SanctionLevel(before)]


def check_not_heavier(
    old: Imposed,
    new: Imposed,
    *,
    at_most: SanctionLevel | None = None,
    left_on: date | None = None,
    called: str = "",
) -> None:
    """RuleBroken AP-4 unless ``new`` is lighter: in level, and never later in its end or longer (domain.md 0.14).

    at_most: the warning up to which the policy lets an appeal go (``ladder.heaviest_by_appeal``); None where it says nothing
    of it. A heavier one up to it may be live for longer, as its level is. left_on: the last day of an employment that has
    ended; RuleBroken T24 for a heavier one then.
    """
    if is_heavier(new.level, old.level):
        _check_may_increase(old, new, at_most, left_on, called)
        return
    same_days = new.live_until == old.live_until and new.ends_on == old.ends_on
    if new.level == old.level and same_days and set(new.measures) == set(old.measures):
        raise RuleBroken(
            "T22",
            "This is the outcome as it is.",
            instead="Choose “decision confirmed”, or a lighter outcome.",
            field="level",
        )
    if old.live_until is not None and new.live_until is not None and new.live_until > old.live_until:
        raise _heavier(
            f"It would be live until {words(new.live_until)}; the first one ends on {words(old.live_until)}.",
            at_most,
        )
    if old.live_until is not None and new.level not in DISMISSALS and new.live_until is None:
        raise _heavier(f"It would have no last day; the first one ends on {words(old.live_until)}.", at_most)
    if old.ends_on is not None and new.ends_on is not None and new.ends_on < old.ends_on:
        raise _heavier(f"Employment would end earlier than {words(old.ends_on)}.", at_most)


def _check_may_increase(
    old: Imposed, new: Imposed, at_most: SanctionLevel | None, left_on: date | None, called: str
) -> None:
    if at_most is None:
        raise _heavier(f"{sentence_start(new.in_words)} is heavier than {old.in_words}.", at_most)
    if new.level in DISMISSALS or is_heavier(new.level, at_most):
        raise RuleBroken(
            "AP-4",
            f"Under the policy an appeal may lead to {level_in_words(at_most, called)} at most for what was found, "
            "and never to a dismissal.",
            instead="Confirm the decision, or choose a level up to that.",
            field="level",
        )
    if left_on is not None:
        raise RuleBroken(
            "T24",
            f"The employee left on {words(left_on)}, and nobody who has left is given a heavier sanction.",
            instead="Confirm the decision, or choose a lighter outcome.",
            field="level",
        )


def _heavier(why: str, at_most: SanctionLevel | None) -> RuleBroken:
    never = "An appeal never makes the outcome heavier. " if at_most is None else ""
    return RuleBroken(
        "AP-4",
        f"{never}{why}",
        instead="Confirm the decision, or choose a lighter outcome.",
        field="level",
    )


def days_between(ended_on: date, returns_on: date) -> int:
    """Calendar days without work for which pay is owed: after ``ended_on`` and before ``returns_on`` (AP-6)."""
    return max(0, (returns_on - ended_on - timedelta(days=1)).days)
