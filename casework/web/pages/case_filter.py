"""What the case list's address says: preset, filters, order. Codes and ids only, never a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.db.models import Q
from django.http import HttpRequest, QueryDict

from casework.enums import CASE_STATES, FileState, PartKind, Role, Severity
from casework.models import Category, Unit
from casework.models.scoping import HR_ROLES, scope_of
from casework.queries.case_list import OWNERS, PRESETS, SORTS, Wanted
from casework.web.doors import reader
from casework.web.fields import CheckboxesField, SelectField
from casework.web.forms.base import GovukForm
from casework.web.shapes import Chosen, Column, NavItem

FILTERS = ("state", "category", "severity", "unit", "owner", "hold")
ON_HOLD = "on"
COLUMNS = (
    ("reference", "Reference"),
    ("employee", "Employee and unit"),
    ("stage", "Stage"),
    ("due", "Next step and date"),
    ("", "Owner"),
    ("", "Waiting for"),
)


class CaseFilterForm(GovukForm):
    """The filters. Trees are offered with their depth; choosing one takes in what is below it."""

    mark_optional = False
    use_required_attribute = False

    state = CheckboxesField(
        label="Stage",
        required=False,
        help_text="",
        choices=[(state.value, state.label) for state in CASE_STATES],
    )
    owner = SelectField(
        label="Waiting for",
        required=False,
        empty_label="Anybody",
        choices=[(kind.value, kind.label) for kind in OWNERS],
    )
    category = SelectField(label="Category", required=False, empty_label="All")
    severity = SelectField(label="Severity", required=False, empty_label="All", choices=Severity.choices)
    unit = SelectField(label="Unit", required=False, empty_label="All units")
    hold = SelectField(
        label="Legal hold", required=False, empty_label="All", choices=[(ON_HOLD, "On legal hold")]
    )

    def __init__(self, data: QueryDict, *, units: list[Unit]) -> None:
        super().__init__(data)
        self.categories = {row.code: row for row in Category.objects.all()}
        self.units = {str(row.pk): row for row in units}
        self._offer(
            "category", "All kinds", ((row.code, row.name, row.path) for row in self.categories.values())
        )
        self._offer("unit", "All units", ((str(row.pk), row.name, row.path) for row in units))
        if not units:
            del self.fields["unit"]

    def _offer(self, name: str, everything: str, rows: Iterable[tuple[str, str, str]]) -> None:
        """The nodes of a tree by value, name and path, deeper ones behind dashes: a select has no other way."""
        field = cast(SelectField, self.fields[name])
        field.choices = [
            ("", everything),
            *((value, "- " * max(0, path.count("/") - 2) + label) for value, label, path in rows),
        ]

    def chosen(self, query: QueryDict) -> list[Chosen]:
        """Each filter in force, with the address without it."""
        fields = {name: cast(SelectField, self.fields[name]) for name in FILTERS if name in self.fields}
        labels = {name: dict(field.choices) for name, field in fields.items()}
        return [
            Chosen(
                f"{self.fields[name].label}: {str(labels[name][value]).strip(' -')}",
                without(query, name, value),
            )
            for name in labels
            for value in query.getlist(name)
            if value and value in labels[name]
        ]


def units_for(request: HttpRequest) -> list[Unit]:
    """The units of the reader's roles; nobody else filters by unit."""
    paths = [path for role, path in scope_of(reader(request)) if role in (*HR_ROLES, Role.AUDITOR)]
    if not paths:
        return []
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(path__startswith=path)
    return list(Unit.objects.filter(inside).order_by("path"))


def wanted_of(query: QueryDict, form: CaseFilterForm) -> Wanted:
    """The question, from a form that was validated; what is not understood is left out and said by the form."""
    given = {name: form.cleaned_data.get(name) or "" for name in FILTERS}
    preset, sort = query.get("preset", "open"), query.get("sort", "due")
    return Wanted(
        preset=preset if preset in PRESETS else "open",
        states=tuple(FileState(state) for state in given["state"] or ()),
        severity=given["severity"],
        category=form.categories.get(given["category"]),
        unit=form.units.get(given["unit"]),
        owner=PartKind(given["owner"]).value if given["owner"] else "",
        held=given["hold"] == ON_HOLD,
        sort=sort.lstrip("-") if sort.lstrip("-") in SORTS else "due",
        descending=sort.startswith("-"),
    )


def address(query: QueryDict, **changes: str) -> str:
    """The address of the same list with some things said otherwise, from its first page."""
    changed = query.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        changed[name] = value
    return f"?{changed.urlencode()}"


def without(query: QueryDict, name: str, value: str) -> str:
    changed = query.copy()
    changed.pop("page", None)
    changed.setlist(name, [one for one in query.getlist(name) if one != value])
    return f"?{changed.urlencode()}"


def presets(query: QueryDict, wanted: Wanted) -> list[NavItem]:
    """The ready-made lists. Changing the list keeps the filters."""
    return [
        NavItem(text, address(query, preset=code), current=code == wanted.preset)
        for code, text in PRESETS.items()
    ]


def plain_columns() -> list[Column]:
    """The same columns where nothing is sorted by hand."""
    return [Column(text) for _, text in COLUMNS]


def columns(query: QueryDict, wanted: Wanted) -> list[Column]:
    """The headers; one that sorts leads to the order it gives, and turned round when it is the order now."""
    made = []
    for key, text in COLUMNS:
        is_this = key == wanted.sort
        direction = ("descending" if wanted.descending else "ascending") if is_this else "none"
        sort = f"-{key}" if is_this and not wanted.descending else key
        made.append(Column(text, address(query, sort=sort) if key else "", direction))
    return made
