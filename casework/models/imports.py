"""Staff files that were handed over, the runs owed on them, and what each run said. No case content."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import RemarkKind


class StaffFile(models.Model):
    """A staff file handed over on the page, stored under a random key until it is imported, refused or a day old."""

    content = models.FileField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]


class ImportRunQuerySet(models.QuerySet):
    def owed(self, at: datetime) -> ImportRunQuerySet:
        """The runs that nobody is carrying out: new ones, and those whose worker died and let its lease run out."""
        free = Q(lease_until__isnull=True) | Q(lease_until__lt=at)
        return self.filter(free, finished_at__isnull=True)


class ImportRun(models.Model):
    """One run owed on a staff file: first the dry run, then, once somebody has confirmed it, the import.

    A worker holds it by ``lease_until`` and ``attempt``: who holds an older attempt may not finish.
    """

    file = models.ForeignKey(StaffFile, on_delete=models.PROTECT, related_name="runs")
    dry_run = models.BooleanField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    progress = models.PositiveSmallIntegerField(default=0, help_text="Per cent of the file read.")
    attempt = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    refused = models.TextField(blank=True, default="", help_text="Why nothing was used, in a sentence.")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    numbers = models.JSONField(default=dict, blank=True)
    forgotten_at = models.DateTimeField(
        null=True, blank=True, help_text="When its remarks were emptied; the numbers stay."
    )

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "dry_run"], name="import_run_once_per_file_and_kind"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="import_run_progress_is_per_cent"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(lease_until__isnull=True),
                name="import_run_finished_is_nobodys",
            ),
            models.CheckConstraint(
                condition=Q(refused="") | Q(finished_at__isnull=False), name="import_run_refused_is_finished"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at__isnull=True) | Q(finished_at__isnull=False),
                name="import_run_forgotten_is_finished",
            ),
        ]


class ImportRemark(models.Model):
    """A sentence of a run about a line of its file, or about the file (no line)."""

    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="remarks")
    line = models.PositiveIntegerField(null=True, blank=True)
    staff_number = models.CharField(max_length=20, blank=True, default="")
    field = models.CharField(max_length=30, blank=True, default="")
    kind = models.CharField(max_length=20, choices=RemarkKind)
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RemarkKind.values), name="import_remark_kind_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="import_remark_says_why"),
        ]
