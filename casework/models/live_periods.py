"""When a sanction is live: stated in rows, never derived (SA-13)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from casework.models.cases import Case
from casework.models.outcomes import Sanction
from casework.models.scoping import CaseChildQuerySet

# By its letter, by an absence (SA-11), and ended early in the employee's favour (7.5).
ISSUE, EXTENSION, CURTAILED = "issue", "extension", "curtailed"
# By a decision in another case instead of the next stage, and what an appeal left of that (SA-11).
INSTEAD, INSTEAD_APPEALED = "instead", "instead_appealed"
# By an HR lead, where nobody had stated an end (SA-4).
SETTLED = "settled"


class LivePeriod(models.Model):
    """Days on which a warning counts, first and last included (SA-3). No last day: undetermined, never counted (SA-4)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="live_periods")
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="live_periods")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=30, default=ISSUE)
    recorded_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="live_period_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["sanction", "from_on"],
                condition=Q(superseded_at__isnull=True),
                name="live_period_once",
            ),
        ]

    @property
    def uncurtailed_until(self) -> date | None:
        """The last day that it would have, had nobody ended it early (7.5)."""
        early = getattr(self, "curtailment", None)
        return early.was_until if early is not None else self.to_on

    def ends_without(self, days: timedelta) -> date:
        """Its last day once so many days at its end are taken away: one that was ended early may have lost them before.

        Only of a period that has an end.
        """
        until = self.uncurtailed_until
        assert self.to_on is not None and until is not None
        return min(self.to_on, until - days)
