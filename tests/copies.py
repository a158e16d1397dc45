"""Many cases like one that was walked: its rows again with keys of their own, where a list is long and no more.

What the database asks of rows it asks of these; what it asks at the commit it is asked before they are handed back.
"""

from __future__ import annotations

import json
import uuid
from copy import copy
from graphlib import TopologicalSorter
from typing import Any

import rfc8785
from django.db import connection
from django.db.models import ForeignKey, Model, Q

from accounts.models import User
from casework.models import AuditEvent, Case, Employee, Incident, Notification
from tests.fixtures_world import check_deferred_guards

Keys = dict[type[Model], dict[Any, Any]]
# Events and notifications come of what is done, and of what the copies owe in their turn.
NOT_COPIED = (AuditEvent, Notification)


def copies_of(case: Case, how_many: int) -> None:
    """Each about an employee of its own with a sign-in, and an incident of its own; everybody else is the same."""
    held = _rows_of(case)
    keys: list[Keys] = [{} for _ in range(how_many)]
    for model, rows in held.items():
        made = [(keys[at], row, _like(row, keys[at], at)) for at in range(how_many) for row in rows]
        model._default_manager.bulk_create([new for _, _, new in made])
        for known, row, new in made:
            known.setdefault(model, {})[row.pk] = new.pk
    _copy_events(case, keys)
    check_deferred_guards()


def _keys_to(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    return [field for field in model._meta.local_fields if isinstance(field, ForeignKey)]


def _rows_of(case: Case) -> dict[type[Model], list[Model]]:
    """The employee, the incident, the case and all that points at them, in the order in which they can be written."""
    found: Keys = {}
    waiting: list[Model] = [case.subject.user, case.subject, case.incident, case]
    while waiting:
        row = waiting.pop()
        known = found.setdefault(type(row), {})
        if row.pk in known:
            continue
        known[row.pk] = row
        for relation in row._meta.related_objects:
            if relation.related_model not in NOT_COPIED:
                pointing = {f"{relation.field.name}": row}
                waiting += relation.related_model._default_manager.filter(**pointing)
    before = {
        model: {key.related_model for key in _keys_to(model)} & found.keys() - {model} for model in found
    }
    return {
        model: sorted(found[model].values(), key=lambda row: row.pk)
        for model in TopologicalSorter(before).static_order()
    }


def _like(row: Model, keys: Keys, at: int) -> Model:
    new = copy(row)
    new._state = copy(row._state)
    new._state.adding = True
    for key in _keys_to(type(row)):
        old = getattr(row, key.attname)
        setattr(new, key.attname, keys.get(key.related_model, {}).get(old, old))
    if not isinstance(row._meta.pk, ForeignKey):
        new.pk = None
    if isinstance(new, Employee):
        new.staff_number = f"C{at:05d}"
    if isinstance(new, User):
        new.email = f"copy{at:05d}@example.org"
    if isinstance(new, Case | Incident):
        new.reference = f"{new.reference[:7]}-C{at:04d}"
    return new


def _copy_events(case: Case, keys: list[Keys]) -> None:
    of_both = Q(case=case.pk) | Q(incident=case.incident_id)
    bodies = [json.loads(event.body) for event in AuditEvent.objects.filter(of_both).order_by("id")]
    with connection.cursor() as cursor:
        for known in keys:
            own = {"case": known[Case][case.pk], "incident": known[Incident][case.incident_id]}
            for body in bodies:
                again = {
                    **body,
                    "uid": str(uuid.uuid4()),
                    **{name: own[name] for name in own if name in body},
                }
                cursor.execute(
                    "INSERT INTO casework_auditevent (body) VALUES (%s)", [rfc8785.dumps(again).decode()]
                )
