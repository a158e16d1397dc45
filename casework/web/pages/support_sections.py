"""What lets everybody take part, as plain values for the case page."""

from __future__ import annotations

from casework.enums import Action, AdjustmentResult, AskedBy, FileState, FitNoteSays, FitQuestion, Meeting
from casework.models import Adjustment, AppealHearing, Case, Hearing, OccupationalHealthReferral
from casework.queries.fitness import absence_is_barred, notes_to_ask_about, waiting_referral
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.support import answer_of, fitness_in_words, unanswered
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip
from casework.web.support_rows import NOT_ANSWERED

Section = tuple[str, list[tuple[str, list[Row]]]]


def support_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """What is owed to somebody before a meeting. may: what the reader can do; whoever answers finds the way here."""
    if not sight.support or case.state == FileState.CLOSED:
        return []
    return [
        *_adjustment_strips(case, may),
        *(_fitness_strips(case, may) if sight.overlays else []),
        *(_question_strips(case, may) if sight.health else []),
    ]


def _question_strips(case: Case, may: set[Action]) -> list[Strip]:
    """That a fit note was recorded and occupational health is to be asked: for HR, where nothing else says so."""
    ask = Action.REFER_TO_OCCUPATIONAL_HEALTH
    if not notes_to_ask_about(case) or absence_is_barred(case):
        return []
    way = Link("Ask occupational health", verb_address(ask, case.reference)) if ask in may else None
    said = "can they attend a meeting, and with what adjustments? Until then think of pausing the case."
    return [Strip("A fit note was recorded, and occupational health was not asked:", said, way)]


def _fitness_strips(case: Case, may: set[Action]) -> list[Strip]:
    """That the hearing to come cannot go ahead without the employee: for those who advise and decide."""
    if not absence_is_barred(case):
        return []
    ask = Action.REFER_TO_OCCUPATIONAL_HEALTH
    is_open = ask in may and waiting_referral(case) is None
    way = Link("Ask occupational health", verb_address(ask, case.reference)) if is_open else None
    said = "there is medical evidence that they cannot attend. Think of pausing the case."
    return [Strip("The hearing cannot go ahead without the employee:", said, way)]


def _adjustment_strips(case: Case, may: set[Action]) -> list[Strip]:
    waits = unanswered(case)
    if not waits:
        return []
    meetings = " and ".join(dict.fromkeys(mid_sentence(Meeting(row.meetings).label) for row in waits))
    way = (
        Link("Answer it", verb_address(Action.ANSWER_ADJUSTMENT, case.reference))
        if Action.ANSWER_ADJUSTMENT in may
        else None
    )
    return [Strip("An adjustment waits for its answer,", f"for {meetings}.", way)]


def support_sections(case: Case, sight: Sight) -> list[Section]:
    """By heading, for whoever works on the case; what each part of it is shown is in ``Sight``."""
    if not sight.support:
        return []
    adjustments = [(_of_adjustment(row), _adjustment(row, sight)) for row in case.adjustments.all()]
    found = (("Adjustments", adjustments), ("Fit to attend", _fitness(case, sight)))
    return [(title, parts) for title, parts in found if parts]


def _fitness(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    """What occupational health answered in a code, for those who advise and decide; the rest for HR and auditors."""
    if not sight.overlays:
        return []
    parts = [
        (f"Occupational health, {words(row.referred_on)}", _referral(row, sight))
        for row in case.health_referrals.all()
    ]
    if sight.health and case.fit_notes.all():
        notes = [
            Row(f"{words(row.from_on)} to {words(row.to_on)}", str(FitNoteSays(row.says).label))
            for row in case.fit_notes.all()
        ]
        parts.append(("Fit notes", notes))
    attempts: list[Hearing | AppealHearing] = [
        *case.hearings.all(),
        *(row for one in case.appeals.all() for row in one.hearings.all()),
    ]
    allowed = [
        Row(f"Attempt {one.attempt}", [row.reasons, f"{row.allowed_by.name}, {words(row.allowed_on)}"])
        for one in attempts
        for row in one.absences_allowed.all()
    ]
    return [*parts, ("Allowed to go ahead without the employee", allowed)] if allowed else parts


def _referral(row: OccupationalHealthReferral, sight: Sight) -> list[Row]:
    asked = [Row("Asked", [str(FitQuestion(one).label) for one in row.questions])]
    answer = getattr(row, "answer", None)
    if answer is None:
        return [*asked, Row("Answer", "None yet")]
    said = Row(f"Answer of {words(answer.received_on)}", fitness_in_words(answer))
    advice = [Row("Advice", [answer.advice, "Shown to HR and auditors alone"])] if sight.health else []
    return [*asked, said, *advice]


def _of_adjustment(row: Adjustment) -> str:
    answer = answer_of(row)
    came = AdjustmentResult(answer.result).label if answer is not None else NOT_ANSWERED
    return f"{row.number}. {Meeting(row.meetings).label}: {mid_sentence(came)}"


def _adjustment(row: Adjustment, sight: Sight) -> list[Row]:
    answer = answer_of(row)
    by = AskedBy(row.asked_by).label
    rows = [Row("Asked by", [str(by), words(row.asked_on)])]
    if sight.adjustments:
        rows.append(Row("Asked for", row.asked))
    if sight.health and row.health_reason:
        rows.append(Row("Health reason", [row.health_reason, "Shown to HR and auditors alone"]))
    if answer is None:
        return [*rows, Row("Answer", NOT_ANSWERED)]
    if answer.agreed:
        rows.append(Row("Agreed", answer.agreed))
    if sight.adjustments:
        rows.append(Row("Why", answer.reasons))
    result = str(AdjustmentResult(answer.result).label)
    return [*rows, Row("Answer", [result, f"{answer.answered_by.name}, {words(answer.answered_on)}"])]
