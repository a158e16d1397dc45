"""What the employee says in their own case: kept with who told it, answered in time, and never against them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from casework import actions
from casework.enums import (
    Attendance,
    DeadlineKind,
    FileState,
    Letter,
    NotesAnswer,
    PostponementReason,
    ProposalReason,
    SanctionLevel,
    ToldThrough,
)
from casework.models import Appeal, Case, Deadline
from casework.queries.beside import owed_beside
from casework.queries.case_page import load
from casework.queries.own_case import load_own
from casework.queries.own_words import obliged_by
from casework.queries.sight import sight_of
from casework.queries.timeline import timeline
from casework.rules.dates import words
from casework.web.forms.own import OwnNameCompanionForm, OwnProposeAnotherTimeForm
from casework.web.pages.own_sections import invitation_sections
from casework.web.pages.own_words_sections import own_words_strips
from tests.actions.attempts import PHONED
from tests.actions.refusals import not_now, not_you, refused
from tests.journeys.walks import at
from tests.own_world import PROPOSED, SAID_ON, acknowledge, comment, name_companion, propose, refuse
from tests.world import APPEALED, HEARD, REFERRED, World, another_policy

pytestmark = pytest.mark.django_db

CLOSES = date(2026, 11, 3)


def _answer_owed(case: Case) -> Deadline:
    return Deadline.objects.filter(case=case, kind=DeadlineKind.PROPOSAL_ANSWER).latest("pk")


def test_each_row_keeps_who_told_it(world: World) -> None:
    """From the page it reached us today, whatever is said; from paper on the day of the stamp."""
    case = world.case_in(FileState.HEARING)
    day = date(2026, 10, 9)
    own = name_companion(world, case, told_on=day)
    paper = name_companion(world, case, told_on=day, by=world.user("hana"))
    assert (own.through, own.told_on, own.recorded_by) == (ToldThrough.OWN_PAGE, SAID_ON, world.user("sam"))
    assert (paper.through, paper.told_on) == (ToldThrough.ON_PAPER, day)
    world.record(case)
    world.decide(case)
    world.issue(case)
    lodged = world.lodge(case, by=world.user("sam"), received_on=date(2026, 10, 21))
    assert (lodged.through, lodged.received_on) == (ToldThrough.OWN_PAGE, APPEALED), "today, and no other day"
    assert Appeal.objects.get().recorded_by == world.user("sam")


def test_nobody_but_the_subject_and_hr_speaks_for_them(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    for name in ("wendy", "colin", "manny", "uma", "adam"):
        with not_you("not open to you"):
            name_companion(world, case, by=world.user(name))
    with not_you("is done by the HR officer, the HR lead or the employee"):
        name_companion(world, case, by=world.user("chidi"))
    with not_you("not open to you"):
        refuse(world, case, by=world.user("sam"))
    with not_you("not open to you"):
        actions.add_note(case, text="Mine.", by=world.user("sam"))


def test_somebody_switched_off_says_nothing(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    sam = world.user("sam")
    sam.is_active = False
    with not_you("not open to you"):
        name_companion(world, case, by=sam)


def test_a_later_receipt_lengthens_the_time_to_appeal(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    outcome = case.outcomes.get()
    assert (outcome.received_on, outcome.appeal_open_until) == (date(2026, 10, 20), CLOSES)
    acknowledge(world, case, received_on=date(2026, 10, 22), told_on=None, on=date(2026, 10, 26))
    outcome.refresh_from_db()
    assert (outcome.received_on, outcome.appeal_closes_on) == (date(2026, 10, 20), CLOSES), "as printed"
    assert outcome.appeal_open_until == date(2026, 11, 5)
    window = Deadline.objects.open().get(case=case, kind=DeadlineKind.APPEAL_WINDOW)
    assert window.due_on == date(2026, 11, 5)
    world.lodge(case, received_on=date(2026, 11, 5), on=date(2026, 11, 5))
    assert not case.appeals.get().is_late


@pytest.mark.parametrize(
    ("received_on", "told_on"),
    [
        (date(2026, 10, 20), date(2026, 10, 20)),
        # Said when the time was over: that is a late appeal, and HR says whether it is heard (AP-3).
        (date(2026, 11, 2), date(2026, 11, 4)),
    ],
)
def test_a_receipt_that_moves_nothing(world: World, received_on: date, told_on: date) -> None:
    case = world.case_in(FileState.OUTCOME)
    acknowledge(world, case, received_on=received_on, on=told_on)
    assert case.outcomes.get().appeal_open_until == CLOSES


def test_on_its_last_day_a_receipt_is_in_time(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    acknowledge(world, case, received_on=date(2026, 10, 21), on=CLOSES)
    assert case.outcomes.get().appeal_open_until == date(2026, 11, 4)


def test_a_receipt_is_said_once_of_a_letter_that_is_there(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    with not_now("no such letter"):
        acknowledge(world, case, letter=Letter.APPEAL_OUTCOME)
    acknowledge(world, case)
    with not_now("recorded already"):
        acknowledge(world, case)


def test_another_time_is_a_task_until_it_is_answered(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    first = propose(world, case)
    assert _answer_owed(case).due_on == date(2026, 10, 14)
    for name in ("hana", "chidi", "lena"):
        assert list(owed_beside(world.user(name))) == [_answer_owed(case)], name
    assert not owed_beside(world.user("carla"))
    with not_now("waits for its answer already"):
        propose(world, case)
    refuse(world, case, by=world.user("chidi"))
    assert _answer_owed(case).met_at is not None
    with not_now("No proposal of another time waits"):
        refuse(world, case)
    propose(world, case)
    actions.postpone_hearing(
        case,
        reason=PostponementReason.COMPANION_UNAVAILABLE,
        proposed_on=PROPOSED,
        by=world.user("hana"),
        at=PHONED,
    )
    assert _answer_owed(case).met_at is not None, "the postponement answers it"
    assert first.refusal.why_unreasonable


def test_the_day_proposed_binds_though_the_postponement_leaves_it_out(world: World) -> None:
    """AC-6: HR cannot lose the day by giving another reason; it is taken, or said to be unreasonable."""
    case = world.case_in(FileState.HEARING)
    propose(world, case)
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=PHONED)
    after = HEARD.replace(day=22)
    with refused("AC-6", says="the hearing must move", instead="Tue 20 Oct 2026"):
        world.arrange(case, starts_at=after)
    world.arrange(case, starts_at=after, why_unreasonable="The only witness is abroad.")


def test_a_day_proposed_for_another_reason_binds_nobody(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    propose(world, case, reason=ProposalReason.OTHER)
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=PHONED)
    after = HEARD.replace(day=22)
    attempt = world.arrange(case, starts_at=after)
    assert (attempt.sits_at, attempt.proposal_refused_because) == (after, "")
    assert _answer_owed(case).met_at is not None


def test_nobody_is_heard_in_absence_on_a_day_that_had_to_move(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYEE_ILL, by=world.user("hana"), at=PHONED)
    world.arrange(case, absence_warning_sent=True)
    propose(world, case)
    away = {"attendance": Attendance.ABSENT, "absence_explained": "She was told.", "companion_kind": "none"}
    with refused("AC-6", says="has no answer", field="attendance"):
        world.record(case, **away)
    refuse(world, case)
    world.record(case, **away)


def test_nor_alone(world: World) -> None:
    """AC-6: whoever comes without a companion on that day has no answer either."""
    case = world.case_in(FileState.HEARING)
    propose(world, case)
    with refused("AC-6", says="has no answer", field="attendance"):
        world.record(case, companion_kind="none")
    refuse(world, case)
    world.record(case, companion_kind="none")


@pytest.mark.parametrize(
    ("place", "adjourned", "last"),
    [
        ("england-and-wales", "", date(2027, 3, 19)),
        ("england-and-wales", "northern-ireland", date(2027, 3, 22)),
        ("northern-ireland", "england-and-wales", date(2027, 3, 19)),
        ("remote", "", date(2027, 3, 22)),
    ],
)
def test_a_proposal_is_counted_by_the_place_where_it_sits_next(
    world: World, place: str, adjourned: str, last: date
) -> None:
    """0.2: St Patrick's Day 2027 lies within the five days; of a remote hearing the later day counts."""
    case = world.case_in(FileState.HEARING)
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=PHONED)
    day, said_on = date(2027, 3, 12), date(2027, 3, 9)
    begins = date(2027, 3, 8) if adjourned else day
    world.arrange(case, starts_at=at(begins), sent_at=at(date(2027, 2, 1)), nation=place)
    if adjourned:
        world.adjourn(case, at=at(begins), resumes_at=at(day), nation=adjourned)
    for number, proposed_on in enumerate((last, last + timedelta(days=1))):
        row = propose(world, case, proposed_on=proposed_on, told_on=said_on, on=said_on)
        assert obliged_by(row) == ("" if number else "The law")
        refuse(world, case, on=said_on)
    with time_machine.travel(at(said_on), tick=False):
        form = OwnProposeAnotherTimeForm(file=load_own(case), by=world.user("sam"))
        assert words(last) in str(form["reason"])


def test_a_companion_is_named_before_the_hearing(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    name_companion(world, case, on=HEARD.date())
    with not_now("has passed"):
        name_companion(world, case, on=date(2026, 10, 17))
    with refused("AC-3", says="The companion is a colleague", field="kind"):
        name_companion(world, case, kind="by_agreement")


def test_what_the_policy_gives_beyond_the_statute_binds(world: World) -> None:
    """Hearing Fri 16 Oct 2026: Fri 23 Oct by statute, Mon 26 Oct by a policy of ten calendar days."""
    given = {"classes": ["lawyer"], "alternative": {"n": 10, "unit": "calendar_days"}}
    another_policy(REFERRED, companion=given)
    case = world.case_in(FileState.HEARING)
    last = date(2026, 10, 26)
    for day, by in (
        (date(2026, 10, 23), "The law"),
        (date(2026, 10, 27), ""),
        (last, "Our policy"),
    ):
        row = propose(world, case, proposed_on=day)
        assert obliged_by(row) == by
        if day != last:
            refuse(world, case)
    with time_machine.travel(at(SAID_ON), tick=False):
        form = OwnNameCompanionForm(file=load_own(case), by=world.user("sam"))
        assert "A lawyer" in str(form["kind"]) and "friend" not in str(form["kind"])
        own = " ".join(str(row.value) for _, rows in invitation_sections(load_own(case)) for row in rows)
        assert "it may also be a lawyer" in own and "up to and including Mon 26 Oct 2026" in own
    name_companion(world, case, kind="lawyer", name="Lara Law")
    with refused("AC-3", says="The companion is a colleague", field="kind"):
        name_companion(world, case, kind="family_or_friend", name="Fred Friend")
    # Nobody may go on without the lawyer on a day that had to move, nor choose another day without the reason.
    with refused("AC-6", says="has no answer"):
        world.record(case, companion_kind="none", companion_name="")
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=PHONED)
    again = {"starts_at": at(date(2026, 11, 9)), "sent_at": at(SAID_ON, 18), "notice_waived": True}
    with refused("AC-6", says="not later than Mon 26 Oct 2026"):
        world.arrange(case, **again)
    world.arrange(case, **again | {"starts_at": at(last)})
    with refused("AC-3", says="may be a member of the family", field="companion_kind"):
        world.record(case, companion_kind="family_or_friend", at=at(last, 12))
    record = world.record(case, companion_kind="lawyer", at=at(last, 12))
    assert (record.companion_kind, record.companion_reason) == ("lawyer", "")


def test_notes_keep_both_versions(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    made = comment(world, case)
    assert made.employee_version and made.record.notes, "ours stays as it is"
    with not_now("said already"):
        comment(world, case, answer=NotesAnswer.AGREED, employee_version="")


def test_a_late_appeal_is_not_the_employees_to_accept(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    with refused("AP-3", says="The last day to appeal was Tue 3 Nov 2026", instead="Send it to HR"):
        world.lodge(case, by=world.user("sam"), late_reason="Post.", on=date(2026, 11, 4))


def test_whom_they_bring_and_why_they_cannot_come_is_for_those_who_need_it(world: World) -> None:
    """DP-3: whoever investigates, or commissioned it, is told that somebody was named, and not who."""
    case = world.case_in(FileState.HEARING)
    name_companion(world, case)
    propose(world, case)
    refuse(world, case)
    reads = {"hana", "lena", "audrey", "chidi"}
    for name in ("hana", "lena", "audrey", "chidi", "carla", "ivor"):
        user = world.user(name)
        row = load(Case.objects.get(pk=case.pk))
        told = " ".join(one.words for one in timeline(row, sight_of(user, row), 50, reader=user.pk)[0])
        for secret in ("Unity Onside", "union", "at another hearing", "sails"):
            assert (secret in told) == (name in reads), (name, secret)


def test_a_dismissal_that_arrived_after_it_took_effect_is_said(world: World) -> None:
    """0.8: the row says what the employee says; the strip on the page says what follows."""
    case = world.case_in(FileState.DELIBERATION, severity="gross")
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
    world.issue(case, employment_ends_on=date(2026, 10, 20), received_on=date(2026, 10, 20))
    acknowledge(world, case, received_on=date(2026, 10, 22), on=date(2026, 10, 23))
    row = load(Case.objects.get(pk=case.pk))
    titles = [one.title for one in own_words_strips(row, sight_of(world.user("hana"), row), set())]
    assert titles == ["The employee says that the dismissal arrived"]
