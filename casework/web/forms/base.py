"""The one base of every form: reveals, people searches, drafts, and rules that refuse, in the GOV.UK pattern."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.forms.utils import ErrorDict

from casework.enums import Jurisdiction
from casework.errors import RuleBroken
from casework.rules.citations import UNDER
from casework.rules.cited import Caution, Citation
from casework.web import widgets
from casework.web.day_fields import DateField
from casework.web.fields import PersonField


@dataclass(frozen=True)
class OfferedDay:
    """A lawful day that a button fills in. value: ``starts_on=2026-10-16``, the field and the day."""

    value: str
    day: dt.date


@dataclass(frozen=True)
class Refusal:
    """What stands behind "Why?" under an error: the rule, how strongly it binds, and what would be lawful."""

    rule_id: str
    message: str
    instead: str
    cited: Citation | None
    offer: OfferedDay | None = None


class GovukForm(forms.Form):
    """A form whose errors say what to do.

    page_heading: name of the field whose label is the heading of the page ("one question a page").
    mark_optional: False in filters, where nothing has to be given.
    people: per person field, where it may look (``widgets.PeopleSource``).
    law: of the workplace that it is about, for the sources of what is refused or warned of.
    cautions: what a rule warns of before it is sent.
    """

    use_required_attribute = False
    mark_optional = True
    page_heading = ""
    law: Jurisdiction = Jurisdiction.GREAT_BRITAIN

    def __init__(
        self, *args: Any, people: Mapping[str, widgets.PeopleSource] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.refusals: dict[str, list[Refusal]] = {}
        self.cautions: list[Caution] = []
        for name, source in (people or {}).items():
            field = self.fields[name]
            assert isinstance(field, PersonField)
            field.source = source
        needed = [name for name, field in self.fields.items() if field.required and self.revealing(name)]
        if needed:
            raise ImproperlyConfigured(f"{needed} may be hidden: say required_when_shown, not required")

    @property
    def is_searching(self) -> bool:
        """Whether a "Search" button of a person field was pressed, so that nothing is to be judged yet."""
        return self.is_bound and any(
            isinstance(field, PersonField) and f"find_{self.add_prefix(name)}" in self.data
            for name, field in self.fields.items()
        )

    @property
    def http_status(self) -> int:
        """The status of the page that shows this form: 422 when something is wrong with it."""
        return 422 if self.is_bound and self.errors else 200

    def full_clean(self) -> None:
        if self.is_searching:
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        return not self.is_searching and super().is_valid()

    def _clean_fields(self) -> None:
        """Judge a revealed field only while its option is chosen: hidden, it is empty and never wrong."""
        super()._clean_fields()
        for name, field in self.fields.items():
            shown = self.shown(name)
            if shown is None:
                continue
            if not shown:
                self._errors.pop(name, None)
                self.cleaned_data[name] = field.clean(field.widget.value_from_datadict({}, {}, name))
            elif getattr(field, "required_when_shown", False) and self.is_empty(name):
                self.add_error(name, field.error_messages["required"])

    def is_empty(self, name: str) -> bool:
        """Whether a field was judged good and yet holds nothing."""
        return name not in self._errors and self.cleaned_data.get(name) in self.fields[name].empty_values

    def shown(self, name: str) -> bool | None:
        """Whether the option that reveals a field is chosen; None for a field that nothing reveals."""
        found = self.revealing(name)
        if found is None:
            return None
        typed = self[found[0]].data
        return found[1] in (typed if isinstance(typed, list | tuple) else [typed])

    def revealing(self, name: str) -> tuple[str, str] | None:
        """The field and the value whose option reveals a field."""
        for controller, field in self.fields.items():
            for value, names in getattr(field.widget, "reveals", {}).items():
                if name in names:
                    return controller, value
        return None

    def refuse(self, broken: RuleBroken, *, field: str = "", day_field: str = "") -> None:
        """Show a broken rule as an error at its field (or at ``field``), with its citation behind "Why?".

        day_field: where a day that it names belongs, if that is called otherwise here.
        """
        at = next((name for name in (field, broken.field) if name in self.fields), None)
        cited, offer = (
            UNDER[self.law].get(broken.rule_id),
            self._offered_day(broken, day_field or broken.day_field),
        )
        refusal = Refusal(broken.rule_id, broken.message, broken.instead, cited, offer)
        self.refusals.setdefault(at or "__all__", []).append(refusal)
        self.add_error(at, broken.message)

    def warned(self) -> list[Refusal]:
        """Each caution with its citation behind "Why?"."""
        return [
            Refusal(one.rule_id, one.words, "", UNDER[self.law].get(one.rule_id)) for one in self.cautions
        ]

    def _offered_day(self, broken: RuleBroken, name: str) -> OfferedDay | None:
        """The day that would be lawful, where this form asks for it."""
        if broken.day is None or not isinstance(self.fields.get(name), DateField):
            return None
        return OfferedDay(f"{name}={broken.day.isoformat()}", broken.day)

    def keep_drafts(self, urls: Mapping[str, str]) -> None:
        """Save long texts while they are written: field name -> address that takes a POST of ``text``."""
        for name, url in urls.items():
            widget = self.fields[name].widget
            if not isinstance(widget, widgets.LongText):
                raise ImproperlyConfigured(f"{name} is not a long text")
            widget.draft_url = url
