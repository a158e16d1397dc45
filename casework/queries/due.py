"""What is due on a file, and under which policy: the rows of a file as the rules of deadlines take them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from casework.enums import CloseReason, DeadlineKind, FileState, Nation, PartKind
from casework.models import (
    Agreement,
    Appeal,
    AppealDecision,
    AppealHearing,
    Case,
    Closure,
    DecisionReview,
    DisclosureFlag,
    Hearing,
    Improvement,
    Incident,
    LegalHold,
    LinkedGrievance,
    Outcome,
    OversightCheck,
    Pause,
    PolicyVersion,
    ReasonsRequest,
    Reopening,
    SafeguardingMark,
    Suspension,
    TimeProposal,
)
from casework.models.questions import ANY_CASE, Question
from casework.queries.appeals_heard import heard_appeal, next_level_of
from casework.queries.calendars import calendar_of
from casework.queries.covers import GAPS, gaps_owed
from casework.queries.facts import (
    calendar_of_case,
    current_hearing,
    current_outcome,
    current_sanction,
    last_return,
    reopening_in_hand,
    standing_agreements,
)
from casework.queries.grievances import grievance_deadlines
from casework.queries.holds import hold_owed
from casework.queries.improvements import improvement_owed
from casework.queries.instead import imposes
from casework.queries.oversight import bundle_owed, oversight_owed
from casework.queries.own_words import proposal_deadlines
from casework.queries.pauses import lasting_pause, pause_owed, paused_days
from casework.queries.protected_disclosures import disclosure_deadlines
from casework.queries.reinstatement import reinstatement_owed
from casework.queries.reopenings import correction_owed
from casework.queries.retention import review_owed
from casework.queries.reviews import review_deadlines
from casework.queries.safeguarding import referral_owed
from casework.queries.suspensions import suspension_owed
from casework.queries.tribunal import employment_ended, tribunal_owed
from casework.queries.unanswered import answers_owed, anything_unanswered
from casework.queries.written_reasons import reasons_owed
from casework.rules import deadlines
from casework.rules.taking_over import owed_from

_BEFORE_HEARING = (FileState.INVESTIGATION, FileState.FINDINGS)
_DECIDED = (
    FileState.DECIDED,
    FileState.OUTCOME,
    FileState.APPEAL,
    FileState.APPEAL_DELIBERATION,
    FileState.CLOSED,
)


def deadlines_owed(file: Case | Incident) -> tuple[deadlines.Due, ...]:
    """What is due on a file as its facts stand, under the policy its stage began under (PV-1)."""
    if isinstance(file, Incident):
        if file.state != FileState.REPORTED:
            return ()
        periods, calendar = file.policy.terms.periods, calendar_of(nation_of_incident(file))
        return (deadlines.assessment_deadline(file.pk, file.reported_on, periods, calendar),)
    hearing = current_hearing(file) if file.state not in _BEFORE_HEARING else None
    agreement = (
        standing_agreements(file).select_related("policy").first()
        if hearing is None and file.state in _DECIDED
        else None
    )
    outcome = current_outcome(file) if agreement is not None or hasattr(hearing, "record") else None
    appeal = heard_appeal(file) if outcome is not None else None
    beside = _beside(file)
    pause = lasting_pause(file) if beside.paused else None
    facts = replace(
        _facts_of(file, hearing, outcome, appeal),
        agreement_id=agreement.pk if agreement is not None else None,
        agreement_open_until=agreement.cooling_off_ends_on if agreement is not None else None,
        is_paused=pause is not None,
        paused=paused_days(file) if beside.paused else (),
    )
    periods, calendar = stage_policy(file, hearing or agreement, appeal).terms.periods, calendar_of_case(file)
    stage = deadlines.deadlines_owed(facts, periods, calendar)
    by_policy = _owed_by_policy(file, hearing, beside, pause)
    if beside.taken_over_on is not None:
        stage = owed_from(stage, beside.taken_over_on, periods, calendar, facts.paused)
        by_policy = owed_from(by_policy, beside.taken_over_on, periods, calendar)
    reopening = reopening_in_hand(file) if beside.reopened else None
    if reopening is not None:
        # The case was closed after the appeal window: nobody waits for that a second time.
        stage = tuple(due for due in stage if due.kind != DeadlineKind.APPEAL_WINDOW)
    others = (*pause_owed(file, pause), *correction_owed(file, reopening))
    owed = (*stage, *others, *by_policy, *_owed_beside(file, beside))
    return deadlines.owed_after_death(owed) if beside.died else owed


class _Beside(NamedTuple):
    """What a case has besides its stage, asked in one question: most have nothing. paused, reopened: now or before."""

    paused: bool
    suspended: bool
    to_review: bool
    grieved: bool
    disclosed: bool
    employment_ended: bool
    safeguarding: bool
    held: bool
    reopened: bool
    proposed: bool
    unanswered: bool
    overseen: bool
    taken_over_on: date | None
    reinstated: bool
    to_improve: bool
    died: bool
    reasons_asked: bool
    uncovered: bool


def _owed_by_policy(
    case: Case, hearing: Hearing | None, beside: _Beside, pause: Pause | None
) -> tuple[deadlines.Due, ...]:
    """What a policy may ask for beside the stage: to look the case over, to serve the bundle."""
    is_paused = pause is not None
    return (
        *oversight_owed(case, was_checked=beside.overseen, is_paused=is_paused, was_paused=beside.paused),
        *bundle_owed(case, hearing, is_paused=is_paused),
    )


def _owed_beside(case: Case, beside: _Beside) -> tuple[deadlines.Due, ...]:
    """What runs beside the stage, each only where the case has such a thing."""
    asked = (
        (beside.suspended, suspension_owed),
        (beside.to_review, review_deadlines),
        (beside.grieved, grievance_deadlines),
        (beside.disclosed, disclosure_deadlines),
        (beside.employment_ended, tribunal_owed),
        (beside.employment_ended and beside.safeguarding, referral_owed),
        (beside.held, hold_owed),
        (beside.proposed, proposal_deadlines),
        (beside.unanswered, answers_owed),
        (beside.reinstated, reinstatement_owed),
        (beside.to_improve, improvement_owed),
        (beside.reasons_asked, reasons_owed),
        (beside.uncovered, gaps_owed),
        (case.state == FileState.CLOSED and not beside.held, review_owed),
    )
    return tuple(due for is_there, owed in asked if is_there for due in owed(case))


def _beside(case: Case) -> _Beside:
    (row,) = _BESIDE.ask({ANY_CASE: case.pk})
    return _Beside(*row)


# Whoever had resigned when a dismissal fell does not come back, and is paid up to the last day (AP-6).
_PAY_MAY_BE_OWED = Q(returns_on__isnull=False) | Q(case__resignation__isnull=False)


def _rows_beside() -> QuerySet[Case, Any]:
    return Case.objects.filter(pk=ANY_CASE).values_list(
        Exists(Pause.objects.filter(case=OuterRef("pk"))),
        Exists(Suspension.objects.filter(case=OuterRef("pk"), last_day__isnull=True)),
        Exists(DecisionReview.objects.filter(case=OuterRef("pk"), reviewed_on__isnull=True)),
        Exists(LinkedGrievance.objects.filter(case=OuterRef("pk"), ending__isnull=True)),
        Exists(DisclosureFlag.objects.filter(case=OuterRef("pk"))),
        ExpressionWrapper(employment_ended(), output_field=BooleanField()),
        Exists(SafeguardingMark.objects.filter(case=OuterRef("pk"))),
        Exists(LegalHold.objects.filter(case=OuterRef("pk"), lifted_on__isnull=True)),
        Exists(Reopening.objects.filter(case=OuterRef("pk"))),
        Exists(TimeProposal.objects.filter(case=OuterRef("pk"), refusal__isnull=True)),
        ExpressionWrapper(anything_unanswered(), output_field=BooleanField()),
        Exists(OversightCheck.objects.filter(case=OuterRef("pk"))),
        F("taken_over__taken_over_on"),
        Exists(AppealDecision.objects.filter(_PAY_MAY_BE_OWED, case=OuterRef("pk"))),
        Exists(Improvement.objects.filter(case=OuterRef("pk"), reviewed_on__isnull=True)),
        Exists(
            Closure.objects.filter(case=OuterRef("pk"), reason=CloseReason.DIED, reopened_by__isnull=True)
        ),
        Exists(ReasonsRequest.objects.filter(case=OuterRef("pk"), answer__isnull=True)),
        Exists(GAPS.filter(case=OuterRef("pk"))),
    )


_BESIDE = Question("beside", _rows_beside)


def stage_policy(case: Case, hearing: Hearing | Agreement | None, appeal: Appeal | None) -> PolicyVersion:
    """The policy under which a case's deadlines run: that of the stage it has reached (PV-1).

    hearing, appeal: those that stand, or None; for a hearing what was agreed without one.
    """
    return (appeal or hearing or case).policy


def nation_of_incident(incident: Incident) -> Nation:
    """The workplace of the first person said to be involved."""
    first = next(iter(incident.involved()), None)
    return Nation(first.nation) if first is not None else Nation.ENGLAND_AND_WALES


def _facts_of(
    case: Case, hearing: Hearing | None, outcome: Outcome | None, appeal: Appeal | None
) -> deadlines.CaseFacts:
    # An old record is closed from the start, or reopened, with a sanction and no outcome of its own.
    may_have = outcome is not None or case.state in (FileState.CLOSED, FileState.OUTCOME)
    record, sanction = getattr(hearing, "record", None), current_sanction(case) if may_have else None
    live = (
        sanction.live_periods.filter(superseded_at__isnull=True).order_by("to_on").last()
        if sanction
        else None
    )
    can_be_appealed = outcome is not None and imposes(outcome.decision)
    investigators = case.parts.filter(kind=PartKind.INVESTIGATOR).order_by("from_date")
    investigating = case.state == FileState.INVESTIGATION
    first_appointed = investigators.first() if investigating else None
    returned = last_return(case) if investigating else None
    return deadlines.CaseFacts(
        state=FileState(case.state),
        nation=Nation(case.subject.nation),
        opened_on=case.opened_on,
        investigator_appointed_on=first_appointed.from_date if first_appointed else None,
        report_returned_id=returned.pk if returned else None,
        report_returned_on=returned.returned_on if returned else None,
        hearing_id=hearing.pk if hearing else None,
        hearing_on=timezone.localdate(hearing.sits_at) if hearing else None,
        is_adjourned=hearing.last_adjournment is not None if hearing else False,
        hearing_held_on=record.held_on if record else None,
        outcome_issued_on=outcome.issued_on if outcome else None,
        outcome_received_on=outcome.received_on if outcome else None,
        appeal_closes_on=outcome.appeal_closes_on if outcome and can_be_appealed else None,
        appeal_open_until=outcome.appeal_open_until if outcome and can_be_appealed else None,
        sanction_id=sanction.pk if sanction else None,
        sanction_live_until=live.to_on if live else None,
        appeal=_facts_of_appeal(appeal) if appeal else None,
    )


def _facts_of_appeal(appeal: Appeal) -> deadlines.AppealFacts:
    hearing = AppealHearing.objects.filter(appeal=appeal, postponed_at__isnull=True).first()
    record = getattr(hearing, "record", None)
    letter, offer = getattr(appeal, "letter", None), next_level_of(appeal)
    return deadlines.AppealFacts(
        id=appeal.pk,
        lodged_on=appeal.received_on,
        hearing_id=hearing.pk if hearing else None,
        hearing_on=timezone.localdate(hearing.sits_at) if hearing else None,
        is_adjourned=hearing.last_adjournment is not None if hearing else False,
        held_on=record.held_on if record else None,
        is_over=letter is not None or hasattr(appeal, "withdrawal"),
        acknowledged=hasattr(appeal, "acknowledgement"),
        letter_received_on=letter.received_on if letter else None,
        next_level=offer.level if offer else None,
        next_closes_on=offer.closes_on if offer else None,
        next_open_until=offer.open_until if offer else None,
    )
