"""The letters that tell the employee a fact, for those who work on the case; and what they were not told by one yet."""

from __future__ import annotations

from casework.enums import Action, Delivery, Letter
from casework.models import Case, SentLetter
from casework.queries.letters import untold
from casework.queries.own_fits import receipt_of
from casework.queries.sight import Sight
from casework.queries.told_letters import sees_said
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip

Section = tuple[str, list[tuple[str, list[Row]]]]

ABOUT: dict[Letter, str] = {
    Letter.INVESTIGATION: "the investigation",
    Letter.SUSPENSION: "the suspension",
    Letter.SUSPENSION_REVIEW: "that the suspension goes on",
    Letter.SUSPENSION_END: "the end of the suspension",
    Letter.PAUSE: "the pause",
    Letter.RESUMPTION: "that the case goes on",
    Letter.ADJOURNMENT: "when the hearing goes on",
    Letter.CLOSURE: "how the case ended",
    Letter.WARNING_CURTAILED: "the early end of the warning",
    Letter.WARNING_EXTENDED: "the extension of the warning",
    Letter.LIVE_SETTLED: "until when the warning counts",
}


def letter_strips(case: Case, may: set[Action]) -> list[Strip]:
    """What the employee had no letter of, for whoever may send it. may: what the reader can do, and may know."""
    owed = untold(case) if Action.SEND_LETTER in may else []
    if not owed:
        return []
    about = ", ".join(ABOUT[letter] for letter in owed)
    link = Link("Send the letter", verb_address(Action.SEND_LETTER, case.reference))
    return [Strip("The employee had no letter yet about", f"{about}.", link)]


def letter_sections(case: Case, sight: Sight) -> list[Section]:
    """Each as it was sent. Why somebody is suspended or the case paused only for those who may read that."""
    if not sight.support:
        return []
    parts = [(str(Letter(row.kind).label), _rows(case, row, sight)) for row in case.sent_letters.all()]
    return [("Letters to the employee", parts)] if parts else []


def _rows(case: Case, row: SentLetter, sight: Sight) -> list[Row]:
    receipt = receipt_of(case, row)
    rows = [
        Row("Sent", f"{words(row.sent_on)}, {Delivery(row.delivery).label.lower()}"),
        Row("Counts as received", words(row.received_on)),
    ]
    if receipt is not None:
        rows.append(Row("Arrived, by the employee", words(receipt.received_on)))
    return [*rows, Row("It says", row.said)] if row.said and sees_said(case, row, sight) else rows
