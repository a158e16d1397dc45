"""What stands on a case, from rows already loaded: nothing here asks the database. Beside the stage: ``overlay_rows``.

For a case loaded ``with_stage`` or by ``case_page.load``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch

from casework.enums import PartKind
from casework.models import (
    Adjournment,
    Agreement,
    Allegation,
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
    Findings,
    Hearing,
    InsteadExtension,
    MeetingCompanion,
    NextAppealLevel,
    Outcome,
    OutcomeCorrection,
    Pause,
    Recommendation,
    Reopening,
    Sanction,
    SpentRecordOpening,
    Suspension,
    WarningJudgement,
    Withdrawal,
)
from casework.models.scoping import CaseQuerySet
from casework.queries.appeals_heard import appeals_in_brief

_LONG_TEXTS = (
    "terms_of_reference",
    "case_to_answer__reasons",
    "case_to_answer__agreed",
    "resignation__said",
)


def with_stage(cases: CaseQuerySet) -> CaseQuerySet:
    """Cases with the rows that these, ``stage``, ``fits`` and ``next_step`` read: a fixed number of queries."""
    minutes = ("record__notes", "record__employee_version")
    hearings = Hearing.objects.select_related("record", "set_aside_by").defer(
        *minutes, "set_aside_by__reasons"
    )
    decisions = Decision.objects.select_related("agreement__set_aside_by", "instead").only(
        *("case_id", "hearing_id", "decided_on", "recalled_at", "level", "instead__months"),
        *("agreement__set_aside_by__decided_on", "agreement__cooling_off_ends_on"),
    )
    appeal_hearings = AppealHearing.objects.select_related("record").defer(*minutes)
    reports = Findings.objects.select_related("returned").defer(
        "report", "employee_response", "returned__missing"
    )
    closures = Closure.objects.select_related("reopening__correction")
    closures = closures.defer("explanation", "reopening__came_to_light", "reopening__reasons")
    return (
        cases.select_related("subject", "unit", "category", "case_to_answer", "resignation")
        .defer(*_LONG_TEXTS)
        .prefetch_related(
            "parts__employee",
            "deadlines",
            *("outcomes", "sanctions"),
            Prefetch("reports", reports),
            Prefetch("closures", closures),
            Prefetch("hearings", hearings),
            Prefetch("hearings__adjournments", Adjournment.objects.defer("reason", "new_evidence")),
            Prefetch("decisions", decisions),
            Prefetch("appeals", appeals_in_brief()),
            Prefetch("appeals__hearings", appeal_hearings),
            Prefetch("appeals__hearings__adjournments", Adjournment.objects.defer("reason", "new_evidence")),
            Prefetch("decision_reviews", DecisionReview.objects.defer("reasons")),
            Prefetch("spent_record_openings", SpentRecordOpening.objects.defer("justification")),
            Prefetch("pauses", Pause.objects.defer("note", "resume_note")),
            Prefetch("suspensions", Suspension.objects.defer("reason", "end_note")),
        )
    )


def findings_of(case: Case) -> Findings | None:
    """The report that stands, none that was returned, from the rows already loaded."""
    return next((row for row in case.reports.all() if row.returned_id is None), None)


def companion_at(case: Case, meeting: Findings | Suspension) -> MeetingCompanion | None:
    """Who came to the meeting of a report or a suspension, from the rows already loaded; None where nothing was kept."""
    column = "findings_id" if isinstance(meeting, Findings) else "suspension_id"
    rows = (row for row in case.meeting_companions.all() if getattr(row, column) == meeting.pk)
    return next(rows, None)


def returned_reports(case: Case) -> list[Findings]:
    """The reports that were returned to the investigator, in order, from the rows already loaded."""
    return [row for row in case.reports.all() if row.returned_id is not None]


def returned_on_of(case: Case) -> date | None:
    """The day on which the report was last returned, from the rows already loaded."""
    return max((row.returned.returned_on for row in case.reports.all() if row.returned), default=None)


def recommendation_of(report: Findings | None, allegation: Allegation) -> Recommendation | None:
    """What a report recommends on one allegation, from the rows already loaded."""
    views = report.recommendations.all() if report is not None else ()
    return next((row for row in views if row.allegation_id == allegation.pk), None)


def hearing_of(case: Case) -> Hearing | None:
    """The attempt that is arranged or was held and stands, from the rows already loaded."""
    standing = (
        row for row in case.hearings.all() if row.postponed_at is None and row.set_aside_by_id is None
    )
    return next(standing, None)


def bundle_is_served(case: Case) -> bool:
    """Whether the employee has the evidence for the hearing that is arranged."""
    hearing = hearing_of(case)
    return hearing is not None and any(row.hearing_id == hearing.pk for row in case.bundle_services.all())


def attempts_that_stand(case: Case) -> set[int]:
    """The ids of what ``attempts_at_hearing`` gives, from the rows already loaded."""
    return _not_heard_again([row for row in case.hearings.all() if row.set_aside_by_id is None])


def appeal_attempts_that_stand(case: Case) -> set[int]:
    """The ids of what ``attempts_at_appeal`` gives of the appeal that is heard, from the rows already loaded."""
    appeal = appeal_of(case)
    return _not_heard_again(list(appeal.hearings.all())) if appeal is not None else set()


def _not_heard_again(rows: Sequence[Hearing | AppealHearing]) -> set[int]:
    before = [row.attempt for row in rows if is_heard_again(row)]
    return {row.pk for row in rows if row.attempt > max(before, default=0)}


def is_heard_again(row: Hearing | AppealHearing) -> bool:
    """Whether this attempt was held and is held again, as whoever heard it could not decide."""
    return row.postponed_at is not None and hasattr(row, "record")


def decision_of(case: Case) -> Decision | None:
    """The decision that stands, of the hearing or the agreement that stands, from the rows already loaded."""
    hearing = hearing_of(case)
    made = [row for row in case.decisions.all() if row.recalled_at is None]
    agreed = (row for row in made if row.agreement and row.agreement.set_aside_by_id is None)
    heard = (row for row in made if hearing is not None and row.hearing_id == hearing.pk)
    return next(heard, None) or next(agreed, None)


def agreement_of(case: Case) -> Agreement | None:
    """What was agreed without a hearing and stands, from the rows already loaded."""
    decision = decision_of(case)
    return decision.agreement if decision is not None else None


def waiting_withdrawal(case: Case) -> Withdrawal | None:
    """What somebody proposed and nobody has answered: that the case is withdrawn; from the rows already loaded."""
    return next((row for row in case.withdrawals.all() if row.answered_on is None), None)


def outcome_of(case: Case) -> Outcome | None:
    """The outcome issued on the decision that stands, from the rows already loaded."""
    decision = decision_of(case)
    return next(
        (row for row in case.outcomes.all() if decision is not None and row.decision_id == decision.pk), None
    )


def extension_of(decision: Decision | None) -> InsteadExtension | None:
    """The live warning of another case that a decision extends; None where it does not (SA-11)."""
    if decision is None:
        return None
    # A list of cases joins it to the decision, a page of one case has it among the rows of the case.
    if Decision.instead.is_cached(decision):
        joined: InsteadExtension | None = getattr(decision, "instead", None)
        return joined
    rows = decision.case.instead_extensions.all()
    return next((row for row in rows if row.decision_id == decision.pk), None)


def judgements_of(case: Case, decision: Decision) -> list[WarningJudgement]:
    """What whoever made a decision judged of earlier warnings, by allegation; from the rows already loaded."""
    rows = [row for row in case.warning_judgements.all() if row.decision_id == decision.pk]
    return sorted(rows, key=lambda row: (row.allegation.number, row.pk))


def extended_of(case: Case) -> InsteadExtension | None:
    """The live warning that the outcome which stands extended instead of the next stage, from the rows already loaded."""
    return extension_of(decision_of(case)) if outcome_of(case) is not None else None


def sanction_of(case: Case) -> Sanction | None:
    """The sanction as it stands, after any appeal, from the rows already loaded."""
    return next((row for row in case.sanctions.all() if row.superseded_at is None), None)


def appeal_of(case: Case) -> Appeal | None:
    """The appeal that is heard, or was last, against the outcome that stands, from the rows already loaded."""
    outcome = outcome_of(case)
    heard = (row for row in case.appeals.all() if outcome is not None and row.outcome_id == outcome.pk)
    return max((row for row in heard if not row.refused), key=lambda row: row.level, default=None)


def appeal_hearing_of(case: Case) -> AppealHearing | None:
    """The attempt at hearing that appeal which is arranged or was held, from the rows already loaded."""
    appeal = appeal_of(case)
    attempts = appeal.hearings.all() if appeal is not None else ()
    return next((row for row in attempts if row.postponed_at is None), None)


def appeal_decision_of(case: Case) -> AppealDecision | None:
    """What was decided on that appeal, from the rows already loaded."""
    appeal = appeal_of(case)
    return appeal.decision if appeal is not None else None


def appeal_letter_of(case: Case) -> AppealOutcome | None:
    """The letter that told the employee so, from the rows already loaded."""
    return getattr(appeal_of(case), "letter", None)


def next_level_offered(case: Case) -> NextAppealLevel | None:
    """The further level of appeal that this letter offers, from the rows already loaded (AP-8)."""
    return getattr(appeal_letter_of(case), "next_level", None)


def closure_of(case: Case) -> Closure | None:
    """How the case ended, unless it was opened again, from the rows already loaded."""
    standing = (row for row in case.closures.all() if row.reopened_by_id is None and row.reopening_id is None)
    return next(standing, None)


def died_on_of(case: Case) -> date | None:
    """The day of the death that closed the case, from the rows already loaded (7.2)."""
    closure = closure_of(case)
    return closure.died_on if closure is not None else None


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
    before = [row.agreement.set_aside_by for row in case.decisions.all() if row.agreement is not None]
    before += [row.set_aside_by for row in case.hearings.all()]
    found = [row for row in before if row is not None]
    return found[-1] if found else None


def review_owed(case: Case) -> bool:
    """Whether a decision has to be looked at again, from the rows already loaded."""
    return any(row.reviewed_on is None for row in case.decision_reviews.all())


def opening_of(case: Case) -> SpentRecordOpening | None:
    """That the spent record was opened for the decision at hand, from the rows already loaded."""
    is_appeal = appeal_of(case) is not None
    if not is_appeal and hearing_of(case) is None:
        return None
    attempts = appeal_attempts_that_stand(case) if is_appeal else attempts_that_stand(case)
    for row in case.spent_record_openings.all():
        if (row.appeal_hearing_id if is_appeal else row.hearing_id) in attempts:
            return row
    return None


def holder_of(case: Case, kind: PartKind) -> Employee | None:
    return next(
        (part.employee for part in case.parts.all() if part.kind == kind and part.to_date is None), None
    )
