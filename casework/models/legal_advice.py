"""Privileged legal advice: a class of its own, read by HR of the unit who have no other part in the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import PartKind
from casework.models.cases import Case
from casework.models.restricted import in_the_matter_of
from casework.models.scoping import HR_ROLES, NOT_ON_THE_FILE

if TYPE_CHECKING:
    from accounts.models import User


class LegalAdviceQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """HR of the case; never whoever holds or held a part in it that finds out, advises, decides or hears."""
        cases = apps.get_model("casework", "Case").objects
        parts = apps.get_model("casework", "Part").objects
        officer = parts.in_hand(user).filter(kind=PartKind.HR_OFFICER)
        # Whoever is named sees no case at all.
        other = parts.of(user).exclude(kind__in=(PartKind.HR_OFFICER, *NOT_ON_THE_FILE))
        theirs = Q(case__in=cases.of_units(user, HR_ROLES).values("pk")) | Q(case__in=officer.values("case"))
        seen = self.filter(theirs, case__in=cases.visible_to(user).values("pk"))
        return seen.exclude(case__in=cases.filter(in_the_matter_of(other)).values("pk"))


class LegalAdvice(models.Model):
    """``text`` is privileged: that the row is there is known to auditors, what it says to HR alone."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="legal_advice")
    given_on = models.DateField()
    given_by = models.CharField(max_length=200)
    text = models.TextField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = LegalAdviceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="legal_advice_has_text"),
            models.CheckConstraint(condition=~Q(given_by=""), name="legal_advice_given_by_somebody"),
        ]
