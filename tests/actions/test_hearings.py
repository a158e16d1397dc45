"""arrange_hearing, postpone_hearing, record_hearing: notice, the companion's day, who came and what was said."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from casework import actions
from casework.enums import (
    Attendance,
    CompanionKind,
    Delivery,
    FileState,
    Nation,
    NotesStatus,
    PartKind,
    PostponementReason,
    Severity,
)
from casework.models import Case, Hearing, HearingRecord
from tests.actions.refusals import not_now, refused
from tests.web.verbs_world import sign_in
from tests.world import HEARD, HEARD_AFTER, INVITED, LONDON, REFERRED, World, another_policy

pytestmark = pytest.mark.django_db

PHONED = datetime(2026, 10, 14, 9, 0, tzinfo=LONDON)
REINVITED = datetime(2026, 10, 15, 9, 0, tzinfo=LONDON)


def _referred(world: World, **changes: Any) -> Case:
    """A case at hearing with a chair and nothing arranged."""
    case = world.open_case(**changes)
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case)
    return case


def _on(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def _postpone(world: World, case: Case, **changes: Any) -> Hearing:
    given = {
        "reason": PostponementReason.COMPANION_UNAVAILABLE,
        "by": world.user("hana"),
        "at": PHONED,
    } | changes
    return actions.postpone_hearing(case, **given)


def test_an_invitation_keeps_how_and_when_it_went(world: World) -> None:
    case = _referred(world)
    hearing = Hearing.objects.get(pk=world.arrange(case, absence_warning_sent=True).pk)
    assert (hearing.attempt, hearing.starts_at, hearing.place) == (1, HEARD, "Room 4, Leeds")
    assert (hearing.chair, hearing.policy, hearing.nation) == (world.chidi, world.policy, "england-and-wales")
    assert (hearing.invitation_delivery, hearing.invitation_sent_at) == (Delivery.EMAIL, INVITED)
    assert (hearing.invitation_received_on, hearing.arranged_by) == (date(2026, 10, 8), world.user("hana"))
    assert (hearing.notice_waived, hearing.absence_warning_sent) == (False, True)
    assert case.state == FileState.HEARING


RECEIPTS = [
    (Delivery.EMAIL, INVITED.replace(hour=16, minute=59), date(2026, 10, 8)),
    (Delivery.EMAIL, INVITED.replace(hour=17), date(2026, 10, 9)),
    (Delivery.BY_HAND, INVITED, date(2026, 10, 8)),
    (Delivery.FIRST_CLASS_POST, INVITED, date(2026, 10, 12)),
]


@pytest.mark.parametrize(("delivery", "sent_at", "received"), RECEIPTS)
def test_receipt_is_deemed_where_nobody_knows_it(
    world: World, delivery: str, sent_at: datetime, received: date
) -> None:
    case = _referred(world)
    hearing = world.arrange(case, delivery=delivery, sent_at=sent_at, starts_at=_on(date(2026, 11, 2)))
    assert hearing.invitation_received_on == received


def test_known_receipt_goes_before_deemed(world: World) -> None:
    case = _referred(world)
    with refused("PR-10", says="receiving the invitation on Fri 9 Oct 2026", instead="Mon 19 Oct 2026"):
        world.arrange(case, received_on=date(2026, 10, 9))


def test_too_little_notice_unless_waived(world: World) -> None:
    case = _referred(world)
    day = date(2026, 10, 15)
    with refused("PR-10", says="the earliest day is Fri 16 Oct 2026", instead="agreed in writing"):
        world.arrange(case, starts_at=_on(day))
    assert world.arrange(case, starts_at=_on(day), notice_waived=True).notice_waived


INVITATIONS = [
    ({"starts_at": INVITED}, "T11", "after the invitation was sent", "starts_at"),
    ({"received_on": date(2026, 10, 7)}, "CA-7", "cannot arrive before it was sent", "received_on"),
    ({"starts_at": HEARD.replace(year=2027)}, "T11", "more than a year ahead", "starts_at"),
    ({"sent_at": INVITED - timedelta(days=3)}, "T11", "The case was referred on Tue 6 Oct 2026", "sent_at"),
    (
        {"received_on": date(2026, 10, 17), "notice_waived": True},
        "PR-09",
        "received on Sat 17 Oct 2026, after the hearing",
        "starts_at",
    ),
    ({"place": " "}, "PR-02", "The place is missing", "place"),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), INVITATIONS)
def test_an_invitation_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str
) -> None:
    case = _referred(world)
    with refused(rule, says=says, field=field):
        world.arrange(case, **changes)


def test_a_hearing_needs_a_chair(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    world.refer(case)
    with refused("T11", says="Nobody chairs this hearing", instead="Appoint a chair first"):
        world.arrange(case)


def test_a_chair_may_impose_whatever_it_could_lead_to(world: World) -> None:
    case = world.case_in(FileState.FINDINGS, severity=Severity.GROSS)
    world.refer(case)
    world.appoint_chair(case, "olu")
    with refused("T11", says="the chair's grade may not decide that", field="chair"):
        world.arrange(case)


def test_one_hearing_is_arranged_at_a_time(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    with not_now("A hearing is already arranged"):
        world.arrange(case, starts_at=_on(date(2026, 11, 2)))


def test_the_policy_of_the_invitation_is_kept(world: World) -> None:
    case = _referred(world)
    second = another_policy(REFERRED, hearing_notice=3)
    hearing = world.arrange(case, starts_at=_on(date(2026, 10, 14)))
    assert hearing.policy == second


def test_a_postponed_attempt_keeps_its_row(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    _postpone(world, case, because=" A funeral. ", proposed_on=date(2026, 10, 20), by=world.user("chidi"))
    first = case.hearings.get()
    assert (first.postponed_at, first.postponed_by) == (PHONED, world.user("chidi"))
    assert (first.postponed_for, first.postponed_because) == ("companion_unavailable", "A funeral.")
    second = world.arrange(case, sent_at=REINVITED, starts_at=_on(date(2026, 10, 20)))
    assert (second.attempt, second.postponed_at) == (2, None)
    assert Hearing.objects.filter(case=case).count() == 2


def test_there_must_be_something_to_postpone(world: World) -> None:
    case = _referred(world)
    with not_now("No hearing is arranged"):
        _postpone(world, case)


def test_a_day_already_past_is_not_proposed(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    with refused("T12", says="in the past", field="proposed_on"):
        _postpone(world, case, proposed_on=date(2026, 10, 13))


def test_the_companions_day_within_five_working_days_is_taken(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    _postpone(world, case, proposed_on=date(2026, 10, 23))
    with refused(
        "AC-6", says="the employee proposed Fri 23 Oct 2026", instead="Move the hearing to Fri 23 Oct 2026"
    ):
        world.arrange(case, sent_at=REINVITED, starts_at=_on(date(2026, 10, 27)))
    # Taken, it needs no notice: it is the employee's own day.
    assert world.arrange(case, sent_at=REINVITED, starts_at=_on(date(2026, 10, 23))).attempt == 2


def test_a_day_that_is_unreasonable_can_be_refused_with_the_reason(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    _postpone(world, case, proposed_on=date(2026, 10, 23))
    why = "The chair is in hospital that day and nobody else of the grade is free."
    hearing = world.arrange(case, sent_at=REINVITED, starts_at=_on(date(2026, 10, 27)), why_unreasonable=why)
    assert hearing.proposal_refused_because == why


def test_a_day_that_has_passed_binds_nobody(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    _postpone(world, case, proposed_on=date(2026, 10, 19))
    late = datetime(2026, 10, 20, 10, tzinfo=LONDON)
    assert world.arrange(case, sent_at=late, starts_at=_on(date(2026, 10, 28))).attempt == 2


def test_beyond_five_working_days_it_is_for_the_employer(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    _postpone(world, case, proposed_on=date(2026, 10, 26))
    assert world.arrange(case, sent_at=REINVITED, starts_at=_on(date(2026, 10, 27))).attempt == 2


OTHER_REASONS = [
    reason for reason in PostponementReason if reason != PostponementReason.COMPANION_UNAVAILABLE
]


@pytest.mark.parametrize("reason", OTHER_REASONS)
def test_only_the_companion_binds_the_employer(world: World, reason: str) -> None:
    case = world.case_in(FileState.HEARING)
    _postpone(world, case, reason=reason, proposed_on=date(2026, 10, 20))
    world.arrange(case, sent_at=REINVITED, starts_at=_on(date(2026, 10, 27)))
    assert case.hearings.count() == 2


def test_a_record_keeps_who_came_and_what_was_said(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    record = HearingRecord.objects.get(pk=world.record(case).pk)
    assert (record.hearing, record.held_on) == (case.hearings.get(), date(2026, 10, 16))
    assert (record.attendance, record.companion_kind) == (Attendance.ATTENDED, CompanionKind.COLLEAGUE)
    assert (record.notes_status, record.recorded_by) == (NotesStatus.AGREED, world.user("chidi"))
    [answer] = record.answers.all()
    assert (answer.allegation, answer.response, answer.said) == (
        case.allegations.get(),
        "admitted",
        "I wrote it.",
    )
    assert case.state == FileState.DELIBERATION


def test_what_was_left_out_is_kept_with_its_reason_and_read_where_the_notes_are(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    with refused("PR-11", says="nobody says why: the complaint was explained", field="left_out"):
        world.record(case, left_out={"complaint": " "})
    record = world.record(case, left_out={"witnesses": "Nobody was named by either side."})
    assert list(record.left_out.values_list("point", "why")) == [
        ("witnesses", "Nobody was named by either side.")
    ]
    for name, told in {"chidi": True, "hana": True, "ivor": False}.items():
        page = sign_in(world, name).get(f"/cases/{case.reference}/").content.decode()
        assert ("no. Nobody was named by either side." in page) == told, name


def test_disputed_notes_keep_both_versions(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    with refused("PR-19", says="the employee's own version", field="employee_version"):
        world.record(case, notes_status=NotesStatus.DISPUTED, employee_version=" ")
    record = world.record(case, notes_status=NotesStatus.DISPUTED, employee_version="I never said so.")
    record.refresh_from_db()
    assert record.employee_version == "I never said so."
    assert record.notes


RECORDS = [
    ({"at": HEARD - timedelta(minutes=1)}, "T13", "has not begun", None),
    ({"answers": {}}, "PR-11", "needs a response of its own", None),
    ({"companion_kind": CompanionKind.BY_AGREEMENT}, "AC-3", "needs a reason", None),
    ({"attendance": Attendance.ABSENT}, "PR-12", "arranged only once", "attendance"),
    ({"notes": ""}, "PR-02", "The record of what was said is missing", "notes"),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), RECORDS)
def test_a_record_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str | None
) -> None:
    case = world.case_in(FileState.HEARING)
    with refused(rule, says=says, field=field):
        world.record(case, **changes)


def test_there_must_be_a_hearing_to_record(world: World) -> None:
    case = _referred(world)
    with not_now("No hearing is arranged"):
        world.record(case)


def test_in_absence_only_after_a_warning_and_with_a_reason(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    _postpone(world, case, reason=PostponementReason.EMPLOYEE_ILL)
    world.arrange(case, sent_at=REINVITED, starts_at=_on(date(2026, 10, 27)))
    away = {"attendance": Attendance.ABSENT, "companion_kind": CompanionKind.NONE, "companion_name": ""}
    late = {"at": HEARD_AFTER + timedelta(days=30)}
    with refused("PR-12", says="did not warn", field="attendance"):
        world.record(case, absence_explained="No word.", **away, **late)
    _postpone(world, case, reason=PostponementReason.EMPLOYEE_ILL, at=PHONED + timedelta(days=2))
    world.arrange(
        case,
        sent_at=REINVITED + timedelta(days=5),
        starts_at=_on(date(2026, 11, 3)),
        absence_warning_sent=True,
    )
    with refused("PR-12", says="needs a reason"):
        world.record(case, **away, **late)
    record = world.record(case, absence_explained="No word, no note.", **away, **late)
    assert (record.hearing.attempt, record.absence_explained) == (3, "No word, no note.")


def test_notice_counts_the_holidays_of_the_workplace(world: World) -> None:
    """Domain 0.2: a period of the policy uses the workplace's nation, wherever the hearing is held."""
    case = _referred(world)
    # 30 November is a holiday in Scotland: received on Tue 24 Nov, five clear days end a day later there.
    sent = {"sent_at": datetime(2026, 11, 24, 10, tzinfo=LONDON), "starts_at": _on(date(2026, 12, 2))}
    case.subject.nation = Nation.SCOTLAND
    case.subject.save()
    with refused("PR-10", says="the earliest day is Thu 3 Dec 2026"):
        world.arrange(case, nation=Nation.ENGLAND_AND_WALES, **sent)
    case.subject.nation = Nation.ENGLAND_AND_WALES
    case.subject.save()
    world.arrange(case, nation=Nation.SCOTLAND, **sent)


def test_the_chair_at_the_hearing_is_the_chair_of_the_day(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    assert case.hearings.get().chair == case.parts.get(kind=PartKind.CHAIR, to_date=None).employee
