"""The outcome letter of an employee's own case, and that of an appeal, once they have left (domain.md 1.4)."""

from __future__ import annotations

from casework.enums import (
    FINAL_WARNINGS,
    AppealGroundKind,
    AppealWay,
    Finding,
    GroundResult,
    Meeting,
    SanctionLevel,
)
from casework.models import Appeal, AppealHearing, AppealOutcome, Case, Outcome, Sanction
from casework.queries.appeals_heard import level_of
from casework.queries.committees import committee_of
from casework.queries.improvements import improvement_required
from casework.queries.instead import live_days
from casework.queries.measures import measures_of
from casework.queries.overlay_rows import resigned_from
from casework.queries.own_case import (
    appeal_panel_of,
    findings_told,
    first_sanction_told,
    sanction_told,
)
from casework.queries.rows import agreement_of, decision_of, extended_of, hearing_of, outcome_of
from casework.queries.stage import mid_sentence, moment_in_words
from casework.queries.told_appeals import last_day_of, result_in_words
from casework.queries.told_rows import began, outcome_name
from casework.rules.dates import words
from casework.web.increase_rows import heavier_rows, may_follow
from casework.web.instead_rows import after_appeal, as_issued, told_rows
from casework.web.measure_rows import measure_rows, no_longer_with_it
from casework.web.pages.outcome_sections import employment_rows, last_day_to_appeal
from casework.web.pages.own_sections import (
    Section,
    letter_row,
    rights_rows,
    said_rows,
    sent_rows,
    witness_rows,
)
from casework.web.shapes import Row

_HOW_TO_APPEAL = (
    "Appeal to HR, here or on paper, and say on which grounds. Somebody who had no part in it hears you."
)


def outcome_sections(case: Case) -> list[Section]:
    """The outcome letter, once it has left; what an appeal made of it once that letter has left as well."""
    outcome = outcome_of(case)
    if outcome is None:
        return _agreed(case)
    first, stands, extension = first_sanction_told(case), sanction_told(case), extended_of(case)
    rows = [
        Row("Outcome", outcome_name(first) if not extension else as_issued(extension)),
        *told_rows(extension),
        *_decided_by(case),
        *_found(case),
        *([*_what_it_means(first), *_required(case, outcome)] if first and stands == first else []),
        letter_row(case, "The letter", outcome.issued_on, outcome.received_on, outcome_id=outcome.pk),
    ]
    if first is not None or extension is not None:
        rows.append(_right_of_appeal(outcome))
    sections = [("The outcome", rows), *after_appeal(extension)]
    if stands != first:
        sections.append(("What stands now", _stands_now(first, stands)))
    return sections


def _stands_now(first: Sanction | None, stands: Sanction | None) -> list[Row]:
    if stands is None:
        return [Row("Outcome", "No sanction. What was imposed does not stand, and never counts.")]
    fell = no_longer_with_it(first, measures_of(stands)) if first is not None else []
    return [Row("Outcome", stands.level_name), *fell, *_what_it_means(stands)]


def _agreed(case: Case) -> list[Section]:
    """What was agreed without a hearing, before its letter: the employee knows the level, having agreed to it."""
    agreement = agreement_of(case)
    if agreement is None:
        return []
    agreed = [row for row in case.decisions.all() if row.agreement_id == agreement.pk]
    until = words(agreement.cooling_off_ends_on)
    take_back = f"Until {until}, by telling HR, without giving a reason."
    return [
        (
            "What you agreed",
            [Row("Outcome", agreed[-1].level_name), Row("You can take it back", take_back)],
        )
    ]


def _decided_by(case: Case) -> list[Row]:
    """Everybody who decided, where the policy asks for a committee; else the chair alone, named in the invitation."""
    hearing, decision = hearing_of(case), decision_of(case)
    members = [part.employee.name for part in committee_of(decision)] if decision is not None else []
    if hearing is None or not members:
        return []
    return [Row("Decided by", [f"{hearing.chair.name}, who chaired the hearing", *members])]


def _found(case: Case) -> list[Row]:
    return [
        Row(f"Allegation {number}", [f"{Finding(row.finding).label}.", row.reasons])
        for number, row in sorted(findings_told(case).items())
    ]


def _what_it_means(sanction: Sanction) -> list[Row]:
    if sanction.employment_ends_on is not None:
        kind = "Without notice" if sanction.level == SanctionLevel.SUMMARY_DISMISSAL else "With notice"
        return [
            Row("Employment ends", [words(sanction.employment_ends_on), f"{kind}."]),
            Row("Pay and holiday", "HR tells you what is still paid, and what holiday is left."),
        ]
    lives = [
        f"From {words(first)} up to and including {words(last)}" if last else f"From {words(first)}"
        for first, last in live_days(sanction)
    ]
    if not lives:
        return [Row("Live", "It does not count any more"), *measure_rows(measures_of(sanction))]
    then = "Further misconduct while it is live may lead to a heavier outcome"
    if not sanction.counts:
        then = "It is no sanction under the policy, and never counts towards one"
    elif sanction.level in FINAL_WARNINGS:
        then += ", and may lead to dismissal"
    beside = measure_rows(measures_of(sanction))
    return [
        *beside,
        Row("Live", lives),
        Row("What that means", f"{then}. After the last day the warning no longer counts."),
    ]


def _required(case: Case, outcome: Outcome) -> list[Row]:
    row = improvement_required(case, outcome)
    if row is None:
        return []
    return [Row("What has to improve", [row.required, f"We review it on {words(row.review_on)}."])]


def _right_of_appeal(outcome: Outcome) -> Row:
    return Row(
        "Your right to appeal",
        [
            f"The last day is {last_day_to_appeal(outcome)}.",
            _HOW_TO_APPEAL,
        ],
    )


def appeal_sections(case: Case) -> list[Section]:
    """Each appeal: its grounds, its hearing, and its result once the letter has left."""
    return [(f"Your appeal of {words(one.received_on)}", _appeal(case, one)) for one in case.appeals.all()]


def _appeal(case: Case, appeal: Appeal) -> list[Row]:
    told = hasattr(appeal, "letter")
    rows = [Row("Not heard", [f"It came late. {appeal.late_reason}"])] if appeal.refused else []
    for ground in appeal.grounds.all():
        said = [ground.text]
        answer = ground.answer
        if answer is not None and told:
            said += [f"{GroundResult(answer.result).label}.", answer.reasons]
        rows.append(Row(f"Ground: {mid_sentence(AppealGroundKind(ground.kind).label)}", said))
    rows += [
        row for one in appeal.hearings.all() if one.postponed_at is None for row in _appeal_hearing(case, one)
    ]
    withdrawal = getattr(appeal, "withdrawal", None)
    if withdrawal is not None:
        rows.append(Row("Taken back", words(withdrawal.withdrawn_on)))
    return [*rows, *_result(case, appeal)] if told else rows


def _appeal_hearing(case: Case, hearing: AppealHearing) -> list[Row]:
    heard = getattr(hearing, "record", None) is not None
    # Not by the result: that it was decided is told by its letter alone.
    is_over = any(getattr(hearing.appeal, end, None) is not None for end in ("letter", "withdrawal"))
    says = [] if is_over else may_follow(hearing.appeal, sanction_told(case))
    return [
        Row(
            "When it is heard" if not heard else "Heard", [moment_in_words(hearing.sits_at), *began(hearing)]
        ),
        Row("Where", hearing.sits_in),
        *_hears(case, hearing),
        *said_rows(case, hearing),
        *([Row("What may follow", says)] if says else []),
        *_how(hearing.appeal),
        *([] if heard else [*witness_rows(case, Meeting.APPEAL), *rights_rows(hearing)]),
        *sent_rows(case, hearing),
    ]


# AP-5, in words for the employee.
_HOW = {
    AppealWay.REVIEW: "As a review of the decision, on your grounds. Witnesses are heard by exception.",
    AppealWay.REHEARING: "As a rehearing: your case is heard afresh.",
}


def _how(appeal: Appeal) -> list[Row]:
    """Whether it is a review or a rehearing, as far as the policy of the appeal says (1.4)."""
    way = level_of(appeal).way
    return [Row("How it is heard", _HOW[way])] if way is not None else []


def _hears(case: Case, hearing: AppealHearing) -> list[Row]:
    """The appeal manager named in the invitation, and the panel; once it was decided the result says who decided."""
    manager = f"{hearing.chair.name}, who had no part in the case before"
    members = appeal_panel_of(case, hearing) if getattr(hearing, "record", None) is None else []
    return [Row("Who hears it", [manager, *members] if members else manager)]


def _result(case: Case, appeal: Appeal) -> list[Row]:
    decision, letter = appeal.decision, appeal.letter
    first = next((row for row in case.sanctions.all() if row.superseded_by_id == decision.pk), None)
    back = employment_rows(first, decision, resigned_from(case)) if first is not None else []
    return [
        Row("Result", result_in_words(decision)),
        *_appeal_decided_by(appeal),
        *heavier_rows(decision),
        Row("Reasons", decision.reasons),
        *back,
        letter_row(case, "The letter", letter.issued_on, letter.received_on, appeal_outcome_id=letter.pk),
        _final(letter),
    ]


def _appeal_decided_by(appeal: Appeal) -> list[Row]:
    """Everybody who decided it, where the policy asks for a committee; else the appeal manager alone, named above."""
    members = [part.employee.name for part in committee_of(appeal.decision)]
    held = next((row for row in appeal.hearings.all() if row.postponed_at is None), None)
    if held is None or not members:
        return []
    return [Row("Decided by", [f"{held.chair.name}, who led the hearing of the appeal", *members])]


def _final(letter: AppealOutcome) -> Row:
    """To which further level the letter lets the employee appeal and by when, or that it is final (AP-8)."""
    offer = getattr(letter, "next_level", None)
    if offer is None:
        return Row("Final", "This result is final.")
    until = f"The last day is {last_day_of(offer)}."
    return Row(f"Your right to appeal to level {offer.level}", [until, _HOW_TO_APPEAL])
