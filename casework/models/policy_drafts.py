"""Drafts of a policy, and proposals to put one in force. They are kept: who proposed what, and who approved it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.models.policies import PolicyVersion


class PolicyDraftQuerySet(models.QuerySet):
    def open(self) -> Self:
        """The drafts that are neither discarded nor in force: those that can still be changed."""
        return self.filter(discarded_at__isnull=True).exclude(proposals__policy__isnull=False)


class PolicyDraft(models.Model):
    """A copy of a version that is worked on. ``version`` counts its changes: whoever changes it has read the last."""

    name = models.CharField(max_length=200)
    document = models.JSONField(help_text="What the draft says, as rules/policy_terms.py reads it.")
    version = models.PositiveIntegerField(default=1)
    copied_from = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="drafts")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    discarded_at = models.DateTimeField(null=True, blank=True)

    objects = PolicyDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(discarded_at__isnull=True, discarded_by__isnull=True)
                | Q(discarded_at__isnull=False, discarded_by__isnull=False),
                name="policy_draft_discarded_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} (draft)"


class PolicyProposalQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that wait for somebody else to approve them."""
        return self.filter(policy__isnull=True, ended_at__isnull=True)


class PolicyProposal(models.Model):
    """One HR lead proposes a draft for a day, another approves it. What was proposed is kept as it was.

    ``replaces``: the version that stands on that day, against which it was read. ``wording_only``: it binds as that
    one does, so that nobody else has to approve it. ``ended_at``: taken back, or its draft changed.
    """

    draft = models.ForeignKey(PolicyDraft, on_delete=models.PROTECT, related_name="proposals")
    document = models.JSONField()
    effective_from = models.DateField()
    reason = models.TextField()
    replaces = models.ForeignKey(
        PolicyVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    wording_only = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    policy = models.OneToOneField(
        PolicyVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PolicyProposalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(ended_at__isnull=True), name="policy_proposal_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="policy_proposal_has_a_reason"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="policy_proposal_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(policy__isnull=True, approved_by__isnull=True, approved_at__isnull=True)
                | Q(
                    policy__isnull=False,
                    wording_only=False,
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                )
                | Q(
                    policy__isnull=False,
                    wording_only=True,
                    approved_by__isnull=True,
                    approved_at__isnull=True,
                ),
                name="policy_proposal_in_force_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False, policy__isnull=True),
                name="policy_proposal_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft.name}, proposed from {self.effective_from:%d %b %Y}"
