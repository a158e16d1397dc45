"""Look at a record whose time is over; approve that it is purged."""

from __future__ import annotations

from casework.enums import Action, RecordReviewResult
from casework.models import Case, RecordReview
from casework.queries.retention import last_review, record_of
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class ReviewRecordForm(VerbForm):
    action = Action.REVIEW_RECORD

    result = fields.RadioField(
        label="What happens to the record?",
        name_in_sentence="what happens to the record",
        choices=RecordReviewResult.choices,
        hints={
            RecordReviewResult.PURGE: "Once another HR lead approves, everything in it is deleted. Nothing brings it back."
        },
        reveals={RecordReviewResult.KEEP: ("review_on",)},
    )
    review_on = DateField(
        label="When is it looked at next?",
        name_in_sentence="the day on which it is looked at next",
        required_when_shown=True,
    )
    reasons = fields.LongTextField(
        label="Why?",
        name_in_sentence="why",
        help_text="Such as: nobody has asked for it; or what it is still needed for, and by whom.",
        rows=4,
    )

    def known(self) -> list[Row]:
        last = last_review(self.case)
        return [*_counted(self.case), *(said_of(last) if last is not None else [])]


class PurgeCaseForm(VerbForm):
    action = Action.PURGE_CASE
    is_warning = True
    warning = (
        "Everything in this record is deleted: texts, letters, files and who took part. Nothing brings it back. What stays "
        "are figures by the month, in which nobody can be recognised, and that you approved it."
    )

    def known(self) -> list[Row]:
        last = last_review(self.case)
        proposal = said_of(last) if last is not None else [Row("Proposal", "None waits to be approved")]
        return [*_counted(self.case), *proposal]


def _counted(case: Case) -> list[Row]:
    """For how long the record is kept, and from when it may be purged."""
    record = record_of(case)
    if record is None:
        return [Row("Kept", "The policy does not say how long")]
    counted = record.retention
    rows = [Row("Kept as", str(counted.record_class.label)), Row("Kept for", counted.kept.in_words())]
    if counted.purge_from is not None:
        rows.append(Row("May be purged from", words(counted.purge_from)))
    return rows


def said_of(row: RecordReview) -> list[Row]:
    """What was last said of the record."""
    said = "To be purged" if row.result == RecordReviewResult.PURGE else "Kept longer"
    if row.review_on is not None:
        said += f", to be looked at again on {words(row.review_on)}"
    lines = [said, row.reasons, f"{row.reviewed_by.name}, {words(row.reviewed_on)}"]
    if row.approved_on is not None and row.approved_by is not None:
        lines.append(f"Approved by {row.approved_by.name}, {words(row.approved_on)}")
    return [Row("Proposal" if row.result == RecordReviewResult.PURGE else "Last review", lines)]
