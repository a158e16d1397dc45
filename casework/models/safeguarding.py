"""That a case is one of safeguarding, and whether the end of employment was told to somebody (R21)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import ReferralResult, SafeguardingAbout
from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class SafeguardingMark(models.Model):
    """Why it is one. It stands: what turns out to be no danger is said with the check."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="safeguarding_marks")
    about = models.CharField(max_length=20, choices=SafeguardingAbout)
    reasons = models.TextField()
    marked_on = models.DateField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "about"], name="safeguarding_mark_once"),
            models.CheckConstraint(
                condition=Q(about__in=SafeguardingAbout.values), name="safeguarding_mark_about_known"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="safeguarding_mark_has_reasons"),
        ]


class ReferralCheck(models.Model):
    """Whether somebody was told, to whom, and why or why not. A later row takes the place of an earlier one.

    anchor: of the deadline that it answers, so that a later end of employment is checked afresh.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referral_checks")
    anchor = models.CharField(max_length=40)
    result = models.CharField(max_length=20, choices=ReferralResult)
    reasons = models.TextField()
    checked_on = models.DateField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=ReferralResult.values), name="referral_check_result_known"
            ),
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(anchor=""), name="referral_check_has_reasons"
            ),
        ]
