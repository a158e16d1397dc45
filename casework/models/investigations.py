"""What the investigator found, and whether there is a case to answer."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import Severity
from casework.models.cases import Allegation, Case
from casework.models.documents import Evidence
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class Findings(models.Model):
    """The investigator's report, locked once submitted (T9). It recommends no sanction.

    One of a case stands. One that was returned for more keeps its row, and ``returned`` says why.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    returned = models.OneToOneField(
        "FindingsReturn", null=True, blank=True, on_delete=models.PROTECT, related_name="findings"
    )
    report = models.TextField()
    employee_response = models.TextField(
        help_text="What the employee said, or why they did not respond (PR-04)."
    )
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    submitted_on = models.DateField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(returned__isnull=True), name="findings_one_standing_per_case"
            ),
            models.CheckConstraint(condition=~Q(report=""), name="findings_have_a_report"),
            models.CheckConstraint(
                condition=~Q(employee_response=""), name="findings_say_how_the_employee_responded"
            ),
        ]


class FindingsReturn(models.Model):
    """The case manager sent a report back: what has to be looked at further, never another conclusion (0.17)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings_returns")
    missing = models.TextField(help_text="What the report lacks.")
    returned_on = models.DateField()
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(missing=""), name="findings_return_says_what_is_missing"),
        ]


class Recommendation(models.Model):
    """For one allegation: is there a case to answer, in the investigator's view, and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recommendations")
    findings = models.ForeignKey(Findings, on_delete=models.PROTECT, related_name="recommendations")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="recommendations")
    case_to_answer = models.BooleanField()
    reasons = models.TextField(blank=True, default="")

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["findings", "allegation"], name="recommendation_once_per_allegation"
            ),
        ]


class EvidenceEntry(models.Model):
    """One line of the index of a report: what a file on the case shows, in the investigator's words (T9)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence_entries")
    findings = models.ForeignKey(Findings, on_delete=models.PROTECT, related_name="entries")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="entries")
    shows = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["evidence__number"]
        constraints = [
            models.UniqueConstraint(fields=["findings", "evidence"], name="evidence_entry_once_per_report"),
            models.CheckConstraint(condition=~Q(shows=""), name="evidence_entry_says_what_it_shows"),
        ]


class CaseToAnswer(models.Model):
    """The case manager's decision: to a hearing, no case to answer, or an informal word (T10, T11, PR-06)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="case_to_answer")
    answer = models.BooleanField()
    severity = models.CharField(
        max_length=20,
        choices=Severity,
        blank=True,
        default="",
        help_text="How serious the allegations are that are put to the employee (PR-09).",
    )
    agreed = models.TextField(blank=True, default="", help_text="What was agreed where it ended informally.")
    reasons = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="case_to_answer_has_reasons"),
            models.CheckConstraint(
                condition=Q(answer=True, severity__in=Severity.values)
                | Q(answer=False, severity__in=["", Severity.MINOR]),
                name="case_to_answer_says_how_serious",
            ),
            models.CheckConstraint(
                condition=(Q(answer=False, severity=Severity.MINOR) & ~Q(agreed=""))
                | (~Q(answer=False, severity=Severity.MINOR) & Q(agreed="")),
                name="case_to_answer_informal_says_what_was_agreed",
            ),
        ]
