"""Who may hold which part on one case: separation of roles (domain.md 7.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product

from casework.enums import HEARS_APPEAL, PartKind
from casework.errors import RuleBroken

_HEARS = (PartKind.CHAIR, PartKind.PANEL_MEMBER)
_HR = (PartKind.HR_OFFICER, PartKind.HR_ADVISER, PartKind.HR_LEAD)
_ACTS_FOR_EMPLOYER = (
    PartKind.INVESTIGATOR,
    *_HEARS,
    *HEARS_APPEAL,
    PartKind.CASE_MANAGER,
    *_HR,
)
# A person whom a case is about is only ever its subject, whatever their roles.
_CLOSED_TO_SUBJECT = (
    *_ACTS_FOR_EMPLOYER,
    PartKind.NOTE_TAKER,
    PartKind.LINE_MANAGER,
    PartKind.AUDITOR,
    PartKind.WITNESS,
    PartKind.COMPLAINANT,
)

# Rule, the parts on one side, the parts on the other. The order is that of precedence when somebody breaks
# several rules: SEP-3 leads because it cannot be overridden.
_APART: tuple[tuple[str, tuple[PartKind, ...], tuple[PartKind, ...]], ...] = (
    ("SEP-3", (PartKind.SUBJECT,), _CLOSED_TO_SUBJECT),
    ("SEP-3", (PartKind.COMPLAINANT, PartKind.WITNESS), (*_ACTS_FOR_EMPLOYER, PartKind.NOTE_TAKER)),
    ("SEP-1", (PartKind.INVESTIGATOR,), _HEARS),
    ("SEP-2", HEARS_APPEAL, (PartKind.INVESTIGATOR, *_HEARS, PartKind.CASE_MANAGER)),
    ("SEP-5", (PartKind.HR_ADVISER, PartKind.HR_OFFICER), (*_HEARS, *HEARS_APPEAL)),
    ("T10", (PartKind.CASE_MANAGER,), (PartKind.INVESTIGATOR,)),
)

# Where nobody else can; never SEP-3 and SEP-7 (7.3). SEP-4 is looked at when the appeal is arranged.
OVERRIDABLE = ("SEP-1", "SEP-2", "SEP-4")

_NOUN = {
    PartKind.SUBJECT: "the employee the case is about",
    PartKind.HR_OFFICER: "the HR officer",
    PartKind.HR_LEAD: "the HR lead",
    PartKind.HR_ADVISER: "the HR adviser",
    PartKind.CASE_MANAGER: "the case manager",
    PartKind.INVESTIGATOR: "the investigator",
    PartKind.CHAIR: "the hearing chair",
    PartKind.PANEL_MEMBER: "a panel member",
    PartKind.NOTE_TAKER: "the note taker",
    PartKind.APPEAL_MANAGER: "the appeal manager",
    PartKind.APPEAL_PANEL_MEMBER: "an appeal panel member",
    PartKind.WITNESS: "a witness",
    PartKind.COMPLAINANT: "the complainant",
    PartKind.REPORTER: "the reporter",
    PartKind.LINE_MANAGER: "the line manager",
    PartKind.AUDITOR: "the auditor",
}


@dataclass(frozen=True)
class Holding:
    """A part a person holds on this case, or held (``ended``): leaving does not undo what was done in it.

    at_a_level_before: it ended with a level of appeal, and the case is heard at a further one now (AP-8).
    """

    person: int
    kind: PartKind
    ended: bool = False
    at_a_level_before: bool = False


def part_in_words(kind: PartKind) -> str:
    """The part inside a sentence: ``the hearing chair``."""
    return _NOUN[kind]


def rule_apart(one: PartKind, other: PartKind) -> str:
    """The rule that keeps two parts in different hands, or the empty string. The order does not matter."""
    return _RULE_APART.get(frozenset((one, other)), "")


def check_independence(
    kind: PartKind, person: int, holdings: Iterable[Holding], *, overridden: Collection[str] = ()
) -> None:
    """RuleBroken SEP-1, SEP-2, SEP-3, SEP-5 or T10 if another part of the person on this case rules it out.

    person and Holding.person: the same kind of key. Parts that have ended count. The same person may be
    appointed to the same part again. If several rules refuse, the one that cannot be overridden speaks.
    overridden: the rules that an approved override lets this person past, for this part (7.3).
    """
    broken = [
        (rule_id, holding)
        for rule_id, holding in _broken(kind, person, holdings)
        if rule_id not in overridden or rule_id not in OVERRIDABLE
    ]
    if not broken:
        return
    rule_id, holding = min(broken, key=lambda pair: _PRECEDENCE.index(pair[0]))
    held = "has been" if holding.ended else "is"
    heard_before = holding.at_a_level_before and holding.kind in HEARS_APPEAL and kind in HEARS_APPEAL
    again = " at a level before" if heard_before else ""
    raise RuleBroken(
        rule_id,
        f"This person {held} {_NOUN[holding.kind]}{again} on this case, and so cannot be {_NOUN[kind]}.",
        instead="Choose somebody who has had no other part in this case."
        + (" If really nobody else can, propose an override." if rule_id in OVERRIDABLE else ""),
        field="person",
    )


def rules_to_override(kind: PartKind, person: int, holdings: Iterable[Holding]) -> tuple[str, ...]:
    """The rules that keep a person from a part and can give way (7.3), in order; RuleBroken for one that cannot."""
    held = tuple(holdings)
    check_independence(kind, person, held, overridden=OVERRIDABLE)
    broken = {rule_id for rule_id, _ in _broken(kind, person, held)}
    return tuple(rule_id for rule_id in _PRECEDENCE if rule_id in broken)


def _broken(kind: PartKind, person: int, holdings: Iterable[Holding]) -> list[tuple[str, Holding]]:
    return [
        (rule_id, holding)
        for holding in holdings
        if holding.person == person and (rule_id := _rule_between(kind, holding))
    ]


def _rule_between(kind: PartKind, holding: Holding) -> str:
    """The rule by which what somebody was keeps them from a part: whoever heard one level of appeal hears no further one."""
    heard_before = holding.at_a_level_before and holding.kind in HEARS_APPEAL
    if heard_before and kind in HEARS_APPEAL:
        return "SEP-2"
    return rule_apart(kind, holding.kind)


def check_fresh(kind: PartKind, person: int, holdings: Iterable[Holding]) -> None:
    """RuleBroken T23 if a remitted case would be heard again by somebody who decided on it before.

    person and Holding.person: the same kind of key. Only parts that have ended count.
    """
    deciding = (*_HEARS, *HEARS_APPEAL)
    before = [one for one in holdings if one.person == person and one.ended and one.kind in deciding]
    if kind in deciding and before:
        raise RuleBroken(
            "T23",
            f"This person has been {_NOUN[before[0].kind]} on this case, which is heard again on appeal.",
            instead="Choose somebody who has not decided on this case before.",
            field="person",
        )


def check_did_not_hear(kind: PartKind, has_heard: bool) -> None:
    """RuleBroken PR-11 if what is to be heard again by somebody else would be heard by who heard it already."""
    if has_heard:
        raise RuleBroken(
            "PR-11",
            f"This person has heard what is heard again now, and so cannot be {_NOUN[kind]}.",
            instead="Choose somebody who has not heard it before.",
            field="person",
        )


def check_did_not_agree(kind: PartKind, has_agreed: bool) -> None:
    """RuleBroken T23 if a case would be heard by whoever agreed its outcome, which did not stand on appeal."""
    if has_agreed and kind in (*_HEARS, *HEARS_APPEAL):
        raise RuleBroken(
            "T23",
            "This person agreed the outcome that did not stand on appeal.",
            instead="Choose somebody who has not decided on this case before.",
            field="person",
        )


def check_did_not_let_consider(kind: PartKind, has_agreed: bool) -> None:
    """RuleBroken SA-14 if a case would be decided by whoever agreed, for HR, to what whoever decides may consider."""
    if has_agreed and kind in (*_HEARS, *HEARS_APPEAL):
        raise RuleBroken(
            "SA-14",
            "This person agreed that an expired warning may be considered in this case.",
            instead="Choose somebody who has had no other part in this case.",
            field="person",
        )


def _table() -> dict[frozenset[PartKind], str]:
    rules: dict[frozenset[PartKind], str] = {}
    for rule_id, one_side, other_side in _APART:
        for pair in product(one_side, other_side):
            rules[frozenset(pair)] = rule_id
    return rules


_RULE_APART = _table()
_PRECEDENCE = tuple(dict.fromkeys(rule_id for rule_id, _, _ in _APART))
