"""Of a case what its employee was told, and nothing else: for their own page (PR-09, DP-8).

Nothing here reads reports, notes, statements that were not shared, grievances, flags, comparisons, or what is decided
and not issued. For a case loaded by ``load_own``: nothing is fetched while the page is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from casework.enums import Letter, Meeting, PartKind, SharedWith
from casework.models import (
    Allegation,
    AllegationFinding,
    AppealHearing,
    Case,
    Hearing,
    Sanction,
    SentLetter,
    Statement,
    WitnessCall,
)
from casework.queries.appeal_levels import could_become
from casework.queries.loading import Rows
from casework.queries.rows import (
    appeal_decision_of,
    appeal_hearing_of,
    appeal_letter_of,
    appeal_of,
    extended_of,
    hearing_of,
    next_level_offered,
    outcome_of,
    reopening_of,
    sanction_of,
)
from casework.queries.witnesses import anonymous, called_to, copies_without_name, identity_of
from casework.rules.dates import words

_ROWS = Rows(
    "rows_of_an_own_page",
    "allegations__category",
    "corrections",
    "deadlines",
    "parts__employee",
    "hearings__record",
    "hearings__chair",
    "hearings__set_aside_by",
    "hearings__adjournments",
    "decisions__findings",
    "instead_extensions__sanction__curtailments",
    "instead_extensions__effects__period",
    "instead_extensions__effects",
    "committee_members",
    "appeal_committee_members",
    "decisions__agreement__set_aside_by",
    "decisions__agreement__withdrawal",
    "outcomes",
    "improvements",
    "sanctions__live_periods",
    "sanction_measures",
    "appeals__grounds",
    "appeals__hearings__record",
    "appeals__hearings__chair",
    "appeals__hearings__adjournments",
    "appeals__decisions__answers",
    "appeals__letter__next_level",
    "appeals__withdrawal",
    "closures__reopening__correction",
    "case_to_answer",
    "statements__shares",
    "incident__cases__anonymity_requests__decisions",
    "incident__cases__anonymity_requests__witness",
    "joins__joined__incident__cases__anonymity_requests__decisions",
    "joins__joined__incident__cases__anonymity_requests__witness",
    "joined_into__case__incident__cases__anonymity_requests__decisions",
    "joined_into__case__incident__cases__anonymity_requests__witness",
    "witness_calls__witness",
    "bundle_services",
    "evidence",
    "redacted_copies",
    "suspensions__contact",
    "suspensions__reviews",
    "taken_over",
    "pauses",
    "letter_receipts",
    "sent_letters__investigator",
    "warning_curtailments",
    "warning_extensions",
    "live_settlements__period",
    "adjournments",
    "named_companions",
    "meeting_companions",
    "time_proposals__refusal",
    "time_proposals__hearing__adjournments",
    "time_proposals__appeal_hearing__adjournments",
    "notes_comments",
    "resignation",
)


def load_own(case: Case) -> Case:
    """The case with the rows that its own page is made of."""
    return _ROWS.load(case)


@dataclass(frozen=True)
class Alleged:
    """One allegation in the words of the invitation."""

    number: int
    particulars: str
    category: str
    acted_from: date
    acted_to: date


def alleged(case: Case) -> list[Alleged]:
    """The allegations as the newest invitation put them, or the notice of the investigation before there was any.

    None before the employee had one of these, or agreed. What was added or corrected after it has not been said yet.
    """
    said_at = _said_at(case)
    return alleged_at(case, said_at) if said_at is not None else []


def alleged_at(case: Case, said_at: datetime) -> list[Alleged]:
    """The allegations as they were put at a moment."""
    return [_as_said(case, one, said_at) for one in case.allegations.all() if one.recorded_at <= said_at]


def notice_left_at(case: Case, notice: SentLetter) -> datetime:
    """The moment of which a notice tells: the end of the day on which it left, or when it was recorded, if sooner.

    Of a case that was taken over from paper the latter: its allegations are known from that day.
    """
    day_over = datetime.combine(notice.sent_on + timedelta(days=1), time(), timezone.get_current_timezone())
    left_at = min(notice.recorded_at, day_over)
    known = any(one.recorded_at <= left_at for one in case.allegations.all())
    return left_at if known else notice.recorded_at


def _said_at(case: Case) -> datetime | None:
    agreements = (row.agreement for row in case.decisions.all() if row.agreement is not None)
    notices = (row for row in case.sent_letters.all() if row.kind == Letter.INVESTIGATION)
    said = [row.recorded_at for row in case.hearings.all()] + [row.recorded_at for row in agreements]
    return max([*said, *(notice_left_at(case, row) for row in notices)], default=None)


def _as_said(case: Case, one: Allegation, said_at: datetime) -> Alleged:
    later = [
        row for row in case.corrections.all() if row.allegation_id == one.pk and row.recorded_at > said_at
    ]
    before: dict[str, str] = {}
    for row in sorted(later, key=lambda row: row.recorded_at):
        before.setdefault(row.field, row.old_value)
    days = {name: date.fromisoformat(before[name]) for name in ("acted_from", "acted_to") if name in before}
    return Alleged(
        number=one.number,
        particulars=before.get("particulars", one.particulars),
        category=before.get("category", one.category.name),
        acted_from=days.get("acted_from", one.acted_from),
        acted_to=days.get("acted_to", one.acted_to),
    )


def appeal_open_until(case: Case) -> date | None:
    """Until when the employee can appeal: against the outcome, or at the level that the last letter offers (AP-8).

    None without an outcome or anything it imposed that stands, after the last level, and once the case was opened again.
    """
    outcome, offer = outcome_of(case), next_level_offered(case)
    imposed = sanction_of(case) is not None or extended_of(case) is not None
    if outcome is None or not imposed or reopening_of(case) is not None:
        return None
    if offer is not None:
        return offer.open_until
    return outcome.appeal_open_until if appeal_of(case) is None else None


def join_is_untold(case: Case) -> bool:
    """Whether the case ended in another one of which nothing was said to its employee yet (1.4)."""
    goes_on, join = [], getattr(case, "joined_into", None)
    while join is not None:
        goes_on.append(join.case_id)
        join = getattr(join.case, "joined_into", None)
    user = case.subject.user
    return bool(goes_on) and not (user and Case.objects.own_of(user).filter(pk__in=goes_on).exists())


def can_appeal(case: Case, today: date) -> bool:
    """Whether the employee can appeal themselves: a letter that can be appealed against has left, and the time runs."""
    until = appeal_open_until(case)
    return until is not None and today <= until


def appeal_could_be_heavier(case: Case, received_on: date) -> bool:
    """Whether an appeal received on a day could lead to a heavier warning, as its employee was told with the outcome."""
    stands, outcome = sanction_of(case), outcome_of(case)
    if stands is None or outcome is None:
        return False
    return could_become(stands.decision, stands.level, (outcome.policy,), received_on) is not None


def standing_letters(case: Case) -> str:
    """Which letters stand, as ids: when it changes, the employee was sent something new."""
    sent = max(case.sent_letters.all(), key=lambda row: row.pk, default=None)
    rows = (hearing_of(case), outcome_of(case), appeal_hearing_of(case), appeal_letter_of(case), sent)
    return "-".join(str(row.pk if row is not None else 0) for row in rows)


def result_is_untold(case: Case) -> bool:
    """Whether an appeal is decided and its letter has not left: then nothing shows what became of the outcome."""
    return appeal_decision_of(case) is not None and appeal_letter_of(case) is None


def first_sanction_told(case: Case) -> Sanction | None:
    """The sanction that the outcome letter imposed."""
    outcome = outcome_of(case)
    found = (
        row
        for row in case.sanctions.all()
        if outcome is not None
        and row.decision_id == outcome.decision_id
        and row.imposed_by_id is None
        and row.from_correction_id is None
    )
    return next(found, None)


def sanction_told(case: Case) -> Sanction | None:
    """The sanction as it stands, once the outcome letter has left: what an appeal changes, it changes with its letter."""
    return sanction_of(case) if outcome_of(case) is not None else None


def findings_told(case: Case) -> dict[int, AllegationFinding]:
    """What was found on each allegation, by its number, once the outcome letter has left."""
    outcome = outcome_of(case)
    if outcome is None:
        return {}
    numbers = {one.pk: one.number for one in case.allegations.all()}
    decision = next(row for row in case.decisions.all() if row.pk == outcome.decision_id)
    return {numbers[row.allegation_id]: row for row in decision.findings.all()}


def panel_of(case: Case, hearing: Hearing) -> list[str]:
    """Who hears: the chair named in the invitation, and the panel."""
    return [f"{hearing.chair.name}, who chairs it", *_beside(case, hearing, PartKind.PANEL_MEMBER)]


def appeal_panel_of(case: Case, hearing: AppealHearing) -> list[str]:
    """Who hears an appeal with the appeal manager named in the invitation."""
    return _beside(case, hearing, PartKind.APPEAL_PANEL_MEMBER)


def _beside(case: Case, hearing: Hearing | AppealHearing, kind: PartKind) -> list[str]:
    """Who holds such a part; whoever leads the hearing is one person, whatever else they are."""
    held = [part for part in case.parts.all() if part.kind == kind and part.to_date is None]
    return [part.employee.name for part in held if part.employee_id != hearing.chair_id]


def statements_given(case: Case) -> list[tuple[str, str]]:
    """The statements that the employee was given, each with its words as they were given.

    Of a witness who is not named only a copy in which the name cannot be.
    """
    letters = anonymous(case)
    given = []
    for row in sorted(case.statements.all(), key=lambda row: (row.number, row.version)):
        letter = letters.get(identity_of(row), "")
        copies = copies_without_name(case, row) if letter else row.shares.all()
        shares = [one for one in copies if one.shared_with == SharedWith.EMPLOYEE]
        if shares:
            title = f"{_witness(row, letter)}, given to you on {words(shares[-1].shared_on)}"
            given.append((title, shares[-1].copy or row.text))
    return given


def witnesses_told(case: Case, meeting: Meeting) -> list[str]:
    """Who is to be heard at a hearing, as either side was told of it."""
    letters = anonymous(case)
    return [_witness(row, letters.get(identity_of(row), "")) for row in called_to(case, meeting)]


def _witness(row: Statement | WitnessCall, letter: str) -> str:
    if letter:
        return f"Witness {letter}"
    return row.witness.name if row.witness is not None else row.outsider
