"""Files and unfinished texts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class Evidence(models.Model):
    """A file on a case, stored under a random key and bound by its SHA-256 (64 hexadecimal digits)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True, default="", help_text="Where it comes from.")
    file = models.FileField(max_length=200)
    file_name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    carried_by = models.ForeignKey(
        "casework.CaseJoin", on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="evidence_number_once"),
            models.UniqueConstraint(fields=["case", "sha256"], name="evidence_same_file_once"),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="evidence_sha256_whole"),
        ]


class Draft(models.Model):
    """An unfinished text, its author's alone. ``key`` is the form's address; gone once the verb is done."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=120)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="draft_once_per_author_and_form")
        ]
