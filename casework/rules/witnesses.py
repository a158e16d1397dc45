"""Statements, anonymity, what is shared of them, and who is invited (PR-09, PR-11, PR-19, DP-9)."""

from __future__ import annotations

import re
from datetime import date

from casework.enums import Meeting
from casework.errors import RuleBroken
from casework.rules.dates import words

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


def check_asked_once(waits: bool) -> None:
    """RuleBroken PR-19 where a witness asked already, and nobody has decided."""
    if waits:
        raise RuleBroken(
            "PR-19",
            "This witness asked already, and it has not been decided.",
            instead="Wait for the decision of the case manager. Until then the witness is not named.",
            field="witness",
        )


def check_decided_after(asked_on: date, decided_on: date) -> None:
    """RuleBroken PR-19 for a decision on anonymity before the day on which it was asked for."""
    if decided_on < asked_on:
        raise RuleBroken(
            "PR-19",
            f"It was asked for on {words(asked_on)}, and nothing is decided before.",
            instead="Check the date.",
        )


def check_invitation(
    meeting: Meeting, invited_on: date, for_on: date, *, was_called: bool, sits_on: date | None
) -> None:
    """RuleBroken PR-11 for a day before the invitation, and for a hearing at which the witness is not to be heard.

    was_called: a side named the witness for this hearing. sits_on: the day of the hearing that is arranged.
    """
    if for_on < invited_on:
        raise RuleBroken(
            "PR-11",
            "The witness was invited after the day for which they were invited.",
            instead="Check both days.",
            field="for_on",
        )
    if meeting == Meeting.INVESTIGATION:
        return
    if not was_called:
        raise RuleBroken(
            "PR-11",
            "Nobody has called this witness to the hearing.",
            instead="Call the witness first: both sides know in advance who is heard.",
            field="witness",
        )
    if sits_on is None or for_on != sits_on:
        raise RuleBroken(
            "PR-11",
            f"The hearing is on {words(sits_on)}." if sits_on is not None else "No hearing is arranged.",
            instead="Invite the witness for the day of the hearing."
            if sits_on is not None
            else "Arrange the hearing first.",
            field="for_on",
        )


def check_attendance(for_on: date, on: date, *, came: bool, why_not: str) -> None:
    """RuleBroken PR-19 before the day, and for a witness who came and did not, or neither."""
    if on < for_on:
        raise RuleBroken(
            "PR-19",
            f"The witness is invited for {words(for_on)}, and nobody knows yet whether they come.",
            instead="Record it on that day or later.",
        )
    if came == bool(why_not.strip()):
        raise RuleBroken(
            "PR-19",
            "A witness came, or it says why they did not.",
            instead="Leave the reason empty where they came. Where they did not, say why, or that nobody knows.",
            field="why_not",
        )


def check_shared_after(taken_on: date, shared_on: date) -> None:
    """RuleBroken PR-09 for a statement that was shared before it was taken."""
    if shared_on < taken_on:
        raise RuleBroken(
            "PR-09", "It was shared before it was taken.", instead="Check the date.", field="shared_on"
        )


def check_share(copy: str, why_redacted: str, *, anonymous_name: str, is_decided: bool = True) -> None:
    """RuleBroken DP-9 for a redaction without a reason, and for a copy that gives an anonymous witness away.

    copy: the text as it is given where something was taken out. anonymous_name: of a witness who is not named; else "".
    is_decided: nobody waits for the answer whether they are.
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
            "The witness is not named, so the statement is not shared as it stands."
            if is_decided
            else "The witness asked not to be named, and it is not decided: the statement is not shared as it stands.",
            instead="Share a copy from which everything that tells who it is was taken out."
            if is_decided
            else "Wait for the decision, or share a copy from which everything that tells who it is was taken out.",
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
