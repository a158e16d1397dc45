"""Which of a case its reader is shown (domain.md 7.6): decided once, for the page, the API and the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casework import access
from casework.enums import HEARS_APPEAL, Action, FileState, PartKind, PauseReason, UnionSource
from casework.models import (
    Appeal,
    AppealDecision,
    Case,
    MeetingCompanion,
    Pause,
    Reopening,
    SpentRecordOpening,
)
from casework.models.restricted import KEPT_FROM_HEALTH, KEPT_FROM_THE_RESTRICTED
from casework.queries.matter import parts_ever_held
from casework.queries.rows import (
    agreement_of,
    appeal_attempts_that_stand,
    appeal_of,
    attempts_that_stand,
    hearing_of,
    outcome_of,
)

if TYPE_CHECKING:
    from accounts.models import User

_HR = {PartKind.HR_OFFICER, PartKind.HR_LEAD}
_EVERYTHING = _HR | {PartKind.AUDITOR}
_DECIDES = {PartKind.CHAIR, PartKind.PANEL_MEMBER}
_HEARING_ROOM = _EVERYTHING | _DECIDES | {PartKind.NOTE_TAKER, PartKind.HR_ADVISER}
_APPEALED_TO = set(HEARS_APPEAL)
_HEARS_APPEAL = _EVERYTHING | _APPEALED_TO
_ADVISES = {PartKind.CASE_MANAGER, PartKind.HR_ADVISER} | _APPEALED_TO
_READS_REPORT = _ADVISES | {PartKind.INVESTIGATOR}
_READS_REASONS = _ADVISES | {PartKind.NOTE_TAKER}
_TOLD_OF_THE_RESTRICTED = {PartKind.HR_LEAD, PartKind.AUDITOR}
_HEARS = _DECIDES | _APPEALED_TO | {PartKind.NOTE_TAKER}
_MAY_BE_THE_REASON = _DECIDES | _APPEALED_TO | {PartKind.INVESTIGATOR}
_TOLD_OF_UNION = {PartKind.CASE_MANAGER, PartKind.HR_ADVISER}

# The letter of a decision that stands has left in these; a closed case may have ended without one.
_ISSUED = {FileState.OUTCOME, FileState.APPEAL, FileState.APPEAL_DELIBERATION}

# Verbs of which only some may know that they were done: with what of a Sight they are told.
TOLD_WITH = {
    Action.FLAG_DISCLOSURE: "disclosures",
    Action.CHECK_DISCLOSURE: "disclosures",
    Action.FLAG_UNION_REPRESENTATIVE: "union",
    Action.RECORD_UNION_TALK: "union",
    **dict.fromkeys((Action.ADD_LEGAL_ADVICE, Action.DECLARE_CONFLICT), "legal_advice_known"),
    Action.RECORD_CONCILIATION: "tribunal",
    Action.RECORD_CRIMINAL_MATTER: "criminal",
    # They may be owed because somebody is pregnant.
    Action.RECORD_REASONS_REQUEST: "health",
    Action.GIVE_WRITTEN_REASONS: "health",
    Action.RECORD_REFERRAL_CHECK: "tribunal",
    # That it was agreed tells that there is such a warning: whoever decides reads it with what was opened (SA-7).
    Action.AGREE_TO_CONSIDER: "spent_before",
    **dict.fromkeys((Action.PLACE_HOLD, Action.REVIEW_HOLD, Action.LIFT_HOLD), "tribunal"),
    **dict.fromkeys((Action.REVIEW_RECORD, Action.PURGE_CASE), "tribunal"),
    **dict.fromkeys(
        (
            Action.RECORD_FIT_NOTE,
            Action.REFER_TO_OCCUPATIONAL_HEALTH,
            Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE,
            Action.ALLOW_ABSENCE,
        ),
        "overlays",
    ),
}
TOLD_TO_SOME = tuple(TOLD_WITH)


@dataclass(frozen=True)
class Sight:
    """What of a visible case its reader is shown (design section 7, domain 7.6).

    parts:         what the reader is on the case, as in ``access.parts``.
    record:        earlier sanctions; never to the investigator.
    decision:      level and findings; before the letter leaves to chair, panel, HR and auditor alone.
    reasons:       why it was decided so; never to the investigator, as reasons may speak of earlier sanctions.
    report:        the investigation report.
    hearing_notes: what was said at the hearing, and by whom the employee was accompanied.
    hearing_sheet: the sheet for the hearing room.
    appeal:        grounds and, once the letter has left, the reasons; never to the investigator, as both may speak of
                   earlier sanctions.
    appeal_notes:  what was said at the hearing of the appeal.
    appeal_result: its result and reasons before the letter leaves: to the appeal manager, HR and auditor alone.
    appeal_sheet:  the sheet for the room in which the appeal is heard.
    looks:         who looked at the file, and what was done to it down to the last event.
    recordings:    on which day each thing was recorded, where it happened on another.
    evidence:      the files attached, by title and as a download; not to an appeal manager before there is an appeal.
    overlays:      why the employee is suspended or the case paused, and what was weighed; that it is so, everybody sees.
    agreement:     what the employee admitted in writing and why they took it back; never to whoever investigates or hears.
    reopening:     how an outcome is to be put right, before the letter leaves: HR, auditor; then ``decision``, ``reasons``.
    originals:     a file as it was attached, where a redacted copy of it is served to everybody else: to HR, investigator
                   and auditor; whoever decides reads what the employee got (DP-9).
    notes:         what the people on the case wrote down for one another; as for the evidence.
    disclosures:   that a protected disclosure was flagged, and what came of it; whoever flagged it sees that they did.
    union:         that the employee represents a trade union; beside HR and auditors only where the employee said it.
    grievances:    what a grievance beside the case is about, and why it was decided on so; that there is one, and whether
                   the case waits for it, everybody sees. Never to whoever investigates or hears: it may be about them.
    spent:         the warnings that do not count, opened for the hearing: to chair and panel, HR and auditor (SA-7).
    spent_appeal:  those opened for the appeal: to the appeal manager and panel, HR and auditor.
    spent_before:  those opened for what was set aside or is heard again, or for a level before: to HR and auditor alone.
    tribunal:      what follows the end of employment, such as until when a claim can be brought, and why
                   the case is on legal hold: HR and auditors alone. That it is on hold, everybody sees.
    criminal:      that a criminal matter is on record, and what was decided on it (DP-4): HR, auditor, case manager and HR
                   adviser, who ask what effect it has; chair and panel once the hearing is arranged, and whoever hears the
                   appeal, who weigh it (PR-15). Never the investigator: a charge proves nothing. Nor a note taker.
    support:       what was agreed so that somebody can take part, and that an answer is owed; never why.
    adjustments:   what was asked for, and why it was answered so: to HR, the case manager and auditor.
    names:         of witnesses who were granted anonymity, or wait for it: HR, investigator, case manager, auditor (PR-19).
    scans:         the paper as it was scanned: HR and auditors who have and had no other part here, as it is the whole file.
    legal_advice:  privileged, as are conflicts of interest: HR of the unit alone, nobody of them with another part here.
    legal_advice_known: that there is some, who added it and when: an auditor as well; nobody else is told.
    health:        what was said of somebody's health, pregnancy or family leave: to HR and auditor alone (DP-3).
    """

    parts: frozenset[PartKind]
    record: bool
    decision: bool
    reasons: bool
    report: bool
    hearing_notes: bool
    hearing_sheet: bool
    appeal: bool
    appeal_notes: bool
    appeal_result: bool
    appeal_sheet: bool
    looks: bool
    recordings: bool
    evidence: bool
    originals: bool
    notes: bool
    overlays: bool
    grievances: bool
    disclosures: bool
    union: bool
    spent: bool
    spent_appeal: bool
    spent_before: bool
    agreement: bool
    tribunal: bool
    criminal: bool
    reopening: bool
    support: bool
    adjustments: bool
    health: bool
    names: bool
    scans: bool
    legal_advice: bool
    legal_advice_known: bool

    def tells(self, action: str, *, by_reader: bool = False) -> bool:
        """Whether the reader may know that a verb was done or can be; by_reader: it was they who did it."""
        if by_reader and action == Action.FLAG_DISCLOSURE:
            return True
        shown_with = TOLD_WITH.get(Action(action))
        return shown_with is None or bool(getattr(self, shown_with))

    def sees_opening(self, opening: SpentRecordOpening) -> bool:
        """Whether the spent record that was opened is shown, and why it was opened."""
        if opening.hearing_id in attempts_that_stand(opening.case):
            return self.spent
        is_heard = opening.appeal_hearing_id in appeal_attempts_that_stand(opening.case)
        return self.spent_appeal if is_heard else self.spent_before

    def sees_use(self, decision: AppealDecision) -> bool:
        """Whether it is shown how the spent record was used on an appeal: as what was opened for it."""
        return self.spent_appeal if decision.appeal == appeal_of(decision.appeal.case) else self.spent_before

    def sees_companion(self, row: MeetingCompanion) -> bool:
        """Whether it is shown who came: as of a hearing, and to whoever holds such a meeting (DP-3)."""
        holds = PartKind.INVESTIGATOR if row.findings_id is not None else PartKind.CASE_MANAGER
        return self.hearing_notes or holds in self.parts

    def sees_pause(self, pause: Pause) -> bool:
        """Whether it is shown why the case was paused: for a grievance, to those who may read what it is about."""
        return self.sees_pause_reason(pause) and (self.grievances or pause.reason != PauseReason.GRIEVANCE)

    def sees_pause_reason(self, pause: Pause) -> bool:
        """Whether it is shown for what kind of reason: that the police or a court deal with it tells enough (DP-4)."""
        return self.overlays and (self.criminal or pause.reason != PauseReason.CRIMINAL)

    def sees_proposal(self, reopening: Reopening) -> bool:
        """Whether it is shown how an outcome is to be put right: to all who see the decision once the letter has left."""
        return self.reopening or (self.decision and hasattr(reopening, "correction"))

    def sees_why(self, reopening: Reopening) -> bool:
        """Whether it is shown what came to light, and why the outcome could not stand."""
        return self.reopening or (self.reasons and hasattr(reopening, "correction"))

    def sees_result(self, appeal: Appeal) -> bool:
        """Whether the result of a decided appeal is shown: to everybody on the case once its letter has left."""
        return self.appeal_result or hasattr(appeal, "letter")

    def sees_reasons(self, appeal: Appeal) -> bool:
        """Whether the answer to each ground and its reasons are shown."""
        return self.appeal and self.sees_result(appeal)


def sight_of(user: User, case: Case) -> Sight:
    """Decided by the reader's parts in the case, never by their roles elsewhere.

    Whoever hears an appeal sees the full file once it is lodged, and no more than its outline before (domain 7.6).
    """
    held = mine = access.parts(user, case)
    if mine & _APPEALED_TO and appeal_of(case) is None:
        mine -= _APPEALED_TO
    agrees = PartKind.CASE_MANAGER in mine and agreement_of(case) is not None
    before_issue = agrees or bool(mine & (_EVERYTHING | _DECIDES))
    issued = case.state in _ISSUED or (case.state == FileState.CLOSED and outcome_of(case) is not None)
    investigates = _investigates(mine, case)
    in_the_room = bool(mine & _HEARING_ROOM)
    # The line manager is on no file by that alone (7.6: the status of the case, and no more).
    works_on_it = bool(mine - {PartKind.LINE_MANAGER})
    hears_appeal = bool(mine & (_HEARS_APPEAL | {PartKind.HR_ADVISER, PartKind.NOTE_TAKER}))
    return Sight(
        parts=held,
        record=not investigates and access.may_see_record(held) and bool(mine & (_HEARS_APPEAL | _DECIDES)),
        decision=issued or (before_issue and not investigates),
        reasons=not investigates and (before_issue or (issued and bool(mine & _READS_REASONS))),
        report=bool(mine & (_EVERYTHING | _DECIDES | _READS_REPORT)),
        hearing_notes=not investigates and (in_the_room or bool(mine & _APPEALED_TO)),
        hearing_sheet=in_the_room,
        appeal=not investigates and bool(mine & (_EVERYTHING | _DECIDES | _READS_REASONS)),
        appeal_notes=not investigates and hears_appeal,
        appeal_result=not investigates and bool(mine & _HEARS_APPEAL),
        appeal_sheet=not investigates and hears_appeal,
        **dict.fromkeys(("evidence", "notes", "support"), works_on_it),
        originals=bool(mine & (_EVERYTHING | {PartKind.INVESTIGATOR})) and not mine & _HEARS,
        agreement=not investigates and bool(mine & (_EVERYTHING | _ADVISES)),
        overlays=not investigates and bool(mine & (_EVERYTHING | _DECIDES | _ADVISES)),
        grievances=not mine & _MAY_BE_THE_REASON and bool(mine & (_EVERYTHING | _ADVISES)),
        criminal=not investigates and _needs_the_offence(mine, case),
        spent=not investigates and before_issue,
        spent_appeal=not investigates and bool(mine & _HEARS_APPEAL),
        spent_before=not investigates and bool(mine & _EVERYTHING),
        reopening=not investigates and bool(mine & _EVERYTHING),
        **_handled_with_care(held, held | parts_ever_held(user, case), case),
    )


def _investigates(mine: frozenset[PartKind], case: Case) -> bool:
    """Whoever is to decide by an approved override still investigates until they have reported (7.3, 7.6)."""
    reports = PartKind.INVESTIGATOR in mine and case.state == FileState.INVESTIGATION
    return reports or access.investigates_alone(mine)


def _needs_the_offence(mine: frozenset[PartKind], case: Case) -> bool:
    asks = bool(mine & (_EVERYTHING | _ADVISES))
    return asks or (bool(mine & _DECIDES) and hearing_of(case) is not None)


def _handled_with_care(held: frozenset[PartKind], had: frozenset[PartKind], case: Case) -> dict[str, bool]:
    """What is kept from some who work on the case, HR or not: by every part they hold.

    had: with those that ended. Nobody reads by leaving a part what must not weigh in it, nor what is privileged.
    """
    kept = held & set(KEPT_FROM_THE_RESTRICTED)
    restricted = bool(held & _TOLD_OF_THE_RESTRICTED) and not had & set(KEPT_FROM_THE_RESTRICTED)
    said = bool(held & _TOLD_OF_UNION) and _said_so(case)
    return {
        "looks": restricted,
        "recordings": bool(held & _TOLD_OF_THE_RESTRICTED),
        "tribunal": bool(held & _EVERYTHING) and PartKind.INVESTIGATOR not in held,
        "disclosures": restricted,
        "union": not kept and (bool(held & _EVERYTHING) or said),
        "adjustments": _reads_health(held) or PartKind.CASE_MANAGER in held,
        "health": _reads_health(held),
        "names": bool(held & (_EVERYTHING | {PartKind.INVESTIGATOR, PartKind.CASE_MANAGER}))
        and not held & _HEARS,
        "scans": bool(held & _EVERYTHING) and _has_no_other_part(had),
        "legal_advice": bool(held & _HR) and _has_no_other_part(had),
        # An auditor is told that there is some: otherwise nobody could see that it was kept apart.
        "legal_advice_known": bool(held & _EVERYTHING) and _has_no_other_part(had),
    }


def _reads_health(held: frozenset[PartKind]) -> bool:
    return bool(held & _EVERYTHING) and not held & set(KEPT_FROM_HEALTH)


def _has_no_other_part(had: frozenset[PartKind]) -> bool:
    """Whether somebody is and was HR or auditor and nothing else here; being the line manager changes nothing."""
    return had <= _EVERYTHING | {PartKind.LINE_MANAGER}


def _said_so(case: Case) -> bool:
    """Whether the employee said that they represent a trade union (DP-3)."""
    row = getattr(case, "union_representative", None)
    return row is not None and row.source == UnionSource.SAID
