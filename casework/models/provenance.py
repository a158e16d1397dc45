"""Where the record of a sanction comes from that was imposed before this system, and what is known of the procedure."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from casework.enums import Known, PastAppeal
from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class Provenance(models.Model):
    """The paper or the old system behind a case that was never carried out here. Its days are the paper's own.

    ``heard``, ``accompanied`` and ``appeal_offered`` matter to whoever relies on the sanction later (SA-8); "not known"
    is neither "no" nor nothing said. A sanction that was set aside on appeal is no sanction, and is not taken over.

    What shows it is a scan of the paper, kept under a random key, or a line of a list that was imported (scenario 16).

    file:                    the scan; empty for a line of a list.
    line:                    of the list, counted from 1 as in a spreadsheet; None for a scan.
    file_name, size, sha256: of the scan or the list. Bytes, and 64 hexadecimal digits.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="provenance")
    source = models.CharField(
        max_length=100, help_text="Which file or system, such as Personnel files Leeds."
    )
    old_reference = models.CharField(max_length=60, help_text="What the record is called there.")
    day_known = models.BooleanField(help_text="Whether the record says when it happened.")
    heard = models.CharField(max_length=10, choices=Known, help_text="Whether there was a hearing.")
    accompanied = models.CharField(max_length=10, choices=Known)
    appeal_offered = models.CharField(max_length=10, choices=Known)
    appeal = models.CharField(max_length=10, choices=PastAppeal)
    file = models.FileField(max_length=200, blank=True, default="", help_text="The scan of the paper.")
    line = models.PositiveIntegerField(null=True, blank=True, help_text="Of the list that was imported.")
    file_name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    sha256 = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "old_reference"], name="provenance_once_per_record"),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(old_reference=""), name="provenance_says_where"
            ),
            models.CheckConstraint(
                condition=Q(heard__in=Known.values)
                & Q(accompanied__in=Known.values)
                & Q(appeal_offered__in=Known.values),
                name="provenance_answers_known",
            ),
            models.CheckConstraint(condition=Q(appeal__in=PastAppeal.values), name="provenance_appeal_known"),
            models.CheckConstraint(
                condition=(~Q(file="") & Q(line__isnull=True))
                | (Q(file="") & Q(line__isnull=False, line__gte=2)),
                name="provenance_scan_or_line_of_a_list",
            ),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="provenance_sha256_whole"),
            models.CheckConstraint(condition=~Q(file_name=""), name="provenance_file_named"),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.old_reference}"

    @property
    def is_scanned(self) -> bool:
        """Whether it came from a paper, which a person scanned; else from a list."""
        return self.line is None
