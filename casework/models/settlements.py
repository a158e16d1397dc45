"""That it was settled until when a warning is live whose end nobody had stated (SA-4)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.models.cases import Case
from casework.models.live_periods import LivePeriod
from casework.models.outcomes import Sanction
from casework.models.scoping import CaseChildQuerySet


class LiveSettlement(models.Model):
    """Until when it is live, by which paper, and why; or that it counts no more, for any day.

    period:  the live period that came of it; None where the warning counts no more.
    settled: the one that had no end. It is superseded, so that what was known until then stays what was known.
    source:  the letter, policy or note that says so, and where it is.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="live_settlements")
    sanction = models.OneToOneField(Sanction, on_delete=models.PROTECT, related_name="settlement")
    settled = models.OneToOneField(LivePeriod, on_delete=models.PROTECT, related_name="settled_by")
    period = models.OneToOneField(
        LivePeriod, null=True, blank=True, on_delete=models.PROTECT, related_name="settlement"
    )
    source = models.TextField()
    reasons = models.TextField()
    settled_on = models.DateField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(reasons=""), name="live_settlement_says_by_what_and_why"
            )
        ]
