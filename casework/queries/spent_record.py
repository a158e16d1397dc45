"""The spent record: what it holds for a case, who opened it, and what those who decide see of it from then on (SA-7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from casework.enums import FileState
from casework.models import Allegation, Case, ConsiderationAgreed, SpentRecordOpening
from casework.queries.appeals_heard import heard_appeal
from casework.queries.attempts import attempts_at_appeal
from casework.queries.facts import attempts_at_hearing
from casework.queries.past_record import past_sanctions
from casework.rules.sanctions import PastSanction
from casework.rules.spent_record import spent_record, was_spent


@dataclass(frozen=True)
class SpentLine:
    """One warning that does not count. until: its last live day, None where nobody stated one.

    spent: its last live day lay before what happened; otherwise the employee was warned only afterwards.
    considered: HR agreed that it may be considered all the same, as it is of a safeguarding case (SA-14).
    """

    level: str
    label: str
    issued_on: date
    until: date | None
    spent: bool
    considered: bool


def spent_sanctions(case: Case) -> tuple[PastSanction, ...]:
    """The employee's warnings that count for none of the allegations and need nobody's answer, as they stand today."""
    return spent_record(past_sanctions(case.subject, but_not=case), _conducts(case.allegations.all()))


def opening_for_hearing(case: Case) -> SpentRecordOpening | None:
    """That the spent record was opened for the hearing that stands, at whichever attempt; None where it was not.

    One that was opened before an appeal had the case heard again is not a fresh chair's.
    """
    attempts = attempts_at_hearing(case)
    return _openings(case).filter(hearing__in=attempts.values("pk")).first()


def opening_for_appeal(case: Case) -> SpentRecordOpening | None:
    """That it was opened for the appeal that is heard; None where nobody did, or it was heard again since (PR-11)."""
    appeal = heard_appeal(case)
    if appeal is None:
        return None
    attempts = attempts_at_appeal(appeal)
    return _openings(case).filter(appeal_hearing__in=attempts.values("pk")).first()


def opening_at_hand(case: Case) -> SpentRecordOpening | None:
    """That of the decision that is to be made next: on an appeal once it was heard, else on the hearing."""
    if case.state == FileState.APPEAL_DELIBERATION:
        return opening_for_appeal(case)
    return opening_for_hearing(case)


def expired_in_safeguarding(case: Case, opening: SpentRecordOpening) -> list[int]:
    """The ids of the warnings that were opened, were given in a safeguarding case and had expired by then (SA-14)."""
    conducts = _conducts(case.allegations.all())
    spent = {one.pk for one in spent_sanctions(case) if was_spent(one, conducts)}
    rows = opening.shown.filter(case__safeguarding_marks__isnull=False).distinct()
    return [row.pk for row in rows.order_by("pk") if row.pk in spent]


def _openings(case: Case) -> QuerySet[SpentRecordOpening]:
    return SpentRecordOpening.objects.filter(case=case).select_related("opened_by")


def spent_lines(case: Case, opening: SpentRecordOpening | None) -> list[SpentLine]:
    """What was shown then, oldest first, without what an appeal has set aside since; nothing before it is opened."""
    if opening is None:
        return []
    shown = {row.pk for row in opening.shown.all()}
    agreement = agreement_on(opening)
    agreed = {row.pk for row in agreement.warnings.all()} if agreement is not None else set()
    conducts = _conducts(case.allegations.all())
    return [_line(one, conducts, one.pk in agreed) for one in spent_sanctions(case) if one.pk in shown]


def considered_lines(case: Case, opening: SpentRecordOpening | None) -> list[SpentLine]:
    """Of those, what HR agreed may be considered, without what has been set aside since (SA-14)."""
    return [line for line in spent_lines(case, opening) if line.considered]


def agreement_on(opening: SpentRecordOpening) -> ConsiderationAgreed | None:
    """That HR agreed to something of it being considered; None where nobody did."""
    row: ConsiderationAgreed | None = getattr(opening, "agreement", None)
    return row


def _line(past: PastSanction, conducts: list[tuple[date, date]], considered: bool) -> SpentLine:
    ends = [period.to_on for period in past.periods if period.to_on is not None]
    until = max(ends, default=None)
    return SpentLine(
        past.level, past.level_name, past.issued_on, until, was_spent(past, conducts), considered
    )


def _conducts(allegations: Iterable[Allegation]) -> list[tuple[date, date]]:
    return [(one.acted_from, one.acted_to) for one in allegations]
