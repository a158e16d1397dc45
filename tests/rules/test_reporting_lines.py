"""Loops in the line of managers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.rules.reporting_lines import loops, refused_managers


def _found(manager_of: dict[str, str]) -> list[list[str]]:
    return sorted(sorted(loop) for loop in loops(manager_of))


@pytest.mark.parametrize(
    ("manager_of", "found"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "b", "b": "a"}, [["a", "b"]]),
        ({"a": "a"}, [["a"]]),
        ({"x": "a", "a": "b", "b": "c", "c": "a", "y": "x"}, [["a", "b", "c"]]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [["a", "b"], ["c", "d"]]),
    ],
)
def test_each_loop_is_found_once_and_who_leads_into_it_is_not_in_it(
    manager_of: dict[str, str], found: list[list[str]]
) -> None:
    assert _found(manager_of) == found


@pytest.mark.parametrize(
    ("current", "named", "refused"),
    [
        ({}, {"a": "b", "b": "a"}, {"a", "b"}),
        ({}, {"a": "b", "b": "c"}, set()),
        # The other half of the loop is on record.
        ({"a": "b"}, {"b": "a"}, {"b"}),
        # The file opens what would have been a loop.
        ({"a": "b"}, {"b": "a", "a": ""}, set()),
        # Putting one back as on record closes another loop, so that goes too.
        ({"a": "b"}, {"a": "c", "c": "a", "b": "a"}, {"a", "b", "c"}),
        # A loop on record that the file repeats is not new.
        ({"a": "b", "b": "a"}, {"a": "b", "b": "a"}, set()),
    ],
)
def test_whose_manager_is_refused(current: dict[str, str], named: dict[str, str], refused: set[str]) -> None:
    assert refused_managers(current, named) == refused


_people = st.sampled_from("abcdef")


@given(st.dictionaries(_people, _people | st.just("")), st.dictionaries(_people, _people | st.just("")))
def test_without_the_refused_no_new_loop_is_left(recorded: dict[str, str], named: dict[str, str]) -> None:
    current = {person: manager for person, manager in recorded.items() if manager}
    while found := [person for loop in loops(current) for person in loop]:
        del current[found[0]]
    refused = refused_managers(current, named)
    after = current | {person: manager for person, manager in named.items() if person not in refused}
    assert _found({person: manager for person, manager in after.items() if manager}) == []
    assert refused <= set(named)
