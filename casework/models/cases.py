"""One employee's formal procedure: the case, who is on it, what is alleged, how it ended."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import CASE_STATES, CloseReason, FileState, IncidentChannel, PartKind, Platform, Severity
from casework.models.incidents import Incident
from casework.models.people import Employee, Posting, Unit
from casework.models.policies import Category, PolicyVersion
from casework.models.scoping import CaseChildQuerySet, CaseQuerySet, PartQuerySet

APPOINTED_KINDS = (
    PartKind.HR_OFFICER,
    PartKind.HR_ADVISER,
    PartKind.CASE_MANAGER,
    PartKind.INVESTIGATOR,
    PartKind.CHAIR,
    PartKind.PANEL_MEMBER,
    PartKind.NOTE_TAKER,
    PartKind.APPEAL_MANAGER,
    PartKind.APPEAL_PANEL_MEMBER,
    PartKind.WITNESS,
    PartKind.COMPLAINANT,
)
SINGLE_KINDS = (
    PartKind.HR_OFFICER,
    PartKind.CASE_MANAGER,
    PartKind.INVESTIGATOR,
    PartKind.CHAIR,
    PartKind.APPEAL_MANAGER,
)
EXCLUDED_KINDS = (PartKind.WITNESS, PartKind.COMPLAINANT)


class Case(models.Model):
    """One employee's case about one incident. Everything that happened in it is a row of its own elsewhere."""

    reference = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=20, choices=FileState, default=FileState.INVESTIGATION)
    version = models.PositiveIntegerField(default=1)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="cases")
    subject = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="cases")
    posting = models.ForeignKey(
        Posting,
        on_delete=models.PROTECT,
        help_text="The subject's place on the incident date, frozen for figures.",
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases")
    category = models.ForeignKey(Category, on_delete=models.PROTECT)
    severity = models.CharField(
        max_length=20,
        choices=Severity,
        blank=True,
        help_text="As assessed at the start; empty where an old record does not say.",
    )
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    terms_of_reference = models.TextField()
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "subject"], name="case_one_per_employee_and_incident"
            ),
            models.CheckConstraint(condition=Q(state__in=CASE_STATES), name="case_state_known"),
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values) | Q(severity="", state=FileState.CLOSED),
                name="case_severity_known",
            ),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="case_unit_state")]

    def __str__(self) -> str:
        return self.reference


class Part(models.Model):
    """A person's part in a case, from and to. A part that ended keeps its row and its reason.

    The trigger ``part_independence`` refuses what SEP-1, SEP-2 and SEP-3 forbid, whatever code asks.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=20, choices=PartKind)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True, default="")
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(to_date__isnull=True, kind__in=SINGLE_KINDS),
                name="part_one_holder_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "employee"], condition=Q(to_date__isnull=True), name="part_held_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=APPOINTED_KINDS), name="part_kind_known"),
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
                name="part_ends_after_start",
            ),
            models.CheckConstraint(
                condition=(Q(to_date__isnull=True) & Q(ended_because=""))
                | (Q(to_date__isnull=False) & ~Q(ended_because="")),
                name="part_end_has_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["employee", "kind"], name="part_employee_kind")]


class Allegation(models.Model):
    """One thing the employee is said to have done, with dates of its own; it gets its own finding."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField()
    particulars = models.TextField()
    category = models.ForeignKey(Category, on_delete=models.PROTECT)
    channel = models.CharField(max_length=20, choices=IncidentChannel)
    platform = models.CharField(max_length=20, choices=Platform, blank=True, default="")
    acted_from = models.DateField()
    acted_to = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    carried_by = models.ForeignKey(
        "casework.CaseJoin", on_delete=models.PROTECT, null=True, blank=True, related_name="allegations"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="allegation_number_once"),
            models.CheckConstraint(
                condition=Q(acted_to__gte=F("acted_from")), name="allegation_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(particulars=""), name="allegation_has_particulars"),
            models.CheckConstraint(
                condition=(Q(channel=IncidentChannel.SOCIAL_MEDIA) & Q(platform__in=Platform.values))
                | (~Q(channel=IncidentChannel.SOCIAL_MEDIA) & Q(platform="")),
                name="allegation_platform_with_social_media",
            ),
        ]


class Correction(models.Model):
    """An allegation put right: the old value is kept, with the reason (DP-10)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="corrections")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=30)
    old_value = models.TextField()
    new_value = models.TextField()
    reason = models.TextField()
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(old_value=F("new_value")), name="correction_changes_something"
            ),
        ]


class Note(models.Model):
    """A remark on the case file, kept as written."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_has_text")]


class Closure(models.Model):
    """How a case ended, and why.

    It stands no more where a late appeal was heard after it (``reopened_by``), or where an HR lead opened the case
    again in the employee's favour (``reopening``).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closures")
    reason = models.CharField(max_length=20, choices=CloseReason)
    explanation = models.TextField(blank=True, default="")
    died_on = models.DateField(
        null=True, blank=True, help_text="Where the employee died, and nowhere else (7.2)."
    )
    closed_on = models.DateField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reopened_by = models.OneToOneField(
        "casework.Appeal", on_delete=models.PROTECT, null=True, blank=True, related_name="reopened"
    )
    reopening = models.OneToOneField(
        "casework.Reopening", on_delete=models.PROTECT, null=True, blank=True, related_name="closure"
    )
    withdrawal = models.OneToOneField(
        "casework.Withdrawal", on_delete=models.PROTECT, null=True, blank=True, related_name="closure"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(reopened_by__isnull=True, reopening__isnull=True),
                name="closure_one_stands",
            ),
            models.CheckConstraint(
                condition=Q(reopened_by__isnull=True) | Q(reopening__isnull=True),
                name="closure_taken_back_once",
            ),
            models.CheckConstraint(condition=Q(reason__in=CloseReason.values), name="closure_reason_known"),
            models.CheckConstraint(
                condition=Q(reason=CloseReason.DIED, died_on__isnull=False)
                | (~Q(reason=CloseReason.DIED) & Q(died_on__isnull=True)),
                name="closure_says_when_they_died",
            ),
            models.CheckConstraint(
                condition=Q(reason=CloseReason.LOGGED_IN_ERROR, withdrawal__isnull=False)
                | (~Q(reason=CloseReason.LOGGED_IN_ERROR) & Q(withdrawal__isnull=True)),
                name="closure_in_error_was_proposed",
            ),
        ]
