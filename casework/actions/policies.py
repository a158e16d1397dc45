"""Put a policy in force from a day; the categories of misconduct."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework import audit
from casework.enums import Jurisdiction, Look
from casework.errors import RuleBroken
from casework.models import Category, Incident, PolicyVersion
from casework.rules.dates import words
from casework.rules.policy_faults import Fault
from casework.rules.policy_terms import BadTerms, read_terms

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@transaction.atomic
def load_policy(document: Mapping[str, Any], *, effective_from: date, by: User) -> PolicyVersion:
    """A new version from a document, in force from a day for every stage that begins on it or later (PV-1).

    Raises BadTerms with every fault of the document, and RuleBroken PV-1 for a day that is not ahead, once anything
    was reported, where another version stood on that day: stages may have begun under that one.
    """
    read_terms(document)
    jurisdiction = Jurisdiction(document["jurisdiction"])
    check_day(jurisdiction, effective_from)
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


def check_day(jurisdiction: Jurisdiction, effective_from: date) -> None:
    """RuleBroken PV-1 for a day on which no version can come into force: see ``load_policy``."""
    stood = PolicyVersion.objects.in_force_under(effective_from, jurisdiction).exists()
    if stood and effective_from <= timezone.localdate() and Incident.objects.exists():
        raise RuleBroken(
            "PV-1",
            f"Another policy stood on {words(effective_from)}, and cases may have gone by it.",
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


@transaction.atomic
def load_categories(tree: Mapping[str, Any], *, by: User) -> int:
    """Add the categories of a tree that are not there yet, and rename those whose name changed; none is taken away.

    tree: code to a table with its ``name`` and, by their codes, the narrower categories below it. Returns how many
    were added or renamed. Raises BadTerms with every fault; a category that stands elsewhere already is one, because
    figures of the past count it there.
    """
    faults: list[Fault] = []
    changed = _add_below(None, tree, "", faults)
    if faults:
        raise BadTerms(faults)
    if changed:
        audit.record(Look.CATEGORIES_LOADED, by=by, facts={"count": changed})
    return changed


def _add_below(parent: Category | None, tree: Mapping[str, Any], above: str, faults: list[Fault]) -> int:
    changed = 0
    for code, given in tree.items():
        if code == "name":
            continue
        field = f"{above}{code}"
        name = given.get("name") if isinstance(given, Mapping) else None
        if not isinstance(name, str) or not name.strip() or not _CODE.fullmatch(code):
            faults.append(
                Fault(field, "has to be a table with a name; a code has small letters, digits and hyphens")
            )
            continue
        found = Category.objects.filter(code=code).first()
        if found is not None and found.parent != parent:
            faults.append(Fault(field, "stands elsewhere already, and figures count it there"))
            continue
        if found is None:
            path = f"{parent.path if parent else '/'}{code}/"
            found = Category.objects.create(code=code, name=name.strip(), parent=parent, path=path)
            changed += 1
        elif found.name != name.strip():
            found.name = name.strip()
            found.save(update_fields=["name"])
            changed += 1
        changed += _add_below(found, given, f"{field}.", faults)
    return changed
