"""Where the record of a sanction comes from that was imposed before this system, and what is known of the procedure."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import Known, PastAppeal
from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class Provenance(models.Model):
    """The paper or the old system behind a case that was never carried out here. Its days are the paper's own.

    ``heard``, ``accompanied`` and ``appeal_offered`` matter to whoever relies on the sanction later (SA-8); "not known"
    is neither "no" nor nothing said. A sanction that was set aside on appeal is no sanction, and is not taken over.
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
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.old_reference}"
