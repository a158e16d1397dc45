"""That somebody is away and another takes over what they hold, case by case, until they are back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from casework.enums import OPEN_CASE_STATES, PartKind
from casework.models.cases import Case, Part
from casework.models.people import Employee
from casework.models.scoping import HR_ROLES, CaseChildQuerySet, is_in_hr, scope_of

if TYPE_CHECKING:
    from accounts.models import User

_CANCELLED = Q(cancelled_at__isnull=False)
_PLANNED = Q(began_at__isnull=True, ended_at__isnull=True, cancelled_at__isnull=True)


class CoverQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """Who is away, stands in or arranged it; and HR who see one of the cases it is about, or will be."""
        if not user.is_active:
            return self.none()
        about = Q(absent__user=user) | Q(stand_in__user=user) | Q(arranged_by=user)
        if is_in_hr(scope_of(user)):
            cases = apps.get_model("casework", "Case").objects.visible_to(user)
            about |= Q(covered__case__in=cases) | Q(gaps__case__in=cases)
            held = apps.get_model("casework", "Part").objects.at_work().filter(case__in=cases)
            about |= Q(began_at__isnull=True, absent__in=held.values("employee"))
        return self.filter(pk__in=self.model._default_manager.filter(about).values("pk"))

    def with_what_is_left(self, user: User) -> Self:
        """``is_left``: whether something is to be handed back still, in the cases that this person may see; ``is_theirs``:
        whether in one of which they are HR, who hand it back.
        """
        left = apps.get_model("casework", "CoveredPart").objects.visible_to(user).in_other_hands()
        left = left.filter(cover=OuterRef("pk"))
        of_units = apps.get_model("casework", "Case").objects.of_units(user, HR_ROLES)
        held = apps.get_model("casework", "Part").objects.in_hand(user).filter(kind=PartKind.HR_OFFICER)
        theirs = left.filter(Q(case__in=of_units) | Q(case__in=held.values("case")))
        return self.annotate(is_left=Exists(left), is_theirs=Exists(theirs))

    def planned(self) -> Self:
        """Those that have not begun and still may."""
        return self.filter(_PLANNED)

    def standing(self) -> Self:
        """Those that are planned or run."""
        return self.filter(ended_at__isnull=True, cancelled_at__isnull=True)

    def on_one_of(self, first: date, last: date) -> Self:
        """Those with a day among these, both ends included."""
        return self.filter(from_on__lte=last, until__gte=first)

    def going_on_in(self, case: Case) -> Self:
        """Those by which nothing came back in a case: where something did, whoever was away works on it again."""
        came_back = apps.get_model("casework", "CoveredPart").objects.filter(case=case, back__isnull=False)
        return self.exclude(pk__in=came_back.values("cover"))


class CoveredPartQuerySet(CaseChildQuerySet):
    def in_other_hands(self) -> Self:
        """What the stand-in still holds, in cases that are open."""
        rows = self.filter(back__isnull=True, successor__to_date__isnull=True)
        return rows.filter(case__state__in=OPEN_CASE_STATES)

    def untried(self) -> Self:
        """``in_other_hands``, where nothing keeps it with the stand-in for good."""
        return self.in_other_hands().filter(kept_because="")


class Cover(models.Model):
    """``from_on``, ``until``: the first and last day away. What was handed over are the parts in ``covered``; what was
    not, or could not be when it was arranged, the ``gaps``.

    began_at: when the parts went over. ended_at: from when on nobody stands in: its days had passed, or nothing was left to
    give back in any unit. A part may come back later still (``kept_because``). One that was cancelled did neither.
    """

    absent = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="covers")
    from_on = models.DateField()
    until = models.DateField()
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(stand_in=F("absent")), name="cover_by_another"),
            models.CheckConstraint(condition=Q(until__gte=F("from_on")), name="cover_ends_after_start"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="cover_cancelled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~_CANCELLED | Q(began_at__isnull=True, ended_at__isnull=True),
                name="cover_cancelled_before_it_began",
            ),
            models.UniqueConstraint(
                fields=["absent", "stand_in", "from_on"], condition=_PLANNED, name="cover_planned_once"
            ),
        ]

    @property
    def is_planned(self) -> bool:
        """Whether it has not begun and still may: ``planned`` of one row."""
        return self.began_at is None and self.ended_at is None and self.cancelled_at is None


class CoveredPart(models.Model):
    """One part that was handed over. ``back``: the part of whoever was away, once it was handed back.

    kept_because: the rule by which it stays with the stand-in for good, in words. Without it, and without ``back``, it is
    tried again by each sweep once the cover is over, as long as the stand-in holds it.
    """

    cover = models.ForeignKey(Cover, on_delete=models.PROTECT, related_name="covered")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="covered_parts")
    part = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="covered")
    successor = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="stands_in")
    back = models.OneToOneField(
        Part, on_delete=models.PROTECT, null=True, blank=True, related_name="came_back"
    )
    kept_because = models.TextField(blank=True, default="")

    objects = CoveredPartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(back__isnull=True) | Q(kept_because=""), name="covered_part_back_or_kept"
            )
        ]


class CoverGap(models.Model):
    """One part that cannot be handed over, and why, as it was when it was written: whoever is away still holds it.

    Several of one part say what stood in the way when the cover was arranged, and when it began.

    lapsed_at: since when nobody has to act for them: HR of the case handed back early what went over elsewhere.
    """

    cover = models.ForeignKey(Cover, on_delete=models.PROTECT, related_name="gaps")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="cover_gaps")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    lapsed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="cover_gap_says_why")]
