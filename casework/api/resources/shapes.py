"""Shapes that several resources share: a person, a unit, and the parts of them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.models import Employee, Unit


class CodeOut(serializers.ChoiceField):
    """A code, or null where there is none; a model keeps that as the empty string."""

    def __init__(self, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices, allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) or None


class PersonOut(serializers.Serializer):
    staff_number = serializers.CharField()
    name = serializers.CharField()


class UnitOut(serializers.Serializer):
    """A part of the organisation. The number tells namesakes apart, and is what the filter unit takes."""

    id = serializers.IntegerField()
    name = serializers.CharField()


def person(employee: Employee) -> dict[str, Any]:
    return {"staff_number": employee.staff_number, "name": employee.name}


def unit(row: Unit) -> dict[str, Any]:
    return {"id": row.pk, "name": row.name}
