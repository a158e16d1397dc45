"""send_letter: each fact once, by whoever in HR may know it, and never what is not there or not the employee's to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine

from casework import actions
from casework.enums import Action, Delivery, FileState, Letter, PartKind, Role
from casework.errors import NotYou
from casework.models import Case
from casework.queries.case_page import load
from casework.queries.kept_from import check_told, offered
from casework.queries.letters import untold
from casework.queries.own_case import alleged, load_own, standing_letters
from casework.queries.sight import sight_of
from casework.web.pages.own_letter_sections import first_letter_sections, last_letter_sections
from tests.actions.attempts import ON_A_CASE
from tests.actions.refusals import not_now, not_you, refused
from tests.fixtures_world import grant
from tests.imports.past import past_sanction, undetermined
from tests.journeys.walks import at
from tests.own_world import NOTICED, acknowledge, send_letter
from tests.world import APPEAL_HEARD, APPEAL_RESUMES, ASSESSED, LONDON, RESUMES, World

pytestmark = pytest.mark.django_db

DECEMBER = datetime(2026, 12, 1, 10, 0, tzinfo=LONDON)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def shown(case: Case) -> str:
    """What the letters say on the employee's own page."""
    row = load_own(fresh(case))
    return str([*last_letter_sections(row), *first_letter_sections(row)])


@pytest.mark.parametrize(
    ("delivery", "hour", "counts_on"),
    [
        (Delivery.EMAIL, 16, date(2026, 9, 9)),
        (Delivery.EMAIL, 17, date(2026, 9, 10)),
        (Delivery.BY_HAND, 16, date(2026, 9, 9)),
        (Delivery.FIRST_CLASS_POST, 16, date(2026, 9, 11)),
    ],
)
def test_it_counts_as_received_by_the_policy(
    world: World, delivery: Delivery, hour: int, counts_on: date
) -> None:
    """CA-7, to the last minute before five o'clock; a day that is known is kept as it is said."""
    sent_at = NOTICED.replace(hour=hour, minute=59 if hour == 16 else 0)
    row = send_letter(world, world.open_case(), delivery=delivery, sent_at=sent_at)
    assert (row.received_on, row.printed_day) == (counts_on, date(2026, 10, 7))
    row = send_letter(world, world.open_case("sita"), received_on=date(2026, 9, 14))
    assert row.received_on == date(2026, 9, 14)


def test_a_notice_is_of_the_day_of_the_investigation_or_later_and_left_once(world: World) -> None:
    case = world.open_case()
    with refused("T5", says="not so before Wed 9 Sep 2026", field="sent_at"):
        send_letter(world, case, sent_at=NOTICED - timedelta(days=1))
    with refused("CA-7", says="cannot arrive before", field="received_on"):
        send_letter(world, case, received_on=date(2026, 9, 8))
    assert untold(fresh(case)) == [Letter.INVESTIGATION]
    row = send_letter(world, case)
    assert (row.investigator, row.sent_on) == (world.ivor, ASSESSED)
    with not_now("told already"):
        send_letter(world, case)


def test_a_notice_names_whoever_investigated_on_its_day(world: World) -> None:
    """Somebody else investigates from Mon 14 Sep: a letter recorded late still says who did when it left."""
    case = world.open_case()
    part = case.parts.get(kind=PartKind.INVESTIGATOR)
    grown = {"employee": world.nora, "reason": "Ill.", "by": world.user("hana"), "on": date(2026, 9, 14)}
    actions.replace_part(part, **grown)
    named = send_letter(world, fresh(case), sent_at=NOTICED + timedelta(days=1)).investigator
    assert named == world.ivor
    later = world.open_case("sita")
    actions.replace_part(later.parts.get(kind=PartKind.INVESTIGATOR), **grown)
    assert send_letter(world, fresh(later), sent_at=NOTICED + timedelta(days=5)).investigator == world.nora


def test_what_is_not_there_is_told_by_no_letter(world: World) -> None:
    """Nor by this verb what has a letter of its own; nor once the report is there that no conclusion has been reached."""
    case = world.open_case()
    for letter in Letter:
        if letter != Letter.INVESTIGATION:
            with not_now("nothing that this letter could tell"):
                send_letter(world, case, letter=letter, said="Words.")
    world.findings(case)
    with not_now("nothing that this letter could tell"):
        send_letter(world, case)


@pytest.mark.parametrize(
    ("letter", "rule_id", "begin"),
    [(Letter.SUSPENSION, "SU-4", World.suspend), (Letter.PAUSE, "T8", World.pause)],
)
def test_why_is_never_left_out(
    world: World, letter: Letter, rule_id: str, begin: Callable[[World, Case], object]
) -> None:
    case = world.open_case()
    begin(world, case)
    with refused(rule_id, says="says why", instead="for the employee", field="said"):
        send_letter(world, case, letter=letter, said=" ", sent_at=DECEMBER)
    row = send_letter(world, case, letter=letter, said=" To keep the page. ", sent_at=DECEMBER)
    assert row.said == "To keep the page." and row.printed_day is not None
    with not_now("told already"):
        send_letter(world, case, letter=letter, said="Again.", sent_at=DECEMBER)


def test_each_suspension_has_a_letter_of_its_own_and_the_newest_is_acknowledged(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    first = send_letter(world, case, letter=Letter.SUSPENSION, said="The page.")
    before = standing_letters(load_own(fresh(case)))
    assert Letter.SUSPENSION_END not in untold(fresh(case))
    world.lift_suspension(case)
    with not_now("told already"):
        send_letter(world, case, letter=Letter.SUSPENSION, said="The page.", sent_at=DECEMBER)
    send_letter(world, case, letter=Letter.SUSPENSION_END, sent_at=DECEMBER)
    again = date(2026, 11, 2)
    world.suspend(case, effective_on=again, on=again)
    second = send_letter(world, case, letter=Letter.SUSPENSION, said="The page again.", sent_at=DECEMBER)
    assert standing_letters(load_own(fresh(case))) != before, "an open page of the employee is past"
    told = date(2026, 12, 2)
    made = acknowledge(world, case, letter=Letter.SUSPENSION, received_on=told, told_on=told, on=told)
    assert made.sent_letter == second != first
    said = shown(case)
    assert "Mon 2 Nov 2026" in said and "The page again." in said and "Wed 7 Oct 2026" in said


def test_a_suspension_and_its_end_may_be_announced_the_day_before(world: World) -> None:
    """From the day on which the case was opened, and of an end from the first day; what happened is told afterwards."""
    case, friday = world.open_case(), datetime(2026, 9, 11, 15, 0, tzinfo=LONDON)
    monday = date(2026, 9, 14)
    world.suspend(case, effective_on=monday, on=monday)
    with refused("T6", says="not so before Wed 9 Sep 2026", field="sent_at"):
        send_letter(
            world, case, letter=Letter.SUSPENSION, said="The page.", sent_at=NOTICED - timedelta(days=1)
        )
    assert (
        send_letter(world, case, letter=Letter.SUSPENSION, said="The page.", sent_at=friday).sent_on < monday
    )
    world.lift_suspension(case, last_day=date(2026, 9, 20), on=date(2026, 9, 21))
    with refused("T7", says="not so before Mon 14 Sep 2026", field="sent_at"):
        send_letter(world, case, letter=Letter.SUSPENSION_END, sent_at=friday)
    send_letter(world, case, letter=Letter.SUSPENSION_END, sent_at=friday + timedelta(days=7))
    ON_A_CASE["no_case_to_answer"](world, case, world.user("carla"))
    closed_on = case.closures.get().closed_on
    with refused("T10", says="not so before", field="sent_at"):
        send_letter(world, case, letter=Letter.CLOSURE, sent_at=friday)
    send_letter(world, case, letter=Letter.CLOSURE, sent_at=at(closed_on, 9))


def test_a_suspension_that_ended_with_the_case_is_told_by_the_letter_of_that(world: World) -> None:
    case = world.open_case()
    world.suspend(case)
    world.pause(case)
    ON_A_CASE["no_case_to_answer"](world, case, world.user("carla"))
    assert untold(fresh(case)) == [Letter.CLOSURE]
    row = send_letter(world, case, letter=Letter.CLOSURE, sent_at=DECEMBER)
    assert row.closure == case.closures.get() and untold(fresh(case)) == []
    assert "there is no case to answer" in shown(case)


@pytest.mark.parametrize(
    ("verb", "who", "tells"),
    [
        ("withdraw_case", "lena", []),
        ("close_after_death", "lena", []),
        ("deal_with_informally", "carla", [Letter.CLOSURE]),
        ("close_after_leaving", "lena", [Letter.CLOSURE]),
    ],
)
def test_how_a_case_ended_is_told_where_there_is_somebody_to_tell(
    world: World, verb: str, who: str, tells: list[Letter]
) -> None:
    case = world.open_case()
    if verb == "close_after_leaving":
        world.resign(case)
    if verb == "withdraw_case":
        world.propose_withdrawal(case)
    ON_A_CASE[verb](world, case, world.user(who))
    assert untold(fresh(case)) == tells


def test_one_opened_in_error_is_told_to_whoever_had_heard_of_it(world: World) -> None:
    case = world.open_case()
    send_letter(world, case)
    world.propose_withdrawal(case)
    ON_A_CASE["withdraw_case"](world, case, world.user("lena"))
    assert untold(fresh(case)) == [Letter.CLOSURE]
    send_letter(world, case, letter=Letter.CLOSURE, sent_at=DECEMBER)
    assert "it was opened in error" in shown(case)


def test_after_an_outcome_letter_only_a_warning_that_ends_otherwise_is_told(world: World) -> None:
    """By the day that was told, and once each; nothing is told of one that fell since."""
    case = world.case_in(FileState.CLOSED)
    assert untold(fresh(case)) == []
    world.extend_warning(case)
    assert untold(fresh(case)) == [Letter.WARNING_EXTENDED]
    row = send_letter(world, case, letter=Letter.WARNING_EXTENDED, sent_at=DECEMBER)
    assert row.printed_day == date(2027, 4, 29), "19 April and ten days"
    world.curtail(case, reasons="zq7never")
    row = send_letter(world, case, letter=Letter.WARNING_CURTAILED, sent_at=DECEMBER)
    assert row.printed_day == date(2026, 12, 31)
    said = shown(case)
    assert "Thu 29 Apr 2027" in said and "It was extended by 10 days" in said and "Thu 31 Dec 2026" in said
    assert "zq7never" not in said
    withdrawn = world.case_in(FileState.CLOSED, "sita")
    world.extend_warning(withdrawn)
    world.reopen(withdrawn)
    world.issue_correction(withdrawn)
    assert untold(fresh(withdrawn)) == []


def test_that_a_suspension_goes_on_is_told_once_for_each_review(world: World) -> None:
    """T7, SU-4: in words for the employee, and while it lasts; what ended is told by the letter of its end."""
    case = world.open_case()
    world.suspend(case)
    send_letter(world, case, letter=Letter.SUSPENSION, said="The page.")
    assert Letter.SUSPENSION_REVIEW not in untold(fresh(case))
    world.review_suspension(case, reasons="zq7never")
    at_three = datetime(2026, 9, 22, 15, 0, tzinfo=LONDON)
    letter = {"letter": Letter.SUSPENSION_REVIEW, "said": "The page is still up."}
    with refused("T7", says="not so before Wed 23 Sep 2026", field="sent_at"):
        send_letter(world, case, sent_at=at_three, **letter)
    with refused("SU-4", says="says why", field="said"):
        send_letter(world, case, sent_at=at_three + timedelta(days=1), **letter | {"said": ""})
    row = send_letter(world, case, sent_at=at_three + timedelta(days=1), **letter)
    assert (row.suspension_review, row.printed_day) == (
        case.suspensions.get().reviews.get(),
        date(2026, 10, 7),
    )
    with not_now("told already"):
        send_letter(world, case, sent_at=DECEMBER, **letter)
    said = shown(case)
    assert "The page is still up." in said and "Wed 23 Sep 2026" in said and "zq7never" not in said
    world.review_suspension(case, on=date(2026, 10, 7))
    assert Letter.SUSPENSION_REVIEW in untold(fresh(case))
    world.lift_suspension(case, last_day=date(2026, 10, 8), on=date(2026, 10, 8))
    assert untold(fresh(case)) == [Letter.INVESTIGATION, Letter.SUSPENSION_END]


@pytest.mark.parametrize(
    ("state", "adjourned", "resumes"),
    [
        (FileState.HEARING, date(2026, 10, 16), RESUMES.date()),
        (FileState.APPEAL, APPEAL_HEARD.date(), APPEAL_RESUMES.date()),
    ],
)
def test_when_an_adjourned_hearing_goes_on_is_told_until_it_was_held(
    world: World, state: FileState, adjourned: date, resumes: date
) -> None:
    case = world.case_in(state)
    if state == FileState.APPEAL:
        world.arrange_appeal(case)
    assert Letter.ADJOURNMENT not in untold(fresh(case))
    world.adjourn(case)
    with refused("T14", says="not so before", field="sent_at"):
        send_letter(world, case, letter=Letter.ADJOURNMENT, sent_at=at(adjourned - timedelta(days=1), 15))
    row = send_letter(world, case, letter=Letter.ADJOURNMENT, sent_at=at(adjourned, 15))
    assert (row.adjournment, row.printed_day) == (case.adjournments.get(), resumes)
    assert "Room 5, Leeds" in shown(case) and "rota of that evening" not in shown(case)
    told = acknowledge(
        world, case, letter=Letter.ADJOURNMENT, received_on=adjourned, told_on=adjourned, on=adjourned
    )
    assert told.sent_letter == row
    assert Letter.ADJOURNMENT not in untold(fresh(case))


@pytest.mark.parametrize(
    ("last_day", "says"),
    [(date(2027, 3, 1), "Mon 1 Mar 2027"), (None, "It counts no more, for any day.")],
)
def test_until_when_a_warning_counts_that_said_nothing_of_it_is_told(
    world: World, last_day: date | None, says: str
) -> None:
    """SA-4."""
    case = world.case_in(FileState.CLOSED)
    case.live_periods.update(to_on=None)
    assert untold(fresh(case)) == []
    world.settle(case, last_day=last_day, reasons="zq7never", on=date(2026, 11, 25))
    with refused("SA-4", says="not so before Wed 25 Nov 2026", field="sent_at"):
        send_letter(world, case, letter=Letter.LIVE_SETTLED, sent_at=at(date(2026, 11, 24), 15))
    row = send_letter(world, case, letter=Letter.LIVE_SETTLED, sent_at=DECEMBER, said="By the policy then.")
    assert (row.settlement, row.printed_day) == (case.live_settlements.get(), last_day)
    assert says in shown(case) and "By the policy then." in shown(case) and "zq7never" not in shown(case)
    assert untold(fresh(case)) == []


def test_hr_sends_it_unless_what_it_tells_is_kept_from_them(world: World) -> None:
    """Whoever of HR investigates does not read why somebody is suspended or the case paused: another sends it."""
    case = world.open_case()
    grant(world, "ivor", Role.HR_LEAD, "department")
    for name in ("hana", "lena"):
        sight = sight_of(world.user(name), load(fresh(case)))
        assert Action.SEND_LETTER in offered(load(fresh(case)), [Action.SEND_LETTER], sight, world.user(name))
    with pytest.raises(NotYou, match="no other part in this case"):
        check_told(world.user("ivor"), load(fresh(case)), Action.SEND_LETTER)
    for name in ("sam", "carla", "uma"):
        with not_you(""):
            send_letter(world, case, by=world.user(name))


def test_what_was_told_stays_with_the_case_in_which_it_was(world: World) -> None:
    """The case that goes on tells by a letter of its own; that they are joined is no letter's to tell before it."""
    case, other = world.open_case(), world.another_case()
    send_letter(world, case)
    world.join(case, into=other)
    assert fresh(case).state == FileState.CLOSED and untold(fresh(case)) == []
    sam = world.user("sam")
    assert list(Case.objects.own_of(sam)) == [case]
    assert "The notice of the investigation" in shown(case)
    other.refresh_from_db()
    send_letter(world, other, sent_at=datetime(2026, 10, 6, 15, 0, tzinfo=LONDON))
    assert set(Case.objects.own_of(sam)) == {case, other}
    assert "What is alleged stands above." in shown(other)


def test_a_notice_tells_what_was_alleged_when_it_left_and_not_when_it_was_recorded(world: World) -> None:
    """Left on Wed 9 Sep; on Thu another allegation; recorded on Fri: the page of the notice has the first alone."""
    with time_machine.travel(datetime(2026, 9, 9, 10, 0, tzinfo=LONDON)):
        case = world.open_case()
    with time_machine.travel(datetime(2026, 9, 10, 10, 0, tzinfo=LONDON)):
        actions.add_allegation(
            case,
            particulars="Posted it again.",
            category=world.category,
            channel="social_media",
            platform="facebook",
            acted_from=date(2026, 9, 8),
            acted_to=date(2026, 9, 8),
            by=world.user("hana"),
            on=date(2026, 9, 10),
        )
    with time_machine.travel(datetime(2026, 9, 11, 10, 0, tzinfo=LONDON)):
        send_letter(world, case)
        own = load_own(Case.objects.get(pk=case.pk))
        assert [one.number for one in alleged(own)] == [1]
        world.findings(case)
        world.refer(case)
        world.appoint_chair(case)
        world.arrange(case)
        assert [one.number for one in alleged(load_own(Case.objects.get(pk=case.pk)))] == [1, 2]


def test_no_letter_is_offered_of_an_old_record_which_its_employee_has_on_no_page(world: World) -> None:
    case = past_sanction(world)
    world.curtail(case, last_day=date(2026, 12, 1), on=date(2026, 11, 23))
    assert untold(Case.objects.get(pk=case.pk)) == []


def test_until_when_an_old_record_counts_is_told_on_paper(world: World) -> None:
    """SA-4: HR records that the letter left and when it arrived; no page of the employee comes of it."""
    case = undetermined(world)
    world.settle(case, last_day=date(2026, 12, 1), on=date(2026, 11, 25))
    assert untold(fresh(case)) == [Letter.LIVE_SETTLED]
    row = send_letter(world, case, letter=Letter.LIVE_SETTLED, sent_at=DECEMBER)
    assert row.printed_day == date(2026, 12, 1)
    day = date(2026, 12, 2)
    given = {"letter": Letter.LIVE_SETTLED, "received_on": day, "told_on": day, "on": day}
    assert acknowledge(world, case, **given).sent_letter == row
    assert not Case.objects.own_of(case.subject.user).exists()
