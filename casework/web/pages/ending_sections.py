"""That a case ended in another, and what was put right after one was closed, as plain values for the case page."""

from __future__ import annotations

from accounts.models import User
from casework.enums import Action, Delivery
from casework.models import Case, Reopening
from casework.queries.fits import fits_now
from casework.queries.joins import joinable, joins_seen
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told_endings import becomes_in_words
from casework.rules.dates import words
from casework.rules.joining import BEFORE_A_HEARING
from casework.web.pages.case_past import past_sanction_rows
from casework.web.pages.links import verb_address
from casework.web.pages.live_rows import duration
from casework.web.pages.outcome_sections import decision_rows, still_with_it
from casework.web.shapes import Link, Row, Strip


def join_strips(case: Case, reader: User, may: set[Action]) -> list[Strip]:
    """That the employee has another open case, and what was joined; only to those who may see both."""
    joins, into = joins_seen(case, reader)
    strips = [
        Strip(f"{one.joined.reference} was joined to this case.", "What it is about is decided here.")
        for one in joins
    ]
    if into is not None:
        return [*strips, Strip(f"Joined to {into.case.reference}.", "The case goes on there.")]
    if case.state not in BEFORE_A_HEARING:
        return strips
    others = [one.reference for one in joinable(case, reader)]
    if not others:
        return strips
    link = Link("Join them", verb_address(Action.JOIN_CASES, case.reference))
    offered = Action.JOIN_CASES in may and fits_now(Action.JOIN_CASES, case)
    said = f"{', '.join(others)}: they can be joined before either is heard."
    title = f"{case.subject.name} has another open case."
    return [*strips, Strip(title, said, link if offered else None)]


def outcome_rows(case: Case, sight: Sight) -> list[Row]:
    """What was decided, here or by an old record, and what was put right afterwards."""
    return (decision_rows(case, sight) or past_sanction_rows(case, sight)) + reopening_rows(case, sight)


def reopening_rows(case: Case, sight: Sight) -> list[Row]:
    """Each time the case was opened again: what was proposed, what stands now, and why, for those who are told."""
    opened = [row.reopening for row in case.closures.all() if row.reopening is not None]
    return [line for one in opened for line in _reopening(one, case, sight)]


def _reopening(one: Reopening, case: Case, sight: Sight) -> list[Row]:
    if not sight.sees_proposal(one):
        return [Row("Reopened", words(one.reopened_on))]
    why = [Row("What came to light", one.came_to_light), Row("Why it cannot stand", one.reasons)]
    shown = why if sight.sees_why(one) else []
    rows = [Row("Reopened", f"{words(one.reopened_on)} by {one.reopened_by.name}")]
    correction = getattr(one, "correction", None)
    if correction is None:
        in_hand = not any(row.pk > one.closure.pk for row in case.closures.all())
        waits = "Another HR lead has to approve it" if in_hand else "Nobody approved it: the outcome stands"
        return [*rows, Row("Proposed", [becomes_in_words(one), waits]), *shown]
    by = f"{words(correction.issued_on)}, approved by {correction.approved_by.name}"
    sent = f"Sent {mid_sentence(Delivery(correction.delivery).label)}, counts as received {words(correction.received_on)}"
    rows += [Row("Put right", [becomes_in_words(one), by]), Row("Letter of the correction", sent), *shown]
    instead = next((row for row in case.sanctions.all() if row.from_correction_id == correction.pk), None)
    if instead is None:
        return [*rows, Row("Outcome now", "No sanction")]
    first = next(row for row in case.sanctions.all() if row.pk == one.sanction_id)
    left = [*duration(instead), *still_with_it(first, instead, sight)]
    return [*rows, Row("Outcome now", instead.level_name), *left]
