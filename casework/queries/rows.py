"""What stands on a case, from rows already loaded: nothing here asks the database.

For a case loaded ``with_stage`` or by ``case_page.load``.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch

from casework.enums import DISMISSALS, PartKind
from casework.models import (
    Appeal,
    AppealDecision,
    AppealHearing,
    AppealOutcome,
    AppealWithdrawal,
    Case,
    Closure,
    Decision,
    DecisionReview,
    Employee,
    Hearing,
    Outcome,
    OutcomeCorrection,
    Pause,
    Reopening,
    Resignation,
    Sanction,
    Suspension,
)
from casework.models.scoping import CaseQuerySet

_LONG_TEXTS = (
    "terms_of_reference",
    "findings__report",
    "findings__employee_response",
    "case_to_answer__reasons",
    "resignation__said",
)


def with_stage(cases: CaseQuerySet) -> CaseQuerySet:
    """Cases with the rows that this module, ``stage`` and ``next_step`` read: a fixed number of queries for any number."""
    minutes = ("record__notes", "record__employee_version")
    hearings = Hearing.objects.select_related("record", "set_aside_by").defer(
        *minutes, "set_aside_by__reasons"
    )
    decisions = Decision.objects.only("case_id", "hearing_id", "decided_on", "recalled_at", "level")
    texts = ("late_reason", "decision__reasons", "withdrawal__said")
    appeals = Appeal.objects.select_related("decision", "letter", "withdrawal").defer(*texts)
    appeal_hearings = AppealHearing.objects.select_related("record").defer(*minutes)
    closures = Closure.objects.select_related("reopening__correction")
    closures = closures.defer("explanation", "reopening__came_to_light", "reopening__reasons")
    return (
        cases.select_related("subject", "unit", "category", "findings", "case_to_answer", "resignation")
        .defer(*_LONG_TEXTS)
        .prefetch_related(
            "parts__employee",
            "deadlines",
            "outcomes",
            "sanctions",
            Prefetch("closures", closures),
            Prefetch("hearings", hearings),
            Prefetch("decisions", decisions),
            Prefetch("appeals", appeals),
            Prefetch("appeals__hearings", appeal_hearings),
            Prefetch("decision_reviews", DecisionReview.objects.defer("reasons")),
            Prefetch("pauses", Pause.objects.defer("note", "resume_note")),
            Prefetch("suspensions", Suspension.objects.defer("reason", "end_note")),
        )
    )


def hearing_of(case: Case) -> Hearing | None:
    """The attempt that is arranged or was held and stands, from the rows already loaded."""
    standing = (
        row for row in case.hearings.all() if row.postponed_at is None and row.set_aside_by_id is None
    )
    return next(standing, None)


def decision_of(case: Case) -> Decision | None:
    """The decision that stands, of the hearing that stands, from the rows already loaded."""
    hearing = hearing_of(case)
    rows = (row for row in case.decisions.all() if hearing is not None and row.hearing_id == hearing.pk)
    return next((row for row in rows if row.recalled_at is None), None)


def outcome_of(case: Case) -> Outcome | None:
    """The outcome issued on the decision that stands, from the rows already loaded."""
    decision = decision_of(case)
    return next(
        (row for row in case.outcomes.all() if decision is not None and row.decision_id == decision.pk), None
    )


def sanction_of(case: Case) -> Sanction | None:
    """The sanction as it stands, after any appeal, from the rows already loaded."""
    return next((row for row in case.sanctions.all() if row.superseded_at is None), None)


def appeal_of(case: Case) -> Appeal | None:
    """The appeal that is heard, or was, against the outcome that stands, from the rows already loaded."""
    outcome = outcome_of(case)
    heard = (row for row in case.appeals.all() if outcome is not None and row.outcome_id == outcome.pk)
    return next((row for row in heard if not row.refused), None)


def appeal_hearing_of(case: Case) -> AppealHearing | None:
    """The attempt at hearing that appeal which is arranged or was held, from the rows already loaded."""
    appeal = appeal_of(case)
    attempts = appeal.hearings.all() if appeal is not None else ()
    return next((row for row in attempts if row.postponed_at is None), None)


def appeal_decision_of(case: Case) -> AppealDecision | None:
    """What was decided on that appeal, from the rows already loaded."""
    return getattr(appeal_of(case), "decision", None)


def appeal_letter_of(case: Case) -> AppealOutcome | None:
    """The letter that told the employee so, from the rows already loaded."""
    return getattr(appeal_of(case), "letter", None)


def closure_of(case: Case) -> Closure | None:
    """How the case ended, unless it was opened again, from the rows already loaded."""
    standing = (row for row in case.closures.all() if row.reopened_by_id is None and row.reopening_id is None)
    return next(standing, None)


def reopening_of(case: Case) -> Reopening | None:
    """What opened the case again after it was closed; None once it is closed again, or where an appeal did."""
    closures = list(case.closures.all())
    return closures[-1].reopening if closures else None


def correction_of(case: Case) -> OutcomeCorrection | None:
    """What was put right of it since the case was opened again, from the rows already loaded."""
    return getattr(reopening_of(case), "correction", None)


def appeal_withdrawal_of(case: Case) -> AppealWithdrawal | None:
    """That the employee took that appeal back, from the rows already loaded."""
    return getattr(appeal_of(case), "withdrawal", None)


def remitted_by(case: Case) -> AppealDecision | None:
    """The appeal decision after which the case is being heard again, from the rows already loaded."""
    decisions = [row.set_aside_by for row in case.hearings.all() if row.set_aside_by_id is not None]
    return decisions[-1] if decisions else None


def left_on_of(case: Case) -> date | None:
    """The last day of the subject's employment, as ``facts.left_on`` answers it, from the rows already loaded."""
    resignation = resignation_of(case)
    if resignation is not None:
        return resignation.ends_on
    dismissed = any(row.level in DISMISSALS for row in case.sanctions.all())
    return None if dismissed else case.subject.end_date


def review_owed(case: Case) -> bool:
    """Whether a decision has to be looked at again, from the rows already loaded."""
    return any(row.reviewed_on is None for row in case.decision_reviews.all())


def pause_of(case: Case) -> Pause | None:
    """The pause that lasts, from the rows already loaded."""
    return next((row for row in case.pauses.all() if row.resumed_on is None), None)


def resignation_of(case: Case) -> Resignation | None:
    """That the employee resigned, from the rows already loaded."""
    return getattr(case, "resignation", None)


def suspension_of(case: Case) -> Suspension | None:
    """The suspension that lasts, from the rows already loaded."""
    return next((row for row in case.suspensions.all() if row.last_day is None), None)


def holder_of(case: Case, kind: PartKind) -> Employee | None:
    return next(
        (part.employee for part in case.parts.all() if part.kind == kind and part.to_date is None), None
    )
