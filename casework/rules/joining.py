"""Whether two open cases of one employee can go on as one (domain 7.1, scenario 13; SEP-1 to SEP-3 over both)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casework.enums import FileState, PartKind, Severity
from casework.errors import RuleBroken
from casework.rules.independence import Holding, part_in_words, rule_apart
from casework.rules.ladder import SEVERITIES

BEFORE_A_HEARING = (FileState.INVESTIGATION, FileState.FINDINGS, FileState.HEARING)
_APART = "Go on with the two cases apart: each is heard by itself."


@dataclass(frozen=True, kw_only=True)
class ToJoin:
    """One of the two cases. ``severity``: how serious its allegations are, as put or as first assessed.

    has_more: it has what stays with its own file and whoever joins may know of: a grievance, adjustments, a fit note,
    statements.
    is_arranged: a hearing is arranged. was_heard: one was held, also where it was set aside on appeal.
    """

    state: FileState
    severity: Severity
    is_arranged: bool = False
    was_heard: bool = False
    is_suspended: bool = False
    is_paused: bool = False
    has_resigned: bool = False
    has_more: bool = False


def check_can_join(joined: ToJoin, into: ToJoin, *, same_employee: bool) -> None:
    """RuleBroken 7.1 unless ``joined`` can end in ``into``: of one employee, neither heard, as far as the other at least.

    What the case that goes on does not have yet (a report, a referral) is made for the allegations of both; what it has
    the other must have too, or its allegations would be heard without it.
    """
    if not same_employee:
        raise _refusal("Only two cases of one employee are joined.", "Choose another case of this employee.")
    if into.state not in BEFORE_A_HEARING or joined.was_heard or into.was_heard:
        raise _refusal(
            "One of the two was heard already: two cases are joined before either is heard.", _APART
        )
    if joined.is_arranged or into.is_arranged:
        raise _refusal(
            "A hearing is arranged, and the employee was told what it is about.",
            "Postpone the hearing first. After the two are joined, the employee is invited to one that is about both.",
        )
    if into.is_paused:
        raise _refusal("The case that would go on is paused.", "Resume it first.")
    if BEFORE_A_HEARING.index(joined.state) < BEFORE_A_HEARING.index(into.state):
        raise _refusal(
            "The case that would go on is further: nobody has looked into what this one is about.",
            "Join them the other way round, or wait until this one is as far.",
        )
    if into.state == FileState.HEARING and _more(joined.severity, into.severity):
        raise _refusal(
            "This case is about something more serious than the case that would go on.",
            "Join them the other way round.",
        )
    _check_nothing_is_lost(joined, into)


def _check_nothing_is_lost(joined: ToJoin, into: ToJoin) -> None:
    """RuleBroken 7.1 for what would end with the joined case, though it is there to protect somebody."""
    if joined.is_suspended and not into.is_suspended:
        raise _refusal(
            "The employee is suspended in this case, and the suspension would end with it.",
            "Join them the other way round, so that it goes on.",
        )
    if joined.has_resigned and not into.has_resigned:
        raise _refusal(
            "A resignation is recorded in this case alone.", "Record it in the case that goes on first."
        )
    if joined.has_more:
        # What it is may be about health, so it is not said.
        raise _refusal(
            "Something that protects a person or helps them take part is recorded in this case, and would end with it.",
            "Join them the other way round, or go on with the two cases apart.",
        )


def check_nobody_in_both(parts: Iterable[Holding], others: Iterable[Holding], names: dict[int, str]) -> None:
    """RuleBroken SEP-1 to SEP-5, T10 where somebody's part in one case rules out theirs in the other.

    parts: who holds what in the case that goes on, today and before. others: the same of the joined case, with whoever
    is named in its incident. names: of the people.
    """
    theirs = list(others)
    for one in parts:
        for other in theirs:
            rule_id = rule_apart(one.kind, other.kind) if one.person == other.person else ""
            # Whoever acted in the joined case acts no more; what they were rules out only who decides from now on.
            if rule_id and not (one.ended and other.kind not in (PartKind.WITNESS, PartKind.COMPLAINANT)):
                raise RuleBroken(
                    rule_id,
                    f"{names.get(one.person, 'Somebody')} is {part_in_words(one.kind)} in one of the two cases and "
                    f"{part_in_words(other.kind)} in the other.",
                    instead="Replace the person if they have done nothing in it yet, or go on with the two cases apart.",
                    field="into",
                )


def _more(one: Severity, other: Severity) -> bool:
    return SEVERITIES.index(one) > SEVERITIES.index(other)


def _refusal(why: str, instead: str) -> RuleBroken:
    return RuleBroken("7.1", why, instead=instead, field="into")
