"""What is wrong with what a policy calls its levels, and with those that it does not have as sanctions (axis 1, 0.11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casework.enums import DISMISSALS, SanctionLevel
from casework.rules.ladder import level_name

# The field, what is said, the rule, what would be right.
LevelFault = tuple[str, str, str, str]
_ANOTHER_NAME = "Give each level a name of its own, or leave the name out for the usual one."
_IT_COUNTS = "Let it count as a sanction."


def faults_of_names(ladder: Sequence[Mapping[str, Any]]) -> Iterator[LevelFault]:
    """Two levels of one name, which nobody could tell apart; a name that begins or ends with a space."""
    known: set[str] = set()
    for number, rung in enumerate(ladder):
        at, label = f"ladder.{number}.label", rung.get("label", "")
        if label != label.strip():
            yield at, "begins or ends with a space", "PR-16", "Write the name alone."
        name = level_name(rung["level"], label.strip())
        if name.casefold() in known:
            yield at, f"two levels are called {name}", "PR-16", _ANOTHER_NAME
        known.add(name.casefold())


def faults_of_no_sanction(document: Mapping[str, Any]) -> Iterator[LevelFault]:
    """What is no sanction stands below every sanction, and has nothing that only a sanction has."""
    ladder = document["ladder"]
    is_none = [not rung.get("counts_as_sanction", True) for rung in ladder]
    for number, rung in enumerate(ladder):
        if not is_none[number]:
            continue
        at, level = f"ladder.{number}.counts_as_sanction", SanctionLevel(rung["level"])
        if level in DISMISSALS:
            yield at, "a dismissal is a sanction", "7.5", _IT_COUNTS
        elif not all(is_none[:number]):
            yield at, "a level above a sanction is a sanction", "0.11", _IT_COUNTS
        if "extend_months" in rung:
            never = "what never counts is not extended instead of the next stage"
            yield f"ladder.{number}.extend_months", never, "SA-11", "Leave the months out."
    if all(is_none):
        yield "ladder", "has no sanction on it", "PR-16", "Let one level count as a sanction at least."
    none = {rung["level"] for rung, is_one in zip(ladder, is_none, strict=True) if is_one}
    for number, one in enumerate(document.get("measures", ())):
        if one["from_level"] in none:
            beside = f"{one['from_level']} is no sanction here, and a measure goes with a sanction"
            yield f"measures.{number}.from_level", beside, "0.11", "Choose a heavier level."
