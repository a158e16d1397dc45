"""Requests that have to be answered in time: for information, and about personal data. Files of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from casework.enums import (
    REQUEST_ASKS,
    REQUEST_HELD_BACK,
    REQUEST_ONCE,
    REQUEST_RESULTS,
    Nation,
    RefusalReason,
    RequestKind,
    RequestResult,
    RequestStep,
    Role,
)
from casework.models.people import Employee, Unit
from casework.models.scoping import Reader, Scope, reader_of, scope_of

if TYPE_CHECKING:
    from accounts.models import User

Kinds = dict[str, tuple[RequestKind, ...]]
_PERSONAL = (RequestKind.SUBJECT_ACCESS, RequestKind.DATA_PROTECTION_COMPLAINT)
# Who records what is on the register, and who reads it beside them.
RECORDED_BY: Kinds = {
    Role.DATA_PROTECTION_OFFICER: _PERSONAL,
    Role.FOI_LEAD: (RequestKind.FREEDOM_OF_INFORMATION,),
    Role.HR_LEAD: tuple(RequestKind),
}
READ_BY: Kinds = {**RECORDED_BY, Role.AUDITOR: tuple(RequestKind)}


def _of_roles(scope: Scope, kinds: Kinds) -> Q | None:
    """The requests that these roles open: those about a person in the units of the role, the rest wherever it is held."""
    found = None
    for role, path in sorted(scope):
        if role in kinds:
            here = Q(kind__in=kinds[role]) & (Q(unit__isnull=True) | Q(unit__path__startswith=path))
            found = here if found is None else found | here
    return found


def kinds_of(scope: Scope, kinds: Kinds) -> frozenset[RequestKind]:
    """The kinds of request that these roles open, in any unit."""
    return frozenset(kind for role, _ in scope for kind in kinds.get(role, ()))


def may_record(user: User, kind: RequestKind, unit: Unit | None) -> bool:
    """Whether a person records requests of a kind; of one about a person, in the unit where they work."""
    return any(
        kind in RECORDED_BY.get(role, ()) and (unit is None or unit.path.startswith(path))
        for role, path in scope_of(user)
    )


class InformationRequestQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Whoever looks after such requests, HR leads and auditors; never the person that one is about."""
        return self.seen_by(reader_of(user))

    def seen_by(self, reader: Reader) -> Self:
        """``visible_to`` of a reader."""
        return self._open_to(reader, READ_BY)

    def recorded_by(self, user: User, *roles: str) -> Self:
        """Those on which this person records what happens; roles: by one of these alone."""
        reader = reader_of(user)
        if roles:
            reader = reader._replace(scope=frozenset(row for row in reader.scope if row[0] in roles))
        return self._open_to(reader, RECORDED_BY)

    def _open_to(self, reader: Reader, kinds: Kinds) -> Self:
        condition = _of_roles(reader.scope, kinds)
        return self.none() if condition is None else self.filter(condition).exclude(about__user=reader.pk)

    def open(self) -> Self:
        """Those on which a reply or the answer to a review is still to come."""
        ended, asked, answered = (
            Exists(RequestEntry.objects.standing().filter(request=OuterRef("pk"), step__in=steps))
            for steps in (
                (RequestStep.REPLIED, RequestStep.CLOSED),
                (RequestStep.REVIEW_ASKED,),
                (RequestStep.REVIEW_ANSWERED,),
            )
        )
        return self.filter(~ended | (asked & ~answered))


class InformationRequest(models.Model):
    """A request as it was received. Who asked for information is not kept: it makes no difference (FO-1).

    about: of subject access alone, the employee whose data is asked for; unit: where they worked when it arrived.
    nation: whose days off count; Scotland for a Scottish authority.
    """

    reference = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=30, choices=RequestKind)
    nation = models.CharField(max_length=20, choices=Nation)
    received_on = models.DateField()
    asks = models.CharField(max_length=300)
    about = models.ForeignKey(
        Employee, null=True, blank=True, on_delete=models.PROTECT, related_name="subject_access_requests"
    )
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RequestKind.values), name="request_kind_known"),
            models.CheckConstraint(condition=Q(nation__in=Nation.values), name="request_nation_known"),
            models.CheckConstraint(condition=~Q(asks=""), name="request_says_what"),
            models.CheckConstraint(
                condition=Q(kind=RequestKind.SUBJECT_ACCESS, about__isnull=False, unit__isnull=False)
                | (~Q(kind=RequestKind.SUBJECT_ACCESS) & Q(about__isnull=True, unit__isnull=True)),
                name="request_about_somebody_for_access_alone",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class RequestEntryQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(request__in=InformationRequest.objects.visible_to(user))

    def standing(self) -> Self:
        return self.filter(taken_back_at__isnull=True)


class RequestEntry(models.Model):
    """One thing that happened to a request. Never edited: what was recorded in error is taken back, with the reason.

    said: what was asked of the requester, or why the time was extended. until: the day named in the public interest.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="entries")
    step = models.CharField(max_length=30, choices=RequestStep)
    on = models.DateField()
    said = models.CharField(max_length=300, blank=True, default="")
    until = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=20, choices=RequestResult, blank=True, default="")
    refused_for = models.CharField(max_length=20, choices=RefusalReason, blank=True, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_because = models.CharField(max_length=300, blank=True, default="")

    objects = RequestEntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "request entries"
        constraints = [
            models.CheckConstraint(condition=Q(step__in=RequestStep.values), name="request_entry_step_known"),
            models.CheckConstraint(
                condition=(Q(step__in=(*REQUEST_ASKS, RequestStep.EXTENDED)) & ~Q(said=""))
                | (~Q(step__in=(*REQUEST_ASKS, RequestStep.EXTENDED)) & Q(said="")),
                name="request_entry_says_why",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(step=RequestStep.EXTENDED, until__gt=F("on")),
                name="request_entry_until_a_later_day",
            ),
            models.CheckConstraint(
                condition=Q(step=RequestStep.REPLIED, result__in=REQUEST_RESULTS[RequestStep.REPLIED])
                | Q(step=RequestStep.CLOSED, result__in=REQUEST_RESULTS[RequestStep.CLOSED])
                | Q(
                    step=RequestStep.REVIEW_ANSWERED,
                    result__in=REQUEST_RESULTS[RequestStep.REVIEW_ANSWERED],
                )
                | (~Q(step__in=tuple(REQUEST_RESULTS)) & Q(result="")),
                name="request_entry_ends_with_a_result",
            ),
            models.CheckConstraint(
                condition=Q(result__in=REQUEST_HELD_BACK, refused_for__in=RefusalReason.values)
                | (~Q(result__in=REQUEST_HELD_BACK) & Q(refused_for="")),
                name="request_entry_held_back_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True, taken_back_because="")
                | (Q(taken_back_at__isnull=False, taken_back_by__isnull=False) & ~Q(taken_back_because="")),
                name="request_entry_taken_back_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["request", "step"],
                condition=Q(taken_back_at__isnull=True, step__in=REQUEST_ONCE),
                name="request_entry_once",
            ),
        ]
