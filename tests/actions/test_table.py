"""Every state x verb x part, with the real verbs: done, NotNow or NotYou as the hand-written page says."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from itertools import cycle, product

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from accounts.models import User
from casework import access, actions
from casework.enums import Action, FileState, PartKind
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import AuditEvent, Case, Evidence, Incident, Withdrawal
from casework.models.scoping import scope_of
from tests import fixtures_world as more
from tests.actions import expected
from tests.actions.attempts import ADDS, ON_A_CASE
from tests.imports.past import past_sanction
from tests.paper_world import TAKEN_OVER, paper_of
from tests.world import World

pytestmark = pytest.mark.django_db

Contents = dict[str, tuple[int, str]]
Parts = frozenset[PartKind]


class _TakeItBack(Exception):
    """Rolls an attempt that was done back to where the walked world was."""


@pytest.fixture
def crowd(world: World) -> World:
    more.hire_the_rest(world)
    return world


def _try(
    attempt: Callable[[], object], look: Callable[[], list[str]], *, savepoint: bool = True
) -> tuple[str, list[str]]:
    """What came of the attempt. One that was done is looked at, while its rows are there, and taken back.

    savepoint: not where it has to be refused: a verb takes back what it began itself, and one that is done after all
    is a fault, with whatever comes after it.
    """
    faults: list[str] = []
    try:
        with transaction.atomic() if savepoint else nullcontext():
            attempt()
            more.check_deferred_guards()
            faults = look()
            raise _TakeItBack
    except _TakeItBack:
        return "done", faults
    except (NotNow, NotYou) as refusal:
        return type(refusal).__name__, []
    except RuleBroken as refusal:
        return refusal.rule_id, []


def _added(action: str, before: Contents) -> list[str]:
    """A complaint unless exactly the wanted tables grew by the wanted number; deadlines are tested apart."""
    after = more.counts()
    grown = {table.removeprefix("casework_"): after[table] - before[table][0] for table in after}
    added = {table: count for table, count in grown.items() if count and table != "deadline"}
    wanted = {**ADDS[action], "auditevent": ADDS[action].get("auditevent", 0) + 1}
    return [] if added == wanted else [f"added {added}, wanted {wanted}"]


def _look_at(case: Case, seen: Case, action: str, by: User, target: str, before: Contents) -> list[str]:
    now = Case.objects.get(pk=case.pk)
    event = AuditEvent.objects.filter(case=case.pk).latest("id")
    faults = _added(action, before)
    if (now.state, now.version) != (target, case.version + 1):
        faults.append(f"now {now.state}, version {now.version}")
    if (seen.state, seen.version) != (now.state, now.version):
        faults.append(f"the caller's object says {seen.state}, version {seen.version}")
    if (event.action, event.version, event.target, event.actor) != (action, now.version, target, by.pk):
        faults.append(f"the event says {event.body}")
    return faults


def _look_at_incident(
    action: str, incident: Incident, seen: Incident, target: str, before: Contents
) -> list[str]:
    now = Incident.objects.get(pk=incident.pk)
    moved = (now.state, now.version) == (seen.state, seen.version) == (target, incident.version + 1)
    return _added(action, before) + ([] if moved else [f"now {now.state} {now.version}"])


def _give_evidence(case: Case) -> None:
    """A file of which there can be a redacted copy."""
    Evidence.objects.create(
        case=case,
        number=1,
        title="A picture of the page",
        file="none",
        file_name="page.png",
        size=1,
        sha256="0" * 64,
        attached_by=case.opened_by,
    )


def _to_be_withdrawn(case: Case) -> None:
    """A proposal that an HR lead can answer (T25)."""
    Withdrawal.objects.create(
        case=case, reason="Another person.", proposed_on=case.opened_on, proposed_by=case.opened_by
    )


def _asked_for(case: Case, action: str, parts: Parts) -> str:
    """What the gate of every verb answers, which ``begin`` asks before it reads or writes anything."""
    try:
        access.step_open_to(parts, Action(action), case.state)
    except (NotNow, NotYou) as refusal:
        return type(refusal).__name__
    return "done"


@pytest.mark.parametrize("stage", more.STAGES)
def test_on_a_case(crowd: World, stage: str) -> None:
    """Whoever the gate lets in tries the verb itself; of those it keeps out one, of each answer turn by turn."""
    case = more.walk_on(crowd, more.crowded_case(crowd), stage)
    _give_evidence(case)
    _to_be_withdrawn(case)
    # By somebody else: whoever investigates an open case reads none of the employee's others (7.6).
    crowd.another_case(investigator=crowd.penny)
    # Now, and not again with every attempt: what one of them makes speak is taken back with it.
    more.check_deferred_guards()
    before, as_read = more.contents(), pickle.dumps(Case.objects.get(pk=case.pk))
    users = {name: crowd.user(name) for name in expected.ON_THE_CASE}
    at_work = {name: access.parts_at_work(by, case, scope_of(by)) for name, by in users.items()}
    turns: dict[str, Iterator[str]] = {answer: cycle(users) for answer in ("NotNow", "NotYou")}
    order = deque(turns)
    wrong: list[str] = []
    for action, attempt in ON_A_CASE.items():
        wanted, target = {}, {}
        for name, part in expected.ON_THE_CASE.items():
            held = at_work[name]
            if action in expected.OF_THE_SUBJECT:
                held = access.parts_to_act(users[name], case, Action(action))
            now = "" if name in expected.ENDED_AT.get(stage, ()) else part
            wanted[name], target[name] = expected.answer(action, case.state, now)
            if (came := _asked_for(case, action, held)) != wanted[name]:
                wrong.append(f"{action} by {name}: wanted {wanted[name]}, the gate says {came}")
        order.rotate()
        answered = [answer for answer in order if answer in wanted.values()][:1]
        refused = [next(name for name in turns[answer] if wanted[name] == answer) for answer in answered]
        for name in (*(name for name, answer in wanted.items() if answer == "done"), *refused):
            answer = wanted[name]
            if answer == "done":
                answer = expected.BESIDES.get((stage, action), answer)
            seen, by = pickle.loads(as_read), users[name]
            came, faults = _try(
                partial(attempt, crowd, seen, by),
                partial(_look_at, case, seen, action, by, target[name], before),
                savepoint=answer == "done",
            )
            if came != answer:
                faults.append(f"wanted {answer}, came {came}")
            wrong += [f"{action} by {name}: {fault}" for fault in faults]
    assert wrong == []
    # Nothing that a refusal wrote could have gone again: no row is ever deleted.
    assert more.contents() == before, "a refusal wrote rows"


def _take_over(crowd: World, incident: Incident, *, by: User) -> object:
    paper = paper_of(crowd, FileState.INVESTIGATION)
    return actions.take_over_case(incident, paper=paper, by=by, on=TAKEN_OVER)


@pytest.mark.parametrize("state", ["reported", "assessed"])
def test_on_an_incident(crowd: World, state: str) -> None:
    incident = more.crowded_incident(crowd)
    if state == "assessed":
        crowd.assess(incident)
    before = more.contents()
    wrong: list[str] = []
    attempts = {
        "assess_incident": crowd.assess,
        "take_over_case": partial(_take_over, crowd),
    }
    for action, (name, part) in product(attempts, expected.ON_THE_INCIDENT.items()):
        wanted, target = expected.answer(action, state, part)
        seen, by = Incident.objects.get(pk=incident.pk), crowd.user(name)

        look = partial(_look_at_incident, action, incident, seen, target, before)
        came, faults = _try(partial(attempts[action], seen, by=by), look)
        if came != wanted or faults:
            wrong.append(f"{action} by {name}: wanted {wanted}, came {came}, {faults}")
    assert wrong == []
    assert more.contents() == before


def test_where_nothing_is_yet(crowd: World) -> None:
    before = more.contents()
    wrong: list[str] = []
    for name, part in expected.TO_REPORT.items():
        wanted, _ = expected.answer("report_incident", None, part)
        witnesses = [crowd.wendy, crowd.willa]
        came, faults = _try(
            partial(crowd.report, by=name, witnesses=witnesses), partial(_added, "report_incident", before)
        )
        if came != wanted or faults:
            wrong.append(f"by {name}: wanted {wanted}, came {came}, {faults}")
    assert wrong == []
    assert more.contents() == before


def test_past_sanctions(crowd: World) -> None:
    before = more.contents()
    wrong: list[str] = []
    for name, part in expected.TO_RECORD.items():
        wanted, _ = expected.answer("record_past_sanction", None, part)
        scan = ContentFile(b"%PDF-1.4", name="letter.pdf")
        attempt = partial(past_sanction, crowd, proof=scan, by=crowd.user(name))
        came, faults = _try(attempt, partial(_added, "record_past_sanction", before))
        if came != wanted or faults:
            wrong.append(f"by {name}: wanted {wanted}, came {came}, {faults}")
    assert wrong == []
    assert more.contents() == before


def test_nobody_and_nothing_is_left_out() -> None:
    everybody = {*expected.ON_THE_CASE.values(), *expected.ON_THE_INCIDENT.values()}
    assert set(PartKind.values) <= everybody
    elsewhere = {"assess_incident", "report_incident", "record_past_sanction", "take_over_case"}
    assert {*ON_A_CASE, *elsewhere} == set(Action.values) == set(ADDS)
    assert set(expected.ON_THE_CASE) == set(expected.ON_THE_INCIDENT)
    assert set(expected.ON_THE_CASE) == set(expected.TO_REPORT) == set(expected.TO_RECORD)
