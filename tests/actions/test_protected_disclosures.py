"""A possible protected disclosure: who may know of it, and what waits for the check (WB-1)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from casework.enums import DeadlineKind, DisclosureResult, FileState, PartKind, Role
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import AuditEvent, Case, Deadline, Notification, Part
from casework.notifications import materialise
from casework.queries.versions import version_shown
from tests import fixtures_world as more
from tests.web.verbs_world import sign_in
from tests.world import LONDON, REFERRED, World

pytestmark = pytest.mark.django_db

CANARY = "files lay open"
WHY = "the canary of the check"
# On the page of a case: the strip, the heading, the two entries of the timeline, and the deadline.
TRACES = (
    "possible protected disclosure was flagged",
    "Possible protected disclosure flagged",
    "Protected disclosure checked",
    "is or may be the reason",
    "Check a possible protected disclosure",
    "disclosure_check",
    "check_disclosure",
)


def _deadline(case: Case) -> Deadline:
    return Deadline.objects.filter(case=case, kind=DeadlineKind.DISCLOSURE_CHECK).latest("pk")


def _refused_by(world: World, case: Case, name: str) -> RuleBroken:
    with pytest.raises(RuleBroken) as refusal:
        world.issue(case, by=world.user(name))
    return refusal.value


def test_no_sanction_is_issued_before_the_check(world: World) -> None:
    more.hire(world, "nia", grade="HEO")
    more.grant(world, "nia", Role.HR_LEAD, None)
    case = world.case_in(FileState.DECIDED)
    world.flag_disclosure(case, by=world.user("ivor"))
    assert _deadline(case).due_on == date(2026, 10, 21)
    assert _refused_by(world, case, "hana").rule_id == "7.6"
    assert _refused_by(world, case, "lena").rule_id == "WB-1"

    world.check_disclosure(case, result=DisclosureResult.MAY_BE_THE_REASON)
    assert _deadline(case).met_at is not None
    assert _refused_by(world, case, "hana").rule_id == "7.6"
    with pytest.raises(RuleBroken) as refusal:
        world.check_disclosure(case)
    assert (refusal.value.rule_id, refusal.value.field) == ("WB-1", "result")
    world.check_disclosure(case, by=world.user("nia"))

    world.flag_disclosure(case, about="And in July the police.")
    assert _refused_by(world, case, "lena").rule_id == "WB-1", "what was flagged since is checked too"
    world.check_disclosure(case)
    world.issue(case)
    assert case.state == FileState.OUTCOME


def test_an_outcome_without_a_sanction_needs_no_check(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.flag_disclosure(case)
    world.decide(case, "")
    world.issue(case)
    assert case.state == FileState.OUTCOME
    world.close(case)
    assert _deadline(case).met_at is None and _deadline(case).superseded_at is not None


def test_whoever_investigates_hears_or_decided_does_not_check(world: World) -> None:
    """No verb gives an HR lead of the unit such a part; a role can come later."""
    case = world.open_case()
    with pytest.raises(NotNow):
        world.check_disclosure(case)
    world.flag_disclosure(case)
    more.grant(world, "ivor", Role.HR_LEAD, "operations")
    more.grant(world, "chidi", Role.HR_LEAD, "operations")
    Part.objects.create(
        case=case,
        kind=PartKind.CHAIR,
        employee=world.chidi,
        from_date=REFERRED,
        to_date=REFERRED,
        ended_because="Remitted.",
        appointed_by=world.user("hana"),
    )
    for name in ("ivor", "chidi"):
        with pytest.raises(NotYou):
            world.check_disclosure(case, by=world.user(name))
    world.check_disclosure(case)


def _reads(client: Client, case: Case) -> dict[str, str]:
    """Whatever could tell of it."""
    here = {"reference": case.reference}
    asked = {
        "page": f"{reverse('case', kwargs=here)}?shown=200",
        "looks": reverse("case_looks", kwargs=here),
        "API": reverse("api_case", kwargs=here),
        "deadlines": reverse("api_deadlines"),
        "events": reverse("api_case_events", kwargs=here),
        "notifications": reverse("notifications"),
        "home": reverse("home"),
        "check": reverse("check_disclosure", kwargs=here),
    }
    return {where: client.get(address).content.decode() for where, address in asked.items()}


def test_nobody_but_hr_leads_and_auditors_is_told(world: World) -> None:
    more.hire_the_rest(world)
    more.hire(world, "lee", grade="G7")
    more.grant(world, "lee", Role.HR_LEAD, "operations")
    more.grant(world, "petra", Role.AUDITOR, None)  # and sits on the panel
    case = more.crowded_case(world)
    before = case.version
    world.flag_disclosure(case, by=world.user("carla"))
    world.check_disclosure(case, result=DisclosureResult.MAY_BE_THE_REASON, reasons=WHY)
    world.flag_disclosure(case, by=world.user("ivor"), about="Something else of no concern here.")
    assert materialise(at=datetime(2026, 11, 23, 9, tzinfo=LONDON)) > 0

    told = Notification.objects.filter(deadline__kind=DeadlineKind.DISCLOSURE_CHECK)
    assert {row.recipient.email for row in told} <= {"lee@example.org", "lena@example.org"}
    assert told.exists()
    for name in ("lena", "lee", "audrey"):
        read = _reads(sign_in(world, name), case)
        assert CANARY in read["page"] and WHY in read["page"] and CANARY in read["API"], name
        assert "disclosure_check" in read["deadlines"], name
    for name in ("lena", "lee"):
        assert "Check a possible protected disclosure" in _reads(sign_in(world, name), case)["home"]
    for name in ("hana", "chidi", "petra", "nora", "ada", "april"):
        for where, text in _reads(sign_in(world, name), case).items():
            found = [trace for trace in (CANARY, WHY, *TRACES) if trace in text]
            # The address that was asked for stands on the page that says no.
            assert found in ([], ["check_disclosure"] if where == "check" else []), (name, where, found)
    _whoever_raised_it_sees_that_they_did(world, case)
    _news_says_nothing(world, case, before)


def _whoever_raised_it_sees_that_they_did(world: World, case: Case) -> None:
    for name, own in (("carla", CANARY), ("ivor", "no concern here")):
        read = _reads(sign_in(world, name), case)
        assert "You flagged a possible protected disclosure" in read["page"], name
        assert read["page"].count("Possible protected disclosure flagged") == 1, name
        assert own in read["API"] and WHY not in "".join(read.values()), name
        assert "Protected disclosure checked" not in read["page"], name
        assert (CANARY in read["API"]) == (name == "carla"), name


def _news_says_nothing(world: World, case: Case, before: int) -> None:
    """Somebody sends a form that they opened before it was flagged."""
    ways = {"ivor": "submit_findings", "carla": "no_case_to_answer", "lena": "withdraw_case"}
    for name, action in ways.items():
        body = {"version": before, "reasons": "x", "reason": "x", "report": "x", "employee_response": "x"}
        answer = sign_in(world, name).post(
            reverse(action, kwargs={"reference": case.reference}),
            body | {"case_to_answer_1": "yes", "reasons_1": "x"},
        )
        assert answer.status_code == 409, (name, answer.status_code)
        assert ("Protected disclosure checked" in answer.content.decode()) == (name == "lena"), name


def test_the_refusal_says_nothing_through_either_door(world: World) -> None:
    case = world.case_in(FileState.DECIDED)
    world.flag_disclosure(case, by=world.user("ivor"))
    hana = sign_in(world, "hana")
    path = reverse("issue_outcome", kwargs={"reference": case.reference})
    days = {"sent_on_day": "23", "sent_on_month": "11", "sent_on_year": "2026", "sent_time": "8:00am"}
    version = version_shown(case, world.user("hana"))
    page = hana.post(path, {"version": version, "delivery": "email", **days})
    body = {"version": version, "delivery": "email", "sent_at": "2026-11-23T08:00:00+00:00"}
    api = hana.post(
        reverse("api_issue_outcome", kwargs={"reference": case.reference}),
        body,
        content_type="application/json",
    )
    for answer in (page, api):
        text = answer.content.decode()
        assert answer.status_code == 422, text
        assert "HR has a check to complete on this case first." in text
        main = text.split("<main", 1)[-1]
        assert "isclos" not in main and "WB-1" not in main and "whistle" not in main.casefold()


def test_the_events_hold_no_word_of_it(world: World) -> None:
    case = world.open_case()
    world.flag_disclosure(case)
    world.check_disclosure(case, reasons=WHY)
    bodies = list(AuditEvent.objects.filter(case=case.pk).values_list("body", flat=True))
    assert sum('"action":"flag_disclosure"' in body for body in bodies) == 1
    assert not [body for body in bodies if CANARY in body or WHY in body]
