"""What stays of a case that was purged: figures by the month, and nothing that leads back to a person (DP-7).

None of these rows has the id or the reference of its case, or a time at which it was written: the log keeps both.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from casework.enums import SanctionLevel
from casework.models.people import Employee, Unit
from casework.models.policies import Category


def _month(name: str) -> models.CheckConstraint:
    """A day of a case is cut down to the first of its month."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__day": 1}), name=f"purged_sanction_{name}_is_a_month"
    )


class PurgedPerson(models.Model):
    """Which token stands for an employee in the figures: kept only while another case of theirs is.

    With the last one the row goes, and nobody can tell any more whom the token stood for.
    """

    employee = models.OneToOneField(Employee, on_delete=models.PROTECT, related_name="+")
    token = models.UUIDField(default=uuid.uuid4, unique=True)


class PurgedCase(models.Model):
    """One case that had a sanction. person: a token. unit: the nearest that is large enough, None for the organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.UUIDField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")


class PurgedReference(models.Model):
    """That a record from paper or another system was here and was purged: its old file does not bring it back.

    digest: keyed with the SECRET_KEY, of where the record was and what it was called there, which can be read from nowhere.
    """

    digest = models.CharField(max_length=64, unique=True)


class PurgedSanction(models.Model):
    """One sanction of such a case, as the disclosure table counts it.

    decided: of a record from paper, when it was issued. superseded: when it was set aside or replaced; None where it stood.
    categories: of what was found.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey(PurgedCase, on_delete=models.PROTECT, related_name="sanctions")
    level = models.CharField(max_length=30, choices=SanctionLevel)
    is_first = models.BooleanField()
    decided = models.DateField(help_text="The first of the month.")
    recorded = models.DateField(help_text="The first of the month.")
    superseded = models.DateField(null=True, blank=True, help_text="The first of the month.")
    categories: models.ManyToManyField = models.ManyToManyField(Category, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=SanctionLevel.values), name="purged_sanction_level_known"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(is_first=True), name="purged_sanction_one_is_first"
            ),
            _month("decided"),
            _month("recorded"),
            models.CheckConstraint(
                condition=Q(superseded__isnull=True) | Q(superseded__day=1),
                name="purged_sanction_superseded_is_a_month",
            ),
        ]


class DoomedFile(models.Model):
    """A stored file whose rows were purged: it is deleted once that is certain, and again if that did not succeed."""

    name = models.CharField(max_length=200, unique=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
