"""A case that was run on paper and goes on here: what its record must say, what could be checked, what is owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from casework.enums import STAGES_TAKEN_OVER, DeadlineKind, FileState, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due, Periods
from casework.rules.ladder import LadderStep
from casework.rules.paper_stages import ASKED, MAY_SAY, stages_up_to
from casework.rules.periods import Paused, last_day
from casework.rules.working_days import Calendar

SCAN_NOT_KEPT = (
    "The scan of the paper is not kept here, only its fingerprint. "
    "Keep the paper where it is, and attach as evidence only what is evidence in it."
)
# A deadline that ran out on paper is counted anew from the day of taking over, by this period of the policy.
_COUNTED_ANEW = {
    DeadlineKind.INVESTIGATION: "investigation",
    DeadlineKind.DECISION_LETTER: "decision_letter",
    DeadlineKind.APPEAL_HEARING: "appeal_hearing",
    DeadlineKind.APPEAL_LETTER: "appeal_letter",
}


def on_paper(source: str, reference: str) -> str:
    """Where the words are that a case taken over does not have; for those who work on it."""
    return f"On paper: {source}, {reference}."


def check_stage(stage: FileState | str, said: Iterable[str]) -> None:
    """RuleBroken 8.16 unless exactly what belongs to the stages so far is said. said: the names that have an answer."""
    reached, given = stages_up_to(stage), set(said)
    for one in reached:
        for name, what in ASKED[one].items():
            if name not in given:
                raise RuleBroken(
                    "8.16",
                    f"At “{FileState(stage).label}” the record says {what}.",
                    instead="Take it from the paper, or choose the stage that the case has really reached.",
                    field=name,
                )
    may = {name for one in reached for name in (*ASKED[one], *MAY_SAY.get(one, ()))}
    beyond = [
        name
        for one in STAGES_TAKEN_OVER
        for name in (*ASKED[one], *MAY_SAY.get(one, ()))
        if name in given - may
    ]
    if beyond:
        raise RuleBroken(
            "8.16",
            f"This belongs to a later stage than “{FileState(stage).label}”.",
            instead="Leave it empty, or choose the stage that the case has really reached.",
            field=beyond[0],
        )


def check_order(days: Iterable[tuple[str, str, date | None]], today: date) -> None:
    """RuleBroken 8.16 unless what happened, happened in this order and not after today.

    days: (name of the answer, what it is in a sentence, the day or None where it is not said), in the order of the
    procedure.
    """
    before: tuple[str, date] | None = None
    for name, what, day in days:
        if day is None:
            continue
        if day > today:
            raise RuleBroken(
                "8.16", f"{what} cannot lie after today.", instead="Check the date on the paper.", field=name
            )
        if before is not None and day < before[1]:
            raise RuleBroken(
                "8.16",
                f"{what}, {words(day)}, lies before {before[0].lower()}, {words(before[1])}.",
                instead="Check both dates on the paper.",
                field=name,
            )
        before = (what, day)


def check_window_runs(stage: FileState | str, closes_on: date, today: date) -> None:
    """RuleBroken T19 for an outcome whose time to appeal has run out: such a case is over, not open."""
    if FileState(stage) == FileState.OUTCOME and closes_on < today:
        raise RuleBroken(
            "T19",
            f"The last day to appeal was {words(closes_on)}: the case is over.",
            instead="Record it as a past sanction. If an appeal came in, take it over at “Appeal”.",
            field="appeal_closes_on",
        )


def check_level_fits(level: SanctionLevel | str, severity: Severity | str) -> None:
    """RuleBroken PR-17 for a summary dismissal for less than gross misconduct: no departure from procedure, but unlawful."""
    if level == SanctionLevel.SUMMARY_DISMISSAL and severity != Severity.GROSS:
        raise RuleBroken(
            "PR-17",
            "Summary dismissal is for gross misconduct only.",
            instead="Check what the decision says, and ask for legal advice before you record it.",
            field="level",
        )


def check_months_are_fixed(rung: LadderStep) -> None:
    """RuleBroken SA-1 for a decision whose letter has not left, where the policy leaves it to the hearing how long a
    warning is live: nobody would have said it, and the letter has to.
    """
    if rung.chosen_between is not None:
        raise RuleBroken(
            "SA-1",
            f"The policy leaves it to the hearing for how long {rung.in_words} is live, and no letter says it "
            "yet.",
            instead="Take the case over at “Deliberation”, and let the chair record the decision here.",
            field="level",
        )


def owed_from(
    dues: Iterable[Due], on: date, periods: Periods, calendar: Calendar, paused: tuple[Paused, ...] = ()
) -> tuple[Due, ...]:
    """What is owed on a case taken over on a day: nothing that had run out by then (scenario 16).

    A period of the policy is counted once more from that day; whatever else had run out is owed no more.
    """
    return tuple(anew for due in dues if (anew := _anew(due, on, periods, calendar, paused)) is not None)


def _anew(due: Due, on: date, periods: Periods, calendar: Calendar, paused: tuple[Paused, ...]) -> Due | None:
    if due.due_on >= on:
        return due
    name = _COUNTED_ANEW.get(due.kind)
    if name is None:
        return None
    ends = last_day(on, periods[name], calendar, paused)
    why = (
        f"On paper it ran out on {words(due.due_on)}; counted once more from the day the case was taken over, "
        f"{words(on)}"
    )
    return replace(due, due_on=ends, why=why)


def check_sha256(sha256: str) -> None:
    """RuleBroken 8.16 unless it is the SHA-256 of a file, in 64 small hexadecimal digits."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise RuleBroken(
            "8.16",
            "The paper is not named by the fingerprint of its scan.",
            instead="Give the SHA-256 of the scan: 64 digits from 0 to 9 and a to f.",
            field="sha256",
        )


def check_is_the_scan(sha256: str, named: str) -> None:
    """RuleBroken 8.16 for a file that is not the one whose fingerprint is given."""
    if sha256 != named:
        raise RuleBroken(
            "8.16",
            "This is another file than the one whose fingerprint is given.",
            instead="Leave the fingerprint empty, so that it is taken from the file, or choose the other file.",
            field="scan",
        )


def check_closes_after(closes_on: date, received_on: date) -> None:
    """RuleBroken AP-1 for a last day to appeal before the letter was received."""
    if closes_on < received_on:
        raise RuleBroken(
            "AP-1",
            f"The last day to appeal lies before the letter was received, {words(received_on)}.",
            instead="Check both dates on the letter.",
            field="appeal_closes_on",
        )
