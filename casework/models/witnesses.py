"""What witnesses said, who may know their name, with whom it was shared, who is called and came (PR-09, PR-11, DP-9)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

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


class AnonymityRequest(models.Model):
    """That a witness asked not to be named, or somebody for them (PR-19, DP-9). ``letter``: Witness A, from that day on."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="anonymity_requests")
    number = models.PositiveSmallIntegerField()
    witness = models.ForeignKey(
        Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="anonymity_requests"
    )
    outsider = models.CharField(max_length=200, blank=True, default="")
    letter = models.CharField(max_length=2)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=20, choices=AnonymityAskedBy)
    why = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="anonymity_request_number_once"),
            models.CheckConstraint(condition=SOMEBODY, name="anonymity_request_of_somebody"),
            models.CheckConstraint(condition=~Q(letter=""), name="anonymity_request_has_letter"),
            models.CheckConstraint(
                condition=Q(asked_by__in=AnonymityAskedBy.values), name="anonymity_request_asked_by_known"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="anonymity_request_has_reasons"),
        ]


class Anonymity(models.Model):
    """Whether the witness who asked is named; the newest decision stands until it is asked or decided anew."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="anonymities")
    request = models.ForeignKey(AnonymityRequest, on_delete=models.PROTECT, related_name="decisions")
    granted = models.BooleanField()
    reasons = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="anonymity_has_reasons")]


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


class WitnessInvitation(models.Model):
    """A witness was asked to come: to say what they saw, or to be heard at a hearing. ``for_on``: for which day."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="witness_invitations")
    number = models.PositiveSmallIntegerField()
    witness = models.ForeignKey(
        Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="witness_invitations"
    )
    outsider = models.CharField(max_length=200, blank=True, default="")
    meeting = models.CharField(max_length=20, choices=Meeting)
    invited_on = models.DateField()
    for_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="witness_invitation_number_once"),
            models.CheckConstraint(condition=SOMEBODY, name="witness_invitation_of_somebody"),
            models.CheckConstraint(
                condition=Q(meeting__in=(Meeting.INVESTIGATION, Meeting.HEARING, Meeting.APPEAL)),
                name="witness_invitation_to_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(for_on__gte=F("invited_on")), name="witness_invitation_before_the_day"
            ),
        ]


class WitnessAttendance(models.Model):
    """Whether a witness who was invited came; ``why_not``: where they did not."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="witness_attendances")
    invitation = models.OneToOneField(WitnessInvitation, on_delete=models.PROTECT, related_name="attendance")
    came = models.BooleanField()
    why_not = models.TextField(blank=True, default="")
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(came=True, why_not="") | (Q(came=False) & ~Q(why_not="")),
                name="witness_attendance_came_or_why_not",
            ),
        ]
