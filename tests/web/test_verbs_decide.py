"""Decide the outcome: what the chair is shown, what may be chosen, and what is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from casework import actions
from casework.enums import FileState, SanctionLevel, Severity
from casework.models import Case, Decision
from tests.web.verbs_world import NOW, findings_step, level_step, sign_in
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
        "None counts, and none is for you to judge.",
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


def test_more_than_was_put_to_the_employee_cannot_be_found(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    client, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    sent = client.post(
        f"{path}?step=findings", findings_step(severity_found="gross") | {"version": case.version}
    )
    page = sent.content.decode()
    assert sent.status_code == 400
    assert "The employee was told of serious misconduct; gross misconduct was never put to them." in page
    assert "Find serious misconduct at most" in page


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
        assert "Expired before the hearing on Fri 19 Nov 2027" in page
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
        path, asked = _asks_whether_it_counts(world, case)
        for counts, opens in (("no", False), ("yes", True)):
            answers = {f"counts_{asked}": counts, f"why_{asked}": "The first note was left that evening."}
            client, _ = decided(world, case, findings=findings_step(severity_found="minor") | answers)
            levels = client.get(f"{path}?step=level").content.decode()
            assert ('name="level" value="dismissal_with_notice"' in levels) == opens
        client, _ = decided(
            world,
            case,
            findings=findings_step(severity_found="minor") | answers,
            level=level_step(level="dismissal_with_notice"),
        )
        check = client.get(f"{path}?step=check").content.decode()
        assert "The final written warning of Tue 20 Oct 2026" in check
        assert "It counts." in check
        assert f"{path}?step=findings#id_counts_{asked}_0" in check
        assert client.post(f"{path}?step=check", {"version": case.version}).status_code == 302
        decision = Decision.objects.get(case=case)
        row = decision.judgements.get()
        assert (row.counts, row.reasons) == (True, "The first note was left that evening.")
        assert list(decision.relied_on.all()) == [row.sanction]


def _asks_whether_it_counts(world: World, case: Case) -> tuple[str, str]:
    """The address of the page, and the end of the names of its fields; each is owed, and none for what is not found."""
    warning = case.subject.sanctions.get()
    asked = f"1_{warning.pk}"
    client, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    page = client.get(path).content.decode()
    assert "For you to judge: allegation 1." in page
    assert "Does the final written warning of Tue 20 Oct 2026 count for this allegation?" in page
    assert (
        "had been received before: Mon 18 Oct 2027 to Tue 19 Oct 2027. On these it was not: Wed 20 Oct 2027."
        in page
    )
    findings = findings_step(severity_found="minor") | {"version": case.version}
    for answers, says in (
        ({}, "Select yes if the final written warning of Tue 20 Oct 2026 counts for allegation 1"),
        ({f"counts_{asked}": "perhaps", f"why_{asked}": "It does."}, "Select yes if the final"),
        (
            {f"counts_{asked}": "yes", f"why_{asked}": " "},
            "Enter why the final written warning of Tue 20 Oct",
        ),
    ):
        sent = client.post(f"{path}?step=findings", findings | answers)
        assert (sent.status_code, says in sent.content.decode()) == (400, True), says
    not_found = findings_step(finding_1="not_found", severity_found="") | {"version": case.version}
    assert client.post(f"{path}?step=findings", not_found).status_code == 302
    return path, asked


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
