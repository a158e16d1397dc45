"""Statements, anonymity and what is shared of them (PR-09, PR-11, PR-19, DP-9)."""

from __future__ import annotations

import re
from datetime import date

from casework.errors import RuleBroken

SHORTEST_NAME = 3
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_one_witness(is_employee: bool, outsider: str) -> None:
    """RuleBroken PR-11 unless exactly one is named: somebody who works here, or somebody else by name."""
    if is_employee == bool(outsider.strip()):
        raise RuleBroken(
            "PR-11",
            "One witness is named: somebody who works here, or somebody else.",
            instead="Choose the employee, or write the name of somebody who does not work here.",
            field="witness",
        )


def check_is_witness(is_witness: bool) -> None:
    """RuleBroken SEP-3 for an employee who is no witness on the case: as one they never see it."""
    if not is_witness:
        raise RuleBroken(
            "SEP-3",
            "This person is not a witness on the case.",
            instead="Appoint them as a witness first, so that they never see the case.",
            field="witness",
        )


def check_signature(taken_on: date, signed_on: date | None, why_unsigned: str) -> None:
    """RuleBroken PR-19 for a statement neither signed nor explained, both, or signed before it was taken."""
    if (signed_on is None) != bool(why_unsigned.strip()):
        raise RuleBroken(
            "PR-19",
            "A statement is signed, or it says why it is not.",
            instead="Enter the day on which it was signed, or why it is not signed.",
            field="signed_on",
        )
    if signed_on is not None and signed_on < taken_on:
        raise RuleBroken(
            "PR-19", "It was signed before it was taken.", instead="Check both days.", field="signed_on"
        )


def check_share(copy: str, why_redacted: str, *, anonymous_name: str) -> None:
    """RuleBroken DP-9 for a redaction without a reason, and for a copy that gives an anonymous witness away.

    copy: the text as it is given where something was taken out. anonymous_name: of a witness who is not named; else "".
    """
    if bool(copy.strip()) != bool(why_redacted.strip()):
        raise RuleBroken(
            "DP-9",
            "A copy from which something was taken out needs the reason, and a reason needs the copy.",
            instead="Paste the text as you share it and say why; or leave both empty.",
            field="why_redacted" if copy.strip() else "copy",
        )
    if not anonymous_name:
        return
    if not copy.strip():
        raise RuleBroken(
            "DP-9",
            "The witness is not named, so the statement is not shared as it stands.",
            instead="Share a copy from which everything that tells who it is was taken out.",
            field="copy",
        )
    said = set(re.findall(r"\w+", copy.casefold()))
    names = {name for name in re.findall(r"\w+", anonymous_name.casefold()) if len(name) >= SHORTEST_NAME}
    if said & names:
        raise RuleBroken(
            "DP-9",
            "The copy names the witness.",
            instead="Take the name out, and whatever else tells who it is.",
            field="copy",
        )


def letter_for(taken: int) -> str:
    """The letter of the next anonymous witness of an incident, of whom so many have one."""
    first, second = divmod(taken, len(LETTERS))
    return (LETTERS[first - 1] if first else "") + LETTERS[second]
