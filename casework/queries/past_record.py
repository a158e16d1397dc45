"""What an employee was given in other cases, as the rules weigh it (SA-3 to SA-10)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.enums import DISMISSALS, Known, SanctionLevel
from casework.models import Allegation, Case, Employee, LiveSettlement, Sanction
from casework.models.questions import ANY_CASE, ANY_EMPLOYEE, Question
from casework.queries.appeals_heard import is_under_appeal
from casework.rules import sanctions
from casework.rules.appeals import is_heavier
from casework.rules.earlier_procedure import EarlierProcedure
from casework.rules.judging import Judged, ToJudge, to_judge

# Most have none, and what is asked of each is long.
_OTHER_SANCTIONS = Question(
    "other_sanctions",
    lambda: (
        Sanction.objects.filter(employee=ANY_EMPLOYEE, superseded_at__isnull=True)
        .exclude(case=ANY_CASE)
        .values_list("pk")
    ),
)


def past_sanctions(employee: Employee, *, but_not: Case) -> tuple[sanctions.PastSanction, ...]:
    """An employee's other sanctions as they stand today; one that an appeal set aside or varied is not among them."""
    if not _OTHER_SANCTIONS.ask({ANY_EMPLOYEE: employee.pk, ANY_CASE: but_not.pk}):
        return ()
    rows = Sanction.objects.filter(employee=employee, superseded_at__isnull=True).exclude(case=but_not)
    rows = rows.annotate(appealed=is_under_appeal(but_not=but_not))
    return tuple(
        sanctions.PastSanction(
            pk=row.pk,
            level=SanctionLevel(row.level),
            rank=row.rank,
            issued_on=row.issued_on,
            received_on=_warned_on(row),
            periods=tuple(
                sanctions.LivePeriod(from_on=period.from_on, to_on=period.to_on)
                for period in row.live_periods.all()
                if period.superseded_at is None
            ),
            under_appeal=row.appealed,
            counts_no_more=counts_no_more(row),
            called=row.called,
            is_sanction=row.counts,
            procedure=_procedure(row),
        )
        for row in rows.select_related(
            "settlement",
            "provenance",
            "imposed_by__superseded",
            "imposed_by__appeal__letter",
            "from_correction__superseded__imposed_by",
        )
        .prefetch_related("live_periods")
        .order_by("issued_on", "pk")
    )


def _procedure(sanction: Sanction) -> EarlierProcedure | None:
    """How a warning from an old record came about; None for one that was given here (SA-8)."""
    record = sanction.provenance
    if record is None:
        return None
    return EarlierProcedure(Known(record.heard), Known(record.accompanied), Known(record.appeal_offered))


def counts_no_more(sanction: Sanction) -> bool:
    """Whether it was settled that a warning without a stated end counts no more, for any day (SA-4)."""
    settled: LiveSettlement | None = getattr(sanction, "settlement", None)
    return settled is not None and settled.period_id is None


def _warned_on(sanction: Sanction) -> date | None:
    """The day from which the employee knew of the warning (SA-10); None where an old record does not say.

    Where it took the place of a dismissal or of something lighter, the day the result of the appeal was received, whatever
    day the policy has it run from. A lighter one, or one that was put right, says of its day what the one before said.
    """
    if sanction.from_correction is not None:
        return _warned_on(sanction.from_correction.superseded)
    appeal = sanction.imposed_by
    if appeal is None:
        return sanction.received_on
    before: Sanction = appeal.superseded
    if before.level not in DISMISSALS and not is_heavier(sanction.level, before.level):
        return max(_warned_on(before) or sanction.received_on, sanction.received_on)
    received_on: date = appeal.appeal.letter.received_on
    return received_on


def weighed_record(case: Case, allegations: Iterable[Allegation]) -> dict[int, sanctions.Countable]:
    """For each allegation, by id, the earlier warnings that count and those a person must settle (SA-4, SA-5, SA-10)."""
    record = past_sanctions(case.subject, but_not=case)
    return {
        allegation.pk: sanctions.weigh_record(record, allegation.acted_from, allegation.acted_to)
        for allegation in allegations
    }


@dataclass(frozen=True)
class EarlierWarnings:
    """What an employee's earlier warnings are to some allegations together.

    counts:   those that count for at least one of them by their days.
    to_judge: which may count for which, for whoever decides to say (SA-10, 7.5).
    """

    counts: tuple[sanctions.PastSanction, ...]
    to_judge: tuple[ToJudge, ...]

    def counting(self, judged: Collection[Judged]) -> dict[int, sanctions.PastSanction]:
        """By id: those that count by their days, and those of which it was judged that they do."""
        said = {(one.allegation, one.warning) for one in judged if one.counts}
        more = (one.warning for one in self.to_judge if (one.allegation, one.warning.pk) in said)
        return {past.pk: past for past in (*self.counts, *more)}

    def levels_possible(self) -> frozenset[SanctionLevel]:
        """The levels of all that could count, however it is judged: by them it is known who may hear it (T11)."""
        could = (*self.counts, *(one.warning for one in self.to_judge))
        return frozenset(past.level for past in could)


def earlier_warnings(case: Case, allegations: Iterable[Allegation]) -> EarlierWarnings:
    """``weighed_record`` of these allegations together, with what whoever decides has to judge."""
    known = list(allegations)
    weighed = weighed_record(case, known)
    counts = {past.pk: past for record in weighed.values() for past in record.counts}
    return EarlierWarnings(tuple(counts.values()), questions(known, weighed))


def questions(
    allegations: Sequence[Allegation], weighed: dict[int, sanctions.Countable]
) -> tuple[ToJudge, ...]:
    """What the record, weighed against these allegations, leaves to whoever decides; in their order."""
    return tuple(
        asked
        for one in allegations
        for asked in to_judge(
            weighed[one.pk].for_a_person,
            allegation=one.pk,
            number=one.number,
            first=one.acted_from,
            last=one.acted_to,
        )
    )
