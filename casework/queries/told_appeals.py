"""What each event of an appeal says on a timeline. Grounds are said by kind alone: the texts stand in their section."""

from __future__ import annotations

from typing import Any

from casework.enums import AppealGroundKind, AppealResult, Delivery
from casework.models import (
    Appeal,
    AppealDecision,
    AppealHearing,
    AppealOutcome,
    Case,
    Decision,
    NextAppealLevel,
    Outcome,
)
from casework.queries.instead import extended_in_words
from casework.queries.measures import with_them
from casework.queries.rows import extension_of
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_rows import (
    Told,
    arranged,
    heard_again,
    postponed,
    recorded,
    row_of,
)
from casework.rules.dates import words


def _appeal(case: Case, facts: dict[str, Any]) -> Appeal | None:
    return row_of(case.appeals.all(), facts.get("appeal"))


def _hearing(case: Case, facts: dict[str, Any]) -> AppealHearing | None:
    attempts = [row for appeal in case.appeals.all() for row in appeal.hearings.all()]
    return row_of(attempts, facts.get("appeal_hearing"))


def _decision(case: Case, facts: dict[str, Any]) -> AppealDecision | None:
    made = [row for appeal in case.appeals.all() for row in appeal.decisions.all()]
    return row_of(made, facts.get("appeal_decision"))


def recall_decision(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Of the hearing or of an appeal. Why it was recalled speaks of what was decided: not to whoever was not told that."""
    on_appeal = _decision(case, facts)
    row: Decision | AppealDecision | None = on_appeal or row_of(case.decisions.all(), facts.get("decision"))
    may_read = sight.appeal_result if on_appeal is not None else sight.reasons
    return Told(row.recalled_because if may_read else "", row.recalled_at) if row is not None else Told()


def _level(appeal: Appeal) -> str:
    return f"At level {appeal.level}. " if appeal.level > 1 else ""


def without_a_sanction(case: Case, outcome: Outcome) -> str:
    """What the letter of an outcome said that imposed nothing new: an extended warning can be appealed against (SA-11)."""
    extension = extension_of(row_of(case.decisions.all(), outcome.decision_id))
    if extension is None:
        return "No sanction."
    first = next((row.period for row in extension.effects.all() if row.appeal_decision_id is None), None)
    until = f" It is live up to and including {words(first.to_on)}." if first and first.to_on else ""
    can_appeal = f"The employee can appeal until {words(outcome.appeal_closes_on)}."
    return f"{extended_in_words(extension.months)}.{until} {can_appeal}"


def lodge_appeal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    appeal = _appeal(case, facts)
    if appeal is None:
        return Told()
    grounds = "; ".join(mid_sentence(AppealGroundKind(ground.kind).label) for ground in appeal.grounds.all())
    said = (
        f"{_level(appeal)}Received {words(appeal.received_on)}"
        f"{', late, and heard all the same' if appeal.is_late else ''}."
    )
    return Told(f"{said} Grounds: {grounds}." if sight.appeal else said, appeal.received_on)


def acknowledge_appeal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = getattr(_appeal(case, facts), "acknowledgement", None)
    if row is None:
        return Told()
    sent = mid_sentence(Delivery(row.delivery).label)
    return Told(f"The employee was told {sent} that it has arrived.", row.sent_on)


def refuse_late_appeal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    appeal = _appeal(case, facts)
    if appeal is None:
        return Told()
    late = f"Received {words(appeal.received_on)}, after the last day. It is not heard; the outcome stands."
    said = f"{_level(appeal)}{late}"
    return Told(f"{said} {appeal.late_reason}" if sight.appeal else said, appeal.received_on)


def withdraw_appeal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    withdrawal = getattr(_appeal(case, facts), "withdrawal", None)
    if withdrawal is None:
        return Told()
    said = "The employee took the appeal back. The outcome stands."
    return Told(f"{said} {withdrawal.said}" if sight.appeal else said, withdrawal.withdrawn_on)


def hear_again(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    """Of a hearing or of the hearing of an appeal."""
    if "hearing" in facts:
        return heard_again(row_of(case.hearings.all(), facts["hearing"]), why=sight.hearing_notes)
    return heard_again(_hearing(case, facts), why=sight.appeal_notes)


def arrange_appeal_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return arranged(_hearing(case, facts))


def postpone_appeal_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return postponed(_hearing(case, facts), why=sight.appeal_notes)


def record_appeal_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return recorded(_hearing(case, facts))


def result_in_words(decision: AppealDecision) -> str:
    """ "Decision varied: final written warning"."""
    result = str(AppealResult(decision.result).label)
    if decision.months is not None:
        return f"{result}: {mid_sentence(extended_in_words(decision.months))}"
    if not decision.level:
        return result
    beside = decision.appeal.case.sanction_measures.all()
    rows = [row for row in beside if row.imposed_by_id == decision.pk]
    return f"{result}: {mid_sentence(decision.level_name)}{with_them(rows)}"


def decide_appeal(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    decision = _decision(case, facts)
    if decision is None:
        return Told()
    if decision.recalled_at is not None:
        return Told("This decision was recalled before any letter left.", decision.decided_on)
    seen = sight.sees_result(decision.appeal)
    shown = f"{result_in_words(decision)}." if seen else "The result is shown here once its letter has left."
    return Told(shown, decision.decided_on)


def issue_appeal_outcome(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    appeal = _appeal(case, facts)
    letter = getattr(appeal, "letter", None)
    if appeal is None or letter is None:
        return Told()
    sent = mid_sentence(Delivery(letter.delivery).label)
    received = f"The letter was sent {sent} and counts as received on {words(letter.received_on)}."
    result = result_in_words(appeal.decision) if appeal.decision is not None else ""
    said = f"{result}. {received} {finality(letter)}"
    return Told(said, letter.sent_at)


def finality(letter: AppealOutcome) -> str:
    """What the letter says of a further appeal: to which level and by when, or that the result is final (AP-8)."""
    offer: NextAppealLevel | None = getattr(letter, "next_level", None)
    if offer is None:
        return "The result is final."
    return f"The employee can appeal to level {offer.level} until {last_day_of(offer)}."


def last_day_of(offer: NextAppealLevel) -> str:
    """The last day to appeal, and beside it the one that the letter prints where the time was lengthened since (CA-1)."""
    until, printed = offer.open_until, offer.closes_on
    return words(until) if until == printed else f"{words(until)} (the letter says {words(printed)})"


def record_reinstatement_pay(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    row = getattr(_decision(case, facts), "reinstatement_pay", None)
    if row is None:
        return Told()
    return Told(f"{row.days} day{'s' if row.days != 1 else ''} paid. {row.note}", row.paid_on)


def return_to_hearing(case: Case, sight: Sight, facts: dict[str, Any]) -> Told:
    return Told("The first decision no longer stands. A fresh chair, who had no part before, hears the case.")
