"""Witnesses: one is named, statements are signed or say why not, and a copy gives nobody away (PR-11, PR-19, DP-9)."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import date

import pytest

from casework.errors import RuleBroken
from casework.rules.witnesses import check_one_witness, check_share, check_signature, letter_for

DAY = date(2026, 10, 16)


def _refused(says: str) -> AbstractContextManager[object]:
    return pytest.raises(RuleBroken, match=says) if says else nullcontext()


@pytest.mark.parametrize(
    ("is_employee", "outsider", "says"),
    [
        (True, "", ""),
        (False, "Olga", ""),
        (True, "Olga", "One witness is named"),
        (False, " ", "One witness is named"),
    ],
)
def test_one_witness_is_named(is_employee: bool, outsider: str, says: str) -> None:
    with _refused(says):
        check_one_witness(is_employee, outsider)


@pytest.mark.parametrize(
    ("signed_on", "why", "says"),
    [
        (DAY, "", ""),
        (None, "Tomorrow.", ""),
        (None, " ", "signed, or it says why"),
        (DAY, "Tomorrow.", "signed, or it says why"),
        (date(2026, 10, 15), "", "signed before it was taken"),
    ],
)
def test_it_is_signed_or_says_why_not(signed_on: date | None, why: str, says: str) -> None:
    with _refused(says):
        check_signature(DAY, signed_on, why)


@pytest.mark.parametrize(
    ("copy", "why", "anonymous_name", "says"),
    [
        ("", "", "", ""),
        ("Somebody saw it.", "It named her.", "", ""),
        ("Somebody saw it.", "", "", "needs the reason"),
        ("", "It named her.", "", "needs the reason"),
        ("", "", "Wendy Li Example", "not shared as it stands"),
        ("Somebody saw it.", "It named her.", "Wendy Li Example", ""),
        ("WENDY saw it.", "It named her.", "Wendy Li Example", "The copy names the witness"),
        ("Ms Example's post.", "It named her.", "Wendy Li Example", "The copy names the witness"),
        (
            "A li, an example, no: a sample.",
            "It named her.",
            "Wendy Li Sampler",
            "",
        ),  # Li is too short to tell
    ],
)
def test_a_copy(copy: str, why: str, anonymous_name: str, says: str) -> None:
    with _refused(says):
        check_share(copy, why, anonymous_name=anonymous_name)


def test_letters_go_on_after_z() -> None:
    assert [letter_for(taken) for taken in (0, 1, 25, 26, 27, 52)] == ["A", "B", "Z", "AA", "AB", "BA"]
