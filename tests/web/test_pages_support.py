"""What lets everybody take part, on its pages and in the API: each reader is shown what they need and no more (DP-3)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import AskedBy, FileState, Meeting
from casework.models import Case
from casework.queries.changes import changes_since
from tests import fixtures_world as more
from tests.actions.refusals import not_you
from tests.support_world import (
    advise,
    advise_legally,
    allow_absence,
    anonymity,
    answer_adjustment,
    ask_anonymity,
    attended,
    call,
    decide_anonymity,
    fit_note,
    invite,
    record_adjustment,
    refer,
    share,
    statement,
)
from tests.web.verbs_world import NOW, hearing_without_attempt, sign_in
from tests.world import ASSESSED, World, build_world

pytestmark = pytest.mark.django_db

HEALTH, WISH, WHY, DONE = "zq7health", "zq7wish", "zq7why", "zq7done"
FIT_HEALTH, FIT_WHY, FIT_DONE = "zq8health", "zq8why", "zq8done"
ADVICE, FIRM = "zq9advice", "zq9firm"
HR = ("hana", "lena", "audrey")
EVERYBODY = ("hana", "lena", "audrey", "carla", "ivor", "chidi", "petra", "nora", "ada")


@pytest.fixture
def world(db: None) -> World:
    made = build_world()
    more.hire_the_rest(made)
    return made


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.content.decode())
    return str(answer.content.decode())


def shown(world: World, name: str, case: Case) -> str:
    """Whatever of a case this person can read of it: its page, the sheet for the room, and the API."""
    client = sign_in(world, name)
    pages = [reverse("case", kwargs={"reference": case.reference}), f"/api/v1/cases/{case.reference}"]
    said = [read(client, address) for address in pages]
    sheet = client.get(reverse("hearing_sheet", kwargs={"reference": case.reference}))
    return "\n".join([*said, sheet.content.decode() if sheet.status_code == 200 else ""])


def test_who_is_shown_what(world: World) -> None:
    """One case with an adjustment, with what is known of the employee's health and with advice, read by everybody."""
    case = more.walk_on(world, more.crowded_case(world), "hearing arranged")
    record_adjustment(world, case, asked=WISH, health_reason=HEALTH)
    answer_adjustment(world, case, agreed=DONE, reasons=WHY)
    fit_note(world, case)
    refer(world, case)
    advise(world, case, adjustments=FIT_DONE, advice=FIT_HEALTH)
    allow_absence(world, case, reasons=FIT_WHY)
    advise_legally(world, case, text=ADVICE, given_by=FIRM)
    said = {name: shown(world, name, case) for name in (*EVERYBODY, "april")}
    _of_an_adjustment_what_to_do_is_for_everybody_on_it(said)
    _of_health_what_to_do_is_for_the_chair_and_the_rest_for_hr(said)
    _privileged_advice_is_for_hr_alone(said)


def _of_an_adjustment_what_to_do_is_for_everybody_on_it(said: dict[str, str]) -> None:
    for name in EVERYBODY:
        assert DONE in said[name], name
        assert (HEALTH in said[name]) == (name in HR), name
        assert (WISH in said[name], WHY in said[name]) == (name in (*HR, "carla"),) * 2, name
    assert not any(word in said["april"] for word in (HEALTH, WISH, WHY, DONE))


def _of_health_what_to_do_is_for_the_chair_and_the_rest_for_hr(said: dict[str, str]) -> None:
    told = (*HR, "carla", "chidi", "petra", "ada")
    for name in EVERYBODY:
        page = said[name]
        assert (FIT_HEALTH in page, "Not fit to attend meetings" in page) == (name in HR,) * 2, name
        fit = f"Fit to attend with adjustments: {FIT_DONE}"
        assert (fit in page, FIT_WHY in page) == (name in told,) * 2, name
        assert ("Fit note" in page or "ccupational health" in page) == (name in told), name


def _privileged_advice_is_for_hr_alone(said: dict[str, str]) -> None:
    """That there is some is told to auditors too."""
    for name in EVERYBODY:
        page, hr, knows = said[name], name in ("hana", "lena"), name in HR
        assert (ADVICE in page, FIRM in page) == (hr, hr), name
        assert ("Legal advice (privileged)" in page, "Legal advice added" in page) == (knows, knows), name


def test_hr_with_another_part_reads_neither_health_nor_legal_advice_and_adds_none(world: World) -> None:
    """Whoever investigates, decides or takes notes needs what to do, whatever their role besides."""
    case = more.walk_on(world, more.crowded_case(world), "hearing arranged")
    record_adjustment(world, case, asked=WISH, health_reason=HEALTH)
    advise_legally(world, case, text=ADVICE)
    adjustments = reverse("answer_adjustment", kwargs={"reference": case.reference})
    for name in ("ivor", "carla", "chidi", "petra", "april", "nora"):
        more.grant(world, name, "hr_lead", "operations")
        said, client = shown(world, name, case), sign_in(world, name)
        if name in ("ivor", "chidi", "nora"):
            # Nor what was asked for: somebody who knows it answers (EQ-9).
            kept = client.get(adjustments)
            assert (kept.status_code, HEALTH in said + kept.content.decode()) == (403, False), name
            assert WISH not in said + kept.content.decode(), name
        assert ADVICE not in said and "egal advice (privileged)" not in said, name
        assert "Legal advice added" not in said, name
        with not_you("You have another part in this case"):
            advise_legally(world, case, by=world.user(name))
        events = client.get(f"/api/v1/cases/{case.reference}/events")
        assert '"action":"add_legal_advice"' not in events.content.decode(), name
    assert HEALTH in read(sign_in(world, "hana"), adjustments)


def test_the_sheet_says_what_to_do(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    record_adjustment(world, case, meetings=Meeting.ALL)
    record_adjustment(world, case, meetings=Meeting.APPEAL, asked=WISH)
    answer_adjustment(world, case, agreed="A break every half hour.")
    answer_adjustment(world, case, agreed="Only at the appeal.")
    record_adjustment(world, case, asked_by=AskedBy.COMPANION, health_reason="")
    sheet = read(sign_in(world, "chidi"), reverse("hearing_sheet", kwargs={"reference": case.reference}))
    assert "A break every half hour." in sheet
    assert "Asked for and not answered yet" in sheet
    assert "Only at the appeal." not in sheet


def test_whoever_reports_or_suspends_reads_what_is_done_at_the_meeting(world: World) -> None:
    """EQ-9: what was agreed for this meeting and that an answer is owed; nothing of another, and never why."""
    case = world.case_in(FileState.INVESTIGATION)
    for meetings in (Meeting.INVESTIGATION, Meeting.SUSPENSION):
        row = record_adjustment(world, case, meetings=meetings, health_reason=HEALTH)
        answer_adjustment(world, case, adjustment=row, agreed=f"Agreed for {meetings.value}.", reasons=WHY)
        record_adjustment(world, case, meetings=meetings, asked=WISH)
    for name, verb, meeting in (
        ("ivor", "submit_findings", "investigation"),
        ("carla", "suspend_employee", "suspension"),
    ):
        page = read(sign_in(world, name), reverse(verb, kwargs={"reference": case.reference}))
        assert f"Agreed for {meeting}." in page and page.count("Agreed for") == 1, name
        assert "Asked for and not answered yet" in page and "Answer it before the meeting" in page, name
        assert HEALTH not in page and WHY not in page, name


def test_while_one_waits_the_case_says_so_and_leads_there(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    address = reverse("case", kwargs={"reference": case.reference})
    way = reverse("answer_adjustment", kwargs={"reference": case.reference})
    assert "An adjustment waits" not in read(sign_in(world, "hana"), address)
    record_adjustment(world, case)
    for name, may in (("hana", True), ("carla", True), ("chidi", False)):
        page = read(sign_in(world, name), address)
        assert "An adjustment waits for its answer," in page, name
        assert (way in page) == may, name
    answer_adjustment(world, case)
    page = read(sign_in(world, "hana"), address)
    assert "An adjustment waits" not in page and way not in page


def test_whoever_arranges_a_hearing_is_warned(world: World) -> None:
    case = hearing_without_attempt(world)
    address = reverse("arrange_hearing", kwargs={"reference": case.reference})
    warning = "has not been answered. Answer it before the meeting"
    assert warning not in read(sign_in(world, "hana"), address)
    record_adjustment(world, case, meetings=Meeting.APPEAL)
    assert warning not in read(sign_in(world, "hana"), address)
    record_adjustment(world, case, meetings=Meeting.HEARING)
    assert warning in read(sign_in(world, "hana"), address)


def test_that_a_hearing_is_barred_is_said_to_those_who_advise_and_decide(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    address = reverse("case", kwargs={"reference": case.reference})
    fit_note(world, case, says="unfit_for_work")
    for name, is_told in (("hana", True), ("chidi", False), ("carla", False), ("ivor", False)):
        page = read(sign_in(world, name), address)
        assert ("A fit note was recorded, and occupational health was not asked:" in page) == is_told, name
    fit_note(world, case)
    for name, is_told, may in (("hana", True, True), ("chidi", True, False), ("ivor", False, False)):
        page = read(sign_in(world, name), address)
        assert ("The hearing cannot go ahead without the employee:" in page) == is_told, name
        assert (f"{address}refer_to_occupational_health/" in page) == may, name


def test_a_witness_who_is_not_named_is_named_nowhere(world: World) -> None:
    """Not among the people, not in the timeline, not on the sheet, not in the API, in any case of the incident."""
    incident = world.report(involved=("sam", "sita"))
    case, other = world.assess(incident, names=("sam", "sita"))
    statement(world, case, text=f"I am Wendy, {WISH}")
    share(world, case, shared_on=ASSESSED)
    anonymity(world, case, reasons=WHY)
    share(world, case, copy=f"Somebody, {DONE}", why_redacted=WHY, shared_on=ASSESSED)
    for one in (case, other):
        world.findings(one)
        world.refer(one)
        world.appoint_chair(one)
        actions.appoint(one, kind="note_taker", employee=world.nora, by=world.user("hana"), on=one.opened_on)
        world.arrange(one)
        call(world, one, witness=world.wendy, outsider="")
    for name in ("hana", "lena", "audrey", "carla", "ivor", "chidi", "nora"):
        knows = name in ("hana", "lena", "audrey", "carla", "ivor")
        for one in (other, case):
            said = shown(world, name, one)
            assert ("Wendy" in said, world.wendy.staff_number in said) == (knows, knows), (name, one)
            assert knows or "Witness A" in said, (name, one)
        assert (WISH in said, WHY in said) == (knows, knows), name
        assert (DONE in said) == (name == "chidi"), name


def test_a_witness_who_waits_for_the_decision_is_named_nowhere(world: World) -> None:
    """PR-19, DP-9: that they asked and why is read by those who know the name; why they did not come as well."""
    case = world.case_in(FileState.INVESTIGATION)
    statement(world, case)
    ask_anonymity(world, case, why=WISH)
    invite(world, case)
    attended(world, case, why_not=WHY)
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case)
    actions.appoint(case, kind="note_taker", employee=world.nora, by=world.user("hana"), on=case.opened_on)
    for name in ("hana", "audrey", "carla", "ivor", "chidi", "nora"):
        knows = name not in ("chidi", "nora")
        said = shown(world, name, case)
        assert ("Wendy" in said, WISH in said, WHY in said) == (knows, knows, knows), name
        assert knows or "Witness A" in said, name
    assert "Decide whether a witness is named" in read(sign_in(world, "carla"), reverse("home"))
    decide_anonymity(world, case, granted=False)
    said = shown(world, "chidi", case)
    assert "Wendy" in said and WISH not in said and WHY not in said


def test_the_sheet_lists_the_witnesses_to_be_heard(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    call(world, case)
    invite(world, case, outsider="Olga Outside")
    sheet = read(sign_in(world, "chidi"), reverse("hearing_sheet", kwargs={"reference": case.reference}))
    assert (
        "Olga Outside, called by the employee, named on Tue 6 Oct 2026: What the page looked like.; invited on "
        "Wed 9 Sep 2026 for Fri 16 Oct 2026" in sheet
    )


def test_a_hearing_is_not_arranged_unwarned_while_statements_were_not_shared(world: World) -> None:
    case = hearing_without_attempt(world)
    address = reverse("arrange_hearing", kwargs={"reference": case.reference})
    warning = "statements that were not shared with the employee"
    assert warning not in read(sign_in(world, "hana"), address)
    statement(world, case)
    assert warning in read(sign_in(world, "hana"), address)
    share(world, case, shared_with="companion")
    assert warning in read(sign_in(world, "hana"), address)
    share(world, case)
    assert warning not in read(sign_in(world, "hana"), address)


def test_privileged_advice_is_told_by_nothing_beside_the_case(world: World) -> None:
    """Not by a search, what is new, the events, the export, or to those who do not see the case."""
    case = more.walk_on(world, more.crowded_case(world), "hearing arranged")
    version = case.version
    advise_legally(world, case, text=ADVICE, given_by=FIRM)
    reference = {"reference": case.reference}
    for name in EVERYBODY:
        found = sign_in(world, name).post(reverse("search"), {"q": ADVICE})
        assert case.reference not in found.content.decode() + found.headers.get("Location", ""), name
    for name, knows in (("chidi", False), ("hana", True)):
        told = [change.action for change in changes_since(case, version, reader=world.user(name))]
        assert ("add_legal_advice" in told) == knows, name
    for name in ("april", "wendy", "sam", "manny"):
        page = sign_in(world, name).get(reverse("case", kwargs=reference)).content.decode()
        api = sign_in(world, name).get(f"/api/v1/cases/{case.reference}").content.decode()
        assert ADVICE not in page + api and "egal advice" not in page, name
    events = read(sign_in(world, "audrey"), f"/api/v1/cases/{case.reference}/events")
    assert "add_legal_advice" in events and ADVICE not in events and FIRM not in events
    export = sign_in(world, "audrey").get(reverse("audit_export", kwargs=reference))
    lines = b"".join(export.streaming_content).decode() if export.streaming else export.content.decode()
    assert "add_legal_advice" in lines and ADVICE not in lines and FIRM not in lines


def test_legal_advice_is_not_printed(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    advise_legally(world, case, text=HEALTH)
    page = read(sign_in(world, "hana"), reverse("case", kwargs={"reference": case.reference}))
    section = page[: page.index(HEALTH)].rsplit("<section", 1)[1]
    assert section.startswith(' class="cw-no-print"')
