"""That a hearing was adjourned, as plain values for the case page."""

from __future__ import annotations

from django.utils import timezone

from casework.enums import HeldIn
from casework.models import Adjournment, AppealHearing, Case, Hearing
from casework.queries.sight import Sight
from casework.queries.stage import moment_in_words
from casework.queries.told_adjournments import adjournable
from casework.rules.dates import words
from casework.web.shapes import Row


def adjournment_lines(hearing: Hearing | AppealHearing) -> list[str]:
    """When it was broken off and when it goes on; everybody who works on the case knows that."""
    return [
        f"Adjourned {_day(row)}, goes on {moment_in_words(row.resumes_at)}, {row.place}"
        for row in hearing.adjournments.all()
    ]


def adjournment_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Why, and what was served meanwhile: it may speak of health, and is for those who read what was said."""
    return [
        (
            f"{'Appeal, attempt' if of_appeal else 'Attempt'} {hearing.attempt}, adjourned {_day(row)}",
            _rows(row),
        )
        for hearing, of_appeal, reads in adjournable(case, sight)
        for row in (hearing.adjournments.all() if reads else ())
    ]


def _rows(row: Adjournment) -> list[Row]:
    served = (
        [Row("New evidence", [row.new_evidence, f"Served {words(row.served_on)}"])] if row.served_on else []
    )
    return [
        Row("Why", row.reason),
        Row("Goes on", [moment_in_words(row.resumes_at), row.place, str(HeldIn(row.nation).label)]),
        *served,
        Row("Adjourned by", row.adjourned_by.name),
    ]


def _day(row: Adjournment) -> str:
    return words(timezone.localdate(row.adjourned_at))
