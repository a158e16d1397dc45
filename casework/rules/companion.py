"""Who may accompany the employee, and when a hearing may go on without them (AC-3, SEP-6, PR-12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casework.enums import STATUTORY_COMPANIONS, WIDER_COMPANIONS, CompanionKind, OtherMeeting, PartKind
from casework.errors import RuleBroken
from casework.rules.cited import Caution
from casework.rules.independence import part_in_words
from casework.rules.periods import Period

LEAST_ATTEMPTS_BEFORE_ABSENCE = 2

_CLOSE_TO_THE_DECISION = (
    PartKind.INVESTIGATOR,
    PartKind.CHAIR,
    PartKind.PANEL_MEMBER,
    PartKind.APPEAL_MANAGER,
    PartKind.APPEAL_PANEL_MEMBER,
    PartKind.CASE_MANAGER,
    PartKind.WITNESS,
    PartKind.COMPLAINANT,
)


@dataclass(frozen=True)
class CompanionTerms:
    """What a policy gives beyond the statute (axis 12).

    classes:     who may come besides colleagues and unions, as of right.
    alternative: how long after our day the employee may propose another, if the companion cannot come. It never
                 shortens the statutory time (AC-6).
    meetings:    at which other meetings the employee may be accompanied; the statute knows hearings alone (AC-2).
    """

    classes: frozenset[CompanionKind] = frozenset()
    alternative: Period | None = None
    meetings: frozenset[OtherMeeting] = frozenset()

    @property
    def as_of_right(self) -> tuple[CompanionKind, ...]:
        """Whoever comes without being agreed on: those of the statute first."""
        return (*STATUTORY_COMPANIONS, *(kind for kind in WIDER_COMPANIONS if kind in self.classes))


AS_STATUTE = CompanionTerms()


def check_companion(
    kind: CompanionKind, reason: str, terms: CompanionTerms = AS_STATUTE, *, reason_at: str = "reason"
) -> None:
    """RuleBroken AC-3 if somebody who has no right to come is taken down without a reason, or as if they had one.

    The choice among those who have needs none: the employer may not veto it (AC-4). reason_at: the input of the reason.
    """
    if kind in WIDER_COMPANIONS and kind not in terms.classes:
        raise RuleBroken(
            "AC-3",
            f"The policy does not say that the companion may be {str(kind.label).lower()}.",
            instead="Record that they came by agreement or as an adjustment, with the reason.",
            field="companion_kind",
        )
    if kind == CompanionKind.BY_AGREEMENT and not reason.strip():
        raise RuleBroken(
            "AC-3",
            "A companion who is neither a colleague nor from a trade union needs a reason: what was agreed, "
            "or which adjustment it is.",
            instead="Write the reason down, or choose a colleague, a union official or a certified union "
            "representative.",
            field=reason_at,
        )


def check_meeting(
    meeting: OtherMeeting, kind: CompanionKind, name: str, reason: str, terms: CompanionTerms
) -> None:
    """RuleBroken where nobody can be taken down as a companion at a meeting that is no hearing, or not in this way.

    AC-2 where the policy of that stage does not let the employee be accompanied there; AC-3 as for a hearing, and for
    somebody who came and has no name.
    """
    if meeting not in terms.meetings:
        raise RuleBroken(
            "AC-2",
            f"The policy of this stage does not let the employee be accompanied at {meeting_in_words(meeting)}.",
            instead="Leave the companion out, or write what was agreed into the text.",
            field="meeting",
        )
    check_companion(kind, reason, terms, reason_at="companion_reason")
    if kind != CompanionKind.NONE and not name.strip():
        raise RuleBroken(
            "AC-3",
            "It is not written down who came with the employee.",
            instead="Write the name down, or record that nobody came.",
            field="companion_name",
        )


def meeting_in_words(meeting: OtherMeeting) -> str:
    """In the middle of a sentence, such as: the investigation meeting."""
    label = str(meeting.label)
    return f"{label[0].lower()}{label[1:]}"


def caution_of_untold(meeting: OtherMeeting, *, told: bool) -> Caution | None:
    """Where the policy let the employee be accompanied and nobody told them.

    It warns and does not refuse: the meeting was held, and only the policy gives this right (AC-2).
    """
    if told:
        return None
    return Caution(
        "AC-2",
        f"The policy lets the employee be accompanied at {meeting_in_words(meeting)}, and they were not told. "
        "Tell them now, and ask whether they want to add anything with a companion.",
    )


def caution_of_companion(parts: Iterable[PartKind]) -> Caution | None:
    """Where the companion holds one of these parts on the same case.

    It warns and does not refuse: the choice is the employee's (SEP-6, AC-4).
    """
    all_parts = frozenset(parts)
    held = [part_in_words(kind) for kind in _CLOSE_TO_THE_DECISION if kind in all_parts]
    if not held:
        return None
    return Caution(
        "SEP-6",
        f"The companion is {' and '.join(held)} on this case. Ask the employee whether to choose another.",
    )


def caution_of_silence(absence_warning_sent: bool) -> Caution | None:
    """Where an invitation does not say what happens if the employee does not come (1.4, PR-12).

    It warns and does not refuse: the letter has left, and what it lacks is not made good by refusing to record it.
    """
    if absence_warning_sent:
        return None
    return Caution(
        "PR-12",
        "Nothing says that the invitation tells the employee what happens if they do not come. Unless it does, the "
        "hearing cannot go ahead without them.",
    )


def check_absence(attempt: int, absence_warning_sent: bool, reason: str) -> None:
    """RuleBroken PR-12 if the hearing may not go on without the employee.

    attempt:              1 for the hearing first arranged, 2 once it was rearranged, and so on.
    absence_warning_sent: the invitation said that it may go ahead in the employee's absence.
    reason:               why it goes ahead, and how written representations were invited.

    Medical evidence is not weighed here: see ``rules.fitness`` (0.12).
    """
    if attempt < LEAST_ATTEMPTS_BEFORE_ABSENCE:
        raise RuleBroken(
            "PR-12",
            "This hearing was arranged only once: it must be rearranged before it can go ahead without the "
            "employee.",
            instead="Postpone the hearing, and say in the new invitation that it may go ahead without them.",
            field="attendance",
        )
    if not absence_warning_sent:
        raise RuleBroken(
            "PR-12",
            "The invitation did not warn the employee that the hearing may go ahead without them.",
            instead="Postpone the hearing, and give that warning in the new invitation.",
            field="attendance",
        )
    if not reason.strip():
        raise RuleBroken(
            "PR-12",
            "Going ahead without the employee needs a reason: why they are away without good cause, and how "
            "written representations were invited.",
            instead="Write the reason down, or postpone the hearing.",
            field="reason",
        )
