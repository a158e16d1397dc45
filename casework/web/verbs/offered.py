"""A day that a refusal offered, filled in by its button: the form comes back with it and nothing is recorded."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.contrib import messages
from django.http import HttpResponse

from casework.rules.dates import words
from casework.web.day_fields import DateField
from casework.web.verbs.page import VerbPage


def fill_in(page: VerbPage) -> HttpResponse:
    """The form as it was typed, with the day of the button in its field. What names no such field changes nothing."""
    typed = page.request.POST.copy()
    name, _, said = typed.get("take_day", "").partition("=")
    with suppress(ValueError):
        day = date.fromisoformat(said)
        if isinstance(page.form(typed=typed).fields.get(name), DateField):
            boxes = (("day", day.day), ("month", day.month), ("year", day.year))
            for part, number in boxes:
                typed[f"{name}_{part}"] = str(number)
            messages.info(
                page.request, f"{words(day)} is filled in. Nothing is recorded yet: check it and send it."
            )
    form = page.form(typed=typed)
    form.initial["version"] = typed.get(
        "version", ""
    )  # of the file as it was read, or a change since would go unseen
    return page.show(form)
