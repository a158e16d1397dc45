"""Where a form of a case from paper asks for what a rule of hearings refuses."""

from __future__ import annotations

from collections.abc import Iterable


def places_of_invitation(day: str, invited_on: str, received_on: str, *, of: str = "") -> dict[str, str]:
    """The ``field`` of a RuleBroken -> the field of the form. of: how the first begins."""
    asked = {
        "hearing_at": day,
        "hearing_on": day,
        "starts_at": day,
        "sent_at": invited_on,
        "received_on": received_on,
    }
    return {f"{of}{name}": place for name, place in asked.items()}


def places_of_attempts(of: str, numbers: Iterable[int]) -> list[tuple[str, str]]:
    """The same of the earlier attempts at a hearing."""
    places: list[tuple[str, str]] = []
    for number in numbers:
        at = f"{of}earlier_{number}_"
        places += places_of_invitation(f"{at}day", f"{at}invited_on", f"{at}received_on", of=at).items()
    return places
