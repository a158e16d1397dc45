"""An open case that was run on paper and goes on here: where the paper is, who took it over, what was checked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from casework.enums import STAGES_TAKEN_OVER, FileState, PaperChecked
from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class TakenOver(models.Model):
    """From where, at which stage and when a case came here. Its other rows have the days of the paper (scenario 16).

    taken_over_on: from here on its clocks run; before it nothing is owed here.
    sha256:        of the scan of the paper (64 hexadecimal digits).
    file:          the scan, kept under a random key; empty where only its fingerprint came. It is no evidence: it says what
                   rows of the case keep from some who work on it, so that HR and auditors alone open it (7.6).
    file_name, size: of the scan; empty and None without one. Bytes.
    departures:    what was not done on paper as the procedure asks, and why; empty where it was.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="taken_over")
    stage = models.CharField(max_length=20, choices=FileState, help_text="Where the case was.")
    source = models.CharField(max_length=100, help_text="Where the paper is.")
    old_reference = models.CharField(max_length=60, help_text="What the case is called there.")
    sha256 = models.CharField(max_length=64, help_text="Of the scan.")
    file = models.FileField(max_length=200, blank=True, default="", help_text="The scan of the paper.")
    file_name = models.CharField(max_length=255, blank=True, default="")
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="Bytes.")
    departures = models.TextField(blank=True, default="")
    taken_over_on = models.DateField()
    taken_over_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "old_reference"], name="taken_over_once_per_paper"),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(old_reference=""), name="taken_over_says_where"
            ),
            models.CheckConstraint(condition=Q(stage__in=STAGES_TAKEN_OVER), name="taken_over_stage_known"),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="taken_over_sha256_whole"),
            models.CheckConstraint(
                condition=Q(file="", file_name="", size__isnull=True)
                | (~Q(file="") & ~Q(file_name="") & Q(size__gt=0)),
                name="taken_over_scan_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.old_reference}"

    @property
    def is_scanned(self) -> bool:
        """Whether the scan itself is kept, and not its fingerprint alone."""
        return bool(self.file)


class PaperCheck(models.Model):
    """Of one rule of the procedure: whether the paper's days keep it, do not, or nobody could check it here."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="paper_checks")
    taken_over = models.ForeignKey(TakenOver, on_delete=models.PROTECT, related_name="checks")
    rule = models.CharField(max_length=10)
    result = models.CharField(max_length=15, choices=PaperChecked)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["taken_over", "rule"], name="paper_check_once_per_rule"),
            models.CheckConstraint(
                condition=Q(result__in=PaperChecked.values), name="paper_check_result_known"
            ),
        ]
