"""The spent record: what it holds for a case, who opened it, and what those who decide see of it from then on (SA-7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from casework.enums import SanctionLevel
from casework.models import Allegation, Case, SpentRecordOpening
from casework.queries.appeals_heard import heard_appeal
from casework.queries.facts import attempts_at_hearing, past_sanctions
from casework.rules.sanctions import PastSanction
from casework.rules.spent_record import spent_record, was_spent


@dataclass(frozen=True)
class SpentLine:
    """One warning that does not count. until: its last live day, None where nobody stated one.

    spent: its last live day lay before what happened; otherwise the employee was warned only afterwards.
    """

    level: str
    issued_on: date
    until: date | None
    spent: bool

    @property
    def label(self) -> str:
        return str(SanctionLevel(self.level).label)


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
    """That the appeal manager opened the spent record for the appeal that is heard; None where nobody did."""
    appeal = heard_appeal(case)
    return _openings(case).filter(appeal=appeal).first() if appeal is not None else None


def _openings(case: Case) -> QuerySet[SpentRecordOpening]:
    return SpentRecordOpening.objects.filter(case=case).select_related("opened_by")


def spent_lines(case: Case, opening: SpentRecordOpening | None) -> list[SpentLine]:
    """What was shown then, oldest first, without what an appeal has set aside since; nothing before it is opened."""
    if opening is None:
        return []
    shown = {row.pk for row in opening.shown.all()}
    conducts = _conducts(case.allegations.all())
    return [_line(one, conducts) for one in spent_sanctions(case) if one.pk in shown]


def _line(past: PastSanction, conducts: list[tuple[date, date]]) -> SpentLine:
    ends = [period.to_on for period in past.periods if period.to_on is not None]
    return SpentLine(past.level, past.issued_on, max(ends, default=None), was_spent(past, conducts))


def _conducts(allegations: Iterable[Allegation]) -> list[tuple[date, date]]:
    return [(one.acted_from, one.acted_to) for one in allegations]
