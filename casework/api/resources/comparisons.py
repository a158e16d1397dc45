"""What others were given for the like, as JSON: for whoever decides, and as it was kept with the decision (EQ-8)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import OutcomeGiven, SanctionLevel, Severity
from casework.models import AppealDecision, Case, Decision, DecisionComparison, PolicyVersion
from casework.models.policies import policy_in_force
from casework.queries import severity_put
from casework.queries.comparators import Weighed, weighed_against, weighed_on_appeal
from casework.queries.rows import appeal_of, decision_of
from casework.rules.comparators import USUAL_TERMS, ComparisonTerms
from casework.rules.ladder import SEVERITIES


class OutcomeCountOut(serializers.Serializer):
    outcome = serializers.ChoiceField(OutcomeGiven.choices)
    count = serializers.IntegerField()
    percent = serializers.IntegerField()


class OtherOutcomeOut(serializers.Serializer):
    """An outcome issued to somebody else in the same incident. severity: null where nothing was found."""

    level = CodeOut(SanctionLevel.choices)
    severity = CodeOut(Severity.choices)
    extended = serializers.BooleanField(
        help_text="Nothing new was imposed, but a live warning was extended instead."
    )
    issued_on = serializers.DateField()


class ComparisonOut(serializers.Serializer):
    """How like cases ended, if all allegations are found and as serious as this; on appeal, of what was found.

    group_size: 0 for too few to compare.
    """

    severity_found = serializers.ChoiceField(Severity.choices)
    years = serializers.IntegerField(help_text="How far back the policy in force looks.")
    least_group = serializers.IntegerField(help_text="How many cases that policy takes for enough.")
    group_size = serializers.IntegerField()
    outcomes = OutcomeCountOut(many=True)
    usual_from = CodeOut(OutcomeGiven.choices, help_text="The mildest usual outcome.")
    usual_to = CodeOut(OutcomeGiven.choices, help_text="The heaviest usual outcome.")


class ComparedOut(serializers.Serializer):
    """What the decision was compared with when it was made. group_size: 0 for too few to compare."""

    from_on = serializers.DateField()
    to_on = serializers.DateField()
    group_size = serializers.IntegerField()
    distribution = serializers.DictField(child=serializers.IntegerField())
    usual_from = CodeOut(OutcomeGiven.choices)
    usual_to = CodeOut(OutcomeGiven.choices)
    others = serializers.ListField(
        child=serializers.ChoiceField(OutcomeGiven.choices),
        help_text="Issued to others in the same incident by then.",
    )


def comparisons(case: Case) -> list[dict[str, Any]]:
    """One for each severity that can be found, mildest first. Only for whoever decides. ``case``: loaded."""
    today, allegations = timezone.localdate(), list(case.allegations.all())
    gravest = SEVERITIES.index(severity_put(case))
    policy = policy_in_force(today, case.subject.nation)
    terms = _terms_of(policy)
    known = policy.terms.degrees if policy is not None else SEVERITIES
    return [
        _comparison(weighed_against(case, allegations, severity, terms, today), severity, terms)
        for severity in SEVERITIES[: gravest + 1]
        if severity in known
    ]


def _terms_of(policy: PolicyVersion | None) -> ComparisonTerms:
    return policy.terms.comparison if policy is not None else USUAL_TERMS


def _comparison(weighed: Weighed, severity: Severity | str, terms: ComparisonTerms) -> dict[str, Any]:
    like = weighed.comparison
    usual_from, usual_to = like.usual or ("", "")
    return {
        "severity_found": severity,
        "years": terms.years,
        "least_group": terms.least_group,
        "group_size": like.size,
        "outcomes": like.outcomes,
        "usual_from": usual_from,
        "usual_to": usual_to,
    }


def comparisons_on_appeal(case: Case) -> list[dict[str, Any]]:
    """The one for what was found, for whoever decides the appeal. ``case``: loaded."""
    appeal, today = appeal_of(case), timezone.localdate()
    decision = decision_of(case)
    if appeal is None or decision is None or not decision.severity_found:
        return []
    policy = policy_in_force(today, case.subject.nation)
    terms = _terms_of(policy)
    return [_comparison(weighed_on_appeal(decision, terms, today), decision.severity_found, terms)]


def compared(decision: Decision | AppealDecision, *, others: bool) -> dict[str, Any] | None:
    """What was kept with a decision; None where nothing was found.

    others: whether the reader is shown what somebody in the same incident was given, and how many were given what.
    """
    row: DecisionComparison | None = getattr(decision, "comparison", None)
    if row is None:
        return None
    shown = {
        name: getattr(row, name) for name in ("from_on", "to_on", "group_size", "usual_from", "usual_to")
    }
    return shown | {
        "distribution": row.distribution if others else {},
        "others": row.others if others else [],
    }
