"""What was decided, what was issued, and how long it is live."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import Delivery, Finding, SanctionLevel, Severity
from casework.models.agreements import Agreement
from casework.models.cases import Allegation, Case
from casework.models.hearings import Hearing
from casework.models.naming import NamesItsLevel
from casework.models.people import Employee
from casework.models.policies import PolicyVersion
from casework.models.provenance import Provenance
from casework.models.scoping import CaseChildQuerySet, SanctionQuerySet


class Decision(NamesItsLevel):
    """The chair's decision on one hearing, or what was agreed without one (T16), with the reasons of domain.md 0.10.

    ``level`` empty means no sanction of its own: none at all, or a live warning is extended (``InsteadExtension``). It can
    be recalled by its maker until it is issued.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    hearing = models.ForeignKey(
        Hearing, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    agreement = models.OneToOneField(
        Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    severity_found = models.CharField(max_length=20, choices=Severity, blank=True, default="")
    level = models.CharField(max_length=30, choices=SanctionLevel, blank=True, default="")
    believed = models.TextField(help_text="What is believed and why, on the balance of probabilities.")
    checked = models.TextField(help_text="What was checked.")
    employee_said = models.TextField()
    mitigation = models.TextField(help_text="What was weighed in the employee's favour.")
    alternatives = models.TextField(help_text="Which other outcomes were considered.")
    why_this_level = models.TextField(help_text="Why this is within the range of reasonable responses.")
    spent_record_use = models.TextField(
        blank=True, default="", help_text="How the spent record was used, where it was opened (SA-7)."
    )
    departure_reasons = models.TextField(
        blank=True,
        default="",
        help_text="Why it differs from what others were given, where it does (EQ-7, EQ-8).",
    )
    relied_on: models.ManyToManyField = models.ManyToManyField(
        "Sanction", blank=True, related_name="relied_on_by"
    )
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_because = models.TextField(blank=True, default="")

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        indexes = [
            # For what a decision is compared with (EQ-8): as grave, in the last years.
            models.Index(
                fields=["severity_found", "decided_on"],
                condition=Q(recalled_at__isnull=True),
                name="decision_as_grave",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["hearing"], condition=Q(recalled_at__isnull=True), name="decision_one_per_hearing"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(recalled_at__isnull=True, agreement__isnull=False),
                name="decision_one_agreed_per_case",
            ),
            models.CheckConstraint(
                condition=Q(hearing__isnull=False, agreement__isnull=True)
                | Q(hearing__isnull=True, agreement__isnull=False),
                name="decision_from_a_hearing_or_an_agreement",
            ),
            models.CheckConstraint(
                condition=Q(agreement__isnull=True) | ~Q(level=""), name="decision_agreed_has_a_level"
            ),
            models.CheckConstraint(
                condition=(Q(recalled_at__isnull=True) & Q(recalled_because=""))
                | (Q(recalled_at__isnull=False) & ~Q(recalled_because="")),
                name="decision_recalled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(level=SanctionLevel.SUMMARY_DISMISSAL) | Q(severity_found=Severity.GROSS),
                name="decision_summary_dismissal_only_when_gross",
            ),
        ]


class AllegationFinding(models.Model):
    """The chair's finding on one allegation, or what an old record says was found."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allegation_findings")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="findings"
    )
    provenance = models.ForeignKey(
        Provenance, null=True, blank=True, on_delete=models.PROTECT, related_name="findings"
    )
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="findings")
    finding = models.CharField(max_length=20, choices=Finding)
    reasons = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "allegation"], name="finding_once_per_allegation"),
            models.UniqueConstraint(
                fields=["provenance", "allegation"], name="finding_once_per_allegation_of_a_record"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="finding_has_reasons"),
            models.CheckConstraint(
                condition=Q(decision__isnull=False, provenance__isnull=True)
                | Q(decision__isnull=True, provenance__isnull=False),
                name="finding_from_a_decision_or_a_record",
            ),
        ]


class Outcome(models.Model):
    """The outcome letter: when and how it left and arrived; the appeal window runs from receipt.

    appeal_closes_on:  the last day to appeal that the letter prints.
    appeal_open_until: until when an appeal is in time: that day, or a later one where a day off was proclaimed since
                       (CA-1); never earlier than printed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outcomes")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="outcome")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    issued_on = models.DateField()
    delivery = models.CharField(max_length=20, choices=Delivery)
    sent_at = models.DateTimeField()
    received_on = models.DateField()
    told_on = models.DateField(
        null=True, blank=True, help_text="Told in person, where that came before the letter."
    )
    appeal_closes_on = models.DateField()
    appeal_open_until = models.DateField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__gte=F("issued_on")), name="outcome_received_after_issue"
            ),
            models.CheckConstraint(
                condition=Q(appeal_closes_on__gte=F("received_on")),
                name="outcome_appeal_window_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(appeal_open_until__gte=F("appeal_closes_on")),
                name="outcome_appeal_never_closes_sooner",
            ),
        ]


class Sanction(NamesItsLevel):
    """A sanction imposed on an employee. When it is live is said by its LivePeriod rows, never derived.

    One that an appeal set aside or varied is superseded and keeps its row; what an appeal puts in its place is a row
    of its own, with ``imposed_by``. So is one that was put right after the case was closed: ``corrected_by``, and
    ``from_correction`` on what stands instead. One from paper or an old system has its provenance instead of a decision.

    ``policy``: whose level it is, and by which a warning is live for as long as it is (PV-1): that of the decision, of the
    appeal or of the reopening that put it in place; of an old record, that of its day or the newest that has the level.
    ``counts``: whether that policy has the level as a sanction; what is none is in no figures and never counts (0.11).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sanctions")
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="sanctions"
    )
    provenance = models.OneToOneField(
        Provenance, null=True, blank=True, on_delete=models.PROTECT, related_name="sanction"
    )
    imposed_by = models.OneToOneField(
        "AppealDecision", null=True, blank=True, on_delete=models.PROTECT, related_name="sanction"
    )
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="sanctions")
    level = models.CharField(max_length=30, choices=SanctionLevel)
    rank = models.PositiveSmallIntegerField()
    counts = models.BooleanField(default=True)
    issued_on = models.DateField()
    received_on = models.DateField()
    employment_ends_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.OneToOneField(
        "AppealDecision", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded"
    )
    from_correction = models.OneToOneField(
        "OutcomeCorrection", null=True, blank=True, on_delete=models.PROTECT, related_name="sanction"
    )
    corrected_by = models.OneToOneField(
        "OutcomeCorrection", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded"
    )

    objects = SanctionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(superseded_at__isnull=True),
                name="sanction_one_in_force_per_case",
            ),
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(imposed_by__isnull=True, from_correction__isnull=True),
                name="sanction_one_per_decision",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True, superseded_by__isnull=True, corrected_by__isnull=True)
                | Q(superseded_at__isnull=False, superseded_by__isnull=False, corrected_by__isnull=True)
                | Q(superseded_at__isnull=False, superseded_by__isnull=True, corrected_by__isnull=False),
                name="sanction_superseded_by_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(imposed_by__isnull=True) | Q(from_correction__isnull=True),
                name="sanction_put_in_place_by_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=False, provenance__isnull=True)
                | Q(decision__isnull=True, provenance__isnull=False),
                name="sanction_from_a_decision_or_a_record",
            ),
            models.CheckConstraint(condition=Q(level__in=SanctionLevel.values), name="sanction_level_known"),
            models.CheckConstraint(
                condition=Q(
                    level__in=[SanctionLevel.DISMISSAL_WITH_NOTICE, SanctionLevel.SUMMARY_DISMISSAL],
                    employment_ends_on__isnull=False,
                )
                | (
                    ~Q(level__in=[SanctionLevel.DISMISSAL_WITH_NOTICE, SanctionLevel.SUMMARY_DISMISSAL])
                    & Q(employment_ends_on__isnull=True)
                ),
                name="sanction_dismissal_has_an_end_of_employment",
            ),
        ]
        indexes = [models.Index(fields=["employee", "issued_on"], name="sanction_employee")]

    @property
    def findings(self) -> models.QuerySet[AllegationFinding]:
        """What it was imposed for."""
        source = self.decision or self.provenance
        assert source is not None  # sanction_from_a_decision_or_a_record
        return source.findings.all()
