"""What is added to a case file while it is open: allegations, corrections, evidence, notes."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.db.models.fields.files import FieldFile

from casework.actions.steps import begin, check_written, finish
from casework.enums import Action, IncidentChannel, Platform
from casework.errors import NotNow, RuleBroken
from casework.models import Allegation, Case, Category, Correction, Evidence, Note
from casework.rules import conduct

if TYPE_CHECKING:
    from accounts.models import User

MAX_EVIDENCE_BYTES = 25 * 1024 * 1024
CORRECTABLE = ("particulars", "acted_from", "acted_to", "category")


@transaction.atomic
def add_allegation(
    case: Case,
    *,
    particulars: str,
    category: Category,
    channel: IncidentChannel | str,
    acted_from: date,
    acted_to: date,
    platform: Platform | str = "",
    by: User,
    on: date,
) -> Allegation:
    """Add an allegation with dates of its own; it gets its own finding (domain.md 0.5)."""
    step = begin(case, Action.ADD_ALLEGATION, by=by)
    conduct.check_days(acted_from, acted_to, on, field="acted_to")
    conduct.check_channel(channel, platform)
    last = case.allegations.aggregate(last=Max("number"))["last"] or 0
    allegation = Allegation.objects.create(
        case=case,
        number=last + 1,
        particulars=check_written("particulars", particulars, "The allegation"),
        category=category,
        channel=channel,
        platform=platform,
        acted_from=acted_from,
        acted_to=acted_to,
        added_by=by,
    )
    finish(case, step, by=by, facts={"allegation": allegation.pk, "category": category.code})
    return allegation


@transaction.atomic
def correct_record(
    allegation: Allegation, *, field: str, value: str | date | Category, reason: str, by: User, on: date
) -> Correction:
    """Put one field of an allegation right: the old value is kept, with the reason (DP-10)."""
    case = allegation.case
    step = begin(case, Action.CORRECT_RECORD, by=by)
    if field not in CORRECTABLE:
        raise RuleBroken(
            "DP-10",
            "This part of the record cannot be corrected here.",
            instead="Write a note that says what is right.",
            field="field",
        )
    allegation.refresh_from_db()
    old = str(getattr(allegation, field))
    if isinstance(value, str):
        value = check_written("value", value, "The correct wording")
    setattr(allegation, field, value)
    conduct.check_days(allegation.acted_from, allegation.acted_to, on, field="acted_to")
    if str(value) == old:
        raise RuleBroken(
            "DP-10",
            "This is what the record already says.",
            instead="Change the wording, or leave the record as it is.",
            field="value",
        )
    allegation.save(update_fields=[field])
    reason = check_written("reason", reason, "The reason")
    correction = Correction.objects.create(
        case=case,
        allegation=allegation,
        field=field,
        old_value=old,
        new_value=str(value),
        reason=reason,
        corrected_by=by,
    )
    facts = {"correction": correction.pk, "allegation": allegation.pk, "field": field}
    finish(case, step, by=by, facts=facts, personal={"old": old, "new": str(value), "reason": reason})
    return correction


@transaction.atomic
def attach_evidence(case: Case, *, title: str, content: File[bytes], source: str = "", by: User) -> Evidence:
    """Keep a file on the case, bound by its SHA-256. The same file twice on one case is refused (B08, U10)."""
    step = begin(case, Action.ATTACH_EVIDENCE, by=by)
    digest = digest_of(content)
    if Evidence.objects.filter(case=case, sha256=digest).exists():
        raise RuleBroken(
            "PR-09",
            "This very file is already on the case.",
            instead="Choose another file, or use the one that is there.",
            field="file",
        )
    last = case.evidence.aggregate(last=Max("number"))["last"] or 0
    evidence = Evidence(
        case=case,
        number=last + 1,
        title=check_written("title", title, "A title"),
        source=source.strip(),
        file_name=name_of(content),
        size=content.size,
        sha256=digest,
        attached_by=by,
    )
    with stored(evidence.file, content, case):
        evidence.save()
        finish(case, step, by=by, facts={"evidence": evidence.pk, "sha256": digest})
    return evidence


@contextmanager
def stored(place: FieldFile, content: File[bytes], case: Case) -> Iterator[None]:
    """Store the bytes for the rows that are written inside. What ends those takes the bytes back: no purge knows them."""
    place.save(f"{case.pk}/{uuid.uuid4().hex}", content, save=False)
    try:
        yield
    except BaseException:
        place.delete(save=False)
        raise


def name_of(content: File[bytes]) -> str:
    """The name under which a file is offered again, without its folders."""
    return (content.name or "file").rsplit("/", 1)[-1][-255:]


def digest_of(content: File[bytes]) -> str:
    """The SHA-256 of the bytes, read in pieces. Raises RuleBroken for an empty or too large file."""
    if not content.size:
        raise RuleBroken("PR-09", "The file is empty.", instead="Choose another file.", field="file")
    if content.size > MAX_EVIDENCE_BYTES:
        raise RuleBroken(
            "PR-09", "The file is larger than 25 MB.", instead="Split or shrink it.", field="file"
        )
    digest = hashlib.sha256()
    for piece in content.chunks():
        digest.update(piece)
    content.seek(0)
    return digest.hexdigest()


@transaction.atomic
def add_note(case: Case, *, text: str, by: User) -> Note:
    """Add a remark that everybody working on the case can read. It is kept as written.

    Raises NotNow for the writer's last note on the case, word for word: the Back button offers it a second time.
    """
    step = begin(case, Action.ADD_NOTE, by=by)
    written = check_written("text", text, "The note")
    last = Note.objects.filter(case=case, written_by=by).order_by("pk").last()
    if last is not None and last.text == written:
        raise NotNow(
            "Your last note on this case says this, word for word. Nothing was recorded a second time."
        )
    note = Note.objects.create(case=case, text=written, written_by=by)
    finish(case, step, by=by, facts={"note": note.pk})
    return note
