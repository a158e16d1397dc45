"""An employee who leaves in the middle of a case: the case goes on while they are employed, and not beyond (T24)."""

from __future__ import annotations

from datetime import date

from casework.enums import ResignationKind
from casework.errors import RuleBroken
from casework.rules.dates import words


def check_resignation(kind: ResignationKind, given_on: date, ends_on: date) -> None:
    """RuleBroken T24 unless notice ends after the day it was given, and an immediate one not before it (0.16)."""
    if kind == ResignationKind.WITH_NOTICE and ends_on <= given_on:
        raise RuleBroken(
            "T24",
            "Notice ends after the day on which it was given.",
            instead="Check both days, or record that the employee left at once.",
            field="ends_on",
        )
    if ends_on < given_on:
        raise RuleBroken(
            "T24",
            "Employment cannot end before the resignation was given.",
            instead="Give the day on which it was accepted.",
            field="ends_on",
        )


def check_result_was_sent(*, waits: bool) -> None:
    """RuleBroken 7.2 for a death while the result of an appeal waits for its letter: pay may be owed by it (AP-6)."""
    if waits:
        raise RuleBroken(
            "7.2",
            "The appeal is decided, and nobody was told its result.",
            instead="Issue the appeal outcome first. It goes to whoever acts for them.",
        )


def check_alive(died_on: date | None) -> None:
    """RuleBroken 7.2 for opening a case that a death closed. died_on: None where the employee is alive."""
    if died_on is not None:
        raise RuleBroken(
            "7.2",
            f"The employee died on {words(died_on)}, and the case ended with it.",
            instead="HR settles what is left with whoever acts for the estate, outside this procedure.",
        )


def check_has_left(left_on: date | None, on: date) -> None:
    """RuleBroken T24 while the employee is employed. left_on: the last day of employment, None if none is known."""
    if left_on is None:
        raise RuleBroken(
            "T24",
            "Nobody recorded that the employee leaves.",
            instead="Record the resignation first, or wait for the staff list to say that they left.",
        )
    if on <= left_on:
        raise RuleBroken(
            "T24",
            f"The employee is employed until the end of {words(left_on)}, and the case goes on until then.",
            instead="Go on with the case, or close it after that day.",
        )


def check_ends_sooner(ends_on: date, dismissed_from: date | None) -> None:
    """RuleBroken T24 for a resignation that ends nothing, as a dismissal ends employment by then.

    Whoever gives notice inside the notice of a dismissal leaves sooner, and is dismissed all the same (ERA 1996 s.95(2)).
    dismissed_from: the last day of employment by a dismissal that stands; None where none does.
    """
    if dismissed_from is not None and ends_on >= dismissed_from:
        raise RuleBroken(
            "T24",
            f"By the dismissal the last day of employment is {words(dismissed_from)}, so this resignation ends nothing.",
            instead="Give an earlier last day, or keep what the employee said as a note.",
            field="ends_on",
        )


def check_return(returns_on: date, left_on: date | None) -> None:
    """RuleBroken T24 for coming back to work after the last day of an employment that somebody resigned from (AP-6)."""
    if left_on is not None and returns_on > left_on:
        raise RuleBroken(
            "T24",
            f"The employee resigned, and the last day of employment is {words(left_on)}.",
            instead=f"Choose {words(left_on)} or earlier. Once it is over, leave the return out: pay is owed up to it.",
            field="returns_on",
            day=left_on,
        )


def check_not_gone(left_on: date | None) -> None:
    """RuleBroken T24 for a live warning made longer of somebody who has left. left_on: None while they are employed."""
    if left_on is not None:
        raise RuleBroken(
            "T24",
            f"The employee left on {words(left_on)}, and no warning of somebody who has left is extended.",
            instead="The warning ends on the day in its letter.",
        )


def check_may_impose(
    level: str, employment_ends_on: date | None, left_on: date | None, issued_on: date
) -> None:
    """RuleBroken T24 for a sanction on somebody who has left by ``issued_on``, or a dismissal that would end later.

    level: empty for an outcome without a sanction. left_on: the last day of employment, None if none is known.
    """
    if left_on is None:
        return
    if level and left_on < issued_on:
        raise RuleBroken(
            "T24",
            f"The employee left on {words(left_on)}, and nobody who has left is sanctioned.",
            instead="Ask the chair to recall the decision and to record the findings without a sanction. "
            "What was agreed without a hearing ends with the case: an HR lead closes it.",
        )
    if employment_ends_on is not None and employment_ends_on > left_on:
        raise RuleBroken(
            "T24",
            f"The employee leaves on {words(left_on)} in any case.",
            instead=f"Choose {words(left_on)} or earlier.",
            field="employment_ends_on",
            day=left_on,
        )
