"""What witnesses said, with whom it was shared and who is called, as plain values for the case page."""

from __future__ import annotations

from casework.enums import Meeting, SharedWith
from casework.models import Case, Statement
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.witnesses import newest_statements, text_shown, witness_name
from casework.rules.dates import words
from casework.web.shapes import Row
from casework.web.support_rows import called_rows

Section = tuple[str, list[tuple[str, list[Row]]]]


def witness_sections(case: Case, sight: Sight) -> list[Section]:
    """For whoever reads the report; a witness who is not named stands by their letter."""
    if not sight.report:
        return []
    statements = [
        (_of_statement(case, row, sight), _statement(case, row, sight)) for row in newest_statements(case)
    ]
    called = [
        row for meeting in (Meeting.HEARING, Meeting.APPEAL) for row in called_rows(case, sight, meeting)
    ]
    parts = [*statements, *([("Called to a hearing", called)] if called else [])]
    return [("Witnesses", parts)] if parts else []


def _of_statement(case: Case, row: Statement, sight: Sight) -> str:
    return f"Statement {row.number}: {witness_name(case, sight, row)}, taken {words(row.taken_on)}"


def _statement(case: Case, row: Statement, sight: Sight) -> list[Row]:
    signed = (
        f"Signed {words(row.signed_on)}" if row.signed_on is not None else f"Not signed: {row.why_unsigned}"
    )
    versions = [one for one in case.statements.all() if one.number == row.number]
    earlier = [one for one in versions if one.version < row.version]
    shares = [one for each in sorted(versions, key=lambda each: each.version) for one in each.shares.all()]
    shared = [
        f"With {mid_sentence(SharedWith(one.shared_with).label)} on {words(one.shared_on)}"
        + (
            f", redacted: {one.why_redacted}"
            if one.copy and sight.names
            else ", redacted"
            if one.copy
            else ""
        )
        for one in shares
    ]
    decided = [one for each in versions for one in each.anonymities.all()]
    anonymity = [
        Row(
            f"Anonymity, {words(one.decided_on)}",
            [
                f"Granted: Witness {one.letter}" if one.granted else "Refused",
                one.reasons,
                one.decided_by.name,
            ],
        )
        for one in decided
        if sight.names
    ]
    return [
        Row("Statement", text_shown(case, sight, row)),
        *([Row("Signature", signed)] if sight.names or row.signed_on is not None else []),
        Row("Shared", shared or "Not yet"),
        *anonymity,
        *(Row(f"Version {one.version}", text_shown(case, sight, one)) for one in earlier),
    ]
