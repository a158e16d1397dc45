"""What a chair sees before deciding: earlier warnings with both dates, what others were given, the levels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from casework.enums import DISMISSALS, Delivery, SanctionLevel, Severity
from casework.models import Allegation, Case, Employee, Outcome, PolicyVersion
from casework.queries.appeal_windows import outcome_closes_on
from casework.queries.committees import appointed_to_hear, panel_at_hearing
from casework.queries.facts import (
    calendar_of_case,
    ceiling_ends_on,
    ceiling_of,
    grade_rank,
    left_before,
    severity_put,
)
from casework.queries.instead import months_standing
from casework.queries.past_record import earlier_warnings, past_sanctions, questions, weighed_record
from casework.queries.told_rows import outcome_name
from casework.rules import months, notice_periods, sanctions
from casework.rules.appeals import heard_again_until
from casework.rules.cited import Caution
from casework.rules.committees import beyond_the_panel, with_committee
from casework.rules.dates import words
from casework.rules.earlier_procedure import caution_of_procedure
from casework.rules.judging import Judged, ToJudge
from casework.rules.ladder import LadderStep, heaviest_step, level_in_words


@dataclass(frozen=True)
class RecordLine:
    """One earlier warning that may matter: the numbers of the allegations for which it counts, and so on.

    to_judge:       what whoever decides says of it, where its days alone do not (SA-10, 7.5).
    to_settle_for:  for which it does not count as the record stands: no end was stated (SA-4), or it is not known when the
                    employee was told.
    """

    sanction: sanctions.PastSanction
    until: date | None
    live_at_hearing: bool
    counts_for: tuple[int, ...]
    to_judge: tuple[ToJudge, ...]
    to_settle_for: tuple[int, ...]
    not_live_for: tuple[int, ...]

    @property
    def which(self) -> str:
        """The warning inside a sentence, by level and day."""
        past = self.sanction
        return f"{level_in_words(past.level, past.called)} issued {words(past.issued_on)}"


@dataclass(frozen=True)
class OtherOutcome:
    """What another employee was given for the same incident: issued, without mitigation or health (0.20).

    extended: nothing new, but a live warning was extended instead (SA-11).
    """

    level: str
    name: str
    severity: str
    issued_on: date
    extended: bool = False


@dataclass(frozen=True)
class LastDays:
    """If it were issued and received on a day: the last live day (None for a dismissal), the appeal's.

    latest_live_until: where the hearing chooses for how long, the latest; ``live_until`` is then the earliest.
    """

    live_until: date | None
    appeal_closes_on: date
    latest_live_until: date | None = None


def record_lines(case: Case, allegations: Sequence[Allegation], heard_on: date) -> list[RecordLine]:
    """The warnings that count for an allegation or wait for a person's answer, oldest first (SA-5, SA-10).

    Any other is left out, and how many there are is not told: it is looked at with a justification alone (SA-7).
    """
    weighed = weighed_record(case, allegations)
    asked = questions(allegations, weighed)
    lines = []
    for past in past_sanctions(case.subject, but_not=case):
        counts = tuple(one.number for one in allegations if past in weighed[one.pk].counts)
        person = tuple(one.number for one in allegations if past in weighed[one.pk].for_a_person)
        live_at_hearing = sanctions.in_force_on(past, heard_on)
        if counts or person:
            judge = tuple(one for one in asked if one.warning == past)
            settle = tuple(set(person) - {one.number for one in judge})
            ends = [period.to_on for period in past.periods if period.to_on is not None]
            rest = tuple(one.number for one in allegations if one.number not in (*counts, *person))
            known = (past, max(ends, default=None), live_at_hearing)
            lines.append(RecordLine(*known, counts, judge, tuple(sorted(settle)), rest))
    return lines


def cautions_of_record(lines: Iterable[RecordLine]) -> list[Caution]:
    """What whoever decides is warned of before relying on these: those that count, or of which they judge (SA-8)."""
    relied_on = [line for line in lines if line.counts_for or line.to_judge]
    known = [(line.which, line.sanction.procedure) for line in relied_on]
    caution = caution_of_procedure((which, how) for which, how in known if how is not None)
    return [caution] if caution is not None else []


def others_outcomes(case: Case) -> list[OtherOutcome]:
    """Outcomes issued to other employees for the same incident, in the order of issue.

    None whose case an appeal sent back to another hearing: it has no outcome until it is heard again.
    """
    rows = Outcome.objects.filter(case__incident=case.incident_id).exclude(case=case)
    rows = rows.filter(
        decision__hearing__set_aside_by__isnull=True, decision__agreement__set_aside_by__isnull=True
    )
    return [
        OtherOutcome(*_as_it_stands(row), row.decision.severity_found, row.issued_on, _is_extended(row))
        for row in rows.select_related("decision").prefetch_related(*_LATER).order_by("issued_on", "pk")
    ]


_LATER = (
    "case__sanctions",
    "case__instead_extensions__effects",
)


def _is_extended(outcome: Outcome) -> bool:
    """Whether a live warning was extended instead, as an appeal left it."""
    rows = [row for row in outcome.case.instead_extensions.all() if row.decision_id == outcome.decision_id]
    return any(months_standing(row) > 0 for row in rows)


def _as_it_stands(outcome: Outcome) -> tuple[str, str]:
    """Level and name of what stands after an appeal or a correction; "" for none."""
    standing = next((row for row in outcome.case.sanctions.all() if row.superseded_at is None), None)
    return (standing.level if standing is not None else "", outcome_name(standing))


def verdicts(
    case: Case,
    found: Iterable[Allegation],
    severity: Severity | str,
    *,
    policy: PolicyVersion,
    decider: Employee | None,
    on: date,
    judged: Collection[Judged] = (),
) -> tuple[sanctions.LevelVerdict, ...]:
    """Every level of the ladder: open to this decider, and whoever heard it with them, for what was found, or why not.

    judged: what they said of the warnings whose days do not tell whether they count.
    """
    allegations = list(found)
    counted = earlier_warnings(case, allegations).counting(judged).values()
    ladder = policy.terms.ladder
    allowed = sanctions.levels_allowed(
        ladder,
        severity=Severity(severity or Severity.MINOR),
        live_levels=frozenset(past.level for past in counted),
        anything_found=bool(allegations),
        decider_rank=grade_rank(decider, on),
        ceiling=ceiling_of(case),
        left_on=left_before(case, on),
    )
    if not _has_committees(policy):
        return allowed
    return with_committee(allowed, ladder, 1 + len(panel_at_hearing(case, on)))


def levels_beyond_the_panel(case: Case, policy: PolicyVersion) -> tuple[LadderStep, ...]:
    """The levels a hearing could lead to that those who are appointed now may not decide, mildest first (SEP-7)."""
    if not _has_committees(policy):
        return ()
    return beyond_the_panel(policy.terms.ladder, appointed_to_hear(case), heaviest_possible(case, policy))


def _has_committees(policy: PolicyVersion) -> bool:
    return any(step.deciders > 1 for step in policy.terms.ladder)


def heaviest_possible(case: Case, policy: PolicyVersion) -> SanctionLevel | None:
    """The heaviest level a hearing could lead to, whoever decides: by what is put and by warnings that could count (T11)."""
    live = earlier_warnings(case, case.allegations.all()).levels_possible()
    ladder, severity = policy.terms.ladder, severity_put(case)
    step = heaviest_step(ladder, severity=severity, live_levels=live, ceiling=ceiling_of(case))
    return step.level if step is not None else None


def appeal_days(case: Case, policy: PolicyVersion, sent_at: datetime) -> dict[Delivery, date]:
    """For each way of sending: the last day to appeal, if the letter leaves at this moment (CA-7, R10)."""
    calendar = calendar_of_case(case)
    ways = policy.terms.receipt
    received = {way: notice_periods.deemed_receipt(ways[way], sent_at, calendar) for way in Delivery}
    left_on = timezone.localdate(sent_at)
    return {way: outcome_closes_on(case, policy, left_on, day) for way, day in received.items()}


def last_days(
    case: Case, policy: PolicyVersion, level: SanctionLevel | str, issued_on: date, chosen: int | None = None
) -> LastDays:
    """The days that follow if the letter leaves and arrives on ``issued_on`` (SA-3, R10).

    chosen: for how many months it is to be live, where the hearing chose that.
    """
    rung = next((rung for rung in policy.terms.ladder if rung.level == level), None)
    bounds = rung.chosen_between if rung is not None and chosen is None else None
    least, most = bounds or (chosen or (rung.live_months if rung is not None else None), None)
    until, latest = (months.last_live_day(issued_on, lasts) if lasts else None for lasts in (least, most))
    if level not in DISMISSALS:
        first_ends_on = ceiling_ends_on(case)
        until = heard_again_until(until, first_ends_on)
        latest = heard_again_until(latest, first_ends_on) if latest is not None else None
    closes = outcome_closes_on(case, policy, issued_on, issued_on)
    return LastDays(until, closes, latest)
