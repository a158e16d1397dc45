"""What witnesses said, who may know their name, with whom it was shared, and who is called (PR-09, PR-11, DP-9)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import AnonymityAskedBy, Meeting, Party, SharedWith
from casework.models.cases import Case
from casework.models.people import Employee
from casework.models.scoping import CaseChildQuerySet

SOMEBODY = (Q(witness__isnull=False) & Q(outsider="")) | (Q(witness__isnull=True) & ~Q(outsider=""))


class Statement(models.Model):
    """One version of what a witness said; a later version is a row with the same number. ``outsider``: not employed here."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    witness = models.ForeignKey(
        Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    outsider = models.CharField(max_length=200, blank=True, default="")
    taken_on = models.DateField()
    text = models.TextField()
    signed_on = models.DateField(null=True, blank=True)
    why_unsigned = models.TextField(blank=True, default="")
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["number", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number", "version"], name="statement_version_once"),
            models.CheckConstraint(condition=SOMEBODY, name="statement_by_somebody"),
            models.CheckConstraint(condition=~Q(text=""), name="statement_has_text"),
            models.CheckConstraint(
                condition=(Q(signed_on__isnull=False) & Q(why_unsigned=""))
                | (Q(signed_on__isnull=True) & ~Q(why_unsigned="")),
                name="statement_signed_or_why_not",
            ),
        ]


class Anonymity(models.Model):
    """Whether the witness behind a statement is named; the newest decision on a witness stands. ``letter``: Witness A."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="anonymities")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="anonymities")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=20, choices=AnonymityAskedBy)
    granted = models.BooleanField()
    letter = models.CharField(max_length=2, blank=True, default="")
    reasons = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="anonymity_has_reasons"),
            models.CheckConstraint(
                condition=(Q(granted=True) & ~Q(letter="")) | Q(granted=False, letter=""),
                name="anonymity_letter_where_granted",
            ),
        ]


class StatementShare(models.Model):
    """One version was shared. ``copy``: as it was given, where something was taken out; the statement stays as it is."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statement_shares")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="shares")
    shared_with = models.CharField(max_length=10, choices=SharedWith)
    shared_on = models.DateField()
    copy = models.TextField(blank=True, default="")
    why_redacted = models.TextField(blank=True, default="")
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(copy="", why_redacted="") | (~Q(copy="") & ~Q(why_redacted="")),
                name="statement_share_redacted_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(shared_with__in=SharedWith.values), name="statement_share_with_known"
            ),
        ]


class WitnessCall(models.Model):
    """Either side names whom it calls to a hearing, in advance (PR-11)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="witness_calls")
    witness = models.ForeignKey(
        Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="witness_calls"
    )
    outsider = models.CharField(max_length=200, blank=True, default="")
    party = models.CharField(max_length=10, choices=Party)
    meeting = models.CharField(max_length=20, choices=Meeting)
    about = models.TextField()
    notified_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=SOMEBODY, name="witness_call_of_somebody"),
            models.CheckConstraint(condition=Q(party__in=Party.values), name="witness_call_party_known"),
            models.CheckConstraint(
                condition=Q(meeting__in=(Meeting.HEARING, Meeting.APPEAL)), name="witness_call_to_a_hearing"
            ),
            models.CheckConstraint(condition=~Q(about=""), name="witness_call_says_about_what"),
        ]
