"""The shape of the words of a verb."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """How a verb is said on a button (imperative) and what follows when it is done."""

    imperative: str
    then: str
