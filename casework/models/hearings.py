"""The hearing: arranged, postponed, held; who came, what was said. A hearing of an appeal has the same shape."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import (
    AllegationResponse,
    Attendance,
    CompanionKind,
    Delivery,
    HearingPoint,
    HeldIn,
    NotesStatus,
    PostponementReason,
)
from casework.models.cases import Allegation, Case
from casework.models.people import Employee
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class Attempt(models.Model):
    """One attempt at a hearing, with its invitation. A postponed attempt keeps its row."""

    attempt = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    nation = models.CharField(
        max_length=20,
        choices=HeldIn,
        help_text="Where it is held; its bank holidays count (ERA 1999 s.13(6)).",
    )
    chair = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    invitation_delivery = models.CharField(max_length=20, choices=Delivery)
    invitation_sent_at = models.DateTimeField()
    invitation_received_on = models.DateField()
    notice_waived = models.BooleanField(
        default=False, help_text="The employee agreed in writing to shorter notice."
    )
    absence_warning_sent = models.BooleanField(default=False)
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    postponed_at = models.DateTimeField(null=True, blank=True)
    postponed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    postponed_for = models.CharField(max_length=30, choices=PostponementReason, blank=True, default="")
    postponed_because = models.TextField(blank=True, default="")
    proposed_on = models.DateField(
        null=True, blank=True, help_text="Another day the employee proposed (AC-6)."
    )
    proposal_refused_because = models.TextField(
        blank=True,
        default="",
        help_text="On the next attempt: why the day proposed before it was not reasonable.",
    )

    class Meta:
        abstract = True
        ordering = ["attempt"]

    @property
    def last_adjournment(self) -> Adjournment | None:
        """The adjournment that says when it goes on; None for a hearing that was not adjourned."""
        if self.pk is None:
            return None
        rows: list[Adjournment] = list(self.adjournments.all())  # type: ignore[attr-defined]
        return rows[-1] if rows else None

    @property
    def sits_at(self) -> datetime:
        """When it sits next, or sat last: the hour of the invitation, or the one to which it was last adjourned."""
        last = self.last_adjournment
        return last.resumes_at if last is not None else self.starts_at

    @property
    def sits_in(self) -> str:
        """Where it sits then."""
        last = self.last_adjournment
        return last.place if last is not None else self.place

    @property
    def sits_in_nation(self) -> HeldIn:
        """The nation of that place, or that it is held remotely: by its bank holidays AC-6 is counted."""
        last = self.last_adjournment
        return HeldIn(last.nation if last is not None else self.nation)


POSTPONED_BY_SOMEBODY_FOR_A_REASON = Q(
    postponed_at__isnull=True, postponed_by__isnull=True, postponed_for=""
) | (Q(postponed_at__isnull=False, postponed_by__isnull=False) & ~Q(postponed_for=""))


class Hearing(Attempt):
    """The hearing of the allegations. ``chair``: who hears and decides."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hearings")
    set_aside_by = models.ForeignKey(
        "AppealDecision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hearings_set_aside",
        help_text="The appeal decision after which the case is heard again (T23).",
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta(Attempt.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case", "attempt"], name="hearing_attempt_once"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(postponed_at__isnull=True, set_aside_by__isnull=True),
                name="hearing_one_arranged_at_a_time",
            ),
            models.CheckConstraint(
                condition=POSTPONED_BY_SOMEBODY_FOR_A_REASON,
                name="hearing_postponed_by_somebody_for_a_reason",
            ),
        ]


class Adjournment(models.Model):
    """A hearing, of the allegations or of an appeal, that was broken off and goes on at another hour (T14).

    It goes on before the same people. ``new_evidence`` and ``served_on``: what came up in between and when the employee
    had it; both or neither.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="adjournments")
    hearing = models.ForeignKey(
        Hearing, null=True, blank=True, on_delete=models.PROTECT, related_name="adjournments"
    )
    appeal_hearing = models.ForeignKey(
        "AppealHearing", null=True, blank=True, on_delete=models.PROTECT, related_name="adjournments"
    )
    adjourned_at = models.DateTimeField()
    reason = models.TextField()
    resumes_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    nation = models.CharField(max_length=20, choices=HeldIn)
    new_evidence = models.TextField(blank=True, default="")
    served_on = models.DateField(null=True, blank=True, help_text="The employee has it from this day.")
    adjourned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hearing__isnull=False, appeal_hearing__isnull=True)
                | Q(hearing__isnull=True, appeal_hearing__isnull=False),
                name="adjournment_of_one_hearing",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(place=""), name="adjournment_says_why_and_where"
            ),
            models.CheckConstraint(
                condition=Q(resumes_at__gt=F("adjourned_at")), name="adjournment_resumes_after_it"
            ),
            models.CheckConstraint(
                condition=Q(new_evidence="", served_on__isnull=True)
                | (Q(served_on__isnull=False) & ~Q(new_evidence="")),
                name="adjournment_evidence_was_served",
            ),
        ]


class Record(models.Model):
    """What happened at a hearing: attendance, companion, notes; disputed notes keep both versions."""

    held_on = models.DateField()
    attendance = models.CharField(max_length=20, choices=Attendance)
    absence_explained = models.TextField(blank=True, default="")
    companion_kind = models.CharField(max_length=30, choices=CompanionKind)
    companion_name = models.CharField(max_length=200, blank=True, default="")
    companion_reason = models.TextField(blank=True, default="")
    notes = models.TextField()
    notes_status = models.CharField(max_length=10, choices=NotesStatus)
    employee_version = models.TextField(blank=True, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


def record_constraints(prefix: str) -> list[models.BaseConstraint]:
    """What holds for every record of a hearing, under names that begin with ``prefix``."""
    return [
        models.CheckConstraint(condition=~Q(notes=""), name=f"{prefix}_has_notes"),
        models.CheckConstraint(
            condition=~Q(notes_status=NotesStatus.DISPUTED) | ~Q(employee_version=""),
            name=f"{prefix}_disputed_notes_keep_both",
        ),
        models.CheckConstraint(
            condition=~Q(attendance=Attendance.ABSENT) | ~Q(absence_explained=""),
            name=f"{prefix}_absence_explained",
        ),
    ]


class HearingRecord(Record):
    """The record of a hearing of the allegations."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hearing_records")
    hearing = models.OneToOneField(Hearing, on_delete=models.PROTECT, related_name="record")

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = record_constraints("hearing_record")


class AllegationAnswer(models.Model):
    """What the employee said at the hearing to one allegation."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="answers")
    record = models.ForeignKey(HearingRecord, on_delete=models.PROTECT, related_name="answers")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="answers")
    response = models.CharField(max_length=20, choices=AllegationResponse)
    said = models.TextField(blank=True, default="")

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "allegation"], name="answer_once_per_allegation"),
        ]


class PointLeftOut(models.Model):
    """What the Acas Code asks of a hearing and did not happen at this one, and why (PR-11)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="points_left_out")
    record = models.ForeignKey(HearingRecord, on_delete=models.PROTECT, related_name="left_out")
    point = models.CharField(max_length=20, choices=HearingPoint)
    why = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["record", "point"], name="left_out_once_per_point"),
            models.CheckConstraint(condition=Q(point__in=HearingPoint.values), name="left_out_point_known"),
            models.CheckConstraint(condition=~Q(why=""), name="left_out_says_why"),
        ]
