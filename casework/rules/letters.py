"""What a letter that tells a fact has to be: after what it tells, with what the employee has to read in it (1.4, CA-7)."""

from __future__ import annotations

from datetime import date

from casework.enums import SAYS_WHY, Letter
from casework.errors import RuleBroken
from casework.rules.dates import words

# By which step of the procedure each letter is sent.
STEP: dict[Letter, str] = {
    Letter.INVESTIGATION: "T5",
    Letter.SUSPENSION: "T6",
    Letter.SUSPENSION_REVIEW: "T7",
    Letter.SUSPENSION_END: "T7",
    Letter.PAUSE: "T8",
    Letter.RESUMPTION: "T8",
    Letter.ADJOURNMENT: "T14",
    Letter.CLOSURE: "T10",
    Letter.WARNING_CURTAILED: "7.5",
    Letter.WARNING_EXTENDED: "SA-11",
    Letter.LIVE_SETTLED: "SA-4",
}


def check_letter_days(letter: Letter, fact_on: date, sent_on: date, received_on: date) -> None:
    """RuleBroken by the step of the letter where it left before it could tell that, CA-7 where it arrived before it left."""
    if sent_on < fact_on:
        raise RuleBroken(
            STEP[letter],
            f"What this letter tells was not so before {words(fact_on)}.",
            instead="Check when it was sent.",
            field="sent_at",
        )
    if received_on < sent_on:
        raise RuleBroken(
            "CA-7",
            "The letter cannot arrive before it was sent.",
            instead="Check both days, or leave the day of receipt empty to have it worked out.",
            field="received_on",
        )


def check_says_why(letter: Letter, said: str) -> None:
    """RuleBroken SU-4 or T8 for a letter that does not say why somebody is or stays suspended, or the case is paused."""
    if letter in SAYS_WHY and not said.strip():
        raise RuleBroken(
            "T8" if letter == Letter.PAUSE else "SU-4",
            f"{letter.label} says why. Nothing is written for it.",
            instead="Write it for the employee: what was noted down for HR is not shown to them.",
            field="said",
        )
