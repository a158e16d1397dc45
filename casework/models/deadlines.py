"""What is due when. Rows are derived from facts by ``finish``; superseded, never deleted (design section 6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from casework.enums import OF_REQUESTS, DeadlineKind
from casework.models.cases import Case
from casework.models.incidents import Incident
from casework.models.information_requests import InformationRequest
from casework.models.restricted import deadlines_kept_from, restricted_of
from casework.models.scoping import Reader, reader_of

if TYPE_CHECKING:
    from accounts.models import User


class DeadlineQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        return self.seen_by(reader_of(user)) if user.is_active else self.none()

    def seen_by(self, reader: Reader) -> Self:
        """``visible_to`` of whoever is active."""
        cases = apps.get_model("casework", "Case").objects.seen_by(reader)
        incidents = apps.get_model("casework", "Incident").objects.seen_by(reader)
        requests = InformationRequest.objects.seen_by(reader)
        seen = self.filter(Q(case__in=cases) | Q(incident__in=incidents) | Q(request__in=requests))
        unchecked = Q(kind=DeadlineKind.DISCLOSURE_CHECK) & ~Q(case__in=restricted_of(cases, reader))
        return seen.exclude(unchecked).exclude(deadlines_kept_from(reader))

    def open(self) -> DeadlineQuerySet:
        return self.filter(met_at__isnull=True, superseded_at__isnull=True)

    def overdue(self, on: date) -> DeadlineQuerySet:
        return self.open().filter(due_on__lt=on)


class Deadline(models.Model):
    """A day by which something is owed on a case, an incident or a request. ``anchor`` names the fact it is counted from."""

    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="deadlines")
    incident = models.ForeignKey(
        Incident, null=True, blank=True, on_delete=models.PROTECT, related_name="deadlines"
    )
    request = models.ForeignKey(
        InformationRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="deadlines"
    )
    kind = models.CharField(max_length=30, choices=DeadlineKind)
    anchor = models.CharField(max_length=60)
    due_on = models.DateField()
    why = models.CharField(max_length=300)
    version = models.PositiveSmallIntegerField(default=1)
    recorded_at = models.DateTimeField(auto_now_add=True)
    met_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, incident__isnull=True, request__isnull=True)
                | Q(case__isnull=True, incident__isnull=False, request__isnull=True)
                | Q(case__isnull=True, incident__isnull=True, request__isnull=False),
                name="deadline_of_one_file",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_REQUESTS, request__isnull=False)
                | (~Q(kind__in=OF_REQUESTS) & Q(request__isnull=True)),
                name="deadline_of_a_request_by_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(met_at__isnull=True) | Q(superseded_at__isnull=True),
                name="deadline_met_or_superseded",
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "anchor"],
                condition=Q(met_at__isnull=True, superseded_at__isnull=True, case__isnull=False),
                name="deadline_once_per_case_and_anchor",
            ),
            models.UniqueConstraint(
                fields=["incident", "kind", "anchor"],
                condition=Q(met_at__isnull=True, superseded_at__isnull=True, incident__isnull=False),
                name="deadline_once_per_incident_and_anchor",
            ),
            models.UniqueConstraint(
                fields=["request", "kind", "anchor"],
                condition=Q(met_at__isnull=True, superseded_at__isnull=True, request__isnull=False),
                name="deadline_once_per_request_and_anchor",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="deadline_due",
                condition=Q(met_at__isnull=True, superseded_at__isnull=True),
            )
        ]
