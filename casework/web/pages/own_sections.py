"""The letters of an employee's own case as they stand on their page: the slots of domain.md 1.4, section by section."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.enums import (
    DeadlineKind,
    Meeting,
    NotesAnswer,
    NotesStatus,
    SuspensionPay,
)
from casework.models import AppealHearing, Case, Hearing, TimeProposal
from casework.queries.deliberation import heaviest_possible
from casework.queries.enclosed import enclosed
from casework.queries.overlay_rows import suspension_of
from casework.queries.own_case import (
    alleged,
    findings_told,
    panel_of,
    statements_given,
    witnesses_told,
)
from casework.queries.own_fits import comment_of, companion_named
from casework.queries.own_words import companions_last_day, obliged_by
from casework.queries.rows import hearing_of
from casework.queries.stage import moment_in_words
from casework.queries.told_rows import began
from casework.rules.dates import words
from casework.web.pages.case_sections import dates_in_words
from casework.web.pages.meeting_rows import own_meeting_rows
from casework.web.shapes import AllegationLine, Row

Section = tuple[str, list[Row]]

# AC-3 to AC-5, in words for the employee.
COMPANION = (
    "You may be accompanied by a colleague, an official employed by a trade union, or a representative whom a union "
    "has certified in writing. You need not be a member, and the choice is yours.",
    "Your companion may put your case, sum up, respond to what is said and talk with you. They may not answer "
    "questions for you.",
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
        Row(
            "Since",
            [words(row.effective_on), "This is not a disciplinary act, and nothing is decided by it."],
        ),
        Row("Looked at again", f"By {words(review)}")
        if review
        else Row("Looked at again", "As you were told"),
        Row("Pay", [str(SuspensionPay(row.pay).label), *([row.pay_clause] if row.pay_clause else [])]),
        Row("Your contact", f"{row.contact.name}, {row.contact.work_email}"),
        *own_meeting_rows(case, row),
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
    files = enclosed(case, hearing)
    rows += [Row("Evidence that you were given", files)] if files else []
    rows += said_rows(case, hearing)
    if not heard:
        rows += [Row("What may follow", _may_follow(case, hearing)), *rights_rows(hearing)]
    return [("The hearing", [*rows, *sent_rows(case, hearing)])]


def _may_follow(case: Case, hearing: Hearing) -> list[str]:
    heaviest = heaviest_possible(case, hearing.policy)
    worst = (
        f"The heaviest that may follow is {hearing.policy.terms.level_in_words(heaviest)}."
        if heaviest
        else ""
    )
    return ["Nothing is decided before you were heard. It may also end without a sanction.", worst]


def rights_rows(hearing: Hearing | AppealHearing) -> list[Row]:
    rows = [
        Row("Your right to be accompanied", _companion(hearing)),
        Row(
            "If you cannot come, or need something to take part",
            "Tell HR as soon as you can, or propose another time here. Ask HR for an adjustment.",
        ),
    ]
    if hearing.absence_warning_sent:
        rows.append(Row("If you do not come", "The hearing may go ahead, and be decided, without you."))
    return rows


def _companion(hearing: Hearing | AppealHearing) -> list[str]:
    """The statutory right, whom the policy lets come besides, and until when another day has to be accepted (AC-6)."""
    terms, last = hearing.policy.terms.companion, words(companions_last_day(hearing))
    wider = [str(kind.label).lower() for kind in terms.as_of_right if kind in terms.classes]
    besides = [f"By our policy it may also be {' or '.join(wider)}."] if wider else []
    until = "If your companion cannot come on that day, propose another. We must accept a reasonable time up to and "
    return [*COMPANION, *besides, f"{until}including {last}."]


def sent_rows(case: Case, hearing: Hearing | AppealHearing) -> list[Row]:
    sent = timezone.localdate(hearing.invitation_sent_at)
    column = "hearing_id" if isinstance(hearing, Hearing) else "appeal_hearing_id"
    return [letter_row(case, "The invitation", sent, hearing.invitation_received_on, **{column: hearing.pk})]


def letter_row(case: Case, title: str, sent_on: date, counts_on: date, **of: int) -> Row:
    """When a letter left, counts as received, and arrived by the employee's word. of: its column in a receipt, and id."""
    ((column, pk),) = of.items()
    receipts = (row for row in case.letter_receipts.all() if getattr(row, column) == pk)
    said = [f"You say that it arrived on {words(row.received_on)}." for row in receipts]
    return Row(title, [f"Sent on {words(sent_on)}. It counts as received on {words(counts_on)}.", *said])


def witness_rows(case: Case, meeting: Meeting) -> list[Row]:
    names = witnesses_told(case, meeting)
    return [Row("Witnesses to be heard", names)] if names else []


def served_parts(case: Case) -> list[tuple[str, str]]:
    """What was given to the employee to read: statements, and what was served while the hearing was adjourned."""
    held = [hearing_of(case), *(row for one in case.appeals.all() for row in one.hearings.all())]
    served = [
        (f"New evidence, yours from {words(row.served_on)}", row.new_evidence)
        for hearing in held
        if hearing is not None
        for row in hearing.adjournments.all()
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
        (f"{title} of {words(row.record.held_on)}", _notes(case, row))
        for title, row in held
        if getattr(row, "record", None) is not None
    ]


def said_rows(case: Case, hearing: Hearing | AppealHearing) -> list[Row]:
    """What the employee said of a hearing: whom they bring, which other time they proposed, and the answer to that."""
    named = companion_named(case, hearing)
    column = "hearing_id" if isinstance(hearing, Hearing) else "appeal_hearing_id"
    proposed = [row for row in case.time_proposals.all() if getattr(row, column) == hearing.pk]
    companion = [Row("Your companion", named.name)] if named is not None else []
    return [*companion, *(Row("Another time you proposed", _answered(row)) for row in proposed)]


def _answered(row: TimeProposal) -> list[str]:
    refusal = getattr(row, "refusal", None)
    if refusal is not None:
        return [
            words(row.proposed_on),
            f"Not accepted on {words(refusal.refused_on)}: {refusal.why_unreasonable}",
        ]
    by = obliged_by(row)
    must = f"{by} obliges us to accept it, unless the time is not reasonable."
    if not by:
        must = "We are not obliged to accept it."
    return [
        words(row.proposed_on),
        f"{must} You have no answer yet, and the hearing stays where it is until then.",
    ]


def _notes(case: Case, hearing: Hearing | AppealHearing) -> list[Row]:
    record = hearing.record
    comment = comment_of(case, record)
    if comment is not None:
        answer = f"{NotesAnswer(comment.answer).label}, you said on {words(comment.told_on)}"
        version = [Row("Your version", comment.employee_version)] if comment.employee_version else []
        return [Row("Our notes", record.notes), Row("Do you agree with them?", answer), *version]
    rows = [
        Row("Our notes", record.notes),
        Row("Do you agree with them?", str(NotesStatus(record.notes_status).label)),
    ]
    return [*rows, Row("Your version", record.employee_version)] if record.employee_version else rows
