"""What one cell may hold. Each check takes the cell as it stands and returns its value, or raises BadCell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from typing import Any

Check = Callable[[str], Any]

# Characters that are not seen, or turn the text around; the two joiners are part of some names.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
# What spreadsheets take for the start of a formula, the full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class BadCell(Exception):
    """The cell cannot be used. The message says in a sentence what to do; it repeats nothing of the cell."""


def text(cell: str, most: int, *, required: bool = True) -> str:
    """Words on one line, inner spaces single, at most ``most`` characters."""
    if not cell.isprintable():
        _check_seen(cell)
    words = " ".join(cell.split())
    if not words and required:
        raise BadCell("This cell is empty. Fill it in.")
    if len(words) > most:
        raise BadCell(f"This is longer than {most} characters. Shorten it.")
    if words.startswith(_FORMULA):
        raise BadCell("This begins like a formula. Leave out the sign at its start.")
    return words


def _check_seen(cell: str) -> None:
    for character in cell:
        if unicodedata.category(character) in _UNSEEN and character not in _JOINERS:
            raise BadCell("This holds a character that cannot be seen. Type it again.")


def number(cell: str, most: int = 20, *, required: bool = True) -> str:
    """A staff number or another number that names something: letters, digits and . / _ -"""
    value = cell.strip()
    if not value and not required:
        return ""
    if not value:
        raise BadCell("This cell is empty. Fill it in.")
    if len(value) > most:
        raise BadCell(f"This is longer than {most} characters. Shorten it.")
    if not _CODE.fullmatch(value):
        raise BadCell("This may hold only letters, digits and . / _ - and begins with a letter or digit.")
    return value


@lru_cache(maxsize=10_000)
def day(cell: str) -> date:
    """A day written as 2026-12-31."""
    value = cell.strip()
    if not value:
        raise BadCell("This cell is empty. Write a day as 2026-12-31.")
    if not _DAY.fullmatch(value):
        raise BadCell("This is not a day written as 2026-12-31: year, month, day.")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise BadCell("There is no such day. Check the month and the day.") from None
    if not EARLIEST <= found <= LATEST:
        raise BadCell("This day is before 1900 or after 2199. Check the year.")
    return found


def day_or_none(cell: str) -> date | None:
    """As ``day``; None for an empty cell."""
    return day(cell) if cell.strip() else None


def one_of(cell: str, known: Collection[str]) -> str:
    """A code from a list, exactly as it stands there."""
    value = cell.strip()
    if value not in known:
        shown = ", ".join(known) if len(known) <= 30 else "those in use"
        raise BadCell(f"This is not a known code. The codes are: {shown or 'none yet'}.")
    return value
