"""report_incident and assess_incident: what they write, and whatever they refuse."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from casework import actions
from casework.enums import (
    Action,
    AssessmentResult,
    FileState,
    IncidentChannel,
    PartKind,
    PersonInIncident,
    Role,
    Severity,
)
from casework.models import Assessment, AuditEvent, Case, Incident, Posting
from tests.actions.refusals import not_you, refused
from tests.fixtures_world import grant
from tests.imports.past import past_sanction
from tests.world import ASSESSED, HAPPENED, REPORTED, World

pytestmark = pytest.mark.django_db


def test_a_report_keeps_what_was_said_and_who_was_named(world: World) -> None:
    incident = Incident.objects.get(pk=world.report(place="  Leeds  ").pk)
    assert (incident.state, incident.version) == (FileState.REPORTED, 1)
    assert incident.unit == world.units["leeds"]
    assert (incident.reported_by, incident.reported_on) == (world.user("manny"), REPORTED)
    assert (incident.policy, incident.place) == (world.policy, "Leeds")
    named = set(incident.people.values_list("employee", "kind"))
    assert named == {
        (world.sam.pk, PersonInIncident.INVOLVED),
        (world.wendy.pk, PersonInIncident.WITNESS),
        (world.colin.pk, PersonInIncident.COMPLAINANT),
    }
    assert incident.reference.startswith("IN-2026-")
    event = AuditEvent.objects.get(incident=incident.pk)
    assert (event.action, event.version, event.target) == (Action.REPORT_INCIDENT, 1, FileState.REPORTED)


REPORTS: list[tuple[dict[str, Any], str, str]] = [
    ({"involved": []}, "which employee", "involved"),
    ({"involved": ["sam", "sam"]}, "named twice", "involved"),
    ({"witnesses": ["sam"]}, "named twice", "involved"),
    ({"occurred_to": HAPPENED - timedelta(days=1)}, "before the first day", "occurred_to"),
    ({"occurred_to": REPORTED + timedelta(days=1)}, "after today, Tue 8 Sep 2026", "occurred_to"),
    ({"platform": ""}, "which platform", "platform"),
    ({"raised_by": "not_known"}, "Say of what kind", "raised_by"),
    ({"raised_by": "anonymous", "complainants": ["colin"]}, "gave no name", "raised_by"),
    ({"channel": IncidentChannel.WORKPLACE}, "which platform", "platform"),
]


@pytest.mark.parametrize(("changes", "says", "field"), REPORTS)
def test_a_report_that_cannot_be(world: World, changes: dict[str, Any], says: str, field: str) -> None:
    people = ("involved", "witnesses", "complainants")
    changes = {
        key: [world.people[name] for name in value] if key in people else value
        for key, value in changes.items()
    }
    given = {
        "involved": [world.sam],
        "category": world.category,
        "channel": IncidentChannel.SOCIAL_MEDIA,
        "platform": "facebook",
        "account": "A post.",
        "occurred_from": HAPPENED,
        "occurred_to": HAPPENED,
        "raised_by": "manager",
        "by": world.user("manny"),
        "on": REPORTED,
    } | changes
    with refused("T1", says=says, field=field):
        actions.report_incident(**given)


def test_of_what_kind_whoever_raised_it_is_stands_on_the_incident(world: World) -> None:
    """T1: somebody who gave no name has no complainant beside them; one from paper says nothing of it."""
    incident = world.report(raised_by="anonymous", complainants=[])
    assert Incident.objects.get(pk=incident.pk).raised_by == "anonymous"
    event = AuditEvent.objects.get(incident=incident.pk, action="report_incident")
    assert json.loads(event.body)["facts"]["raised_by"] == "anonymous"
    assert past_sanction(world).incident.raised_by == "not_known"


def test_a_report_says_what_happened(world: World) -> None:
    with refused("PR-02", says="What happened is missing", field="account"):
        world.report(account="  \n ")


def test_a_report_needs_a_post_on_record(world: World) -> None:
    Posting.objects.filter(employee=world.sam).update(to_date=date(2010, 1, 1))
    with refused("T1", says="no post on record", instead="Ask HR"):
        world.report()


def test_a_report_needs_a_policy_in_force(world: World) -> None:
    day = world.policy.effective_from - timedelta(days=1)
    with refused("PV-1", says="No disciplinary policy is in force on Wed 31 Dec 2008", instead="HR lead"):
        world.report(on=day, occurred_from=day, occurred_to=day)


def test_somebody_who_manages_nobody_asks_their_manager(world: World) -> None:
    with not_you("reported by a manager or by HR"):
        world.report(by="uma")


def test_a_formal_assessment_opens_a_case_with_its_people(world: World) -> None:
    incident = world.report()
    [case] = world.assess(incident)
    assert (incident.state, incident.version) == (FileState.ASSESSED, 2)
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.version, case.subject) == (FileState.INVESTIGATION, 1, world.sam)
    assert (case.unit, case.posting.employee) == (world.units["leeds"], world.sam)
    assert (case.opened_on, case.opened_by, case.policy) == (ASSESSED, world.user("hana"), world.policy)
    assert (case.severity, case.category, case.incident) == (Severity.SERIOUS, world.category, incident)
    allegation = case.allegations.get()
    assert (allegation.number, allegation.acted_from, allegation.acted_to) == (1, HAPPENED, HAPPENED)
    assert (allegation.channel, allegation.platform) == ("social_media", "facebook")
    assert set(case.parts.values_list("kind", "employee", "from_date", "to_date")) == {
        (PartKind.HR_OFFICER, world.hana.pk, ASSESSED, None),
        (PartKind.CASE_MANAGER, world.carla.pk, ASSESSED, None),
        (PartKind.INVESTIGATOR, world.ivor.pk, ASSESSED, None),
        (PartKind.WITNESS, world.wendy.pk, ASSESSED, None),
        (PartKind.COMPLAINANT, world.colin.pk, ASSESSED, None),
    }
    assessment = Assessment.objects.get(incident=incident)
    assert (assessment.result, assessment.assessed_by) == (AssessmentResult.FORMAL, world.user("hana"))


INFORMALLY = [AssessmentResult.NO_ACTION, AssessmentResult.INFORMAL, AssessmentResult.OTHER_PROCEDURE]


@pytest.mark.parametrize("result", INFORMALLY)
def test_any_other_assessment_opens_none(world: World, result: AssessmentResult) -> None:
    incident = world.report()
    assert world.assess(incident, result=result, severity=Severity.MINOR, openings=[]) == []
    assert incident.state == FileState.ASSESSED
    assert incident.assessment.result == result
    assert not Case.objects.exists()


@pytest.mark.parametrize("severity", [Severity.SERIOUS, Severity.GROSS])
def test_only_minor_misconduct_is_dealt_with_informally(world: World, severity: Severity) -> None:
    incident = world.report()
    with refused("PR-05", says="Only minor misconduct", instead="formal procedure", field="result"):
        world.assess(incident, result=AssessmentResult.INFORMAL, severity=severity, openings=[])


def test_a_formal_assessment_opens_at_least_one_case_and_no_other_opens_any(world: World) -> None:
    incident = world.report()
    with refused("T5", says="needs at least one employee"):
        world.assess(incident, openings=[])
    with refused("T5", says="needs at least one employee"):
        world.assess(incident, result=AssessmentResult.NO_ACTION)


def test_a_case_is_about_somebody_said_to_be_involved(world: World) -> None:
    incident = world.report()
    for name in ("uma", "wendy"):
        with refused("T5", says="said to be involved"):
            world.assess(incident, names=(name,))


def test_a_case_needs_a_post_on_record(world: World) -> None:
    incident = world.report(involved=("sam", "sita"))
    Posting.objects.filter(employee=world.sita).update(to_date=date(2010, 1, 1))
    with refused("T5", says="no post on record", instead="Ask HR"):
        world.assess(incident, names=("sita",))


MISSING = [("terms_of_reference", "What is to be investigated"), ("particulars", "The allegation")]


@pytest.mark.parametrize(("field", "what"), MISSING)
def test_an_opening_is_written_out(world: World, field: str, what: str) -> None:
    incident = world.report()
    with refused("PR-02", says=f"{what} is missing", field=field):
        world.assess(incident, openings=[world.opening(**{field: " "})])


def test_an_assessment_has_reasons_and_a_policy(world: World) -> None:
    incident = world.report()
    with refused("PR-02", says="Your reasoning is missing", field="reasons"):
        world.assess(incident, reasons="")
    with refused("PV-1", says="No disciplinary policy"):
        world.assess(incident, on=date(2008, 12, 31))


APART = [
    ("investigator", "wendy", "SEP-3", "a witness"),
    ("investigator", "colin", "SEP-3", "the complainant"),
    ("case_manager", "sam", "SEP-3", "the employee the case is about"),
    ("case_manager", "ivor", "T10", "the case manager"),
]


@pytest.mark.parametrize(("part", "name", "rule", "says"), APART)
def test_whoever_is_appointed_at_the_start_is_independent(
    world: World, part: str, name: str, rule: str, says: str
) -> None:
    incident = world.report()
    with refused(rule, says=says, instead="somebody who has had no other part"):
        world.assess(incident, openings=[world.opening(**{part: world.people[name]})])


def test_somebody_from_hr_may_be_a_witness_and_is_then_kept_away(world: World) -> None:
    grant(world, "uma", Role.HR_OFFICER, "operations")
    [case] = world.assess(world.report(witnesses=[world.uma]))
    assert case.parts.get(employee=world.uma).kind == PartKind.WITNESS
    assert not Case.objects.visible_to(world.user("uma")).exists()


def test_two_employees_get_two_cases_about_one_incident(world: World) -> None:
    cases = world.assess(world.report(involved=("sam", "sita")), names=("sam", "sita"))
    assert [case.subject for case in cases] == [world.sam, world.sita]
    assert len({case.incident_id for case in cases}) == 1
    assert len({case.reference for case in cases}) == 2
