"""Two full cases in two units with people who must not see both: something to leak for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from casework import actions
from casework.enums import FileState, Letter, PaperChecked, PartKind, ResignationKind, Role
from casework.models import (
    Appeal,
    AppealWithdrawal,
    Case,
    CaseJoin,
    Cover,
    CoveredPart,
    CoverGap,
    DecisionReview,
    PaperCheck,
    RedactedCopy,
    Redaction,
    TakenOver,
)
from tests import fixtures_world as more
from tests.models.bad_rows import (
    asked_for_reasons,
    extended_instead,
    judged,
    left_out,
    looked_at,
    offered,
    paid,
    settled,
)
from tests.outside_world import outside
from tests.own_world import (
    comment,
    send_letter,
    spoken,
    spoken_after_the_appeal,
    told_by_letter,
    told_of_the_end,
    told_of_the_settling,
)
from tests.paper_world import SCAN
from tests.support_world import allowed_to_be_absent, supported
from tests.walked import walked_once
from tests.world import (
    APPEAL_CLOSED,
    APPEAL_HEARD_AFTER,
    APPEALED,
    ASSESSED,
    HEARD,
    HEARD_AFTER,
    PUT_RIGHT,
    REFERRED,
    REQUIRED,
    World,
)


@dataclass
class Two:
    """``a`` is about sam in Leeds, below Operations; ``b`` about dora in Digital. Both are closed and full."""

    a: Case
    b: Case

    def named(self, letters: str) -> list[Case]:
        return [getattr(self, letter.lower()) for letter in letters]


@walked_once
def two_cases(world: World) -> Two:
    more.hire_the_rest(world)
    for name in ("dora", "bart", "bess", "bo"):
        more.hire(world, name, unit="digital")
    more.hire(world, "bill", grade="G6", unit="operations")
    _hire_outsiders(world)
    both = Two(a=more.closed_and_full(world), b=_digital_case(world))
    for case, other in ((both.a, both.b), (both.b, both.a)):
        _to_be_reviewed(world, case, other)
        _joined(world, case, other)
        extended_instead(case, other)
        judged(case, other)
        settled(case)
        told_of_the_settling(case)
        _covered(world, case)
        _from_paper(world, case)
        _redacted(world, case)
        _withdraw_a_second_appeal(world, case)
        looked_at(world, case)
    return both


def _withdraw_a_second_appeal(world: World, case: Case) -> None:
    """Beside an appeal that was decided, at a level that it offers: no short walk has both."""
    decided = case.appeals.get()
    offer = offered(case)
    late = Appeal.objects.create(
        case=case,
        outcome=decided.outcome,
        level=2,
        offered_by=offer,
        policy=decided.policy,
        received_on=date(2026, 11, 9),
        is_late=True,
        late_reason="In hospital.",
        refused=True,
        recorded_by=world.user("hana"),
    )
    paid(case)
    asked_for_reasons(case)
    left_out(case)
    AppealWithdrawal.objects.create(
        case=case,
        appeal=late,
        withdrawn_on=date(2026, 11, 10),
        said="No longer.",
        recorded_by=world.user("hana"),
    )


def _to_be_reviewed(world: World, case: Case, other: Case) -> None:
    """Said to rest on a warning of the other case which fell: no short walk has both."""
    DecisionReview.objects.create(
        case=case,
        decision=case.decisions.get(recalled_at=None),
        sanction=other.sanctions.order_by("pk").first(),
        fell_on=date(2026, 11, 11),
    )


def _joined(world: World, case: Case, other: Case) -> None:
    """Said to have taken the other in, with what it was about: they are of two employees, so that no walk does it."""
    join = CaseJoin.objects.create(
        case=case, joined=other, reasons="Together.", joined_on=ASSESSED, joined_by=world.user("lena")
    )
    case.allegations.update(carried_by=join)
    case.evidence.update(carried_by=join)


def _from_paper(world: World, case: Case) -> None:
    """Said to have been run on paper, which a case of this full walk was not."""
    taken_over = TakenOver.objects.create(
        case=case,
        stage=FileState.FINDINGS,
        source="Cabinet 4",
        old_reference=case.reference,
        sha256=SCAN,
        taken_over_on=REFERRED,
        taken_over_by=world.user("lena"),
    )
    PaperCheck.objects.create(case=case, taken_over=taken_over, rule="T9", result=PaperChecked.NOT_CHECKED)


def _redacted(world: World, case: Case) -> None:
    """With a redacted copy of its file, said to have come with a join as the file is."""
    copy = RedactedCopy.objects.create(
        case=case,
        evidence=case.evidence.first(),
        file="none",
        file_name="page.png",
        size=1,
        sha256=SCAN,
        attached_by=world.user("hana"),
        carried_by=case.joins.get(),
    )
    Redaction.objects.create(case=case, copy=copy, place="Line 1", reason="Names somebody else.")


def _covered(world: World, case: Case) -> None:
    """Said to have been covered for a while: no short walk hands a part over and back."""
    cover = Cover.objects.create(
        absent=world.ed,
        stand_in=world.una,
        from_on=ASSESSED,
        until=ASSESSED,
        arranged_by=world.user("lena"),
        began_at=timezone.now(),
    )
    first, second, third = case.parts.order_by("pk")[:3]
    CoveredPart.objects.create(cover=cover, case=case, part=first, successor=second, back=third)
    CoverGap.objects.create(cover=cover, case=case, part=first, why="Heard.")


def _hire_outsiders(world: World) -> None:
    """People with a role and a hitch, or a role and a reach. None of them is appointed to anything."""
    today = timezone.localdate()
    for name in ("rosa", "lee", "nia", "sol", "vera", "otto"):
        more.hire(world, name, grade="HEO")
    more.grant(world, "rosa", Role.HR_OFFICER, None)
    more.grant(world, "lee", Role.HR_OFFICER, "leeds")
    more.grant(world, "nia", Role.HR_LEAD, None)
    more.grant(world, "sol", Role.AUDITOR, None)
    more.grant(world, "vera", Role.AUDITOR, "operations")
    more.grant(world, "otto", Role.AUDITOR, None, to_date=today - timedelta(days=1))
    more.grant(world, "dora", Role.HR_OFFICER, "digital")
    more.grant(world, "una", Role.MANAGER, None)


def _digital_case(world: World) -> Case:
    """olu's case: bo investigates, carla commissions, bill chairs, petra takes notes; nia and sol are named in it."""
    olu = world.user("olu")
    incident = world.report(
        involved=("dora",),
        by="chidi",
        witnesses=[world.bart, world.nia],
        complainants=[world.bess, world.sol],
    )
    [case] = world.assess(incident, openings=[world.opening("dora", investigator=world.bo)], by=olu)
    _add_to(world, case)
    world.suspend(case)
    world.review_suspension(case)
    world.pause(case)
    told_by_letter(world, case, hr="olu")
    world.review_pause(case)
    world.resume(case)
    world.record_grievance(case, by=olu)
    world.decide_on_grievance(case)
    world.close_grievance(case, by=olu)
    world.flag_disclosure(case, by=olu)
    world.check_disclosure(case)
    world.flag_union_representative(case, by=olu)
    world.record_union_talk(case, by=olu)
    world.propose_override(case, employee=world.bo, by=olu)
    world.approve_override(case)
    world.propose_withdrawal(case, by=olu)
    actions.turn_down_withdrawal(case, reason="It is she.", by=world.user("lena"), on=REFERRED)
    world.resign(case, by=olu, kind=ResignationKind.WITH_NOTICE, ends_on=date(2027, 1, 4))
    supported(world, case)
    outside(world, case)
    world.findings(case, by=world.user("bo"))
    world.return_findings(case)
    world.findings(case, by=world.user("bo"))
    more.accompanied(case)
    world.agree(case)
    world.withdraw_agreement(case, by=olu)
    world.refer(case)
    for kind, name in ((PartKind.CHAIR, "bill"), (PartKind.NOTE_TAKER, "petra")):
        actions.appoint(case, kind=kind, employee=world.people[name], by=olu, on=REFERRED)
    world.arrange(case, by=olu)
    actions.postpone_hearing(case, reason="employer", because="Ill.", by=olu, at=HEARD - timedelta(days=2))
    world.arrange(case, by=olu)
    spoken(world, case, hr="olu")
    world.record_oversight(case)
    world.serve_bundle(case, by=olu)
    world.adjourn(case, by=world.user("bill"), resumes_at=HEARD_AFTER)
    send_letter(world, case, letter=Letter.ADJOURNMENT, sent_at=HEARD_AFTER, by=olu)
    allowed_to_be_absent(world, case)
    world.record(case, by=world.user("bill"))
    comment(world, case, by=case.subject.user)
    world.open_spent(case, by=world.user("bill"))
    more.agreed_to_consider(world, case)
    world.decide(case, by=world.user("bill"), spent_record_use="It was read and weighed nothing.")
    more.measured(case)
    world.issue(case, by=olu, required=REQUIRED)
    world.review_improvement(case, by=olu)
    _appeal(world, case)
    return case


def _appeal(world: World, case: Case) -> None:
    """penny hears dora's appeal and varies the outcome; the case is closed after it."""
    olu = world.user("olu")
    world.lodge(case, by=olu)
    world.acknowledge(case, by=olu)
    actions.appoint(case, kind=PartKind.APPEAL_MANAGER, employee=world.penny, by=olu, on=APPEALED)
    world.arrange_appeal(case, by=olu)
    spoken(world, case, hr="olu")
    world.adjourn(case, resumes_at=APPEAL_HEARD_AFTER)
    world.record_appeal(case)
    world.open_spent(case)
    world.decide_appeal(case, spent_record_use="There was nothing to weigh.")
    more.decided_together(case)
    world.issue_appeal(case, by=olu)
    spoken_after_the_appeal(world, case)
    world.close(case, by=olu, on=APPEAL_CLOSED)
    world.extend_warning(case)
    world.curtail(case)
    told_of_the_end(world, case, hr="olu")
    world.conciliate(case, by=olu)
    world.reopen(case)
    world.issue_correction(case)
    world.close(case, by=olu, on=PUT_RIGHT.date())


def _add_to(world: World, case: Case) -> None:
    olu = world.user("olu")
    content = ContentFile(b"the other page", name="page.png")
    actions.attach_evidence(case, title="The other page", content=content, by=olu)
    actions.correct_record(
        case.allegations.get(),
        field="particulars",
        value="Twice.",
        reason="Once was wrong.",
        by=olu,
        on=ASSESSED,
    )
    actions.add_note(case, text="The canary of Digital.", by=olu)


# Who sees which case, by hand. Whoever is left out of the table fails the test.
SEES_CASES = {
    "hana": "A",  # HR of Operations: Leeds lies below it
    "lena": "AB",  # HR lead of the whole department
    "olu": "B",  # HR of Digital
    "rosa": "AB",  # HR of the whole organisation
    "lee": "A",  # HR of Leeds alone
    "audrey": "AB",  # auditor
    "vera": "A",  # auditor of Operations
    "ivor": "A",  # investigator
    "bo": "B",
    "carla": "AB",  # case manager of both
    "chidi": "A",  # chair of one; reported the other, which opens nothing
    "bill": "B",
    "petra": "AB",  # panel member of one, note taker of the other
    "nora": "A",  # note taker
    "ada": "A",  # HR adviser
    "april": "A",  # appeal manager
    "pam": "A",  # appeal panel member
    "nia": "A",  # HR lead of everything, but a witness in Digital
    "sol": "A",  # auditor of everything, but the complainant in Digital
    "dora": "",  # HR of Digital, but the case is about her
    "willa": "",  # HR of Operations, but a witness there
    "sam": "",  # subject
    "wendy": "",  # witness
    "colin": "",  # complainant
    "bart": "",
    "bess": "",
    "ed": "",  # note taker until replaced
    "manny": "",  # line manager and reporter
    "una": "",  # manages, and has no part
    "adam": "",  # administrator
    "ida": "",  # HR lead with the sign-in switched off
    "greta": "",  # HR until yesterday
    "tom": "",  # HR from tomorrow
    "otto": "",  # auditor until yesterday
    "penny": "B",  # appeal manager
    "sita": "",
    "uma": "",
}

# An incident is for HR and auditors: a part in the case that came of it does not open it.
SEES_INCIDENTS = {
    **dict.fromkeys(SEES_CASES, ""),
    "hana": "A",
    "lena": "AB",
    "olu": "B",
    "rosa": "AB",
    "lee": "A",
    "audrey": "AB",
    "vera": "A",
    "nia": "A",
    "sol": "A",
}

# What is restricted: HR leads and auditors, and none of them who investigates, hears or decides the case (WB-1).
SEES_RESTRICTED = {
    **dict.fromkeys(SEES_CASES, ""),
    "lena": "AB",
    "audrey": "AB",
    "vera": "A",
    "nia": "A",
    "sol": "A",
}

# Membership of a union, which the employee told: HR and auditors, the case manager and the HR adviser (DP-3).
SEES_UNION = SEES_INCIDENTS | {"carla": "AB", "ada": "A"}
