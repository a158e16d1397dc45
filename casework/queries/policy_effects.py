"""Decisions that a policy would not have allowed: what a draft would have changed, had it been in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import OuterRef, QuerySet, Subquery

from casework.enums import Jurisdiction, Nation, SanctionLevel, Severity
from casework.models import Decision, Posting
from casework.queries.committees import heard_with_the_chair
from casework.queries.measures import as_measures, measures_decided
from casework.rules.policy_effects import DecidedLevel, Obstacle, measure_obstacle, obstacle
from casework.rules.policy_terms import Terms, terms_of

_ROWS = ("relied_on", "case__sanction_measures", "case__parts__employee")


@dataclass(frozen=True)
class NotAllowed:
    """One decision that could not be made so. It names nobody."""

    case: int
    reference: str
    decided_on: date
    level: SanctionLevel
    rule_id: str
    why: str


@dataclass(frozen=True)
class PolicyEffects:
    """decided: how many decisions were looked at, those without a sanction included."""

    first: date
    last: date
    decided: int
    not_allowed: tuple[NotAllowed, ...]


def year_to(day: date) -> date:
    """The first day of the year that ends on a day."""
    return day - relativedelta(years=1) + relativedelta(days=1)


def policy_effects(
    document: Mapping[str, Any], *, first: date, last: date, decisions: QuerySet[Decision] | None = None
) -> PolicyEffects:
    """The decisions of a period, both days included, that a checked document would not have allowed.

    Each is taken as it was made: what was found, the warnings that counted, the decider's grade on that day. Those that
    were recalled, or whose hearing an appeal set aside, and sanctions from old records are not among them.
    decisions: those that the reader may see; all of them when None.
    """
    rows = Decision.objects.all() if decisions is None else decisions
    rows = rows.filter(
        recalled_at__isnull=True,
        hearing__set_aside_by__isnull=True,
        agreement__set_aside_by__isnull=True,
        decided_on__range=(first, last),
    )
    made = _under_the_law_of(document, rows).order_by("decided_on", "case__reference")
    terms = terms_of(document)
    grade = Posting.objects.filter(employee__user=OuterRef("decided_by")).in_force_on(OuterRef("decided_on"))
    graded = made.exclude(level="").annotate(decider_rank=Subquery(grade.values("grade__rank")[:1]))
    found = (
        (row, obstacle(_as_decided(row), terms.ladder, terms.fast_track) or _beside(row, terms))
        for row in graded.select_related("case__taken_over", "hearing__record").prefetch_related(*_ROWS)
    )
    lines = tuple(_line(row, why) for row, why in found if why is not None)
    return PolicyEffects(first, last, made.count(), lines)


def _under_the_law_of(document: Mapping[str, Any], rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Northern Ireland's own policy takes the place of whichever its workplaces had; Great Britain's of its own alone."""
    if document["jurisdiction"] == Jurisdiction.NORTHERN_IRELAND:
        return rows.filter(case__subject__nation=Nation.NORTHERN_IRELAND)
    return rows.filter(policy__jurisdiction=Jurisdiction.GREAT_BRITAIN)


def _as_decided(row: Decision) -> DecidedLevel:
    return DecidedLevel(
        level=SanctionLevel(row.level),
        severity=Severity(row.severity_found),
        live_levels=frozenset(SanctionLevel(past.level) for past in row.relied_on.all()),
        decider_rank=row.decider_rank or 0,  # type: ignore[attr-defined]
        is_agreed=row.agreement_id is not None,
        deciders=_deciders(row),
    )


def _deciders(row: Decision) -> int | None:
    """How many heard it and could decide. Of a case that was taken over from paper nobody knows who sat with the chair.

    Whose part has ended since then still counts: it may have ended after the decision.
    """
    if row.hearing is None or hasattr(row.case, "taken_over"):
        return None
    return 1 + len(heard_with_the_chair(row.hearing, row.case.parts.all(), row.decided_on))


def _beside(row: Decision, terms: Terms) -> Obstacle | None:
    measures = as_measures(measures_decided(row))
    return measure_obstacle(SanctionLevel(row.level), measures, terms.measures, row.decided_on)


def _line(row: Decision, found: Obstacle) -> NotAllowed:
    return NotAllowed(
        case=row.case_id,
        reference=row.case.reference,
        decided_on=row.decided_on,
        level=SanctionLevel(row.level),
        rule_id=found.rule_id,
        why=found.why,
    )
