"""A refusal as the house wants it: the rule, a sentence, what would be lawful, and nothing written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from casework.errors import CaseworkError, NotNow, NotYou, RuleBroken
from casework.rules.citations import citation_of
from tests.fixtures_world import contents

_CODE = re.compile(r"\b(T\d+|[A-Z]{2,3}-\d+|None|[a-z]+_[a-z_]+|\d{4}-\d\d-\d\d)\b")


def _check_sentence(sentence: str) -> None:
    """Plain words: it begins with a capital, ends with a full stop and names no code, field or bare date."""
    assert sentence[:1].isupper() or sentence[:1] == "“", sentence
    assert sentence.endswith("."), sentence
    assert not _CODE.search(sentence), sentence


@contextmanager
def refused(rule_id: str, *, says: str, instead: str = "", field: str | None = None) -> Iterator[None]:
    """The block must raise RuleBroken of this rule, whose words contain ``says`` and ``instead``; no row changes.

    field: the input at fault, where the refusal names one; None when it is not asked.
    """
    before = contents()
    with pytest.raises(RuleBroken) as caught:
        yield
    refusal = caught.value
    assert refusal.rule_id == rule_id, str(refusal)
    assert citation_of(rule_id).title
    assert says in refusal.message
    assert instead in refusal.instead
    _check_sentence(refusal.message)
    _check_sentence(refusal.instead)
    if field is not None:
        assert refusal.field == field
    assert contents() == before


@contextmanager
def _turned_away(error: type[CaseworkError], says: str, **more: str) -> Iterator[None]:
    before = contents()
    with pytest.raises(error) as caught:
        yield
    assert says in caught.value.message
    for name, value in more.items():
        assert value in getattr(caught.value, name)
    _check_sentence(caught.value.message)
    assert contents() == before


def not_now(says: str, **more: str) -> AbstractContextManager[None]:
    """The block must raise NotNow with these words, and write nothing."""
    return _turned_away(NotNow, says, **more)


def not_you(says: str) -> AbstractContextManager[None]:
    """The block must raise NotYou with these words, and write nothing."""
    return _turned_away(NotYou, says)
