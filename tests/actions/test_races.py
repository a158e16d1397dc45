"""Two people at once, each on a connection of their own, let go at the same moment: one wins, the other hears why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from threading import Barrier

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connections, transaction

from casework import actions
from casework.actions import outcomes as outcome_verbs
from casework.enums import Action, AppealResult, FileState, IncidentChannel, PartKind, SanctionLevel
from casework.errors import NotNow, RuleBroken
from casework.models import (
    Allegation,
    Appeal,
    AppealDecision,
    Assessment,
    AuditEvent,
    Case,
    Closure,
    Decision,
    Evidence,
    Findings,
    Incident,
    Outcome,
    Part,
    Sanction,
)
from casework.workflow import Step, find_step
from tests.copies import copies_of
from tests.database import forget_rows
from tests.imports.past import past_sanction
from tests.paper_world import take_over
from tests.world import APPEAL_TOLD, CLOSED, FOUND, HAPPENED, ISSUED, REFERRED, World, build_world

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 50
Verb = Callable[[Case], object]


class Two:
    """Two people with a thread and a database connection each."""

    def __init__(self) -> None:
        self.pools = [ThreadPoolExecutor(1), ThreadPoolExecutor(1)]

    def at_once(self, file: Case | Incident, *verbs: Verb) -> list[str]:
        """Both read the file, then both act. What came of each: "done", or the name of the refusal or constraint."""
        barrier = Barrier(2, timeout=30)
        model, pk = type(file), file.pk

        def act(verb: Verb) -> str:
            seen = model.objects.get(pk=pk)
            barrier.wait()
            try:
                verb(seen)
            except (NotNow, RuleBroken) as refusal:
                return type(refusal).__name__
            except IntegrityError as refusal:
                return refusal.__cause__.diag.constraint_name
            return "done"

        futures = [pool.submit(act, verb) for pool, verb in zip(self.pools, verbs, strict=True)]
        return sorted(future.result(60) for future in futures)

    def leave(self) -> None:
        for pool in self.pools:
            pool.submit(connections.close_all).result()
            pool.shutdown()


@pytest.fixture
def two() -> Iterator[Two]:
    both = Two()
    yield both
    both.leave()


def _cases(
    state: FileState, *, walk: Callable[[World, Case], object] | None = None
) -> tuple[World, list[Case]]:
    """A world and a case for every round in a state, committed: one is walked, and the others are like it."""
    with transaction.atomic():
        world = build_world()
        case = world.open_case() if state == FileState.INVESTIGATION else world.case_in(state)
        if walk is not None:
            walk(world, case)
        copies_of(case, ROUNDS - 1)
    cases = list(Case.objects.order_by("pk"))
    assert len(cases) == ROUNDS
    return world, cases


def _check_events(case: Case) -> None:
    """One event for each version, and the last one says where the case is."""
    case.refresh_from_db()
    events = AuditEvent.objects.filter(case=case.pk).order_by("id")
    assert list(events.values_list("version", flat=True)) == list(range(1, case.version + 1))
    assert events.last().target == case.state


def test_the_chair_decides_in_two_windows(world: World, two: Two) -> None:
    case = world.case_in(FileState.DELIBERATION)
    for _ in range(ROUNDS):
        came = two.at_once(
            case,
            lambda seen: world.decide(seen, SanctionLevel.WRITTEN_WARNING),
            lambda seen: world.decide(seen, SanctionLevel.VERBAL_WARNING),
        )
        assert came == ["NotNow", "done"]
        assert Decision.objects.filter(case=case, recalled_at=None).count() == 1
        case.refresh_from_db()
        actions.recall_decision(case, reason="Once more.", by=world.user("chidi"), at=ISSUED)
    assert Decision.objects.filter(case=case).count() == ROUNDS
    _check_events(case)


def test_the_same_findings_are_sent_twice(two: Two) -> None:
    world, cases = _cases(FileState.INVESTIGATION)
    for case in cases:
        assert two.at_once(case, world.findings, world.findings) == ["NotNow", "done"]
        assert Findings.objects.filter(case=case).count() == 1
        _check_events(case)


def test_the_chair_recalls_while_hr_issues(two: Two) -> None:
    world, cases = _cases(FileState.DECIDED)
    for case in cases:
        came = two.at_once(
            case,
            partial(actions.recall_decision, reason="A slip.", by=world.user("chidi"), at=ISSUED),
            world.issue,
        )
        assert came == ["NotNow", "done"]
        _check_events(case)
        outcomes = Outcome.objects.filter(case=case)
        assert outcomes.count() == (case.state == FileState.OUTCOME)
        assert not outcomes.exclude(decision__recalled_at=None).exists()


def test_two_chairs_are_appointed(two: Two) -> None:
    def appoint(world: World, name: str) -> Verb:
        return lambda seen: actions.appoint(
            seen, kind=PartKind.CHAIR, employee=world.people[name], by=world.user("hana"), on=REFERRED
        )

    world, cases = _cases(FileState.INVESTIGATION)
    for case in cases:
        came = two.at_once(case, appoint(world, "chidi"), appoint(world, "petra"))
        assert came == ["RuleBroken", "done"]
        assert Part.objects.filter(case=case, kind=PartKind.CHAIR).count() == 1
        _check_events(case)


def test_an_incident_is_assessed_twice(world: World, two: Two) -> None:
    for _ in range(ROUNDS):
        incident = world.report()
        both = (lambda seen: world.assess(seen), lambda seen: world.assess(seen, by=world.user("lena")))
        assert two.at_once(incident, *both) == ["NotNow", "done"]
        assert Assessment.objects.filter(incident=incident).count() == 1
        _check_events(Case.objects.get(incident=incident))


def test_a_case_is_closed_twice(two: Two) -> None:
    world, cases = _cases(FileState.FINDINGS, walk=World.propose_withdrawal)
    for case in cases:
        no_case: Verb = partial(
            actions.no_case_to_answer, reasons="Somebody else.", by=world.user("carla"), on=REFERRED
        )
        withdraw: Verb = partial(
            actions.withdraw_case, reason="In error.", by=world.user("lena"), on=REFERRED
        )
        assert two.at_once(case, no_case, withdraw) == ["NotNow", "done"]
        assert Closure.objects.filter(case=case).count() == 1
        _check_events(case)


def test_a_withdrawal_is_answered_by_two_hr_leads(two: Two) -> None:
    world, cases = _cases(FileState.FINDINGS, walk=World.propose_withdrawal)
    for case in cases:
        given = {"reason": "In error.", "by": world.user("lena"), "on": REFERRED}
        answers = [partial(verb, **given) for verb in (actions.withdraw_case, actions.turn_down_withdrawal)]
        assert two.at_once(case, *answers) == ["NotNow", "done"]
        assert case.withdrawals.get().answered_on == REFERRED
        _check_events(case)


def test_the_appeal_is_decided_in_two_windows(two: Two) -> None:
    world, cases = _cases(FileState.APPEAL_DELIBERATION)
    for case in cases:
        came = two.at_once(
            case,
            partial(world.decide_appeal, result=AppealResult.SET_ASIDE),
            partial(world.decide_appeal, result=AppealResult.CONFIRMED),
        )
        assert came == ["NotNow", "done"]
        assert AppealDecision.objects.filter(case=case).count() == 1
        _check_events(case)


def test_the_appeal_manager_recalls_while_hr_tells_the_employee(two: Two) -> None:
    """0.6: either it took effect, or nothing of it did."""
    for _ in range(ROUNDS // 5):
        forget_rows()
        with transaction.atomic():
            world = build_world()
            case = world.case_in(FileState.APPEAL_DELIBERATION)
            world.decide_appeal(case, AppealResult.SET_ASIDE)
        recall = partial(
            actions.recall_decision, reason="A slip.", by=world.hears_appeal(case), at=APPEAL_TOLD
        )
        came = two.at_once(case, recall, world.issue_appeal)
        assert came == ["NotNow", "done"]
        _check_events(case)
        told = case.state == FileState.OUTCOME
        assert AppealDecision.objects.filter(case=case, recalled_at=None).exists() == told
        assert Sanction.objects.filter(case=case, superseded_at=None).exists() == (not told)


def test_the_employee_appeals_while_hr_closes(two: Two) -> None:
    late = {"received_on": CLOSED, "on": CLOSED, "late_reason": "In hospital."}
    world, cases = _cases(FileState.OUTCOME)
    for case in cases:
        came = two.at_once(case, world.close, partial(world.lodge, **late))
        assert came == ["NotNow", "done"]
        _check_events(case)
        assert Appeal.objects.filter(case=case).exists() == (case.state == FileState.APPEAL)


def test_what_moves_nothing_is_done_twice(world: World, two: Two) -> None:
    def add(seen: Case) -> object:
        return actions.add_allegation(
            seen,
            particulars="Left the screen unlocked.",
            category=world.category,
            channel=IncidentChannel.WORKPLACE,
            acted_from=HAPPENED,
            acted_to=HAPPENED,
            by=world.user("ivor"),
            on=FOUND,
        )

    case = world.open_case()
    for _ in range(ROUNDS):
        assert two.at_once(case, add, add) == ["done", "done"]
    numbers = Allegation.objects.filter(case=case).values_list("number", flat=True)
    assert list(numbers) == list(range(1, 2 * ROUNDS + 2))
    _check_events(case)


def test_the_same_file_is_attached_twice(world: World, two: Two) -> None:
    case = world.open_case()
    for number in range(ROUNDS):
        content = f"the rota of week {number}".encode()

        def attach(seen: Case, content: bytes = content) -> object:
            return actions.attach_evidence(
                seen, title="Rota", content=ContentFile(content, name="rota.txt"), by=world.user("ivor")
            )

        assert two.at_once(case, attach, attach) == ["RuleBroken", "done"]
    assert Evidence.objects.filter(case=case).count() == ROUNDS
    _check_events(case)


def test_the_same_paper_is_recorded_twice(two: Two) -> None:
    """8.16: of two employees, as an open case and as a past sanction: one is recorded, and the other is told."""
    forget_rows()
    with transaction.atomic():
        world = build_world()
    for number in range(ROUNDS // 5):
        with transaction.atomic():
            one, other = world.report(), world.report(involved=("sita",), account="Another.")
        paper = {"source": "Cabinet 4, Leeds", "reference": f"P/2026/{number}"}
        take = partial(take_over, world, FileState.INVESTIGATION, **paper)
        day = date(2026, 6, 3) + timedelta(number)
        verbs: list[Verb] = [lambda _seen: take(incident=other, employee=world.sita)]  # noqa: B023
        verbs.append(lambda _seen: past_sanction(world, name="uma", issued_on=day, **paper))  # noqa: B023
        of_sam: Verb = lambda seen: take(incident=seen)  # noqa: B023, E731
        assert two.at_once(one, of_sam, verbs[number % 2]) == ["NotNow", "done"]


def test_without_the_lock_the_database_still_refuses_the_second_decision(
    world: World, two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.case_in(FileState.DELIBERATION)
    inside = Barrier(2, timeout=30)

    def begin_without_a_lock(seen: Case, action: Action, *, by: object) -> Step:
        inside.wait()
        return find_step(action, seen.state)

    monkeypatch.setattr(outcome_verbs, "begin", begin_without_a_lock)
    assert two.at_once(case, world.decide, world.decide) == ["decision_one_per_hearing", "done"]
    assert Decision.objects.filter(case=case).count() == 1
    _check_events(case)


def test_without_the_lock_a_version_is_still_stepped_once(world: World) -> None:
    case = world.open_case()
    with pytest.raises(IntegrityError, match="version must step by one"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(version=case.version)
