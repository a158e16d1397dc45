"""Dropping back from a formal case to an informal word, once the facts turned out minor (PR-06, T10)."""

from __future__ import annotations

from casework.enums import Severity
from casework.errors import RuleBroken


def check_is_minor(assessed: Severity, now: Severity) -> None:
    """RuleBroken PR-06 unless the gravest allegation is now minor, and was not assessed as gross at the start.

    assessed: how serious it, or the gravest that was joined to it, was taken to be at the start. now: after what was found.
    """
    if assessed == Severity.GROSS:
        raise RuleBroken(
            "PR-06",
            "This, or what was joined to it, was assessed as gross misconduct, and that never ends with an informal word.",
            instead="Refer it to a hearing, or close it if there is no case to answer.",
        )
    if now != Severity.MINOR:
        raise RuleBroken(
            "PR-06",
            "Only what turned out minor, on every allegation, is dealt with informally.",
            instead="Refer it to a hearing. If the facts are minor after all, say so here and why.",
            field="severity",
        )
