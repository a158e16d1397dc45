"""The policy in force, as data: ladder, live months, notice, windows, authority (domain.md section 2)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from casework.enums import LiveFrom, SanctionLevel, Severity


class PolicyQuerySet(models.QuerySet):
    def in_force_on(self, day: date) -> PolicyQuerySet:
        """At most one row: the newest version already effective on ``day`` (PV-1)."""
        return self.filter(effective_from__lte=day).order_by("-effective_from")[:1]


class PolicyVersion(models.Model):
    """One version of the disciplinary policy. Days are working days of the workplace's nation."""

    name = models.CharField(max_length=200)
    effective_from = models.DateField(unique=True)
    assessment_days = models.PositiveSmallIntegerField(default=5)
    investigation_days = models.PositiveSmallIntegerField(default=20)
    hearing_notice_days = models.PositiveSmallIntegerField(default=5)
    hearing_notice_clear = models.BooleanField(default=True)
    decision_letter_days = models.PositiveSmallIntegerField(default=5)
    appeal_window_days = models.PositiveSmallIntegerField(default=10)
    appeal_hearing_days = models.PositiveSmallIntegerField(default=20)
    appeal_letter_days = models.PositiveSmallIntegerField(default=5)
    live_after_appeal_from = models.CharField(
        max_length=20,
        choices=LiveFrom,
        default=LiveFrom.ORIGINAL,
        help_text="From when a warning runs that an appeal puts in place of another outcome (SA-13).",
    )

    objects = PolicyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name}, in force from {self.effective_from:%d %b %Y}"


class LadderLevel(models.Model):
    """One rung: its rank, how long it is live, how serious the misconduct must be, who may decide it."""

    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="ladder")
    level = models.CharField(max_length=30, choices=SanctionLevel)
    rank = models.PositiveSmallIntegerField()
    live_months = models.PositiveSmallIntegerField(null=True, blank=True)
    minimum_severity = models.CharField(max_length=10, choices=Severity)
    min_grade_rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "level"], name="ladder_level_once_per_policy"),
            models.UniqueConstraint(fields=["policy", "rank"], name="ladder_rank_once_per_policy"),
            models.CheckConstraint(condition=Q(level__in=SanctionLevel.values), name="ladder_level_known"),
            models.CheckConstraint(
                condition=Q(live_months__isnull=True) | Q(live_months__gt=0), name="ladder_months"
            ),
        ]

    def __str__(self) -> str:
        return f"{SanctionLevel(self.level).label} under {self.policy}"


class Category(models.Model):
    """A misconduct category, a tree with codes. ``path`` is the codes from the root down, ``/conduct/social-media/``."""

    code = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "categories"
        indexes = [models.Index(fields=["path"], name="category_path_prefix", opclasses=["text_pattern_ops"])]

    def __str__(self) -> str:
        return self.name
