"""The hearings of a case from paper, of the allegations and of an appeal: arranged, postponed, held (scenario 16)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from casework import queries
from casework.actions.hearings import Invitation, settle
from casework.actions.paper_cases import EarlierAttempt, PaperCase
from casework.actions.paper_checks import Paper, fields_begin, moment
from casework.enums import Attendance, CompanionKind, FileState, NotesStatus, PostponementReason
from casework.models import AppealHearing, AppealHearingRecord, Employee, Hearing, HearingRecord
from casework.rules import companion


@dataclass(frozen=True, kw_only=True)
class Hearings:
    """Which hearing of the case is meant.

    of:       how its answers begin: "" or "appeal_". ahead: the stage at which it is still to come.
    new:      an attempt of that number, not filled in.
    may_lead: refuses by one of ``rules`` whoever may not lead it on the day the invitation leaves.
    """

    of: str
    ahead: FileState
    chair: Employee
    new: Callable[..., Hearing | AppealHearing]
    may_lead: Callable[[Hearing | AppealHearing, date], None]
    rules: tuple[str, ...]


def arrange(paper: Paper, which: Hearings) -> None:
    """Every attempt at it, in order. One to come has to keep every rule; of the others the departures are said."""
    before: list[Hearing | AppealHearing] = []
    for number, (invitation, attempt) in enumerate(_invitations(paper.said, which.of), 1):
        hearing = which.new(attempt=number)
        firm = attempt is None and paper.said.stage == which.ahead
        asked = ("AC-6", "PR-10") if before and before[-1].proposed_on is not None else ("PR-10",)
        settled = partial(
            settle, hearing, invitation, earlier=list(before), chair=lambda _policy: which.chair
        )
        leads = partial(which.may_lead, hearing, timezone.localdate(invitation.sent_at))
        with fields_begin(which.of if attempt is None else f"{which.of}earlier_{number}_"):
            paper.check(settled, *asked, firm=firm)
            paper.check(leads, *which.rules, firm=firm)
        if attempt is not None:
            _call_off(hearing, attempt, paper)
        hearing.save()
        before.append(hearing)


def _invitations(said: PaperCase, of: str) -> Iterator[tuple[Invitation, EarlierAttempt | None]]:
    """Each with what became of it; None for the one that was held or is to come, which is the last."""
    refused_because = ""
    attempts: tuple[EarlierAttempt, ...] = getattr(said, f"{of}earlier")
    for one in attempts:
        yield (
            Invitation(
                starts_at=one.starts_at,
                place=one.place,
                nation=one.nation,
                delivery=one.delivery,
                sent_at=moment(one.invited_on),
                received_on=one.received_on,
                why_unreasonable=refused_because,
            ),
            one,
        )
        refused_because = one.refused_because
    if said.hearing_on(of) is None:
        return
    answer = partial(_answer, said, of)
    invitation = Invitation(
        starts_at=answer("hearing_at"),
        place=answer("place"),
        nation=answer("nation"),
        delivery=answer("invitation_delivery"),
        sent_at=moment(answer("invited_on")),
        received_on=answer("invitation_received_on"),
        absence_warning_sent=bool(answer("absence_warned")),
        why_unreasonable=refused_because,
    )
    yield invitation, None


def _answer(said: PaperCase, of: str, name: str) -> Any:
    return getattr(said, f"{of}{name}")


def _call_off(hearing: Hearing | AppealHearing, attempt: EarlierAttempt, paper: Paper) -> None:
    hearing.postponed_at = moment(attempt.postponed_on)
    hearing.postponed_by = paper.by
    hearing.postponed_for = PostponementReason(attempt.postponed_for)
    hearing.postponed_because = attempt.postponed_because.strip()
    hearing.proposed_on = attempt.proposed_on


def write_up(paper: Paper, record: HearingRecord | AppealHearingRecord, *, of: str) -> None:
    """Fill in who came and with whom. The words are on the paper. An absence is asked about (PR-12)."""
    answer, hearing = partial(_answer, paper.said, of), record.hearing
    kind = CompanionKind(answer("companion_kind"))
    with fields_begin(of):
        companion.check_companion(kind, paper.told, hearing.policy.terms.companion)
    record.held_on = timezone.localdate(hearing.starts_at)
    record.attendance, record.companion_kind = answer("attendance"), kind
    record.companion_reason = paper.told if kind == CompanionKind.BY_AGREEMENT else ""
    record.notes, record.notes_status = paper.told, answer("notes_status")
    record.employee_version = paper.told if record.notes_status == NotesStatus.DISPUTED else ""
    record.recorded_by = paper.by
    if record.attendance == Attendance.ABSENT:
        record.absence_explained = paper.told
        absent = partial(_check_absence, hearing, answer("earlier"), paper.told)
        with fields_begin(of):
            paper.check(absent, "PR-12")


def _check_absence(
    hearing: Hearing | AppealHearing, earlier: tuple[EarlierAttempt, ...], explained: str
) -> None:
    """What we called off ourselves is not one that the employee missed (PR-12)."""
    theirs = sum(one.postponed_for != PostponementReason.EMPLOYER for one in earlier)
    companion.check_absence(theirs + 1, hearing.absence_warning_sent, explained)


def current(paper: Paper) -> Hearing:
    """The hearing that was held."""
    hearing = queries.current_hearing(paper.case)
    assert hearing is not None
    return hearing
