"""What the employee says in their own case, taken down by HR from paper; and the answer to another time they propose."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, CompanionKind, HearingKind, Letter, NotesAnswer, ProposalReason

RECEIVED = "The day we received it. It counts as if it was sent on the employee's own page."


class AcknowledgeLetterIn(AddingIn):
    """The employee says on which day a letter arrived. It makes no time shorter."""

    action = Action.ACKNOWLEDGE_LETTER

    letter = Code(Letter.choices)
    received_on = Day(not_future=True, help_text="The day it arrived, by the employee's word.")
    told_on = Day(not_future=True, help_text=RECEIVED)


class NameCompanionIn(AddingIn):
    """The employee says whom they bring to the hearing that is arranged. The last one named stands."""

    action = Action.NAME_COMPANION

    kind = Code(
        CompanionKind.choices,
        help_text="Whoever comes as of right: by statute, or by the policy of the hearing.",
    )
    name = Text(max_length=200)
    told_on = Day(not_future=True, help_text=RECEIVED)


class ProposeAnotherTimeIn(AddingIn):
    """The employee proposes another time. The hearing stays until it is postponed, or the proposal refused."""

    action = Action.PROPOSE_ANOTHER_TIME

    reason = Code(ProposalReason.choices)
    proposed_on = Day(help_text="The day of the hearing or later.")
    said = Text(help_text="Which time on that day, and why.")
    told_on = Day(not_future=True, help_text=RECEIVED)


class RefuseProposalIn(AddingIn):
    """The hearing stays where it is. To accept the proposal, postpone the hearing."""

    action = Action.REFUSE_PROPOSAL

    why_unreasonable = Text(help_text="Why the time is not reasonable. The employee reads it.")


class CommentOnNotesIn(AddingIn):
    """The employee says whether the notes of a hearing are right. Both versions are kept."""

    action = Action.COMMENT_ON_NOTES

    meeting = Code(HearingKind.choices)
    answer = Code(NotesAnswer.choices)
    employee_version = Text(
        required=False, allow_blank=True, help_text="Theirs, where the notes are not right."
    )
    told_on = Day(not_future=True, help_text=RECEIVED)
