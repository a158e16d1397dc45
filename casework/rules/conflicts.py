"""Conflicts of interest that somebody declared on a case (domain.md T1 and 7.6)."""

from __future__ import annotations

from casework.enums import PartKind
from casework.errors import RuleBroken
from casework.rules.cited import Caution
from casework.rules.independence import part_in_words
from casework.rules.line import LOOKED_AT


def check_declared(*, is_subject: bool, is_declared: bool) -> None:
    """RuleBroken 7.6 for a conflict of somebody whom the case is about, or whose conflict is on record already."""
    if is_subject:
        raise RuleBroken(
            "7.6",
            "The case is about this person, and so they are given no part in it in any event.",
            instead="Choose the person who has the conflict of interest.",
            field="employee",
        )
    if is_declared:
        raise RuleBroken(
            "7.6",
            "A conflict of interest of this person is on record already.",
            instead="Choose somebody else, or leave it as it is.",
            field="employee",
        )


def check_no_conflict(kind: PartKind, *, is_declared: bool) -> None:
    """RuleBroken 7.6 where whoever would look into the case, judge it or hear its appeal has a declared conflict."""
    if is_declared and kind in LOOKED_AT:
        raise RuleBroken(
            "7.6",
            f"A conflict of interest of this person was declared, and so they cannot be {part_in_words(kind)}.",
            instead="Appoint somebody else.",
            field="person",
        )


def caution_of_conflict(kind: PartKind, name: str, *, is_declared: bool) -> Caution | None:
    """Where somebody holds such a part already."""
    if not is_declared or kind not in LOOKED_AT:
        return None
    return Caution(
        "7.6",
        f"{name} is {part_in_words(kind)} and has a declared conflict of interest. Replace this person.",
    )
