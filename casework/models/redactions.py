"""A copy of a file on a case in which something is blacked out, with the reason for each (DP-9, scenario 12)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from casework.models.cases import Case
from casework.models.documents import Evidence
from casework.models.scoping import CaseChildQuerySet


class RedactedCopy(models.Model):
    """Another file beside the original, which stays as it is. The newest copy is the employee's, and is what is served.

    carried_by: of a copy that came with its file from a case that was joined to this one.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="redacted_copies")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="copies")
    file = models.FileField(max_length=200)
    file_name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    carried_by = models.ForeignKey(
        "casework.CaseJoin", on_delete=models.PROTECT, null=True, blank=True, related_name="redacted_copies"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="redacted_copy_same_file_once"),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="redacted_copy_sha256_whole"),
        ]


class Redaction(models.Model):
    """One thing that is blacked out in a copy: where, never what; and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="redactions")
    copy = models.ForeignKey(RedactedCopy, on_delete=models.PROTECT, related_name="redactions")
    place = models.CharField(max_length=200, help_text="Where in the file, such as page 2, line 4.")
    reason = models.CharField(max_length=500)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(place="") & ~Q(reason=""), name="redaction_says_where_and_why"
            ),
        ]
