"""What is said to have happened, and what HR made of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import (
    INCIDENT_STATES,
    AssessmentResult,
    FileState,
    IncidentChannel,
    PersonInIncident,
    Platform,
    RaisedBy,
    Severity,
)
from casework.models.people import Employee, Unit
from casework.models.policies import Category, PolicyVersion
from casework.models.scoping import IncidentChildQuerySet, IncidentQuerySet


class Incident(models.Model):
    """A reported concern: when, where, on what channel, which category, who reported it. Assessed once.

    raised_by: of what kind whoever raised it is; ``reported_by`` is who wrote it down here.
    """

    reference = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=20, choices=FileState, default=FileState.REPORTED)
    version = models.PositiveIntegerField(default=1)
    occurred_from = models.DateField()
    occurred_to = models.DateField()
    place = models.CharField(max_length=200, blank=True, default="")
    channel = models.CharField(max_length=20, choices=IncidentChannel)
    platform = models.CharField(max_length=20, choices=Platform, blank=True, default="")
    category = models.ForeignKey(Category, on_delete=models.PROTECT)
    account = models.TextField()
    raised_by = models.CharField(max_length=10, choices=RaisedBy)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="incidents"
    )
    reported_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=INCIDENT_STATES), name="incident_state_known"),
            models.CheckConstraint(
                condition=Q(raised_by__in=RaisedBy.values), name="incident_raised_by_known"
            ),
            models.CheckConstraint(
                condition=Q(occurred_to__gte=F("occurred_from")), name="incident_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(occurred_to__lte=F("reported_on")), name="incident_not_in_the_future"
            ),
            models.CheckConstraint(
                condition=(Q(channel=IncidentChannel.SOCIAL_MEDIA) & Q(platform__in=Platform.values))
                | (~Q(channel=IncidentChannel.SOCIAL_MEDIA) & Q(platform="")),
                name="incident_platform_with_social_media",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="incident_unit_state"),
            models.Index(fields=["-reported_on", "reference"], name="incident_newest"),
        ]

    def __str__(self) -> str:
        return self.reference

    def involved(self) -> list[Employee]:
        """The employees who are said to be involved, in the order in which they were named."""
        rows = self.people.filter(kind=PersonInIncident.INVOLVED).select_related("employee").order_by("pk")
        return [row.employee for row in rows]


class IncidentPerson(models.Model):
    """An employee named in an incident: said to be involved, a witness, or the complainant."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="people")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="incident_parts")
    kind = models.CharField(max_length=20, choices=PersonInIncident)

    objects = IncidentChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "employee"], name="incident_person_once"),
            models.CheckConstraint(
                condition=Q(kind__in=PersonInIncident.values), name="incident_person_kind_known"
            ),
        ]


class Assessment(models.Model):
    """The one assessment of an incident: no action, informal, another procedure, or formal (T2 to T5)."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, related_name="assessment")
    result = models.CharField(max_length=20, choices=AssessmentResult)
    severity = models.CharField(max_length=20, choices=Severity)
    reasons = models.TextField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = IncidentChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="assessment_has_reasons"),
            models.CheckConstraint(
                condition=~Q(result=AssessmentResult.INFORMAL) | Q(severity=Severity.MINOR),
                name="assessment_informal_only_when_minor",
            ),
        ]
