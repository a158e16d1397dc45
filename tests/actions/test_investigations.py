"""submit_findings, no_case_to_answer, refer_to_hearing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from casework import actions, queries
from casework.enums import CloseReason, FileState, Severity, SuspensionEnd
from casework.models import Case, CaseToAnswer, Findings, Sanction
from tests import outside_world as outside
from tests.actions.refusals import refused
from tests.world import ASSESSED, FOUND, REFERRED, World, another_policy

pytestmark = pytest.mark.django_db


def _reasoned(world: World, **changes: Any) -> dict[str, Any]:
    return {"reasons": " The report supports it. ", "by": world.user("carla"), "on": REFERRED} | changes


def test_findings_lock_the_report_with_a_view_on_each_allegation(world: World) -> None:
    case = world.open_case()
    findings = Findings.objects.get(pk=world.findings(case).pk)
    assert (findings.case, findings.submitted_on, findings.submitted_by) == (case, FOUND, world.user("ivor"))
    assert findings.report.startswith("The post was made")
    assert findings.employee_response
    [view] = findings.recommendations.all()
    assert (view.case, view.allegation, view.case_to_answer) == (case, case.allegations.get(), True)
    assert case.state == FileState.FINDINGS


def test_the_report_has_an_index_of_every_file_on_the_case(world: World) -> None:
    """T9: evidence indexed; what was sent back keeps its index, and the new report has its own."""
    case, other = world.open_case(), world.open_case("sita")
    for one in (case, other):
        content = ContentFile(f"the page of {one.reference}".encode(), name="page.txt")
        actions.attach_evidence(one, title="The page", content=content, by=world.user("ivor"))
    mine, theirs = case.evidence.get(), other.evidence.get()
    for index in ({}, {mine: " "}, {mine: "It.", theirs: "It."}, {theirs: "It."}):
        with refused("T9", says="every file on the case what it shows", field="index"):
            world.findings(case, index=index)
    findings = world.findings(case, index={mine: " The post. "})
    assert list(findings.entries.values_list("evidence", "shows")) == [(mine.pk, "The post.")]
    world.return_findings(case)
    again = world.findings(case, index={mine: "The post, and when it was made."})
    assert again.entries.get().shows == "The post, and when it was made."
    assert findings.entries.get().shows == "The post."


def test_findings_keep_the_policy_the_investigation_began_under(world: World) -> None:
    case = world.open_case()
    another_policy(FOUND)
    assert world.findings(case).policy == world.policy
    assert case.opened_on == ASSESSED


FINDINGS = [
    ({"report": " "}, "PR-02", "The report is missing", "report"),
    ({"employee_response": ""}, "PR-02", "What the employee said is missing", "employee_response"),
    ({"views": {}}, "T9", "needs a recommendation of its own", None),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), FINDINGS)
def test_findings_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str | None
) -> None:
    case = world.open_case()
    with refused(rule, says=says, field=field):
        world.findings(case, **changes)


def test_findings_are_about_the_allegations_of_this_case(world: World) -> None:
    case, other = world.open_case(), world.open_case("sita")
    foreign = {other.allegations.get(): actions.View(True)}
    own = {case.allegations.get(): actions.View(True)}
    for views in (foreign, own | foreign):
        with refused("T9", says="and no other allegation", instead="added since"):
            world.findings(case, views=views)


@pytest.mark.parametrize("reached", [FileState.INVESTIGATION, FileState.FINDINGS])
def test_no_case_closes_it_with_the_reasons(world: World, reached: FileState) -> None:
    case = world.case_in(reached)
    closure = actions.no_case_to_answer(case, **_reasoned(world))
    closure.refresh_from_db()
    assert (closure.reason, closure.explanation) == (CloseReason.NO_CASE, "The report supports it.")
    assert (closure.closed_on, closure.closed_by) == (REFERRED, world.user("carla"))
    assert CaseToAnswer.objects.get(case=case).answer is False
    assert Case.objects.get(pk=case.pk).state == FileState.CLOSED


@pytest.mark.parametrize("reached", [FileState.INVESTIGATION, FileState.FINDINGS])
def test_what_turned_out_minor_ends_informally(world: World, reached: FileState) -> None:
    case = world.case_in(reached)
    suspended = world.suspend(case)
    said = _reasoned(world, severity="minor", agreed="A talk, and training.")
    with refused("PR-06", says="Only what turned out minor", field="severity"):
        actions.deal_with_informally(case, **said | {"severity": "serious"})
    closure = actions.deal_with_informally(case, **said)
    assert (closure.reason, closure.closed_on) == (CloseReason.INFORMAL, REFERRED)
    answer = CaseToAnswer.objects.get(case=case)
    assert (answer.answer, answer.severity, answer.agreed) == (False, "minor", "A talk, and training.")
    suspended.refresh_from_db()
    assert (suspended.last_day, suspended.ended_because) == (REFERRED, SuspensionEnd.CASE_OVER)
    assert not Sanction.objects.filter(case=case).exists()


def test_what_was_joined_counts_by_what_it_was_assessed_as(world: World) -> None:
    """Gross misconduct joined to a serious case, and that one to a minor one, is no way round the hearing."""
    degrees = (Severity.GROSS, Severity.SERIOUS, Severity.MINOR)
    gross, serious, minor = (world.open_case(severity=degree) for degree in degrees)
    for case, into in ((gross, serious), (serious, minor)):
        case.refresh_from_db()
        actions.join_cases(
            case, into=into, reasons="One hearing.", by=world.user("carla"), on=date(2026, 9, 21)
        )
    with refused("PR-06", says="what was joined to it, was assessed as gross misconduct"):
        actions.deal_with_informally(
            Case.objects.get(pk=minor.pk), **_reasoned(world, severity="minor", agreed="A talk.")
        )


def test_a_safeguarding_case_does_not_end_informally(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    outside.mark_safeguarding(world, case)
    with refused("R21", says="somebody may have to be protected"):
        actions.deal_with_informally(case, **_reasoned(world, severity="minor", agreed="A talk."))


def test_a_case_to_answer_goes_to_a_hearing(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    answer = CaseToAnswer.objects.get(pk=actions.refer_to_hearing(case, **_reasoned(world)).pk)
    assert (answer.answer, answer.reasons) == (True, "The report supports it.")
    assert (answer.decided_on, answer.decided_by) == (REFERRED, world.user("carla"))
    assert case.state == FileState.HEARING


def test_what_is_put_to_the_employee_is_reassessed_after_the_report(world: World) -> None:
    first, again = world.case_in(FileState.FINDINGS, "sam"), world.case_in(FileState.FINDINGS, "nora")
    actions.refer_to_hearing(first, **_reasoned(world))
    actions.refer_to_hearing(again, severity=Severity.GROSS, **_reasoned(world))
    assert (first.case_to_answer.severity, again.case_to_answer.severity) == ("serious", "gross")
    assert (queries.severity_put(first), queries.severity_put(again)) == (Severity.SERIOUS, Severity.GROSS)
    assert again.severity == Severity.SERIOUS, "what was assessed at the start stays as it was"


def test_the_days_follow_one_another(world: World) -> None:
    early = world.open_case()
    with refused("T9", says="The case was opened on Wed 9 Sep 2026", instead="Check the date"):
        world.findings(early, on=date(2026, 9, 8))
    with refused("T10", says="The case was opened on Wed 9 Sep 2026"):
        actions.no_case_to_answer(early, **_reasoned(world, on=date(2026, 9, 8)))
    case = world.case_in(FileState.FINDINGS, "nora")
    with refused("T11", says="The findings were submitted on Mon 5 Oct 2026"):
        actions.refer_to_hearing(case, **_reasoned(world, on=date(2026, 10, 4)))


@pytest.mark.parametrize("verb", [actions.no_case_to_answer, actions.refer_to_hearing])
def test_either_way_it_is_reasoned(world: World, verb: Any) -> None:
    case = world.case_in(FileState.FINDINGS)
    with refused("PR-02", says="Your reasoning is missing", field="reasons"):
        verb(case, **_reasoned(world, reasons=" "))
