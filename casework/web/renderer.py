"""How a form becomes HTML in the GOV.UK pattern. Every Django form gets it, plain ones included.

``FORM_RENDERER = "casework.web.renderer.GovukRenderer"``; ``django.forms`` must be an installed app, so that
``templates/django/forms`` comes first and Django's own widget templates second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.utils.safestring import SafeString

from casework.web import widgets


@dataclass(frozen=True)
class Option:
    """One radio or tick box of a group, ready for the template."""

    name: str
    value: str
    label: str
    control_id: str
    kind: str
    checked: bool
    hint: str
    reveals: list[BoundField]
    exclusive: bool
    disabled: bool


class GovukBoundField(BoundField):
    """A field of one form, with what the GOV.UK markup needs to know about it."""

    @property
    def kind(self) -> str:
        """Which part template draws the control: radios, checkboxes, checkbox, date, person, count or plain."""
        widget = self.field.widget
        if own := getattr(widget, "govuk_kind", ""):
            return str(own)
        if isinstance(widget, forms.CheckboxSelectMultiple):
            return "checkboxes"
        if isinstance(widget, forms.RadioSelect):
            return "radios"
        return "checkbox" if isinstance(widget, forms.CheckboxInput) else "plain"

    @property
    def question(self) -> str:
        """The label, with "(optional)" where nothing has to be given."""
        marks = getattr(self.form, "mark_optional", False) and getattr(self.field, "mark_optional", True)
        needed = self.field.required or getattr(self.field, "required_when_shown", False)
        return (
            f"{self.label} (optional)"
            if marks and not needed and self.kind != "checkbox"
            else str(self.label)
        )

    @property
    def is_page_heading(self) -> bool:
        return bool(getattr(self.form, "page_heading", "") == self.name)

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def count_id(self) -> str:
        """The character count's message; the kit finds it by this name."""
        return f"{self.auto_id}-info"

    @property
    def control_id(self) -> str:
        """The control an error in the summary leads to: the first one, or the first that is at fault."""
        widget = self.field.widget
        if isinstance(widget, widgets.DateInput):
            return widget.control_id(self.auto_id, self.parts_at_fault)
        if isinstance(widget, widgets.PersonPicker):
            return widget.control_id(self.auto_id)
        return f"{self.auto_id}_0" if self.kind in {"radios", "checkboxes"} else self.id_for_label

    @property
    def parts_at_fault(self) -> tuple[str, ...]:
        """The boxes of a date that an error names; all of them when it names none; empty without an error."""
        if not self.errors:
            return ()
        named = [part for error in self.errors.as_data() for part in (error.params or {}).get("parts", ())]
        return tuple(part for part in widgets.DATE_PARTS if not named or part in named)

    @property
    def refusals(self) -> list[Any]:
        """What the form keeps behind "Why?" for each rule that refused this field."""
        kept: list[Any] = getattr(self.form, "refusals", {}).get(self.name, [])
        return kept

    @property
    def is_revealed(self) -> bool:
        """Whether another field's option shows this one, so that it is not drawn a second time."""
        return any(
            self.name in names
            for field in self.form.fields.values()
            for names in getattr(field.widget, "reveals", {}).values()
        )

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        if described is None or self.kind != "count":
            return described
        return f"{self.count_id} {described}".strip()

    def options(self) -> list[Option]:
        """The radios or tick boxes of a choice field."""
        widget = self.field.widget
        reveals: dict[str, tuple[str, ...]] = getattr(widget, "reveals", {})
        hints: dict[str, str] = getattr(widget, "hints", {})
        found = []
        for sub in self.subwidgets:
            value = str(sub.data["value"])
            found.append(
                Option(
                    name=sub.data["name"],
                    value=value,
                    label=sub.data["label"],
                    control_id=sub.id_for_label,
                    kind="radio" if self.kind == "radios" else "checkbox",
                    checked=bool(sub.data["selected"]),
                    hint=hints.get(value, ""),
                    reveals=[self.form[name] for name in reveals.get(value, ()) if name in self.form.fields],
                    exclusive=value == getattr(widget, "none_of_these", None),
                    disabled=self.field.disabled,
                )
            )
        return found

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the kit's classes, so that a plain Django widget looks right as it is."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        if isinstance(widget, widgets.DateInput):
            widget.parts_at_fault = self.parts_at_fault
            built.pop("aria-invalid", None)
        base = kit_class(widget)
        if base and not widget.is_hidden:
            counted = "govuk-js-character-count" if self.kind == "count" else ""
            classes = [base, f"{base}--error" if self.errors else "", counted, widget.attrs.get("class", "")]
            built["class"] = " ".join(name for name in classes if name)
        return built

    def as_widget(
        self,
        widget: forms.Widget | None = None,
        attrs: dict[str, Any] | None = None,
        only_initial: bool = False,
    ) -> SafeString:
        if widget is None and not only_initial and self.kind in {"radios", "checkboxes", "checkbox"}:
            return self.form.render(f"django/forms/parts/{self.kind}.html", {"field": self})
        return super().as_widget(widget, attrs, only_initial)


def kit_class(widget: forms.Widget) -> str:
    """The kit's base class for a one-control widget, or the empty string."""
    if isinstance(widget, forms.Textarea):
        return "govuk-textarea"
    if isinstance(widget, forms.FileInput):
        return "govuk-file-upload"
    if isinstance(widget, forms.Select) and not isinstance(widget, forms.RadioSelect):
        return "govuk-select"
    return "govuk-input" if isinstance(widget, Input) and not isinstance(widget, forms.CheckboxInput) else ""


class GovukRenderer(TemplatesSetting):
    """Django's own template-based renderer with our bound field."""

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = GovukBoundField
