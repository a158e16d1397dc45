"""Where an employee's own case is, what is next, and what happened so far, in words for the employee.

Only of what was sent or said to them: a stage that they were not told of reads as the one before it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import timezone

from casework.enums import AppealResult, CloseReason, DeadlineKind, FileState, Letter
from casework.models import AppealHearing, Case, Closure, Hearing
from casework.queries.instead import decided_in_words
from casework.queries.overlay_rows import pause_of
from casework.queries.own_case import appeal_open_until, join_is_untold, result_is_untold
from casework.queries.rows import (
    agreement_of,
    appeal_decision_of,
    appeal_hearing_of,
    correction_of,
    hearing_of,
    reopening_of,
)
from casework.queries.stage import mid_sentence, moment_in_words
from casework.queries.told_appeals import result_in_words
from casework.rules.dates import words
from casework.web.increase_rows import before_appealing
from casework.web.shapes import Happening, Next

YOU, HR = "You", "HR"
# Of a meeting the day says it all: whom to bring is what the employee still has to think of.
_COMPANION = "You can bring a companion"
_LOOKED_INTO = Next("It is being looked into", "We tell you in writing what comes of it")


def own_next(case: Case, today: date) -> Next:
    """What is next for the employee, who does it, and by when."""
    if join_is_untold(case):
        return _LOOKED_INTO
    pause = pause_of(case)
    if pause is not None:
        return Next("The case is paused", f"Since {words(pause.paused_on)}. You are told when it goes on")
    return _AHEAD.get(FileState(case.state), lambda _case, _today: _LOOKED_INTO)(case, today)


def _due(case: Case, kind: DeadlineKind) -> date | None:
    rows = (row for row in case.deadlines.all() if row.met_at is None and row.superseded_at is None)
    return next((row.due_on for row in rows if row.kind == kind), None)


def _hearing(case: Case, today: date) -> Next:
    hearing = hearing_of(case)
    if hearing is not None:
        return Next(
            f"Your hearing is on {moment_in_words(hearing.sits_at)}",
            _COMPANION,
            then="The decision is made after the hearing, and you have it in writing.",
        )
    if case.hearings.all():
        return Next("A new day for your hearing is being found", "We invite you again in writing")
    return _LOOKED_INTO


def _decision(case: Case, today: date) -> Next:
    agreement = agreement_of(case)
    if agreement is not None and today <= agreement.cooling_off_ends_on:
        return Next(
            "You can still take back what you agreed, without giving a reason",
            f"{YOU}, by telling HR",
            by=agreement.cooling_off_ends_on,
            then="After that day its letter is sent.",
        )
    what = "The outcome letter is being written" if agreement is not None else "The decision is being made"
    return Next(f"{what}. You have it in writing", HR, by=_due(case, DeadlineKind.DECISION_LETTER))


def _outcome(case: Case, today: date) -> Next:
    decision, until = appeal_decision_of(case), appeal_open_until(case)
    if reopening_of(case) is not None and correction_of(case) is None:
        return _closed(case, today)  # what two HR leads weigh is not said before its letter
    if result_is_untold(case):
        return _result_to_come(case, today)
    if decision is not None and decision.result == AppealResult.REMITTED:
        return Next("The case is heard again", "We invite you in writing")
    if until is not None and today <= until:
        what = "You can appeal against the outcome"
        return Next(
            what if decision is None else "You can appeal against the result of your appeal",
            YOU,
            by=until,
            then=f"Somebody who had no part in it hears your appeal. {before_appealing(case, today)}",
        )
    return Next("There is nothing for you to do", "HR closes the case")


def _appeal(case: Case, today: date) -> Next:
    hearing = appeal_hearing_of(case)
    if hearing is None:
        what = "The hearing of your appeal is being arranged"
        return Next(what, "We invite you in writing", by=_due(case, DeadlineKind.APPEAL_HEARING))
    what = f"Your appeal is heard on {moment_in_words(hearing.sits_at)}"
    return Next(what, _COMPANION, then="You have the result in writing.")


def _result_to_come(case: Case, today: date) -> Next:
    what = "The result of your appeal is being made. You have it in writing"
    return Next(what, HR, by=_due(case, DeadlineKind.APPEAL_LETTER))


def _closed(case: Case, today: date) -> Next:
    closed_on = [row.closed_on for row in case.closures.all()]
    return Next("The case is closed", f"Since {words(max(closed_on))}" if closed_on else "It has ended")


_AHEAD: dict[FileState, Callable[[Case, date], Next]] = {
    FileState.HEARING: _hearing,
    FileState.DELIBERATION: _decision,
    FileState.DECIDED: _decision,
    FileState.OUTCOME: _outcome,
    FileState.APPEAL: _appeal,
    FileState.APPEAL_DELIBERATION: _result_to_come,
    FileState.CLOSED: _closed,
}

_ENDED: dict[str, str] = {
    CloseReason.NO_CASE: "It was closed: there is no case to answer.",
    CloseReason.INFORMAL: "It was closed, and dealt with informally.",
    CloseReason.OTHER_PROCEDURE: "It was closed, and moved to another procedure.",
    CloseReason.NO_SANCTION: "It was closed without a sanction.",
    CloseReason.LOGGED_IN_ERROR: "It was closed: it was opened in error.",
    CloseReason.JOINED: "It was closed, and is heard together with another case about you.",
    CloseReason.LEFT_NO_OUTCOME: "It was closed without an outcome, as you left.",
    CloseReason.LEFT_FINDING_ONLY: "It was closed with findings alone, as you left.",
}


def how_it_ended(case: Case, closure: Closure) -> str:
    """What was agreed informally is said to the employee, and never why."""
    said = _ENDED.get(closure.reason, "")
    if closure.reason != CloseReason.INFORMAL:
        return said
    return f"{said} What was agreed: {case.case_to_answer.agreed} This is no warning and never counts."


def own_happenings(case: Case) -> list[Happening]:
    """What happened, newest first; each thing on the day on which it was said or sent, by nobody's name."""
    found = [
        *_overlays(case),
        *(
            Happening(f"You were sent {mid_sentence(Letter(row.kind).label)}", row.sent_at)
            for row in case.sent_letters.all()
        ),
        *_hearings(list(case.hearings.all()), "the hearing", "The hearing"),
        *_outcomes(case),
        *_appeals(case),
        *(
            Happening("The case was closed", row.closed_on, words=how_it_ended(case, row))
            for row in case.closures.all()
            if row.reason != CloseReason.JOINED or not join_is_untold(case)
        ),
    ]
    return sorted(found, key=_day, reverse=True)


def _day(one: Happening) -> tuple[date, float]:
    if isinstance(one.at, datetime):
        return timezone.localdate(one.at), one.at.timestamp()
    return one.at, 0.0


def _overlays(case: Case) -> list[Happening]:
    made = []
    for row in case.suspensions.all():
        made.append(Happening("You were suspended", row.effective_on, words="It is not a disciplinary act."))
        if row.last_day is not None:
            made.append(Happening("The suspension ended", row.last_day + timedelta(days=1)))
    for pause in case.pauses.all():
        made.append(Happening("The case was paused", pause.paused_on))
        if pause.resumed_on is not None:
            made.append(Happening("The case went on", pause.resumed_on))
    resignation = getattr(case, "resignation", None)
    return [*made, Happening("You resigned", resignation.given_on)] if resignation is not None else made


def _hearings(rows: list[Hearing] | list[AppealHearing], what: str, begins: str) -> list[Happening]:
    made = []
    for row in rows:
        said = f"On {moment_in_words(row.starts_at)}, {row.place}."
        made.append(Happening(f"You were invited to {what}", row.invitation_sent_at, words=said))
        for one in row.adjournments.all():
            on = f"It goes on {moment_in_words(one.resumes_at)}, {one.place}."
            made.append(Happening(f"{begins} was adjourned", one.adjourned_at, words=on))
        record = getattr(row, "record", None)
        if record is not None:
            made.append(Happening(f"{begins} was held", record.held_on))
        if row.postponed_at is not None and record is not None:
            said = "Somebody else hears you, as whoever heard you cannot decide."
            made.append(Happening(f"{begins} is held again", row.postponed_at, words=said))
        elif row.postponed_at is not None:
            said = f"It was to be on {moment_in_words(row.sits_at)}."
            made.append(Happening(f"{begins} was put off", row.postponed_at, words=said))
    return made


def _outcomes(case: Case) -> list[Happening]:
    made = []
    said_of = {row.pk: decided_in_words(row) for row in case.decisions.all()}
    for decision in case.decisions.all():
        if decision.agreement is None:
            continue
        said = f"{decision.level_name}."
        made.append(Happening("You agreed to a sanction without a hearing", decision.decided_on, words=said))
        withdrawal = getattr(decision.agreement, "withdrawal", None)
        if withdrawal is not None:
            made.append(Happening("You took that agreement back", withdrawal.withdrawn_on))
    for row in case.outcomes.all():
        said = f"{said_of[row.decision_id]}."
        made.append(Happening("The outcome was sent to you", row.sent_at, words=said))
    corrections = (getattr(row.reopening, "correction", None) for row in case.closures.all() if row.reopening)
    for letter in corrections:
        if letter is not None:
            said = "The letter says what stands now."
            made.append(Happening("The outcome was put right in your favour", letter.sent_at, words=said))
    return made


def _appeals(case: Case) -> list[Happening]:
    made = []
    for row in case.appeals.all():
        late = "It came late and is not heard." if row.refused else ""
        made.append(Happening("Your appeal was received", row.received_on, words=late))
        made += _hearings(
            list(row.hearings.all()), "the hearing of your appeal", "The hearing of your appeal"
        )
        withdrawal = getattr(row, "withdrawal", None)
        if withdrawal is not None:
            made.append(Happening("You took your appeal back", withdrawal.withdrawn_on))
        letter, decision = getattr(row, "letter", None), row.decision
        if letter is not None and decision is not None:
            said = f"{result_in_words(decision)}."
            made.append(Happening("The result of your appeal was sent to you", letter.sent_at, words=said))
    return made
