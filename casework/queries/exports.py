"""Which files left, by whom, when, and what was asked for: the events of exports, for an auditor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from casework.access import reads_every_export
from casework.enums import Look
from casework.models import AuditEvent, Case, Category, Employee, Unit
from casework.models.restricted import restricted_cases
from casework.queries.disclosure import DisclosureAsked
from casework.queries.sanction_register import RegisterFilter

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Exported:
    """One file that left. ``what``: which file. ``asked``: the filter, in phrases. ``rows``: its lines of data."""

    at: datetime
    by: str
    what: str
    asked: tuple[str, ...]
    rows: int


def exports_seen_by(auditor: User) -> QuerySet[AuditEvent]:
    """The exports that an auditor reads of, newest first, as a queryset to be cut into pages.

    Every one for an auditor of the whole organisation. For others their own, and those of one case that they audit: a
    filter and a number of lines would tell them of other units.
    """
    rows = AuditEvent.objects.filter(action=Look.EXPORTED).order_by("-id")
    if reads_every_export(auditor):
        return rows
    return rows.filter(Q(actor=auditor.pk) | Q(case__in=restricted_cases(auditor).values("pk")))


def exports_in_words(events: Iterable[AuditEvent], by: User) -> list[Exported]:
    """A line for each event. A case that this reader may not see has no reference."""
    rows = list(events)
    names = dict(
        get_user_model().objects.filter(pk__in={row.actor for row in rows}).values_list("pk", "name")
    )
    cases = Case.objects.visible_to(by).filter(pk__in={row.case for row in rows})
    references = dict(cases.values_list("pk", "reference"))
    read = []
    for row in rows:
        facts = json.loads(row.body).get("facts", {})
        if facts.get("export") == "disclosure":
            read.append(_disclosure(row, names, facts))
            continue
        what, asked = "Sanctions register", tuple(_filter_of(facts).in_words().values())
        if row.case is not None:
            what, asked = f"Events of {references.get(row.case, 'a case')}", ()
        elif facts.get("export") == "import_report":
            what, asked = "Report on a staff file", ()
        elif facts.get("employee"):
            what = "One employee's sanction history"
        read.append(Exported(row.db_at, names.get(row.actor, ""), what, asked, int(facts.get("rows", 0))))
    return read


def _disclosure(row: AuditEvent, names: Mapping[int, str], facts: Mapping[str, Any]) -> Exported:
    category = Category.objects.filter(code=facts["category"]).first()
    asked = DisclosureAsked.from_codes(facts, category).in_words() if category else ()
    return Exported(row.db_at, names.get(row.actor, ""), "Disclosure table", asked, int(facts["rows"]))


def _filter_of(facts: Mapping[str, Any]) -> RegisterFilter:
    """The filter from its codes in the log."""

    def day(name: str) -> date | None:
        return date.fromisoformat(facts[name]) if facts.get(name) else None

    return RegisterFilter(
        live_on=day("live_on") or date.min,
        only_live=bool(facts.get("only_live")),
        superseded=bool(facts.get("superseded")),
        level=facts.get("level", ""),
        category=Category.objects.filter(code=facts.get("category", "")).first(),
        unit=Unit.objects.filter(pk=facts.get("unit") or 0).first(),
        issued_from=day("issued_from"),
        issued_to=day("issued_to"),
        channel=facts.get("channel", ""),
        platform=facts.get("platform", ""),
        employee=Employee.objects.filter(pk=facts.get("employee") or 0).first(),
        as_known_at=datetime.fromisoformat(facts["as_known_at"]) if facts.get("as_known_at") else None,
    )
