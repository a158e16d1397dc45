"""What an import says about a file: numbers, and remarks on its lines."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import NamedTuple

from casework.enums import RemarkKind


class Remark(NamedTuple):
    """One sentence about a line of the file (none: about the file or the register). It repeats no name."""

    line: int | None
    staff_number: str
    field: str
    kind: RemarkKind
    reason: str


@dataclass(frozen=True)
class Numbers:
    """Lines below the header, what they change, and what is to be looked at."""

    lines: int = 0
    added: int = 0
    corrected: int = 0
    posted: int = 0
    ended: int = 0
    units: int = 0
    errors: int = 0
    warnings: int = 0
    missing: int = 0

    @property
    def changes(self) -> int:
        """Employees, postings and units that are new or altered; 0 means that the register stays as it is."""
        return self.added + self.corrected + self.posted + self.units

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True)
class Report:
    """``refused``: why nothing of the file was used, or "". The remarks stay in the database until they are read."""

    dry_run: bool
    sha256: str
    numbers: Numbers = field(default_factory=Numbers)
    refused: str = ""


@dataclass(frozen=True)
class SanctionReport:
    """What became of the lines of a file of past sanctions. ``known``: here already, and so skipped."""

    dry_run: bool
    lines: int = 0
    recorded: int = 0
    known: int = 0
    errors: int = 0
    refused: str = ""
