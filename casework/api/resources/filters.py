"""What the lists can be asked for. Codes, days and references only: no name and no staff number stands in an address."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils import timezone

from casework.enums import (
    Action,
    DeadlineKind,
    FileState,
    HearingKind,
    IncidentChannel,
    Look,
    Platform,
    SanctionLevel,
    Severity,
)
from casework.models import Category, Unit
from casework.queries.sanction_register import RegisterFilter, sanction_register


class TreeFilter(filters.ModelChoiceFilter):
    """A unit or a category, and everything below it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, lookup_expr="path__startswith", **kwargs)

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__path__startswith": value.path}) if value else qs


class Reference(filters.CharFilter):
    """A file by its reference."""


def _unit(field_name: str = "unit") -> TreeFilter:
    return TreeFilter(
        field_name=field_name, queryset=Unit.objects.all(), help_text="A unit's number; units below it count."
    )


def _category(field_name: str = "category") -> TreeFilter:
    return TreeFilter(
        field_name=field_name,
        queryset=Category.objects.all(),
        to_field_name="code",
        help_text="A category's code; categories below it count.",
    )


class CaseFilter(filters.FilterSet):
    state = filters.MultipleChoiceFilter(
        choices=FileState.choices, help_text="Where the case is; several are allowed."
    )
    severity = filters.ChoiceFilter(choices=Severity.choices)
    category = _category()
    unit = _unit()
    incident = Reference(field_name="incident__reference", help_text="An incident's reference.")
    opened_from = filters.DateFilter(field_name="opened_on", lookup_expr="gte")
    opened_to = filters.DateFilter(field_name="opened_on", lookup_expr="lte")


class IncidentFilter(filters.FilterSet):
    state = filters.ChoiceFilter(choices=FileState.choices)
    category = _category()
    unit = _unit()
    channel = filters.ChoiceFilter(choices=IncidentChannel.choices)
    platform = filters.ChoiceFilter(choices=Platform.choices)
    reported_from = filters.DateFilter(field_name="reported_on", lookup_expr="gte")
    reported_to = filters.DateFilter(field_name="reported_on", lookup_expr="lte")


class HearingFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=HearingKind.choices)
    case = Reference(field_name="case__reference", help_text="A case's reference.")
    starts_from = filters.DateFilter(field_name="starts_at", lookup_expr="date__gte")
    starts_to = filters.DateFilter(field_name="starts_at", lookup_expr="date__lte")
    postponed = filters.BooleanFilter(field_name="postponed_at", lookup_expr="isnull", exclude=True)


class DeadlineFilter(filters.FilterSet):
    case = Reference(field_name="case__reference", help_text="A case's reference.")
    incident = Reference(field_name="incident__reference", help_text="An incident's reference.")
    kind = filters.ChoiceFilter(choices=DeadlineKind.choices)
    due_from = filters.DateFilter(field_name="due_on", lookup_expr="gte")
    due_to = filters.DateFilter(field_name="due_on", lookup_expr="lte")


class SanctionFilter(filters.FilterSet):
    """The sanctions register's questions."""

    live_on = filters.DateFilter(help_text="The day for which live is answered; today without it.")
    only_live = filters.BooleanFilter(help_text="Leave out what was not live on that day.")
    as_known_at = filters.IsoDateTimeFilter(
        help_text="Answer as the register stood at this moment; now without it."
    )
    superseded = filters.BooleanFilter(
        help_text="Also what no longer stands: set aside, withdrawn or replaced."
    )
    level = filters.ChoiceFilter(choices=SanctionLevel.choices)
    category = _category("case__category")
    unit = _unit("case__unit")
    issued_from = filters.DateFilter()
    issued_to = filters.DateFilter()
    channel = filters.ChoiceFilter(choices=IncidentChannel.choices, help_text="Of the conduct found.")
    platform = filters.ChoiceFilter(choices=Platform.choices, help_text="Of the conduct found.")

    def wanted(self) -> RegisterFilter:
        """The question, from a form that was validated."""
        given = self.form.cleaned_data
        return RegisterFilter(
            live_on=given["live_on"] or timezone.localdate(),
            only_live=bool(given["only_live"]),
            superseded=bool(given["superseded"]),
            as_known_at=given["as_known_at"],
            level=given["level"],
            category=given["category"],
            unit=given["unit"],
            issued_from=given["issued_from"],
            issued_to=given["issued_to"],
            channel=given["channel"],
            platform=given["platform"],
        )

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return sanction_register(queryset, self.wanted())


class EventFilter(filters.FilterSet):
    action = filters.ChoiceFilter(choices=[*Action.choices, *Look.choices])
    at_from = filters.IsoDateTimeFilter(field_name="db_at", lookup_expr="gte")
    at_to = filters.IsoDateTimeFilter(field_name="db_at", lookup_expr="lte")
