"""What is blacked out in a copy of a file, and why: a reason for each, so that it can be defended (DP-9)."""

from __future__ import annotations

from dataclasses import dataclass

from casework.errors import RuleBroken

MOST_REDACTIONS = 100


@dataclass(frozen=True)
class Blacked:
    """One thing that is blacked out: where in the file, and why. Never what stood there."""

    place: str
    reason: str


def read_redactions(text: str) -> tuple[Blacked, ...]:
    """One from each line, such as "Page 2, line 4: names another employee". RuleBroken DP-9 for one without a reason."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise _broken(
            "Nothing is said to be blacked out.", "Write a line for each: where it is, a colon, and why."
        )
    if len(lines) > MOST_REDACTIONS:
        raise _broken(
            f"There are more than {MOST_REDACTIONS} redactions.",
            "Take together what is blacked out on one page for one reason.",
        )
    return tuple(_read(line) for line in lines)


def _read(line: str) -> Blacked:
    place, _, reason = (part.strip() for part in line.partition(":"))
    if not place or not reason or len(place) > 200 or len(reason) > 500:
        raise _broken(
            f"“{line[:60]}” does not say where and why.",
            "Write where it is, in 200 characters at most, a colon, and why, in 500 at most.",
        )
    return Blacked(place, reason)


def _broken(message: str, instead: str) -> RuleBroken:
    return RuleBroken("DP-9", message, instead=instead, field="redactions")
