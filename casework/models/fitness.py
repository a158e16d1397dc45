"""Whether the employee can attend a meeting: fit notes, occupational health, going ahead all the same (0.12)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from casework.enums import FitNoteSays, FitQuestion, FitToAttend
from casework.models.appeals import AppealHearing
from casework.models.cases import Case
from casework.models.hearings import Hearing
from casework.models.scoping import CaseChildQuerySet


class FitNote(models.Model):
    """What a doctor's note says and for which days, both included. No diagnosis is kept."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="fit_notes")
    says = models.CharField(max_length=20, choices=FitNoteSays)
    from_on = models.DateField()
    to_on = models.DateField()
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(says__in=FitNoteSays.values), name="fit_note_says_known"),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="fit_note_ends_after_start"),
        ]


class OccupationalHealthReferral(models.Model):
    """Occupational health was asked: what, and when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="health_referrals")
    referred_on = models.DateField()
    questions = ArrayField(models.CharField(max_length=20, choices=FitQuestion))
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(questions__len__gte=1, questions__contained_by=FitQuestion.values),
                name="health_referral_asks_something_known",
            ),
        ]


class OccupationalHealthAdvice(models.Model):
    """The answer. ``adjustments``: in practical words, for whoever leads the meeting. ``advice``: for HR and auditors."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="health_advice")
    referral = models.OneToOneField(
        OccupationalHealthReferral, on_delete=models.PROTECT, related_name="answer"
    )
    received_on = models.DateField()
    fitness = models.CharField(max_length=20, choices=FitToAttend)
    adjustments = models.TextField(blank=True, default="")
    not_before = models.DateField(null=True, blank=True)
    advice = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(fitness__in=FitToAttend.values), name="health_advice_known"),
            models.CheckConstraint(condition=~Q(advice=""), name="health_advice_has_text"),
            models.CheckConstraint(
                condition=(Q(fitness=FitToAttend.WITH_ADJUSTMENTS) & ~Q(adjustments=""))
                | (~Q(fitness=FitToAttend.WITH_ADJUSTMENTS) & Q(adjustments="")),
                name="health_advice_adjustments_where_it_has_some",
            ),
            models.CheckConstraint(
                condition=Q(fitness=FitToAttend.NOT_BEFORE, not_before__isnull=False)
                | (~Q(fitness=FitToAttend.NOT_BEFORE) & Q(not_before__isnull=True)),
                name="health_advice_day_where_it_has_one",
            ),
        ]


class AbsenceAllowed(models.Model):
    """An HR lead allows one attempt at a hearing to go ahead without the employee, in spite of medical evidence."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="absences_allowed")
    hearing = models.ForeignKey(
        Hearing, on_delete=models.PROTECT, null=True, blank=True, related_name="absences_allowed"
    )
    appeal_hearing = models.ForeignKey(
        AppealHearing, on_delete=models.PROTECT, null=True, blank=True, related_name="absences_allowed"
    )
    reasons = models.TextField()
    allowed_on = models.DateField()
    allowed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="absence_allowed_has_reasons"),
            models.CheckConstraint(
                condition=Q(hearing__isnull=False) | Q(appeal_hearing__isnull=False),
                name="absence_allowed_of_a_hearing",
            ),
        ]
