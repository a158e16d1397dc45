"""The shapes in which a policy document is shown and compared."""

from __future__ import annotations

from dataclasses import dataclass

# Said of what a policy has no words for.
NONE = "–"


@dataclass(frozen=True)
class Line:
    """One field. ``field``: its path in the document; ``said``: its words, a sentence or phrase each."""

    field: str
    label: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Pair:
    """One field of two documents side by side."""

    label: str
    one: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return self.one != self.other
