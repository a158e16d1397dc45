"""What the employee says in their own case, through the real verbs: on their page, or on paper through HR."""

from __future__ import annotations

from datetime import date

from casework import actions
from casework.enums import CompanionKind, FileState, HearingKind, Letter, NotesAnswer, ProposalReason
from casework.models import (
    Case,
    LetterReceipt,
    NamedCompanion,
    NotesComment,
    ProposalRefusal,
    TimeProposal,
)
from tests.world import APPEAL_HEARD, APPEAL_INVITED, APPEAL_TOLD, HEARD, INVITED, ISSUED, World

SAID_ON = date(2026, 10, 12)  # between the invitation and the hearing
PROPOSED = date(2026, 10, 20)  # in the companion's five working days
OF_APPEAL, PROPOSED_FOR_APPEAL = date(2026, 11, 2), date(2026, 11, 11)


def acknowledge(world: World, case: Case, **changes) -> LetterReceipt:
    """Of the invitation before the hearing, and of the outcome later; it arrived when it counts."""
    invited = case.state == FileState.HEARING
    day = (INVITED if invited else ISSUED).date()
    letter = Letter.INVITATION if invited else Letter.OUTCOME
    given = {"letter": letter, "received_on": day, "told_on": day, "by": world.user("sam"), "on": day}
    return actions.acknowledge_letter(case, **given | changes)


def name_companion(world: World, case: Case, **changes) -> NamedCompanion:
    day = OF_APPEAL if case.state == FileState.APPEAL else SAID_ON
    given = {"kind": CompanionKind.UNION_OFFICIAL, "name": "Unity Onside", "told_on": day}
    return actions.name_companion(case, **given | {"by": world.user("sam"), "on": day} | changes)


def propose(world: World, case: Case, **changes) -> TimeProposal:
    of_appeal = case.state == FileState.APPEAL
    day = OF_APPEAL if of_appeal else SAID_ON
    given = {
        "reason": ProposalReason.COMPANION_UNAVAILABLE,
        "proposed_on": PROPOSED_FOR_APPEAL if of_appeal else PROPOSED,
        "said": "From 2pm: the official is at another hearing.",
        "told_on": day,
        "by": world.user("sam"),
        "on": day,
    }
    return actions.propose_another_time(case, **given | changes)


def refuse(world: World, case: Case, **changes) -> ProposalRefusal:
    given = {
        "why_unreasonable": "The only witness sails that morning for half a year.",
        "by": world.user("hana"),
        "on": OF_APPEAL if case.state == FileState.APPEAL else SAID_ON,
    }
    return actions.refuse_proposal(case, **given | changes)


def comment(world: World, case: Case, **changes) -> NotesComment:
    day = HEARD.date()
    given = {
        "meeting": HearingKind.HEARING,
        "answer": NotesAnswer.DISPUTED,
        "employee_version": "I said that I took it down at once.",
        "told_on": day,
        "by": world.user("sam"),
        "on": day,
    }
    return actions.comment_on_notes(case, **given | changes)


def spoken(world: World, case: Case, *, hr: str = "hana") -> None:
    """A row of every kind about the hearing, or appeal hearing, that is arranged."""
    by = case.subject.user
    acknowledge(world, case, by=by)
    if case.state == FileState.APPEAL:
        day = APPEAL_INVITED.date()
        acknowledge(world, case, by=by, letter=Letter.APPEAL_INVITATION, received_on=day, on=day)
    name_companion(world, case, by=by)
    propose(world, case, by=by)
    refuse(world, case, by=world.user(hr))


def spoken_after_the_appeal(world: World, case: Case) -> None:
    """Of the notes of the appeal hearing and of the letter with its result."""
    by, heard, told = case.subject.user, APPEAL_HEARD.date(), APPEAL_TOLD.date()
    comment(world, case, meeting=HearingKind.APPEAL_HEARING, by=by, on=heard)
    acknowledge(world, case, letter=Letter.APPEAL_OUTCOME, received_on=told, by=by, on=told)
