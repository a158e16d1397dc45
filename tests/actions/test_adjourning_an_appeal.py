"""adjourn_hearing at the appeal: broken off, gone on with, recorded at its end; and who reads why (T14)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from casework import actions
from casework.enums import DeadlineKind, FileState, HeldIn, PartKind
from casework.models import Case, Deadline
from casework.queries.case_page import load
from casework.queries.fits import fits_now
from casework.queries.home import hearings_ahead
from casework.queries.rows import with_stage
from casework.queries.sight import sight_of
from casework.queries.stage import stage_in_brief, stage_in_words
from casework.queries.timeline import timeline
from tests.actions.refusals import not_now, not_you, refused
from tests.world import APPEAL_HEARD, APPEAL_RESUMES, World

pytestmark = pytest.mark.django_db

WHY = "She felt unwell."


@pytest.fixture
def case(world: World) -> Case:
    made = world.case_in(FileState.APPEAL)
    world.arrange_appeal(made)
    return made


def test_it_goes_on_when_and_where_it_was_adjourned_to(world: World, case: Case) -> None:
    with refused("T14", says="has not begun yet", instead="postpone it"):
        world.adjourn(case, at=APPEAL_HEARD - timedelta(minutes=1))
    with not_you("is done by the appeal manager"):
        world.adjourn(case, by=world.user("hana"))
    with not_now("this is at “Appeal”", instead="It can be done at: Hearing"):
        world.adjourn(case, by=world.user("chidi"))
    row = world.adjourn(case, reason=WHY, nation=HeldIn.REMOTE)
    assert (row.hearing, row.appeal_hearing, row.nation) == (None, case.appeal_hearings.get(), "remote")
    assert (
        world.adjourn(case, at=APPEAL_RESUMES, resumes_at=APPEAL_RESUMES + timedelta(hours=3)).nation
        == "remote"
    )
    due = Deadline.objects.open().get(case=case, kind=DeadlineKind.APPEAL_HEARING_DAY)
    assert (due.due_on, due.why) == (
        date(2026, 11, 16),
        "The appeal hearing is adjourned to Mon 16 Nov 2026",
    )
    shown = with_stage(Case.objects.filter(pk=case.pk)).get()
    with time_machine.travel(APPEAL_HEARD + timedelta(days=1), tick=False):
        today = timezone.localdate()
        assert stage_in_words(shown, today) == "Appeal hearing adjourned: goes on Mon 16 Nov 2026 at 1pm"
        assert stage_in_brief(shown, today) == ("Appeal", "goes on Mon 16 Nov 2026 at 1pm")
        assert hearings_ahead(world.user("hana"), today, 5) == [case.appeal_hearings.get()]
        assert not fits_now("adjourn_hearing", shown)
    with refused("T14", says="is adjourned to Mon 16 Nov 2026"):
        world.record_appeal(case)
    with refused("T11", says="The employee was told who will hear them"):
        actions.replace_part(
            case.parts.get(kind=PartKind.APPEAL_MANAGER),
            employee=world.chidi,
            reason="Ill.",
            by=world.user("hana"),
            on=today,
        )
    record = world.record_appeal(case, at=APPEAL_RESUMES + timedelta(hours=4))
    assert (record.held_on, record.hearing.attempt) == (date(2026, 11, 16), 1)
    # Five working days after the last sitting (R13).
    assert Deadline.objects.open().get(case=case, kind=DeadlineKind.APPEAL_LETTER).due_on == date(
        2026, 11, 23
    )


def test_nothing_is_adjourned_that_is_not_arranged(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    actions.appoint(
        case, kind=PartKind.APPEAL_MANAGER, employee=world.petra, by=world.user("hana"), on=date(2026, 10, 27)
    )
    with not_now("No appeal hearing is arranged"):
        world.adjourn(case)


def test_why_is_for_those_who_read_what_was_said_at_the_appeal(world: World, case: Case) -> None:
    world.adjourn(case, reason=WHY)
    readers = {"petra": True, "hana": True, "audrey": True, "ivor": False, "carla": False, "chidi": False}
    for name, reads in readers.items():
        user = world.user(name)
        loaded = load(Case.objects.get(pk=case.pk))
        told = " ".join(line.words for line in timeline(loaded, sight_of(user, loaded), 50)[0])
        assert ("It goes on Mon 16 Nov 2026 at 10am" in told, WHY in told) == (True, reads), name


def test_a_sitting_to_come_is_called_off_by_a_postponement(world: World, case: Case) -> None:
    world.adjourn(case)
    actions.postpone_appeal_hearing(
        case, reason="employer", because="Flooded.", by=world.user("hana"), at=APPEAL_RESUMES
    )
    assert not Deadline.objects.open().filter(case=case, kind=DeadlineKind.APPEAL_HEARING_DAY).exists()
    again = APPEAL_RESUMES + timedelta(days=14)
    assert world.arrange_appeal(case, sent_at=APPEAL_RESUMES, starts_at=again).attempt == 2
