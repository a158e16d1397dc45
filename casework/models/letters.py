"""Letters to the employee that tell a fact and nothing else: the notice of the investigation, of a suspension, and so on."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import FACT_LETTERS, SAYS_WHY, Delivery, Letter
from casework.models.cases import Case, Closure
from casework.models.curtailments import WarningCurtailment
from casework.models.extensions import WarningExtension
from casework.models.hearings import Adjournment
from casework.models.pauses import Pause
from casework.models.people import Employee
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet
from casework.models.settlements import LiveSettlement
from casework.models.suspensions import Suspension, SuspensionReview

_COLUMNS = sorted({column for column in FACT_LETTERS.values() if column})


def _of(kind: Letter, column: str) -> Q:
    """A letter of this kind speaks of a row in its column, and of nothing else."""
    return Q(kind=kind, **{f"{other}__isnull": other != column for other in _COLUMNS})


class SentLetter(models.Model):
    """That a letter left, and what it said then; PostgreSQL lets nobody alter it. Each fact is told once (1.4).

    printed_day:  the day that it prints: by when the investigation is to end or the suspension or pause is looked at
                  again, on which the hearing goes on, or the last live day of the warning. What became of it later is
                  not told by it.
    investigator: who looks into it, as the notice of an investigation names them.
    said:         what it says besides, in the words of whoever sent it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sent_letters")
    kind = models.CharField(max_length=20, choices=[(one.value, one.label) for one in FACT_LETTERS])
    suspension = models.ForeignKey(
        Suspension, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    suspension_review = models.ForeignKey(
        SuspensionReview, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    pause = models.ForeignKey(Pause, null=True, blank=True, on_delete=models.PROTECT, related_name="letters")
    adjournment = models.ForeignKey(
        Adjournment, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    closure = models.ForeignKey(
        Closure, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    curtailment = models.ForeignKey(
        WarningCurtailment, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    extension = models.ForeignKey(
        WarningExtension, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    settlement = models.ForeignKey(
        LiveSettlement, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    investigator = models.ForeignKey(
        Employee, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    printed_day = models.DateField(null=True, blank=True)
    said = models.TextField(blank=True, default="")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    delivery = models.CharField(max_length=20, choices=Delivery)
    sent_at = models.DateTimeField()
    sent_on = models.DateField()
    received_on = models.DateField(help_text="When it counts as received: as given, or deemed (CA-7).")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, (_of(kind, column) for kind, column in FACT_LETTERS.items())),
                name="sent_letter_tells_one_fact",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(kind=Letter.INVESTIGATION), name="sent_letter_investigation_once"
            ),
            *(
                models.UniqueConstraint(fields=["kind", column], name=f"sent_letter_{column}_once")
                for column in _COLUMNS
            ),
            models.CheckConstraint(
                condition=Q(kind=Letter.INVESTIGATION, investigator__isnull=False)
                | (~Q(kind=Letter.INVESTIGATION) & Q(investigator__isnull=True)),
                name="sent_letter_names_the_investigator",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=SAYS_WHY) | ~Q(said=""), name="sent_letter_says_why"
            ),
            models.CheckConstraint(
                condition=Q(delivery__in=Delivery.values), name="sent_letter_delivery_known"
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("sent_on")), name="sent_letter_received_after_it_left"
            ),
        ]
