"""That the employee represents a trade union, and the talk with its official before a hearing (PR-14).

Membership of a union is special-category data (DP-3): it is read by HR and auditors, and by the case manager where the
employee said it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import UnionSource, UnionTalkResult
from casework.models.cases import Case
from casework.models.restricted import UnionQuerySet, UnionTalkQuerySet


class UnionRepresentative(models.Model):
    """How HR knows it."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="union_representative")
    source = models.CharField(max_length=20, choices=UnionSource)
    flagged_on = models.DateField()
    flagged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = UnionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=UnionSource.values), name="union_representative_source_known"
            )
        ]


class UnionTalk(models.Model):
    """The talk with an official of the union, or that the employee did not agree to one (0.13)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    representative = models.OneToOneField(UnionRepresentative, on_delete=models.PROTECT, related_name="talk")
    result = models.CharField(max_length=20, choices=UnionTalkResult)
    happened_on = models.DateField()
    official = models.CharField(max_length=200, blank=True, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = UnionTalkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(result=UnionTalkResult.TALKED) & ~Q(official=""))
                | Q(result=UnionTalkResult.NOT_AGREED, official=""),
                name="union_talk_names_the_official",
            )
        ]
