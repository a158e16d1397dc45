"""hear_again: who heard it decides; where they cannot, somebody else hears the employee afresh (PR-11, SA-7)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import Attendance, CompanionKind, DeadlineKind, FileState, PartKind, PostponementReason
from casework.models import Case, Employee, Hearing
from casework.queries.own_fits import companion_named
from casework.queries.sight import sight_of
from casework.queries.spent_record import opening_for_hearing
from tests import own_world
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.fixtures_world import world as world
from tests.world import APPEAL_INVITED, APPEAL_TOLD, LONDON, REFERRED, World

pytestmark = pytest.mark.django_db

AGAIN = datetime(2026, 10, 30, 10, 0, tzinfo=LONDON)
WHY = "Chidi Example left on 16 October."


def _left(world: World, name: str = "chidi") -> None:
    Employee.objects.filter(pk=world.people[name].pk).update(end_date=date(2026, 10, 18))


def _page(world: World, name: str, case: Case) -> str:
    client = Client()
    client.force_login(world.user(name))
    return client.get(reverse("case", kwargs={"reference": case.reference})).content.decode()


def test_a_chair_who_left_leaves_a_case_that_another_hears_and_decides(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    _left(world)
    with refused("PR-11", says="Whoever heard the employee decides", instead="has the case heard again"):
        actions.replace_part(
            case.parts.get(kind=PartKind.CHAIR),
            employee=world.petra,
            reason="Chidi left.",
            by=world.user("hana"),
            on=AGAIN.date(),
        )
    letter = case.deadlines.open().get(kind=DeadlineKind.DECISION_LETTER)
    with refused("PR-02", says="Why who heard it cannot decide is missing", field="reasons"):
        world.hear_again(case, reasons=" ")
    heard = world.hear_again(case, reasons=WHY)

    assert (case.state, heard.attempt, hasattr(heard, "record")) == (FileState.HEARING, 1, True)
    letter.refresh_from_db()
    assert (letter.met_at, letter.superseded_at is None) == (None, False)
    ended = case.parts.get(kind=PartKind.CHAIR)
    assert (ended.ended_because, ended.to_date) == (WHY, date(2026, 10, 20))
    with refused("T11", says="Nobody chairs this hearing yet"):
        world.arrange(case, starts_at=AGAIN)
    for name in ("hana", "ivor"):
        page = _page(world, name, case)
        assert "attempt 1 is heard again" in page and "who cannot decide" in page
        # Why is for those who read the notes of the hearing, and the record stays theirs.
        assert (WHY in page) == (name == "hana")

    actions.appoint(case, kind=PartKind.CHAIR, employee=world.petra, by=world.user("hana"), on=AGAIN.date())
    world.arrange(case, starts_at=AGAIN, sent_at=AGAIN - timedelta(days=9))
    world.record(case, at=AGAIN + timedelta(hours=2), by=world.user("petra"))
    world.decide(case, by=world.user("petra"), on=AGAIN.date() + timedelta(days=1))
    assert (case.state, case.decisions.get().hearing.attempt) == (FileState.DECIDED, 2)
    assert Hearing.objects.filter(case=case, record__isnull=False).count() == 2


def test_nobody_who_heard_it_hears_it_again(world: World) -> None:
    """The chair and the panel are done, in either part; somebody who sat on the panel before it was heard is not."""
    case = world.case_in(FileState.HEARING)
    hana = world.user("hana")
    member = actions.appoint(case, kind=PartKind.PANEL_MEMBER, employee=world.petra, by=hana, on=REFERRED)
    left = actions.appoint(case, kind=PartKind.PANEL_MEMBER, employee=world.manny, by=hana, on=REFERRED)
    case.parts.filter(pk=left.pk).update(to_date=REFERRED, ended_because="She is away.")
    world.record(case)
    world.hear_again(case, reasons=WHY)
    member.refresh_from_db()
    assert member.ended_because == WHY
    for kind in (PartKind.CHAIR, PartKind.PANEL_MEMBER):
        for name in ("chidi", "petra"):
            with refused(
                "PR-11", says="has heard what is heard again", instead="somebody who has not heard it"
            ):
                actions.appoint(case, kind=kind, employee=world.people[name], by=hana, on=AGAIN.date())
    assert actions.appoint(case, kind=PartKind.CHAIR, employee=world.manny, by=hana, on=AGAIN.date())


def test_an_appeal_is_heard_again_as_if_for_the_first_time(world: World) -> None:
    """Nothing of the attempts before counts: not one that was missed (PR-12), no day that was proposed (AC-6)."""
    case = world.case_in(FileState.OUTCOME)
    world.lodge(case)
    world.arrange_appeal(case)
    hana = world.user("hana")
    actions.postpone_appeal_hearing(
        case, reason=PostponementReason.EMPLOYEE_REQUEST, by=hana, at=APPEAL_INVITED
    )
    world.arrange_appeal(case)
    own_world.name_companion(world, case, on=own_world.OF_APPEAL)
    own_world.propose(world, case)
    world.record_appeal(case)
    world.hear_again(case, at=APPEAL_TOLD)
    of_appeal = {"kind": PartKind.APPEAL_MANAGER, "by": hana, "on": APPEAL_TOLD.date()}
    with refused("PR-11", says="so cannot be the appeal manager"):
        actions.appoint(case, employee=world.petra, **of_appeal)
    hire(world, "april", grade="G6", unit="digital")
    world.arrange_appeal(
        case,
        "april",
        starts_at=APPEAL_TOLD + timedelta(days=14),
        sent_at=APPEAL_TOLD,
        absence_warning_sent=True,
    )
    assert companion_named(case, case.appeals.get().hearings.last()) is None
    with refused("PR-12", says=""):
        world.record_appeal(
            case,
            at=APPEAL_TOLD + timedelta(days=15),
            attendance=Attendance.ABSENT,
            absence_explained="Nobody knows why.",
            companion_kind=CompanionKind.NONE,
        )


def test_what_we_heard_is_no_attempt_that_the_employee_missed(world: World) -> None:
    """PR-12: absent from the second hearing, invited to it once."""
    case = world.case_in(FileState.DELIBERATION)
    world.hear_again(case)
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.petra, by=world.user("hana"), on=AGAIN.date())
    world.arrange(case, starts_at=AGAIN, sent_at=AGAIN - timedelta(days=9), absence_warning_sent=True)
    with refused("PR-12", says=""):
        world.record(
            case,
            at=AGAIN + timedelta(hours=2),
            by=world.user("petra"),
            attendance=Attendance.ABSENT,
            absence_explained="Nobody knows why.",
        )


def test_a_fresh_chair_is_not_shown_the_spent_record_that_was_opened_before(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    opening = actions.open_spent_record(
        case, justification="He says that he was never warned.", by=world.user("chidi"), on=AGAIN.date()
    )
    assert opening_for_hearing(case) == opening
    assert sight_of(world.user("chidi"), case).sees_opening(opening)
    world.hear_again(case)
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.petra, by=world.user("hana"), on=AGAIN.date())
    fresh = Case.objects.get(pk=case.pk)
    assert opening_for_hearing(fresh) is None
    assert not sight_of(world.user("petra"), fresh).sees_opening(fresh.spent_record_openings.get())
    assert sight_of(world.user("lena"), fresh).sees_opening(fresh.spent_record_openings.get())


def test_an_appeal_whose_manager_left_is_heard_by_another(world: World) -> None:
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    _left(world, "petra")
    heard = world.hear_again(case, reasons="Petra left.", at=datetime(2026, 11, 12, 10, 0, tzinfo=LONDON))
    assert (case.state, case.parts.get(kind=PartKind.APPEAL_MANAGER).to_date) == (
        FileState.APPEAL,
        date(2026, 11, 12),
    )
    assert "who cannot decide" in _page(world, "hana", case)
    owed = {row.kind for row in case.deadlines.open()}
    assert DeadlineKind.APPEAL_HEARING in owed and DeadlineKind.APPEAL_LETTER not in owed
    assert heard.record.held_on == date(2026, 11, 9)
