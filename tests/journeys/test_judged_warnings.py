"""What only a person can say of an earlier warning: received on the day of the act, or live for a part of the conduct.

SA-10 and 7.5: "same day -> human decision", "mixed cases go to a human with both sets shown".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
import time_machine

from casework import actions
from casework.enums import AppealResult, DeadlineKind, SanctionLevel, Severity
from casework.models import (
    AuditEvent,
    Case,
    Deadline,
    Decision,
    DecisionReview,
    PolicyVersion,
    Sanction,
    WarningJudgement,
)
from casework.queries import earlier_warnings
from casework.rules.judging import Judged
from tests.actions.refusals import refused
from tests.fixtures_world import check_deferred_guards
from tests.journeys.walks import Days, at, sanctioned, to_hearing
from tests.models.test_guards import refused as refused_by_the_database
from tests.web.verbs_world import sign_in
from tests.world import LONDON, World, build_world, with_bands

pytestmark = pytest.mark.django_db

FINAL, WITH_NOTICE = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.DISMISSAL_WITH_NOTICE
ISSUED = date(2026, 6, 3)  # and received: live to 2 June 2027
HEARD = date(2026, 7, 1)
WHY = "The email came at nine, and it happened in the afternoon."

# first and last day of the conduct
SAME_DAY = (ISSUED, ISSUED)
PARTLY = (date(2026, 5, 10), date(2026, 6, 10))


@pytest.fixture(autouse=True)
def that_summer() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 7, 1, 15, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def warning(world: World) -> Sanction:
    return sanctioned(world, "sam", FINAL, issued=ISSUED)


def _heard(world: World, first: date, last: date, *, name: str = "sam") -> Case:
    days = Days(first, date(2026, 6, 11), date(2026, 6, 18), date(2026, 6, 19), HEARD)
    incident = world.report(involved=(name,), occurred_from=first, occurred_to=last, on=days.opened)
    [case] = world.assess(incident, names=(name,), severity=Severity.SERIOUS, on=days.opened)
    to_hearing(world, case, days)
    world.record(case, at=at(HEARD, 12))
    return case


def _said(case: Case, warning: Sanction, counts: bool, reasons: str = WHY) -> list[Judged]:
    return [Judged(case.allegations.get().pk, warning.pk, counts, reasons)]


def _decide(world: World, case: Case, level: str = WITH_NOTICE, **changes: Any) -> Decision:
    return world.decide(case, level, on=HEARD, **changes)


@pytest.mark.parametrize("conduct", [SAME_DAY, PARTLY], ids=["received that day", "live for a part of it"])
class TestItIsForWhoeverDecides:
    def test_it_has_to_be_answered(self, world: World, warning: Sanction, conduct: tuple[date, date]) -> None:
        case = _heard(world, *conduct)
        for level in (WITH_NOTICE, SanctionLevel.WRITTEN_WARNING):
            with refused("SA-10", says="The final written warning of Wed 3 Jun 2026", instead="and why"):
                _decide(world, case, level)
        with refused("PR-02", says="Why the warning counts, or does not"):
            _decide(world, case, judged=_said(case, warning, True, " "))
        # What is not found is not escalated: nothing is asked of it, and nothing is to be said of it.
        with refused("SA-10", says="only of what was found"):
            _decide(world, case, "", judged=_said(case, warning, False))
        assert not _decide(world, case, "").judgements.exists()

    def test_judged_to_count_it_opens_and_is_relied_on_as_any_other(
        self, world: World, warning: Sanction, conduct: tuple[date, date]
    ) -> None:
        case = _heard(world, *conduct)
        decision = _decide(world, case, judged=_said(case, warning, True))
        check_deferred_guards()
        assert list(decision.relied_on.all()) == [warning]
        row = decision.judgements.get()
        assert (row.case, row.sanction, row.counts, row.reasons) == (case, warning, True, WHY)
        event = AuditEvent.objects.get(case=case.pk, action="decide_outcome")
        facts = json.loads(event.body)["facts"]
        assert (facts["relied_on"], facts["judgements"]) == ([warning.pk], [row.pk])

    def test_judged_not_to_count_it_opens_nothing_and_is_not_relied_on(
        self, world: World, warning: Sanction, conduct: tuple[date, date]
    ) -> None:
        case = _heard(world, *conduct)
        with refused("0.9", says="there was no such warning", instead="a final written warning"):
            _decide(world, case, judged=_said(case, warning, False))
        decision = _decide(world, case, FINAL, judged=_said(case, warning, False))
        assert not decision.relied_on.exists()
        assert decision.judgements.get().counts is False


def test_both_sets_are_shown_and_the_days_beside_them_ask_nobody(world: World, warning: Sanction) -> None:
    [partly] = earlier_warnings(*_and_its_allegations(_heard(world, *PARTLY))).to_judge
    assert partly.inside == ((date(2026, 6, 4), date(2026, 6, 10)),)
    assert partly.outside == ((date(2026, 5, 10), date(2026, 6, 3)),)
    [that_day] = earlier_warnings(*_and_its_allegations(_heard(world, *SAME_DAY))).to_judge
    assert (that_day.inside, that_day.outside) == ((), (SAME_DAY,))

    before = _heard(world, date(2026, 6, 2), date(2026, 6, 2))
    with refused("SA-10", says="where its days alone do not say it"):
        _decide(world, before, judged=_said(before, warning, True))
    with refused("0.9", says="there was no such warning"):
        _decide(world, before)
    after = _heard(world, date(2026, 6, 4), date(2026, 6, 4))
    with refused("SA-10", says="where its days alone do not say it"):
        _decide(world, after, judged=_said(after, warning, False))
    assert list(_decide(world, after).relied_on.all()) == [warning]


def _and_its_allegations(case: Case) -> tuple[Case, list[Any]]:
    return case, list(case.allegations.all())


def test_a_recalled_decision_keeps_what_it_judged_and_the_next_one_judges_anew(
    world: World, warning: Sanction
) -> None:
    case = _heard(world, *SAME_DAY)
    first = _decide(world, case, judged=_said(case, warning, True))
    actions.recall_decision(case, reason="It was the morning.", by=world.user("chidi"), at=at(HEARD, 16))
    second = _decide(world, case, FINAL, judged=_said(case, warning, False, "It was the morning."))
    assert list(WarningJudgement.objects.values_list("decision", "counts")) == [
        (first.pk, True),
        (second.pk, False),
    ]
    assert not second.relied_on.exists()


@pytest.mark.parametrize("counts", [True, False])
def test_what_was_judged_to_count_is_looked_at_again_when_the_warning_is_varied(
    world: World, warning: Sanction, counts: bool
) -> None:
    """7.5: and only then. The appeal against the warning was lodged in time, and is decided after the second case."""
    warned = Case.objects.get(pk=warning.case_id)
    lodged, sits = date(2026, 6, 17), at(date(2026, 7, 7))
    world.lodge(warned, received_on=lodged, on=lodged)
    case = _heard(world, *SAME_DAY)
    _decide(world, case, WITH_NOTICE if counts else FINAL, judged=_said(case, warning, counts))
    ends = {"told_on": HEARD, "employment_ends_on": date(2026, 10, 1)} if counts else {}
    world.issue(case, sent_at=at(HEARD, 14), **ends)
    with time_machine.travel(at(date(2026, 7, 8))):
        world.arrange_appeal(warned, starts_at=sits, sent_at=at(lodged), received_on=lodged)
        world.record_appeal(warned, at=at(date(2026, 7, 7), 12))
        varied = {"level": SanctionLevel.WRITTEN_WARNING, "on": date(2026, 7, 8)}
        world.decide_appeal(warned, AppealResult.VARIED, **varied)
        world.issue_appeal(warned, sent_at=at(date(2026, 7, 8)))
    owed = [(row.case_id, row.sanction_id, row.fell_on) for row in DecisionReview.objects.all()]
    assert owed == ([(case.pk, warning.pk, date(2026, 7, 8))] if counts else [])
    due = Deadline.objects.open().filter(case=case, kind=DeadlineKind.DECISION_REVIEW)
    assert due.exists() == counts


def test_an_agreed_sanction_asks_the_same(world: World) -> None:
    """T16: a written warning was received on the day of what is admitted now."""
    with time_machine.travel(datetime(2026, 10, 6, 15, 0, tzinfo=LONDON), tick=True):
        warned = sanctioned(world, "sam", SanctionLevel.WRITTEN_WARNING, issued=date(2026, 9, 7))
        case = world.case_in("findings")
        with refused("SA-10", says="The written warning of Mon 7 Sep 2026"):
            world.agree(case)
        # SA-16: which norm it is depends on the answer, so it is shown once that is given.
        with_the_norms = with_bands()
        PolicyVersion.objects.create(name="Bands", effective_from=date(2026, 10, 1), document=with_the_norms)
        page, client = f"/cases/{case.reference}/agree_sanction/", sign_in(world, "carla")
        first = client.get(page).content.decode()
        assert "follows once you have said" in first and "with the warnings that count" not in first
        for said, norm in (("yes", "final written warning"), ("no", "written warning")):
            given = {
                "version": case.version,
                "severity_found": "minor",
                f"counts_1_{warned.pk}": said,
            }
            answered = client.post(page, given).content.decode()
            assert f"the norm is <strong>{norm}</strong>" in answered
        milder = {"norm_reasons": "He admitted it at once."}
        decision = world.agree(case, judged=_said(case, warned, True), **milder)
    assert list(decision.relied_on.all()) == [warned]


def test_the_database_keeps_it_as_it_was_said_and_of_the_employees_own_warnings(
    world: World, warning: Sanction
) -> None:
    case = _heard(world, *SAME_DAY)
    decision = _decide(world, case, judged=_said(case, warning, True))
    check_deferred_guards()
    row = decision.judgements.get()
    with refused_by_the_database("casework_warning_judged"):
        WarningJudgement.objects.filter(pk=row.pk).update(counts=False)
    sita = sanctioned(world, "sita", FINAL, issued=ISSUED)
    given = {"decision": decision, "allegation": row.allegation, "counts": True, "reasons": WHY}
    with refused_by_the_database("casework_warning_judged"):
        WarningJudgement.objects.create(case=case, sanction=sita, **given)


def test_whoever_sees_earlier_sanctions_reads_it_and_nobody_else(world: World, warning: Sanction) -> None:
    case = _heard(world, *SAME_DAY)
    _decide(world, case, judged=_said(case, warning, True))
    world.issue(case, sent_at=at(HEARD, 14), told_on=HEARD, employment_ends_on=date(2026, 10, 1))
    for name, reads in (("hana", True), ("chidi", True), ("audrey", True), ("carla", False), ("ivor", False)):
        client = sign_in(world, name)
        page = client.get(f"/cases/{case.reference}/").content.decode()
        assert (WHY in page, "Counts for allegation 1." in page) == (reads, reads), name
        reasons = client.get(f"/api/v1/cases/{case.reference}").json()["decision"]["reasons"]
        told = (reasons or {}).get("judged")
        said = {"allegation": 1, "level": FINAL, "issued_on": "2026-06-03", "counts": True, "reasons": WHY}
        assert told == ([said] if reads else None), name
    assert WHY not in sign_in(world, "sam").get(f"/own/{case.reference}/").content.decode()
    assert not WarningJudgement.objects.visible_to(world.user("manny")).exists()


def test_two_of_one_level_and_day_are_told_apart_by_the_api(world: World, warning: Sanction) -> None:
    second = sanctioned(world, "sam", FINAL, issued=ISSUED)
    case = _heard(world, *SAME_DAY)
    chidi, address = sign_in(world, "chidi"), f"/api/v1/cases/{case.reference}"
    listed = chidi.get(address).json()["earlier_warnings"]
    assert [(one["level"], one["issued_on"], one["nth"]) for one in listed] == [
        (FINAL, "2026-06-03", 1),
        (FINAL, "2026-06-03", 2),
    ]
    assert [one["to_judge_for"] for one in listed] == [[1], [1]]
    assert sign_in(world, "ivor").get(address).json()["earlier_warnings"] == []
    said = {"allegation": 1, "level": FINAL, "issued_on": "2026-06-03", "counts": False, "reasons": WHY}
    body = {
        "version": chidi.get(address).json()["version"],
        "findings": [{"allegation": 1, "finding": "found", "reasons": "She saw it."}],
        "severity_found": "serious",
        "level": "final_written_warning",
        "reasons": dict.fromkeys(
            ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level"), "So."
        ),
    }
    door, sent = f"{address}/decide_outcome", {"content_type": "application/json"}
    answer = chidi.post(door, body | {"judged": [said, said]}, **sent)
    assert (answer.status_code, answer.json()["errors"][0]) == (
        400,
        {"field": "judged[0].nth", "message": "There are 2 of that level and day: say which."},
    )
    answer = chidi.post(
        door, body | {"judged": [said | {"nth": 1}, said | {"nth": 2, "counts": True}]}, **sent
    )
    assert answer.status_code == 200, answer.content
    judged = WarningJudgement.objects.values_list("sanction", "counts")
    assert set(judged) == {(warning.pk, False), (second.pk, True)}
