"""What the record of a past sanction says, who may take it over, and what shows that it is so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from django.core.files.base import File

from casework.access import makes_policy, parts_for_new_files, parts_in_unit
from casework.actions.paper_lock import lock_paper
from casework.actions.records import digest_of, name_of, stored
from casework.actions.steps import check_written
from casework.actions.system_actor import SYSTEM_EMAIL
from casework.enums import (
    Action,
    IncidentChannel,
    Known,
    PartKind,
    PastAppeal,
    Platform,
    SanctionLevel,
    Severity,
)
from casework.errors import NotNow, NotYou
from casework.models import Case, Category, Employee, Part, Posting, Provenance, Sanction, TakenOver
from casework.queries.purged import was_purged
from casework.rules import conduct, past_records
from casework.workflow import Step, find_step

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True, kw_only=True)
class PastSanction:
    """What the record says. Days are those of the paper.

    received_on:        None where the record does not say.
    live_again:         first and last day of each later period, after a gap in which it was not live (scenario 14).
    live_to:            last live day of a warning; None where nobody stated one: undetermined, never counted (SA-4).
    acted_on:           when it happened; None where the record does not say.
    severity:           "" where the record does not say.
    employment_ends_on: of a dismissal.
    source, reference:  the file or system, and what the record is called there.
    """

    employee: Employee
    level: SanctionLevel
    issued_on: date
    received_on: date | None = None
    live_to: date | None
    live_again: tuple[tuple[date, date], ...] = ()
    employment_ends_on: date | None
    acted_on: date | None
    category: Category
    channel: IncidentChannel
    platform: Platform | str
    severity: Severity | str
    heard: Known
    accompanied: Known
    appeal_offered: Known
    appeal: PastAppeal
    source: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class ListedLine:
    """The line of a list that was imported. line: counted from 1, the header. size (bytes) and sha256: of the list."""

    file_name: str
    size: int
    sha256: str
    line: int


Proof: TypeAlias = "File[bytes] | ListedLine"


def may_record_past(by: User) -> bool:
    """Whether somebody is in HR at all. Of which unit they have to be, the employee decides (``check_recorder``)."""
    return bool(parts_for_new_files(by) & set(find_step(Action.RECORD_PAST_SANCTION, None).who))


def check_may_begin(by: User) -> None:
    """Raise NotYou for whoever is in HR nowhere."""
    if not may_record_past(by):
        raise NotYou("A past sanction is recorded by HR. You are not in HR.")


def lock_employee(employee: Employee) -> None:
    """Of two who record the same sanction at once, the second waits and is told that it is here."""
    rows = Employee.objects.select_for_update(no_key=True).filter(pk=employee.pk)
    rows.values_list("pk").get()


def check_recorder(by: User, step: Step, post: Posting, proof: Proof) -> None:
    """Raise NotYou for anybody but HR of the unit, for the employee themselves, and for who investigates them (7.6).

    For a list, of which no paper is seen here, an HR lead answers, or the operator.
    """
    if post.employee.user_id == by.pk:
        raise NotYou("Nobody records a sanction of their own.")
    if by.email == SYSTEM_EMAIL:
        return
    mine = parts_in_unit(by, post.unit) & set(step.who)
    if isinstance(proof, ListedLine) and PartKind.HR_LEAD not in mine:
        raise NotYou("A list is answered for by an HR lead of the employee's unit. You are not one.")
    if not mine:
        raise NotYou(
            "A past sanction is recorded by HR of the unit in which the employee then worked. You are not in HR there."
        )
    if Part.objects.investigating(by).filter(case__subject=post.employee_id).exists():
        raise NotYou(
            "You investigate a case about this employee, and whoever investigates does not know of earlier sanctions. "
            "Ask somebody else in HR to record it."
        )


def check_record(record: PastSanction, *, by: User, on: date, is_trial: bool = False) -> None:
    """Raise RuleBroken for what cannot be so, and NotNow for what is here already or was purged.

    is_trial: it is all taken back, so that nobody has to wait for it: a long list would lock more papers at once than the
    database has room for.
    """
    past_records.check_past_days(record.acted_on, record.issued_on, on)
    past_records.check_past_receipt(record.issued_on, record.received_on, on)
    past_records.check_past_period(record.level, record.issued_on, record.live_to)
    past_records.check_live_again(record.level, record.live_to, record.live_again, on)
    past_records.check_past_end(record.level, record.issued_on, record.employment_ends_on)
    conduct.check_channel(record.channel, str(record.platform))
    check_written("source", record.source, "The source of the record")
    check_written("reference", record.reference, "The reference of the record")
    if not is_trial:
        lock_paper(record.source, record.reference)
    _check_not_here(record, by)


def _check_not_here(record: PastSanction, by: User) -> None:
    """Raise NotNow for what is here or was purged; which of it, is said only to whoever may see the case."""
    paper = {"source": record.source, "old_reference": record.reference}
    of_the_paper = [
        pk for rows in (Provenance, TakenOver) for (pk,) in rows.objects.filter(**paper).values_list("case")
    ]
    if _sees_one_of(of_the_paper, by):
        raise NotNow("This record is here already. It is taken over once.")
    purged = was_purged(record.source, record.reference)
    if purged and (by.email == SYSTEM_EMAIL or makes_policy(by)):
        raise NotNow("This record was here and was purged. It is not taken over again.")
    alike = {"employee": record.employee, "level": record.level, "issued_on": record.issued_on}
    same = [pk for (pk,) in Sanction.objects.filter(superseded_at=None, **alike).values_list("case")]
    if _sees_one_of(same, by):
        raise NotNow(
            "This employee has a sanction of this level and day already. Compare the two, and leave this one out if "
            "they are one."
        )
    if of_the_paper or purged or same:
        raise NotNow(
            "This cannot be recorded with this reference, level and day. Ask an HR lead of the whole organisation."
        )


def _sees_one_of(cases: list[int], by: User) -> bool:
    """The operator's own actor is told all: it reads no page."""
    if not cases or by.email == SYSTEM_EMAIL:
        return bool(cases)
    seen: bool = Case.objects.visible_to(by).filter(pk__in=cases).exists()
    return seen


def as_told(record: PastSanction) -> str:
    """What stands where a case of this system tells what happened: only where it is told."""
    day = "" if record.acted_on is not None else " The record does not say on which day it happened."
    return f"As told in an earlier record: {record.source}, {record.reference}.{day}"


def provenance_of(record: PastSanction, case: Case, *, by: User) -> Provenance:
    """The row as it will stand, not written yet."""
    return Provenance(
        case=case,
        source=record.source,
        old_reference=record.reference,
        day_known=record.acted_on is not None,
        heard=record.heard,
        accompanied=record.accompanied,
        appeal_offered=record.appeal_offered,
        appeal=record.appeal,
        recorded_by=by,
    )


@contextmanager
def proven(provenance: Provenance, proof: Proof) -> Iterator[Provenance]:
    """Write it with the line it came from, or with its scan, whose bytes go again with whatever ends the rows inside."""
    if isinstance(proof, ListedLine):
        provenance.line = proof.line
        provenance.file_name, provenance.size, provenance.sha256 = proof.file_name, proof.size, proof.sha256
        provenance.save()
        yield provenance
        return
    provenance.file_name, provenance.size, provenance.sha256 = name_of(proof), proof.size, digest_of(proof)
    with stored(provenance.file, proof, provenance.case):
        provenance.save()
        yield provenance
