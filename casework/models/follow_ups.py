"""That what is reported follows on a case that is closed: new evidence opens a new one (domain 7.2)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from casework.models.cases import Case
from casework.models.incidents import Incident
from casework.models.scoping import FollowUpQuerySet


class FollowUp(models.Model):
    """The incident came of an earlier, closed case of somebody involved in it. Neither file is changed by it."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="follow_up")
    earlier = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="followed_by")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
