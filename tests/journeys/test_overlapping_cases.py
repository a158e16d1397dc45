"""Worked scenario 13: two open cases of one person, joined before either is heard; and a warning that came too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import (
    CloseReason,
    CountOf,
    DeadlineKind,
    DisclosureResult,
    FileState,
    OutcomeTaken,
    PartKind,
    Role,
    SanctionLevel,
    Severity,
    SuspensionEnd,
    UnionSource,
)
from casework.errors import RuleBroken
from casework.models import Case, Closure, Deadline, Incident, PurgedSanction, Sanction
from casework.queries.disclosure import DisclosureAsked, sanctions_given
from casework.queries.past_record import weighed_record
from casework.queries.versions import version_shown
from tests import fixtures_world as more
from tests import support_world as support
from tests.actions.refusals import not_you, refused
from tests.journeys.walks import Days, heard, sanctioned
from tests.world import ASSESSED, FOUND, LONDON, PAUSED, REFERRED, World, another_policy, build_world

pytestmark = pytest.mark.django_db

JOINED_ON = date(2026, 10, 5)


@pytest.fixture(autouse=True)
def that_autumn() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    built = build_world()
    more.hire_the_rest(built)
    return built


def _second(world: World, **changes: object) -> Case:
    """Another incident about sam, with other people in it: willa saw it, and sita was in it too."""
    incident = world.report(
        involved=("sam", "sita"),
        witnesses=[world.willa],
        complainants=[],
        account="He left the door open.",
        **changes,
    )
    return world.assess(incident)[0]


def _join(world: World, case: Case, into: Case, **changes: object) -> object:
    given = {"reasons": "One hearing is fairer to him.", "by": world.user("carla"), "on": JOINED_ON} | changes
    return actions.join_cases(case, into=into, **given)


def test_scenario_13_one_decision_and_the_allegations_kept_apart(world: World) -> None:
    into, case = world.open_case(), _second(world)
    actions.attach_evidence(
        case, title="The door", content=ContentFile(b"a door", name="door.png"), by=world.user("hana")
    )
    both = ContentFile(b"the rota", name="rota.png")
    actions.attach_evidence(into, title="Rota", content=both, by=world.user("hana"))
    actions.attach_evidence(case, title="Rota", content=both, by=world.user("hana"))
    world.findings(case, report="The door was open.")

    join = _join(world, case, into)

    assert (case.state, Closure.objects.get(case=case).reason) == (FileState.CLOSED, CloseReason.JOINED)
    assert not Deadline.objects.open().filter(case=case).exists()
    assert [row.kind for row in Deadline.objects.open().filter(case=into)] == [DeadlineKind.INVESTIGATION]
    carried = into.allegations.get(number=2)
    assert (carried.carried_by, carried.particulars) == (join, case.allegations.get().particulars)
    assert list(into.evidence.values_list("title", "carried_by")) == [("Rota", None), ("The door", join.pk)]
    assert (join.report, case.reports.get().report) == ("The door was open.", "The door was open.")
    assert case.allegations.count() == 1

    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record, world.decide):
        verb(Case.objects.get(pk=into.pk))
    into = Case.objects.get(pk=into.pk)
    world.issue(into)
    assert into.decisions.get().findings.count() == 2
    asked = DisclosureAsked(
        world.category,
        date(2026, 1, 1),
        date(2026, 12, 31),
        date(2099, 1, 1),
        CountOf.PEOPLE,
        OutcomeTaken.FINAL,
    )
    given = sanctions_given(Sanction.objects.all(), PurgedSanction.objects.all(), asked)
    assert [one.case for one in given] == [str(into.pk)]


def test_what_protects_somebody_is_not_left_behind(world: World) -> None:
    into, case = world.open_case(), _second(world)
    kept = (
        lambda: world.record_grievance(case),
        lambda: support.record_adjustment(world, case),
        lambda: support.fit_note(world, case),
        lambda: support.statement(world, case),
    )
    said = set()
    for record in kept:
        with transaction.atomic():
            record()
            with pytest.raises(RuleBroken) as refusal, transaction.atomic():
                _join(world, case, into)
            said.add((refusal.value.rule_id, refusal.value.message))
            transaction.set_rollback(True)
        case.refresh_from_db()
    assert len(said) == 1
    assert "7.1" in said.pop()
    _join(world, case, into)


def test_what_few_may_know_of_goes_on_with_the_case_and_tells_nobody(world: World) -> None:
    """Flagged and checked, and flagged by union data: whoever joins hears nothing, and the sanction waits (WB-1, PR-14)."""
    into, case = world.open_case(), _second(world)
    world.flag_disclosure(case)
    world.flag_union_representative(case, source=UnionSource.MEMBERSHIP)
    world.check_disclosure(case)
    before = version_shown(into, world.user("carla"))
    _join(world, case, into)
    into.refresh_from_db()
    assert version_shown(into, world.user("carla")) == before + 1
    assert "regulator" not in _page(world, "carla", into)
    [flag], [there] = into.disclosure_flags.all(), case.disclosure_flags.all()
    assert (flag.about, flag.flagged_by, flag.flagged_on) == (there.about, there.flagged_by, JOINED_ON)
    assert (there.flagged_on, into.disclosure_checks.count()) == (PAUSED.date(), 0)
    assert into.union_representative.source == UnionSource.MEMBERSHIP
    owed = Deadline.objects.open().filter(case=into, kind=DeadlineKind.DISCLOSURE_CHECK)
    assert owed.get() in Deadline.objects.visible_to(world.user("lena"))
    assert not Deadline.objects.visible_to(world.user("carla")).filter(pk=owed.get().pk).exists()
    assert "regulator" in _page(world, "lena", into)


def test_who_found_it_to_be_the_reason_cannot_take_that_back_in_the_case_that_goes_on(world: World) -> None:
    into, case = world.open_case(), _second(world)
    world.flag_disclosure(case)
    world.check_disclosure(case, result=DisclosureResult.IS_THE_REASON)
    _join(world, case, into)
    into.refresh_from_db()
    with refused("WB-1", says="You said that the disclosure is or may be the reason"):
        world.check_disclosure(into)
    world.check_disclosure(into, by=world.another_lead())


def test_who_investigates_joins_nothing_whatever_there_is(world: World) -> None:
    """An HR lead who investigates may not know of a fit note: told apart by who they are, not by what is there."""
    into, case = world.open_case(), _second(world)
    more.grant(world, "ivor", Role.HR_LEAD, None)
    for is_ill in (False, True):
        if is_ill:
            support.fit_note(world, case)
        with not_you("joined by somebody who investigates neither of them"):
            _join(world, Case.objects.get(pk=case.pk), into, by=world.user("ivor"))


def test_both_with_a_report_go_on_with_what_the_investigator_said_of_each(world: World) -> None:
    into, case = world.open_case(), _second(world)
    for one in (into, case):
        world.findings(one)
        world.refer(one)
    _join(world, case, into, by=world.user("lena"), on=REFERRED)
    said = [one.recommendations.get().findings for one in into.allegations.all()]
    assert said == [into.reports.get()] * 2
    world.appoint_chair(into)
    world.arrange(into)


def test_the_index_of_the_evidence_goes_on_as_well(world: World) -> None:
    """T9: of every file on the case, whichever report it came with."""
    into, case = world.open_case(), _second(world)
    for one, said in ((into, "The rota of March."), (case, "The chat of May.")):
        content = ContentFile(said.encode(), name="it.txt")
        file = actions.attach_evidence(one, title=said, content=content, by=world.user("ivor"))
        world.findings(one, index={file: said})
    _join(world, case, into, by=world.user("lena"), on=REFERRED)
    lines = into.evidence_entries.order_by("evidence__number")
    assert [(line.evidence.number, line.shows) for line in lines] == [
        (1, "The rota of March."),
        (2, "The chat of May."),
    ]
    assert {line.findings for line in lines} == {into.reports.get()}


def test_only_before_either_is_heard_and_not_while_one_is_arranged(world: World) -> None:
    into, case = world.open_case(), _second(world)
    for one in (into, case):
        world.findings(one)
        world.refer(one)
    world.appoint_chair(into)
    world.arrange(into)
    with refused("7.1", says="A hearing is arranged", instead="Postpone the hearing first", field="into"):
        _join(world, case, into)
    world.record(into)
    with refused("7.1", says="heard already", instead="apart", field="into"):
        _join(world, case, into)
    umas = world.open_case("uma")
    with refused("7.1", says="of one employee"):
        _join(world, case, umas)


def test_the_cap_of_a_suspension_counts_from_the_earlier_of_the_two(world: World) -> None:
    """Suspended in both, on 14 and on 21 Sep: a join does not start the two months again (SU-5)."""
    terms = {"cap": {"n": 2, "unit": "months"}, "review": {"n": 14, "unit": "calendar_days"}}
    another_policy(date(2026, 9, 1), name="Capped", suspension=terms)
    into, case = world.open_case(), _second(world)
    world.suspend(case, effective_on=date(2026, 9, 14), on=date(2026, 9, 21))
    world.suspend(into, effective_on=date(2026, 9, 21), on=date(2026, 9, 21))
    cap = Deadline.objects.open().filter(case=into, kind=DeadlineKind.SUSPENSION_CAP)
    assert cap.get().due_on == date(2026, 11, 20)
    _join(world, case, into)
    assert cap.get().due_on == date(2026, 11, 13)


def test_a_suspension_is_not_lost(world: World) -> None:
    into, case = world.open_case(), _second(world)
    world.suspend(case)
    with refused("7.1", says="the suspension would end", instead="the other way round"):
        _join(world, case, into)
    _join(world, into, case)
    assert case.suspensions.get().last_day is None
    assert actions.lift_suspension(
        Case.objects.get(pk=case.pk),
        last_day=REFERRED,
        because=SuspensionEnd.LIFTED,
        note="Back.",
        by=world.user("carla"),
        on=REFERRED,
    )


def test_parts_of_both_are_looked_at(world: World) -> None:
    """Whoever is named in the other incident cannot act here; whoever investigated one cannot chair both."""
    into = world.open_case()
    case = _second(world)
    actions.appoint(into, kind=PartKind.NOTE_TAKER, employee=world.sita, by=world.user("hana"), on=FOUND)
    with refused("SEP-3", says="Sita Example is the note taker in one of the two cases", instead="apart"):
        _join(world, case, into)
    other = world.open_case("uma")
    third = world.assess(
        world.report(involved=("uma",), witnesses=[], complainants=[]),
        openings=[world.opening("uma", investigator=world.petra)],
    )[0]
    _join(world, third, other)
    other.refresh_from_db()
    world.findings(other)
    world.refer(other)
    with refused("SEP-1", says="This person is the investigator"):
        world.appoint_chair(other, "petra")
    world.appoint_chair(other)


def test_who_may_join_sees_both(world: World) -> None:
    into, case = world.open_case(), _second(world)
    for name in ("hana", "ivor"):
        with not_you("“Join with another open case” is done by"):
            _join(world, case, into, by=world.user(name))
    actions.replace_part(
        into.parts.get(kind=PartKind.CASE_MANAGER),
        employee=world.petra,
        reason="On leave.",
        by=world.user("hana"),
        on=ASSESSED,
    )
    with not_you("You may not do this in the case that would go on"):
        _join(world, case, into)


def _sees(name: str, world: World) -> set[int]:
    return set(Case.objects.visible_to(world.user(name)).values_list("pk", flat=True))


def test_whoever_is_named_in_either_is_kept_out_of_both(world: World) -> None:
    """wendy and colin are named in the first, willa (from HR) and sita in the second. Roles do not help."""
    into, case = world.open_case(), _second(world)
    for name in ("wendy", "colin", "sita"):
        more.grant(world, name, Role.HR_LEAD, None)
    more.grant(world, "willa", Role.HR_LEAD, None)
    assert _sees("willa", world) == {into.pk}
    assert _sees("wendy", world) == {case.pk}
    _join(world, case, into)
    for name in ("wendy", "colin", "willa", "sita", "sam"):
        assert _sees(name, world) == set(), name
        client = _client(world, name)
        for one in (into, case):
            assert client.get(reverse("case", kwargs={"reference": one.reference})).status_code == 404, name
        assert not Incident.objects.visible_to(world.user(name)).exists(), name
    assert _sees("lena", world) == {into.pk, case.pk}


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def _page(world: World, name: str, case: Case) -> str:
    return _client(world, name).get(reverse("case", kwargs={"reference": case.reference})).content.decode()


def test_it_is_offered_to_those_who_see_both(world: World) -> None:
    """petra investigates the one, and nora takes notes at the other: neither learns that there is another."""
    into = world.open_case()
    case = world.assess(
        world.report(involved=("sam",), witnesses=[], complainants=[]),
        openings=[world.opening("sam", investigator=world.petra)],
    )[0]
    actions.appoint(into, kind=PartKind.NOTE_TAKER, employee=world.nora, by=world.user("hana"), on=ASSESSED)
    for name, link in (("carla", True), ("lena", True), ("hana", False), ("audrey", False)):
        page = _page(world, name, into)
        assert "Sam Example has another open case." in page, name
        assert (case.reference in page, "Join them" in page) == (True, link), name
    for name, one, other in (("petra", case, into), ("nora", into, case), ("ivor", into, case)):
        page = _page(world, name, one)
        assert "another open case" not in page and other.reference not in page, name
    incident = world.report(involved=("sam",), witnesses=[], complainants=[])
    asked = _client(world, "hana").get(reverse("assess_incident", kwargs={"reference": incident.reference}))
    assert f"Sam Example: {case.reference}" in asked.content.decode()
    _join(world, case, into)
    for name in ("carla", "lena", "audrey"):
        assert f"Joined to {into.reference}." in _page(world, name, case), name
        assert f"{case.reference} was joined to this case." in _page(world, name, into), name
    for name, one, other in (("nora", into, case), ("petra", case, into)):
        assert other.reference not in _page(world, name, one), name


def test_scenario_13_a_warning_issued_after_the_act_does_not_count(world: World) -> None:
    """SA-10: he did it again before he was warned, and is heard afterwards."""
    warned = sanctioned(world, "sam", SanctionLevel.FINAL_WRITTEN_WARNING, issued=date(2026, 9, 30))
    days = Days(
        happened=date(2026, 9, 29),
        opened=date(2026, 10, 1),
        found=date(2026, 10, 2),
        invited=date(2026, 10, 5),
        heard=date(2026, 10, 20),
    )
    case = heard(world, "sam", days, severity=Severity.SERIOUS)
    assert Sanction.objects.in_force_on(date(2026, 10, 20)).get() == warned
    assert [bool(one.counts) for one in weighed_record(case, case.allegations.all()).values()] == [False]
    with refused("0.9", says="there was no such warning"):
        world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE, on=days.heard)
