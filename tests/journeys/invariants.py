"""What holds of every case, whatever was done to it; each is a complaint, or none, of the rows as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from django.utils import timezone

from casework.enums import (
    BESIDE_THE_STAGE,
    WEIGHT,
    Action,
    FileState,
    PartKind,
    SanctionLevel,
)
from casework.models import Appeal, AuditEvent, Case, InsteadExtension, LivePeriod, Sanction
from casework.queries.measures import measures_of
from casework.workflow import TABLE, WHILE_PAUSED

STEPS = {(step.action.value, step.source, step.target) for step in TABLE}
# The case into which another is joined stays where it is, and has the event as well (7.1, scenario 13).
STEPS |= {(action, source, source) for action, source, _ in STEPS if action == Action.JOIN_CASES}
OPENS = {Action.ASSESS_INCIDENT.value, Action.RECORD_PAST_SANCTION.value, Action.TAKE_OVER_CASE.value}

# Who may not be what else on one case, ever (domain.md 7.3): written here by hand, not read from the rules.
APART = (
    (PartKind.INVESTIGATOR, PartKind.CHAIR),
    (PartKind.INVESTIGATOR, PartKind.PANEL_MEMBER),
    (PartKind.INVESTIGATOR, PartKind.CASE_MANAGER),
    (PartKind.APPEAL_MANAGER, PartKind.INVESTIGATOR),
    (PartKind.APPEAL_MANAGER, PartKind.CHAIR),
    (PartKind.APPEAL_MANAGER, PartKind.PANEL_MEMBER),
    (PartKind.APPEAL_PANEL_MEMBER, PartKind.INVESTIGATOR),
    (PartKind.APPEAL_PANEL_MEMBER, PartKind.CHAIR),
    (PartKind.APPEAL_PANEL_MEMBER, PartKind.PANEL_MEMBER),
)
KEPT_OUT = (PartKind.WITNESS, PartKind.COMPLAINANT)


def complaints(case: Case) -> Iterator[str]:
    case = Case.objects.get(pk=case.pk)
    for check in CHECKS:
        yield from (f"{case.reference}: {said}" for said in check(case))


def _independence(case: Case) -> Iterator[str]:
    """SEP-1 to SEP-3, by everything anybody ever was on the case."""
    held = {kind: set() for kind in PartKind}
    for part in case.parts.all():
        held[PartKind(part.kind)].add(part.employee_id)
    for one, other in APART:
        if held[one] & held[other]:
            yield f"somebody is {one} and {other}"
    named = set(case.incident.people.values_list("employee", flat=True)) | {case.subject_id}
    works = set().union(*(held[kind] for kind in PartKind if kind not in KEPT_OUT))
    if works & (named | held[PartKind.WITNESS] | held[PartKind.COMPLAINANT]):
        yield "somebody who is in the incident works on the case"


def _one_of_each(case: Case) -> Iterator[str]:
    standing = case.decisions.filter(recalled_at=None, hearing__set_aside_by=None).count()
    if standing > 1:
        yield f"{standing} decisions stand"
    if case.hearings.filter(postponed_at=None, set_aside_by=None).count() > 1:
        yield "two hearings are arranged"
    if case.sanctions.filter(superseded_at=None).count() > 1:
        yield "two sanctions stand"
    if case.closures.filter(reopened_by=None, reopening=None).count() != (case.state == FileState.CLOSED):
        yield "closed without a closure, or open with one"


def _appeals(case: Case) -> Iterator[str]:
    """AP-4 and 0.14: never heavier, and no later end; P1 lets what replaces a warning run from the first day."""
    chain = list(case.sanctions.order_by("pk"))
    for first, later in pairwise(chain):
        if WEIGHT[SanctionLevel(later.level)] > WEIGHT[SanctionLevel(first.level)]:
            yield f"{first.level} became {later.level}"
        ends, later_ends = _end(first), _end(later)
        if ends is not None and later_ends is not None and later_ends > ends:
            yield f"a warning to {ends} became one to {later_ends}"
        before = {row.kind: row for row in measures_of(first)}
        for row in measures_of(later):
            old = before.get(row.kind)
            if old is None or row.from_on < old.from_on or (row.to_on or date.max) > (old.to_on or date.max):
                yield f"{row.kind} was added, begins sooner or lasts longer"


def _levels(case: Case) -> Iterator[str]:
    """AP-8 and SEP-2: level by level without a gap, by other people each time, and nobody closes before the last day."""
    heard: dict[int, list[Appeal]] = {}
    for appeal in case.appeals.filter(refused=False).order_by("level"):
        heard.setdefault(appeal.outcome_id, []).append(appeal)
    for appeals in heard.values():
        if [appeal.level for appeal in appeals] != list(range(1, len(appeals) + 1)):
            yield f"levels {[appeal.level for appeal in appeals]}"
        hearers = [set(appeal.hearings.values_list("chair", flat=True)) for appeal in appeals]
        if any(one & other for one, other in combinations(hearers, 2)):
            yield "somebody heard two levels"
        if any(not hasattr(appeal, "letter") for appeal in appeals[:-1]):
            yield "appealed further before the result was told"
        offer = getattr(getattr(appeals[-1], "letter", None), "next_level", None)
        closed = case.closures.filter(reopened_by=None, reopening=None, reason="appeal_final").last()
        if offer is not None and closed is not None and closed.closed_on <= offer.open_until:
            yield f"closed on {closed.closed_on}, with level {offer.level} open until {offer.open_until}"


def _end(sanction: Sanction):
    """The last live day as it was imposed, before any absence extended it."""
    period = sanction.live_periods.exclude(basis="extension").order_by("pk").first()
    return period.to_on if period is not None else None


def _extended_instead(case: Case) -> Iterator[str]:
    """SA-11 and AP-4: instead of a sanction, never beside one; within the policy; by an appeal only ever less, and while the
    warning stands it ends when the last of them says, or later by an absence.
    """
    for row in case.instead_extensions.filter(decision__recalled_at=None):
        if (
            row.decision.level
            or row.sanction.employee_id != case.subject_id
            or row.sanction.case_id == case.pk
        ):
            yield "a warning was extended beside a sanction, or not another one of the same person"
        effects = list(row.effects.all())
        months = [effect.months for effect in effects]
        if months != sorted(months, reverse=True) or any(count > row.most for count in months):
            yield f"extended by {months} of {row.most}"
        periods = row.sanction.live_periods.filter(superseded_at=None)
        ends = periods.order_by("to_on").last()
        least = effects[-1].period.to_on if effects else None
        if effects:
            early = row.sanction.curtailments.filter(recorded_at__gt=effects[-1].recorded_at).last()
            least = early.last_day if early is not None else least
        if effects and ends is not None and ends.to_on < least:
            yield f"extended to {effects[-1].period.to_on} and ends on {ends.to_on}"
    standing = InsteadExtension.objects.filter(sanction__case=case)
    if sum(row.effects.last().months > 0 for row in standing if row.effects.exists()) > 1:
        yield "a warning was extended instead of the next stage twice"


def _live_periods(case: Case) -> Iterator[str]:
    periods = LivePeriod.objects.filter(case=case, superseded_at=None)
    for one, other in combinations(periods, 2):
        if one.from_on <= other.to_on and other.from_on <= one.to_on:
            yield f"live periods overlap: {one.from_on} to {one.to_on}, {other.from_on} to {other.to_on}"


def _replay(case: Case) -> Iterator[str]:
    """The audit events alone give state and version, each by a row of the table."""
    state: str | None = None
    version = 0
    paused = False
    for event in AuditEvent.objects.filter(case=case.pk, version__isnull=False).order_by("id"):
        if event.version != version + 1:
            yield f"version {version} is followed by {event.version}"
        if state is None:
            if event.action not in OPENS:
                yield f"it begins with {event.action}"
        elif (event.action, state, event.target) not in STEPS:
            yield f"{event.action} took it from {state} to {event.target}"
        if paused and event.action not in WHILE_PAUSED:
            yield f"{event.action} while the case was paused"
        ended = event.action == Action.RESUME_CASE or event.target in (FileState.OUTCOME, FileState.CLOSED)
        paused = (paused or event.action == Action.PAUSE_CASE) and not ended
        state, version = event.target, event.version
    if (state, version) != (case.state, case.version):
        yield f"replayed: {state} {version}, stored: {case.state} {case.version}"


def _overlays(case: Case) -> Iterator[str]:
    """Nobody is forgotten in a suspension or a pause (T7, T8)."""
    over = case.state in (FileState.OUTCOME, FileState.CLOSED)
    if over and case.suspensions.filter(last_day=None).exists():
        yield "suspended, and the case is over"
    if over and case.pauses.filter(resumed_on=None).exists():
        yield "paused, and the case is over"
    if case.suspensions.filter(last_day=None).count() > 1 or case.pauses.filter(resumed_on=None).count() > 1:
        yield "suspended or paused twice"


def _companions(case: Case) -> Iterator[str]:
    """Nobody came to a meeting at which the policy of that stage lets nobody come (AC-2, PV-1)."""
    for row in case.meeting_companions.all():
        meeting, stage = ("investigation", row.findings) if row.findings else ("suspension", row.suspension)
        if meeting not in stage.policy.document.get("companion", {}).get("meetings", ()):
            yield f"{row.name} came to the {meeting}"


def _tasks(case: Case) -> Iterator[str]:
    """A closed case owes nothing but what runs beside the stages; a deadline is met once."""
    owed = case.deadlines.filter(met_at=None, superseded_at=None)
    if case.state == FileState.CLOSED and owed.exclude(kind__in=BESIDE_THE_STAGE).exists():
        yield f"closed, and owes {list(owed.values_list('kind', flat=True))}"
    kinds = list(owed.values_list("kind", "anchor"))
    if len(kinds) != len(set(kinds)):
        yield f"owes one thing twice: {kinds}"


CHECKS = (
    *(_independence, _one_of_each, _appeals, _levels, _extended_instead, _live_periods, _replay),
    *(_overlays, _companions, _tasks),
)


def relied_on_what_counts(case: Case) -> Iterator[str]:
    """SA-5 and SA-10, right after a decision: every warning it relied on was live, and received, at a found act, or it was
    judged that it counts.
    """
    decision = case.decisions.filter(recalled_at=None).last()
    if decision is None or decision.decided_on != timezone.localdate():
        return
    found = [
        row.allegation for row in decision.findings.exclude(finding="not_found").select_related("allegation")
    ]
    judged = set(decision.judgements.filter(counts=True).values_list("sanction", flat=True))
    for sanction in decision.relied_on.exclude(pk__in=judged):
        periods = list(sanction.live_periods.filter(superseded_at=None))
        counts = any(
            period.from_on <= act.acted_from
            and act.acted_to <= period.to_on
            and sanction.received_on < act.acted_from
            for act in found
            for period in periods
        )
        if not counts:
            yield f"relied on a {sanction.level} that does not count"
