"""Plain log lines without personal data."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainFormatter(logging.Formatter):
    """One line per record; an exception is its kind and its places, never its words.

    The words of an exception quote values: a unique constraint names the email address that broke it.
    show_values: keep them, for one's own machine.
    """

    def __init__(self, show_values: bool = False) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.show_values = show_values

    def formatException(self, ei: ExcInfo) -> str:
        if self.show_values:
            return super().formatException(ei)
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)
