"""Witnesses: one is named, statements are signed or say why not, and a copy gives nobody away (PR-11, PR-19, DP-9)."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import date

import pytest

from casework.enums import Meeting
from casework.errors import RuleBroken
from casework.rules.witnesses import (
    check_asked_once,
    check_attendance,
    check_decided_after,
    check_invitation,
    check_one_witness,
    check_share,
    check_signature,
    letter_for,
)

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


@pytest.mark.parametrize(
    ("copy", "why"), [("", ""), ("Wendy saw it.", "It named her.")], ids=["as it stands", "named"]
)
def test_nothing_that_names_whoever_waits_is_shared(copy: str, why: str) -> None:
    with pytest.raises(RuleBroken, match=r"it is not decided|The copy names the witness"):
        check_share(copy, why, anonymous_name="Wendy Example", is_decided=False)
    check_share("Somebody saw it.", "It named her.", anonymous_name="Wendy Example", is_decided=False)


@pytest.mark.parametrize(
    ("waits", "asked_on", "says"),
    [
        (False, DAY, ""),
        (True, DAY, "asked already, and it has not been decided"),
        (False, date(2026, 10, 17), "It was asked for on Sat 17 Oct 2026"),
    ],
)
def test_it_is_asked_once_and_decided_after(waits: bool, asked_on: date, says: str) -> None:
    with _refused(says):
        check_asked_once(waits)
        check_decided_after(asked_on, DAY)


@pytest.mark.parametrize(
    ("meeting", "for_on", "was_called", "sits_on", "says"),
    [
        (Meeting.INVESTIGATION, DAY, False, None, ""),
        (Meeting.INVESTIGATION, date(2026, 10, 15), False, None, "invited after the day"),
        (Meeting.HEARING, DAY, True, DAY, ""),
        (Meeting.HEARING, DAY, False, DAY, "Nobody has called this witness"),
        (Meeting.HEARING, date(2026, 10, 17), True, DAY, "The hearing is on Fri 16 Oct 2026"),
        (Meeting.APPEAL, DAY, True, None, "No hearing is arranged"),
    ],
)
def test_an_invitation(
    meeting: Meeting, for_on: date, was_called: bool, sits_on: date | None, says: str
) -> None:
    with _refused(says):
        check_invitation(meeting, DAY, for_on, was_called=was_called, sits_on=sits_on)


@pytest.mark.parametrize(
    ("on", "came", "why_not", "says"),
    [
        (DAY, True, "", ""),
        (DAY, False, "Ill.", ""),
        (date(2026, 10, 15), True, "", "nobody knows yet"),
        (DAY, False, " ", "it says why they did not"),
        (DAY, True, "Ill.", "it says why they did not"),
    ],
)
def test_whether_they_came(on: date, came: bool, why_not: str, says: str) -> None:
    with _refused(says):
        check_attendance(DAY, on, came=came, why_not=why_not)


def test_letters_go_on_after_z() -> None:
    assert [letter_for(taken) for taken in (0, 1, 25, 26, 27, 52)] == ["A", "B", "Z", "AA", "AB", "BA"]
