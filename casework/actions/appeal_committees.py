"""Who decides an appeal with the appeal manager, where the policy wants a committee (domain.md section 2 axis 5; SEP-7)."""

from __future__ import annotations

from datetime import date

from casework import queries
from casework.models import Appeal, AppealCommitteeMember, AppealDecision
from casework.queries.committees import level_appealed, panel_to_decide
from casework.rules.appeal_levels import heard_by_at_least
from casework.rules.committees import check_appeal_committee
from casework.rules.ladder import called_on


def deciding_with_the_manager(appeal: Appeal, on: date) -> list[AppealCommitteeMember]:
    """A row for each, without its decision yet; none where the policy lets the appeal manager hear it alone.

    Raises RuleBroken SEP-7 where too few heard the appeal and are there still.
    """
    level, against = queries.level_of(appeal), level_appealed(appeal)
    if against is None or heard_by_at_least(level, against) == 1:
        return []
    hearing = appeal.hearings.filter(postponed_at__isnull=True, record__isnull=False).first()
    panel = panel_to_decide(hearing, on) if hearing is not None else []
    called = called_on(appeal.outcome.decision.policy.terms.ladder, against)
    check_appeal_committee(level, against, 1 + len(panel), called=called)
    return [AppealCommitteeMember(case=appeal.case, part=part) for part in panel]


def keep_committee(decision: AppealDecision) -> dict[str, list[int]]:
    """Save who decided it with the appeal manager, before it takes effect; the ids of their parts, as facts of the event.

    Raises RuleBroken as ``deciding_with_the_manager`` does.
    """
    members = deciding_with_the_manager(decision.appeal, decision.decided_on)
    for member in members:
        member.decision = decision
        member.save()
    return {"committee": [member.part_id for member in members]} if members else {}
