"""Put a policy in force from a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework import audit
from casework.enums import Jurisdiction, Look, Nation
from casework.errors import RuleBroken
from casework.models import PolicyVersion
from casework.rules.dates import words
from casework.rules.policy_terms import read_terms

_WORKPLACE = {
    Jurisdiction.GREAT_BRITAIN: Nation.ENGLAND_AND_WALES,
    Jurisdiction.NORTHERN_IRELAND: Nation.NORTHERN_IRELAND,
}


@transaction.atomic
def load_policy(document: Mapping[str, Any], *, effective_from: date, by: User) -> PolicyVersion:
    """A new version from a document, in force from a day for every stage that begins on it or later (PV-1).

    Raises BadTerms with every fault of the document, and RuleBroken PV-1 for a day that is not ahead while another
    version is in force on it: stages may have begun under that one.
    """
    read_terms(document)
    jurisdiction = Jurisdiction(document["jurisdiction"])
    if effective_from <= timezone.localdate() and _stands_on(effective_from, jurisdiction):
        raise RuleBroken(
            "PV-1",
            f"A policy is in force on {words(effective_from)}, and cases may have gone by it.",
            instead="Choose a day after today.",
            field="effective_from",
        )
    if PolicyVersion.objects.filter(jurisdiction=jurisdiction, effective_from=effective_from).exists():
        raise RuleBroken(
            "PV-1",
            f"Another version comes into force on {words(effective_from)}.",
            instead="Choose another day.",
            field="effective_from",
        )
    policy = PolicyVersion.objects.create(
        name=document["name"],
        jurisdiction=jurisdiction,
        effective_from=effective_from,
        document=dict(document),
    )
    audit.record(
        Look.POLICY_LOADED,
        by=by,
        facts={"policy": policy.pk, "from": effective_from.isoformat(), "jurisdiction": str(jurisdiction)},
    )
    return policy


def _stands_on(day: date, jurisdiction: Jurisdiction) -> bool:
    found = PolicyVersion.objects.in_force_on(day, _WORKPLACE[jurisdiction]).first()
    return found is not None and found.jurisdiction == jurisdiction
