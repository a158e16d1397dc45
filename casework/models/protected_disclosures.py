"""That the employee may have made a protected disclosure, and the check before any sanction (WB-1).

Both are restricted: ``visible_to`` answers to HR leads and auditors alone, and to none of them who investigates, hears or
decides the case.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import DisclosureResult
from casework.models.cases import Case
from casework.models.policies import PolicyVersion
from casework.models.restricted import RestrictedQuerySet


class DisclosureFlag(models.Model):
    """Somebody on the case says that the employee may have made a protected disclosure.

    ``policy`` says by when it is checked (PV-1).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="disclosure_flags")
    about = models.TextField()
    flagged_on = models.DateField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    flagged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = RestrictedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(about=""), name="disclosure_flag_says_what")]


class DisclosureCheck(models.Model):
    """Whether the disclosure is the reason for the case. It answers ``flag`` and every one before it.

    A later row takes the place of an earlier one.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="disclosure_checks")
    flag = models.ForeignKey(DisclosureFlag, on_delete=models.PROTECT, related_name="checks")
    result = models.CharField(max_length=20, choices=DisclosureResult)
    reasons = models.TextField()
    checked_on = models.DateField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = RestrictedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=DisclosureResult.values), name="disclosure_check_result_known"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="disclosure_check_has_reasons"),
        ]
