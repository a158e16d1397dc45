"""The bank holidays that came with the software: the first list, and what later ones changed (CA-1).

Both lie in ``bank_holidays.json``. The first list is the seed of every calendar and is never written anew: a server whose
calendars changed with a package would have no row, no event and no recount for it. What a newer `holidays` package says
otherwise is added to the file as a change, and each server records it as a row (``manage.py compare_holidays``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import holidays
from holidays.version import __version__

from casework.enums import HolidayStep, Nation

FIRST_YEAR = 1990
LAST_YEAR = 2060
FILE = Path(__file__).with_name("bank_holidays.json")
Days = dict[date, str]

# England and Wales share one list. The library keeps the two apart; a test proves them equal.
_SUBDIVISION = {
    Nation.ENGLAND_AND_WALES: "ENG",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


@dataclass(frozen=True)
class Listed:
    """One day that a newer list has or lacks. package: which said so first."""

    nation: Nation
    day: date
    name: str
    step: HolidayStep
    package: str


def source(package: str) -> str:
    """What the screen says of a day from a list. package: such as "holidays 0.109"."""
    return f"The list that came with the software ({package})"


def seed_package() -> str:
    return str(_file()["package"])


@cache
def seed(nation: Nation) -> Days:
    """The days of the first list with their names, in order."""
    named = _file()["days"][Nation(nation).value]
    days = {date.fromisoformat(day): name for name, given in named.items() for day in given.split()}
    return dict(sorted(days.items()))


def changed_since() -> list[Listed]:
    """What later lists changed in the first one, in the order of the releases; only the last word on each day."""
    last: dict[tuple[str, str], Listed] = {}
    for row in _file()["changes"]:
        last[row["nation"], row["day"]] = _listed(row)
    return list(last.values())


def not_in_the_file() -> list[Listed]:
    """What the package that is installed says, and the file does not, in order; of weekdays, as no other day counts."""
    found = []
    for nation in Nation:
        ours, theirs = _newest(nation), _of_package(nation)
        for day in sorted(ours.keys() ^ theirs.keys()):
            step = HolidayStep.ADDED if day in theirs else HolidayStep.TAKEN_OFF
            name = theirs.get(day) or ours[day]
            found.append(Listed(nation, day, name, step, f"holidays {__version__}"))
    return [one for one in found if one.day.weekday() < 5]


def with_added(document: dict[str, Any], found: list[Listed]) -> dict[str, Any]:
    """The document of the file with further changes."""
    rows = [
        {
            "package": one.package,
            "nation": one.nation.value,
            "day": one.day.isoformat(),
            "step": one.step.value,
            "name": one.name,
        }
        for one in found
    ]
    return document | {"changes": [*document["changes"], *rows]}


def _newest(nation: Nation) -> Days:
    days = dict(seed(nation))
    for one in changed_since():
        if one.nation == nation:
            days.pop(one.day, None)
            days |= {one.day: one.name} if one.step == HolidayStep.ADDED else {}
    return days


def _of_package(nation: Nation) -> Days:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return dict(holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=years))


def _listed(row: dict[str, str]) -> Listed:
    day, step = date.fromisoformat(row["day"]), HolidayStep(row["step"])
    return Listed(Nation(row["nation"]), day, row["name"], step, row["package"])


@cache
def _file() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return document
