"""A policy that expressly lets an appeal lead to a heavier warning (AP-4): told beforehand, within bounds, said after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from casework import actions, queries
from casework.enums import Action, AppealResult, FileState, PartKind, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.models import Case, Deadline, PolicyVersion
from casework.queries.past_record import past_sanctions
from tests.actions.refusals import refused
from tests.fixtures_world import check_deferred_guards, hire
from tests.web.verbs_world import NOW, sign_in
from tests.world import (
    APPEAL_CLOSED,
    APPEAL_DECIDED,
    APPEAL_TOLD,
    APPEALED,
    LONDON,
    P1,
    TWO_LEVELS,
    World,
    another_policy,
)

pytestmark = pytest.mark.django_db

VERBAL, WRITTEN = SanctionLevel.VERBAL_WARNING, SanctionLevel.WRITTEN_WARNING
FINAL, WITH_NOTICE = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.DISMISSAL_WITH_NOTICE
ALLOWS = "Our policy lets an appeal lead to a heavier warning. It never leads to a dismissal."
IN_THE_LETTER = (
    "Say in the letter Our policy lets an appeal lead to a heavier warning, up to a final written warning, and never to a "
    "dismissal."
)
IN_TIME = datetime(2026, 10, 27, 12, tzinfo=LONDON)
NEVER = "The outcome never gets heavier by it."
INVITED = "our policy lets it become heavier: up to a final written warning, and never a dismissal."
TERM = (
    "Before the appeal a written warning stood. What lets it be heavier: “An appeal may lead to a heavier warning”, "
    "a term of the policy Heavier too, in force from Thu 1 Jan 2026."
)


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def shown(world: World, name: str, case: Case, route: str = "case") -> str:
    answer = sign_in(world, name).get(reverse(route, kwargs={"reference": case.reference}))
    assert answer.status_code == 200, answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def in_force(since: date = date(2026, 1, 1), **terms: bool) -> None:
    another_policy(since, name="Heavier too", **({"may_increase": True} | terms))


def issued(world: World, severity: str = Severity.SERIOUS) -> Case:
    case = world.case_in(FileState.DELIBERATION, severity=severity)
    world.decide(case, WRITTEN)
    world.issue(case)
    return case


def issued_to(world: World, name: str) -> Case:
    case = world.case_in(FileState.DELIBERATION, name)
    world.decide(case, WRITTEN)
    world.issue(case)
    return case


def appealed(world: World, case: Case) -> Case:
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    return case


def test_the_employee_is_told_beforehand_and_can_still_take_it_back(world: World) -> None:
    in_force()
    case = world.case_in(FileState.DELIBERATION, severity=Severity.SERIOUS)
    world.decide(case, WRITTEN)
    assert IN_THE_LETTER in shown(world, "hana", case, "issue_outcome")
    world.issue(case)
    with time_machine.travel(IN_TIME, tick=False):
        assert ALLOWS in shown(world, "sam", case, "own_case")
        assert ALLOWS in shown(world, "sam", case, "own_lodge_appeal")
    assert ALLOWS in shown(world, "hana", case, "lodge_appeal")
    world.lodge(case)
    actions.appoint(
        case, kind=PartKind.APPEAL_MANAGER, employee=world.petra, by=world.user("hana"), on=APPEALED
    )
    assert f"Say in the invitation The outcome can become lighter, and {INVITED}" in shown(
        world, "hana", case, "arrange_appeal_hearing"
    )
    world.arrange_appeal(case)
    invited = shown(world, "sam", case, "own_case")
    assert INVITED in invited and "The appeal can be taken back until it is decided" in invited
    assert INVITED in shown(world, "petra", case, "appeal_hearing_sheet")
    world.withdraw_appeal(case)
    assert queries.current_sanction(case).level == WRITTEN
    assert INVITED not in shown(world, "sam", case, "own_case")


def test_it_becomes_a_final_warning_and_the_letter_says_which_term_lets_it(world: World) -> None:
    in_force()
    case = appealed(world, issued(world))
    form = shown(world, "petra", case, "decide_appeal")
    for said in (
        "a lighter one, or a heavier warning.",
        "Heavier than a written warning, as the policy allows. From Tue 20 Oct 2026, live until Tue 19 Oct 2027.",
        "This policy lets an appeal lead to a heavier warning, up to a final written warning",
        "may lead to a final written warning at most for what was found, and never to a dismissal.",
    ):
        assert said in form, said
    with refused("AP-4", says="never to a dismissal", instead="a level up to that", field="level"):
        world.decide_appeal(case, level=WITH_NOTICE, employment_ends_on=date(2027, 2, 1))
    heard = shown(world, "sam", case, "own_case")
    # It was held, and can still be taken back.
    assert INVITED in heard and "The appeal can be taken back until it is decided" in heard
    decision = world.decide_appeal(case, level=FINAL)
    # Nobody is warned by it before its letter, and nothing shows of it (0.6, SA-10).
    other = world.open_case("sita")
    assert [row.level for row in past_sanctions(world.sam, but_not=other)] == [WRITTEN]
    assert shown(world, "sam", case, "own_case") == heard
    letter = shown(world, "hana", case, "issue_appeal_outcome")
    assert TERM in letter and "Live from Tue 20 Oct 2026 until Tue 19 Oct 2027" in letter
    world.issue_appeal(case)
    check_deferred_guards()
    stands = case.sanctions.get(superseded_at=None)
    [life] = stands.live_periods.all()
    assert (stands.level, life.from_on, life.to_on) == (FINAL, date(2026, 10, 20), date(2027, 10, 19))
    assert Deadline.objects.open().get(case=case, kind="warning_expiry").due_on == date(2027, 10, 19)
    [row] = past_sanctions(world.sam, but_not=other)
    assert (row.level, row.received_on) == (FINAL, APPEAL_TOLD.date())
    own = shown(world, "sam", case, "own_case")
    for said in (
        "Result Decision varied: final written warning Heavier than before",
        TERM,
        "Live From Tue 20 Oct 2026 up to and including Tue 19 Oct 2027",
    ):
        assert said in own, said
    assert TERM in shown(world, "hana", case)
    assert decision.superseded.level == WRITTEN


@pytest.mark.parametrize(
    ("severity", "refused_as"), [(Severity.MINOR, "a written warning at most"), (Severity.SERIOUS, "")]
)
def test_never_beyond_what_was_found(world: World, severity: str, refused_as: str) -> None:
    """Minor misconduct ends with a written warning, whatever the policy says of appeals."""
    in_force()
    case = appealed(world, issued(world, severity))
    if refused_as:
        with refused("AP-4", says=refused_as):
            world.decide_appeal(case, level=FINAL)
        assert ALLOWS not in shown(world, "petra", case, "decide_appeal")
        return
    assert world.decide_appeal(case, level=FINAL).level == FINAL


@pytest.mark.parametrize(("authority", "is_refused"), [(6, False), (7, True)])
def test_never_beyond_the_grade_of_whoever_decides(world: World, authority: int, is_refused: bool) -> None:
    """A G6 has rank 6; who may decide it is asked of the policy of that day."""
    in_force()
    case = appealed(world, issued(world))
    document = deepcopy(P1)
    document["ladder"][2]["authority"] = authority
    PolicyVersion.objects.create(name="Higher up", effective_from=APPEAL_DECIDED, document=document)
    if is_refused:
        with refused("SEP-7", says="may not decide on a final written warning"):
            world.decide_appeal(case, level=FINAL)
        return
    assert world.decide_appeal(case, level=FINAL).level == FINAL


@pytest.mark.parametrize(
    ("lodged_under", "later", "becomes_heavier"), [(True, False, True), (False, True, False)]
)
def test_the_policy_under_which_it_is_heard_decides_and_no_later_one(
    world: World, lodged_under: bool, later: bool, becomes_heavier: bool
) -> None:
    """PV-1: lodged on 27 October, and another policy begins on the day after."""
    in_force(may_increase=lodged_under)
    in_force(date(2026, 10, 28), may_increase=later)
    case = appealed(world, issued(world))
    if becomes_heavier:
        assert world.decide_appeal(case, level=FINAL).level == FINAL
        check_deferred_guards()
        return
    assert NEVER not in shown(world, "petra", case, "decide_appeal")
    with refused(
        "AP-4", says="An appeal never makes the outcome heavier", instead="choose a lighter outcome"
    ):
        world.decide_appeal(case, level=FINAL)


def test_a_policy_that_began_after_the_letter_lets_it_lead_to_no_more(world: World) -> None:
    """The employee was told that nothing gets heavier; from the day of their appeal another policy is in force."""
    case = issued(world)
    in_force(APPEALED)
    with time_machine.travel(IN_TIME, tick=False):
        assert NEVER in shown(world, "sam", case, "own_case")
    appealed(world, case)
    assert case.appeals.get().policy.terms.appeal_may_increase
    with refused("AP-4", says="An appeal never makes the outcome heavier"):
        world.decide_appeal(case, level=FINAL)


@pytest.mark.parametrize(
    ("why", "rung"),
    [
        ("a committee's", {"deciders": 3}),  # one person does not give what a committee decides (SEP-7)
        ("out of range", {}),
    ],
)
def test_no_heavier_than_the_policy_of_the_day_lets_anybody_decide(
    world: World, why: str, rung: dict[str, int]
) -> None:
    in_force()
    case = appealed(world, issued(world))
    document = deepcopy(P1)
    document["ladder"][2] |= rung
    if not rung:
        document["heaviest"]["serious"] = "written_warning"
    PolicyVersion.objects.create(name="Since", effective_from=APPEAL_DECIDED, document=document)
    with refused("AP-4", says="may lead to a written warning at most"):
        world.decide_appeal(case, level=FINAL)


def test_what_was_agreed_without_a_hearing_gets_no_heavier(world: World) -> None:
    in_force()
    case = world.case_in(FileState.FINDINGS)
    world.agree(case, WRITTEN)
    world.issue(case, sent_at=datetime(2026, 10, 14, 12, tzinfo=LONDON))
    appealed(world, case)
    with refused("AP-4", says="An appeal never makes the outcome heavier"):
        world.decide_appeal(case, level=FINAL)


def test_a_case_that_is_heard_again_ends_with_no_more_than_before(world: World) -> None:
    in_force()
    case = issued(world)
    world.appeal(case, AppealResult.REMITTED)
    world.return_to_hearing(case)
    hire(world, "penny", grade="G6", unit="digital")
    penny, on = world.user("penny"), date(2026, 11, 23)
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.penny, by=world.user("hana"), on=APPEAL_CLOSED)
    sent, heard = datetime(2026, 11, 13, 10, tzinfo=LONDON), datetime(2026, 11, 23, 10, tzinfo=LONDON)
    world.arrange(case, sent_at=sent, starts_at=heard)
    world.record(case, by=penny, at=heard + timedelta(hours=1))
    world.decide(case, VERBAL, by=penny, on=on)
    world.issue(case, sent_at=heard + timedelta(hours=1))
    assert NEVER in shown(world, "hana", case, "lodge_appeal")


@pytest.mark.parametrize("promised", [True, False])
def test_a_further_level_goes_by_the_policy_that_promised_it(world: World, promised: bool) -> None:
    """AP-8, PV-1: a policy that began before the second level was lodged neither adds nor takes away the risk."""
    another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS, may_increase=promised)
    another_policy(APPEAL_CLOSED, appeal_levels=TWO_LEVELS, may_increase=not promised)
    case = issued(world)
    world.appeal(case, AppealResult.CONFIRMED)
    assert (ALLOWS if promised else NEVER) in shown(world, "hana", case, "lodge_appeal")
    world.lodge(case, received_on=APPEAL_CLOSED, on=APPEAL_CLOSED)
    hire(world, "april", grade="G6", unit="digital")
    sent, heard = APPEAL_TOLD + timedelta(days=4), APPEAL_TOLD + timedelta(days=14)
    world.arrange_appeal(case, "april", sent_at=sent, starts_at=heard)
    assert (INVITED in shown(world, "sam", case, "own_case")) == promised
    world.record_appeal(case, at=heard + timedelta(hours=2))
    if not promised:
        with refused("AP-4", says="An appeal never makes the outcome heavier"):
            world.decide_appeal(case, level=FINAL, on=heard.date())
        return
    world.decide_appeal(case, level=FINAL, on=heard.date())
    world.issue_appeal(case, sent_at=heard + timedelta(hours=3))
    check_deferred_guards()
    assert case.sanctions.get(superseded_at=None).live_periods.get().to_on == date(2027, 10, 19)


def test_nobody_who_has_left_is_given_a_heavier_warning(world: World) -> None:
    in_force()
    case = appealed(world, issued(world))
    assert INVITED in shown(world, "sam", case, "own_case")
    world.sam.end_date = date(2026, 11, 10)
    world.sam.save(update_fields=["end_date"])
    assert INVITED not in shown(world, "sam", case, "own_case")
    with refused("T24", says="left on Tue 10 Nov 2026"):
        world.decide_appeal(case, level=FINAL)
    assert world.decide_appeal(case, level=VERBAL).level == VERBAL


def test_without_the_term_it_never_gets_heavier_and_the_pages_say_so(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION, severity=Severity.SERIOUS)
    world.decide(case, WRITTEN)
    assert "Say in the letter" not in shown(world, "hana", case, "issue_outcome")
    world.issue(case)
    with time_machine.travel(IN_TIME, tick=False):
        assert NEVER in shown(world, "sam", case, "own_case")
    assert NEVER in shown(world, "hana", case, "lodge_appeal")
    appealed(world, case)
    assert "heavier warning" not in shown(world, "petra", case, "decide_appeal")
    with refused("AP-4", says="A final written warning is heavier than a written warning"):
        world.decide_appeal(case, level=FINAL)
    world.decide_appeal(case, AppealResult.CONFIRMED, on=APPEAL_DECIDED)
    world.issue_appeal(case, sent_at=APPEAL_TOLD)
    assert "Heavier than before" not in shown(world, "sam", case, "own_case")


def test_the_api_refuses_and_allows_the_same(world: World) -> None:
    in_force()
    case = appealed(world, issued(world))
    given = {
        "version": case.version,
        "result": "varied",
        "reasons": "It was graver than it was taken for.",
        "answers": [
            {"ground": one.kind, "result": "not_accepted", "reasons": "So."}
            for one in case.appeal_grounds.all()
        ],
    }
    door = f"/api/v1/cases/{case.reference}/{Action.DECIDE_APPEAL.value}"
    petra, sent = sign_in(world, "petra"), {"content_type": "application/json"}
    dismissal = {"level": "summary_dismissal", "employment_ends_on": "2026-12-01"}
    answer = petra.post(door, given | dismissal, **sent)
    assert (answer.status_code, answer.json()["rule_id"]) == (422, "AP-4"), answer.content
    answer = petra.post(door, given | {"level": "final_written_warning"}, **sent)
    assert answer.status_code in (200, 201), answer.content
    assert (queries.current_sanction(case).level, case.appeal_decisions.get().level) == (WRITTEN, FINAL)


def test_nothing_gets_heavier_while_a_protected_disclosure_is_not_checked(world: World) -> None:
    """WB-1: on appeal as before any sanction; in words that tell nothing to whoever may not know. Lighter is no harm."""
    in_force()
    case = appealed(world, issued(world))
    world.flag_disclosure(case, on=APPEALED)
    with pytest.raises(RuleBroken) as refusal:
        world.decide_appeal(case, level=FINAL)
    assert refusal.value.rule_id == "7.6" and "disclosure" not in refusal.value.message
    other = appealed(world, issued_to(world, "sita"))
    world.flag_disclosure(other, on=APPEALED)
    assert world.decide_appeal(other, level=SanctionLevel.VERBAL_WARNING).level == "verbal_warning"
    world.check_disclosure(case, on=APPEALED)
    assert world.decide_appeal(case, level=FINAL).level == FINAL
