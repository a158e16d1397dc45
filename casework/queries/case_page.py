"""One case with everything its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.enums import FOR_HR_ALONE, DeadlineKind
from casework.models import Allegation, AllegationFinding, Case, Deadline, Sanction
from casework.queries.instead import live_days
from casework.queries.loading import Rows
from casework.queries.past_record import questions, weighed_record
from casework.queries.rows import decision_of
from casework.queries.sight import Sight
from casework.rules import sanctions

_ROWS = Rows(
    "rows_of_a_page",
    "allegations__category",
    "parts__employee",
    "deadlines",
    "hearings__record__answers",
    "hearings__record__left_out",
    "hearings__chair",
    "hearings__adjournments__adjourned_by",
    "decisions__findings",
    "decisions__comparison",
    "decisions__measure",
    "decisions__live_months",
    "sanction_measures",
    "decisions__decided_by",
    "decisions__agreement__set_aside_by",
    "decisions__agreement__withdrawal",
    "evidence",
    "notes__written_by",
    "corrections",
    "reports__recommendations",
    "reports__entries__evidence",
    "reports__submitted_by",
    "reports__returned__returned_by",
    "case_to_answer",
    "outcomes",
    "hearings__set_aside_by",
    "sanctions__live_periods",
    "appeals__grounds",
    "appeals__hearings__record",
    "appeals__hearings__chair",
    "appeals__hearings__adjournments__adjourned_by",
    "appeals__acknowledgement",
    "appeals__decisions__answers",
    "appeals__decisions__decided_by",
    "appeals__decisions__reinstatement_pay",
    "appeals__decisions__comparison",
    "appeals__letter__next_level__policy",
    "appeals__withdrawal",
    "closures__reopening__correction__approved_by",
    "closures__reopening__reopened_by",
    "closures__reopening__sanction",
    "sanctions__from_correction",
    "provenance__findings",
    "resignation",
    "union_representative__flagged_by",
    "union_representative__talk__recorded_by",
    "incident__cases__anonymity_requests__decisions",
    "joined_into__case__incident__cases__anonymity_requests__decisions",
    "hearings__absences_allowed__allowed_by",
    "appeals__hearings__absences_allowed__allowed_by",
    "joins__joined__incident__cases__anonymity_requests__decisions",
    "withdrawals__proposed_by",
    "withdrawals__answered_by",
    "separation_overrides__employee",
    "separation_overrides__proposed_by",
    "separation_overrides__approved_by",
    "disclosure_flags__flagged_by",
    "disclosure_checks__checked_by",
    "grievances__decisions__decided_by",
    "grievances__ending",
    "committee_members",
    "appeal_committee_members",
    "instead_extensions__sanction__curtailments",
    "instead_extensions__effects__period",
    "warning_judgements__allegation",
    "warning_judgements__sanction",
    "conciliations",
    "reasons_requests__answer",
    "criminal_matters__recorded_by",
    "safeguarding_marks__marked_by",
    "referral_checks__checked_by",
    "legal_holds__owner",
    "legal_holds__lifted_by",
    "legal_holds__reviews__reviewed_by",
    "record_reviews__reviewed_by",
    "record_reviews__approved_by",
    "decision_reviews__reviewed_by",
    "decision_reviews__sanction",
    "improvements__reviewed_by",
    "spent_record_openings__shown",
    "spent_record_openings__hearing",
    "spent_record_openings__opened_by",
    "spent_record_openings__shown__case__safeguarding_marks",
    "spent_record_openings__agreement__agreed_by",
    "spent_record_openings__agreement__warnings",
    "oversight_checks",
    "bundle_services__hearing__adjournments",
    "warning_curtailments",
    "live_settlements__period",
    "warning_extensions__period",
    "warning_extensions__granted_by",
    "adjustments__answer__answered_by",
    "statements__witness",
    "statements__shares",
    "anonymity_requests__witness",
    "anonymity_requests__recorded_by",
    "anonymity_requests__decisions__decided_by",
    "witness_calls__witness",
    "witness_invitations__witness",
    "witness_invitations__attendance",
    "legal_advice__added_by",
    "declared_conflicts__employee",
    "declared_conflicts__recorded_by",
    "fit_notes",
    "letter_receipts__sent_letter",
    "sent_letters",
    "named_companions",
    "meeting_companions",
    "time_proposals__refusal__refused_by",
    "time_proposals__hearing__adjournments",
    "time_proposals__appeal_hearing",
    "notes_comments",
    "health_referrals__answer",
    "health_advice",
    "pauses__paused_by",
    "pauses__resumed_by",
    "pauses__reviews__reviewed_by",
    "suspensions__contact",
    "suspensions__authorised_by",
    "suspensions__alternatives",
    "suspensions__ended_by",
    "suspensions__reviews__reviewed_by",
    "paper_checks__taken_over__taken_over_by",
    "redacted_copies__redactions",
    "followed_by__incident",
)


def load(case: Case) -> Case:
    """The case with every row its page shows; nothing is fetched while it is written."""
    return _ROWS.load(case)


@dataclass(frozen=True)
class Earlier:
    """An earlier warning against one allegation, with both dates (SA-5): live at the conduct? live today?

    counts:       whether it counts; False where only a person can settle that (SA-4, SA-10).
    to_judge:     that is for whoever decides to say; else it does not count as long as the record stands as it does.
    until:        its last live day; None where none was stated.
    under_appeal: in force all the same, and whoever decides is told (SA-9).
    """

    level: str
    called: str
    issued_on: date
    until: date | None
    is_live_today: bool
    counts: bool
    to_judge: bool
    under_appeal: bool


def earlier_record(case: Case, today: date) -> list[tuple[Allegation, list[Earlier]]]:
    """For each allegation the earlier warnings live on its days. Only for readers whose ``Sight.record`` holds."""
    allegations = list(case.allegations.all())
    weighed = weighed_record(case, allegations)
    asked = {(one.allegation, one.warning.pk) for one in questions(allegations, weighed)}
    return [
        (
            one,
            [_earlier(past, today, counts=True) for past in weighed[one.pk].counts]
            + [
                _earlier(past, today, counts=False, to_judge=(one.pk, past.pk) in asked)
                for past in weighed[one.pk].for_a_person
            ],
        )
        for one in allegations
    ]


def _earlier(
    past: sanctions.PastSanction,
    today: date,
    *,
    counts: bool,
    to_judge: bool = False,
) -> Earlier:
    ends = [period.to_on for period in past.periods if period.to_on is not None]
    is_live = sanctions.in_force_on(past, today)
    until = max(ends, default=None)
    return Earlier(
        past.level, past.called, past.issued_on, until, is_live, counts, to_judge, past.under_appeal
    )


def finding_of(case: Case, allegation: Allegation) -> str | None:
    """The chair's finding on one allegation in the decision that stands, or an old record's, or None."""
    decision, record = decision_of(case), getattr(case, "provenance", None)
    rows: Iterable[AllegationFinding] = []
    if decision is not None:
        rows = decision.findings.all()
    elif record is not None:
        rows = record.findings.all()
    return next((row.finding for row in rows if row.allegation_id == allegation.pk), None)


def last_live_day(sanction: Sanction) -> date | None:
    """The last day on which the sanction counts; None for a dismissal, or where no end was stated.

    For one that an appeal set aside or varied: the day as it stood until then.
    """
    return max((last for _, last in live_days(sanction) if last is not None), default=None)


def deadlines_shown(case: Case, sight: Sight) -> list[Deadline]:
    """The open deadlines of a case that this reader is shown, soonest first."""
    rows = (row for row in case.deadlines.all() if row.met_at is None and row.superseded_at is None)
    rows = (row for row in rows if sight.disclosures or row.kind != DeadlineKind.DISCLOSURE_CHECK)
    shown = (row for row in rows if sight.tribunal or row.kind not in FOR_HR_ALONE)
    shown = (row for row in shown if sight.health or row.kind != DeadlineKind.WRITTEN_REASONS)
    return sorted(shown, key=lambda row: row.due_on)
