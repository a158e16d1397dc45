"""The policy in force, as data (domain.md section 2), and the categories of misconduct."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial

from django.db import models
from django.db.models import Q

from casework.enums import Jurisdiction, Nation
from casework.models.questions import ANY_DAY, ModelQuestion
from casework.rules.policy_terms import Terms, terms_of

# One of the nations whose workplaces go by the law of each.
_WORKPLACE = {
    Jurisdiction.GREAT_BRITAIN: Nation.ENGLAND_AND_WALES,
    Jurisdiction.NORTHERN_IRELAND: Nation.NORTHERN_IRELAND,
}


class PolicyQuerySet(models.QuerySet):
    def in_force_on(self, day: date, nation: Nation | str) -> PolicyQuerySet:
        """At most one row: the newest version effective on ``day`` for a workplace in ``nation`` (PV-1, PR-20).

        Northern Ireland has law of its own; an employer who wrote no policy for it uses that of Great Britain there.
        """
        law = {Jurisdiction.GREAT_BRITAIN}
        if nation == Nation.NORTHERN_IRELAND:
            law.add(Jurisdiction.NORTHERN_IRELAND)
        # "northern-ireland" comes after "great-britain": its own law first, where there is one.
        rows = self.filter(effective_from__lte=day, jurisdiction__in=law)
        return rows.order_by("-jurisdiction", "-effective_from")[:1]

    def in_force_under(self, day: date, jurisdiction: Jurisdiction | str) -> PolicyQuerySet:
        """At most one row: the version by which workplaces under this law go on ``day``, of whichever law it is."""
        return self.in_force_on(day, _WORKPLACE[Jurisdiction(jurisdiction)])


class PolicyVersion(models.Model):
    """One version of the disciplinary policy. Once in force it is never altered; each stage stores its own (PV-1)."""

    name = models.CharField(max_length=200)
    jurisdiction = models.CharField(max_length=20, choices=Jurisdiction, default=Jurisdiction.GREAT_BRITAIN)
    effective_from = models.DateField()
    document = models.JSONField(help_text="What the policy says, as rules/policy_terms.py reads it.")

    objects = PolicyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "effective_from"], name="policy_one_from_a_day"),
            models.CheckConstraint(
                condition=Q(jurisdiction__in=Jurisdiction.values), name="policy_jurisdiction_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, in force from {self.effective_from:%d %b %Y}"

    @cached_property
    def terms(self) -> Terms:
        """The document, read. It was checked when it was loaded."""
        return terms_of(self.document)


def _in_force(nation: Nation) -> PolicyQuerySet:
    return PolicyVersion.objects.in_force_on(ANY_DAY, nation)


_IN_FORCE = {nation: ModelQuestion[PolicyVersion](partial(_in_force, nation)) for nation in Nation}


def policy_in_force(day: date, nation: Nation | str) -> PolicyVersion | None:
    """The one row of ``in_force_on``, or None: asked by every verb."""
    return _IN_FORCE[Nation(nation)].first({ANY_DAY: day})


class Category(models.Model):
    """A misconduct category, a tree with codes. ``path`` is the codes from the root down, ``/conduct/social-media/``."""

    code = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=300, default="", blank=True)

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "categories"
        indexes = [models.Index(fields=["path"], name="category_path_prefix", opclasses=["text_pattern_ops"])]

    def __str__(self) -> str:
        return self.name
