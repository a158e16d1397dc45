"""A rule cited: how strongly it binds, what it says in one line, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from casework.enums import Strength

CODE = "Acas Code of Practice on disciplinary and grievance procedures"
GUIDE = "Acas guide to discipline and grievances at work"
_POLICY = "The policy in force at this stage of the case"
_DESIGN = "How Casework is designed"


@dataclass(frozen=True)
class Citation:
    """strength: how strongly it binds. title: the rule in one line. source: where it comes from, in words."""

    strength: Strength
    title: str
    source: str


@dataclass(frozen=True)
class Caution:
    """What a rule warns of, and does not refuse. words: a sentence for whoever can still mind it."""

    rule_id: str
    words: str


def statute(title: str, source: str) -> Citation:
    return Citation(Strength.STATUTE, title, source)


def code(title: str, source: str = CODE) -> Citation:
    return Citation(Strength.CODE, title, source)


def case(title: str, source: str) -> Citation:
    return Citation(Strength.CASE_LAW, title, source)


def guidance(title: str, source: str = GUIDE) -> Citation:
    return Citation(Strength.GUIDANCE, title, source)


def policy(title: str, source: str = _POLICY) -> Citation:
    return Citation(Strength.POLICY, title, source)


def design(title: str, source: str = _DESIGN) -> Citation:
    return Citation(Strength.DESIGN, title, source)
