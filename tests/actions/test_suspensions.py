"""Suspend, review, lift: the overlay of T6 and T7, and that no suspension outlives the case (T18)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from casework import actions
from casework.actions import appoint, replace_part
from casework.enums import (
    Alternative,
    AppealResult,
    CloseReason,
    DeadlineKind,
    FileState,
    PartKind,
    SanctionLevel,
    Severity,
    SuspensionEnd,
    SuspensionPay,
)
from casework.models import AuditEvent, Case, Deadline, PolicyVersion, Suspension
from tests.actions.refusals import not_now, refused
from tests.world import (
    APPEAL_TOLD,
    ASSESSED,
    CLOSED,
    FOUND,
    ISSUED,
    P1,
    REFERRED,
    REPORTED,
    World,
    another_policy,
)

pytestmark = pytest.mark.django_db

REVIEWED = date(2026, 9, 23)


def _open(case: Case) -> dict[str, date]:
    return dict(Deadline.objects.open().filter(case=case).values_list("kind", "due_on"))


def test_what_was_considered_is_kept_and_the_first_review_is_due(world: World) -> None:
    case = world.open_case()
    made = world.suspend(case)
    assert (made.effective_on, made.last_day, made.contact) == (ASSESSED, None, world.nora)
    assert made.authorised_by == world.user("carla")
    assert made.policy == world.policy
    assert set(made.alternatives.values_list("kind", flat=True)) == set(Alternative.values)
    assert case.state == FileState.INVESTIGATION
    assert _open(case)[DeadlineKind.SUSPENSION_REVIEW] == date(2026, 9, 23)
    assert DeadlineKind.SUSPENSION_CAP not in _open(case)


def test_a_review_starts_the_next_interval(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    world.review_suspension(case, on=REVIEWED)
    assert _open(case)[DeadlineKind.SUSPENSION_REVIEW] == date(2026, 10, 7)
    [first] = Deadline.objects.filter(case=case, kind=DeadlineKind.SUSPENSION_REVIEW, met_at__isnull=False)
    assert first.due_on == date(2026, 9, 23)


def test_lifting_it_ends_the_clocks_and_a_new_one_may_follow(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    ended = world.lift_suspension(case, by=world.user("lena"))
    assert (ended.last_day, ended.ended_because, ended.ended_by) == (REFERRED, "lifted", world.user("lena"))
    assert DeadlineKind.SUSPENSION_REVIEW not in _open(case)
    [review] = Deadline.objects.filter(case=case, kind=DeadlineKind.SUSPENSION_REVIEW)
    assert (review.met_at, review.superseded_at is None) == (None, False)
    with refused(
        "T6", says="until the end of Tue 6 Oct 2026", instead="Wed 7 Oct 2026", field="effective_on"
    ):
        world.suspend(case, effective_on=REFERRED, on=REFERRED)
    next_day = REFERRED + timedelta(days=1)
    assert world.suspend(case, effective_on=next_day, on=next_day) != ended


def test_nobody_is_suspended_twice_at_a_time_nor_reviewed_when_they_are_not(world: World) -> None:
    case = world.open_case()
    with not_now("Nobody is suspended"):
        world.review_suspension(case)
    with not_now("Nobody is suspended"):
        world.lift_suspension(case)
    world.suspend(case)
    with not_now("suspended already"):
        world.suspend(case)


def test_authority_is_that_of_the_policy(world: World) -> None:
    case = world.assess(world.report(by="hana"), openings=[world.opening(case_manager=world.manny)])[0]
    with refused("SU-5", says="Your grade", instead="replace the case manager"):
        world.suspend(case, by=world.user("manny"))


def test_a_review_needs_the_same_authority(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    part = case.parts.get(kind=PartKind.CASE_MANAGER)
    actions.replace_part(part, employee=world.manny, reason="On leave.", by=world.user("hana"), on=FOUND)
    with refused("SU-5", says="Your grade"):
        world.review_suspension(case, by=world.user("manny"))
    world.lift_suspension(case, by=world.user("manny"))


def test_a_policy_that_says_nothing_of_it_suspends_nobody(world: World) -> None:
    silent = {name: value for name, value in P1.items() if name != "suspension"}
    PolicyVersion.objects.create(name="Silent", effective_from=date(2026, 9, 1), document=silent)
    case = world.open_case()
    with refused("SU-5", says="does not provide for suspension"):
        world.suspend(case)


def test_what_is_too_mild(world: World) -> None:
    case = world.open_case(severity=Severity.MINOR)
    with refused("SU-5", says="of minor misconduct", instead="alternatives"):
        world.suspend(case)


def test_alternatives_and_pay_and_the_person_to_turn_to(world: World) -> None:
    case = world.open_case()
    all_but_one = dict.fromkeys(
        [kind for kind in Alternative if kind != Alternative.HOME], "It would not do."
    )
    with refused("SU-3", says="working from home", field="home"):
        world.suspend(case, alternatives=all_but_one)
    with refused("SU-2", says="where the contract allows", field="pay_clause"):
        world.suspend(case, pay=SuspensionPay.UNPAID)
    for name in ("sam", "wendy", "colin"):
        with refused("SU-4", says="part of what is investigated", field="contact"):
            world.suspend(case, contact=world.people[name])
    made = world.suspend(case, pay=SuspensionPay.UNPAID, pay_clause="Clause 14.2")
    assert made.pay_clause == "Clause 14.2"


def test_a_clause_is_kept_only_where_pay_stops(world: World) -> None:
    assert world.suspend(world.open_case(), pay_clause="Clause 14.2").pay_clause == ""


def test_its_days(world: World) -> None:
    """Not before anybody looked at the report (SU-3), and recorded when it begins and ends, not ahead."""
    case = world.open_case()
    with refused("SU-3", says="Tue 8 Sep 2026", field="effective_on"):
        world.suspend(case, effective_on=REPORTED - timedelta(days=1))
    with refused("T6", says="after today", field="effective_on"):
        world.suspend(case, effective_on=ASSESSED + timedelta(days=1))
    world.suspend(case, effective_on=REPORTED)
    with refused("T7", says="The suspension began on Tue 8 Sep 2026", field="last_day"):
        world.lift_suspension(case, last_day=REPORTED - timedelta(days=1))
    with refused("T7", says="after today", field="last_day"):
        world.lift_suspension(case, last_day=REFERRED + timedelta(days=1))
    with refused("T7", says="The suspension began"):
        world.review_suspension(case, on=REPORTED - timedelta(days=1))


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_goes_unwritten(world: World, text: str) -> None:
    case = world.open_case()
    with refused("PR-02", says="The reason is missing", field="reason"):
        world.suspend(case, reason=text)
    world.suspend(case)
    with refused("PR-02", says="Why it is still needed is missing", field="reasons"):
        world.review_suspension(case, reasons=text)
    with refused("PR-02", says="Why nothing milder will do is missing", field="alternatives"):
        world.review_suspension(case, alternatives=text)
    with refused("PR-02", says="What was decided is missing", field="note"):
        world.lift_suspension(case, note=text)


def test_sickness_and_the_end_of_a_case_are_no_reasons_to_choose_freely(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    with refused("SU-6", says="does not end with sickness", field="because"):
        world.lift_suspension(case, because=SuspensionEnd.SICKNESS)
    with refused("T7", says="by itself", field="because"):
        world.lift_suspension(case, because=SuspensionEnd.CASE_OVER)


def _no_case(world: World, case: Case) -> date:
    actions.no_case_to_answer(case, reasons="Nothing supports it.", by=world.user("carla"), on=REFERRED)
    return REFERRED


def _withdraw(world: World, case: Case) -> date:
    world.withdraw(case, reason="The wrong person.", on=CLOSED)
    return CLOSED


def _issue(world: World, case: Case) -> date:
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record, world.decide):
        verb(case)
        assert case.suspensions.get().last_day is None
    world.issue(case)
    return ISSUED.date()


@pytest.mark.parametrize("ends_it", [_no_case, _withdraw, _issue])
def test_no_suspension_outlives_the_outcome_or_the_case(world: World, ends_it) -> None:
    case = world.open_case()
    world.suspend(case)
    last_day = ends_it(world, case)
    ended = case.suspensions.get()
    assert (ended.last_day, ended.ended_because) == (last_day, SuspensionEnd.CASE_OVER)
    event = AuditEvent.objects.filter(case=case.pk).latest("id")
    assert f'"suspension_ended":{ended.pk}' in event.body
    assert DeadlineKind.SUSPENSION_REVIEW not in _open(case)


@pytest.mark.parametrize(
    ("months", "last"),
    [(0, date(2027, 1, 31)), (2, date(2026, 11, 8)), (6, date(2027, 1, 31)), (1, ISSUED.date())],
)
def test_whoever_is_dismissed_with_notice_stays_away_until_it_ends_or_reaches_its_cap(
    world: World, months: int, last: date
) -> None:
    """SU-5: no day ahead lies beyond the cap. One that has gone past it lasted until its letter all the same."""
    if months:
        cap = {"cap": {"n": months, "unit": "months"}}
        another_policy(date(2026, 9, 1), name="Capped", suspension=cap)
    case = world.open_case(severity=Severity.GROSS)
    world.suspend(case)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE, severity_found=Severity.GROSS)
    with time_machine.travel(ISSUED, tick=False):
        world.issue(case, told_on=ISSUED.date(), employment_ends_on=date(2027, 1, 31))
    assert case.suspensions.get().last_day == last


def test_whoever_comes_back_on_appeal_is_not_away_any_more(world: World) -> None:
    case = world.open_case(severity=Severity.GROSS)
    world.suspend(case)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE, severity_found=Severity.GROSS)
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=date(2027, 1, 31))
    world.appeal(case, AppealResult.SET_ASIDE, returns_on=APPEAL_TOLD.date())
    assert case.suspensions.get().last_day == APPEAL_TOLD.date()


def test_a_review_stands_against_an_end_before_it(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    world.review_suspension(case, on=REVIEWED)
    with refused(
        "T7", says="The suspension was last reviewed, and went on, on Wed 23 Sep 2026", field="last_day"
    ):
        world.lift_suspension(case, last_day=REVIEWED - timedelta(days=1))
    world.lift_suspension(case, last_day=REVIEWED)


def test_whoever_investigates_or_decides_is_nobody_to_turn_to(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    for name in ("ivor", "chidi", "carla"):
        with refused("SU-4", says="part of what is investigated", field="contact"):
            world.suspend(case, contact=world.people[name], effective_on=FOUND, on=REFERRED)
    assert world.suspend(case, contact=world.hana, effective_on=FOUND, on=REFERRED).contact == world.hana


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        (PartKind.CHAIR, False),
        (PartKind.PANEL_MEMBER, False),
        (PartKind.APPEAL_MANAGER, False),
        (PartKind.NOTE_TAKER, True),
        (PartKind.WITNESS, True),
    ],
)
def test_whom_the_employee_was_told_to_turn_to_does_not_decide_the_case_later(
    world: World, kind: PartKind, may: bool
) -> None:
    case = world.open_case()
    world.suspend(case, contact=world.nora)
    world.lift_suspension(case)
    if may:
        assert appoint(case, kind=kind, employee=world.nora, by=world.user("hana"), on=FOUND).kind == kind
        return
    with refused("SU-4", says="told to turn to this person while suspended", field="employee"):
        appoint(case, kind=kind, employee=world.nora, by=world.user("hana"), on=FOUND)


@pytest.mark.parametrize("kind", [PartKind.CASE_MANAGER, PartKind.INVESTIGATOR])
def test_nor_do_they_take_over_the_case_or_its_investigation(world: World, kind: PartKind) -> None:
    case = world.open_case()
    world.suspend(case, contact=world.nora)
    part = case.parts.get(kind=kind, to_date=None)
    with refused("SU-4", says="told to turn to this person while suspended", field="employee"):
        replace_part(part, employee=world.nora, reason="Ill.", by=world.user("hana"), on=FOUND)
    part.refresh_from_db()
    assert part.to_date is None


def test_after_sickness_it_is_resumed_for_what_the_cap_has_left(world: World) -> None:
    """SU-5, scenario 15: from 9 Sep to 4 Oct, then ill; two months end on 8 Nov all the same."""
    terms = {"cap": {"n": 2, "unit": "months"}, "ends_with_sickness": True}
    another_policy(date(2026, 9, 1), name="Capped", suspension=terms)
    case = world.open_case()
    world.suspend(case)
    ill = date(2026, 10, 4)
    world.lift_suspension(case, last_day=ill, because=SuspensionEnd.SICKNESS, on=ill)
    back, last = date(2026, 11, 2), date(2026, 11, 8)
    says = "from Wed 9 Sep 2026, which this would resume, ends on Sun 8 Nov 2026 at the latest"
    for on in (last, date(2026, 11, 30)):
        with refused("SU-5", says=says, instead="one of the alternatives", field="effective_on"):
            world.suspend(case, effective_on=back, on=on)
    world.suspend(case, effective_on=back, on=last - timedelta(days=1))
    assert case.deadlines.open().get(kind=DeadlineKind.SUSPENSION_CAP).due_on == last


def test_what_was_not_read_is_neither_lifted_nor_called_off(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    world.suspend(case, effective_on=FOUND, on=REFERRED)
    stale = Case.objects.get(pk=case.pk)
    actions.add_note(case, text="The room has changed.", by=world.user("hana"))
    for verb in (world.lift_suspension, world.review_suspension, world.pause):
        seen = Case.objects.get(pk=case.pk)
        seen.version = stale.version
        with not_now("Somebody changed this file"):
            verb(seen)


def test_an_hr_lead_stands_in_for_a_review(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    assert world.review_suspension(case, by=world.user("lena")).reviewed_by == world.user("lena")


def test_whoever_suspends_does_not_hear_the_appeal(world: World) -> None:
    """SEP-2, even when they are the case manager no more."""
    case = world.case_in(FileState.HEARING)
    world.suspend(case, effective_on=FOUND, on=REFERRED)
    part = case.parts.get(kind=PartKind.CASE_MANAGER)
    actions.replace_part(part, employee=world.manny, reason="On leave.", by=world.user("hana"), on=REFERRED)
    with refused("SEP-2", says="has been the case manager"):
        actions.appoint(
            case, kind=PartKind.APPEAL_MANAGER, employee=world.carla, by=world.user("hana"), on=REFERRED
        )


def test_the_terms_are_those_under_which_it_began(world: World) -> None:
    """PV-1: a policy that comes into force during a suspension changes nothing about it."""
    case = world.open_case()
    world.suspend(case)
    another_policy(date(2026, 9, 20), name="P2", suspension={"review": {"n": 7, "unit": "calendar_days"}})
    world.review_suspension(case, on=REVIEWED)
    assert _open(case)[DeadlineKind.SUSPENSION_REVIEW] == date(2026, 10, 7)


def test_the_cap_is_a_deadline_and_nobody_reviews_past_it(world: World) -> None:
    another_policy(date(2026, 9, 1), name="Capped", suspension={"cap": {"n": 2, "unit": "months"}})
    case = world.open_case()
    world.suspend(case)
    last = date(2026, 11, 8)
    assert _open(case)[DeadlineKind.SUSPENSION_CAP] == last
    world.review_suspension(case, on=last - timedelta(days=1))
    for day in (last, last + timedelta(days=1)):
        with refused("SU-5", says="on Sun 8 Nov 2026 at the latest", instead="Lift it"):
            world.review_suspension(case, on=day)
    world.lift_suspension(case, last_day=last, on=last)
    [cap] = Deadline.objects.filter(case=case, kind=DeadlineKind.SUSPENSION_CAP)
    assert cap.met_at is not None
    assert Case.objects.get(pk=case.pk).state == FileState.INVESTIGATION


def test_a_closed_case_suspends_nobody(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    with not_now("cannot be done now"):
        world.suspend(case)
    assert not Suspension.objects.exists()
    assert case.closures.get().reason == CloseReason.SANCTION_FINAL
