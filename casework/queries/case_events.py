"""Of which events on a case its reader is told: one answer for who looked, the API, the auditor's list and the export.

A verb that is kept from somebody (``sight``) is kept with everybody who opened its page, or tried it and was refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db.models import Exists, JSONField, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import In

from casework.enums import Action, Look, PartKind
from casework.models import AuditEvent, Case, Incident, Part
from casework.models.restricted import KEPT_FROM_HEALTH, KEPT_FROM_THE_RESTRICTED, in_the_matter_of
from casework.queries.sight import TOLD_WITH, Sight

if TYPE_CHECKING:
    from accounts.models import User


def case_events(case: Case, sight: Sight, reader: User) -> QuerySet[AuditEvent]:
    """What was done and read on a case, and on its incident where the reader sees that one; in no order."""
    mine = Q(case=case.pk)
    if Incident.objects.visible_to(reader).filter(pk=case.incident_id).exists():
        mine |= Q(incident=case.incident_id)
    return AuditEvent.objects.filter(mine).exclude(_of_verbs(_untold(sight)))


def case_looks(case: Case, sight: Sight) -> QuerySet[AuditEvent]:
    """The reads of a case alone, newest first, as a queryset to be cut into pages."""
    rows = AuditEvent.objects.filter(case=case.pk, action__in=Look.values)
    return rows.exclude(_of_verbs(_untold(sight))).order_by("-id")


def untold_to(auditor: User) -> Q:
    """Condition on the events of whatever files an auditor sees: those that ``case_events`` would keep from them."""
    parts = Part.objects.of(auditor)
    # Whoever has or had a part in a case reads its events by that part, if at all.
    decides = _of_cases(in_the_matter_of(parts.filter(kind__in=KEPT_FROM_THE_RESTRICTED)))
    # As ``Sight.legal_advice_known`` and ``Sight.health``.
    advises = _of_cases(in_the_matter_of(parts.exclude(kind=PartKind.HR_OFFICER)))
    manages = Part.objects.in_hand(auditor).filter(kind__in=KEPT_FROM_HEALTH, case=OuterRef("case"))
    return (
        decides
        | (advises & _of_verbs(_told_with("legal_advice_known")))
        | (Q(Exists(manages)) & _of_verbs(_told_with("health")))
    )


def _untold(sight: Sight) -> list[Action]:
    return [verb for verb in Action if not sight.tells(verb)]


def _told_with(name: str) -> list[Action]:
    """The verbs that are told with one thing of a ``Sight``, by its name."""
    return [verb for verb, shown_with in TOLD_WITH.items() if shown_with == name]


def _of_cases(condition: Q) -> Q:
    return Q(Exists(Case.objects.filter(condition, pk=OuterRef("case"))))


def _of_verbs(verbs: Iterable[Action]) -> Q:
    """Condition on events: one of these verbs was done, or its page was opened or refused."""
    names = [verb.value for verb in verbs]
    facts = KeyTransform("facts", Cast("body", JSONField()))
    # Never NULL, or what has no route would be excluded with the rest.
    route = Coalesce(KeyTextTransform("route", facts), Value(""), output_field=TextField())
    return Q(action__in=names) | Q(In(route, names)) if names else Q(pk__in=[])


def versions_untold_to(auditor: User, cases: Iterable[int]) -> Mapping[int, list[int]]:
    """For each of these cases the versions that an auditor does not count: made by what they are not told of."""
    rows = AuditEvent.objects.filter(case__in=[*cases], version__isnull=False).filter(untold_to(auditor))
    kept: dict[int, list[int]] = defaultdict(list)
    for case, version in rows.order_by("version").values_list("case", "version"):
        kept[case].append(version)
    return kept
