"""That somebody is away and another takes over what they hold, case by case, until they are back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from casework.enums import OPEN_CASE_STATES
from casework.models.cases import Case, Part
from casework.models.people import Employee
from casework.models.scoping import CaseChildQuerySet

if TYPE_CHECKING:
    from accounts.models import User


class CoverQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Who arranged it, and whoever sees one of the cases it is about."""
        cases = apps.get_model("casework", "Case").objects.visible_to(user)
        about = Q(covered__case__in=cases) | Q(gaps__case__in=cases) | Q(arranged_by=user)
        return self.filter(pk__in=self.model._default_manager.filter(about).values("pk"))

    def with_what_is_left(self, user: User) -> Self:
        """``is_left``: whether something is to be handed back still, in the cases that this person may see."""
        left = apps.get_model("casework", "CoveredPart").objects.visible_to(user).in_other_hands()
        return self.annotate(is_left=Exists(left.filter(cover=OuterRef("pk"))))


class CoveredPartQuerySet(CaseChildQuerySet):
    def in_other_hands(self) -> Self:
        """What the stand-in still holds, in cases that are open."""
        rows = self.filter(back__isnull=True, successor__to_date__isnull=True)
        return rows.filter(case__state__in=OPEN_CASE_STATES)


class Cover(models.Model):
    """``until``: the last day away. What was handed over are the parts in ``covered``; what was not, the ``gaps``."""

    absent = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="covers")
    from_on = models.DateField()
    until = models.DateField()
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(stand_in=F("absent")), name="cover_by_another"),
            models.CheckConstraint(condition=Q(until__gte=F("from_on")), name="cover_ends_after_start"),
        ]


class CoveredPart(models.Model):
    """One part that was handed over. ``back``: the part of whoever was away, once it was handed back.

    kept_because: why it could not be handed back; the stand-in goes on with it.
    """

    cover = models.ForeignKey(Cover, on_delete=models.PROTECT, related_name="covered")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="covered_parts")
    part = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="covered")
    successor = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="stands_in")
    back = models.OneToOneField(
        Part, on_delete=models.PROTECT, null=True, blank=True, related_name="came_back"
    )
    kept_because = models.TextField(blank=True, default="")

    objects = CoveredPartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(back__isnull=True) | Q(kept_because=""), name="covered_part_back_or_kept"
            )
        ]


class CoverGap(models.Model):
    """One part that could not be handed over, and why: whoever is away still holds it."""

    cover = models.ForeignKey(Cover, on_delete=models.PROTECT, related_name="gaps")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="cover_gaps")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="cover_gap_says_why")]
