"""What the Acas Guide wants on the file of a case that closes: a list to look at, and never a bar (PR-19)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, kw_only=True)
class File:
    """What a file holds. Where something does not arise it is None, such as the result of an appeal nobody made.

    answered: what the employee said to an allegation, at the hearing or in writing. found: on every allegation.
    served:   the evidence was given to the employee before each hearing (T11, PR-09).
    notes:    the employee had the notes of each hearing and agreed or disputed them.
    """

    alleged: bool
    served: bool | None
    answered: bool
    found: bool
    issued: bool
    reasoned: bool
    appeal_told: bool | None
    grievances_ended: bool | None
    notes: bool | None


class Item(NamedTuple):
    """One line of the list; is_there is None where it does not arise."""

    what: str
    is_there: bool | None


_ITEMS: tuple[tuple[str, Callable[[File], bool | None]], ...] = (
    ("What was alleged", lambda file: file.alleged),
    ("The evidence, given to the employee before the hearing", lambda file: file.served),
    ("What the employee said to it", lambda file: file.answered),
    ("What was found, on each allegation", lambda file: file.found),
    ("What was done: the outcome letter", lambda file: file.issued),
    ("The reasons for it", lambda file: file.reasoned),
    ("The appeal, and its result", lambda file: file.appeal_told),
    ("Grievances that were raised, and how they ended", lambda file: file.grievances_ended),
    ("Notes of the hearing, and whether the employee agrees with them", lambda file: file.notes),
)


def items(file: File) -> tuple[Item, ...]:
    """Every line of the list, in its order."""
    return tuple(Item(what, is_there(file)) for what, is_there in _ITEMS)
