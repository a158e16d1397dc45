"""Who works where, and who may do what in the organisation."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from casework.enums import Nation, Role
from casework.models.questions import ANY_DAY, ANY_EMPLOYEE, ModelQuestion


class Unit(models.Model):
    """A part of the organisation. ``path`` is the ids from the root down, ``/1/4/7/``: below is a prefix."""

    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=500, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"], name="unit_name_once_per_parent", nulls_distinct=False
            ),
        ]
        indexes = [models.Index(fields=["path"], name="unit_path_prefix", opclasses=["text_pattern_ops"])]

    def __str__(self) -> str:
        return self.name


class Grade(models.Model):
    """A grade and its rank; a higher rank is more senior. Authority to decide is by rank (SEP-7)."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    rank = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.name


def sort_key(name: str) -> str:
    """The name casefolded, family name first: "Ana de Souza" sorts as "souza ana de". The database has no ICU."""
    *given, family = name.casefold().split() or [""]
    return " ".join([family, *given])


class EmployeeQuerySet(models.QuerySet):
    def employed_on(self, day: date) -> EmployeeQuerySet:
        return self.filter(Q(end_date__isnull=True) | Q(end_date__gte=day), start_date__lte=day)

    def matching(self, text: str) -> EmployeeQuerySet:
        """The directory by name or staff number; at least two characters, else nobody (never a list of all staff)."""
        words = text.casefold().split()
        if len("".join(words)) < 2:
            return self.none()
        named = Q()
        for word in words:
            named &= Q(sort_name__contains=word)
        return self.filter(named | Q(staff_number__istartswith=text.strip())).order_by("sort_name", "pk")


class Employee(models.Model):
    """A person employed, with or without a login. Never deleted; employment ends on ``end_date``."""

    staff_number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    sort_name = models.CharField(
        max_length=200, db_index=True, help_text="The name casefolded, family name first."
    )
    work_email = models.EmailField(blank=True, default="")
    private_address = models.TextField(blank=True, default="")
    nation = models.CharField(max_length=20, choices=Nation)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="employee"
    )

    objects = EmployeeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date__isnull=True) | Q(end_date__gte=F("start_date")),
                name="employee_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(nation__in=Nation.values), name="employee_nation_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.staff_number})"

    def posting_on(self, day: date) -> Posting | None:
        """The posting held on ``day``, or None before the first and after the last."""
        held = _HELD_ON.first({ANY_EMPLOYEE: self.pk, ANY_DAY: day})  # posting_one_at_a_time
        if held is not None:
            held.employee = self
        return held


class DatedQuerySet(models.QuerySet):
    """Rows with ``from_date`` and an inclusive or open ``to_date``."""

    def in_force_on(self, day: date | F) -> DatedQuerySet:
        """day: a day, or the column of an outer query that holds one."""
        return self.filter(Q(to_date__isnull=True) | Q(to_date__gte=day), from_date__lte=day)


class Posting(models.Model):
    """An employee's unit, grade and manager, from and to (both days included)."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="postings")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT)
    manager = models.ForeignKey(
        Employee, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    job_title = models.CharField(max_length=200, blank=True, default="")
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
                name="posting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(manager=F("employee")), name="posting_manager_is_somebody_else"
            ),
            # A one-element range stands in for "employee WITH =", which would need the btree_gist extension.
            ExclusionConstraint(
                name="posting_one_at_a_time",
                expressions=[
                    (Func(F("employee"), F("employee"), Value("[]"), function="int8range"), "&&"),
                    (Func(F("from_date"), F("to_date"), Value("[]"), function="daterange"), "&&"),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grade} in {self.unit}"


_HELD_ON = ModelQuestion(
    lambda: (
        Posting.objects.filter(employee=ANY_EMPLOYEE)
        .in_force_on(ANY_DAY)
        .select_related("unit", "grade", "manager")
    )
)


class RoleGrant(models.Model):
    """A role in a unit and everything below it, from and to. No unit means the whole organisation."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=30, choices=Role)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT)
    from_date = models.DateField()
    to_date = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_date__isnull=True) | Q(to_date__gte=F("from_date")),
                name="role_grant_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_grant_role_known"),
        ]
        indexes = [models.Index(fields=["user", "from_date"], name="role_grant_user")]

    def __str__(self) -> str:
        return f"{Role(self.role).label} in {self.unit or 'the whole organisation'}"
