"""What the components of ``templates/casework/components`` are given: plain values, ready to be written.

A view turns rows into these, so that a template never asks the database and a wrong name fails in Python.
Days and times are values; the templates put them into words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class LinkGroup:
    """Links that are folded away behind their title."""

    title: str
    links: list[Link]


@dataclass(frozen=True)
class Tag:
    """``colour``: grey, green, turquoise, purple, pink, red, orange, yellow; blue when empty."""

    text: str
    colour: str = ""


@dataclass(frozen=True)
class NavItem:
    """One entry of the menu. ``count``: how many wait there for the reader."""

    text: str
    href: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True)
class Row:
    """A line of a summary list. ``value``: one text or several, one a line; a ``Tag`` where a status stands."""

    key: str
    value: object
    change: str = ""
    change_word: str = "Change"

    @property
    def values(self) -> list[object]:
        return list(self.value) if isinstance(self.value, list | tuple) else [self.value]

    @property
    def tag(self) -> Tag | None:
        return self.value if isinstance(self.value, Tag) else None


@dataclass(frozen=True)
class Happening:
    """One entry of the timeline."""

    title: str
    at: dt.datetime | dt.date
    by: str = ""
    words: str = ""
    links: tuple[Link, ...] = ()

    @property
    def has_time(self) -> bool:
        return isinstance(self.at, dt.datetime)


@dataclass(frozen=True)
class Next:
    """The one thing to do next. ``why``: the steps of the sum, a sentence each; ``then``: what follows."""

    what: str
    who: str
    by: dt.date | None = None
    days_left: int | None = None
    why: tuple[str, ...] = ()
    source: str = ""
    button: Link | None = None
    then: str = ""

    @property
    def is_late(self) -> bool:
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True)
class Waiting:
    """Somebody the file waits for. ``remind``: the address a POST of the reminder goes to."""

    who: str
    what: str
    since: dt.date
    days: int
    remind: str = ""


@dataclass(frozen=True)
class Strip:
    """A line over the file while something special holds: suspended, paused, on legal hold."""

    title: str
    words: str = ""
    link: Link | None = None
    kind: str = ""


@dataclass(frozen=True)
class AllegationLine:
    """``category`` and ``note`` are optional; ``finding`` is a value of ``enums.Finding`` or None."""

    number: int
    words: str
    dates: str
    finding: str | None = None
    category: str = ""
    note: str = ""
    href: str = ""
    change: Link | None = None


@dataclass(frozen=True)
class PersonLine:
    """A person and their part in the file. caution: what to mind of it, with its rule."""

    part: str
    name: str
    detail: str = ""
    change: Link | None = None
    caution: str = ""


@dataclass(frozen=True)
class Task:
    """A line of a task list. Without ``href`` it cannot be opened; ``done``: who did it and when, in words."""

    title: str
    status: str
    href: str = ""
    colour: str = ""
    hint: str = ""
    done: str = ""


@dataclass(frozen=True)
class Column:
    """A table column. ``direction``: "ascending", "descending" or "none" where it can be sorted by ``sort_href``."""

    text: str
    sort_href: str = ""
    direction: str = "none"
    is_number: bool = False


@dataclass(frozen=True)
class Chosen:
    """A filter in force and the address without it."""

    text: str
    without: str


@dataclass(frozen=True)
class FileHeading:
    """The top of a file: whose it is, its reference, and where it is in words."""

    name: str
    reference: str
    facts: tuple[str, ...] = ()
    state: str = ""
    stage: str = ""
    tags: tuple[Tag, ...] = ()
