"""Who manages whom, without loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def loops(manager_of: Mapping[str, str]) -> Iterator[list[str]]:
    """Each loop once: the people who are, step by step, managed by one another."""
    walk_of: dict[str, int] = {}
    for number, start in enumerate(manager_of):
        person = start
        while person in manager_of and person not in walk_of:
            walk_of[person] = number
            person = manager_of[person]
        if walk_of.get(person) == number:
            yield _round_from(person, manager_of)


def _round_from(start: str, manager_of: Mapping[str, str]) -> list[str]:
    found, person = [start], manager_of[start]
    while person != start:
        found.append(person)
        person = manager_of[person]
    return found


def refused_managers(current: Mapping[str, str], named: Mapping[str, str]) -> set[str]:
    """The people whose newly named manager would close a loop; without these, no loop is new.

    current: employee to manager as on record. named: as a file has it; "" means no manager.
    """
    refused: set[str] = set()
    while True:
        taken = {person: manager for person, manager in named.items() if person not in refused}
        after = {person: manager for person, manager in {**current, **taken}.items() if manager}
        more = {
            person
            for loop in loops(after)
            for person in loop
            if person in taken and taken[person] != current.get(person)
        }
        if not more:
            return refused
        refused |= more
