"""The letters of an employee's own case as they stand on their page: the slots of domain.md 1.4, section by section."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.enums import (
    DeadlineKind,
    Meeting,
    NotesStatus,
    SuspensionPay,
)
from casework.models import AppealHearing, Case, Hearing
from casework.queries.deliberation import heaviest_possible
from casework.queries.own_case import (
    alleged,
    findings_told,
    panel_of,
    statements_given,
    witnesses_told,
)
from casework.queries.rows import hearing_of, suspension_of
from casework.queries.stage import mid_sentence, moment_in_words
from casework.queries.told_rows import began, level_in_words
from casework.rules.dates import words
from casework.web.pages.case_sections import dates_in_words
from casework.web.shapes import AllegationLine, Row

Section = tuple[str, list[Row]]

# AC-3 to AC-5, in words for the employee.
COMPANION = (
    "You may be accompanied by a colleague, an official employed by a trade union, or a representative whom a union "
    "has certified in writing. You need not be a member, and the choice is yours.",
    "Your companion may put your case, sum up, respond to what is said and talk with you. They may not answer "
    "questions for you.",
    "If your companion cannot come on that day, propose another. We must accept a reasonable time within five "
    "working days after it.",
)


def allegation_lines(case: Case) -> list[AllegationLine]:
    """As the invitation put them, with what was found once the outcome was sent."""
    found = findings_told(case)
    return [
        AllegationLine(
            number=one.number,
            words=one.particulars,
            dates=dates_in_words(one.acted_from, one.acted_to),
            finding=found[one.number].finding if one.number in found else None,
            category=one.category,
        )
        for one in alleged(case)
    ]


def suspension_rows(case: Case, today: date) -> list[Row]:
    """Whether suspended, until which review, pay and contact (SU-1 to SU-4)."""
    row = suspension_of(case)
    if row is None:
        return []
    due = {
        one.kind: one.due_on
        for one in case.deadlines.all()
        if one.met_at is None and one.superseded_at is None
    }
    review, cap = due.get(DeadlineKind.SUSPENSION_REVIEW), due.get(DeadlineKind.SUSPENSION_CAP)
    rows = [
        Row("Since", [words(row.effective_on), "This is no disciplinary act, and nothing is decided by it."]),
        Row("Looked at again", f"By {words(review)}")
        if review
        else Row("Looked at again", "As you were told"),
        Row("Pay", [str(SuspensionPay(row.pay).label), *([row.pay_clause] if row.pay_clause else [])]),
        Row("Your contact", f"{row.contact.name}, {row.contact.work_email}"),
    ]
    return [*rows, Row("At the latest it ends", words(cap))] if cap else rows


def invitation_sections(case: Case) -> list[Section]:
    """The invitation to the hearing that is arranged, or was held, and stands."""
    hearing = hearing_of(case)
    if hearing is None:
        return []
    heard = getattr(hearing, "record", None) is not None
    rows = [
        Row("When", [moment_in_words(hearing.sits_at), *began(hearing)]),
        Row("Where", hearing.sits_in),
        Row("Who hears it", panel_of(case, hearing)),
        *witness_rows(case, Meeting.HEARING),
    ]
    if not heard:
        rows += [Row("What may follow", _may_follow(case, hearing)), *rights_rows(hearing)]
    return [("The hearing", [*rows, *sent_rows(hearing)])]


def _may_follow(case: Case, hearing: Hearing) -> list[str]:
    heaviest = heaviest_possible(case, hearing.policy)
    worst = f"The heaviest outcome is {mid_sentence(level_in_words(heaviest))}." if heaviest else ""
    return ["Nothing is decided before you were heard. It may also end without a sanction.", worst]


def rights_rows(hearing: Hearing | AppealHearing) -> list[Row]:
    rows = [
        Row("Your right to be accompanied", list(COMPANION)),
        Row(
            "If you cannot come, or need something to take part",
            "Tell HR as soon as you can, or propose another time here. Ask HR for an adjustment.",
        ),
    ]
    if hearing.absence_warning_sent:
        rows.append(Row("If you do not come", "The hearing may go ahead, and be decided, without you."))
    return rows


def sent_rows(hearing: Hearing | AppealHearing) -> list[Row]:
    received = words(hearing.invitation_received_on)
    sent = words(timezone.localdate(hearing.invitation_sent_at))
    return [Row("The invitation", f"Sent on {sent}. It counts as received on {received}.")]


def witness_rows(case: Case, meeting: Meeting) -> list[Row]:
    names = witnesses_told(case, meeting)
    return [Row("Witnesses to be heard", names)] if names else []


def served_parts(case: Case) -> list[tuple[str, str]]:
    """What was given to the employee to read: statements, and what was served while the hearing was adjourned."""
    hearing = hearing_of(case)
    later = hearing.adjournments.all() if hearing is not None else ()
    served = [
        (f"New evidence, yours from {words(row.served_on)}", row.new_evidence)
        for row in later
        if row.served_on
    ]
    return [*statements_given(case), *served]


def notes_sections(case: Case) -> list[Section]:
    """The notes of each hearing that was held; both versions where they differ."""
    held: list[tuple[str, Hearing | AppealHearing]] = [
        ("Notes of the hearing", row) for row in case.hearings.all()
    ]
    held += [
        ("Notes of the hearing of your appeal", row)
        for one in case.appeals.all()
        for row in one.hearings.all()
    ]
    return [
        (f"{title} of {words(row.record.held_on)}", _notes(row))
        for title, row in held
        if getattr(row, "record", None) is not None
    ]


def _notes(hearing: Hearing | AppealHearing) -> list[Row]:
    record = hearing.record
    rows = [
        Row("Our notes", record.notes),
        Row("Do you agree with them?", str(NotesStatus(record.notes_status).label)),
    ]
    return [*rows, Row("Your version", record.employee_version)] if record.employee_version else rows
