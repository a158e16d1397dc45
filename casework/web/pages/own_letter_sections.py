"""The letters of an employee's own case that tell a fact: each as it was sent, in the words of domain.md 1.4.

What was noted down for HR (why the case waits, why a warning was shortened) is never read here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from casework.enums import OF_A_WARNING, AbsenceKind, Letter, SuspensionPay
from casework.models import Case, SentLetter
from casework.queries.own_case import Alleged, alleged, alleged_at, notice_left_at
from casework.queries.stage import mid_sentence, moment_in_words
from casework.queries.told_rows import row_of
from casework.rules.dates import words
from casework.web.pages.case_sections import dates_in_words
from casework.web.pages.own_sections import Section, letter_row
from casework.web.pages.own_story import how_it_ended
from casework.web.shapes import Row

# What comes last in a case stands first on its page.
_LAST = (Letter.CLOSURE, *OF_A_WARNING)
_TURN_TO = (
    "Ask HR, whose address is above. They answer what you want to know, and tell you which support there is."
)


def last_letter_sections(case: Case) -> list[Section]:
    """That the case ended without an outcome, or a warning ends otherwise; the newest first."""
    return [_section(case, row) for row in reversed(case.sent_letters.all()) if row.kind in _LAST]


def first_letter_sections(case: Case) -> list[Section]:
    """What the employee was told before any hearing, and of what ran beside the case; the newest first."""
    return [_section(case, row) for row in reversed(case.sent_letters.all()) if row.kind not in _LAST]


def _section(case: Case, row: SentLetter) -> Section:
    letter = Letter(row.kind)
    sent = letter_row(case, "The letter", row.sent_on, row.received_on, sent_letter_id=row.pk)
    return (f"{letter.label}, {words(row.sent_on)}", [*_ROWS[letter](case, row), sent])


def _besides(row: SentLetter, title: str) -> list[Row]:
    return [Row(title, row.said)] if row.said else []


def _investigation(case: Case, row: SentLetter) -> list[Row]:
    put = alleged_at(case, notice_left_at(case, row))
    now = alleged(case)
    by = row.investigator.name if row.investigator is not None else ""
    ends = (
        f"By {words(row.printed_day)}, as we expected when we wrote." if row.printed_day else "HR tells you."
    )
    return [
        Row("What it is about", "What is alleged stands above." if put == now else [*map(_outline, put)]),
        Row("Who looks into it", by),
        Row(
            "What is decided",
            "Nothing. No conclusion has been reached. It is being found out what happened, and that is no disciplinary act.",
        ),
        Row("When it is to end", ends),
        Row("Your side", "You are asked what you have to say before the investigator reports."),
        Row("Whom to turn to", _TURN_TO),
        *_besides(row, "Besides"),
    ]


def _outline(one: Alleged) -> str:
    return f"Allegation {one.number}: {one.particulars} {dates_in_words(one.acted_from, one.acted_to)}."


def _suspension(case: Case, row: SentLetter) -> list[Row]:
    told = row_of(case.suspensions.all(), row.suspension_id)
    assert told is not None  # sent_letter_tells_one_fact
    pay = [str(SuspensionPay(told.pay).label), *([told.pay_clause] if told.pay_clause else [])]
    again = f"By {words(row.printed_day)} at the latest" if row.printed_day else "HR tells you when"
    return [
        Row("You are suspended from", words(told.effective_on)),
        Row("What that means", "It is not a disciplinary act, and nothing is decided by it."),
        Row("Why, and what is asked of you", row.said),
        Row("Pay", pay),
        Row("Your contact", f"{told.contact.name}, {told.contact.work_email}"),
        Row("When it is looked at again", again),
    ]


def _review(case: Case, row: SentLetter) -> list[Row]:
    reviews = [one for each in case.suspensions.all() for one in each.reviews.all()]
    told = row_of(reviews, row.suspension_review_id)
    assert told is not None  # sent_letter_tells_one_fact
    again = f"By {words(row.printed_day)} at the latest" if row.printed_day else "HR tells you when"
    return [
        Row("You stay suspended", f"That was looked at again on {words(told.reviewed_on)}."),
        Row("What that means", "It is not a disciplinary act, and nothing is decided by it."),
        Row("Why it is still needed", row.said),
        Row("When it is looked at again", again),
    ]


def _adjournment(case: Case, row: SentLetter) -> list[Row]:
    told = row_of(case.adjournments.all(), row.adjournment_id)
    assert told is not None  # sent_letter_tells_one_fact
    served = f"New evidence, which you had on {words(told.served_on)}." if told.served_on else ""
    return [
        Row("The hearing goes on", f"{moment_in_words(told.resumes_at)}, {told.place}"),
        Row("Before whom", "The same people as before. Whoever came with you may come with you again."),
        *([Row("What came up in between", served)] if served else []),
        *_besides(row, "Besides"),
    ]


def _suspension_end(case: Case, row: SentLetter) -> list[Row]:
    told = row_of(case.suspensions.all(), row.suspension_id)
    assert told is not None and told.last_day is not None  # an end is not taken back
    return [
        Row("You are no longer suspended", f"From {words(told.last_day + timedelta(days=1))}"),
        Row(
            "What that means",
            "That you were suspended was no disciplinary act, and nothing was decided by it.",
        ),
        *_besides(row, "Besides"),
    ]


def _pause(case: Case, row: SentLetter) -> list[Row]:
    told = row_of(case.pauses.all(), row.pause_id)
    assert told is not None  # sent_letter_tells_one_fact
    again = f"By {words(row.printed_day)} at the latest" if row.printed_day else "HR tells you when"
    return [
        Row("The case is paused from", words(told.paused_on)),
        Row("Why", row.said),
        Row(
            "What that means",
            "Nothing moves until it goes on. If you are suspended, that is still looked at in time.",
        ),
        Row("When it is looked at again", again),
    ]


def _resumption(case: Case, row: SentLetter) -> list[Row]:
    told = row_of(case.pauses.all(), row.pause_id)
    assert told is not None and told.resumed_on is not None  # an end is not taken back
    return [
        Row("The case goes on from", words(told.resumed_on)),
        Row(
            "What that means",
            "Days that were waiting have moved by the days of the pause. HR tells you of those for you.",
        ),
        *_besides(row, "Besides"),
    ]


def _closure(case: Case, row: SentLetter) -> list[Row]:
    told = row_of(case.closures.all(), row.closure_id)
    assert told is not None  # sent_letter_tells_one_fact
    return [
        Row("The case ended on", words(told.closed_on)),
        Row("How", how_it_ended(case, told)),
        Row("What that means", "No sanction was imposed by it."),
        Row("Whom to turn to", _TURN_TO),
        *_besides(row, "Besides"),
    ]


def _curtailed(case: Case, row: SentLetter) -> list[Row]:
    last = words(row.printed_day) if row.printed_day else ""
    means = "After that day the warning no longer counts. What goes with it, if anything does, stays as you were told."
    return [
        Row("The last day on which your warning counts", last),
        Row("What that means", means),
        *_besides(row, "Why"),
    ]


def _extended(case: Case, row: SentLetter) -> list[Row]:
    told = row_of(case.warning_extensions.all(), row.extension_id)
    assert told is not None  # sent_letter_tells_one_fact
    days = f"{told.days} day{'' if told.days == 1 else 's'}"
    away = f"{words(told.absent_from)} to {words(told.absent_to)}"
    return [
        Row("The last day on which your warning counts", words(row.printed_day) if row.printed_day else ""),
        Row(
            "Why",
            f"It was extended by {days}, as you were away: {mid_sentence(AbsenceKind(told.kind).label)}, {away}.",
        ),
        *_besides(row, "Besides"),
    ]


def _settled(case: Case, row: SentLetter) -> list[Row]:
    counts = (
        Row("The last day on which your warning counts", words(row.printed_day))
        if row.printed_day
        else Row("Your warning", "It counts no more, for any day.")
    )
    means = "Your letter did not say until when it counts. What was decided by it until now stays as you were told."
    return [counts, Row("What that means", means), *_besides(row, "Why")]


_ROWS: dict[Letter, Callable[[Case, SentLetter], list[Row]]] = {
    Letter.INVESTIGATION: _investigation,
    Letter.SUSPENSION: _suspension,
    Letter.SUSPENSION_REVIEW: _review,
    Letter.SUSPENSION_END: _suspension_end,
    Letter.PAUSE: _pause,
    Letter.RESUMPTION: _resumption,
    Letter.ADJOURNMENT: _adjournment,
    Letter.CLOSURE: _closure,
    Letter.WARNING_CURTAILED: _curtailed,
    Letter.WARNING_EXTENDED: _extended,
    Letter.LIVE_SETTLED: _settled,
}
