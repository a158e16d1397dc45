"""What these tests share: the world on a day of its autumn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

import time_machine

from tests.fixtures_world import world  # noqa: F401
from tests.world import LONDON


@contextmanager
def on(day: date, clock: time = time(9, 0)) -> Iterator[datetime]:
    """The morning of a day, or another time of it."""
    moment = datetime.combine(day, clock, LONDON)
    with time_machine.travel(moment, tick=False):
        yield moment
