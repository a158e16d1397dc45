"""Statements as they stand, and by which name a reader knows a witness; from the rows of a case."""

from __future__ import annotations

from casework.enums import Meeting, SharedWith
from casework.models import Anonymity, Case, Employee, Statement, StatementShare, WitnessCall
from casework.queries.sight import Sight

Identity = int | str


def identity_of(row: Statement | WitnessCall) -> Identity:
    """Who it is: an employee's key, or the name of somebody else."""
    return row.witness_id if row.witness_id is not None else row.outsider.casefold()


def anonymous(case: Case) -> dict[Identity, str]:
    """The witnesses who are not named, with their letters. A witness of the incident is one in each of its cases."""
    return {identity_of(row.statement): row.letter for row in _granted(case)}


def _granted(case: Case) -> list[Anonymity]:
    """The decision that stands for each of them, in this case and in those joined with it."""
    rows = sorted((row for one in _told_alike(case) for row in one.anonymities.all()), key=lambda row: row.pk)
    newest = {identity_of(row.statement): row for row in rows}
    return [row for row in newest.values() if row.granted]


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


def witness_name(case: Case, sight: Sight, row: Statement | WitnessCall) -> str:
    """The same of the witness behind a statement or a call."""
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
    granted = max(one.recorded_at for one in _granted(case) if identity_of(one.statement) == identity_of(row))
    return [one for one in row.shares.all() if one.copy and one.recorded_at >= granted]


def not_shared(case: Case) -> list[Statement]:
    """The statements whose newest version the employee has not been given (PR-09)."""
    return [
        row
        for row in newest_statements(case)
        if not any(one.shared_with == SharedWith.EMPLOYEE for one in row.shares.all())
    ]


def called_to(case: Case, meeting: Meeting) -> list[WitnessCall]:
    return [row for row in case.witness_calls.all() if row.meeting == meeting]
