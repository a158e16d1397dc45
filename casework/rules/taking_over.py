"""A case that was run on paper and goes on here: what its record must say, what could be checked, what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from casework.enums import STAGES_TAKEN_OVER, DeadlineKind, FileState, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due, Periods
from casework.rules.ladder import LadderStep
from casework.rules.periods import Paused, last_day
from casework.rules.working_days import Calendar

_S = FileState
# Stage: what its record says beyond that of the stage before, each with what it is called in a sentence.
ASKED: dict[FileState, Mapping[str, str]] = {
    _S.INVESTIGATION: {},
    _S.FINDINGS: {
        "findings_on": "the day the report was handed in",
        "case_to_answer": "whether the report sees a case to answer",
    },
    _S.HEARING: {
        "referred_on": "the day the case was referred to a hearing",
        "severity_put": "how serious the allegation then was",
        "chair": "who chairs the hearing",
    },
    _S.DELIBERATION: {
        "hearing_at": "the day and hour of the hearing",
        "place": "the place of the hearing",
        "nation": "the nation where the hearing is held",
        "invitation_delivery": "how the invitation was sent",
        "invited_on": "the day the invitation was sent",
        "attendance": "whether the employee came",
        "companion_kind": "who accompanied the employee",
        "notes_status": "whether the employee agrees with the notes",
        "response": "the employee's answer",
    },
    _S.DECIDED: {
        "decided_on": "the day of the decision",
        "finding": "what was found",
        "severity_found": "how serious the conduct found is",
        "level": "the sanction",
    },
    _S.OUTCOME: {
        "letter_delivery": "how the outcome letter was sent",
        "issued_on": "the day the outcome letter was sent",
    },
    _S.APPEAL: {
        "appealed_on": "the day the appeal was received",
        "grounds": "what the appeal rests on",
    },
}
# Of these the paper may say more, or nothing.
MAY_SAY: dict[FileState, tuple[str, ...]] = {
    _S.HEARING: (
        *("hearing_at", "place", "nation", "invitation_delivery", "invited_on"),
        "invitation_received_on",
    ),
    _S.OUTCOME: ("outcome_received_on", "told_on", "employment_ends_on", "appeal_closes_on", "live_to"),
    _S.APPEAL: ("late_reason",),
}
# What nobody can check from the days alone, by the stage from which on it has happened.
NOT_CHECKED: dict[FileState, tuple[str, ...]] = {
    _S.INVESTIGATION: ("T5",),
    _S.FINDINGS: ("T9",),
    _S.HEARING: ("T11", "PR-14"),
    _S.DELIBERATION: ("PR-09", "PR-11", "PR-12"),
    _S.DECIDED: ("0.10", "EQ-8", "SA-16"),
    _S.OUTCOME: (),
    _S.APPEAL: (),
}
# A deadline that ran out on paper is counted anew from the day of taking over, by this period of the policy.
_COUNTED_ANEW = {
    DeadlineKind.INVESTIGATION: "investigation",
    DeadlineKind.DECISION_LETTER: "decision_letter",
    DeadlineKind.APPEAL_HEARING: "appeal_hearing",
}


def on_paper(source: str, reference: str) -> str:
    """Where the words are that a case taken over does not have; for those who work on it."""
    return f"On paper: {source}, {reference}."


def stages_up_to(stage: FileState | str) -> tuple[FileState, ...]:
    """The stages that the case has reached, in order."""
    return STAGES_TAKEN_OVER[: STAGES_TAKEN_OVER.index(FileState(stage)) + 1]


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


def check_arranged(stage: FileState | str, said: set[str], hearing_on: date | None, today: date) -> None:
    """RuleBroken 8.16 for half an invitation, for a hearing to come that was held, or one held that is still to come.

    On the day itself it may have been held or not: the stage says which.
    """
    invited = {"hearing_at", "place", "nation", "invitation_delivery", "invited_on"}
    if said & invited and not invited <= said:
        raise RuleBroken(
            "8.16",
            "An invitation says when and where the hearing is, in which nation, and how and when it was sent.",
            instead="Give all five, or none where no hearing is arranged yet.",
            field=min(invited - said),
        )
    if hearing_on is None:
        return
    if FileState(stage) == FileState.HEARING and hearing_on < today:
        raise RuleBroken(
            "8.16",
            "This hearing was to be held already.",
            instead="If it was held, take the case over at “Deliberation”. If not, leave it empty and arrange it anew.",
            field="hearing_at",
        )
    if FileState(stage) != FileState.HEARING and hearing_on > today:
        raise RuleBroken(
            "8.16",
            "This hearing is still to come.",
            instead="Check the day, or take the case over at “Hearing”.",
            field="hearing_at",
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


def check_closes_after(closes_on: date, received_on: date) -> None:
    """RuleBroken AP-1 for a last day to appeal before the letter was received."""
    if closes_on < received_on:
        raise RuleBroken(
            "AP-1",
            f"The last day to appeal lies before the letter was received, {words(received_on)}.",
            instead="Check both dates on the letter.",
            field="appeal_closes_on",
        )
