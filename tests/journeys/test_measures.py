"""A final warning with a demotion: lawful where policy and contract say so, dropped on appeal, never added there (AP-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse

from casework import actions
from casework.enums import AppealResult, FileState, MeasureKind, PartKind, SanctionLevel, Severity
from casework.exports import export_sanctions
from casework.models import Case, PolicyVersion, Sanction
from casework.queries.policy_effects import policy_effects
from casework.queries.sanction_register import RegisterFilter, sanction_register
from casework.rules.measures import Measure
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.web.verbs_world import day, findings_step, level_step, sign_in
from tests.world import APPEAL_CLOSED, DECIDED, LONDON, P1, World, with_measures

pytestmark = pytest.mark.django_db

WRITTEN, FINAL = SanctionLevel.WRITTEN_WARNING, SanctionLevel.FINAL_WRITTEN_WARNING
DEMOTION, BAR = MeasureKind.DEMOTION, MeasureKind.PROMOTION_BAR
BEGINS = date(2026, 11, 2)
DOWN = Measure(DEMOTION, "From SEO to HEO, at the top of its scale.", "Contract, clause 14.2.", BEGINS)
BARRED = Measure(BAR, "No promotion.", "Contract, clause 14.3.", BEGINS, date(2027, 11, 1))
BOTH = (DOWN, BARRED)


@pytest.fixture
def case(world: World) -> Case:
    return world.case_in(FileState.DELIBERATION, severity=Severity.SERIOUS)


def in_force() -> None:
    document = with_measures()
    PolicyVersion.objects.create(name=document["name"], effective_from=DECIDED, document=document)


def to_appeal(world: World, case: Case) -> None:
    world.decide(case, FINAL, measures=BOTH)
    world.issue(case)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)


def exported(world: World) -> list[str]:
    wanted = RegisterFilter(live_on=date(2026, 12, 1), superseded=True)
    rows = b"".join(export_sanctions(wanted, by=world.user("audrey"))).decode()
    return [line.partition("final_written_warning,")[2].partition(",")[0] for line in rows.splitlines()[1:]]


def test_an_appeal_drops_the_demotion_and_adds_no_transfer(world: World, case: Case) -> None:
    with refused("PV-1", says="does not list a demotion", instead="allows nothing beside a warning"):
        world.decide(case, FINAL, measures=BOTH)
    in_force()
    to_appeal(world, case)
    first = case.sanctions.get()
    own, page = f"/own/{case.reference}/", f"/cases/{case.reference}/"
    demoted = "From Mon 2 Nov 2026, for good."
    barred = "From Mon 2 Nov 2026 up to and including Mon 1 Nov 2027."
    for reader, address in (("sam", own), ("hana", page)):
        shown = sign_in(world, reader).get(address).content.decode()
        for said in ("With it: demotion", demoted, "clause 14.2", barred):
            assert said in shown, (reader, said)
    # Whoever investigated reads which and when; the words are for those who read the reasons.
    shown = sign_in(world, "ivor").get(page).content.decode()
    assert ("With it: demotion" in shown, "clause 14.2" in shown) == (True, False)
    told = sign_in(world, "ivor").get(f"/api/v1/cases/{case.reference}").json()
    assert [one["basis"] for one in told["decision"]["measures"]] == [None, None]
    assert exported(world) == ["demotion; promotion_bar"]

    kept: list[tuple[str, str, dict[str, Any]]] = [
        ("AP-4", "A transfer is no part of the outcome", {"level": FINAL, "measures": {"transfer": None}}),
        ("AP-4", "was to end on Mon 1 Nov 2027", {"level": FINAL, "measures": {BAR: date(2027, 11, 2)}}),
        ("7.5", "not with a written warning", {"level": WRITTEN, "measures": {DEMOTION: None}}),
        ("T22", "the outcome as it is", {"level": FINAL, "measures": {DEMOTION: None, BAR: None}}),
    ]
    for rule_id, says, given in kept:
        with refused(rule_id, says=says):
            world.decide_appeal(case, **given)
    with refused("T22", says="only where the decision is varied", field="measures"):
        world.decide_appeal(case, AppealResult.CONFIRMED, measures={BAR: None})
    decision = world.decide_appeal(case, level=FINAL, measures={BAR: None})
    # Still what the letter said: of the result the employee knows nothing yet.
    assert demoted in sign_in(world, "sam").get(own).content.decode()

    letter = sign_in(world, "hana").get(f"{page}issue_appeal_outcome/").content.decode()
    assert (barred in letter, "No longer with it" in letter, demoted in letter) == (True, True, False)

    world.issue_appeal(case)
    stands = case.sanctions.get(superseded_at=None)
    [life], [left] = stands.live_periods.all(), decision.sanction_measures.all()
    assert (stands.level, life.from_on, life.to_on) == (FINAL, date(2026, 10, 20), date(2027, 10, 19))
    assert (left.kind, left.what, left.from_on, left.to_on) == (BAR, BARRED.what, BEGINS, date(2027, 11, 1))
    shown = sign_in(world, "sam").get(own).content.decode()
    assert (demoted in shown, barred in shown, "with bar on promotion" in shown) == (False, True, True)
    assert "No longer with it" in shown
    assert barred in sign_in(world, "hana").get(f"{page}close_case/").content.decode()
    assert "No longer with it" in sign_in(world, "hana").get(page).content.decode()
    told = sign_in(world, "hana").get(f"/api/v1/cases/{case.reference}").json()
    assert [[one["kind"] for one in row["measures"]] for row in told["sanctions"]] == [
        ["demotion", "promotion_bar"],
        ["promotion_bar"],
    ]
    assert exported(world) == ["promotion_bar", "demotion; promotion_bar"]
    history = (
        sign_in(world, "audrey").get(reverse("sanction_history", args=[first.employee_id])).content.decode()
    )
    assert "What went with it" in history and "Demotion. From Mon 2 Nov 2026, for good" in history


def test_the_pages_of_an_appeal_ask_what_stays_and_the_api_takes_the_same(world: World, case: Case) -> None:
    in_force()
    to_appeal(world, case)
    address = f"/cases/{case.reference}/decide_appeal/"
    petra = sign_in(world, "petra")
    page = petra.get(address).content.decode()
    for said in (
        "what still goes with the warning?",
        "From Mon 2 Nov 2026, for good.",
        "Its last day, if it",
    ):
        assert said in page
    grounds = list(case.appeal_grounds.all())
    body = {f"result_{one.kind}": "accepted" for one in grounds}
    body |= {f"reasons_{one.kind}": "It weighs more." for one in grounds}
    body |= {"result": "varied", "level": "final_written_warning", "reasons": "Her record weighs more."}
    longer = day("promotion_bar_to_on", "2 11 2027")
    refusal = petra.post(address, body | longer | {"measures": ["promotion_bar"], "version": case.version})
    assert (refusal.status_code, "was to end on Mon 1 Nov 2027" in refusal.content.decode()) == (422, True)
    given = {
        "version": case.version,
        "result": "varied",
        "level": "final_written_warning",
        "reasons": "Her record weighs more.",
        "answers": [{"ground": one.kind, "result": "accepted", "reasons": "So."} for one in grounds],
    }
    door, sent = f"/api/v1/cases/{case.reference}/decide_appeal", {"content_type": "application/json"}
    twice = petra.post(door, given | {"measures": [{"kind": "promotion_bar"}] * 2}, **sent)
    assert (twice.status_code, "Name each measure once." in twice.content.decode()) == (400, True)
    added = petra.post(door, given | {"measures": [{"kind": "transfer"}]}, **sent)
    assert (added.status_code, added.json()["rule_id"]) == (422, "AP-4"), added.content
    sooner = day("promotion_bar_to_on", "30 4 2027")
    done = petra.post(address, body | sooner | {"measures": ["promotion_bar"], "version": case.version})
    assert done.status_code == 302, done.content.decode()
    left = case.sanction_measures.get(imposed_by__isnull=False)
    assert (left.kind, left.to_on) == (BAR, date(2027, 4, 30))


def test_no_letter_leaves_once_it_was_to_begin(world: World, case: Case) -> None:
    in_force()
    world.decide(case, FINAL, measures=(DOWN,))
    span: dict[str, Any] = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    [line] = policy_effects(P1, **span).not_allowed
    assert (line.rule_id, line.why) == ("PV-1", "This policy does not list a demotion.")
    assert policy_effects(with_measures(), **span).not_allowed == ()
    with refused(
        "7.5", says="was to begin on Mon 2 Nov 2026", instead="recall the decision", field="sent_at"
    ):
        world.issue(case, sent_at=datetime(2026, 11, 3, 10, tzinfo=LONDON))
    actions.recall_decision(
        case,
        reason="A later day.",
        by=world.user("chidi"),
        at=datetime(2026, 11, 3, 11, tzinfo=LONDON),
    )
    assert world.decide(case, FINAL).sanction_measures.count() == 0


def test_heard_again_it_ends_with_no_more_than_before(world: World, case: Case) -> None:
    in_force()
    to_appeal(world, case)
    world.decide_appeal(case, AppealResult.REMITTED)
    world.issue_appeal(case)
    world.return_to_hearing(case)
    hire(world, "penny", grade="G6", unit="digital")
    penny, on = world.user("penny"), date(2026, 11, 23)
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.penny, by=world.user("hana"), on=APPEAL_CLOSED)
    world.arrange(
        case,
        sent_at=datetime(2026, 11, 13, 10, tzinfo=LONDON),
        starts_at=datetime(2026, 11, 23, 10, tzinfo=LONDON),
    )
    world.record(case, by=penny, at=datetime(2026, 11, 23, 12, tzinfo=LONDON))
    again = replace(DOWN, from_on=date(2026, 12, 1))
    with refused("AP-4", says="only where it says the same", instead="as it was or lighter"):
        world.decide(case, FINAL, measures=(replace(again, what="From SEO to EO."),), by=penny, on=on)
    with refused("AP-4", says="was to end on Mon 1 Nov 2027"):
        later = replace(BARRED, from_on=date(2026, 12, 1), to_on=date(2027, 11, 30))
        world.decide(case, FINAL, measures=(later,), by=penny, on=on)
    decision = world.decide(case, FINAL, measures=(again,), by=penny, on=on)
    assert decision.sanction_measures.get().from_on == date(2026, 12, 1)


def test_what_is_put_right_after_closing_stands_without_any(world: World, case: Case) -> None:
    in_force()
    world.decide(case, FINAL, measures=(DOWN,))
    world.issue(case)
    world.close(case)
    asked = sign_in(world, "lena").get(f"/cases/{case.reference}/reopen_case/").content.decode()
    assert "Demotion. From Mon 2 Nov 2026, for good" in asked and "It falls, whether" in asked
    world.reopen(case, level=WRITTEN)
    world.issue_correction(case)
    assert "No longer with it" in sign_in(world, "hana").get(f"/cases/{case.reference}/").content.decode()
    told = sign_in(world, "hana").get(f"/api/v1/cases/{case.reference}").json()
    assert [len(row["measures"]) for row in told["sanctions"]] == [1, 0]
    wanted = RegisterFilter(live_on=date(2026, 12, 1))
    assert [row.measures for row in sanction_register(Sanction.objects.all(), wanted)] == [[]]


def test_the_pages_ask_what_goes_with_it_and_say_what_may_not(world: World, case: Case) -> None:
    in_force()
    client, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    sent = {"version": case.version}
    client.post(f"{path}?step=findings", findings_step(severity_found="serious") | sent)
    page = client.get(f"{path}?step=level").content.decode()
    assert "With a final written warning or a heavier warning; for good." in page
    begins = {"demotion_from_on_day": "1", "demotion_from_on_month": "12", "demotion_from_on_year": "2026"}
    asked = level_step(measures=["demotion"], demotion_what="From SEO to HEO.", **begins) | sent
    wrong = client.post(f"{path}?step=level", asked | {"demotion_basis": "Clause 14."})
    assert (wrong.status_code, "goes with a final written warning" in wrong.content.decode()) == (400, True)
    asked |= {"level": "final_written_warning"}
    missing = client.post(f"{path}?step=level", asked | dict.fromkeys(begins, "")).content.decode()
    assert "Enter what allows a demotion" in missing and "Enter the first day of a demotion" in missing
    client.post(f"{path}?step=level", asked | {"demotion_basis": "Clause 14."})
    # A browser sends nothing of boxes that are empty: what was ticked before is gone all the same.
    milder = asked | {"measures": [], "level": "written_warning"}
    client.post(f"{path}?step=level", milder)
    check = client.get(f"{path}?step=check")
    assert (check.status_code, b"With it: demotion" in check.content) == (200, False)
    client.post(f"{path}?step=level", asked | {"demotion_basis": "Clause 14."})
    check = client.get(f"{path}?step=check").content.decode()
    assert "With it: demotion" in check and "From Tue 1 Dec 2026, for good." in check
    assert client.post(f"{path}?step=check", sent).status_code == 302
    row = case.sanction_measures.get()
    assert (row.kind, row.from_on, row.to_on, row.basis) == (DEMOTION, date(2026, 12, 1), None, "Clause 14.")
    letter = sign_in(world, "hana").get(f"/cases/{case.reference}/issue_outcome/").content.decode()
    assert "Basis: Clause 14." in letter
