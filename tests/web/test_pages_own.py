"""The employee's own case: what they were sent or told, stage by stage, and never anything else; nobody else opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import actions
from casework.enums import AppealResult, FileState, Letter, PartKind, PostponementReason, Role, SanctionLevel
from casework.models import AuditEvent, Case
from tests import support_world as support
from tests.actions.attempts import PHONED
from tests.fixtures_world import grant, hire
from tests.imports.past import past_sanction
from tests.own_world import propose, send_letter
from tests.web.verbs_world import NOW, sign_in
from tests.world import (
    APPEAL_HEARD,
    APPEAL_INVITED,
    FOUND,
    REASONS,
    REFERRED,
    TWO_LEVELS,
    World,
    another_policy,
    build_world,
)

pytestmark = pytest.mark.django_db

NEVER = "zq7never"
# Nobody whom the employee has not been told of: who reported it, saw it, complained, looked into it, commissioned it.
NAMES = ("Manny", "Wendy", "Colin", "Ivor", "Carla", "Hana", "Lena")


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def own(world: World, case: Case, name: str = "sam") -> str:
    answer = sign_in(world, name).get(reverse("own_case", kwargs={"reference": case.reference}))
    assert answer.status_code == 200
    return str(answer.content.decode())


def kept_back(world: World, *, reported: bool = True) -> Case:
    """A case with something in every text that is not for the employee, at its findings or before."""
    incident = world.report(account=f"Account {NEVER}", place=f"Place {NEVER}")
    opening = world.opening(terms_of_reference=f"Terms {NEVER}", particulars="Posted a name on 7 September.")
    case = world.assess(incident, openings=[opening], reasons=f"Assessed {NEVER}")[0]
    hana = world.user("hana")
    content = ContentFile(f"{NEVER} bytes".encode(), name=f"{NEVER}.txt")
    actions.attach_evidence(case, title=f"Title {NEVER}", content=content, by=hana)
    actions.add_note(case, text=f"Note {NEVER}", by=hana)
    support.advise_legally(world, case, text=f"Advice {NEVER}", given_by=f"Lawyer {NEVER}")
    support.statement(world, case, outsider="Olga Outside", text=f"Statement {NEVER}")
    support.record_adjustment(world, case, health_reason=f"Health {NEVER}")
    support.answer_adjustment(world, case, reasons=f"Answered {NEVER}")
    world.flag_union_representative(case)
    world.record_union_talk(case, official=f"Official {NEVER}")
    world.flag_disclosure(case, about=f"Disclosure {NEVER}")
    world.check_disclosure(case, reasons=f"Checked {NEVER}")
    world.suspend(case, reason=f"Suspended {NEVER}", contact=world.people["uma"])
    world.record_grievance(case, summary=f"Grievance {NEVER}")
    world.decide_on_grievance(case, reasons=f"Decided {NEVER}")
    if reported:
        world.findings(case, report=f"Report {NEVER}", employee_response=f"Interview {NEVER}")
    return case


def test_stage_by_stage(world: World) -> None:
    """Each thing is there from the letter on that says it, and not a step earlier."""
    case = kept_back(world)
    said = own(world, case)
    assert "It is being looked into" in said
    assert "You are suspended" in said and "Uma Example" in said and "On full pay" in said
    assert "Posted a name" not in said, "no allegation before it is put"
    actions.refer_to_hearing(case, reasons=f"Referred {NEVER}", by=world.user("carla"), on=REFERRED)
    world.appoint_chair(case)
    assert "It is being looked into" in own(world, case), "that it was referred is said by the invitation"
    world.arrange(case, absence_warning_sent=True)
    said = own(world, case)
    for words in (
        *("Posted a name", "Fri 16 Oct 2026 at 10am", "Room 4, Leeds", "Chidi Example, who chairs it"),
        *(
            "a representative whom a union has certified",
            "The heaviest that may follow is a final written warning",
        ),
        "The hearing may go ahead, and be decided, without you.",
    ):
        assert words in said, words
    allegation = case.allegations.get()
    given = {"field": "particulars", "value": "Posted two names.", "reason": "A slip."}
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        actions.correct_record(allegation, **given, by=world.user("hana"), on=FOUND)
    said = own(world, case)
    assert "Posted a name" in said and "two names" not in said, "as in the invitation"
    world.record(case, notes="What was said in the room.")
    assert "What was said in the room." in own(world, case)
    before = own(world, case)
    world.decide(case, departure_reasons="")
    after = own(world, case)
    assert "The decision is being made" in after and SanctionLevel.WRITTEN_WARNING.label not in after
    assert _plain(before) == _plain(after), "that it is decided is said by the letter"
    world.issue(case)
    said = own(world, case)
    for words in (
        *("Written warning", "Found", "She says so and the post shows it."),
        "From Tue 20 Oct 2026 up to and including Mon 19 Apr 2027",
        "The last day is Tue 3 Nov 2026.",
    ):
        assert words in said, words
    for reason in vars(REASONS).values():
        assert reason not in said
    assert "You are suspended" not in said
    _nothing_else(said)


def _plain(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def _nothing_else(said: str) -> None:
    body = _plain(said)
    assert NEVER not in body
    assert not [name for name in NAMES if name in body]


def test_a_letter_tells_what_it_says_and_nothing_that_was_noted_for_hr(world: World) -> None:
    """Of each letter before a hearing: the investigator is named, and nothing else of what is kept back is told."""
    case = kept_back(world, reported=False)
    send_letter(world, case)
    send_letter(world, case, letter=Letter.SUSPENSION, said="So that the page is kept.")
    world.pause(case, note=f"Paused {NEVER}")
    send_letter(world, case, letter=Letter.PAUSE, said="Something comes first.", sent_at=NOW)
    said = own(world, case)
    assert (
        "Posted a name" in said and "So that the page is kept." in said and "Something comes first." in said
    )
    world.resume(case, note=f"Resumed {NEVER}")
    world.lift_suspension(case, note=f"Lifted {NEVER}")
    actions.no_case_to_answer(case, reasons=f"No case {NEVER}", by=world.user("carla"), on=NOW.date())
    send_letter(world, case, letter=Letter.CLOSURE, sent_at=NOW)
    said = own(world, case)
    assert "there is no case to answer" in said
    assert said.count("Ivor Example") == 1, "as the notice names them"
    _nothing_else(said.replace("Ivor Example", ""))


def test_nothing_is_kept_that_should_not_be_at_any_stage(world: World) -> None:
    """The same walk with the canaries alone, at each stage: the one above reads them at the end."""
    case = kept_back(world)
    walk = (
        *(lambda: None, lambda: world.refer(case), lambda: world.appoint_chair(case)),
        *(lambda: world.arrange(case), lambda: world.record(case)),
        lambda: world.decide(case, reasons=actions.Reasons(**dict.fromkeys(vars(REASONS), f"Why {NEVER}"))),
        *(lambda: world.issue(case), lambda: world.lodge(case)),
    )
    for step in walk:
        step()
        _nothing_else(own(world, case))
    assert AuditEvent.objects.filter(
        case=case.pk, action="viewed", actor=world.user("sam").pk
    ).count() == len(walk)


def test_the_result_of_an_appeal_is_told_by_its_letter(world: World) -> None:
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    world.decide_appeal(case, AppealResult.VARIED, reasons="Her record weighs more.")
    before = own(world, case)
    assert "The result of your appeal is being made" in before
    assert "Verbal warning" not in before and "Her record weighs more." not in before
    assert "Mon 19 Apr 2027" in before, "the outcome as it was told"
    # Nor that it was recalled and decided anew (0.6).
    actions.recall_decision(case, reason="A slip.", by=world.hears_appeal(case), at=NOW)
    tokens = re.compile(r'value="\w{64}"')
    assert tokens.sub("", own(world, case)) == tokens.sub("", before)
    world.decide_appeal(case, AppealResult.VARIED, reasons="Her record weighs more.")
    world.issue_appeal(case)
    after = own(world, case)
    for words in ("What stands now", "Verbal warning", "Her record weighs more.", "This result is final."):
        assert words in after, words
    assert "Nine years without a warning weigh more." in after


def test_a_further_level_is_offered_and_the_last_one_is_final(world: World) -> None:
    """AP-8, AP-5: to which level and until when, with the grounds that it hears; nothing after the last one."""
    another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS)
    hire(world, "april", grade="G6", unit="digital")
    case = world.case_in(FileState.OUTCOME)
    world.appeal(case, AppealResult.CONFIRMED)
    page, told = reverse("own_lodge_appeal", kwargs={"reference": case.reference}), "Thu 26 Nov 2026"
    said = own(world, case)
    for words in (
        "You can appeal against the result of your appeal",
        "Your right to appeal to level 2",
        told,
    ):
        assert words in said, words
    assert "This result is final" not in said
    form = sign_in(world, "sam").get(page).content.decode()
    assert "What is the new evidence" in form and "What was not followed" not in form
    with time_machine.travel(NOW + timedelta(days=4), tick=False):
        assert "There is nothing for you to do" in own(world, case)
        assert sign_in(world, "sam").get(page).status_code == 409
    on = NOW.date()
    world.lodge(case, by=world.user("sam"), received_on=on, on=on)
    later = NOW + timedelta(days=14)
    world.arrange_appeal(case, "april", sent_at=NOW, starts_at=later)
    world.record_appeal(case, at=later + timedelta(hours=2))
    world.decide_appeal(case, AppealResult.CONFIRMED, on=later.date())
    world.issue_appeal(case, sent_at=later + timedelta(hours=3))
    with time_machine.travel(later + timedelta(days=1), tick=False):
        said = own(world, case)
    assert "This result is final." in said and "There is nothing for you to do" in said


def test_an_adjourned_hearing_of_an_appeal_is_told_as_it_sits(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    world.arrange_appeal(case)
    served = {"new_evidence": "The rota of that evening.", "served_on": APPEAL_HEARD.date()}
    world.adjourn(case, place="Room 12, York", nation="scotland", **served)
    day = APPEAL_HEARD.date()
    propose(world, case, proposed_on=date(2026, 11, 20), told_on=day, on=day)
    with time_machine.travel(APPEAL_HEARD + timedelta(days=1), tick=False):
        said = own(world, case)
        hr = sign_in(world, "hana").get(reverse("case", kwargs={"reference": case.reference}))
    for words in (
        *("Your appeal is heard on Mon 16 Nov 2026 at 10am", "Room 12, York", "The rota of that evening."),
        *("It began on Mon 9 Nov 2026 and was adjourned.", "The hearing of your appeal was adjourned"),
    ):
        assert words in said, words
    assert "It began on Mon 9 Nov 2026 and was adjourned." in hr.content.decode()


def test_what_a_join_adds_is_told_by_the_next_invitation(world: World) -> None:
    """The hearing is put off and another case joined to this one: the page says what the first letter said."""
    case, other = world.case_in(FileState.HEARING), world.another_case(particulars=f"Second {NEVER}")
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=PHONED)
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        world.findings(other)
        world.refer(other)
        world.join(other, case)
    assert case.allegations.count() == 2
    assert NEVER not in own(world, case) and "On 7 September 2026 posted" in own(world, case)
    with time_machine.travel(NOW + timedelta(minutes=2), tick=False):
        world.arrange(Case.objects.get(pk=case.pk))
        assert NEVER in own(world, case)


def test_a_join_is_not_told_before_the_case_that_goes_on(world: World) -> None:
    """Being interviewed told of the one; that there is another investigation is not for this page to say."""
    into, case = world.open_case(), world.another_case()
    world.findings(case)
    before = own(world, case)
    world.join(case, into)
    assert _plain(own(world, case)) == _plain(before) and "It is being looked into" in before
    world.findings(Case.objects.get(pk=into.pk))
    assert "heard together with another case about you" in own(world, case)


def test_a_correction_is_told_by_its_letter(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    closed = own(world, case)
    world.reopen(case)
    assert _plain(own(world, case)) == _plain(closed), "what two HR leads weigh is not said"
    world.issue_correction(case)
    assert "What was imposed does not stand" in own(world, case)


def test_a_statement_is_read_as_it_was_given(world: World) -> None:
    case = world.open_case()
    support.statement(world, case, outsider="Olga Outside", text="It was Olga who saw it.")
    world.findings(case)
    assert "saw it" not in own(world, case)
    support.anonymity(world, case)
    support.share(world, case, copy="I saw it.", why_redacted="It said who she is.")
    said = own(world, case)
    assert "I saw it." in said and "Witness A" in said
    assert "Olga" not in said and "It said who she is." not in said


def test_what_was_agreed_is_known_to_whoever_agreed(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    world.agree(case)
    with time_machine.travel("2026-10-08 09:00", tick=False):
        said = own(world, case)
    assert "You can still take back what you agreed" in said and "Tue 13 Oct 2026" in said
    assert "Written warning" in said


def test_what_was_agreed_informally_is_told_and_why_is_not(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    given = {"severity": "minor", "reasons": f"Why {NEVER}", "agreed": "A talk, and training."}
    actions.deal_with_informally(case, **given, by=world.user("carla"), on=REFERRED)
    said = own(world, case)
    assert "What was agreed: A talk, and training. This is no warning and never counts." in said
    assert NEVER not in said


@pytest.mark.parametrize("told", [False, True])
def test_a_case_of_which_nothing_was_said_is_not_there(world: World, told: bool) -> None:
    """An investigation may begin before the employee hears of it: the page must not tell them first."""
    case = world.open_case()
    if told:
        world.suspend(case)
    address = reverse("own_case", kwargs={"reference": case.reference})
    client = sign_in(world, "sam")
    assert client.get(address).status_code == (200 if told else 404)
    assert (case.reference in client.get(reverse("home")).content.decode()) is told


def test_nobody_else_opens_it_whatever_their_role(world: World) -> None:
    """Not HR leads, not the chair; and an HR lead who is the employee has this page and nothing more of the case."""
    case = world.case_in(FileState.OUTCOME)
    grant(world, "sam", Role.HR_LEAD, "department")
    address = reverse("own_case", kwargs={"reference": case.reference})
    for name in ("hana", "lena", "audrey", "chidi", "carla", "adam"):
        assert sign_in(world, name).get(address).status_code == 404, name
    client = sign_in(world, "sam")
    assert client.get(address).status_code == 200
    assert client.get(reverse("case", kwargs={"reference": case.reference})).status_code == 404
    assert not Case.objects.visible_to(world.user("sam")).filter(pk=case.pk).exists()
    assert case.reference not in client.get(reverse("cases")).content.decode()


def test_somebody_who_may_no_longer_sign_in_has_none(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    sam = world.user("sam")
    assert Case.objects.own_of(sam).get() == case
    sam.is_active = False
    assert not Case.objects.own_of(sam).exists()


def test_it_asks_the_database_no_more_for_many_rows(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    counts = []
    for name in ("petra", "manny", ""):
        with CaptureQueriesContext(connection) as queries:
            own(world, case)
        counts.append(len(queries))
        if name:
            panel = {"kind": PartKind.PANEL_MEMBER, "employee": world.people[name]}
            actions.appoint(case, **panel, by=world.user("hana"), on=REFERRED)
    assert counts[2] == counts[1]


def test_it_asks_no_more_for_many_attempts_at_an_appeal(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    world.lodge(case)
    counts = []
    for _ in range(3):
        world.arrange_appeal(case)
        with CaptureQueriesContext(connection) as queries:
            own(world, case)
        counts.append(len(queries))
        actions.postpone_appeal_hearing(
            case, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=APPEAL_INVITED
        )
    assert counts[2] == counts[1]


def test_a_hearing_that_is_held_again_was_not_put_off(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.hear_again(case)
    page = own(world, case)
    assert "The hearing was held" in page and "The hearing is held again" in page
    assert "Somebody else hears you" in page and "left the department" not in page
    assert "was put off" not in page


def test_old_records_are_not_on_the_page(world: World) -> None:
    past_sanction(world)
    assert not Case.objects.own_of(world.user("sam")).exists()
