"""That an appeal may lead to a heavier warning, and that it did: words for the forms, letters and pages (AP-4)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.models import Appeal, AppealDecision, Case, Decision, PolicyVersion, Sanction
from casework.queries.appeal_levels import could_become, could_lead_to, replaced_by_heavier
from casework.queries.appeals_heard import heard_under
from casework.queries.own_case import appeal_could_be_heavier
from casework.rules.dates import words
from casework.web.policies.words import MAY_INCREASE
from casework.web.shapes import Row


def before_appealing(case: Case, on: date) -> str:
    """Whether an appeal that is received on a day could make the outcome heavier: said before anybody appeals."""
    if appeal_could_be_heavier(case, on):
        return "Our policy lets an appeal lead to a heavier warning. It never leads to a dismissal."
    return "The outcome never gets heavier by it."


def say_in_the_letter(decision: Decision, policy: PolicyVersion, on: date) -> list[Row]:
    """What the letter of an outcome has to say of an appeal; no row where one could lead to nothing heavier.

    policy: the one under which the employee is told.
    """
    heaviest = could_become(decision, decision.level, (policy,), on)
    if heaviest is None:
        return []
    heavier = f"a heavier warning, up to {policy.terms.level_in_words(heaviest)}, and never to a dismissal."
    return [Row("Say in the letter", f"Our policy lets an appeal lead to {heavier}")]


def may_follow(appeal: Appeal, stands: Sanction | None) -> list[str]:
    """What the employee is to know before an appeal is decided; nothing where it can lead to nothing heavier."""
    heaviest = could_lead_to(appeal, stands, timezone.localdate()) if stands is not None else None
    if heaviest is None:
        return []
    return [
        "The outcome can become lighter, and our policy lets it become heavier: up to "
        f"{heard_under(appeal).terms.level_in_words(heaviest)}, and never a dismissal.",
        "The appeal can be taken back until it is decided, by telling HR. Then the outcome stands as it is.",
    ]


def heavier_rows(decision: AppealDecision | None) -> list[Row]:
    """That the result of an appeal is heavier than what stood before, and which term of which policy lets it be."""
    before = replaced_by_heavier(decision) if decision is not None else None
    if decision is None or before is None:
        return []
    policy = heard_under(decision.appeal)
    return [
        Row(
            "Heavier than before",
            [
                f"Before the appeal {before.level_in_words} stood.",
                f"What lets it be heavier: “{MAY_INCREASE}”, a term of the policy {policy.name}, in force from "
                f"{words(policy.effective_from)}.",
            ],
        )
    ]
