"""The employee's side of a whole case: walked on their own pages, and on paper through HR, it leaves the same rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework import actions
from casework.enums import Action, FileState, NotesStatus, PostponementReason, ToldThrough
from casework.models import AuditEvent, Case
from casework.queries.own_case import load_own, standing_letters
from casework.queries.versions import times_done
from tests.web.verbs_world import day, sign_in
from tests.world import (
    APPEAL_DECIDED,
    APPEAL_HEARD,
    APPEAL_INVITED,
    APPEAL_TOLD,
    INVITED,
    ISSUED,
    LONDON,
    World,
    build_world,
)

pytestmark = pytest.mark.django_db

MOVED = datetime(2026, 10, 20, 10, 0, tzinfo=LONDON)
# What is said on which day of October or November; HR's page adds when it was received: the same day.
SAID: tuple[tuple[int, int, Action, dict[str, Any]], ...] = (
    (10, 8, Action.ACKNOWLEDGE_LETTER, {"letter": "invitation", **day("received_on", "8 10 2026")}),
    (10, 9, Action.NAME_COMPANION, {"kind": "union_official", "name": "Unity Onside"}),
    (
        10,
        12,
        Action.PROPOSE_ANOTHER_TIME,
        {"reason": "companion_unavailable", **day("proposed_on", "20 10 2026"), "said": "From 10am."},
    ),
    (10, 21, Action.COMMENT_ON_NOTES, {"meeting": "hearing", "answer": "agreed"}),
    (10, 22, Action.ACKNOWLEDGE_LETTER, {"letter": "outcome", **day("received_on", "22 10 2026")}),
    (
        10,
        27,
        Action.LODGE_APPEAL,
        {"kinds": ["too_severe"], "ground_too_severe": "A first time in nine years."},
    ),
    (11, 2, Action.NAME_COMPANION, {"kind": "colleague", "name": "Nils Next"}),
    (
        11,
        10,
        Action.COMMENT_ON_NOTES,
        {"meeting": "appeal_hearing", "answer": "disputed", "employee_version": "I said more than that."},
    ),
    (11, 13, Action.ACKNOWLEDGE_LETTER, {"letter": "appeal_outcome", **day("received_on", "13 11 2026")}),
)


class Side:
    """Whoever sends what the employee says: the employee on their page, or HR from paper."""

    def __init__(self, world: World, case: Case, employee: str, who: str) -> None:
        self.world, self.case, self.employee, self.who = world, case, employee, who
        self.said = iter(SAID)

    def client(self) -> Client:
        return sign_in(self.world, self.who)

    def says(self) -> None:
        """The next of SAID, on its day."""
        month, number, action, body = next(self.said)
        with time_machine.travel(datetime(2026, month, number, 12, 0, tzinfo=LONDON), tick=False):
            fresh = load_own(Case.objects.get(pk=self.case.pk))
            shown: dict[str, Any] = {"version": fresh.version}
            if self.who == self.employee:
                times = times_done(fresh, action, by=self.world.user(self.employee))
                name, shown = f"own_{action.value}", {"version": times, "letters": standing_letters(fresh)}
            else:
                name, received = action.value, f"{number} {month} 2026"
                field = "received_on" if action == Action.LODGE_APPEAL else "told_on"
                shown |= day(field, received)
            answer = self.client().post(
                reverse(name, kwargs={"reference": self.case.reference}), shown | body
            )
            assert answer.status_code == 302, answer.content.decode()
        self.case.refresh_from_db()

    def reads(self, *words: str) -> None:
        """What the employee's page says now, whoever sends."""
        page = sign_in(self.world, self.employee).get(
            reverse("own_case", kwargs={"reference": self.case.reference})
        )
        said = page.content.decode()
        for word in words:
            assert word in said, word


def _rows(case: Case) -> dict[str, list[tuple[Any, ...]]]:
    """What was kept of the employee's side, without who wrote it down."""
    outcome = case.outcomes.get()
    return {
        "receipts": list(case.letter_receipts.values_list("received_on", "told_on")),
        "companions": list(case.named_companions.values_list("kind", "name", "told_on")),
        "proposals": list(case.time_proposals.values_list("reason", "proposed_on", "said", "told_on")),
        "comments": list(case.notes_comments.values_list("answer", "employee_version", "told_on")),
        "appeals": list(case.appeals.values_list("received_on", "is_late")),
        "grounds": list(case.appeal_grounds.values_list("kind", "text")),
        "days": [(outcome.received_on, outcome.appeal_closes_on, outcome.appeal_open_until)],
        "events": list(
            AuditEvent.objects.filter(case=case.pk, action__in=Action.values)
            .order_by("version")
            .values_list("action", "target")
        ),
    }


def _walk(world: World, case: Case, employee: str, who: str) -> None:
    """A whole case: what HR, chair and appeal manager do, and between it what the employee says. who: sends that."""
    side = Side(world, case, employee, who)
    with time_machine.travel(INVITED.replace(day=7), tick=False):
        world.refer(case)
        world.appoint_chair(case)
    with time_machine.travel(INVITED, tick=False):
        world.arrange(case)
        side.reads("Your hearing is on Fri 16 Oct 2026 at 10am", "/own/", "Name a companion")
    for _ in range(3):
        side.says()
    with time_machine.travel(datetime(2026, 10, 13, 9, 0, tzinfo=LONDON), tick=False):
        side.reads("Unity Onside", "The law obliges us to accept it")
        proposal = case.time_proposals.get()
        actions.postpone_hearing(
            case,
            reason=PostponementReason.COMPANION_UNAVAILABLE,
            proposed_on=proposal.proposed_on,
            by=world.user("hana"),
            at=timezone.now(),
        )
        world.arrange(case, starts_at=MOVED, sent_at=timezone.now())
        side.reads("Your hearing is on Tue 20 Oct 2026 at 10am", "Unity Onside")
    with time_machine.travel(MOVED.replace(hour=12), tick=False):
        world.record(case, at=timezone.now(), notes_status=NotesStatus.AWAITED)
    side.says()
    with time_machine.travel(ISSUED.replace(day=21), tick=False):
        world.decide(case, on=MOVED.date())
        side.reads("The notes are right, you said on Wed 21 Oct 2026", "The decision is being made")
        world.issue(case, sent_at=timezone.now())
        side.reads("Written warning", "The last day is Wed 4 Nov 2026.")
    side.says()
    with time_machine.travel(datetime(2026, 10, 23, 9, 0, tzinfo=LONDON), tick=False):
        side.reads("The last day is Thu 5 Nov 2026 (the letter says Wed 4 Nov 2026).")
    side.says()
    assert case.state == FileState.APPEAL
    with time_machine.travel(APPEAL_INVITED, tick=False):
        world.arrange_appeal(case)
        side.reads("Your appeal is heard on Mon 9 Nov 2026 at 10am", "Petra Example")
    side.says()
    with time_machine.travel(APPEAL_HEARD.replace(hour=12), tick=False):
        world.record_appeal(case, at=timezone.now(), notes_status=NotesStatus.AWAITED)
    side.says()
    with time_machine.travel(APPEAL_TOLD, tick=False):
        world.decide_appeal(case, on=APPEAL_DECIDED)
        side.reads("The result of your appeal is being made")
        world.issue_appeal(case)
        side.reads("Verbal warning", "This result is final.", "I said more than that.")
    side.says()
    assert not list(side.said)


def test_on_the_page_and_on_paper_it_is_the_same(db: None) -> None:
    """The same rows, clocks and steps; who wrote it down is all that differs."""
    kept = []
    with time_machine.travel(INVITED.replace(day=7), tick=False):
        world = build_world()
        cases = {"sam": world.case_in(FileState.FINDINGS), "sita": world.case_in(FileState.FINDINGS, "sita")}
    for employee, who, through in (
        ("sam", "sam", ToldThrough.OWN_PAGE),
        ("sita", "hana", ToldThrough.ON_PAPER),
    ):
        case = cases[employee]
        _walk(world, case, employee, who)
        said = (case.letter_receipts, case.named_companions, case.time_proposals, case.notes_comments)
        everything = (*said, case.appeals)
        assert {one for rows in everything for one in rows.values_list("through", flat=True)} == {through}
        writers = {one for rows in everything for one in rows.values_list("recorded_by", flat=True)}
        assert writers == {world.user(who).pk}
        kept.append(_rows(case))
    assert kept[0] == kept[1]
