"""More people for the world's cast, a case on which every part is taken, and a look at what was written.

Like the world itself this walks the real verbs: a case that could not come about cannot be built here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from weakref import WeakSet

import pytest
import time_machine
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from accounts.models import User
from casework import actions
from casework.enums import (
    AppealResult,
    CompanionKind,
    FileState,
    Letter,
    MeasureKind,
    Nation,
    NormDeparture,
    PartKind,
    ResignationKind,
    Role,
    SanctionLevel,
    Severity,
)
from casework.models import (
    AppealCommitteeMember,
    Case,
    CommitteeMember,
    ConsiderationAgreed,
    DecisionNorm,
    Employee,
    Grade,
    LiveMonths,
    MeetingCompanion,
    Posting,
    RoleGrant,
    SanctionMeasure,
)
from casework.models.people import sort_key
from tests.outside_world import outside
from tests.own_world import (
    comment,
    send_letter,
    spoken,
    spoken_after_the_appeal,
    told_by_letter,
    told_of_the_end,
)
from tests.support_world import allowed_to_be_absent, supported
from tests.walked import walked_once
from tests.world import (
    APPEAL_CLOSED,
    APPEAL_HEARD_AFTER,
    APPEAL_INVITED,
    ASSESSED,
    DECIDED,
    HEARD_AFTER,
    LONDON,
    PASSWORD,
    PUT_RIGHT,
    REFERRED,
    REQUIRED,
    World,
    build_world,
)

JOINED = date(2005, 1, 4)
ONE_DAY = timedelta(days=1)

# Where a case can be walked to: the stages of the first hearing, each a verb after the one before it ...
FIRST_STAGES = (
    "investigation",
    "findings",
    "hearing to arrange",
    "hearing arranged",
    "deliberation",
    "decided",
    "outcome",
)
# ... and of the appeal. "appeal withdrawn" is before it was heard, "sent back" is remitted and told, "heard again"
# back at its hearing.
APPEAL_STAGES = (
    "appeal to arrange",
    "appeal arranged",
    "appeal deliberation",
    "appeal decided",
    "appeal told",
)
STAGES = (*FIRST_STAGES, "closed", *APPEAL_STAGES, "appeal withdrawn", "sent back", "heard again")


@pytest.fixture(autouse=True)
def that_autumn() -> Iterator[None]:
    """The world's dates are those of autumn 2026: a warning's last live day must not pass while nobody looks."""
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    """The cast, and nothing reported yet."""
    return build_world()


@walked_once
def hire(
    world: World,
    name: str,
    *,
    grade: str = "EO",
    unit: str = "operations",
    nation: Nation = Nation.ENGLAND_AND_WALES,
    manager: Employee | None = None,
) -> Employee:
    """One more employee with a sign-in, known to the world by ``name``."""
    full = f"{name.title()} Example"
    user = User.objects.create_user(email=f"{name}@example.org", name=full, password=PASSWORD)
    employee = Employee.objects.create(
        staff_number=f"E{Employee.objects.count() + 1:05d}",
        name=full,
        sort_name=sort_key(full),
        work_email=user.email,
        nation=nation,
        start_date=JOINED,
        user=user,
    )
    Posting.objects.create(
        employee=employee,
        unit=world.units[unit],
        grade=Grade.objects.get(code=grade),
        manager=manager,
        from_date=JOINED,
    )
    world.people[name] = employee
    return employee


@walked_once
def grant(
    world: World,
    name: str,
    role: Role,
    unit: str | None,
    *,
    from_date: date = JOINED,
    to_date: date | None = None,
) -> RoleGrant:
    """A role for somebody of the cast; no unit means the whole organisation."""
    return RoleGrant.objects.create(
        user=world.user(name),
        role=role,
        unit=world.units[unit] if unit else None,
        from_date=from_date,
        to_date=to_date,
    )


@walked_once
def hire_the_rest(world: World) -> None:
    """Whoever the cast lacks: an adviser, an appeal manager, a spare manager, and HR people with a hitch."""
    today = timezone.localdate()
    hire(world, "ada")
    hire(world, "april", grade="G6", unit="digital")
    hire(world, "penny", grade="G6", unit="digital")
    hire(world, "ed")
    hire(world, "una", unit="digital")
    for name in ("willa", "ida", "greta", "tom"):
        hire(world, name, grade="HEO")
    grant(world, "willa", Role.HR_OFFICER, "operations")
    grant(world, "ida", Role.HR_LEAD, "operations")
    User.objects.filter(pk=world.user("ida").pk).update(is_active=False)
    world.ida.user.refresh_from_db()
    grant(world, "greta", Role.HR_OFFICER, "operations", to_date=today - timedelta(days=1))
    grant(world, "tom", Role.HR_OFFICER, "operations", from_date=today + timedelta(days=1))
    hire(world, "pam", grade="G6", unit="digital")


@walked_once
def crowded_incident(world: World):
    """An incident about sam with two witnesses, one of them from HR, and a complainant."""
    return world.report(witnesses=[world.wendy, world.willa])


@walked_once
def crowded_case(world: World, *, severity: Severity = Severity.SERIOUS) -> Case:
    """A case at investigation on which every part is taken, one of them for the second time."""
    case = world.assess(crowded_incident(world), severity=severity)[0]
    taken = (
        (PartKind.CHAIR, world.chidi),
        (PartKind.PANEL_MEMBER, world.petra),
        (PartKind.NOTE_TAKER, world.ed),
        (PartKind.HR_ADVISER, world.ada),
        (PartKind.APPEAL_MANAGER, world.april),
        (PartKind.APPEAL_PANEL_MEMBER, world.pam),
    )
    for kind, employee in taken:
        actions.appoint(case, kind=kind, employee=employee, by=world.user("hana"), on=ASSESSED)
    actions.replace_part(
        case.parts.get(kind=PartKind.NOTE_TAKER),
        employee=world.nora,
        reason="Ed moved to another office.",
        by=world.user("hana"),
        on=ASSESSED,
    )
    return case


@walked_once
def walk_on(world: World, case: Case, stage: str) -> Case:
    """Take a case that has a chair from investigation to one of STAGES."""
    verbs = (world.findings, world.refer, world.arrange, world.record, world.decide, world.issue)
    first = FIRST_STAGES.index(stage) if stage in FIRST_STAGES else len(verbs)
    for verb in verbs[:first]:
        verb(case)
    if stage == "closed":
        world.close(case)
    elif stage not in FIRST_STAGES:
        _walk_the_appeal(world, case, stage)
    return case


def _walk_the_appeal(world: World, case: Case, stage: str) -> None:
    verbs = (world.lodge, world.arrange_appeal, world.record_appeal, world.decide_appeal, world.issue_appeal)
    if stage in APPEAL_STAGES:
        for verb in verbs[: APPEAL_STAGES.index(stage) + 1]:
            verb(case)
        return
    if stage == "appeal withdrawn":
        world.lodge(case)
        world.withdraw_appeal(case)
        return
    world.appeal(case, AppealResult.REMITTED)
    if stage == "heard again":
        world.return_to_hearing(case)


@walked_once
def fill(world: World, case: Case) -> None:
    """Evidence, a correction and a note: what a walk alone does not add. The case is at investigation."""
    actions.attach_evidence(
        case,
        title="A picture of the page",
        content=ContentFile(f"the page of {case.reference}".encode(), name="sams-page.png"),
        source="From Colin Example",
        by=world.user("ivor"),
    )
    actions.correct_record(
        case.allegations.get(number=1),
        field="particulars",
        value="On Monday 7 September 2026 posted a customer's name on a public page.",
        reason="The weekday was missing.",
        by=world.user("hana"),
        on=ASSESSED,
    )
    actions.add_note(case, text="Spoke to the union office about a room.", by=world.user("hana"))


@walked_once
def closed_and_full(world: World) -> Case:
    """A closed case with rows of every kind: a postponed attempt, a recalled decision, evidence, a correction."""
    case = crowded_case(world)
    fill(world, case)
    world.suspend(case)
    world.review_suspension(case)
    world.pause(case)
    told_by_letter(world, case)
    world.review_pause(case)
    world.resume(case)
    world.record_grievance(case)
    world.decide_on_grievance(case)
    world.close_grievance(case)
    world.flag_disclosure(case)
    world.check_disclosure(case)
    world.flag_union_representative(case)
    world.record_union_talk(case)
    world.propose_override(case)
    world.approve_override(case)
    world.propose_withdrawal(case)
    actions.turn_down_withdrawal(case, reason="It is she.", by=world.user("lena"), on=REFERRED)
    world.resign(case, kind=ResignationKind.WITH_NOTICE, ends_on=date(2027, 1, 4))
    supported(world, case)
    outside(world, case)
    world.findings(case)
    world.return_findings(case)
    world.findings(case)
    accompanied(case)
    world.agree(case)
    world.withdraw_agreement(case)
    for verb in (world.refer, world.arrange):
        verb(case)
    actions.postpone_hearing(
        case, reason="employer", because="The room was flooded.", by=world.user("chidi"), at=timezone.now()
    )
    world.arrange(case)
    spoken(world, case)
    world.record_oversight(case)
    world.serve_bundle(case)
    world.adjourn(case, resumes_at=HEARD_AFTER)
    send_letter(world, case, letter=Letter.ADJOURNMENT, sent_at=HEARD_AFTER)
    allowed_to_be_absent(world, case)
    world.record(case)
    comment(world, case)
    world.open_spent(case)
    agreed_to_consider(world, case)
    world.decide(case, spent_record_use="It was read and weighed nothing.")
    actions.recall_decision(case, reason="A finding was mistyped.", by=world.user("chidi"), at=timezone.now())
    world.decide(
        case, SanctionLevel.FINAL_WRITTEN_WARNING, spent_record_use="It was read and weighed nothing."
    )
    measured(case)
    world.issue(case, required=REQUIRED)
    world.review_improvement(case)
    _appeal(world, case)
    assert case.state == FileState.CLOSED
    return case


def accompanied(case: Case) -> None:
    """Said to have been met under a policy that lets somebody come, twice: the reference policy does not."""
    came = {"told": True, "kind": CompanionKind.BY_AGREEMENT, "name": "Fred Friend", "reason": "Her brother."}
    MeetingCompanion.objects.create(case=case, suspension=case.suspensions.get(), **came)
    MeetingCompanion.objects.create(case=case, findings=case.reports.get(returned=None), **came)


def measured(case: Case) -> None:
    """Said to have been decided under a policy with bands, committees and a choice of months: P1 has none of them."""
    decision = case.decisions.get(recalled_at=None)
    DecisionNorm.objects.create(
        case=case,
        decision=decision,
        severity=Severity.SERIOUS,
        norm=SanctionLevel.WRITTEN_WARNING,
        entry=SanctionLevel.WRITTEN_WARNING,
        heaviest=SanctionLevel.FINAL_WRITTEN_WARNING,
        departure=NormDeparture.HEAVIER,
        reasons="It was worse than the norm has in mind.",
    )
    LiveMonths.objects.create(case=case, decision=decision, months=12, least=6, most=12)
    member = case.parts.filter(kind__in=(PartKind.PANEL_MEMBER, PartKind.NOTE_TAKER)).order_by("kind").last()
    CommitteeMember.objects.create(case=case, decision=decision, part=member)
    SanctionMeasure.objects.create(
        case=case,
        decision=decision,
        kind=MeasureKind.PROMOTION_BAR,
        what="No promotion.",
        basis="Clause 9.",
        from_on=date(2026, 11, 2),
        to_on=date(2027, 2, 1),
    )


def agreed_to_consider(world: World, case: Case) -> None:
    """Said to have been agreed under a policy that lets it be: P1 does not, and nothing was there to open."""
    ConsiderationAgreed.objects.create(
        case=case,
        opening=case.spent_record_openings.get(),
        reasons="It was a pupil then as well.",
        agreed_on=DECIDED,
        agreed_by=world.user("lena"),
    )


def decided_together(case: Case) -> None:
    """Said to have been decided under a policy that wants a committee for an appeal: P1 does not."""
    AppealCommitteeMember.objects.create(
        case=case,
        decision=case.appeal_decisions.get(),
        part=case.parts.filter(kind__in=(PartKind.PANEL_MEMBER, PartKind.NOTE_TAKER)).order_by("kind").last(),
    )


def _appeal(world: World, case: Case) -> None:
    """An appeal with a postponed attempt, decided and told; the case is closed after it."""
    world.lodge(case)
    world.acknowledge(case)
    world.arrange_appeal(case)
    actions.postpone_appeal_hearing(
        case,
        reason="employer",
        because="The room was flooded.",
        by=world.hears_appeal(case),
        at=APPEAL_INVITED,
    )
    world.arrange_appeal(case)
    spoken(world, case)
    world.adjourn(case, resumes_at=APPEAL_HEARD_AFTER)
    world.record_appeal(case)
    world.open_spent(case)
    world.decide_appeal(
        case, level=SanctionLevel.WRITTEN_WARNING, spent_record_use="There was nothing to weigh."
    )
    decided_together(case)
    world.issue_appeal(case)
    spoken_after_the_appeal(world, case)
    world.close(case, on=APPEAL_CLOSED)
    world.extend_warning(case)
    world.curtail(case, last_day=date(2027, 4, 1))
    told_of_the_end(world, case)
    world.conciliate(case)
    world.reopen(case, level=SanctionLevel.VERBAL_WARNING)
    world.issue_correction(case)
    world.close(case, on=PUT_RIGHT.date())


def appoint_chair_on_the_day(world: World, case: Case) -> None:
    """The chair of the world's plain walk."""
    world.appoint_chair(case)
    assert case.parts.filter(kind=PartKind.CHAIR, from_date=REFERRED).exists()


@cache
def _tables() -> list[str]:
    models = apps.get_app_config("casework").get_models(include_auto_created=True)
    return [model._meta.db_table for model in models]


# Those that have the question below ready: planning it takes ten times as long as the answer.
_ready: WeakSet[Any] = WeakSet()


def counts() -> dict[str, int]:
    """The number of rows of each casework table."""
    with connection.cursor() as cursor:
        if connection.connection not in _ready:
            each = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in _tables())
            cursor.execute(f"PREPARE rows_of_each_table AS {each}")
            _ready.add(connection.connection)
        cursor.execute("EXECUTE rows_of_each_table")
        return dict(cursor.fetchall())


def contents() -> dict[str, tuple[int, str]]:
    """Each casework table's number of rows and a digest of them; equal before and after: nothing was written."""
    found = {table: (count, "") for table, count in counts().items()}
    each = " UNION ALL ".join(
        f"SELECT '{table}', count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM {table} t"
        for table, (count, _) in found.items()
        if count
    )
    if each:
        with connection.cursor() as cursor:
            cursor.execute(each)
            found |= {table: (count, digest) for table, count, digest in cursor.fetchall()}
    return found


def check_deferred_guards() -> None:
    """Let the triggers that wait for the commit speak now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
