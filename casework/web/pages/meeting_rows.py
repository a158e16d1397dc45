"""Who came with the employee to a meeting that is no hearing, for the case page and for the employee's own (AC-2)."""

from __future__ import annotations

from casework.enums import CompanionKind
from casework.models import Case, Findings, MeetingCompanion, Suspension
from casework.queries.rows import companion_at, findings_of
from casework.queries.sight import Sight
from casework.web.shapes import PersonLine, Row


def meeting_rows(case: Case, meeting: Findings | Suspension, sight: Sight) -> list[Row]:
    """Whether somebody came, and whether the employee knew that they may; who it was, to those who may know."""
    row = companion_at(case, meeting)
    if row is None:
        return []
    told = "They were told that somebody may come with them."
    if not row.told:
        told = "They were not told that the policy lets somebody come with them."
    who = [f"{_came(row)}."]
    if sight.sees_companion(row):
        who = [one for one in (f"{CompanionKind(row.kind).label}.", row.name, row.reason) if one]
    return [Row("Companion at the meeting", [*who, told])]


def meeting_lines(case: Case) -> list[PersonLine]:
    """Whether somebody came, for everybody on the case: of the report that stands, and of each suspension."""
    held: list[tuple[str, Findings | Suspension]] = [
        ("Companion at the suspension", one) for one in case.suspensions.all()
    ]
    report = findings_of(case)
    if report is not None:
        held.insert(0, ("Companion at the investigation meeting", report))
    rows = ((title, companion_at(case, meeting)) for title, meeting in held)
    return [PersonLine(title, _came(row)) for title, row in rows if row is not None]


def own_meeting_rows(case: Case, suspension: Suspension) -> list[Row]:
    """For the employee: that the policy lets somebody come to the meeting in which they were suspended, and who came."""
    row = companion_at(case, suspension)
    if row is None:
        return []
    might = "By our policy somebody may come with you to the meeting in which you are suspended."
    untold = [] if row.told else ["You were not told so before it."]
    came = f"{row.name} came with you." if row.name else "Nobody came with you."
    return [Row("Your companion", [might, *untold, came])]


def _came(row: MeetingCompanion) -> str:
    return "Not accompanied" if row.kind == CompanionKind.NONE else "Accompanied"
