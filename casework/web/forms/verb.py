"""What the form of every verb has in common: the file it is about, what was read, and the call it becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from casework.enums import Action, IncidentChannel, Jurisdiction
from casework.errors import RuleBroken
from casework.models import Allegation, Case, Category, Incident
from casework.queries.law import law_of_file
from casework.queries.versions import version_shown
from casework.rules.cited import Caution
from casework.web import fields
from casework.web.directory import EmployeeDirectory
from casework.web.forms.base import GovukForm
from casework.web.shapes import Row

if TYPE_CHECKING:
    from accounts.models import User

BIGGEST_VERSION = 2**31 - 1
OUT_OF_DATE = "Open the page again: it no longer says what you had read"


class VerbForm(GovukForm):
    """The form of one verb. Its cleaned answers, by ``arguments``, are the keyword arguments of the action.

    file:      the case or the incident; None for a report, which makes one.
    target:    what the action takes first: the file, or the part or allegation that the address names.
    places:    the ``field`` of a RuleBroken -> the field of this form, where the two names differ.
    done:      the message after it was done; the audit label of the action when empty.
    then:      what happens next, where the facts of this file say more than ``workflow.WORDS``.
    """

    action: ClassVar[Action]
    places: ClassVar[Mapping[str, str]] = {}
    done: str = ""
    then: str = ""
    has_file: ClassVar[bool] = False
    is_warning: ClassVar[bool] = False
    warning: ClassVar[str] = ""

    fields: Any  # of many kinds; Django's stubs know only forms.Field
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        max_value=BIGGEST_VERSION,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), OUT_OF_DATE),
    )

    def __init__(
        self,
        *args: Any,
        file: Case | Incident | None,
        by: User,
        target: Any = None,
        typed: Mapping[str, Any] | None = None,
        asked: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """typed: an unfinished text (a QueryDict), shown without judging it. asked: the query of the address."""
        super().__init__(*args, **kwargs)
        self.file = file
        self.by = by
        self.target: Any = target if target is not None else file
        if file is None:
            del self.fields["version"]
        elif not self.is_bound:
            self.initial["version"] = self.seen(file)
        self.asked = asked or {}
        self.prepare()
        directory = EmployeeDirectory()
        for field in self.fields.values():
            if isinstance(field, fields.PersonField) and field.source is None:
                field.source = directory
        if typed is not None:
            self.initial.update(
                {
                    name: field.widget.value_from_datadict(typed, {}, name)
                    for name, field in self.fields.items()
                    if name != "version" and not field.widget.value_omitted_from_data(typed, {}, name)
                }
            )

    def seen(self, file: Case | Incident) -> int:
        """What the hidden field keeps of the file as it was when the page was opened."""
        return version_shown(file, self.by)

    @cached_property
    def law(self) -> Jurisdiction:  # type: ignore[override]
        return law_of_file(self.file)

    @property
    def case(self) -> Case:
        assert isinstance(self.file, Case)
        return self.file

    def prepare(self) -> None:
        """Add the fields and choices that depend on the file, and what is known already as ``initial``."""

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of the action, but for who and when."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def to_mind(self) -> list[Caution]:
        """What to mind though it was done."""
        return []

    def known(self) -> list[Row]:
        """What is known already and so not asked; shown above the questions."""
        return []

    def control(self, name: str) -> str:
        """The id of the control at which a field is answered, for a link to it."""
        return str(getattr(self[name], "control_id", ""))

    def refuse_in_words(self, broken: RuleBroken) -> None:
        """Show a broken rule at its field, or at the one that this form has in its place."""
        at = self.places.get(f"{broken.rule_id} {broken.field}") or self.places.get(broken.field, "")
        self.refuse(broken, field=at, day_field=self.places.get(broken.day_field, ""))


@dataclass(frozen=True)
class AboutAllegation:
    """One allegation of the case with the fields that ask about it."""

    allegation: Allegation
    fields: list[BoundField]
    rows: list[Row]


class AllegationsMixin:
    """For forms that ask the same of each allegation.

    Fields are named by the allegation's number, and made from this case's rows alone: a number of another
    case is nobody's field.
    """

    @property
    def allegations(self) -> list[Allegation]:
        if not hasattr(self, "_allegations"):
            self._allegations = list(self.case.allegations.select_related("category"))
        return self._allegations

    def by_allegation(self) -> list[AboutAllegation]:
        """For the template: each allegation, what is known of it, and its questions."""
        return [
            AboutAllegation(one, [self[name] for name in self.names_of(one)], self.known_of(one))  # type: ignore[index]
            for one in self.allegations
        ]

    def names_of(self, allegation: Allegation) -> tuple[str, ...]:
        raise NotImplementedError

    def known_of(self, allegation: Allegation) -> list[Row]:
        return []


class CategoryField(fields.SelectField):
    """One of the policy's misconduct categories; gives the Category."""

    def offer_categories(self) -> None:
        self.rows = {row.code: row for row in Category.objects.filter(children__isnull=True)}
        self.choices = [("", "Choose"), *((code, row.name) for code, row in self.rows.items())]

    def clean(self, value: Any) -> Category | None:
        return self.rows.get(super().clean(value))


def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """A day and a time as typed here, as one moment."""
    return timezone.make_aware(dt.datetime.combine(day, time))


def platform_belongs(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Leave the platform out unless the channel is social media."""
    if cleaned.get("channel") != IncidentChannel.SOCIAL_MEDIA:
        cleaned["platform"] = ""
    return cleaned


def numbered(stem: str, allegations: Iterable[Allegation]) -> list[tuple[Allegation, str]]:
    """Each allegation with the name of its field."""
    return [(allegation, f"{stem}_{allegation.number}") for allegation in allegations]
