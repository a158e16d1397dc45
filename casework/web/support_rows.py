"""What lets everybody take part, as lines for a form, for the hearing sheet and for the case page."""

from __future__ import annotations

from casework.enums import Action, Meeting, Party
from casework.models import Case
from casework.queries.sight import Sight
from casework.queries.support import agreed_for, unanswered
from casework.queries.witnesses import (
    Identity,
    called_to,
    identity_of,
    invitations_of,
    not_shared,
    witness_name,
)
from casework.rules.cited import Caution
from casework.rules.dates import words
from casework.web.shapes import Row

NOT_ANSWERED = "Asked for and not answered yet"


_OF_AN_APPEAL = (Action.ARRANGE_APPEAL_HEARING, Action.RECORD_APPEAL_HEARING)


def meeting_of(action: Action) -> Meeting:
    """Which of the meetings a verb arranges or records."""
    return Meeting.APPEAL if action in _OF_AN_APPEAL else Meeting.HEARING


def adjustment_rows(case: Case, meeting: Meeting) -> list[Row]:
    """What is done for somebody at this meeting, in practical words; that an answer is owed, never why."""
    agreed = agreed_for(case, meeting)
    waits = [NOT_ANSWERED] if unanswered(case, meeting) else []
    return [Row("Adjustments", [*agreed, *waits])] if agreed or waits else []


def adjustment_cautions(case: Case, meeting: Meeting) -> list[Caution]:
    """That an adjustment for a meeting waits for its answer."""
    if not unanswered(case, meeting):
        return []
    return [
        Caution(
            "EQ-9",
            "An adjustment was asked for this meeting and has not been answered. Answer it before the meeting: "
            "the meeting cannot be recorded before, and the law asks for reasonable adjustments.",
        )
    ]


def cautions_before(case: Case, meeting: Meeting) -> list[Caution]:
    """What whoever arranges a meeting is told is still owed to the employee."""
    said = adjustment_cautions(case, meeting)
    if any(not row.decisions.all() for row in case.anonymity_requests.all()):
        said.append(
            Caution(
                "DP-9",
                "A witness asked not to be named, and the case manager has not decided. Until then nothing that names "
                "the witness can be shared.",
            )
        )
    if not_shared(case):
        said.append(
            Caution(
                "PR-09",
                "There are witness statements that were not shared with the employee. Share them with the invitation, "
                "so that the employee can answer them.",
            )
        )
    return said


def called_rows(case: Case, sight: Sight, meeting: Meeting) -> list[Row]:
    """The witnesses to be heard, by whom they were called, and when the other side was told (PR-11)."""
    said = []
    for row in called_to(case, meeting):
        party = "called by us" if row.party == Party.US else "called by the employee"
        name = witness_name(case, sight, row)
        came = "".join(f"; {one}" for one in invited(case, identity_of(row), meeting))
        said.append(f"{name}, {party}, named on {words(row.notified_on)}: {row.about}{came}")
    return [Row("Witnesses to be heard", said)] if said else []


def invited(case: Case, who: Identity, meeting: Meeting) -> list[str]:
    """The invitations of a witness to a kind of meeting, and whether they came; never why not."""
    said = []
    for row in invitations_of(case, who, meeting):
        answer = getattr(row, "attendance", None)
        came = "" if answer is None else ", came" if answer.came else ", did not come"
        said.append(f"invited on {words(row.invited_on)} for {words(row.for_on)}{came}")
    return said
