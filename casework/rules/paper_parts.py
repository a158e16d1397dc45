"""Of a case from paper: its allegations, the hearings that were arranged and those that were postponed (scenario 16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from casework.enums import FileState, Finding
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.paper_stages import ASKED, OF_EACH, stages_up_to
from casework.rules.taking_over import check_order

# Which hearing: the stage at which it is still to come, and the one at which it was held.
_AROUND: Final = {
    "": (FileState.HEARING, FileState.DELIBERATION),
    "appeal_": (FileState.APPEAL, FileState.APPEAL_DELIBERATION),
}


def check_arranged(
    stage: FileState | str, said: set[str], hearing_on: date | None, today: date, *, of: str = ""
) -> None:
    """RuleBroken 8.16 for half an invitation, for a hearing to come that was held, or one held that is still to come.

    On the day itself it may have been held or not: the stage says which. of: "" for the hearing of the allegations,
    "appeal_" for that of the appeal.
    """
    invited = {
        f"{of}{name}" for name in ("hearing_at", "place", "nation", "invitation_delivery", "invited_on")
    }
    ahead, held = _AROUND[of]
    if said & invited and not invited <= said:
        raise RuleBroken(
            "8.16",
            "An invitation says when and where the hearing is, in which nation, and how and when it was sent.",
            instead="Give all five, or none where no hearing is arranged yet.",
            field=min(invited - said),
        )
    if hearing_on is None:
        return
    if FileState(stage) == ahead and hearing_on < today:
        raise RuleBroken(
            "8.16",
            "This hearing was to be held already.",
            instead=f"If it was held, take the case over at “{held.label}”. If not, leave it empty and arrange it anew.",
            field=f"{of}hearing_at",
        )
    if FileState(stage) != ahead and hearing_on > today:
        raise RuleBroken(
            "8.16",
            "This hearing is still to come.",
            instead=f"Check the day, or take the case over at “{ahead.label}”.",
            field=f"{of}hearing_at",
        )


def check_has_manager(said: set[str]) -> None:
    """RuleBroken 8.16 for the hearing of an appeal of which nobody says who hears it."""
    if said & {"appeal_hearing_at", "appeal_earlier", "appeal_panel"} and "appeal_manager" not in said:
        raise RuleBroken(
            "8.16",
            "The record says who is to hear the appeal.",
            instead="Take it from the invitation, or leave the hearing of the appeal empty and arrange it here.",
            field="appeal_manager",
        )


def check_further(stage: FileState | str, number: int, said: Mapping[str, object]) -> None:
    """RuleBroken 8.16 unless a further allegation has exactly the answers that belong to the stages so far.

    number: of the allegation in the case. said: its answer to each of ``OF_EACH``; None or "" where there is none.
    """
    wanted = {
        name: what for one in stages_up_to(stage) for name, what in ASKED[one].items() if name in OF_EACH
    }
    for name in OF_EACH:
        is_said = said[name] not in (None, "")
        if name in wanted and not is_said:
            raise RuleBroken(
                "8.16",
                f"At “{FileState(stage).label}” the record says {wanted[name]} of allegation {number} too.",
                instead="Take it from the paper, or choose the stage that the case has really reached.",
                field=f"{name}_{number}",
            )
        if is_said and name not in wanted:
            raise RuleBroken(
                "8.16",
                f"This belongs to a later stage than “{FileState(stage).label}”.",
                instead="Leave it empty, or choose the stage that the case has really reached.",
                field=f"{name}_{number}",
            )


def check_known_by_then(number: int, acted_to: date, known_by: date, what: str) -> None:
    """RuleBroken 8.16 for an allegation of something that happened after the case had dealt with it already.

    known_by: the day on which it was dealt with; what: what that day was, in a sentence.
    """
    if acted_to > known_by:
        raise RuleBroken(
            "8.16",
            f"Allegation {number} ends on {words(acted_to)}, after {what}, {words(known_by)}.",
            instead="Check both dates on the paper.",
            field=f"acted_to_{number}",
        )


def check_something_found(findings: Iterable[Finding | str]) -> None:
    """RuleBroken T17 for a sanction where nothing was found."""
    if all(finding == Finding.NOT_FOUND for finding in findings):
        raise RuleBroken(
            "T17",
            "A sanction rests on something that was found, and nothing was.",
            instead="Check the findings on the paper. Where nothing was found and no letter has left, take the case over at "
            "“Deliberation”, and let the chair record the decision here.",
            field="finding",
        )


@dataclass(frozen=True)
class AttemptDays:
    """The days of a hearing that was arranged and not held: invited, to be held, called off."""

    invited_on: date
    hearing_on: date
    postponed_on: date
    proposed_on: date | None = None


def check_attempts(
    attempts: Iterable[AttemptDays], first: tuple[str, date], invited_on: date | None, today: date, *, of: str
) -> None:
    """RuleBroken 8.16 unless each attempt was called off before the next invitation left, and none after today.

    first: what comes before the first invitation, in a sentence, and its day. invited_on: to the one that was held or is
    to come; None where none is arranged. of: as for ``check_arranged``.
    """
    begun: tuple[str, str, date] = ("", *first)
    number = 0
    for number, one in enumerate(attempts, 1):
        invited = (f"{of}earlier_{number}_invited_on", f"The day of invitation {number}", one.invited_on)
        off = (
            f"{of}earlier_{number}_postponed_on",
            f"The day attempt {number} was postponed",
            one.postponed_on,
        )
        check_order((begun, invited, off), today)
        if one.proposed_on is not None and one.proposed_on < one.postponed_on:
            raise RuleBroken(
                "T12",
                f"The day proposed, {words(one.proposed_on)}, was past when attempt {number} was postponed.",
                instead="Check both dates, or leave it empty.",
                field=f"{of}earlier_{number}_proposed_on",
            )
        begun = off
    if number and invited_on is not None:
        check_order((begun, (f"{of}invited_on", "The day the invitation was sent", invited_on)), today)


def check_pausable(stage: FileState, *, is_pausable: bool) -> None:
    """RuleBroken 8.16 for a pause at a stage at which no case is paused (T8)."""
    if not is_pausable:
        raise RuleBroken(
            "8.16",
            f"At “{stage.label}” no case is paused.",
            instead="Leave the pause empty: what is due at this stage goes on.",
            field="paused_on",
        )


def check_none_to_come(*, has_hearing: bool) -> None:
    """RuleBroken T8 for a pause of a case whose hearing is still to come: a pause calls it off."""
    if has_hearing:
        raise RuleBroken(
            "T8",
            "A case that is paused has no hearing to come.",
            instead="Enter the hearing as one that was postponed, or leave the pause empty.",
            field="paused_on",
        )


def check_paused_last(last: tuple[str, str, date], paused_on: date, today: date) -> None:
    """RuleBroken 8.16 for a pause during which something happened, or that begins after today. last: what, and when."""
    check_order((last, ("paused_on", "The day of the pause", paused_on)), today)


def check_decision_is_whole(way: str, decided_on: date | None) -> None:
    """RuleBroken PR-13 for half a decision on a grievance: what it means for the case, or when that was decided."""
    if bool(way) != (decided_on is not None):
        raise RuleBroken(
            "PR-13",
            "What was decided on a grievance goes with the day on which it was decided.",
            instead="Give both, or neither where nobody has decided yet.",
            field="decided_on" if way else "way",
        )
