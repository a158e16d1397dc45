"""What the body of every verb has in common: the file it is about, what was read of it, and the call it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from rest_framework import serializers

from accounts.models import User
from casework.api.fields import Strict
from casework.enums import Action
from casework.models import Allegation, Case
from casework.queries.law import law_of_file
from casework.rules.citations import caution_in_words
from casework.rules.cited import Caution
from casework.workflow import DEPEND_ON_WHAT_WAS_READ

BIGGEST_VERSION = 2**31 - 1


class VerbIn(Strict):
    """The body of one verb. Its answers, by ``arguments``, are the keyword arguments of the action.

    places:  the ``field`` of a RuleBroken -> the field of this body, where the two names differ.
    beside:  fields that are no argument: what the verb acts on.
    """

    action: ClassVar[Action]
    places: ClassVar[Mapping[str, str]] = {}
    beside: ClassVar[tuple[str, ...]] = ()

    @property
    def file(self) -> Any:
        return self.context["file"]

    @property
    def by(self) -> User:
        by: User = self.context["by"]
        return by

    @cached_property
    def allegations(self) -> dict[int, Allegation]:
        """Those of this case, by number."""
        return {one.number: one for one in case_of(self).allegations.all()}

    def target(self) -> Any:
        """What the action takes first: the file, or the part or allegation that the body names."""
        return self.file

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of the action, but for who and when."""
        return {
            name: value
            for name, value in self.validated_data.items()
            if name not in ("version", *self.beside)
        }

    def to_mind(self) -> list[Caution]:
        """What to mind though it was done."""
        return []

    def minded(self) -> str:
        """What to mind in one text, each with its rule; empty where there is nothing."""
        law = law_of_file(self.context.get("file"))
        return " ".join(caution_in_words(one, law) for one in self.to_mind())

    def place_of(self, field: str) -> str:
        """Where in this body the input at fault is; empty where it is nowhere."""
        at = self.places.get(field, field)
        if at in self.fields:
            return at
        inside = [name for name, inner in self.fields.items() if at in getattr(inner, "fields", {})]
        return f"{inside[0]}.{at}" if inside else ""


def _version_read() -> serializers.IntegerField:
    return serializers.IntegerField(
        min_value=1,
        max_value=BIGGEST_VERSION,
        help_text="The version of the file as you read it. Refused with 409 when somebody changed it since.",
    )


class MovingIn(VerbIn):
    """The body of a step that moves the file: it says which version was read, and is refused when that is past."""

    version = _version_read()


class AddingIn(VerbIn):
    """The body of a step that adds to the file and leaves it where it is.

    It says which version was read where it ends, answers or approves what was read (``DEPEND_ON_WHAT_WAS_READ``).
    """

    version = serializers.IntegerField(
        min_value=1,
        max_value=BIGGEST_VERSION,
        required=False,
        help_text="The version of the file as you read it. With it a request that is sent twice is one act.",
    )

    def get_fields(self) -> dict[str, serializers.Field]:
        fields: dict[str, serializers.Field] = super().get_fields()
        if self.action in DEPEND_ON_WHAT_WAS_READ:
            fields["version"] = _version_read()
        return fields


def once_each(rows: Sequence[Mapping[str, Any]]) -> None:
    """Raise ValidationError where one allegation is answered twice."""
    if len(rows) != len({row["allegation"].pk for row in rows}):
        raise serializers.ValidationError("Name each allegation once.")


def by_allegation(rows: Sequence[Mapping[str, Any]], make: Any) -> dict[Allegation, Any]:
    """The rows as the actions take them: allegation -> what is said of it."""
    return {
        row["allegation"]: make(**{name: value for name, value in row.items() if name != "allegation"})
        for row in rows
    }


def case_of(body: VerbIn) -> Case:
    assert isinstance(body.file, Case)
    return body.file
