"""What was decided and what an appeal made of it, as plain values for the case page: the first and the final outcome."""

from __future__ import annotations

from datetime import date

from casework.enums import (
    DISMISSALS,
    AppealGroundKind,
    AppealResult,
    Delivery,
    FileState,
    GroundResult,
    ImprovementResult,
    ReviewResult,
    Severity,
)
from casework.models import (
    Appeal,
    AppealDecision,
    Case,
    Decision,
    DecisionReview,
    Outcome,
    Sanction,
)
from casework.queries.improvements import improvement_shown
from casework.queries.instead import decided_in_words
from casework.queries.measures import measures_decided, measures_of
from casework.queries.overlay_rows import resigned_from
from casework.queries.reinstatement import owed_after
from casework.queries.reviews import fell_in_words
from casework.queries.rows import (
    decision_of,
    extension_of,
    outcome_of,
    remitted_by,
)
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence, moment_in_words
from casework.queries.told_appeals import finality, result_in_words
from casework.queries.told_rows import began
from casework.rules.appeals import comes_back
from casework.rules.dates import words
from casework.web.committee_rows import committee_rows
from casework.web.increase_rows import heavier_rows
from casework.web.instead_rows import after_extension, at_level, chosen_rows
from casework.web.measure_rows import measure_rows, no_longer_with_it
from casework.web.pages.case_texts import compared_rows, minutes_rows
from casework.web.pages.live_rows import duration
from casework.web.shapes import Row


def decision_rows(case: Case, sight: Sight) -> list[Row]:
    """What was decided and what follows from it; empty without a decision, or for those who do not see it yet."""
    decision = decision_of(case)
    earlier = [Row("Earlier outcome", _earlier(case))] if remitted_by(case) is not None else []
    if decision is None or not sight.decision:
        return earlier
    appealed = appeal_decisions(case)
    rows = [*earlier, Row("Outcome" if not appealed else "First outcome", decided_in_words(decision))]
    rows += chosen_rows(extension_of(decision), sight)
    rows += measure_rows(measures_decided(decision), in_words=sight.reasons)
    if decision.severity_found:
        rows.append(Row("Found to be", str(Severity(decision.severity_found).label)))
    how = "Agreed with the employee, without a hearing" if decision.agreement_id else "Decided"
    rows.append(Row(how, f"{words(decision.decided_on)} by {decision.decided_by.name}"))
    rows += committee_rows(decision)
    outcome = outcome_of(case)
    if outcome is None and decision.agreement is not None:
        until = words(decision.agreement.cooling_off_ends_on)
        wait = f"Not issued yet. The employee can think it over until {until}, and take it back until it is issued."
        return [*rows, Row("Outcome letter", wait)]
    if outcome is None:
        return [
            *rows,
            Row("Outcome letter", "Not issued yet. Nothing runs, and the employee has not been told."),
        ]
    rows.append(Row("Issued", words(outcome.issued_on)))
    return rows + _what_follows(case, decision, outcome, appealed, sight) + _reviews(case, sight)


def _reviews(case: Case, sight: Sight) -> list[Row]:
    """What came of warnings it relied on that no longer stand; never to those who see no earlier record."""
    return [
        Row(
            f"Relied on: {row.sanction.level_name.lower()} of {words(row.sanction.issued_on)}",
            [
                f"It {fell_in_words(row)} since {words(row.fell_on)}",
                *([_reviewed(row)] if row.reviewed_on is not None else ["Not reviewed yet"]),
            ],
        )
        for row in (case.decision_reviews.all() if sight.record else ())
    ]


def _reviewed(row: DecisionReview) -> str:
    by = row.reviewed_by.name if row.reviewed_by is not None else ""
    on = words(row.reviewed_on) if row.reviewed_on is not None else ""
    return f"{ReviewResult(row.result).label}: {row.reasons} {by}, {on}"


def _earlier(case: Case) -> str:
    """The outcome of the hearing before an appeal had the case heard again."""
    first = min(case.sanctions.all(), key=lambda row: row.pk)
    return (
        f"{first.level_name}, issued {words(first.issued_on)}. It no longer stands: the case is heard again."
    )


def appeal_decisions(case: Case) -> list[AppealDecision]:
    """What appeals made of the outcome that stands, level by level: nothing before their letter has left (0.6)."""
    outcome = outcome_of(case)
    heard = [row for row in case.appeals.all() if outcome is not None and row.outcome_id == outcome.pk]
    told = sorted((row for row in heard if hasattr(row, "letter")), key=lambda row: row.level)
    return [row.decision for row in told if row.decision is not None]


def _what_follows(
    case: Case, decision: Decision, outcome: Outcome, appealed: list[AppealDecision], sight: Sight
) -> list[Row]:
    """How long it is live, until when it can be appealed, and the final outcome where an appeal was decided."""
    imposed = [row for row in case.sanctions.all() if row.decision_id == decision.pk]
    first = next(
        (row for row in imposed if row.imposed_by_id is None and row.from_correction_id is None), None
    )
    closes = Row("Last day to appeal", last_day_to_appeal(outcome))
    if first is None:
        final = _how_final(appealed[-1].appeal) if appealed else ""
        return after_extension(extension_of(decision), closes, appealed, final)
    if not appealed:
        return [*duration(first), *_required(case, outcome, sight), closes]
    # As each appeal left it, whatever was put right after the case was closed.
    after: Sanction | None = first
    employment: list[Row] = []
    for one in appealed:
        if one.result != AppealResult.CONFIRMED:
            employment += employment_rows(after, one, resigned_from(case)) if after is not None else []
            after = next((row for row in imposed if row.imposed_by_id == one.pk), None)
    before = [*duration(first), *_required(case, outcome, sight)] if after is first else []
    return [*before, closes, *_final(appealed, first, after, sight), *employment]


def _required(case: Case, outcome: Outcome, sight: Sight) -> list[Row]:
    """The improvement that a warning requires (R14); in words, and what came of it, to those who read why it was given."""
    row = improvement_shown(case, outcome)
    if row is None:
        return []
    said = [row.required] if sight.reasons else []
    said.append(f"To be reviewed on {words(row.review_on)}.")
    if sight.reasons and row.reviewed_on is not None and row.reviewed_by is not None:
        by = f"{row.reviewed_by.name}, {words(row.reviewed_on)}"
        said.append(f"{ImprovementResult(row.result).label}. {row.said} {by}")
    return [Row("Improvement required", said)]


def last_day_to_appeal(outcome: Outcome) -> str:
    """The day, and beside it the one that the letter prints where the time was lengthened since (CA-1, CA-7)."""
    until, printed = outcome.appeal_open_until, outcome.appeal_closes_on
    return words(until) if until == printed else f"{words(until)} (the letter says {words(printed)})"


def still_with_it(first: Sanction, current: Sanction, sight: Sight) -> list[Row]:
    """What is left of what went with the first warning, and what fell."""
    return measure_rows(measures_of(current), in_words=sight.reasons) + no_longer_with_it(
        first, measures_of(current)
    )


def _final(
    appealed: list[AppealDecision], first: Sanction, current: Sanction | None, sight: Sight
) -> list[Row]:
    """What each level of appeal made of the outcome, and how it ended."""
    rows = [
        Row(f"On appeal{at_level(one.appeal)}", f"{result_in_words(one)}, {words(one.decided_on)}")
        for one in appealed
    ]
    if appealed[-1].result == AppealResult.REMITTED:
        rows.append(Row("Final outcome", "None yet: the case is heard again"))
    elif current is None:
        rows.append(Row("Final outcome", "No sanction: it was set aside, and never counts"))
    else:
        rows.append(Row(_how_final(appealed[-1].appeal), current.level_name))
    if current is not None and current.pk != first.pk:
        rows += duration(current) + still_with_it(first, current, sight)
    return rows


def _how_final(appeal: Appeal) -> str:
    """Nothing is final while a further level is open, or was appealed to (AP-8)."""
    is_open = hasattr(getattr(appeal, "letter", None), "next_level") and appeal.case.state != FileState.CLOSED
    return "Outcome as it stands" if is_open else "Final outcome"


def employment_rows(first: Sanction, appealed: AppealDecision, left: date | None) -> list[Row]:
    """A dismissal that did not stand: the employment never ended by it, and the days for which pay is owed (AP-6).

    left: the last day of an employment that they resigned from.
    """
    returns_on, was_dismissed = appealed.returns_on, first.level in DISMISSALS
    if not comes_back(appealed.result, appealed.level, was_dismissed=was_dismissed):
        return []
    stays = returns_on is not None and (left is None or returns_on <= left)
    if not stays and left is None:
        return []
    ended = "It never ended." if left is None else f"It ends by the resignation: {words(left)}."
    back = [f"Back at work {words(returns_on)}."] if stays and returns_on is not None else []
    owed = owed_after(first, appealed, None, left)
    if owed is None:
        return [Row("Employment", [ended, *back, "No pay is owed."])]
    how_many = "1 day’s pay owed" if owed.days == 1 else f"{owed.days} days’ pay owed"
    paid = getattr(appealed, "reinstatement_pay", None)
    settled = [f"Paid {words(paid.paid_on)}. {paid.note}"] if paid is not None else []
    from_to = f"from {words(owed.first)} to {words(owed.last)}"
    return [Row("Employment", [ended, f"{how_many}, {from_to}.", *back, *settled])]


def appeal_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """Each appeal: how it came, its grounds and what was made of them, its hearing, its result, its letter."""
    return [
        (f"Appeal{at_level(one)} received {words(one.received_on)}", _appeal(one, case, sight))
        for one in case.appeals.all()
    ]


def _appeal(appeal: Appeal, case: Case, sight: Sight) -> list[Row]:
    rows = []
    if appeal.is_late:
        what = "Late, and not heard" if appeal.refused else "Late, and heard all the same"
        rows.append(Row("In time?", [f"{what}.", *([appeal.late_reason] if sight.appeal else [])]))
    else:
        rows.append(Row("In time?", "Yes"))
    acknowledged = getattr(appeal, "acknowledgement", None)
    if acknowledged is not None:
        how = mid_sentence(Delivery(acknowledged.delivery).label)
        rows.append(Row("Acknowledged", f"{words(acknowledged.sent_on)}, {how}"))
    if sight.appeal:
        rows += _grounds(appeal, sight)
    rows += [
        Row(
            f"Hearing, attempt {one.attempt}",
            [moment_in_words(one.sits_at), *began(one), f"Heard by {one.chair.name}"],
        )
        for one in appeal.hearings.all()
        if one.postponed_at is None
    ]
    withdrawal = getattr(appeal, "withdrawal", None)
    if withdrawal is not None:
        said = [words(withdrawal.withdrawn_on), *([withdrawal.said] if sight.appeal else [])]
        rows.append(Row("Withdrawn by the employee", said))
    if appeal.decision is not None:
        rows += _result(appeal, appeal.decision, sight)
    return rows


def _grounds(appeal: Appeal, sight: Sight) -> list[Row]:
    rows = []
    for ground in appeal.grounds.all():
        said = [ground.text]
        if (answer := ground.answer) is not None and sight.sees_reasons(appeal):
            said += [f"{GroundResult(answer.result).label}.", answer.reasons]
        rows.append(Row(f"Ground: {mid_sentence(AppealGroundKind(ground.kind).label)}", said))
    return rows


def _result(appeal: Appeal, decision: AppealDecision, sight: Sight) -> list[Row]:
    decided = f"{words(decision.decided_on)} by {decision.decided_by.name}"
    rows = [Row("Decided", decided), *committee_rows(decision)]
    if sight.sees_result(appeal):
        rows += [Row("Result", result_in_words(decision)), *heavier_rows(decision)]
    if sight.sees_reasons(appeal):
        rows += [Row("Reasons", decision.reasons), *compared_rows(decision)]
    if decision.spent_record_use and sight.sees_use(decision):
        rows.append(Row("How the spent record was used", decision.spent_record_use))
    letter = getattr(appeal, "letter", None)
    if letter is None:
        return [
            *rows,
            Row("Letter", "Not sent yet. The employee has not been told, and nothing has changed."),
        ]
    sent = f"Sent {mid_sentence(Delivery(letter.delivery).label)} {words(letter.issued_on)}"
    return [*rows, Row("Letter", [f"{sent}.", finality(letter)])]


def appeal_record_parts(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """What was said at each hearing of an appeal; only for those who were in the room, HR and the auditor."""
    if not sight.appeal_notes:
        return []
    attempts = [row for one in case.appeals.all() for row in one.hearings.all()]
    held = [row for row in attempts if getattr(row, "record", None) is not None]
    return [
        (
            f"Record of the appeal hearing, attempt {row.attempt}, {words(row.record.held_on)}",
            minutes_rows(row.record, []),
        )
        for row in held
    ]
