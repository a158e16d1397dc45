"""A day in three boxes and a time in one, read the way people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from casework.templatetags.casework_tags import day_in_words
from casework.web import widgets
from casework.web.fields import Worded

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DayLimit = dt.date | Callable[[], dt.date] | None


class DateField(Worded, forms.Field):
    """A day in three boxes. The month may be a word.

    not_future: today at the latest. ``earliest`` / ``latest``: a day, or a function that gives one, both inclusive.
    """

    widget = widgets.DateInput

    def __init__(
        self, *, not_future: bool = False, earliest: DayLimit = None, latest: DayLimit = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("help_text", "For example, 27 3 2026")
        super().__init__(**kwargs)
        self.not_future = not_future
        self.earliest = earliest
        self.latest = latest

    def clean(self, value: widgets.DateTyped) -> dt.date | None:
        if value.is_empty:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        day = self.real_day(value)
        self.check_limits(day)
        return day

    def real_day(self, typed: widgets.DateTyped) -> dt.date:
        missing = [part for part in widgets.DATE_PARTS if not getattr(typed, part)]
        if missing:
            raise self.error(f"must include a {' and '.join(missing)}", *missing)
        month = month_number(typed.month)
        readable = {"day": is_number(typed.day), "month": bool(month), "year": typed.year.isdecimal()}
        for part, good in readable.items():
            if not good:
                raise self.error("must be a real date", part)
        if len(typed.year) != 4:
            raise ValidationError("Year must include 4 numbers", code="year", params={"parts": ("year",)})
        try:
            return dt.date(int(typed.year), month, int(typed.day))
        except ValueError:
            part = "month" if not 1 <= month <= 12 else "day" if not 1 <= int(typed.day) <= 31 else ""
            raise self.error("must be a real date", *([part] if part else [])) from None

    def check_limits(self, day: dt.date) -> None:
        if self.not_future and day > timezone.localdate():
            raise self.error("must be today or in the past")
        earliest, latest = (limit() if callable(limit) else limit for limit in (self.earliest, self.latest))
        if earliest and day < earliest:
            raise self.error(f"must be {day_in_words(earliest)} or later")
        if latest and day > latest:
            raise self.error(f"must be {day_in_words(latest)} or earlier")

    def error(self, words: str, *parts: str) -> ValidationError:
        return ValidationError(f"{self.subject} {words}", code="date", params={"parts": parts})


def is_number(typed: str) -> bool:
    return typed.isdecimal() and len(typed) <= 2


def month_number(typed: str) -> int:
    """1 to 12 from a number or a word; another short number as it is; 0 when it is neither."""
    if is_number(typed):
        return int(typed)
    start = typed.casefold()[:3]
    return MONTHS.index(start) + 1 if start in MONTHS else 0


class TimeField(Worded, forms.Field):
    """A time of day in one box: 10:30am, 10.30, 2pm, 14:00. An afternoon hour without "pm" is asked back."""

    pattern = re.compile(
        r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
    )

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "For example, 10:30am or 2pm")
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-5"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return (
            f"{value.hour % 12 or 12}:{value:%M}{value:%p}".lower() if isinstance(value, dt.time) else value
        )

    def to_python(self, value: Any) -> dt.time | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        words = {"midday": "12pm", "noon": "12pm", "midnight": "12am"}
        found = self.pattern.fullmatch(words.get(typed.casefold(), typed))
        not_a_time = ValidationError(f"{self.subject} must be a time, like 10:30am or 2pm", code="time")
        if not found:
            raise not_a_time
        hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()[:1]
        if half and not 1 <= hour <= 12:
            raise not_a_time
        if not half and 1 <= hour <= 6 and not found["hour"].startswith("0"):
            raise ValidationError(f"Say whether {self.name_in_sentence} is am or pm", code="half")
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        try:
            return dt.time(hour, minute)
        except ValueError:
            raise not_a_time from None
