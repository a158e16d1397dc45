"""How like cases of the whole organisation ended, as counts alone, and what was issued in the same incident (EQ-7, EQ-8).

Whoever decides sees none of these cases: nothing but how often each outcome came leaves this module, and nothing at all
of a group that is too small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from casework.enums import Finding, Severity
from casework.models import Allegation, AllegationFinding, Case, Decision
from casework.queries.deliberation import OtherOutcome, others_outcomes
from casework.queries.facts import left_before
from casework.rules import comparators
from casework.rules.comparators import Comparison, ComparisonTerms, Departure, compare, outcome_code


@dataclass(frozen=True)
class Weighed:
    """What a decision is compared with: like cases, and the outcomes issued to others in the same incident."""

    comparison: Comparison
    others: tuple[OtherOutcome, ...]

    def departures(self, level: str) -> tuple[Departure, ...]:
        """How an outcome differs from these; ``level`` empty for no sanction. Of others only what was found counts, and
        not where a live warning was extended: how far that lies from a level nobody can say.
        """
        like = [outcome_code(one.level) for one in self.others if one.severity and not one.extended]
        return comparators.departures(outcome_code(level), self.comparison, like)


NOTHING_LIKE_IT = Weighed(comparators.TOO_FEW, ())


def weighed_against(
    case: Case, found: Sequence[Allegation], severity: Severity | str, terms: ComparisonTerms, on: date
) -> Weighed:
    """What a decision on these findings is compared with. terms: of the policy of the decision.

    Nothing, where nothing was found, or where the employee has left and there is no outcome to choose (T24).
    """
    if not found or not severity or left_before(case, on) is not None:
        return NOTHING_LIKE_IT
    return Weighed(like_cases(case, found, severity, terms, on), tuple(others_outcomes(case)))


def weighed_on_appeal(decision: Decision, terms: ComparisonTerms, on: date) -> Weighed:
    """What an appeal decision is compared with: the like of what the decision appealed against found.

    terms: how far back, and how many are enough, of the policy by which the appeal is decided.
    """
    rows = decision.findings.exclude(finding=Finding.NOT_FOUND).select_related("allegation")
    found = [row.allegation for row in rows]
    return weighed_against(decision.case, found, decision.severity_found, terms, on)


def like_cases(
    case: Case, found: Iterable[Allegation], severity: Severity | str, terms: ComparisonTerms, on: date
) -> Comparison:
    """How decided cases ended in which the same was found, as gravely, in the last years: by final outcome, as it stands.

    The same: an allegation found or partly found of one of the same categories; no wider group is taken where these are
    too few. Without any case of this employee or this incident, and without those in which a live warning was extended
    instead (SA-11): that is no step of the ladder. Of the whole organisation, whoever asks.
    """
    categories = {one.category_id for one in found}
    decided = _decided(terms.decided_after(on), on).filter(severity_found=severity)
    # A few cases, left out by their ids: a join with each case of the group would cost more than all the rest.
    own = Case.objects.filter(Q(subject=case.subject_id) | Q(incident=case.incident_id))
    others = decided.exclude(case__in=own.order_by().values("pk"))
    same = AllegationFinding.objects.exclude(finding=Finding.NOT_FOUND).filter(
        decision=OuterRef("pk"), allegation__category__in=categories
    )
    # Counted by the database: what each of them was given never leaves it.
    standing = FilteredRelation("sanctions", condition=Q(sanctions__superseded_at__isnull=True))
    ended = others.filter(Exists(same)).annotate(standing=standing).annotate(ended=F("standing__level"))
    rows = ended.order_by().values("ended").annotate(times=Count("pk")).values_list("ended", "times")
    counts: Counter[str] = Counter()
    for level, times in rows:
        counts[outcome_code(level or "")] += times
    return compare(counts, terms.least_group)


def _decided(after: date, until: date) -> QuerySet[Decision]:
    """Decisions that stand and were issued."""
    rows: QuerySet[Decision] = Decision.objects.filter(
        recalled_at__isnull=True,
        hearing__set_aside_by__isnull=True,
        agreement__set_aside_by__isnull=True,
        outcome__isnull=False,
        instead__isnull=True,
        decided_on__gt=after,
        decided_on__lte=until,
    )
    return rows
