"""What differs from the list of bank holidays that came with the software, and what has to be counted again for it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import HolidayKind, HolidayStep, Nation


class HolidayChangeQuerySet(models.QuerySet):
    def in_force(self) -> Self:
        """The last word on each day."""
        return self.filter(superseded_at__isnull=True)


class HolidayChange(models.Model):
    """A day that was added to a nation's calendar or taken off it (CA-1).

    Nothing is edited: a correction is a further row for the same day, which supersedes this one. ``source``: where it
    was proclaimed, or who decided on it.
    """

    nation = models.CharField(max_length=20, choices=Nation)
    day = models.DateField()
    kind = models.CharField(max_length=20, choices=HolidayKind)
    step = models.CharField(max_length=20, choices=HolidayStep)
    name = models.CharField(max_length=100)
    source = models.CharField(max_length=300)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = HolidayChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(nation__in=Nation.values), name="holiday_nation_known"),
            models.CheckConstraint(condition=Q(kind__in=HolidayKind.values), name="holiday_kind_known"),
            models.CheckConstraint(condition=Q(step__in=HolidayStep.values), name="holiday_step_known"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(source=""), name="holiday_says_where_from"),
            models.CheckConstraint(condition=Q(day__iso_week_day__lte=5), name="holiday_on_a_weekday"),
            models.UniqueConstraint(
                fields=["nation", "day", "kind"],
                condition=Q(superseded_at__isnull=True),
                name="holiday_one_word_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d %b %Y}, {self.nation}"


class RecountQuerySet(models.QuerySet):
    def owed(self) -> Self:
        return self.filter(done_at__isnull=True)


class Recount(models.Model):
    """That the open deadlines have to be counted again for a change, and how far a sweep has come with it.

    ``after_case``, ``after_incident``, ``after_request``: the ids up to which the files are done. They are no foreign
    keys: a file that is done may be any.
    """

    change = models.OneToOneField(HolidayChange, on_delete=models.PROTECT, related_name="recount")
    after_case = models.BigIntegerField(default=0)
    after_incident = models.BigIntegerField(default=0)
    after_request = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = RecountQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"for {self.change_id}"
