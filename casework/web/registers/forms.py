"""What can be asked of the register. Every answer is a code, an id or a day: it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from casework.enums import IncidentChannel, Platform, SanctionLevel
from casework.models import Category, Employee, Unit
from casework.models.scoping import scope_of
from casework.queries.register_readers import READERS
from casework.queries.sanction_register import RegisterFilter, end_of
from casework.web.day_fields import DateField
from casework.web.fields import CheckboxesField, SelectField, TextField
from casework.web.forms.base import GovukForm

_INDENT = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


class LiveOnForm(GovukForm):
    """The day for which "live" is answered; today when left open."""

    mark_optional = False
    live_on = DateField(label="Live on", required=False, help_text="Today, if you leave it open")

    def wanted(self, employee: Employee) -> RegisterFilter:
        """Everything of one employee: what no longer stands is history too."""
        live_on = self.cleaned_data["live_on"] or timezone.localdate()
        return RegisterFilter(live_on=live_on, employee=employee, superseded=True)


class RegisterForm(GovukForm):
    """The filter of the register. Units and categories are those of the reader."""

    mark_optional = False
    live_on = DateField(label="Live on", required=False, help_text="Today, if you leave it open")
    as_known_at = DateField(
        label="As known on",
        required=False,
        not_future=True,
        help_text="As the register stood at the end of that day: what was recorded later is left out. As it stands now, if "
        "you leave it open",
    )
    only_live = CheckboxesField(
        label="Live or not", required=False, help_text="", choices=[("yes", "Only warnings live on that day")]
    )
    superseded = CheckboxesField(
        label="Appeals",
        required=False,
        help_text="",
        choices=[("yes", "Also what no longer stands: set aside, withdrawn or replaced")],
    )
    level = SelectField(label="Sanction", required=False, empty_label="All", choices=SanctionLevel.choices)
    category = SelectField(label="Category", required=False, empty_label="All")
    unit = SelectField(label="Unit on the day of the incident", required=False, empty_label="All")
    issued_from = DateField(label="Issued from", required=False)
    issued_to = DateField(label="Issued to", required=False)
    channel = SelectField(
        label="Where it took place", required=False, empty_label="Anywhere", choices=IncidentChannel.choices
    )
    platform = SelectField(label="Platform", required=False, empty_label="All", choices=Platform.choices)

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {str(unit.pk): unit for unit in units_of(reader)}
        self.categories = {category.code: category for category in Category.objects.order_by("path")}
        self._offer("unit", self.units)
        self._offer("category", self.categories)

    def _offer(self, name: str, nodes: Mapping[str, Unit] | Mapping[str, Category]) -> None:
        field = cast(SelectField, self.fields[name])
        field.choices = [("", "All"), *((code, indented(node)) for code, node in nodes.items())]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("issued_from"), data.get("issued_to")
        if first and last and last < first:
            self.add_error("issued_to", "Issued to must be the same as or after issued from")
        return data

    def wanted(self) -> RegisterFilter:
        data = self.cleaned_data
        return RegisterFilter(
            live_on=data["live_on"] or timezone.localdate(),
            only_live=bool(data["only_live"]),
            superseded=bool(data["superseded"]),
            level=data["level"],
            category=self.categories.get(data["category"]),
            unit=self.units.get(data["unit"]),
            issued_from=data["issued_from"],
            issued_to=data["issued_to"],
            channel=data["channel"],
            platform=data["platform"],
            as_known_at=end_of(data["as_known_at"]) if data["as_known_at"] else None,
        )


class FindEmployeeForm(GovukForm):
    """Who is looked for. It is sent by POST, so that no name stands in an address."""

    mark_optional = False
    words = TextField(label="Name or staff number", max_length=100)


def units_of(reader: User) -> list[Unit]:
    """The units whose sanctions this person reads, in the order of the tree."""
    paths = [path for role, path in scope_of(reader) if role in READERS]
    here = Q(pk__in=[])
    for path in paths:
        here |= Q(path__startswith=path)
    return _in_tree_order(list(Unit.objects.filter(here)))


def _in_tree_order(units: list[Unit]) -> list[Unit]:
    """Each unit after the one above it, those beside one another by name."""
    names = {str(unit.pk): unit.name.casefold() for unit in units}
    return sorted(units, key=lambda unit: [(names.get(pk, ""), pk) for pk in unit.path.strip("/").split("/")])


def indented(node: Unit | Category) -> str:
    """A node of a tree as an option of a select, moved in by its depth."""
    return _INDENT * (node.path.strip("/").count("/")) + node.name
