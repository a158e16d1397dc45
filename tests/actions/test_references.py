"""References say nothing of how many files there are, or in which order they came (DECISIONS 11)."""

from __future__ import annotations

import re
import secrets
from collections import Counter

import pytest

from casework.actions.references import ALPHABET, new_reference
from tests.requests_world import FOI, hire_who_answers, received
from tests.world import World

pytestmark = pytest.mark.django_db


def test_references_are_drawn_at_random_from_what_can_be_said_over_the_phone() -> None:
    drawn = [new_reference("DC", 2026) for _ in range(200)]
    assert all(re.fullmatch(rf"DC-2026-[{ALPHABET}]{{5}}", reference) for reference in drawn)
    assert not set("AEIOU01OIL25SZ8B") & set(ALPHABET)
    # In 200 draws of 3.2 million two alike are rare, three pairs as good as impossible; so is any order.
    assert len(set(drawn)) > 197
    assert drawn not in (sorted(drawn), sorted(drawn, reverse=True))
    for place in range(-5, 0):
        assert max(Counter(reference[place] for reference in drawn).values()) < 50


@pytest.mark.parametrize("kind", ["incident", "case", "request"])
def test_a_reference_that_is_taken_is_drawn_again(
    kind: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {
        "incident": world.report,
        "case": world.open_case,
        "request": lambda: (hire_who_answers(world), received(world, FOI))[1],
    }[kind]()
    taken = made.reference.rpartition("-")[2]
    drawn = iter(f"{taken}{taken}77777")
    monkeypatch.setattr(secrets, "choice", lambda _: next(drawn))
    prefix, year, _ = made.reference.split("-")
    assert new_reference(prefix, int(year)) == f"{prefix}-{year}-77777"
