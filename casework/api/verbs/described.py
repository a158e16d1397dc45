"""The verbs open to a reader, with what each asks, so that a program can show a form for it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from accounts.models import User
from casework import access
from casework.api.fields import (
    AllegationNumber,
    CategoryCode,
    Code,
    Day,
    Moment,
    StaffNumber,
    offered_categories,
)
from casework.api.verbs.registry import BODIES
from casework.enums import Action
from casework.models import Case, Incident
from casework.queries.kept_from import offered
from casework.queries.sight import Sight, sight_of
from casework.workflow import WORDS

# The first that fits gives the type.
_TYPES: tuple[tuple[type[serializers.Field], str], ...] = (
    (StaffNumber, "staff_number"),
    (CategoryCode, "category"),
    (AllegationNumber, "allegation"),
    (Code, "choice"),
    (Day, "date"),
    (Moment, "date-time"),
    (serializers.BooleanField, "boolean"),
    (serializers.IntegerField, "integer"),
    (serializers.FileField, "file"),
    (serializers.BaseSerializer, "object"),
    (serializers.CharField, "text"),
)
FIELD_TYPES = tuple(name for _, name in _TYPES)


class ChoiceOut(serializers.Serializer):
    value = serializers.CharField()
    label = serializers.CharField()


class InnerFieldOut(serializers.Serializer):
    """One thing a verb asks. many: it takes a list of them."""

    name = serializers.CharField()
    type = serializers.ChoiceField(FIELD_TYPES)
    many = serializers.BooleanField()
    required = serializers.BooleanField()
    help = serializers.CharField()
    choices = ChoiceOut(many=True)


class FieldOut(InnerFieldOut):
    """fields: what an object holds."""

    fields = InnerFieldOut(many=True)


class AvailableActionOut(serializers.Serializer):
    """A verb open to you now."""

    action = serializers.ChoiceField(Action.choices)
    title = serializers.CharField()
    then = serializers.CharField(help_text="What follows.")
    href = serializers.CharField(help_text="Where to POST the body.")
    fields = FieldOut(many=True)


def available_actions(file: Case | Incident, by: User, sight: Sight | None = None) -> list[dict[str, Any]]:
    """The verbs this person can do on the file as it is, in the order of the workflow table. sight: what of a case."""
    mine = sight.parts if sight is not None else access.parts(by, file)
    found = [step.action for step in access.open_steps(mine, file.state) if step.action in BODIES]
    if isinstance(file, Case):
        open_now = offered(file, found, sight or sight_of(by, file), by)
        found = [action for action in found if action in open_now]
    return [_described(action, file, by) for action in found]


def _described(action: Action, file: Case | Incident, by: User) -> dict[str, Any]:
    body = BODIES[action](context={"file": file, "by": by})
    return {
        "action": action.value,
        "title": WORDS[action].imperative,
        "then": WORDS[action].then,
        "href": reverse(f"api_{action.value}", kwargs={"reference": file.reference}),
        "fields": [_field(name, field, file) for name, field in body.fields.items()],
    }


def _field(name: str, field: serializers.Field, file: Case | Incident) -> dict[str, Any]:
    many = isinstance(field, serializers.ListField | serializers.ListSerializer)
    one: serializers.Field = field.child if many else field
    inner = getattr(one, "fields", {})
    return {
        "name": name,
        "type": next(kind for cls, kind in _TYPES if isinstance(one, cls)),
        "many": many,
        "required": field.required,
        "help": str(field.help_text or ""),
        "choices": [{"value": str(value), "label": str(label)} for value, label in _choices(one, file)],
        "fields": [_field(inside, each, file) for inside, each in inner.items()],
    }


def _choices(field: serializers.Field, file: Case | Incident) -> list[tuple[Any, Any]]:
    if isinstance(field, AllegationNumber) and isinstance(file, Case):
        return [(one.number, one.particulars) for one in file.allegations.all()]
    if isinstance(field, CategoryCode):
        return list(offered_categories().values_list("code", "name"))
    return list(field.choices.items()) if isinstance(field, Code) else []
