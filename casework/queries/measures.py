"""What goes with a warning, of rows already loaded: only ``measures_before`` asks the database."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce

from casework.enums import MeasureKind
from casework.models import Case, Decision, Sanction, SanctionMeasure
from casework.rules.dates import words
from casework.rules.measures import Measure


def measures_decided(decision: Decision) -> list[SanctionMeasure]:
    """What goes with the decision itself, whatever an appeal made of it."""
    rows = decision.case.sanction_measures.all()
    return [row for row in rows if row.decision_id == decision.pk and row.imposed_by_id is None]


def measures_of(sanction: Sanction) -> list[SanctionMeasure]:
    """What goes with a sanction. Nothing with one from an old record, or one put right after its case was closed."""
    if sanction.decision_id is None or sanction.from_correction_id is not None:
        return []
    return [
        row
        for row in sanction.case.sanction_measures.all()
        if (row.decision_id, row.imposed_by_id) == (sanction.decision_id, sanction.imposed_by_id)
    ]


def as_measures(rows: Iterable[SanctionMeasure]) -> tuple[Measure, ...]:
    """The rows as the rules take them."""
    return tuple(Measure(MeasureKind(row.kind), row.what, row.basis, row.from_on, row.to_on) for row in rows)


def measures_before(case: Case) -> list[tuple[Measure, ...]]:
    """What went with each sanction imposed in the case so far; none at its first hearing."""
    return [as_measures(measures_of(row)) for row in case.sanctions.select_related("case").order_by("pk")]


def beside_the_sanction() -> QuerySet[SanctionMeasure]:
    """For a query of sanctions: the measures of the one at hand, as ``measures_of`` gives them."""
    # What put it in place; a number that no row has for what was put right after closing.
    by = Coalesce(OuterRef("imposed_by"), OuterRef("from_correction") * -1, 0)
    rows = SanctionMeasure.objects.alias(by=Coalesce("imposed_by", 0))
    return rows.filter(decision=OuterRef("decision"), by=by)


def in_a_list(kinds: Iterable[str]) -> str:
    """Codes as words: ``demotion and transfer``."""
    return " and ".join(str(MeasureKind(kind).label).lower() for kind in kinds)


def days_in_words(row: SanctionMeasure | Measure) -> str:
    """From when to when: ``From Mon 2 Nov 2026, for good``."""
    if row.to_on is None:
        return f"From {words(row.from_on)}, for good"
    return f"From {words(row.from_on)} up to and including {words(row.to_on)}"


def in_lines(rows: Iterable[SanctionMeasure]) -> list[str]:
    """A line for each: ``Demotion. From Mon 2 Nov 2026, for good``."""
    return [f"{MeasureKind(row.kind).label}. {days_in_words(row)}" for row in rows]


def with_them(rows: Iterable[SanctionMeasure]) -> str:
    """For the end of a phrase: ``, with demotion and transfer``; empty where nothing goes with it."""
    labels = in_a_list(row.kind for row in rows)
    return f", with {labels}" if labels else ""
