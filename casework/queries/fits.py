"""Which verbs the facts of a case leave room for, of those that its state allows: from rows already loaded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils import timezone

from casework.enums import DISMISSALS, Action, AppealResult, FileState
from casework.models import Case
from casework.queries.fitness import absence_is_barred, waiting_referral
from casework.queries.improvements import improvement_to_review_of
from casework.queries.letters import untold
from casework.queries.overlay_rows import (
    has_disclosure_to_check,
    hold_of,
    left_on_of,
    open_grievances_of,
    pause_of,
    purge_is_proposed,
    record_is_to_be_reviewed,
    resignation_of,
    suspension_of,
    union_talk_owed,
)
from casework.queries.own_fits import OWN_FITS
from casework.queries.reinstatement import pay_owed_of
from casework.queries.rows import (
    agreement_of,
    appeal_decision_of,
    appeal_hearing_of,
    appeal_letter_of,
    appeal_of,
    bundle_is_served,
    correction_of,
    died_on_of,
    extended_of,
    hearing_of,
    next_level_offered,
    opening_of,
    outcome_of,
    remitted_by,
    reopening_of,
    review_owed,
    sanction_of,
    waiting_withdrawal,
)
from casework.queries.support import unanswered
from casework.queries.tribunal import has_employment_ended
from casework.queries.witnesses import unattended
from casework.queries.written_reasons import can_be_asked, request_of
from casework.workflow import WHILE_PAUSED


def fits_now(action: Action, case: Case) -> bool:
    """Whether the facts leave room for a verb that the state allows: no date is put off before it is made.

    Reads the rows of ``rows.with_stage`` or ``case_page.load``; for OF_THE_WHOLE_CASE those of the second alone.
    """
    if pause_of(case) is not None and action not in WHILE_PAUSED:
        return False
    fits = _FITS.get(action)
    return fits is None or fits(case)


def _is_arranged(case: Case) -> bool:
    return hearing_of(case) is not None


def _has_begun(case: Case) -> bool:
    at_the_appeal = case.state == FileState.APPEAL
    hearing = appeal_hearing_of(case) if at_the_appeal else hearing_of(case)
    return hearing is not None and hearing.sits_at <= timezone.now()


def _is_appeal_arranged(case: Case) -> bool:
    return appeal_hearing_of(case) is not None


def _can_be_appealed(case: Case) -> bool:
    if reopening_of(case) is not None or died_on_of(case) is not None:
        return False
    appealed = appeal_of(case) is not None and next_level_offered(case) is None
    imposed = sanction_of(case) is not None or extended_of(case) is not None
    return not appealed and imposed and outcome_of(case) is not None


def _is_too_late_to_appeal(case: Case) -> bool:
    outcome, offer = outcome_of(case), next_level_offered(case)
    if outcome is None or not _can_be_appealed(case):
        return False
    return timezone.localdate() > (offer.open_until if offer is not None else outcome.appeal_open_until)


def is_to_be_told(case: Case) -> bool:
    return appeal_decision_of(case) is not None and appeal_letter_of(case) is None


def _can_be_recalled(case: Case) -> bool:
    """Of the hearing while it waits for its letter, not one that was agreed; of an appeal likewise (0.6)."""
    return is_to_be_told(case) if case.state == FileState.OUTCOME else agreement_of(case) is None


def is_remitted(case: Case) -> bool:
    decision = appeal_decision_of(case)
    return decision is not None and decision.result == AppealResult.REMITTED


def _can_be_considered(case: Case) -> bool:
    """Whether what was opened holds a warning of a safeguarding case, and nobody agreed to it being considered."""
    opening = opening_of(case)
    if opening is None or hasattr(opening, "agreement"):
        return False
    return any(row.case.safeguarding_marks.all() for row in opening.shown.all())


def _is_suspended(case: Case) -> bool:
    return suspension_of(case) is not None


def is_to_be_corrected(case: Case) -> bool:
    return reopening_of(case) is not None and correction_of(case) is None


def _is_warned(case: Case) -> bool:
    sanction = sanction_of(case)
    return sanction is not None and sanction.level not in DISMISSALS


def _is_live(case: Case) -> bool:
    """Whether a warning stands of which days are to come."""
    return any(day is not None and day > timezone.localdate() for day in _ends(case))


def _ends(case: Case) -> list[date | None]:
    """The last days of the live periods of the warning that stands; None where nobody stated one (SA-4)."""
    sanction = sanction_of(case)
    rows = sanction.live_periods.all() if sanction is not None else ()
    return [row.to_on for row in rows if row.superseded_at is None]


def _has_left(case: Case) -> bool:
    left = left_on_of(case)
    return left is not None and left < timezone.localdate()


def _dismissal_is_over(case: Case) -> bool:
    """Whether employment ended by a dismissal that stands, so that nobody can leave any more."""
    sanction = sanction_of(case)
    ends_on = sanction.employment_ends_on if sanction is not None else None
    return ends_on is not None and ends_on <= timezone.localdate()


def _nothing_was_issued(case: Case) -> bool:
    """A sanction is put right on appeal (T25)."""
    return not case.sanctions.all() and extended_of(case) is None


_FITS: dict[Action, Callable[[Case], bool]] = {
    Action.ATTACH_REDACTED_COPY: lambda case: bool(case.evidence.all()),
    Action.PROPOSE_WITHDRAWAL: lambda case: _nothing_was_issued(case) and waiting_withdrawal(case) is None,
    Action.WITHDRAW_CASE: lambda case: _nothing_was_issued(case) and waiting_withdrawal(case) is not None,
    Action.TURN_DOWN_WITHDRAWAL: lambda case: waiting_withdrawal(case) is not None,
    Action.SUSPEND_EMPLOYEE: lambda case: not _is_suspended(case),
    Action.REVIEW_SUSPENSION: _is_suspended,
    Action.REVIEW_DECISION: review_owed,
    Action.REVIEW_IMPROVEMENT: lambda case: improvement_to_review_of(case) is not None,
    Action.RECORD_OVERSIGHT: lambda case: not case.oversight_checks.all(),
    Action.SERVE_BUNDLE: lambda case: _is_arranged(case) and not bundle_is_served(case),
    Action.EXTEND_WARNING: lambda case: (
        any(_ends(case)) and not case.warning_curtailments.all() and not _has_left(case)
    ),
    Action.CURTAIL_WARNING: _is_live,
    Action.SETTLE_LIVE_PERIOD: lambda case: None in _ends(case),
    Action.OPEN_SPENT_RECORD: lambda case: _is_arranged(case) and opening_of(case) is None,
    Action.AGREE_TO_CONSIDER: _can_be_considered,
    Action.JOIN_CASES: lambda case: not _is_arranged(case) and remitted_by(case) is None,
    Action.REOPEN_CASE: lambda case: _is_warned(case) and died_on_of(case) is None,
    Action.ISSUE_CORRECTION: is_to_be_corrected,
    Action.RECORD_RESIGNATION: lambda case: resignation_of(case) is None and not _dismissal_is_over(case),
    Action.CLOSE_AFTER_DEATH: lambda case: not is_to_be_told(case),
    Action.CLOSE_AFTER_LEAVING: lambda case: (
        _has_left(case) and (case.state != FileState.DECIDED or agreement_of(case) is not None)
    ),
    Action.DECIDE_ON_GRIEVANCE: lambda case: bool(open_grievances_of(case)),
    Action.CHECK_DISCLOSURE: has_disclosure_to_check,
    Action.FLAG_UNION_REPRESENTATIVE: lambda case: getattr(case, "union_representative", None) is None,
    Action.RECORD_UNION_TALK: union_talk_owed,
    Action.APPROVE_OVERRIDE: lambda case: any(
        row.approved_on is None for row in case.separation_overrides.all()
    ),
    Action.CLOSE_GRIEVANCE: lambda case: bool(open_grievances_of(case)),
    Action.RECORD_CONCILIATION: has_employment_ended,
    Action.RECORD_REASONS_REQUEST: can_be_asked,
    Action.GIVE_WRITTEN_REASONS: lambda case: request_of(case) is not None,
    Action.PLACE_HOLD: lambda case: hold_of(case) is None,
    Action.REVIEW_HOLD: lambda case: hold_of(case) is not None,
    Action.LIFT_HOLD: lambda case: hold_of(case) is not None,
    Action.REVIEW_RECORD: record_is_to_be_reviewed,
    Action.PURGE_CASE: purge_is_proposed,
    Action.RECORD_REFERRAL_CHECK: lambda case: (
        bool(case.safeguarding_marks.all()) and has_employment_ended(case)
    ),
    Action.REVIEW_PAUSE: lambda case: pause_of(case) is not None,
    Action.RESUME_CASE: lambda case: pause_of(case) is not None,
    Action.LIFT_SUSPENSION: _is_suspended,
    Action.ANSWER_ADJUSTMENT: lambda case: bool(unanswered(case)),
    Action.REFER_TO_OCCUPATIONAL_HEALTH: lambda case: waiting_referral(case) is None,
    Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE: lambda case: waiting_referral(case) is not None,
    Action.ALLOW_ABSENCE: absence_is_barred,
    Action.DECIDE_ANONYMITY: lambda case: bool(case.anonymity_requests.all()),
    Action.RECORD_WITNESS_ATTENDANCE: lambda case: bool(unattended(case)),
    Action.SHARE_STATEMENT: lambda case: bool(case.statements.all()),
    Action.ARRANGE_HEARING: lambda case: not _is_arranged(case),
    Action.POSTPONE_HEARING: _is_arranged,
    Action.ADJOURN_HEARING: _has_begun,
    Action.RECORD_HEARING: _is_arranged,
    Action.WITHDRAW_AGREEMENT: lambda case: agreement_of(case) is not None,
    Action.RECALL_DECISION: _can_be_recalled,
    Action.LODGE_APPEAL: _can_be_appealed,
    Action.REFUSE_LATE_APPEAL: _is_too_late_to_appeal,
    Action.ACKNOWLEDGE_APPEAL: lambda case: not hasattr(appeal_of(case), "acknowledgement"),
    Action.RECORD_REINSTATEMENT_PAY: lambda case: pay_owed_of(case) is not None,
    Action.ARRANGE_APPEAL_HEARING: lambda case: not _is_appeal_arranged(case),
    Action.POSTPONE_APPEAL_HEARING: _is_appeal_arranged,
    Action.RECORD_APPEAL_HEARING: _is_appeal_arranged,
    Action.ISSUE_APPEAL_OUTCOME: is_to_be_told,
    Action.RETURN_TO_HEARING: lambda case: is_remitted(case) and not is_to_be_told(case),
    Action.CLOSE_CASE: lambda case: not is_remitted(case) and not is_to_be_told(case),
    Action.SEND_LETTER: lambda case: bool(untold(case)),
    **OWN_FITS,
}


# No list offers them, so no list fetches their rows.
OF_THE_WHOLE_CASE = frozenset(
    {
        Action.RECORD_OVERSIGHT,
        Action.SEND_LETTER,
        Action.AGREE_TO_CONSIDER,
        Action.REVIEW_IMPROVEMENT,
        Action.EXTEND_WARNING,
        Action.CURTAIL_WARNING,
        Action.SETTLE_LIVE_PERIOD,
        Action.SERVE_BUNDLE,
        Action.ATTACH_REDACTED_COPY,
        Action.ACKNOWLEDGE_APPEAL,
        Action.RECORD_REINSTATEMENT_PAY,
        Action.RECORD_REASONS_REQUEST,
        Action.GIVE_WRITTEN_REASONS,
        Action.DECIDE_ON_GRIEVANCE,
        Action.CLOSE_GRIEVANCE,
        Action.CHECK_DISCLOSURE,
        Action.RECORD_REFERRAL_CHECK,
        Action.PLACE_HOLD,
        Action.REVIEW_HOLD,
        Action.LIFT_HOLD,
        Action.REVIEW_RECORD,
        Action.PURGE_CASE,
        Action.FLAG_UNION_REPRESENTATIVE,
        Action.RECORD_UNION_TALK,
        Action.APPROVE_OVERRIDE,
        Action.WITHDRAW_CASE,
        Action.TURN_DOWN_WITHDRAWAL,
        Action.ANSWER_ADJUSTMENT,
        Action.REFER_TO_OCCUPATIONAL_HEALTH,
        Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE,
        Action.ALLOW_ABSENCE,
        Action.DECIDE_ANONYMITY,
        Action.RECORD_WITNESS_ATTENDANCE,
        Action.SHARE_STATEMENT,
        *OWN_FITS,
    }
)
