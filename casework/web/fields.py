"""Fields that know their name in a sentence, so that each error says what to do in plain words.

``name_in_sentence`` is how an error names the answer: "the date of the hearing" gives "Enter the date of the hearing".
Without it the label is used with a small first letter; a label that is a question must bring one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError

from casework.web import widgets


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def name_from(label: str) -> str:
    """A label as the middle of a sentence. Names and initials ("HR officer") keep their capitals."""
    if label.rstrip().endswith("?"):
        raise ImproperlyConfigured(f"“{label}” is a question: give name_in_sentence")
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


class Worded(forms.Field):
    """Mixed into every field below.

    name_in_sentence:    see the module.
    required_when_shown: for a field that an option of another field reveals: optional while hidden.
    ask:                 the verb of the error, "Enter" or "Select".
    """

    ask = "Enter"

    def __init__(
        self, *, label: str, name_in_sentence: str = "", required_when_shown: bool = False, **kwargs: Any
    ) -> None:
        self.name_in_sentence = name_in_sentence or name_from(label)
        self.required_when_shown = required_when_shown
        if required_when_shown:
            kwargs["required"] = False
        messages = {"required": f"{self.ask} {self.name_in_sentence}", **kwargs.pop("error_messages", {})}
        super().__init__(label=label, error_messages=messages, **kwargs)

    @property
    def subject(self) -> str:
        """The name as the start of a sentence."""
        return upper_first(self.name_in_sentence)


class TextField(Worded, forms.CharField):
    """One line. ``width``: 2, 3, 4, 5, 10, 20 or 30 characters wide; the whole column without it."""

    def __init__(self, *, max_length: int = 200, width: int | None = None, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.error_messages |= {
            "max_length": f"{self.subject} must be {max_length:,} characters or fewer",
            "null_characters_not_allowed": f"{self.subject} has a character that cannot be kept. Type it again",
        }
        if width:
            self.widget.attrs["class"] = f"govuk-input--width-{width}"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No ``maxlength``: it would cut a pasted text without a word."""
        return {}

    def to_python(self, value: Any) -> str | None:
        """Line ends count as one character, as the counter on the page counts them."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class LongTextField(TextField):
    """Paragraphs, with a count. 10,000 characters are about 1,700 words."""

    def __init__(self, *, max_length: int = 10_000, rows: int = 8, **kwargs: Any) -> None:
        kwargs.setdefault("widget", widgets.LongText(rows=rows, max_length=max_length))
        super().__init__(max_length=max_length, **kwargs)


class NumberField(Worded, forms.IntegerField):
    """A whole number in a short box. How large it may be is for whoever keeps it to say."""

    def __init__(self, **kwargs: Any) -> None:
        box = {"inputmode": "numeric", "class": "govuk-input--width-3"}
        super().__init__(widget=forms.TextInput(attrs=box), **kwargs)
        self.error_messages["invalid"] = f"{self.subject} must be a whole number"


class Offers(forms.ChoiceField):
    """For choice fields whose choices depend on the case: set them when the form is made."""

    def offer(
        self,
        choices: Iterable[tuple[Any, str]],
        *,
        hints: Mapping[str, str] | None = None,
        not_open: Iterable[tuple[str, str]] = (),
    ) -> None:
        """The choices of today; ``not_open`` are (label, reason) pairs shown as text under them."""
        self.choices = list(choices)
        shown = self.widget
        assert isinstance(shown, widgets.ChoiceExtras)
        shown.hints = {str(value): text for value, text in (hints or {}).items()}
        shown.not_open = list(not_open)


class RadioField(Offers, Worded, forms.ChoiceField):
    """One of a few. ``hints``, ``reveals``, ``inline``, ``small``: see ``widgets.ChoiceExtras``."""

    ask = "Select"

    def __init__(
        self, *, hints: Any = None, reveals: Any = None, inline: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", widgets.Radios(hints=hints, reveals=reveals, inline=inline))
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = self.error_messages["required"]


class YesNoField(RadioField):
    """Gives True, False or, when optional and left open, None. Error: "Select yes if ..." (name_in_sentence)."""

    ask = "Select yes if"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[("yes", "Yes"), ("no", "No")], inline="reveals" not in kwargs, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))


class SelectField(Worded, forms.ChoiceField):
    """One of many (more than about seven). An empty first line is put in."""

    ask = "Select"

    def __init__(self, *, choices: Iterable[Any] = (), empty_label: str = "Choose", **kwargs: Any) -> None:
        super().__init__(choices=[("", empty_label), *choices], **kwargs)
        self.error_messages["invalid_choice"] = self.error_messages["required"]


class CheckboxesField(Offers, Worded, forms.MultipleChoiceField):
    ask = "Select"

    def __init__(
        self, *, hints: Any = None, reveals: Any = None, none_of_these: str | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("help_text", "Select all that apply")
        kwargs.setdefault(
            "widget", widgets.Checkboxes(hints=hints, reveals=reveals, none_of_these=none_of_these)
        )
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = self.error_messages["required"]


class ConfirmField(Worded, forms.BooleanField):
    """One tick box. Error: "Confirm that ..." (name_in_sentence)."""

    ask = "Confirm that"


class FileField(Worded, forms.FileField):
    """One file. Only the name and size are checked here; what is inside is checked where it is stored."""

    ask = "Select"

    def __init__(self, *, extensions: Iterable[str] = (), max_megabytes: int = 20, **kwargs: Any) -> None:
        self.extensions = tuple(extension.lower().lstrip(".") for extension in extensions)
        self.max_megabytes = max_megabytes
        accept = ",".join(f".{extension}" for extension in self.extensions)
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": accept} if accept else {}))
        super().__init__(**kwargs)
        self.error_messages["empty"] = "The selected file is empty"

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file:
            return None
        if self.extensions and PurePath(file.name).suffix.lower().lstrip(".") not in self.extensions:
            kinds = " or ".join(extension.upper() for extension in self.extensions)
            raise ValidationError(f"The selected file must be a {kinds}", code="extension")
        if file.size > self.max_megabytes * 1_000_000:
            raise ValidationError(
                f"The selected file must be smaller than {self.max_megabytes}MB", code="size"
            )
        return file


class PersonField(Worded, forms.Field):
    """A person found by name or staff number. Gives what ``source.get(key)`` gives. See ``widgets.PersonPicker``."""

    ask = "Select"
    widget = widgets.PersonPicker

    @property
    def source(self) -> widgets.PeopleSource | None:
        return self.widget.source

    @source.setter
    def source(self, source: widgets.PeopleSource) -> None:
        self.widget.source = source

    def clean(self, value: widgets.PersonTyped) -> Any | None:
        if value.key:
            person = self.source.get(value.key) if self.source else None
            if person is None:
                raise ValidationError(
                    f"Search again and select {self.name_in_sentence}", code="invalid_choice"
                )
            return person
        if value.words:
            raise ValidationError(f"Select {self.name_in_sentence} from the people found", code="not_chosen")
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return None
