"""Keep who came with the employee to a meeting that is no hearing: the investigation meeting, or that of a suspension."""

from __future__ import annotations

from dataclasses import dataclass

from casework.enums import CompanionKind, OtherMeeting
from casework.models import Findings, MeetingCompanion, Suspension
from casework.rules.companion import check_meeting


@dataclass(frozen=True, kw_only=True)
class MeetingHeld:
    """What is written down of such a meeting. told: the employee was told beforehand that somebody may come with them."""

    told: bool
    companion_kind: CompanionKind | str
    companion_name: str = ""
    companion_reason: str = ""


def keep_companion(held: MeetingHeld | None, of: Findings | Suspension) -> MeetingCompanion | None:
    """The row of a meeting, under the policy of the report or the suspension (PV-1); None where none was held.

    Raises RuleBroken: AC-2 where that policy does not let the employee be accompanied there, AC-3 for the companion.
    """
    if held is None:
        return None
    kind, nobody = CompanionKind(held.companion_kind), held.companion_kind == CompanionKind.NONE
    name = "" if nobody else held.companion_name.strip()
    reason = "" if nobody else held.companion_reason.strip()
    row = MeetingCompanion(case=of.case, told=held.told, kind=kind, name=name, reason=reason)
    if isinstance(of, Findings):
        meeting, row.findings = OtherMeeting.INVESTIGATION, of
    else:
        meeting, row.suspension = OtherMeeting.SUSPENSION, of
    check_meeting(meeting, kind, name, reason, of.policy.terms.companion)
    row.save()
    return row
