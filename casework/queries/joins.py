"""Another open case of the same employee, which could be joined; and what was joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from casework.enums import FileState, Severity
from casework.models import (
    Adjustment,
    Case,
    CaseJoin,
    CriminalMatter,
    FitNote,
    HearingRecord,
    LegalHold,
    LinkedGrievance,
    OccupationalHealthReferral,
    SafeguardingMark,
    Statement,
)
from casework.models.questions import ANY_CASE, ANY_EMPLOYEE, Question
from casework.models.scoping import CaseQuerySet
from casework.queries.facts import current_hearing, severity_put
from casework.queries.pauses import lasting_pause
from casework.queries.suspensions import lasting_suspension
from casework.rules.joining import BEFORE_A_HEARING, ToJoin
from casework.rules.ladder import SEVERITIES

if TYPE_CHECKING:
    from accounts.models import User


# Most have none, and the question for those of a reader is a long one.
_OTHERS = Question(
    "cases_to_join",
    lambda: (
        Case.objects.filter(subject=ANY_EMPLOYEE, state__in=BEFORE_A_HEARING)
        .exclude(pk=ANY_CASE)
        .values_list("pk")
    ),
)


def joinable(case: Case, reader: User) -> CaseQuerySet:
    """Other cases of this employee that were not heard yet, of those this reader may see."""
    if not _OTHERS.ask({ANY_EMPLOYEE: case.subject_id, ANY_CASE: case.pk}):
        return Case.objects.none()
    rows = Case.objects.visible_to(reader).filter(subject=case.subject_id, state__in=BEFORE_A_HEARING)
    return rows.exclude(pk=case.pk).select_related("subject", "category").order_by("opened_on", "pk")


def to_join(case: Case) -> ToJoin:
    """A case as the rules of joining take it."""
    hearing = current_hearing(case) if case.state == FileState.HEARING else None
    return ToJoin(
        state=FileState(case.state),
        severity=Severity(severity_put(case)),
        is_arranged=hearing is not None,
        # What was agreed without a hearing and sent back is under the ceiling of its first outcome (AP-4).
        was_heard=HearingRecord.objects.filter(case=case).exists() or case.sanctions.exists(),
        is_suspended=lasting_suspension(case) is not None,
        is_paused=lasting_pause(case) is not None,
        has_resigned=hasattr(case, "resignation"),
        has_more=_has_more(case),
    )


def _has_more(case: Case) -> bool:
    """Of what whoever joins may know of. What fewer may know of is carried over: to be refused for it would tell."""
    kept = (
        LegalHold,
        LinkedGrievance,
        CriminalMatter,
        Adjustment,
        FitNote,
        OccupationalHealthReferral,
        SafeguardingMark,
        Statement,
    )
    anything = [Exists(model._default_manager.filter(case=OuterRef("pk"))) for model in kept]
    return any(Case.objects.filter(pk=case.pk).values_list(*anything).get())


def gravest_assessed(case: Case) -> Severity:
    """The gravest as which this case was assessed, or any that was joined into it, and into that one, and so on."""
    found, ended_in = [Severity(case.severity)], [case.pk]
    while ended_in:
        joined = list(Case.objects.filter(joined_into__case__in=ended_in).select_related("case_to_answer"))
        found += [degree for one in joined for degree in (Severity(one.severity), severity_put(one))]
        ended_in = [one.pk for one in joined]
    return max(found, key=SEVERITIES.index)


def joins_seen(case: Case, reader: User) -> tuple[list[CaseJoin], CaseJoin | None]:
    """Which cases ended in this one, and in which this one ended, of those this reader may see on both sides."""
    if not case.joins.all() and not hasattr(case, "joined_into"):
        return [], None
    seen = Case.objects.visible_to(reader)
    rows = CaseJoin.objects.filter(Q(case=case) | Q(joined=case), case__in=seen, joined__in=seen)
    found = list(rows.select_related("case", "joined", "joined_by"))
    into = next((row for row in found if row.joined_id == case.pk), None)
    return [row for row in found if row.case_id == case.pk], into
