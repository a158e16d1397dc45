"""The disclosure table: the published answer with its counting rules, its as-at date and its bridge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from casework.access import roles_of
from casework.enums import Figures, Role
from casework.errors import NotYou
from casework.models import Case, PurgedSanction, Sanction
from casework.queries.disclosure import DisclosureAsked, recorded_since, sanctions_given
from casework.queries.purged import purged_of_units
from casework.rules.dates import words
from casework.rules.disclosure import PURGED, UNITS, Table, counting_rules, period_notes, tabulate
from casework.rules.small_numbers import EXACT, SmallNumbers, published

if TYPE_CHECKING:
    from accounts.models import User

COUNTERS = (Role.AUDITOR, Role.HR_LEAD)


@dataclass(frozen=True)
class Disclosure:
    """The answer to one question. ``counted``: of what it was counted, in a sentence. ``made_by``: who asked.

    notes: part years, and days before which nothing was known, a sentence each.
    """

    asked: DisclosureAsked
    table: Table
    rules: tuple[str, ...]
    notes: tuple[str, ...]
    counted: str
    made_by: str

    @property
    def title(self) -> str:
        asked = self.asked
        period = f"{words(asked.first)} to {words(asked.last)}"
        return f"{asked.category}: {UNITS[asked.count].title}, {period}"


def disclosure_for(asked: DisclosureAsked, *, by: User) -> Disclosure:
    """The answer over the cases that this person may see in the units in which they are an auditor or an HR lead.

    Raises NotYou unless they are one. Writes no event: the page and ``export_disclosure`` do, before it is shown.
    """
    if not roles_of(by) & set(COUNTERS):
        raise NotYou("Published figures are counted by an auditor or an HR lead. You are neither.")
    rows = Sanction.objects.visible_to(by).filter(case__in=Case.objects.of_units(by, COUNTERS))
    counted = "Counted are the cases that you may see in the units you cover."
    return disclosure(rows, asked, purged=purged_of_units(by, COUNTERS), counted=counted, by=by)


def disclosure(
    rows: QuerySet[Sanction],
    asked: DisclosureAsked,
    *,
    purged: QuerySet[PurgedSanction] | None = None,
    counted: str = "Counted is the whole register.",
    by: User,
) -> Disclosure:
    """As ``disclosure_for``, over rows chosen by the caller: the operator's command takes the whole register."""
    purged = PurgedSanction.objects.all() if purged is None else purged
    given = list(sanctions_given(rows, purged, asked))
    table = tabulate(given, count=asked.count, outcome=asked.outcome)
    rules = (*counting_rules(asked.count, asked.outcome), *((PURGED,) if purged.exists() else ()))
    if asked.figures == Figures.PUBLISHED:
        small = SmallNumbers(settings.SMALL_NUMBERS_BELOW, shows_zero=settings.SMALL_NUMBERS_SHOW_ZERO)
        table, rules = published(table, small), (*rules, *small.in_words())
    else:
        rules = (*rules, EXACT)
    notes = period_notes(asked.first, asked.last, asked.as_at)
    since = recorded_since(rows, purged) if asked.as_at < timezone.localdate() else None
    if since is not None and asked.as_at < since:
        notes += (
            f"The first sanction was recorded in this system on {words(since)}: before that day it knew none.",
        )
    return Disclosure(asked, table, rules, notes, counted, by.name or by.email)
