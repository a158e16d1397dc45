"""Attach a copy of a file in which something is blacked out; the original stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.base import File
from django.db import transaction

from casework.actions.records import digest_of, name_of, stored
from casework.actions.steps import begin, finish
from casework.enums import Action
from casework.errors import RuleBroken
from casework.models import Case, CaseJoin, Evidence, RedactedCopy, Redaction
from casework.rules.redactions import read_redactions

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def attach_redacted_copy(
    case: Case, *, evidence: Evidence, content: File[bytes], redactions: str, by: User
) -> RedactedCopy:
    """Keep another file beside one that is on the case, bound by its own SHA-256 (DP-9). It is served from now on.

    redactions: a line for each thing that is blacked out: where, a colon, and why.
    Raises RuleBroken: DP-9 without a reason for each, for a file of another case or for the very file itself.
    """
    step = begin(case, Action.ATTACH_REDACTED_COPY, by=by)
    if evidence.case_id != case.pk:
        raise RuleBroken(
            "DP-9", "This file is not on this case.", instead="Choose one that is.", field="evidence"
        )
    blacked = read_redactions(redactions)
    digest = digest_of(content)
    known = Evidence.objects.filter(case=case, sha256=digest)
    if known.exists() or RedactedCopy.objects.filter(case=case, sha256=digest).exists():
        raise RuleBroken(
            "DP-9",
            "This very file is on the case already: nothing is blacked out in it.",
            instead="Choose the redacted copy.",
            field="file",
        )
    copy = RedactedCopy(
        case=case,
        evidence=evidence,
        file_name=name_of(content),
        size=content.size,
        sha256=digest,
        attached_by=by,
    )
    with stored(copy.file, content, case):
        copy.save()
        for one in blacked:
            Redaction.objects.create(case=case, copy=copy, place=one.place, reason=one.reason)
        facts = {"copy": copy.pk, "evidence": evidence.pk, "sha256": digest, "redactions": len(blacked)}
        finish(case, step, by=by, facts=facts)
    return copy


def carry_copies(one: Evidence, made: Evidence, join: CaseJoin) -> None:
    """What is blacked out of a file stays so in the case that goes on: a join shows nobody more."""
    names = ("file", "file_name", "size", "sha256", "attached_by")
    for copy in one.copies.all():
        carried = RedactedCopy.objects.create(
            case=join.case,
            evidence=made,
            carried_by=join,
            **{name: getattr(copy, name) for name in names},
        )
        for row in copy.redactions.all():
            Redaction.objects.create(case=join.case, copy=carried, place=row.place, reason=row.reason)
