"""The controls that Django does not have, or has without hints and reveals. Markup: ``templates/django/forms``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from django import forms
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

DATE_PARTS = ("day", "month", "year")


class DateTyped(NamedTuple):
    """What somebody typed into the three boxes, as text."""

    day: str
    month: str
    year: str

    @property
    def is_empty(self) -> bool:
        return not any(self)


class DateInput(forms.Widget):
    """Three boxes: day, month, year. Their names are ``<field>_day`` and so on. Gives a ``DateTyped``."""

    template_name = "django/forms/widgets/govuk_date.html"
    use_fieldset = True
    govuk_kind = "date"
    parts_at_fault: tuple[str, ...] = ()

    def __init__(self, attrs: dict[str, Any] | None = None, *, autocomplete: str = "") -> None:
        super().__init__(attrs)
        self.autocomplete = autocomplete

    @staticmethod
    def control_id(id_: str, at_fault: Sequence[str]) -> str:
        return f"{id_}_{at_fault[0] if at_fault else 'day'}"

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateTyped:
        return DateTyped(*(str(data.get(f"{name}_{part}") or "").strip() for part in DATE_PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in DATE_PARTS)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        if isinstance(value, dt.date):
            value = DateTyped(str(value.day), str(value.month), str(value.year))
        typed = value if isinstance(value, DateTyped) else DateTyped("", "", "")
        id_ = context["widget"]["attrs"].get("id", "")
        context["widget"]["boxes"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{id_}_{part}",
                "label": part.capitalize(),
                "value": getattr(typed, part),
                "width": 4 if part == "year" else 2,
                "at_fault": part in self.parts_at_fault,
            }
            for part in DATE_PARTS
        ]
        return context


class ChoiceExtras:
    """What a group of radios or tick boxes can say beside its labels.

    hints:   value -> a sentence under the label.
    reveals: value -> names of fields of the same form shown under that option when it is chosen.
    not_open: label and reason of choices that a rule closes today; shown as text, never as a control.
    """

    hints: dict[str, str]
    reveals: dict[str, tuple[str, ...]]
    not_open: list[tuple[str, str]]
    inline: bool
    small: bool

    def put_extras(
        self,
        hints: Mapping[str, str] | None = None,
        reveals: Mapping[str, str | Sequence[str]] | None = None,
        *,
        inline: bool = False,
        small: bool = False,
    ) -> None:
        self.hints = {str(value): text for value, text in (hints or {}).items()}
        self.reveals = {
            str(value): (names,) if isinstance(names, str) else tuple(names)
            for value, names in (reveals or {}).items()
        }
        self.not_open = []
        self.inline = inline
        self.small = small


class Radios(ChoiceExtras, forms.RadioSelect):
    govuk_kind = "radios"

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = (), **extras: Any) -> None:
        super().__init__(attrs, choices)
        self.put_extras(**extras)


class Checkboxes(ChoiceExtras, forms.CheckboxSelectMultiple):
    """``none_of_these``: the value of an option that rules out the others."""

    govuk_kind = "checkboxes"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        none_of_these: str | None = None,
        **extras: Any,
    ) -> None:
        super().__init__(attrs, choices)
        self.none_of_these = none_of_these
        self.put_extras(**extras)


class LongText(forms.Textarea):
    """A text area that counts down, and keeps a draft when it is told where (``draft_url``)."""

    template_name = "django/forms/widgets/govuk_long_text.html"
    govuk_kind = "count"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, rows: int = 8, max_length: int = 10_000
    ) -> None:
        super().__init__({"rows": rows, "cols": None, **(attrs or {})})
        self.attrs.pop("cols")
        self.max_length = max_length
        self.draft_url = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"max_length_in_words": f"{self.max_length:,}", "draft_url": self.draft_url}
        if self.draft_url:
            context["widget"]["attrs"]["data-draft-url"] = self.draft_url
        return context


@dataclass(frozen=True)
class PersonFound:
    """One line of an answer to a search: the key to send back, the name, and what tells namesakes apart."""

    key: str
    name: str
    detail: str = ""


class PeopleSource(Protocol):
    """Who may be found. Built per request, so that it gives only what this reader may see."""

    def find(self, words: str) -> Sequence[PersonFound]:
        """At most ``PersonPicker.most`` people, best first; nobody for fewer than two letters."""

    def get(self, key: str) -> Any | None:
        """The person of a key this reader may choose, else None."""

    def line(self, key: str) -> PersonFound | None:
        """The line of one key this reader may choose, else None."""


class PersonTyped(NamedTuple):
    key: str
    words: str


class PersonPicker(forms.Widget):
    """A search box and the people found, as radios. ``<field>`` holds the key, ``<field>_search`` the words.

    Without JavaScript the button ``find_<field>`` sends the form back with the people found. With htmx the same list
    comes from the ``people_search`` page while one types. ``source`` is set by the form, per request.
    """

    template_name = "django/forms/widgets/govuk_person.html"
    use_fieldset = True
    govuk_kind = "person"
    most = 10
    source: PeopleSource | None = None

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        search_label: str = "Name or staff number",
        url_name: str = "",
    ) -> None:
        super().__init__(attrs)
        self.search_label = search_label
        self.url_name = url_name or "people_search"

    @staticmethod
    def control_id(id_: str) -> str:
        return f"{id_}_search"

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_search" if id_ else ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> PersonTyped:
        key, words = (
            str(data.get(sent) or "").replace("\0", "").strip() for sent in (name, f"{name}_search")
        )
        return PersonTyped(key, words)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and f"{name}_search" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        typed = value if isinstance(value, PersonTyped) else PersonTyped(str(value or ""), "")
        try:
            url = reverse(self.url_name)
        except NoReverseMatch:
            url = ""
        context["widget"] |= {
            "words": typed.words,
            "search_label": self.search_label,
            "search_url": url,
            "results": people_found(name, self.source, typed.words, chosen=typed.key),
        }
        return context


def people_found(field: str, source: PeopleSource | None, words: str, *, chosen: str = "") -> dict[str, Any]:
    """What ``casework/components/people_found.html`` draws: for the picker itself and for the search fragment."""
    found = list(source.find(words))[: PersonPicker.most] if source and words else []
    kept = source.line(chosen) if source and chosen else None
    if kept and kept.key not in {person.key for person in found}:
        found.insert(0, kept)
    return {
        "field": field,
        "words": words,
        "people": found,
        "chosen": kept.key if kept else "",
        "is_short": len(words) < 2,
        "is_full": len(found) >= PersonPicker.most,
    }
