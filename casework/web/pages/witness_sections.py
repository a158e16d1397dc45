"""What witnesses said, with whom it was shared, who is not named, and who is called and came: for the case page."""

from __future__ import annotations

from casework.enums import AnonymityAskedBy, Meeting, SharedWith
from casework.models import AnonymityRequest, Case, Statement, WitnessInvitation
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
    parts = [
        *statements,
        *_anonymity(case, sight),
        *([("Invited to the investigation", came)] if (came := _invited(case, sight)) else []),
        *([("Called to a hearing", called)] if called else []),
    ]
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
    return [
        Row("Statement", text_shown(case, sight, row)),
        *([Row("Signature", signed)] if sight.names or row.signed_on is not None else []),
        Row("Shared", shared or "Not yet"),
        *(Row(f"Version {one.version}", text_shown(case, sight, one)) for one in earlier),
    ]


def _invited(case: Case, sight: Sight) -> list[Row]:
    """Who was asked to say what they saw; why somebody did not come, for those who know every name."""
    rows = [row for row in case.witness_invitations.all() if row.meeting == Meeting.INVESTIGATION]
    return [Row(witness_name(case, sight, row), _came(row, sight)) for row in rows]


def _came(row: WitnessInvitation, sight: Sight) -> list[str]:
    answer = getattr(row, "attendance", None)
    said = [f"Invited on {words(row.invited_on)} for {words(row.for_on)}"]
    if answer is None:
        return said
    why = f": {answer.why_not}" if sight.names and answer.why_not else ""
    return [*said, "Came" if answer.came else f"Did not come{why}"]


def _anonymity(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """What was asked and what was decided, each with its day, person and reason; for those who know the names."""
    if not sight.names:
        return []
    return [
        (f"Anonymity: {row.witness.name if row.witness is not None else row.outsider}", _asked(row))
        for row in case.anonymity_requests.all()
    ]


def _asked(row: AnonymityRequest) -> list[Row]:
    asked_by = mid_sentence(AnonymityAskedBy(row.asked_by).label)
    asked = [f"By {asked_by}: {row.why}", f"Recorded by {row.recorded_by.name}"]
    decided = [
        Row(
            f"Decided {words(one.decided_on)}",
            [
                f"Granted: Witness {row.letter}" if one.granted else "Refused",
                one.reasons,
                one.decided_by.name,
            ],
        )
        for one in row.decisions.all()
    ]
    waits = Row("Decided", f"Not yet. Until then they stand as Witness {row.letter}.")
    return [Row(f"Asked for {words(row.asked_on)}", asked), *(decided or [waits])]
