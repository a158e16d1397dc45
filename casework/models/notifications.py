"""What people were told, and the emails that carry it. Rows, not messages in a queue: the broker may lose everything."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import REQUEST_ROLES, GivenUp, PartKind, Role
from casework.models.cases import Case
from casework.models.deadlines import Deadline
from casework.models.scoping import Reader, reader_of

if TYPE_CHECKING:
    from accounts.models import User

TOLD_AS = [*PartKind.choices, *((role.value, role.label) for role in (*REQUEST_ROLES, Role.HR_DIRECTOR))]


class EmailDeliveryQuerySet(models.QuerySet):
    def unsettled(self) -> Self:
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def due(self, at: datetime) -> Self:
        """Those that nobody is sending and whose time has come, the oldest first."""
        unclaimed = Q(claimed_until__isnull=True) | Q(claimed_until__lte=at)
        return self.unsettled().filter(unclaimed, next_try_at__lte=at).order_by("next_try_at", "pk")


class EmailDelivery(models.Model):
    """One email to one person: about one notification, or a day's digest of several (``digest_on``).

    It is sent at least once, under the same Message-ID on every try. ``attempts`` counts the claims and is the fence:
    only whoever made the last claim may say what came of it. A claim that outlives ``claimed_until`` is void.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="email_deliveries"
    )
    digest_on = models.DateField(null=True, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    next_try_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    given_up_because = models.CharField(max_length=20, choices=GivenUp, blank=True, default="")

    objects = EmailDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "email deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "digest_on"], name="email_delivery_one_digest_per_person_and_day"
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(given_up_at__isnull=True),
                name="email_delivery_sent_or_given_up",
            ),
            models.CheckConstraint(
                condition=Q(given_up_at__isnull=True, given_up_because="")
                | Q(given_up_at__isnull=False, given_up_because__in=GivenUp.values),
                name="email_delivery_given_up_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(claimed_until__isnull=True)
                | Q(sent_at__isnull=True, given_up_at__isnull=True, attempts__gt=0),
                name="email_delivery_claimed_while_unsettled",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="email_delivery_due",
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
            ),
            models.Index(fields=["recipient", "created_at"], name="email_delivery_recipient"),
        ]


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """A person's own, as long as they may see the file it is about; an HR director's, as long as they are told of it."""
        return self.seen_by(reader_of(user)) if user.is_active else self.none()

    def seen_by(self, reader: Reader) -> Self:
        """``visible_to`` of whoever is active."""
        told = Q(deadline__in=Deadline.objects.seen_by(reader))
        if any(role == Role.HR_DIRECTOR for role, _ in reader.scope):
            cases = Case.objects.told_to_director(reader)
            told |= Q(part=Role.HR_DIRECTOR, deadline__case__in=cases)
        return self.filter(told, recipient=reader.pk)

    def unread(self) -> NotificationQuerySet:
        """Those that still ask for something: not marked as read, and about a deadline that is still open."""
        return self.filter(read_at__isnull=True, deadline__in=Deadline.objects.open())


class Notification(models.Model):
    """One person told once, by one rule, of one deadline; ``part`` is as what: a part in a case, or the role
    of whoever looks after requests, or of an HR director.

    A deadline that moves is a new row with the next version, so its id stands for both in the key.
    """

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="notifications")
    rule = models.CharField(max_length=40)
    part = models.CharField(max_length=30, choices=TOLD_AS)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notifications"
    )
    delivery = models.ForeignKey(EmailDelivery, on_delete=models.PROTECT, related_name="notifications")
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["deadline", "rule", "recipient"], name="notification_once"),
            models.CheckConstraint(condition=~Q(rule=""), name="notification_has_a_rule"),
            models.CheckConstraint(
                condition=Q(part__in=[value for value, _ in TOLD_AS]), name="notification_part_known"
            ),
        ]
        indexes = [
            models.Index(fields=["recipient"], name="notification_unread", condition=Q(read_at__isnull=True)),
        ]
