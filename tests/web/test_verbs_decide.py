"""Decide the outcome: what the chair is shown, what may be chosen, and what is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from casework import actions
from casework.enums import Action, Delivery, FileState, IncidentChannel, Nation, SanctionLevel, Severity
from casework.models import Case, Decision
from tests.web.verbs_world import NOW, findings_step, level_step, ready, sign_in
from tests.world import HEARD, HEARD_AFTER, World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def decided(
    world: World, case: Case, *, findings: dict[str, Any], level: dict[str, Any] | None = None
) -> Any:
    """The client of the chair, with the steps answered as far as given; and the address."""
    path = f"/cases/{case.reference}/decide_outcome/"
    client = sign_in(world, "chidi")
    sent = client.post(f"{path}?step=findings", findings | {"version": case.version})
    assert sent.status_code == 302, sent.content.decode()
    if level is not None:
        sent = client.post(f"{path}?step=level", level | {"version": case.version})
        assert sent.status_code == 302, sent.content.decode()
    return client, path


def earlier_warning(world: World, *, issued: datetime, level: SanctionLevel, months_ago: date) -> None:
    """Sam was warned before: a whole case of its own, walked through the verbs."""
    case = world.open_case("sam", occurred_from=months_ago, occurred_to=months_ago)
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case)
    world.arrange(case)
    world.record(case)
    world.decide(case, level=level, on=issued.date())
    world.issue(case, sent_at=issued)


def test_the_steps_show_what_is_known_and_ask_the_rest(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    client, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    page = client.get(path).content.decode()
    for known in (
        "On 7 September 2026 posted a customer&#x27;s name on a public page.",
        "Mon 7 Sep 2026",
        "Case to answer",
        "The post exists.",
        "Admitted",
        "I wrote it.",
        "None was live when it happened or at the hearing.",
    ):
        assert known in page
    for never_preset in (
        'value="found" id="id_finding_1_0" checked',
        'value="gross" id="id_severity_found_2" checked',
    ):
        assert never_preset not in page


def test_a_step_is_open_only_once_the_ones_before_are_answered(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    client, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    for step in ("level", "check"):
        for method in (client.get, client.post):
            answer = method(f"{path}?step={step}")
            assert (answer.status_code, answer["Location"]) == (302, path)
    client.post(f"{path}?step=findings", findings_step() | {"version": case.version})
    assert client.get(f"{path}?step=check")["Location"] == f"{path}?step=level"
    assert client.get(f"{path}?step=nonsense").status_code == 200
    assert not Decision.objects.exists()


def test_only_open_levels_can_be_chosen_and_the_rest_say_why_not(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    client, path = decided(world, case, findings=findings_step(severity_found="serious"))
    page = client.get(f"{path}?step=level").content.decode()
    for level in ("verbal_warning", "written_warning", "final_written_warning", "none"):
        assert f'name="level" value="{level}"' in page
    for level in ("dismissal_with_notice", "summary_dismissal"):
        assert f'name="level" value="{level}"' not in page
    assert "Dismissal without notice needs gross misconduct; what was found is serious misconduct." in page
    # P1: twelve months for a final warning; ten working days to appeal.
    assert "live until Mon 22 Nov 2027, appeal by Mon 7 Dec 2026" in page


def test_the_findings_decide_again_which_levels_are_open(world: World) -> None:
    """Chosen as gross, then taken back to minor: the level chosen before is no longer one."""
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    client, path = decided(
        world,
        case,
        findings=findings_step(severity_found="gross"),
        level=level_step(level="summary_dismissal"),
    )
    assert client.get(f"{path}?step=check").status_code == 200
    client.post(f"{path}?step=findings", findings_step(severity_found="minor") | {"version": case.version})
    back = client.get(f"{path}?step=check")
    assert (back.status_code, back["Location"]) == (302, f"{path}?step=level")
    sent = client.post(f"{path}?step=check", {"version": case.version})
    assert sent.status_code == 302
    assert not Decision.objects.exists()


def test_nothing_found_asks_no_level_and_records_none(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    answers = {name: value for name, value in level_step().items() if name != "level"}
    client, path = decided(
        world, case, findings=findings_step(finding_1="not_found", severity_found=""), level=answers
    )
    assert 'name="level"' not in client.get(f"{path}?step=level").content.decode()
    check = client.get(f"{path}?step=check").content.decode()
    assert "No sanction: nothing was found" in check
    assert client.post(f"{path}?step=check", {"version": case.version}).status_code == 302
    decision = Decision.objects.get(case=case)
    assert (decision.level, decision.severity_found) == ("", "")


def test_what_is_checked_is_what_is_recorded(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    client, path = decided(world, case, findings=findings_step(finding_1="partly_found"), level=level_step())
    check = client.get(f"{path}?step=check").content.decode()
    for words in (
        "Partly found",
        "She says so.",
        "Serious misconduct",
        "Written warning",
        "About mitigation.",
    ):
        assert words in check
    assert f"{path}?step=findings#id_finding_1_0" in check
    assert not Decision.objects.exists()

    assert client.post(f"{path}?step=check", {"version": case.version}).status_code == 302

    decision = Decision.objects.get(case=case)
    finding = decision.findings.get()
    assert (finding.finding, finding.reasons) == ("partly_found", "She says so.")
    assert (decision.level, decision.severity_found) == ("written_warning", "serious")
    assert decision.mitigation == "About mitigation."
    assert (decision.decided_on, decision.decided_by) == (NOW.date(), world.user("chidi"))
    assert Case.objects.get(pk=case.pk).state == FileState.DECIDED


def test_a_live_final_warning_is_shown_with_both_dates_and_opens_dismissal(world: World) -> None:
    """Scenario 2: live at the incident, expired before the hearing; it counts all the same."""
    earlier_warning(
        world,
        issued=datetime(2026, 10, 20, 10, tzinfo=UTC),
        level=SanctionLevel.FINAL_WRITTEN_WARNING,
        months_ago=date(2026, 9, 7),
    )
    with time_machine.travel(datetime(2027, 11, 22, 10, tzinfo=UTC), tick=False):
        case = _heard_later(world, happened=date(2027, 10, 11))
        client, path = decided(world, case, findings=findings_step(severity_found="minor"))
        page = client.get(path).content.decode()
        assert "Final written warning</strong>, issued Tue 20 Oct 2026, last live day Tue 19 Oct 2027" in page
        assert "Live when it happened, so it counts: allegation 1" in page
        assert "No longer live at the hearing on Fri 19 Nov 2027" in page
        levels = client.get(f"{path}?step=level").content.decode()
        assert 'name="level" value="dismissal_with_notice"' in levels
        assert 'name="level" value="summary_dismissal"' not in levels


def test_a_warning_live_for_part_of_the_conduct_is_for_the_chair_to_judge(world: World) -> None:
    earlier_warning(
        world,
        issued=datetime(2026, 10, 20, 10, tzinfo=UTC),
        level=SanctionLevel.FINAL_WRITTEN_WARNING,
        months_ago=date(2026, 9, 7),
    )
    with time_machine.travel(datetime(2027, 11, 22, 10, tzinfo=UTC), tick=False):
        case = _heard_later(world, happened=date(2027, 10, 18), until=date(2027, 10, 20))
        client, path = decided(world, case, findings=findings_step(severity_found="minor"))
        assert "For you to judge: allegation 1." in client.get(path).content.decode()
        levels = client.get(f"{path}?step=level").content.decode()
        assert 'name="level" value="dismissal_with_notice"' not in levels


def _heard_later(world: World, *, happened: date, until: date | None = None) -> Case:
    """Another case of Sam's about something a year later, heard on Fri 19 Nov 2027."""
    on = date(2027, 10, 25)
    case = world.assess(
        world.report(occurred_from=happened, occurred_to=until or happened, on=on),
        severity=Severity.MINOR,
        on=on,
    )[0]
    world.findings(case, on=on)
    actions.refer_to_hearing(case, reasons="The report.", by=world.user("carla"), on=on)
    world.appoint_chair(case)
    world.arrange(
        case,
        starts_at=HEARD.replace(year=2027, month=11, day=19),
        sent_at=HEARD.replace(year=2027, month=11, day=1),
    )
    world.record(case, at=HEARD_AFTER.replace(year=2027, month=11, day=19))
    return case


def test_what_others_were_given_is_shown_once_issued_and_never_their_mitigation(world: World) -> None:
    first, second = world.assess(world.report(involved=("sam", "sita")), names=("sam", "sita"))
    for case in (first, second):
        world.findings(case)
        world.refer(case)
        world.appoint_chair(case)
        world.arrange(case)
        world.record(case)
    world.decide(first)
    client, path = decided(world, second, findings=findings_step())
    before = client.get(f"{path}?step=level").content.decode()
    assert "No outcome has been issued to anybody else." in before
    world.issue(first)
    after = client.get(f"{path}?step=level").content.decode()
    assert "Written warning, for serious misconduct, issued Tue 20 Oct 2026" in after
    for hidden in ("no warning in nine years", "Sam Example", first.reference):
        assert hidden not in after


def test_earlier_warnings_are_not_on_the_investigators_page(world: World) -> None:
    earlier_warning(
        world,
        issued=datetime(2026, 10, 20, 10, tzinfo=UTC),
        level=SanctionLevel.WRITTEN_WARNING,
        months_ago=date(2026, 9, 7),
    )
    with time_machine.travel(datetime(2026, 11, 20, 10, tzinfo=UTC), tick=False):
        on = date(2026, 11, 18)
        case = world.assess(world.report(occurred_from=on, occurred_to=on, on=on), on=on)[0]
        page = sign_in(world, "ivor").get(f"/cases/{case.reference}/submit_findings/").content.decode()
        assert "Written warning" not in page
        assert "Earlier warnings" not in page


def test_issue_asks_for_the_end_of_employment_of_a_dismissal_only(world: World) -> None:
    warned = world.case_in(FileState.DECIDED)
    page = sign_in(world, "hana").get(f"/cases/{warned.reference}/issue_outcome/").content.decode()
    assert "employment_ends_on" not in page
    assert "Live until Sat 22 May 2027" in page
    assert "The employee can appeal until Mon 7 Dec 2026" in page


def test_issue_refuses_an_end_of_employment_before_the_employee_knew(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION, name="sita", severity=Severity.GROSS)
    world.decide(case, level=SanctionLevel.SUMMARY_DISMISSAL)
    client, path = sign_in(world, "hana"), f"/cases/{case.reference}/issue_outcome/"
    body = {
        "version": case.version,
        "delivery": Delivery.EMAIL.value,
        "sent_on_day": "23",
        "sent_on_month": "11",
        "sent_on_year": "2026",
        "sent_time": "9am",
        "employment_ends_on_day": "20",
        "employment_ends_on_month": "11",
        "employment_ends_on_year": "2026",
    }
    answer = client.post(path, body)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Employment cannot end before the employee knows of it, on Mon 23 Nov 2026." in page
    assert "Gisda Cyf v Barratt" in page
    assert 'id="id_employment_ends_on_error"' in page
    assert client.post(path, body | {"employment_ends_on_day": "23"}).status_code == 302


def test_the_manager_and_hr_are_asked_what_each_knows(world: World) -> None:
    short = sign_in(world, "manny").get("/incidents/report_incident/").content.decode()
    full = sign_in(world, "hana").get("/incidents/report_incident/").content.decode()
    for only_hr in ('name="occurred_to_day"', 'name="place"', 'name="add_involved"'):
        assert only_hr not in short
        assert only_hr in full
    for everybody in (world.chidi, world.petra, world.sita):
        assert everybody.name not in full


def test_hr_adds_searches_for_more_people_without_being_judged(world: World) -> None:
    client = sign_in(world, "hana")
    body = {"involved_1": world.sam.staff_number, "account": "A post.", "add_involved": "1"}
    page = client.post("/incidents/report_incident/", body)
    words = page.content.decode()
    assert page.status_code == 200
    assert 'name="involved_2_search"' in words
    assert "There is a problem" not in words
    assert f'value="{world.sam.staff_number}" id="id_involved_1_found_0" checked' in words


def test_a_search_without_javascript_finds_ten_people_at_most_and_judges_nothing(world: World) -> None:
    it = ready(world, Action.APPOINT)
    client = sign_in(world, "hana")
    found = client.post(it.path, {"employee_search": "example", "find_employee": "1", "version": "1"})
    page = found.content.decode()
    assert found.status_code == 200
    assert page.count('type="radio" name="employee"') == 10
    assert "There is a problem" not in page
    for words in ("e", "", "\x00", "%", "a\x00b"):
        none = client.post(it.path, {"employee_search": words, "find_employee": "1", "version": "1"})
        assert none.status_code == 200
        assert 'type="radio" name="employee"' not in none.content.decode()


def test_two_involved_and_one_case_opened(world: World) -> None:
    incident = world.report(involved=("sam", "sita"))
    client = sign_in(world, "hana")
    body = {
        "version": incident.version,
        "severity": "serious",
        "reasons": "If true it is a breach.",
        "result": "formal",
        "employees": world.sita.staff_number,
        "investigator": world.ivor.staff_number,
        "case_manager": world.carla.staff_number,
        "terms_of_reference": "Who posted it.",
    }
    path = f"/incidents/{incident.reference}/assess_incident/"
    answer = client.post(path, body)
    assert answer.status_code == 400
    assert "Enter what is alleged against Sita Example" in answer.content.decode()
    assert "Enter what is alleged against Sam Example" not in answer.content.decode()
    assert client.post(path, body | {"particulars_2": "Shared it."}).status_code == 302
    case = Case.objects.get(incident=incident)
    assert (case.subject, case.allegations.get().particulars) == (world.sita, "Shared it.")


def test_arranging_shows_the_earliest_lawful_day_of_each_way_of_sending(world: World) -> None:
    it = ready(world, Action.ARRANGE_HEARING)
    page = sign_in(world, "hana").get(it.path).content.decode()
    # Five clear working days after Mon 23 Nov, or after Wed 25 Nov by post.
    assert "Tue 1 Dec 2026, if it is sent now by email" in page
    assert "Thu 3 Dec 2026, if it is sent now by first-class post" in page
    assert Nation.ENGLAND_AND_WALES.label in page


def test_postponing_shows_the_companions_last_day(world: World) -> None:
    it = ready(world, Action.POSTPONE_HEARING)
    page = sign_in(world, "hana").get(it.path).content.decode()
    assert "Fri 23 Oct 2026" in page
    assert IncidentChannel.SOCIAL_MEDIA.label not in page
