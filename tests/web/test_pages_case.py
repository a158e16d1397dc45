"""The case page: what stands on it, for whom, and in which order."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import FileState, PartKind
from casework.models import AuditEvent, Case
from tests.world import LONDON, World, another_policy, build_world

TODAY = datetime(2026, 10, 20, 12, 0, tzinfo=LONDON)


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def sign_in(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def words_of(html: bytes) -> str:
    text = re.sub(r"(?s)<script.*?</script>|<style.*?</style>|<[^>]+>", " ", html.decode())
    return re.sub(r"\s+", " ", text.replace("&#x27;", "'"))


def page(world: World, name: str, case: Case, query: str = "") -> str:
    with time_machine.travel(TODAY, tick=False):
        response = sign_in(world, name).get(reverse("case", kwargs={"reference": case.reference}) + query)
    assert response.status_code == 200
    return words_of(response.content)


def test_case_page_stands_in_the_order_of_what_matters_now(world: World):
    text = page(world, "hana", world.case_in(FileState.DELIBERATION))
    order = [
        "Sam Example",
        "Staff number",
        "Deciding: hearing held Fri 16 Oct 2026, attempt 1",
        "Next Decide the outcome",
        "Waiting for",
        "You can also",
        "Allegations",
        "People",
        "Dates",
        "Earlier record",
        "Investigation",
        "Hearing record",
        "Evidence",
        "What happened",
    ]
    found = [text.index(words, text.index("Sam Example")) for words in order]
    assert found == sorted(found)


def test_next_box_says_who_by_when_why_and_what_then(world: World):
    text = page(world, "chidi", world.case_in(FileState.DELIBERATION))
    assert "Chidi Example, hearing chair by Fri 23 Oct 2026 3 working days left" in text
    assert "5 working days from the hearing on Fri 16 Oct 2026." in text
    assert "Then: HR issues the outcome letter; nothing runs until then." in text


def button(world: World, name: str, case: Case) -> str | None:
    with time_machine.travel(TODAY, tick=False):
        html = (
            sign_in(world, name).get(reverse("case", kwargs={"reference": case.reference})).content.decode()
        )
    found = re.search(r'class="govuk-button cw-next__button" href="([^"]+)"', html)
    return found[1] if found else None


def test_next_box_has_a_button_only_for_whoever_may_do_it(world: World):
    case = world.case_in(FileState.DELIBERATION)
    assert button(world, "chidi", case) == f"/cases/{case.reference}/decide_outcome/"
    for other in ("hana", "ivor", "carla", "audrey"):
        assert button(world, other, case) is None


def test_next_box_has_no_button_while_the_appeal_window_is_open(world: World):
    case = world.case_in(FileState.OUTCOME)
    assert button(world, "hana", case) is None
    assert "Close the case, from Wed 4 Nov 2026" in page(world, "hana", case)


def test_next_box_names_the_part_to_appoint(world: World):
    case = world.open_case()
    world.findings(case)
    world.refer(case)
    asked = button(world, "hana", case)
    assert asked == f"/cases/{case.reference}/appoint/?kind=chair"
    form = sign_in(world, "hana").get(asked).content.decode()
    assert re.findall(r'name="kind" value="(\w+)"[^>]* checked', form) == ["chair"]


def test_no_date_is_put_off_before_it_is_made(world: World):
    case = world.case_in(FileState.FINDINGS)
    world.refer(case)
    world.appoint_chair(case)
    postpone, arrange = "Postpone the hearing", "Arrange the hearing"
    before = page(world, "hana", case)
    assert arrange in before and postpone not in before
    world.arrange(case)
    after = page(world, "hana", case)
    assert postpone in after and arrange not in after


def test_the_incident_is_a_link_for_those_who_see_it(world: World):
    case = world.case_in(FileState.HEARING)
    for name, sees in (("hana", True), ("audrey", True), ("chidi", False), ("ivor", False)):
        assert ("The incident behind this case" in page(world, name, case)) is sees, name
        assert (case.incident.reference in page(world, name, case)) is False, name


def test_other_verbs_are_links_and_those_about_a_row_stand_beside_it(world: World):
    case = world.case_in(FileState.HEARING)
    client = sign_in(world, "hana")
    html = client.get(reverse("case", kwargs={"reference": case.reference})).content.decode()
    hrefs = set(re.findall(r'href="(/cases/[^"]+)"', html))
    base = f"/cases/{case.reference}"
    chair = case.parts.get(kind=PartKind.CHAIR)
    assert {
        f"{base}/appoint/",
        f"{base}/attach_evidence/",
        f"{base}/add_note/",
        f"{base}/hearing_sheet/",
    } <= hrefs
    assert reverse("replace_part", kwargs={"reference": case.reference, "part": chair.pk}) in hrefs
    assert reverse("correct_record", kwargs={"reference": case.reference, "number": 1}) in hrefs
    assert f"{base}/decide_outcome/" not in hrefs
    auditors = (
        sign_in(world, "audrey").get(reverse("case", kwargs={"reference": case.reference})).content.decode()
    )
    assert not re.search(
        rf'href="{base}/(appoint|add_note|attach_evidence|correct_record|replace_part)', auditors
    )


def test_allegations_carry_their_finding_once_it_may_be_seen(world: World):
    case = world.case_in(FileState.DECIDED)
    assert "No finding yet" in page(world, "ivor", case)
    assert "No finding yet" not in page(world, "chidi", case)
    world.issue(case)
    assert "No finding yet" not in page(world, "ivor", case)


def test_outcome_prints_the_exact_last_live_day_and_the_appeal_date(world: World):
    text = page(world, "hana", world.case_in(FileState.OUTCOME))
    assert "Outcome Written warning" in text
    assert "From Tue 20 Oct 2026 up to and including Mon 19 Apr 2027" in text
    assert "Last day to appeal Tue 3 Nov 2026" in text


def test_companion_is_accompanied_in_the_open_and_named_in_the_record_alone(world: World):
    case = world.case_in(FileState.DELIBERATION)
    companion = "A colleague from the same office"
    for name, named in (("hana", True), ("chidi", True), ("audrey", True), ("ivor", False), ("carla", False)):
        text = page(world, name, case)
        assert "Companion Accompanied" in text
        assert (companion in text) is named


@pytest.mark.parametrize(
    ("name", "shown"), [("hana", True), ("chidi", True), ("audrey", True), ("ivor", False), ("carla", False)]
)
def test_reasons_and_record_before_issue_are_for_chair_hr_and_auditor(world: World, name: str, shown: bool):
    text = page(world, name, world.case_in(FileState.DECIDED))
    assert ("We considered informal action" in text) is shown
    assert ("Earlier record" in text) is shown
    assert ("Written warning" in text) is shown


def test_investigator_never_reads_of_an_earlier_sanction(world: World):
    world.case_in(FileState.CLOSED)
    later = {"occurred_from": date(2026, 11, 9), "occurred_to": date(2026, 11, 9), "on": date(2026, 11, 10)}
    case = world.assess(world.report(**later), on=date(2026, 11, 11))[0]
    for name, shown in (("hana", True), ("ivor", False), ("carla", False)):
        assert ("Written warning" in page(world, name, case)) is shown


def test_a_line_manager_and_people_named_see_nothing_at_all(world: World):
    case = world.case_in(FileState.OUTCOME)
    for name in ("manny", "sam", "wendy", "colin", "olu", "adam", "uma"):
        client = sign_in(world, name)
        answers = [
            client.get(reverse("case", kwargs={"reference": reference}))
            for reference in (case.reference, "DC-2026-77777")
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        bare = [re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", one.content) for one in answers]
        assert bare[0] == bare[1]


def test_reading_a_case_is_an_event_written_before_the_page(world: World):
    case = world.open_case()
    page(world, "ivor", case)
    event = AuditEvent.objects.filter(case=case.pk, action="viewed").get()
    assert event.actor == world.user("ivor").pk


def test_the_answer_and_its_events_carry_one_number(world: World):
    case = world.open_case()
    client, address = sign_in(world, "hana"), reverse("case", kwargs={"reference": case.reference})
    numbers = [client.get(address).headers["X-Request-ID"] for _ in range(2)]
    events = AuditEvent.objects.filter(case=case.pk, action="viewed").order_by("id")
    assert numbers == [json.loads(event.body)["req"] for event in events]
    assert len(set(numbers)) == 2


def test_case_page_is_not_shown_when_its_event_cannot_be_written(world: World, monkeypatch):
    case = world.open_case()

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the log is full")

    monkeypatch.setattr("casework.audit.record_look", broken)
    client = sign_in(world, "ivor")
    client.raise_request_exception = False
    response = client.get(reverse("case", kwargs={"reference": case.reference}))
    assert response.status_code == 500
    assert b"Sam Example" not in response.content


def test_timeline_shows_more_when_asked(world: World):
    case = world.case_in(FileState.HEARING)
    for number in range(12):
        actions.add_note(case, text=f"Remark {number:02}", by=world.user("hana"))
    assert "Incident assessed" not in page(world, "hana", case)
    assert "Show more" in page(world, "hana", case)
    assert "Incident assessed" in page(world, "hana", case, "?shown=30")
    for nonsense in ("?shown=-1", "?shown=x", "?shown=99999999999999", "?shown=²"):
        assert "What happened" in page(world, "hana", case, nonsense)


@pytest.mark.parametrize("text", ["word " * 2_000, "x" * 10_000, "line\n" * 2_000])
def test_a_long_note_is_folded_and_whole(world: World, text: str):
    case = world.open_case()
    actions.add_note(case, text=text, by=world.user("hana"))
    actions.add_note(case, text="Rang the union.", by=world.user("hana"))
    address = reverse("case", kwargs={"reference": case.reference})
    said = sign_in(world, "hana").get(address).content.decode()
    notes = said[said.index('id="notes"') : said.index('id="what-happened"')]
    assert notes.count("<details") == 1
    assert "Rang the union." in notes[: notes.index("<details")]
    shown = words_of(notes[notes.index("govuk-details__text") :].encode())
    assert text.split()[0] in shown
    assert sum(shown.count(sign) for sign in set(text.split()[0])) >= len("".join(text.split()))


def test_case_page_takes_as_many_queries_with_much_as_with_little(
    world: World, django_assert_max_num_queries
):
    case = world.case_in(FileState.HEARING)
    address = reverse("case", kwargs={"reference": case.reference})
    client = sign_in(world, "hana")
    client.get(address)

    def count() -> int:
        with django_assert_max_num_queries(70) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    def add(number: int) -> None:
        actions.add_note(case, text=f"Remark {number}", by=world.user("hana"))
        content = ContentFile(f"bytes {number}".encode(), name=f"{number}.txt")
        actions.attach_evidence(case, title=f"Paper {number}", content=content, by=world.user("hana"))

    add(0)
    little = count()
    for number in range(1, 10):
        add(number)
    assert count() == little


def test_who_looked_is_a_second_tab_for_hr_lead_and_auditor(world: World):
    case = world.open_case()
    page(world, "ivor", case)
    address = reverse("case_looks", kwargs={"reference": case.reference})
    for name in ("lena", "audrey"):
        response = sign_in(world, name).get(address)
        assert "Ivor Example Looked at the case" in words_of(response.content)
        assert (
            address
            in sign_in(world, name)
            .get(reverse("case", kwargs={"reference": case.reference}))
            .content.decode()
        )
    assert sign_in(world, "hana").get(address).status_code == 403
    sign_in(world, "lena").get(reverse("add_note", kwargs={"reference": case.reference}))
    sign_in(world, "uma").get(reverse("case", kwargs={"reference": case.reference}))
    said = words_of(sign_in(world, "audrey").get(address).content)
    assert "Hana Example Tried the page case looks: refused, the step is somebody else's" in said
    assert "Lena Example Opened “Add a note”" in said
    assert "Uma Example Tried to open the file, which is not open to them" in said
    assert "Download every event of this case as CSV" in said
    assert "as CSV" not in words_of(sign_in(world, "lena").get(address).content)
    assert AuditEvent.objects.filter(case=case.pk, action="refused", actor=world.user("hana").pk).count() == 1
    assert address not in page(world, "hana", case)
    assert sign_in(world, "uma").get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "is_told_why"),
    [("carla", True), ("hana", True), ("chidi", True), ("audrey", True), ("ivor", False)],
)
def test_that_the_employee_is_suspended_is_known_to_all_and_why_to_those_who_advise_and_decide(
    world: World, name: str, is_told_why: bool
):
    case = world.case_in(FileState.HEARING)
    world.suspend(case, reason="Only for some eyes.", effective_on=date(2026, 10, 12), on=date(2026, 10, 12))
    text = page(world, name, case)
    assert (
        "The employee has been suspended since Mon 12 Oct 2026, on full pay. To be reviewed by Mon 26 Oct 2026."
        in text
    )
    assert ("Only for some eyes." in text) == is_told_why
    assert ("Will not do: The post was made from home." in text) == is_told_why
    assert ("Authorised by Carla Example" in text) == is_told_why


def test_a_suspension_that_ended_leaves_its_record_and_no_strip(world: World):
    case = world.open_case()
    world.suspend(case)
    world.review_suspension(case)
    world.lift_suspension(case)
    text = page(world, "carla", case)
    assert "The employee has been suspended" not in text
    assert "Wed 9 Sep 2026 to Tue 6 Oct 2026" in text
    assert "Reviewed Wed 23 Sep 2026 The page is still up. She works from home as well. Carla Example" in text
    assert "Ended It is no longer needed Back on Wednesday, told by telephone." in text
    assert "Suspension lifted" in text


def links_of(world: World, name: str, case: Case) -> set[str]:
    with time_machine.travel(TODAY, tick=False):
        html = (
            sign_in(world, name).get(reverse("case", kwargs={"reference": case.reference})).content.decode()
        )
    return set(re.findall(r"/(suspend_employee|review_suspension|lift_suspension)/", html))


def test_its_verbs_are_offered_to_whom_and_when_they_can_be_done(world: World):
    case = world.open_case()
    before = {name: links_of(world, name, case) for name in ("carla", "lena", "hana", "ivor")}
    assert before == {"carla": {"suspend_employee"}, "lena": set(), "hana": set(), "ivor": set()}
    world.suspend(case)
    after = {name: links_of(world, name, case) for name in ("carla", "lena", "hana", "ivor")}
    assert after == {
        "carla": {"review_suspension", "lift_suspension"},
        "lena": {"lift_suspension", "review_suspension"},
        "hana": set(),
        "ivor": set(),
    }


def test_home_names_whoever_is_suspended_and_says_when_the_review_is_late(world: World):
    case = world.open_case()
    world.suspend(case)
    for name, shown in (("carla", True), ("hana", True), ("lena", True), ("ivor", False), ("olu", False)):
        with time_machine.travel(TODAY, tick=False):
            text = words_of(sign_in(world, name).get("/").content)
        assert ("Suspended since Wed 9 Sep 2026. Review was due by Wed 23 Sep 2026." in text) == shown, name


def test_sickness_ends_a_suspension_on_the_page_where_the_policy_says_so(world: World):
    asked = "Why does it end?"
    case = world.open_case()
    world.suspend(case)
    address = reverse("lift_suspension", kwargs={"reference": case.reference})
    with time_machine.travel(TODAY, tick=False):
        assert asked not in words_of(sign_in(world, "carla").get(address).content)
    another_policy(date(2026, 9, 1), name="Sick", suspension={"ends_with_sickness": True})
    other = world.open_case("sita")
    world.suspend(other)
    address = reverse("lift_suspension", kwargs={"reference": other.reference})
    answer = {"because": "case_over", "note": "Ill.", "version": other.version}
    answer |= dict(zip(("last_day_day", "last_day_month", "last_day_year"), ("4", "10", "2026"), strict=True))
    with time_machine.travel(TODAY, tick=False):
        client = sign_in(world, "carla")
        assert asked in words_of(client.get(address).content)
        assert "Select why the suspension ends" in words_of(client.post(address, answer).content)
        assert client.post(address, answer | {"because": "sickness"}).status_code == 302
    ended = other.suspensions.get()
    assert (ended.last_day, ended.ended_because) == (date(2026, 10, 4), "sickness")


def test_a_paused_case_says_so_first_and_what_ends_the_pause(world: World):
    case = world.case_in(FileState.HEARING)
    world.pause(case, note="Only for some eyes.")
    text = page(world, "carla", case)
    assert (
        "The case has been paused since Wed 14 Oct 2026. Until it is resumed nothing moves, unless the case is closed."
        in text
    )
    assert "To be reviewed by Wed 28 Oct 2026. Review it" in text
    assert "Next Review the pause, or resume the case Carla Example, case manager by Wed 28 Oct 2026" in text
    assert "Reason The employee raised a grievance Only for some eyes." in text
    assert button(world, "carla", case) == f"/cases/{case.reference}/review_pause/"
    assert "The hearing that was arranged is called off." in text
    chair = page(world, "ivor", case)
    assert "The case has been paused since" in chair
    assert "grievance" not in chair and "Only for some eyes." not in chair


def test_nothing_is_offered_that_a_pause_forbids(world: World):
    case = world.case_in(FileState.FINDINGS)
    world.pause(case)
    with time_machine.travel(TODAY, tick=False):
        html = (
            sign_in(world, "carla")
            .get(reverse("case", kwargs={"reference": case.reference}))
            .content.decode()
        )
    offered = set(re.findall(rf"/cases/{case.reference}/(\w+)/", html))
    assert offered == {
        "resume_case",
        "review_pause",
        "suspend_employee",
        "no_case_to_answer",
        "deal_with_informally",
        "flag_disclosure",
        "attach_evidence",
        "add_note",
        "record_criminal_matter",
        "mark_safeguarding",
        "record_adjustment",
    }


def test_a_resignation_stands_over_the_file_and_closes_the_levels(world: World):
    case = world.case_in(FileState.DELIBERATION)
    world.resign(case, given_on=date(2026, 10, 16), ends_on=date(2026, 10, 16), on=date(2026, 10, 16))
    text = page(world, "chidi", case)
    assert "The employee resigned on Fri 16 Oct 2026. The last day of employment is Fri 16 Oct 2026." in text
    assert "Close: the employee has left" in page(world, "lena", case)
    assert "Close: the employee has left" not in page(world, "hana", case)
    assert "Record a resignation" not in page(world, "hana", case)


def test_what_is_beside_the_procedure_is_folded_away_by_what_it_is_about(world: World):
    case = world.case_in(FileState.HEARING)
    html = sign_in(world, "hana").get(reverse("case", kwargs={"reference": case.reference})).content.decode()
    quiet = html[html.index('class="cw-quiet-links"') :].partition("</section>")[0]
    steps, *groups = quiet.split("<details")
    assert "/postpone_hearing/" in steps and "/record_grievance/" not in steps
    inside = {re.search(r"summary-text\">([^<]+)<", one)[1]: one for one in groups}
    assert "/record_grievance/" in inside["Grievances and safeguards"]
    assert "/record_adjustment/" in inside["Health and adjustments"]
    assert "/record_statement/" in inside["Witnesses"]
    assert "/pause_case/" in inside["Suspension, pause, leaving"]
