"""An appeal on the pages: the case page, the sheet for its hearing, the decision, the drafts, and who opens what."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse

from casework import actions
from casework.enums import Action, AppealGroundKind, AppealResult, FileState, SanctionLevel, Severity
from casework.models import AuditEvent, Case, Draft
from tests.fixtures_world import crowded_case, hire_the_rest, walk_on
from tests.web.verbs_world import NOW, day, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

CANARY = "zq7ground"
BACK_ON = date(2026, 11, 16)


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def words_of(html: bytes) -> str:
    text = re.sub(r"(?s)<script.*?</script>|<style.*?</style>|<[^>]+>", " ", html.decode())
    return re.sub(r"\s+", " ", text.replace("&#x27;", "'"))


def page(world: World, name: str, case: Case, route: str = "case") -> str:
    answer = sign_in(world, name).get(reverse(route, kwargs={"reference": case.reference}))
    assert answer.status_code == 200, answer.content.decode()
    return words_of(answer.content)


def at_stage(world: World, stage: str) -> Case:
    case = world.open_case()
    world.appoint_chair(case)
    return walk_on(world, case, stage)


def dismissed(world: World) -> Case:
    """Dismissed without notice on Tue 20 Oct 2026, and the appeal is heard."""
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
    world.issue(case, told_on=date(2026, 10, 20), employment_ends_on=date(2026, 10, 20))
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    return case


def test_case_page_shows_first_and_final_outcome_and_what_was_made_of_each_ground(world: World) -> None:
    text = page(world, "hana", at_stage(world, "appeal told"))
    for words in (
        "First outcome Written warning",
        "On appeal Decision varied: verbal warning, Wed 11 Nov 2026",
        "Final outcome Verbal warning",
        "Live From Tue 20 Oct 2026 up to and including Tue 19 Jan 2027",
        "Appeal received Tue 27 Oct 2026",
        "Ground: the outcome is unfair or too severe A first time in nine years. Accepted. Nine years without",
        "Result Decision varied: verbal warning",
        "Reasons The first outcome did not weigh her record.",
        "Appeal outcome letter Sent by email Thu 12 Nov 2026",
        "Companion at the appeal Accompanied",
    ):
        assert words in text, words
    assert "upheld" not in text.lower()


def test_result_stays_with_the_appeal_manager_and_hr_until_its_letter_has_left(world: World) -> None:
    case = at_stage(world, "appeal decided")
    for name, shown in (("petra", True), ("hana", True), ("audrey", True), ("chidi", False), ("ivor", False)):
        text = page(world, name, case)
        # 0.6: the result is known to some, and has changed nothing for anybody.
        assert ("Decision varied" in text) is shown, name
        assert "Final outcome" not in text, name
        assert "From Tue 20 Oct 2026 up to and including" in text, name


@pytest.mark.parametrize(
    ("result", "level", "final"),
    [
        (AppealResult.VARIED, SanctionLevel.FINAL_WRITTEN_WARNING, "Final outcome Final written warning"),
        (AppealResult.SET_ASIDE, "", "Final outcome No sanction: it was set aside, and never counts"),
        (AppealResult.REMITTED, "", "Final outcome None yet: the case is heard again"),
    ],
)
def test_dismissal_that_fell_never_ended_the_employment(
    world: World, result: AppealResult, level: str, final: str
) -> None:
    case = dismissed(world)
    world.decide_appeal(case, result, level=level, returns_on=BACK_ON)
    assert "Employment ends Tue 20 Oct 2026" in page(world, "hana", case)
    world.issue_appeal(case)
    text = page(world, "hana", case)
    assert final in text
    assert "Employment It never ended. 26 days’ pay owed, from Wed 21 Oct 2026 to Sun 15 Nov 2026." in text
    assert "Back at work Mon 16 Nov 2026." in text
    assert "Employment ends Tue 20 Oct 2026" not in text


def test_dismissal_confirmed_says_when_employment_ends(world: World) -> None:
    case = dismissed(world)
    world.decide_appeal(case, AppealResult.CONFIRMED)
    world.issue_appeal(case)
    text = page(world, "hana", case)
    assert "Final outcome Summary dismissal" in text
    assert "Employment ends Tue 20 Oct 2026" in text
    assert "never ended" not in text


def test_case_heard_again_says_what_no_longer_stands_and_asks_for_a_fresh_chair(world: World) -> None:
    case = at_stage(world, "heard again")
    text = page(world, "hana", case)
    assert "Next Appoint a hearing chair" in text
    assert "Written warning, issued Tue 20 Oct 2026. It no longer stands: the case is heard again." in text


def test_strip_says_that_a_sanction_is_under_appeal_on_its_own_case_and_on_a_later_one(world: World) -> None:
    assert "Under appeal. The outcome stays in force" in page(
        world, "hana", at_stage(world, "appeal arranged")
    )
    acted = {"occurred_from": date(2026, 11, 9), "occurred_to": date(2026, 11, 9), "on": date(2026, 11, 10)}
    later = world.assess(world.report(**acted), on=date(2026, 11, 11))[0]
    text = page(world, "hana", later)
    assert "An earlier warning is under appeal. It counts as long as it stands" in text
    assert "Under appeal: it is in force all the same, and may not stand" in text
    assert "under appeal" not in page(world, "ivor", later).lower()


@pytest.mark.parametrize(
    ("name", "case_page", "grounds", "sheet"),
    [
        ("petra", 200, True, 200),
        ("hana", 200, True, 200),
        ("audrey", 200, True, 200),
        ("chidi", 200, True, 403),
        ("carla", 200, True, 403),
        ("ivor", 200, False, 403),
        ("manny", 404, False, 404),
        ("olu", 404, False, 404),
        ("sam", 404, False, 404),
        ("wendy", 404, False, 404),
        ("adam", 404, False, 404),
    ],
)
def test_grounds_and_sheet_are_for_those_who_hear_decide_or_advise(
    world: World, name: str, case_page: int, grounds: bool, sheet: int
) -> None:
    case = world.case_in(FileState.OUTCOME)
    world.lodge(case, grounds={AppealGroundKind.PROCEDURE: CANARY})
    world.arrange_appeal(case)
    client = sign_in(world, name)
    seen = client.get(reverse("case", kwargs={"reference": case.reference}))
    assert seen.status_code == case_page
    assert (CANARY in seen.content.decode()) is grounds
    room = client.get(reverse("appeal_hearing_sheet", kwargs={"reference": case.reference}))
    assert room.status_code == sheet
    assert (CANARY in room.content.decode()) is (sheet == 200)


def test_sheet_of_an_appeal_says_that_it_is_never_heavier_and_reading_it_is_an_event(world: World) -> None:
    case = at_stage(world, "appeal arranged")
    text = page(world, "petra", case, "appeal_hearing_sheet")
    assert "Appeal hearing sheet" in text
    assert "cannot be heavier than the outcome they appeal against" in text
    seen = AuditEvent.objects.filter(case=case.pk, actor=world.user("petra").pk, action="viewed").latest("pk")
    assert '"page":"appeal_hearing_sheet"' in seen.body
    to_arrange = world.case_in(FileState.APPEAL, "sita")
    address = reverse("appeal_hearing_sheet", kwargs={"reference": to_arrange.reference})
    assert sign_in(world, "hana").get(address).status_code == 409


def test_deciding_says_which_levels_are_open_until_when_and_why_not_the_rest(world: World) -> None:
    text = page(world, "petra", world.case_in(FileState.APPEAL_DELIBERATION), "decide_appeal")
    for words in (
        "Why this outcome was chosen Another manager could reasonably have chosen the same.",
        "From Tue 20 Oct 2026, live until Tue 19 Jan 2027.",
        "This is the outcome as it is.",
        "Summary dismissal is heavier than a written warning.",
        "Decision confirmed",
        "It takes effect when its letter leaves. Until then you can recall it, with a reason.",
    ):
        assert words in text, words
    assert "back at work" not in text


def test_deciding_on_a_dismissal_asks_for_the_return_only_where_it_falls(world: World) -> None:
    case = dismissed(world)
    path = reverse("decide_appeal", kwargs={"reference": case.reference})
    body = {
        "version": case.version,
        "result_too_severe": "accepted",
        "reasons_too_severe": "Nine years weigh more.",
        "result": "varied",
        "level": "final_written_warning",
        "reasons": "It was too severe.",
    }
    client = sign_in(world, "petra")
    answer = client.post(path, body)
    assert answer.status_code == 400
    assert "Enter the day the employee is back at work" in answer.content.decode()
    back = {"returns_on_day": "20", "returns_on_month": "11", "returns_on_year": "2026"}
    early = client.post(path, body | back)
    assert early.status_code == 422
    assert "The employment never ended, so the employee comes back." in words_of(early.content)
    assert "Source: " in early.content.decode()
    assert client.post(path, body | back | {"returns_on_day": "30"}).status_code == 302
    decision = case.appeal_decisions.get()
    assert (decision.level, decision.returns_on) == ("final_written_warning", date(2026, 11, 30))


@pytest.mark.parametrize(
    ("result", "returns_on"),
    [(AppealResult.CONFIRMED, None), (AppealResult.SET_ASIDE, date(2026, 11, 30))],
)
def test_what_the_result_leaves_no_room_for_is_not_sent(
    world: World, result: AppealResult, returns_on: date | None
) -> None:
    """A level typed before the result was changed is hidden; the days stand on the page of every dismissal."""
    case = dismissed(world)
    body = {
        "version": case.version,
        "result_too_severe": "accepted",
        "reasons_too_severe": "Nine years weigh more.",
        "result": result.value,
        "level": "dismissal_with_notice",
        "reasons": "So it was weighed.",
        **day("returns_on", "30 11 2026"),
        **day("employment_ends_on", "12 1 2027"),
    }
    path = reverse("decide_appeal", kwargs={"reference": case.reference})
    assert sign_in(world, "petra").post(path, body).status_code == 302
    decision = case.appeal_decisions.get()
    assert (decision.result, decision.level, decision.returns_on) == (result, "", returns_on)


def test_unfinished_decision_on_an_appeal_waits_for_its_author_alone(world: World) -> None:
    it = ready(world, Action.DECIDE_APPEAL)
    client = sign_in(world, it.who)
    half = {
        "reasons_too_severe": "Half a thought on nine years.",
        "result": "varied",
        "level": "verbal_warning",
    }
    assert client.post(it.path, it.data(save_draft="1", result_too_severe=None, **half)).status_code == 302
    again = client.get(it.path).content.decode()
    assert "Half a thought on nine years." in again
    assert re.findall(r'name="(?:result|level)" value="(\w+)"[^>]* checked', again) == [
        "varied",
        "verbal_warning",
    ]
    assert Draft.objects.get().author == world.user("petra")
    assert not Case.objects.get(pk=it.file.pk).appeal_decisions.exists()
    assert client.post(it.path, it.data()).status_code == 302
    assert not Draft.objects.exists()


def test_lodging_asks_why_it_is_heard_only_once_the_last_day_has_passed(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    path = reverse("lodge_appeal", kwargs={"reference": case.reference})
    assert "Only if it was received after Tue 3 Nov 2026." in page(world, "hana", case, "lodge_appeal")
    with time_machine.travel(NOW.replace(day=3), tick=False):
        assert b"late_reason" not in sign_in(world, "hana").get(path).content


def test_remitted_result_sent_says_that_the_case_goes_back(world: World) -> None:
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    world.decide_appeal(case, AppealResult.REMITTED)
    assert "Then return the case to a hearing." in page(world, "hana", case, "issue_appeal_outcome")
    world.issue_appeal(case)
    text = page(world, "hana", case)
    assert "Next Return the case to a hearing" in text
    assert "You can also" in text and "Close the case" not in text


def test_closing_after_an_appeal_shows_the_first_and_the_final_outcome(world: World) -> None:
    text = page(world, "hana", at_stage(world, "appeal told"), "close_case")
    assert "First outcome Written warning" in text
    assert "Final outcome Verbal warning" in text
    assert (
        "The appeal was decided, and its result is final." in text
        and "Only an appeal that comes late" not in text
    )


def test_a_day_the_employee_proposed_and_we_refuse_is_asked_about_on_the_page(world: World) -> None:
    it = ready(world, Action.POSTPONE_APPEAL_HEARING)
    proposed = {"proposed_on_day": "25", "proposed_on_month": "11", "proposed_on_year": "2026"}
    assert sign_in(world, it.who).post(it.path, it.data(**proposed)).status_code == 302
    text = page(world, "hana", it.file, "arrange_appeal_hearing")
    assert "They proposed Wed 25 Nov 2026." in text


def test_withdrawn_appeal_is_said_and_the_case_waits_to_be_closed(world: World) -> None:
    case = at_stage(world, "appeal withdrawn")
    text = page(world, "hana", case)
    assert "Appeal withdrawn Tue 27 Oct 2026: the outcome stands" in text
    assert "Next Close the case" in text
    assert "Withdrawn by the employee Tue 27 Oct 2026 By email: she accepts the warning." in text
    assert "Under appeal." not in text
    assert "accepts the warning" not in page(world, "ivor", case)
    closing = page(world, "hana", case, "close_case")
    assert "Appeal Withdrawn by the employee Tue 27 Oct 2026" in closing
    assert "Only an appeal that comes late" in closing and "its result is final" not in closing


def test_closed_case_still_takes_a_late_appeal_and_then_says_both_times_it_closed(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    assert "Lodge an appeal" in page(world, "hana", case)
    came = date(2026, 11, 5)
    world.lodge(case, received_on=came, late_reason="She was in hospital.", on=came)
    text = page(world, "hana", case)
    assert "Late, and heard all the same. She was in hospital." in text
    assert re.search(r"Case closed [^.]*Sanction final\.", text)  # on the timeline, where it stays
    assert "Closed Wed 4 Nov 2026" not in text


def _seen_of_the_file(world: World, name: str, case: Case) -> dict[str, bool]:
    """Whether the canaries are shown on the page with its whole timeline, and the file is handed out."""
    client = sign_in(world, name)
    shown = client.get(reverse("case", kwargs={"reference": case.reference}) + "?shown=100")
    assert shown.status_code == 200 and "Evidence attached" in words_of(shown.content)
    answers = [
        client.get(reverse("evidence", kwargs={"reference": case.reference, "number": number}))
        for number in (1, 2)
    ]
    codes = [answer.status_code for answer in answers]
    assert codes in ([200, 404], [403, 403]), "whoever is refused is not told which files there are"
    text = words_of(shown.content)
    return {
        "title": "zq7title" in text,
        "note": "zq7note" in text,
        "link": reverse("evidence", kwargs={"reference": case.reference, "number": 1}).encode()
        in shown.content,
        "file": codes[0] == 200 and b"zq7bytes" in b"".join(answers[0].streaming_content),
    }


def test_evidence_and_notes_are_not_an_appeal_managers_before_an_appeal(world: World) -> None:
    hire_the_rest(world)
    case = crowded_case(world)
    content = ContentFile(b"zq7bytes", name="zq7name.txt")
    actions.attach_evidence(case, title="zq7title", content=content, by=world.user("ivor"))
    actions.add_note(case, text="zq7note", by=world.user("hana"))
    walk_on(world, case, "outcome")
    everything = dict.fromkeys(("title", "note", "link", "file"), True)
    others = ("hana", "lena", "audrey", "carla", "ivor", "chidi", "petra", "nora", "ada")
    for name in ("april", "pam"):
        assert _seen_of_the_file(world, name, case) == dict.fromkeys(everything, False), name
    for name in others:
        assert _seen_of_the_file(world, name, case) == everything, name
    assert AuditEvent.objects.filter(
        case=case.pk, action="refused", actor=world.user("april").pk, body__contains="NotYou"
    ).exists()
    world.lodge(case)
    for name in (*others, "april", "pam"):
        assert _seen_of_the_file(world, name, case) == everything, name


def test_whoever_decided_an_appeal_recalls_it_on_its_page_before_the_letter(world: World) -> None:
    case = at_stage(world, "appeal decided")
    path = reverse("recall_decision", kwargs={"reference": case.reference})
    assert path in sign_in(world, "petra").get(f"/cases/{case.reference}/").content.decode()
    assert "Result of the appeal Decision varied: verbal warning" in page(
        world, "petra", case, "recall_decision"
    )
    # Offered to whoever made it alone, whoever else has that part.
    case.appeal_decisions.update(decided_by=world.user("chidi"))
    assert path not in sign_in(world, "petra").get(f"/cases/{case.reference}/").content.decode()
    case.appeal_decisions.update(decided_by=world.user("petra"))
    body = {"version": Case.objects.get(pk=case.pk).version, "reason": "A ground was overlooked."}
    assert sign_in(world, "petra").post(path, body).status_code == 302
    for name, why in (("hana", True), ("chidi", False)):
        text = page(world, name, case)
        assert "This decision was recalled before any letter left." in text, name
        assert ("A ground was overlooked." in text) is why, name
