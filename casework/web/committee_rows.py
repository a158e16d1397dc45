"""Who decides with the chair or the appeal manager: as a row where a decision is told of, and who is missing before."""

from __future__ import annotations

from casework import queries
from casework.models import Appeal, AppealDecision, Case, Decision
from casework.queries.committees import appointed_to_hear_appeal, committee_of, level_appealed
from casework.rules.cited import Caution
from casework.rules.committees import caution_of_appeal_panel
from casework.rules.ladder import called_on
from casework.web.shapes import Row


def committee_rows(decision: Decision | AppealDecision) -> list[Row]:
    """The names of the committee but for who led it; no row where the policy let one person decide alone."""
    members = [part.employee.name for part in committee_of(decision)]
    who = "the appeal manager" if isinstance(decision, AppealDecision) else "the chair"
    return [Row(f"Decided with {who} by", members)] if members else []


def cautions_of_appeal_panel(case: Case, appeal: Appeal) -> list[Caution]:
    """What whoever arranges the hearing of an appeal is told where too few are appointed to hear it."""
    against = level_appealed(appeal)
    if against is None:
        return []
    called = called_on(appeal.outcome.decision.policy.terms.ladder, against)
    heard_by = appointed_to_hear_appeal(case)
    few = caution_of_appeal_panel(queries.level_of(appeal), against, heard_by, called=called)
    return [few] if few else []
