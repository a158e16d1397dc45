"""Who may lead a hearing, by grade: the hearing of a case, or of an appeal (SEP-4, SEP-7)."""

from __future__ import annotations

from datetime import date

from casework import queries
from casework.enums import PartKind
from casework.errors import RuleBroken
from casework.models import Appeal, Case, Employee, PolicyVersion
from casework.rules import appeal_levels, authority


def check_chairs(case: Case, chair: Employee, policy: PolicyVersion, on: date) -> None:
    """Raise RuleBroken T11 unless this person may impose whatever the case could lead to."""
    authority.check_chair_authority(
        policy.terms.ladder,
        queries.grade_rank(chair, on),
        queries.severity_put(case),
        live_levels=queries.earlier_warnings(case, case.allegations.all()).levels_possible(),
        ceiling=queries.ceiling_of(case),
    )


def check_hears_appeal(appeal: Appeal, manager: Employee, on: date) -> None:
    """Raise RuleBroken for a grade below that of whoever decided before (SEP-4), or that the policy asks for (SEP-7)."""
    appeal_levels.check_hears_level(queries.level_of(appeal), queries.grade_rank(manager, on))
    overridden = queries.overridden_rules(appeal.case, manager, PartKind.APPEAL_MANAGER)
    if "SEP-4" not in overridden and queries.is_below_the_decider(appeal.case, manager, on):
        who = "chair" if appeal.outcome.decision.hearing is not None else "case manager"
        raise RuleBroken(
            "SEP-4",
            f"The appeal manager is of a lower grade than the {who} whose decision is appealed.",
            instead=f"Appoint somebody of the {who}'s grade or above.",
            field="chair",
        )
