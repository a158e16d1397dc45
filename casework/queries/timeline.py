"""What happened to a file, newest first: the audit events joined with the rows they made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone

from casework.enums import Action, AssessmentResult, Look, PartKind
from casework.models import AuditEvent, Case, Incident
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.queries.told import tell
from casework.workflow import TABLE, WORDS

HR_KINDS = frozenset({PartKind.HR_OFFICER, PartKind.HR_LEAD})
_DONE_BY = {
    action: frozenset(kind for row in TABLE if row.action == action for kind in row.who) for action in Action
}


@dataclass(frozen=True)
class Happened:
    """One entry. ``recorded_on``: set where it was recorded on another day than it happened."""

    title: str
    at: date | datetime
    by: str
    words: str = ""
    evidence: int | None = None
    recorded_on: date | None = None


@dataclass(frozen=True)
class LookedAt:
    """One read of a file: who, as what, when, and what."""

    at: datetime
    by: str
    what: str


@dataclass
class _Event:
    action: str
    actor: int
    at: datetime
    facts: dict[str, Any] = field(default_factory=dict)


def _events(rows: Iterable[AuditEvent]) -> list[_Event]:
    return [_Event(row.action, row.actor, row.db_at, json.loads(row.body).get("facts", {})) for row in rows]


def _names(events: Iterable[_Event]) -> dict[int, str]:
    people = get_user_model().objects.filter(pk__in={event.actor for event in events})
    return dict(people.values_list("pk", "name"))


def told_to(sight: Sight, reader: int) -> QuerySet[AuditEvent]:
    """The events of verbs of which this reader may know on a case."""
    told = [action.value for action in Action if sight.tells(action)]
    own = [action.value for action in Action if sight.tells(action, by_reader=True)]
    return AuditEvent.objects.filter(Q(action__in=told) | Q(action__in=own, actor=reader))


def timeline(case: Case, sight: Sight, most: int, *, reader: int = 0) -> tuple[list[Happened], bool]:
    """The newest ``most`` entries, and whether there are older ones. ``case``: loaded by ``case_page.load``.

    reader: the id of whoever reads: some things are told to whoever did them; 0 for nobody in particular.
    """
    rows = told_to(sight, reader).filter(case=case.pk).order_by("-id")
    events = _events(rows[: most + 1])
    names = _names(events[:most])
    return [_happened(case, sight, event, names) for event in events[:most]], len(events) > most


def _happened(case: Case, sight: Sight, event: _Event, names: dict[int, str]) -> Happened:
    action = Action(event.action)
    told = tell(action, case, sight, event.facts)
    on = told.on if told.on is not None else event.at
    day = timezone.localdate(on) if isinstance(on, datetime) else on
    recorded = timezone.localdate(event.at)
    return Happened(
        title=action.label,
        at=on,
        by=_by(case, action, event.actor, names),
        words=told.words,
        evidence=told.evidence,
        recorded_on=recorded if sight.recordings and recorded != day else None,
    )


def _by(case: Case, action: Action, actor: int, names: dict[int, str]) -> str:
    """The name, with the part in which it was done."""
    name = names.get(actor, "")
    may = _DONE_BY[action]
    held = [
        PartKind(part.kind)
        for part in case.parts.all()
        if part.employee.user_id == actor and part.kind in may
    ]
    if held:
        return f"{name}, {mid_sentence(held[0].label)}"
    return f"{name}, HR" if may & HR_KINDS else name


def incident_timeline(incident: Incident) -> list[Happened]:
    """What happened to an incident; two events at most."""
    events = _events(
        AuditEvent.objects.filter(incident=incident.pk, action__in=Action.values).order_by("-id")
    )
    names = _names(events)
    days: dict[Action, date] = {Action.REPORT_INCIDENT: incident.reported_on}
    said = {Action.REPORT_INCIDENT: ""}
    assessment = getattr(incident, "assessment", None)
    if assessment is not None:
        days[Action.ASSESS_INCIDENT] = assessment.assessed_on
        said[Action.ASSESS_INCIDENT] = f"{AssessmentResult(assessment.result).label}."
    said |= {Action.TAKE_OVER_CASE: "A case that was run on paper goes on here."}
    told = [(Action(event.action), event) for event in events if event.action in said]
    return [
        Happened(action.label, days.get(action, event.at), names.get(event.actor, ""), said[action])
        for action, event in told
    ]


_PAGES = {
    "case": "Looked at the case",
    "own_case": "Looked at their own case",
    "looks": "Looked at who looked",
    "hearing_sheet": "Looked at the hearing sheet",
    "appeal_hearing_sheet": "Looked at the appeal hearing sheet",
}
_REFUSALS = {
    "hidden": "Tried to open the file, which is not open to them",
    "NotYou": "the step is somebody else's",
    "NotNow": "it could not be done at that moment",
}


def looks_in_words(rows: Iterable[AuditEvent]) -> list[LookedAt]:
    events = _events(rows)
    names = _names(events)
    return [LookedAt(event.at, names.get(event.actor, ""), _what(event)) for event in events]


def _what(event: _Event) -> str:
    """What was read, searched, exported or refused, with the page it happened on."""
    facts, look = event.facts, Look(event.action)
    page = _page(facts.get("route", ""))
    if look == Look.REFUSED:
        if facts.get("refusal") == "hidden":
            return _REFUSALS["hidden"]
        why = f"rule {facts['rule']}" if "rule" in facts else _REFUSALS.get(facts.get("refusal", ""), "")
        return f"Tried {page or 'a step'}: refused{f', {why}' if why else ''}"
    if look == Look.EXPORTED:
        return f"Exported every event of the case ({facts.get('rows', 0)} lines)"
    if look == Look.SEARCHED:
        return f"Searched for a person on {page or 'a page'}"
    if look == Look.DOWNLOADED and facts.keys() & {"provenance", "taken_over"}:
        return "Downloaded the scan of the paper"
    if look == Look.DOWNLOADED:
        return f"Downloaded evidence {facts.get('number', '')}".strip()
    return _PAGES.get(facts.get("page", ""), f"Opened {page}" if page else str(look.label))


def _page(route: str) -> str:
    """A page by the words on its button: “Add a note”; any other by the name of its address."""
    if route in Action.values:
        return f"“{WORDS[Action(route)].imperative}”"
    return f"the page {route.replace('_', ' ')}" if route else ""
