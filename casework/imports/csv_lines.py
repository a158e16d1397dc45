"""Read a CSV file line by line: what no line can put right refuses the file, anything else only its own line."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import IO

MOST_BYTES_IN_A_LINE = 100_000
_ZIP = b"PK\x03\x04"
_SEPARATORS = {";": "semicolons", "\t": "tabs"}

NOT_UTF_8 = "Line {line} is not in UTF-8. Save the file again as “CSV UTF-8” and choose it again."
WORKBOOK = (
    "This is a workbook, not a CSV file. Save it in the spreadsheet as “CSV UTF-8” and choose that file."
)
TOO_LONG = (
    "Line {line} is longer than 100,000 characters, so this is not the file that was meant. Save it as CSV."
)
QUOTES = "A quotation mark is not closed, or a cell has a line break in it. Put each person on one line."
CELLS = "This line has {found} cells and the first line of the file has {wanted}. Check the commas."


class FileRefused(Exception):
    """Nothing of this file can be used. The message says in a sentence what to do."""


@dataclass(frozen=True)
class Line:
    """One line below the header. ``number`` counts from 1, the header. ``wrong`` says why there are no cells."""

    number: int
    cells: list[str]
    wrong: str = ""


class CsvFile:
    """A file of bytes with a fixed header row, read once from its start, with its digest and size as far as read.

    may_end: columns that may follow the header, all or none. Where they do not, their cells are read as empty.
    """

    def __init__(self, file: IO[bytes], header: Sequence[str], may_end: Sequence[str] = ()) -> None:
        self._file, self._header = file, list(header)
        self._may_end, self._padding = list(may_end), [""] * len(may_end)
        self._digest = sha256()
        self.size = 0

    @property
    def digest(self) -> str:
        """SHA-256, 64 hexadecimal digits."""
        return self._digest.hexdigest()

    def lines(self) -> Iterator[Line]:
        """The lines below the header that are not blank. Raises FileRefused."""
        texts = self._texts()
        self._check_header(next(texts, ""))
        for number, text in enumerate(texts, start=2):
            if text.strip(", \t"):
                yield self._line(number, text)

    def _texts(self) -> Iterator[str]:
        number = 0
        while raw := self._file.readline(MOST_BYTES_IN_A_LINE):
            number += 1
            self.size += len(raw)
            self._digest.update(raw)
            if number == 1 and raw.startswith(_ZIP):
                raise FileRefused(WORKBOOK)
            try:
                text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise FileRefused(NOT_UTF_8.format(line=number)) from None
            if len(raw) == MOST_BYTES_IN_A_LINE and not raw.endswith(b"\n"):
                raise FileRefused(TOO_LONG.format(line=number))
            yield unicodedata.normalize("NFC", text.rstrip("\r\n"))

    def _check_header(self, text: str) -> None:
        if not text.strip():
            raise FileRefused(f"The file has no first line. It must be: {','.join(self._header)}")
        for separator, name in _SEPARATORS.items():
            if [cell.strip(' "') for cell in text.split(separator)] == self._header:
                raise FileRefused(
                    f"The columns are separated by {name}. Save the file again with commas between the columns."
                )
        found = [cell.strip() for cell in _cells(text) or []]
        if found == self._header:
            return
        if self._may_end and found == [*self._header, *self._may_end]:
            self._header, self._padding = found, []
            return
        missing = ", ".join(name for name in self._header if name not in found)
        why = f"Missing: {missing}." if missing else "The columns are not in this order, or there are more."
        raise FileRefused(f"The first line must be: {','.join(self._header)} {why}")

    def _line(self, number: int, text: str) -> Line:
        cells = _cells(text)
        if cells is None:
            return Line(number, [], QUOTES)
        if len(cells) != len(self._header):
            return Line(number, [], CELLS.format(found=len(cells), wanted=len(self._header)))
        return Line(number, cells + self._padding)


def digest_and_lines(file: IO[bytes]) -> tuple[str, int]:
    """The SHA-256 of a file, and its lines below the header that are not blank, whatever is in them.

    Leaves the file at its start. It is counted by the same lines as ``CsvFile`` reads, so that the two can be compared.
    """
    digest, lines, number = sha256(), 0, 0
    file.seek(0)
    while raw := file.readline(MOST_BYTES_IN_A_LINE):
        digest.update(raw)
        number += 1
        lines += number > 1 and bool(raw.strip(b", \t\r\n"))
    file.seek(0)
    return digest.hexdigest(), lines


def _cells(text: str) -> list[str] | None:
    """The cells of one line; None when its quotation marks do not close. No cell holds a line break."""
    try:
        return next(csv.reader([text], strict=True), [])
    except csv.Error:
        return None
