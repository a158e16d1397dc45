"""decide_outcome, recall_decision, issue_outcome: two steps, one decision, and nothing runs before the letter."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from casework import actions
from casework.actions import Found
from casework.actions.steps import policy_on
from casework.enums import Delivery, FileState, Finding, Letter, SanctionLevel, Severity
from casework.errors import NotNow
from casework.models import (
    AuditPayload,
    Case,
    Decision,
    LivePeriod,
    Outcome,
    PolicyVersion,
    Posting,
    Sanction,
)
from casework.queries.deliberation import appeal_days
from tests.actions.refusals import not_now, not_you, refused
from tests.journeys.walks import sanctioned
from tests.world import (
    ASSESSED,
    DECIDED,
    HAPPENED,
    HEARD,
    ISSUED,
    LONDON,
    P1,
    REASONS,
    REPORTED,
    World,
    another_policy,
)

pytestmark = pytest.mark.django_db

GROSS = {"severity": Severity.GROSS}
SUMMARY = SanctionLevel.SUMMARY_DISMISSAL


def _recall(world: World, case: Case, **changes: Any) -> Decision:
    given = {"reason": " A finding was mistyped. ", "by": world.user("chidi"), "at": ISSUED} | changes
    return actions.recall_decision(case, **given)


def _decided(world: World, level: str = SanctionLevel.WRITTEN_WARNING, **changes: Any) -> Case:
    case = world.case_in(FileState.DELIBERATION, **changes)
    world.decide(case, level)
    return case


def test_a_decision_keeps_every_reason(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    decision = Decision.objects.get(pk=world.decide(case).pk)
    assert (decision.case, decision.hearing) == (case, case.hearings.get())
    assert (decision.level, decision.severity_found) == (SanctionLevel.WRITTEN_WARNING, Severity.SERIOUS)
    assert (decision.decided_on, decision.decided_by) == (DECIDED, world.user("chidi"))
    assert (decision.policy, decision.recalled_at) == (world.policy, None)
    for field in fields(REASONS):
        assert getattr(decision, field.name) == getattr(REASONS, field.name)
    [finding] = decision.findings.all()
    assert (finding.case, finding.allegation) == (case, case.allegations.get())
    assert (finding.finding, finding.reasons) == (Finding.FOUND, "She says so and the post shows it.")
    assert list(decision.relied_on.all()) == []
    assert not Sanction.objects.exists()
    assert not LivePeriod.objects.exists()
    assert case.state == FileState.DECIDED


def test_nothing_found_is_a_decision_too(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    decision = world.decide(case, "")
    assert (decision.level, decision.severity_found) == ("", "")
    world.issue(case)
    assert not Sanction.objects.exists()


@pytest.mark.parametrize("name", [field.name for field in fields(REASONS)])
def test_every_reason_is_written(world: World, name: str) -> None:
    case = world.case_in(FileState.DELIBERATION)
    with refused("PR-02", says="This reason is missing", field=name):
        world.decide(case, reasons=replace(REASONS, **{name: " "}))


DECISIONS: list[tuple[dict[str, Any], str, str, str | None]] = [
    ({"findings": {}}, "T17", "needs a finding of its own", None),
    ({"on": HEARD.date() - timedelta(days=1)}, "PR-04", "earlier than the hearing", "decided_on"),
    ({"severity_found": ""}, "T17", "how serious the conduct found is", "severity_found"),
    ({"on": date(2008, 1, 1)}, "PR-04", "earlier than the hearing", "decided_on"),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), DECISIONS)
def test_a_decision_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str | None
) -> None:
    case = world.case_in(FileState.DELIBERATION)
    with refused(rule, says=says, field=field):
        world.decide(case, **changes)


def test_a_finding_has_its_reason(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    allegation = case.allegations.get()
    with refused("PR-02", says="The reason for this finding is missing", field=f"reasons_{allegation.pk}"):
        world.decide(case, findings={allegation: Found(Finding.FOUND, " ")})


LEVELS = [
    (Severity.SERIOUS, SanctionLevel.DISMISSAL_WITH_NOTICE, "0.9", "needs gross misconduct"),
    (Severity.SERIOUS, SUMMARY, "PR-17", "needs gross misconduct"),
    (Severity.MINOR, SanctionLevel.FINAL_WRITTEN_WARNING, "PR-16", "needs serious misconduct"),
]


@pytest.mark.parametrize(("severity", "level", "rule", "says"), LEVELS)
def test_a_level_the_findings_do_not_open(
    world: World, severity: str, level: str, rule: str, says: str
) -> None:
    case = world.case_in(FileState.DELIBERATION)
    with refused(rule, says=says, field="level"):
        world.decide(case, level, severity_found=severity)


def test_no_more_is_found_than_was_put_to_the_employee(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    with refused(
        "PR-09", says="gross misconduct was never put to them", instead="at most", field="severity_found"
    ):
        world.decide(case, SanctionLevel.FINAL_WRITTEN_WARNING, severity_found=Severity.GROSS)
    assert world.decide(case, severity_found=Severity.MINOR).severity_found == Severity.MINOR


def test_no_sanction_for_what_was_not_found(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    findings = {case.allegations.get(): Found(Finding.NOT_FOUND, "Nobody saw it.")}
    with refused("T18", says="No allegation was found", field="level"):
        world.decide(case, findings=findings)


def test_a_level_above_the_grade(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION, **GROSS)
    seo = Posting.objects.get(employee=world.manny).grade
    Posting.objects.filter(employee=world.chidi).update(grade=seo)
    with refused("SEP-7", says="Your grade may not decide on summary dismissal", field="level"):
        world.decide(case, SUMMARY)
    world.decide(case, SanctionLevel.WRITTEN_WARNING)


def test_a_level_the_policy_in_force_does_not_know(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    second = another_policy(DECIDED, without=("verbal_warning",))
    with refused("PV-1", says="does not know a verbal warning", field="level"):
        world.decide(case, SanctionLevel.VERBAL_WARNING)
    assert world.decide(case).policy == second


def test_a_recalled_decision_keeps_its_row_and_its_reason(world: World) -> None:
    case = _decided(world)
    decision = _recall(world, case)
    decision.refresh_from_db()
    assert (decision.recalled_at, decision.recalled_because) == (ISSUED, "A finding was mistyped.")
    assert case.state == FileState.DELIBERATION
    assert "A finding was mistyped." in AuditPayload.objects.get(case=case.pk).text
    world.decide(case, SanctionLevel.VERBAL_WARNING)
    assert list(case.decisions.order_by("pk").values_list("level", flat=True)) == [
        SanctionLevel.WRITTEN_WARNING,
        SanctionLevel.VERBAL_WARNING,
    ]
    world.issue(case)
    assert case.sanctions.get().level == SanctionLevel.VERBAL_WARNING


def test_a_decision_is_recalled_by_its_maker_alone(world: World) -> None:
    case = _decided(world)
    Decision.objects.update(decided_by=world.user("petra"))
    with not_you("recalled only by the person who made it"):
        _recall(world, case)


def test_a_recall_has_a_reason(world: World) -> None:
    case = _decided(world)
    with refused("PR-02", says="The reason is missing", field="reason"):
        _recall(world, case, reason=" ")


def test_what_was_issued_is_not_recalled(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    with pytest.raises(NotNow):
        _recall(world, case)
    assert case.decisions.get().recalled_at is None


def test_the_time_to_appeal_runs_from_the_letter_where_the_policy_says_so(world: World) -> None:
    case = _decided(world)
    document = deepcopy(P1) | {"name": "P1 from the letter"}
    document["periods"]["appeal_window"]["from"] = "sent"
    PolicyVersion.objects.create(name=document["name"], effective_from=ISSUED.date(), document=document)
    days = appeal_days(case, policy_on(ISSUED.date(), case.subject.nation), ISSUED)
    assert days[Delivery.FIRST_CLASS_POST] == days[Delivery.EMAIL] == date(2026, 11, 3)
    # Posted on Tue 20 October it counts as received on the 22nd, which under P1 would give until 5 November.
    outcome = world.issue(case, delivery=Delivery.FIRST_CLASS_POST)
    assert (outcome.received_on, outcome.appeal_closes_on) == (date(2026, 10, 22), date(2026, 11, 3))
    # It arrived on Mon 26 October: the time is as it is printed.
    with time_machine.travel(datetime(2026, 10, 26, 12, tzinfo=LONDON), tick=False):
        row = actions.acknowledge_letter(
            case,
            letter=Letter.OUTCOME,
            received_on=date(2026, 10, 26),
            by=world.user("sam"),
            on=date(2026, 10, 26),
        )
    outcome.refresh_from_db()
    assert (row.received_on, outcome.appeal_open_until) == (date(2026, 10, 26), date(2026, 11, 3))


def test_an_outcome_imposes_the_sanction_from_the_day_of_issue(world: World) -> None:
    case = _decided(world)
    outcome = Outcome.objects.get(pk=world.issue(case).pk)
    assert (outcome.decision, outcome.issued_on) == (case.decisions.get(), date(2026, 10, 20))
    assert (outcome.delivery, outcome.sent_at, outcome.received_on) == (
        Delivery.EMAIL,
        ISSUED,
        date(2026, 10, 20),
    )
    assert (outcome.appeal_closes_on, outcome.issued_by) == (date(2026, 11, 3), world.user("hana"))
    sanction = case.sanctions.get()
    assert (sanction.employee, sanction.level, sanction.rank) == (world.sam, SanctionLevel.WRITTEN_WARNING, 2)
    assert (sanction.issued_on, sanction.employment_ends_on) == (date(2026, 10, 20), None)
    [period] = sanction.live_periods.all()
    assert (period.from_on, period.to_on) == (date(2026, 10, 20), date(2027, 4, 19))
    assert Sanction.objects.in_force_on(date(2027, 4, 19)).exists()
    assert not Sanction.objects.in_force_on(date(2027, 4, 20)).exists()
    assert not Sanction.objects.in_force_on(date(2026, 10, 19)).exists()


def test_the_live_period_is_that_of_the_policy_it_was_decided_under(world: World) -> None:
    case = _decided(world)
    second = another_policy(ISSUED.date(), live_months=1, appeal_window=5)
    outcome = world.issue(case)
    assert case.sanctions.get().live_periods.get().to_on == date(2027, 4, 19)
    assert (outcome.policy, outcome.appeal_closes_on) == (second, date(2026, 10, 27))


LETTERS: list[tuple[dict[str, Any], str, str, str]] = [
    ({"sent_at": datetime(2026, 10, 18, 9, tzinfo=LONDON)}, "0.6", "before the decision was made", "sent_at"),
    ({"received_on": date(2026, 10, 19)}, "CA-7", "cannot arrive before it was sent", "received_on"),
    ({"told_on": date(2026, 10, 18)}, "0.8", "told before the decision was made", "told_on"),
    ({"employment_ends_on": date(2026, 12, 1)}, "T17", "only with a dismissal", "employment_ends_on"),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), LETTERS)
def test_a_letter_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str
) -> None:
    case = _decided(world)
    with refused(rule, says=says, field=field):
        world.issue(case, **changes)


def test_no_sanction_ends_no_employment(world: World) -> None:
    case = _decided(world, "")
    with refused("T17", says="only with a dismissal", field="employment_ends_on"):
        world.issue(case, employment_ends_on=date(2026, 12, 1))


def test_a_dismissal_ends_when_the_employee_knows(world: World) -> None:
    case = _decided(world, SUMMARY, **GROSS)
    with refused("0.8", says="which day employment ends", field="employment_ends_on"):
        world.issue(case)
    # The day a letter counts as received is no day on which the employee knew (domain 0.8).
    with refused("0.8", says="cannot end before the employee knows", field="told_on"):
        world.issue(case, employment_ends_on=date(2026, 10, 20))
    with refused("0.8", says="cannot end before the employee knows", instead="Tue 20 Oct 2026"):
        world.issue(case, employment_ends_on=date(2026, 10, 19), received_on=date(2026, 10, 20))
    world.issue(case, employment_ends_on=date(2026, 10, 19), told_on=date(2026, 10, 19))
    assert case.sanctions.get().employment_ends_on == date(2026, 10, 19)
    assert not case.sanctions.get().live_periods.exists()


def test_notice_is_at_least_the_statutory_weeks(world: World) -> None:
    case = _decided(world, SanctionLevel.DISMISSAL_WITH_NOTICE, **GROSS)
    # Twenty-one years of service: twelve weeks from 20 October 2026.
    with refused("TR-1", says="at least until Tue 12 Jan 2027", field="employment_ends_on"):
        world.issue(case, employment_ends_on=date(2027, 1, 11), received_on=date(2026, 10, 20))
    with refused("TR-1", says="more than two years ahead", field="employment_ends_on"):
        world.issue(case, employment_ends_on=date(2028, 10, 21), received_on=date(2026, 10, 20))
    world.issue(case, employment_ends_on=date(2027, 1, 12), received_on=date(2026, 10, 20))
    assert case.sanctions.get().employment_ends_on == date(2027, 1, 12)


def test_the_time_to_appeal_runs_from_receipt_and_the_live_period_from_issue(world: World) -> None:
    case = _decided(world)
    outcome = world.issue(case, delivery=Delivery.FIRST_CLASS_POST)
    assert (outcome.issued_on, outcome.received_on) == (date(2026, 10, 20), date(2026, 10, 22))
    assert outcome.appeal_closes_on == date(2026, 11, 5)
    assert case.sanctions.get().live_periods.get().from_on == date(2026, 10, 20)


def test_a_warning_weighs_only_on_what_was_found(world: World) -> None:
    """0.5: it was live on the day of the first allegation, which was not found, and no more on the second's."""
    warning = sanctioned(world, "sam", SanctionLevel.FINAL_WRITTEN_WARNING, issued=date(2025, 9, 8))
    case = world.open_case()
    first = case.allegations.get()
    assert warning.live_periods.get().to_on == first.acted_to == HAPPENED
    second = actions.add_allegation(
        case,
        particulars="Told a colleague to delete it.",
        category=world.category,
        channel="workplace",
        acted_from=REPORTED,
        acted_to=REPORTED,
        by=world.user("hana"),
        on=ASSESSED,
    )
    world.findings(case)
    world._to_a_hearing(case)
    world.record(case)
    found, not_found = (
        Found(Finding.FOUND, "He says so."),
        Found(Finding.NOT_FOUND, "It was not her account."),
    )
    with refused("0.9", says="there was no such warning"):
        world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE, findings={first: not_found, second: found})
    decision = world.decide(case, findings={first: not_found, second: found})
    assert not decision.relied_on.exists()


def test_nothing_is_decided_on_a_hearing_that_is_gone(world: World) -> None:
    """No verb calls off a hearing that was held; whatever else did, no decision stands on it."""
    case = world.case_in(FileState.DELIBERATION)
    case.hearings.update(postponed_at=HEARD, postponed_by=world.user("hana"), postponed_for="employer")
    with not_now("There is no hearing to decide on"):
        world.decide(case)


def test_nothing_is_issued_or_recalled_without_a_decision_that_stands(world: World) -> None:
    case = world.case_in(FileState.DECIDED)
    case.decisions.update(recalled_at=ISSUED, recalled_because="A finding was mistyped.")
    for verb in (world.issue, lambda case: _recall(world, case)):
        with not_now("There is no decision to act on"):
            verb(case)
