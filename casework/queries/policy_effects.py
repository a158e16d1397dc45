"""Decisions that a policy would not have allowed: what a draft would have changed, had it been in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import OuterRef, QuerySet, Subquery

from casework.enums import Jurisdiction, Nation, SanctionLevel, Severity
from casework.models import AppealDecision, Decision, Posting
from casework.queries.committees import heard_with_the_chair
from casework.queries.measure import months_chosen
from casework.queries.measures import as_measures, measures_decided
from casework.rules.policy_effects import (
    DecidedLevel,
    DecidedOnAppeal,
    Obstacle,
    appeal_obstacle,
    degree_obstacle,
    extension_obstacle,
    measure_obstacle,
    obstacle,
)
from casework.rules.policy_terms import Terms, terms_of

_JOINED = ("case__taken_over", "hearing__record", "live_months")
_ROWS = ("relied_on", "case__sanction_measures", "case__parts__employee")


@dataclass(frozen=True)
class NotAllowed:
    """One decision that could not be made so. It names nobody."""

    case: int
    reference: str
    decided_on: date
    level: SanctionLevel
    name: str
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
    were recalled, or whose hearing an appeal set aside, and sanctions from old records are not among them. What an appeal
    put in place is one more, once the employee was told of it.
    decisions: those that the reader may see; all of them when None.
    """
    rows = Decision.objects.all() if decisions is None else decisions
    rows = rows.filter(recalled_at__isnull=True, hearing__set_aside_by__isnull=True)
    rows = _under_the_law_of(document, rows.filter(agreement__set_aside_by__isnull=True))
    made = rows.filter(decided_on__range=(first, last))
    varied = AppealDecision.objects.filter(
        appeal__outcome__decision__in=rows,
        decided_on__range=(first, last),
        appeal__letter__isnull=False,
        recalled_at__isnull=True,
    ).exclude(level="")
    terms = terms_of(document)
    lines = [*_of_hearings(made, terms), *_of_appeals(varied, terms)]
    lines.sort(key=lambda line: (line.decided_on, line.reference))
    return PolicyEffects(first, last, made.count() + varied.count(), tuple(lines))


def _of_hearings(made: QuerySet[Decision], terms: Terms) -> Iterator[NotAllowed]:
    graded = made.annotate(decider_rank=_rank_of_the_decider()).select_related(*_JOINED)
    for row in graded.exclude(level="").prefetch_related(*_ROWS):
        decided = _as_decided(row, terms)
        found = degree_obstacle(decided.severity, terms.degrees)
        found = found or obstacle(decided, terms.ladder, terms.fast_track) or _beside(row, terms)
        if found is not None:
            yield _line(row, SanctionLevel(row.level), found)
    extended = graded.filter(instead__isnull=False).select_related("instead__sanction")
    for row in extended.prefetch_related("case__parts__employee"):
        level, rank = SanctionLevel(row.instead.sanction.level), row.decider_rank or 0
        found = extension_obstacle(level, row.instead.months, terms.ladder, rank, _deciders(row))
        if found is not None:
            yield _line(row, level, found)


def _of_appeals(varied: QuerySet[AppealDecision], terms: Terms) -> Iterator[NotAllowed]:
    graded = varied.annotate(decider_rank=_rank_of_the_decider()).filter(superseded__isnull=False)
    rows = graded.select_related("case", "appeal", "superseded")
    for row in rows.prefetch_related("case__parts__employee", "appeal__hearings__record"):
        decided = DecidedOnAppeal(
            SanctionLevel(row.level),
            SanctionLevel(row.superseded.level),
            row.appeal.level,
            row.decider_rank or 0,
            _deciders_of_appeal(row),
        )
        found = appeal_obstacle(
            decided, terms.ladder, terms.appeal_levels, may_increase=terms.appeal_may_increase
        )
        if found is not None:
            yield _line(row, decided.level, found)


def _rank_of_the_decider() -> Subquery:
    """Of the grade of whoever decided, on that day."""
    grade = Posting.objects.filter(employee__user=OuterRef("decided_by")).in_force_on(OuterRef("decided_on"))
    return Subquery(grade.values("grade__rank")[:1])


def _under_the_law_of(document: Mapping[str, Any], rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Northern Ireland's own policy takes the place of whichever its workplaces had; Great Britain's of its own alone."""
    if document["jurisdiction"] == Jurisdiction.NORTHERN_IRELAND:
        return rows.filter(case__subject__nation=Nation.NORTHERN_IRELAND)
    return rows.filter(policy__jurisdiction=Jurisdiction.GREAT_BRITAIN)


def _as_decided(row: Decision, terms: Terms) -> DecidedLevel:
    """What these terms do not have as a sanction would not have counted."""
    none = {rung.level for rung in terms.ladder if not rung.counts}
    return DecidedLevel(
        level=SanctionLevel(row.level),
        severity=Severity(row.severity_found),
        live_levels=frozenset(SanctionLevel(past.level) for past in row.relied_on.all()) - none,
        decider_rank=row.decider_rank or 0,  # type: ignore[attr-defined]
        is_agreed=row.agreement_id is not None,
        deciders=_deciders(row),
        months=months_chosen(row),
    )


def _deciders(row: Decision) -> int | None:
    """How many heard it and could decide; None where nobody did, or the paper of a case names no panel: it may have had one.

    Whose part has ended since then still counts: it may have ended after the decision.
    """
    if row.hearing is None:
        return None
    panel = heard_with_the_chair(row.hearing, row.case.parts.all(), row.decided_on)
    return 1 + len(panel) if panel or not hasattr(row.case, "taken_over") else None


def _deciders_of_appeal(row: AppealDecision) -> int | None:
    """As ``_deciders``, of the attempt that was held and stands."""
    held = [one for one in row.appeal.hearings.all() if one.postponed_at is None and hasattr(one, "record")]
    if not held:
        return None
    return 1 + len(heard_with_the_chair(held[-1], row.case.parts.all(), row.decided_on))


def _beside(row: Decision, terms: Terms) -> Obstacle | None:
    measures = as_measures(measures_decided(row))
    return measure_obstacle(SanctionLevel(row.level), measures, terms.measures, row.decided_on)


def _line(row: Decision | AppealDecision, level: SanctionLevel, found: Obstacle) -> NotAllowed:
    return NotAllowed(
        case=row.case_id,
        reference=row.case.reference,
        decided_on=row.decided_on,
        level=level,
        name=row.instead.sanction.level_name
        if not row.level and isinstance(row, Decision)
        else row.level_name,
        rule_id=found.rule_id,
        why=found.why,
    )
