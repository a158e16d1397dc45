"""A grievance that the employee raised while the case goes on, and what becomes of the case meanwhile (PR-13)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import GrievanceAbout, GrievanceResult, GrievanceWay
from casework.models.cases import Case
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class LinkedGrievance(models.Model):
    """That it was lodged, when, and what it is about in a sentence; its own file is elsewhere.

    ``policy`` says by when it is decided what becomes of the case (PV-1).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grievances")
    number = models.PositiveSmallIntegerField()
    lodged_on = models.DateField()
    about = models.CharField(max_length=20, choices=GrievanceAbout)
    summary = models.TextField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="grievance_number_once"),
            models.CheckConstraint(
                condition=Q(about__in=GrievanceAbout.values), name="grievance_about_known"
            ),
            models.CheckConstraint(condition=~Q(summary=""), name="grievance_has_a_summary"),
        ]


class GrievanceDecision(models.Model):
    """What becomes of the case because of it, and why. A later row takes the place of an earlier one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    grievance = models.ForeignKey(LinkedGrievance, on_delete=models.PROTECT, related_name="decisions")
    way = models.CharField(max_length=20, choices=GrievanceWay)
    reasons = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(way__in=GrievanceWay.values), name="grievance_decision_way_known"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="grievance_decision_has_reasons"),
        ]


class GrievanceEnding(models.Model):
    """How the grievance ended, as a code: what was found in it stays in its own file."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    grievance = models.OneToOneField(LinkedGrievance, on_delete=models.PROTECT, related_name="ending")
    result = models.CharField(max_length=20, choices=GrievanceResult)
    ended_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=GrievanceResult.values), name="grievance_ending_result_known"
            )
        ]
