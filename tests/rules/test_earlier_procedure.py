"""What is said of how an earlier warning came about, before somebody relies on it (SA-8)."""

from __future__ import annotations

import pytest

from casework.enums import Known
from casework.rules.earlier_procedure import EarlierProcedure, caution_of_procedure

Y, N, U = Known.YES, Known.NO, Known.NOT_KNOWN
WHICH = "a final written warning issued Wed 3 Jun 2026"


@pytest.mark.parametrize(
    ("answers", "lacking"),
    [
        ((Y, Y, Y), ""),
        ((N, Y, Y), "there was no hearing"),
        ((Y, N, Y), "the employee was not accompanied"),
        ((Y, Y, N), "no appeal was offered"),
        ((U, Y, N), "whether there was a hearing is not known; no appeal was offered"),
        (
            (Y, U, U),
            "whether the employee was accompanied is not known; whether an appeal was offered is not known",
        ),
    ],
)
def test_what_is_lacking_is_cautioned_of_and_nothing_else(answers: tuple[Known, ...], lacking: str) -> None:
    how = EarlierProcedure(*answers)
    assert how.lacking == lacking
    caution = caution_of_procedure([(WHICH, EarlierProcedure(Y, Y, Y)), (WHICH, how)])
    assert (caution is not None) == bool(lacking)
    if caution is not None:
        assert caution.rule_id == "SA-8"
        assert f"A final written warning issued Wed 3 Jun 2026: {lacking}." in caution.words
        assert caution.words.count(WHICH[2:]) == 1


def test_everything_is_said_in_order() -> None:
    assert EarlierProcedure(Y, U, N).in_words == (
        "there was a hearing; whether the employee was accompanied is not known; no appeal was offered"
    )
    assert caution_of_procedure([]) is None
