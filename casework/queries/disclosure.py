"""What a published answer is asked for, and the sanctions it counts: one statement, as known at the end of a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    ExpressionWrapper,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from casework.enums import CountOf, Figures, Finding, OutcomeTaken, SanctionLevel
from casework.models import AllegationFinding, Category, PurgedPerson, PurgedSanction, Sanction
from casework.queries.purged import purged_given
from casework.rules.dates import words
from casework.rules.disclosure import Given


@dataclass(frozen=True)
class DisclosureAsked:
    """Codes and days only, so that it may stand in an address and in the log. ``first`` and ``last`` are included."""

    category: Category
    first: date
    last: date
    as_at: date
    count: CountOf = CountOf.PEOPLE
    outcome: OutcomeTaken = OutcomeTaken.FINAL
    figures: Figures = Figures.PUBLISHED

    def codes(self) -> dict[str, str]:
        """What was asked, for the audit log."""
        return {
            "category": self.category.code,
            "decided_from": self.first.isoformat(),
            "decided_to": self.last.isoformat(),
            "as_at": self.as_at.isoformat(),
            "count": self.count.value,
            "outcome": self.outcome.value,
            "figures": self.figures.value,
        }

    @classmethod
    def from_codes(cls, facts: Mapping[str, Any], category: Category) -> DisclosureAsked:
        """What was asked, from its codes in the log."""
        first, last, as_at = (
            date.fromisoformat(facts[name]) for name in ("decided_from", "decided_to", "as_at")
        )
        # An event of before small numbers were hidden does not say: its figures were exact.
        figures = Figures(facts.get("figures", Figures.EXACT))
        count, outcome = CountOf(facts["count"]), OutcomeTaken(facts["outcome"])
        return cls(category, first, last, as_at, count, outcome, figures)

    def in_words(self) -> tuple[str, ...]:
        """What was asked, a phrase for each condition."""
        return (
            f"for {self.category}, and what is below it",
            f"decided from {words(self.first)} to {words(self.last)}",
            self.count.label.lower(),
            self.outcome.label.lower(),
            f"as at {words(self.as_at)}",
            self.figures.label.lower(),
        )


def end_of(day: date) -> datetime:
    """The first moment after a day, in the house's time zone."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def sanctions_given(
    rows: QuerySet[Sanction], purged: QuerySet[PurgedSanction], asked: DisclosureAsked
) -> Iterator[Given]:
    """Of ``rows`` and ``purged`` (those that are counted for a reader), what is of the category and period asked for.

    Known is what was recorded before the as-at day ended; a sanction that an appeal replaced later still stands then.
    One statement: a case that is purged meanwhile is counted as it was before or as it is after, never twice.
    """
    gone = purged_given(purged, path=asked.category.path, period=(asked.first, asked.last), as_at=asked.as_at)
    for sanction, case, person, level, is_first, stands in _kept(rows, asked).union(gone, all=True):
        yield Given(sanction, case, person, SanctionLevel(level), is_first=is_first, stands=stands)


def _kept(rows: QuerySet[Sanction], asked: DisclosureAsked) -> QuerySet[Any, Any]:
    moment = end_of(asked.as_at)
    known = Sanction.objects.filter(recorded_at__lt=moment, counts=True)
    earlier = known.filter(case=OuterRef("case"), pk__lt=OuterRef("pk"))
    period = (asked.first, asked.last)
    decided = Q(decision__decided_on__range=period) | Q(decision__isnull=True, issued_on__range=period)
    in_period = known.filter(decided, ~Exists(earlier))
    # Two sets that do not depend on the row: as one condition of either, each row would be looked for by itself.
    found = AllegationFinding.objects.exclude(finding=Finding.NOT_FOUND).filter(
        allegation__category__path__startswith=asked.category.path
    )
    by_decision = Q(decision__in=found.filter(decision__isnull=False).values("decision"))
    by_record = Q(provenance__in=found.filter(provenance__isnull=False).values("provenance"))
    counted = rows.filter(
        by_decision | by_record, counts=True, recorded_at__lt=moment, case__in=in_period.values("case")
    )
    # Who has purged cases too is one person with them.
    token = PurgedPerson.objects.filter(employee=OuterRef("employee")).values("token")
    text = CharField()
    return counted.order_by().values_list(
        Cast("pk", text),
        Cast("case_id", text),
        Coalesce(Cast(Subquery(token), text), Cast("employee_id", text)),
        "level",
        ~Exists(earlier),
        ExpressionWrapper(Q(superseded_at__isnull=True) | Q(superseded_at__gte=moment), BooleanField()),
    )


def recorded_since(rows: QuerySet[Sanction], purged: QuerySet[PurgedSanction]) -> date | None:
    """The day on which the first sanction was recorded here; of a purged one its month. Before it nothing is known."""
    since = rows.aggregate(since=Min("recorded_at"))["since"]
    month: date | None = purged.aggregate(since=Min("recorded"))["since"]
    known = [timezone.localdate(since)] if since else []
    return min([*known, *([month] if month else [])], default=None)
