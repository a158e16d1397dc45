"""What the employee says in their own case, through the real verbs: on their page, or on paper through HR."""

from __future__ import annotations

from datetime import date, datetime

from casework import actions
from casework.enums import (
    CompanionKind,
    Delivery,
    FileState,
    HearingKind,
    Letter,
    NotesAnswer,
    ProposalReason,
)
from casework.models import (
    Case,
    LetterReceipt,
    NamedCompanion,
    NotesComment,
    ProposalRefusal,
    SentLetter,
    TimeProposal,
)
from tests.world import (
    APPEAL_HEARD,
    APPEAL_INVITED,
    APPEAL_TOLD,
    HEARD,
    INVITED,
    ISSUED,
    LONDON,
    PAUSED,
    World,
)

REVIEWED = datetime(2026, 9, 23, 15, 0, tzinfo=LONDON)
NOTICED = datetime(2026, 9, 9, 15, 0, tzinfo=LONDON)
SAID_ON = date(2026, 10, 12)  # between the invitation and the hearing
PROPOSED = date(2026, 10, 20)  # in the companion's five working days
OF_APPEAL, PROPOSED_FOR_APPEAL = date(2026, 11, 2), date(2026, 11, 11)


def send_letter(world: World, case: Case, **changes) -> SentLetter:
    """The notice of the investigation, on the day on which it began."""
    given = {"letter": Letter.INVESTIGATION, "delivery": Delivery.EMAIL, "sent_at": NOTICED}
    return actions.send_letter(case, **given | {"by": world.user("hana")} | changes)


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


def told_by_letter(world: World, case: Case, *, hr: str = "hana") -> None:
    """Of the investigation, and of a suspension and a pause that last; the first is acknowledged."""
    by = world.user(hr)
    send_letter(world, case, by=by)
    send_letter(world, case, letter=Letter.SUSPENSION, said="So that the page is kept.", by=by)
    if case.suspensions.filter(reviews__isnull=False).exists():
        told = {"said": "The page is still up.", "sent_at": REVIEWED, "by": by}
        send_letter(world, case, letter=Letter.SUSPENSION_REVIEW, **told)
    send_letter(world, case, letter=Letter.PAUSE, said="Your grievance comes first.", sent_at=PAUSED, by=by)
    day, employee = NOTICED.date(), case.subject.user
    acknowledge(world, case, letter=Letter.INVESTIGATION, received_on=day, told_on=day, by=employee, on=day)


def told_of_the_end(world: World, case: Case, *, hr: str = "hana") -> None:
    """Of a warning that was extended and ends early; and said to be told that it ended without an outcome."""
    by, sent = world.user(hr), datetime(2026, 12, 1, 10, 0, tzinfo=LONDON)
    send_letter(world, case, letter=Letter.WARNING_EXTENDED, sent_at=sent, by=by)
    last = send_letter(world, case, letter=Letter.WARNING_CURTAILED, sent_at=sent, by=by)
    _said_to_have_left(last, Letter.CLOSURE, closure=case.closures.last())


def told_of_the_settling(case: Case) -> None:
    """A letter about a live period that is said to have been settled."""
    last = case.sent_letters.get(kind=Letter.WARNING_CURTAILED)
    _said_to_have_left(last, Letter.LIVE_SETTLED, settlement=case.live_settlements.last())


def _said_to_have_left(last: SentLetter, kind: Letter, **about) -> None:
    """Together with another letter."""
    SentLetter.objects.create(
        case=last.case,
        kind=kind,
        **about,
        policy=last.policy,
        delivery=last.delivery,
        sent_at=last.sent_at,
        sent_on=last.sent_on,
        received_on=last.received_on,
        sent_by=last.sent_by,
    )
