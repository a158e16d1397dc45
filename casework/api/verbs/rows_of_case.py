"""A field of a body that names one row of the case by its number."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.fields import empty

from casework.api.verbs.body import case_of

BIGGEST_NUMBER = 32_767


class Number(serializers.IntegerField):
    """The number of a row on its case, as it is; the verb says when there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=BIGGEST_NUMBER, **kwargs)


class RowNumber(Number):
    """rows: the name under which the case has them. Gives the row; the whole body is a ``VerbIn``."""

    def __init__(self, rows: str, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(**kwargs)

    def run_validation(self, data: Any = empty) -> Any:
        number = super().run_validation(data)
        if number is None:
            return None
        row = getattr(case_of(self.root), self.rows).filter(number=number).first()
        if row is None:
            raise serializers.ValidationError("This case has none of that number.")
        return row
