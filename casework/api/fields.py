"""The fields of the bodies: people by staff number, categories by code, allegations by number, days and moments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers
from rest_framework.fields import empty

from casework.models import Allegation, Category, Employee

MAX_TEXT = 10_000
MAX_REPORT = 50_000
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
NO_SUCH_FIELD = "There is no such field."


class Strict(serializers.Serializer):
    """A body, or a part of one, in which an unknown field is refused: a slip must not be lost without a word."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = [str(name) for name in data if name not in self.fields]
            if unknown:
                raise serializers.ValidationError({_printable(name): [NO_SUCH_FIELD] for name in unknown})
        return super().to_internal_value(data)


def _printable(name: str) -> str:
    """A name as it can be sent back: half of a surrogate pair cannot."""
    return name[:100].encode("utf-8", "replace").decode()


class StrictScheme(OpenApiSerializerExtension):
    """How the schema says it."""

    target_class = Strict
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: Any) -> Any:
        mapped = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        return mapped | {"additionalProperties": False}


class Text(serializers.CharField):
    """Words. 10,000 characters unless said otherwise."""

    def __init__(self, *, max_length: int = MAX_TEXT, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class Code(serializers.ChoiceField):
    """One of a closed vocabulary. What was sent instead is not repeated."""

    def fail(self, key: str, **kwargs: Any) -> Any:
        if key == "invalid_choice":
            codes = ", ".join(str(code) for code in self.choices if code != "")
            raise serializers.ValidationError(f"Choose one of: {codes}.", code=key)
        super().fail(key, **kwargs)


class Day(serializers.DateField):
    """A day as 2026-11-27. not_future: today at the latest."""

    def __init__(self, *, not_future: bool = False, **kwargs: Any) -> None:
        self.not_future = not_future
        super().__init__(**kwargs)

    def to_internal_value(self, value: Any) -> date:
        day: date = super().to_internal_value(value)
        if not EARLIEST <= day <= LATEST:
            raise serializers.ValidationError("Check the year.")
        if self.not_future and day > timezone.localdate():
            raise serializers.ValidationError("This must be today or in the past.")
        return day


class Moment(serializers.DateTimeField):
    """A moment as 2026-11-27T10:30:00+00:00; without an offset it is read in Europe/London."""

    def __init__(self, *, not_future: bool = False, **kwargs: Any) -> None:
        self.not_future = not_future
        super().__init__(**kwargs)

    def to_internal_value(self, value: Any) -> datetime:
        moment: datetime = super().to_internal_value(value)
        if not EARLIEST.year < moment.year < LATEST.year:
            raise serializers.ValidationError("Check the year.")
        if self.not_future and moment > timezone.now():
            raise serializers.ValidationError("This must be in the past.")
        return moment


class StaffNumber(serializers.CharField):
    """Somebody employed here today, by staff number. Gives the Employee."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)

    nobody = "Nobody employed here today has this staff number."

    def people(self) -> Any:
        return Employee.objects.employed_on(timezone.localdate())

    def run_validation(self, data: Any = empty) -> Employee:
        number = super().run_validation(data)
        employee: Employee | None = self.people().filter(staff_number=number).first()
        if employee is None:
            raise serializers.ValidationError(self.nobody)
        return employee


class AnyStaffNumber(StaffNumber):
    """Somebody who works here or ever did, by staff number. Gives the Employee."""

    nobody = "Nobody who ever worked here has this staff number."

    def people(self) -> Any:
        return Employee.objects.all()


class CategoryCode(serializers.CharField):
    """One of the policy's misconduct categories that has none below it, by code. Gives the Category."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=50, **kwargs)

    def run_validation(self, data: Any = empty) -> Category:
        code = super().run_validation(data)
        category: Category | None = offered_categories().filter(code=code).first()
        if category is None:
            raise serializers.ValidationError("There is no such category, or it is only a heading.")
        return category


def offered_categories() -> Any:
    return Category.objects.filter(children__isnull=True)


class AllegationNumber(serializers.IntegerField):
    """An allegation of this case, by number. Gives the Allegation. The whole body is a ``VerbIn``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=32_767, **kwargs)

    def run_validation(self, data: Any = empty) -> Allegation:
        number = super().run_validation(data)
        allegation: Allegation | None = self.root.allegations.get(number)
        if allegation is None:
            raise serializers.ValidationError("This case has no allegation of that number.")
        return allegation


class Months(serializers.IntegerField):
    """A number of months, as no policy allows more than 60."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=60, **kwargs)
