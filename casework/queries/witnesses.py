"""Statements as they stand, and by which name a reader knows a witness; from the rows of a case."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from casework.enums import FileState, Meeting, SharedWith
from casework.models import (
    AnonymityRequest,
    Case,
    Employee,
    Statement,
    StatementShare,
    WitnessCall,
    WitnessInvitation,
)
from casework.queries.sight import Sight

Identity = int | str


class Hidden(NamedTuple):
    """How a witness stands who is not named, and since when: they asked, and it was granted or is not decided."""

    letter: str
    since: datetime


def identity_of(row: Statement | WitnessCall | AnonymityRequest | WitnessInvitation) -> Identity:
    """Who it is: an employee's key, or the name of somebody else."""
    return row.witness_id if row.witness_id is not None else row.outsider.casefold()


def anonymous(case: Case) -> dict[Identity, str]:
    """The witnesses who are not named, with their letters. A witness of the incident is one in each of its cases.

    Whoever asked is not named before it is decided, nor where it is asked anew after a refusal.
    """
    return {who: one.letter for who, one in _hidden(case).items()}


def names_kept(case: Case) -> list[str]:
    """The names of the witnesses who are not named: for no page, only so that a text that has one in it is not shown."""
    hidden = _hidden(case)
    asked = (row for one in _told_alike(case) for row in one.anonymity_requests.all())
    rows = [row for row in asked if identity_of(row) in hidden]
    return [row.witness.name if row.witness is not None else row.outsider for row in rows]


def waits_for_decision(case: Case, who: Identity) -> bool:
    """Whether a witness asked, in any open case in which they are one, and nobody has decided."""
    still_open = (one for one in _told_alike(case) if one.state != FileState.CLOSED)
    asked = (row for one in still_open for row in one.anonymity_requests.all())
    return any(identity_of(row) == who and not row.decisions.all() for row in asked)


def _hidden(case: Case) -> dict[Identity, Hidden]:
    """By what was asked and decided last, in this case and in those joined with it."""
    said: list[tuple[datetime, AnonymityRequest, bool]] = []
    for one in _told_alike(case):
        for request in one.anonymity_requests.all():
            said.append((request.recorded_at, request, True))
            said.extend((row.recorded_at, request, row.granted) for row in request.decisions.all())
    hidden: dict[Identity, Hidden] = {}
    for at, request, is_kept in sorted(said, key=lambda each: each[0]):
        if is_kept:
            hidden.setdefault(identity_of(request), Hidden(request.letter, at))
        else:
            hidden.pop(identity_of(request), None)
    return hidden


def _told_alike(case: Case) -> list[Case]:
    """The cases of the incident and of those that were joined: who is not named in one is named in none."""
    joined = [join.joined for join in case.joins.all()]
    into = [case.joined_into.case] if hasattr(case, "joined_into") else []
    incidents = {one.incident_id: one.incident for one in (case, *joined, *into)}
    return [one for incident in incidents.values() for one in incident.cases.all()]


def name_of(case: Case, sight: Sight, employee: Employee) -> str:
    """The name of a person on the case, or “Witness A” for whoever may not know it."""
    letter = "" if sight.names else anonymous(case).get(employee.pk, "")
    return f"Witness {letter}" if letter else employee.name


def witness_name(case: Case, sight: Sight, row: Statement | WitnessCall | WitnessInvitation) -> str:
    """The same of the witness behind a statement, a call or an invitation."""
    if row.witness is not None:
        return name_of(case, sight, row.witness)
    letter = "" if sight.names else anonymous(case).get(identity_of(row), "")
    return f"Witness {letter}" if letter else row.outsider


def newest_statements(case: Case) -> list[Statement]:
    """The newest version of each, in order."""
    newest: dict[int, Statement] = {}
    for row in sorted(case.statements.all(), key=lambda row: (row.number, row.version)):
        newest[row.number] = row
    return list(newest.values())


def text_shown(case: Case, sight: Sight, row: Statement) -> str:
    """The words; of an anonymous witness, for whoever may not know the name, the copy that was shared, or none."""
    if sight.names or identity_of(row) not in anonymous(case):
        return row.text
    copies = copies_without_name(case, row)
    return copies[-1].copy if copies else "Not shown: the witness is not named, and no copy was shared yet."


def copies_without_name(case: Case, row: Statement) -> list[StatementShare]:
    """The copies of what an anonymous witness said in which the name cannot be."""
    # What was shared before nobody was to know the name may have it in it.
    since = _hidden(case)[identity_of(row)].since
    return [one for one in row.shares.all() if one.copy and one.recorded_at >= since]


def not_shared(case: Case) -> list[Statement]:
    """The statements whose newest version the employee has not been given (PR-09)."""
    return [
        row
        for row in newest_statements(case)
        if not any(one.shared_with == SharedWith.EMPLOYEE for one in row.shares.all())
    ]


def called_to(case: Case, meeting: Meeting) -> list[WitnessCall]:
    return [row for row in case.witness_calls.all() if row.meeting == meeting]


def invitations_of(case: Case, who: Identity, meeting: Meeting) -> list[WitnessInvitation]:
    """Those of a witness to a kind of meeting, in order."""
    return [
        row for row in case.witness_invitations.all() if row.meeting == meeting and identity_of(row) == who
    ]


def unattended(case: Case) -> list[WitnessInvitation]:
    """The invitations of which nobody has recorded whether the witness came."""
    return [row for row in case.witness_invitations.all() if getattr(row, "attendance", None) is None]
