"""Of a case from paper: each of its allegations, its panel, the attempts that were postponed, its appeal as heard (8.16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
import time_machine

from casework import actions, queries
from casework.enums import DeadlineKind, FileState, PaperChecked, PartKind
from casework.errors import NotNow
from casework.models import AppealHearing, Case, Deadline
from tests.actions.refusals import refused
from tests.fixtures_world import (
    check_deferred_guards,
    that_autumn,  # noqa: F401
)
from tests.fixtures_world import world as world
from tests.journeys.invariants import complaints
from tests.paper_world import APPEAL_HEARD, ARRANGED, TAKEN_OVER, TO_COME, take_over
from tests.world import HEARD, LONDON, World

pytestmark = pytest.mark.django_db

S = FileState
ABSENT = {"attendance": "absent", "companion_kind": "none", "absence_warned": True}
# Invited on the day of the referral, for Wed 14 Oct; ill that day, and called off then.
MISSED = actions.EarlierAttempt(
    starts_at=datetime(2026, 10, 14, 10, 0, tzinfo=LONDON),
    place="Room 4, Leeds",
    nation="england-and-wales",
    delivery="email",
    invited_on=date(2026, 10, 6),
    postponed_on=date(2026, 10, 14),
    postponed_for="employee_ill",
)
# The one that counts: invited on Thu 15 Oct, to be held on Fri 23 Oct, after five clear days.
AGAIN = {"hearing_at": datetime(2026, 10, 23, 10, 0, tzinfo=LONDON), "invited_on": date(2026, 10, 15)}


def further(world: World, **changes: object) -> actions.FurtherAllegation:
    said: dict[str, object] = {
        "particulars": "Told a colleague to delete it.",
        "category": world.category,
        "channel": "workplace",
        "acted_from": date(2026, 9, 14),
        "acted_to": date(2026, 9, 15),
        "case_to_answer": True,
        "response": "denied",
        "finding": "not_found",
    }
    return actions.FurtherAllegation(**said | changes)  # type: ignore[arg-type]


def _checks(case: Case) -> dict[str, str]:
    return dict(case.paper_checks.values_list("rule", "result"))


def test_each_allegation_has_its_own_days_answer_and_finding(world: World) -> None:
    case = take_over(world, S.OUTCOME, further=(further(world),))
    check_deferred_guards()
    first, second = case.allegations.all()
    assert (first.acted_to, second.acted_from, second.acted_to) == (
        date(2026, 9, 7),
        date(2026, 9, 14),
        date(2026, 9, 15),
    )
    assert (second.number, second.channel, second.category) == (2, "workplace", world.category)
    decision = queries.standing_decision(case)
    assert decision is not None
    for rows, wanted in (
        (case.reports.get().recommendations.values_list("case_to_answer", flat=True), [True, True]),
        (case.answers.values_list("response", flat=True), ["admitted", "denied"]),
        (decision.findings.values_list("finding", flat=True), ["found", "not_found"]),
    ):
        assert list(rows.order_by("allegation__number")) == wanted
    assert list(complaints(case)) == []
    assert not Deadline.objects.open().overdue(TAKEN_OVER).exists()


NO_ALLEGATION = [
    (S.FINDINGS, {"case_to_answer": None, "response": "", "finding": ""}, "8.16", "case_to_answer_2"),
    (S.FINDINGS, {"finding": ""}, "8.16", "response_2"),
    (S.FINDINGS, {"response": "", "finding": "", "acted_to": date(2026, 10, 6)}, "8.16", "acted_to_2"),
    (S.DECIDED, {"finding": ""}, "8.16", "finding_2"),
    (S.DECIDED, {"acted_from": date(2026, 9, 16)}, "T1", "acted_to_2"),
    (S.DECIDED, {"channel": "social_media"}, "T1", "platform_2"),
    (S.DECIDED, {"particulars": " "}, "PR-02", "particulars_2"),
]


def test_a_further_allegation_that_cannot_be_is_refused(world: World) -> None:
    incident = world.report(on=TAKEN_OVER)
    for stage, changes, rule, field in NO_ALLEGATION:
        with refused(rule, says="", field=field):
            take_over(world, stage, incident=incident, further=(further(world, **changes),))


def test_a_sanction_rests_on_something_found(world: World) -> None:
    incident, both = world.report(on=TAKEN_OVER), (further(world),)
    with refused("T17", says="nothing was", instead="Deliberation", field="finding"):
        take_over(world, S.DECIDED, incident=incident, finding="not_found", further=both)
    on_the_second = (further(world, finding="partly_found"),)
    case = take_over(world, S.DECIDED, incident=incident, finding="not_found", further=on_the_second)
    assert case.state == S.DECIDED


def test_heard_on_appeal_and_decided_here(world: World) -> None:
    """Heard on Fri 20 Nov; the letter is due on Fri 27 Nov. Whoever heard it decides; nothing is asked a second time."""
    with time_machine.travel(datetime(2026, 11, 23, 12, 0, tzinfo=LONDON), tick=False):
        case = take_over(world, S.APPEAL_DELIBERATION)
        hearing = AppealHearing.objects.get()
        assert (hearing.starts_at, hearing.chair, hearing.record.held_on) == (
            APPEAL_HEARD,
            world.petra,
            date(2026, 11, 20),
        )
        part = case.parts.get(kind=PartKind.APPEAL_MANAGER)
        assert (part.employee, part.from_date) == (world.petra, date(2026, 11, 11))
        assert {_checks(case)[rule] for rule in ("SEP-4", "SEP-7", "PR-10", "AP-5")} == {PaperChecked.KEPT}
        world.decide_appeal(case, "confirmed", on=TAKEN_OVER)
        world.issue_appeal(case, sent_at=datetime(2026, 11, 23, 12, 0, tzinfo=LONDON))
        check_deferred_guards()
        assert (case.state, case.appeal_decisions.get().decided_by) == (S.OUTCOME, world.user("petra"))
        assert list(complaints(case)) == []


def test_a_letter_of_the_appeal_that_is_late_on_paper_is_counted_once_more(world: World) -> None:
    """On its last day, Fri 27 Nov, it is owed as on paper; a working day later five more are given."""
    for on, due_on in ((date(2026, 11, 27), date(2026, 11, 27)), (date(2026, 11, 30), date(2026, 12, 7))):
        case = take_over(world, S.APPEAL_DELIBERATION, on=on, reference=f"P/{on}")
        assert case.deadlines.get(kind=DeadlineKind.APPEAL_LETTER).due_on == due_on


def test_an_appeal_hearing_to_come_stands_as_arranged(world: World) -> None:
    appeal = {f"appeal_{name}": value for name, value in ARRANGED.items()}
    case = take_over(world, S.APPEAL, appeal_manager=world.petra, **appeal)
    hearing = queries.arranged_appeal_hearing(case)
    assert hearing is not None
    assert (hearing.starts_at, hearing.chair) == (TO_COME, world.petra)
    assert case.deadlines.get(kind=DeadlineKind.APPEAL_HEARING_DAY).due_on == TO_COME.date()


NO_APPEAL_HEARING = [
    ({"appeal_manager": None}, "8.16", "appeal_manager"),
    ({"appeal_nation": ""}, "8.16", "appeal_nation"),
    ({"appeal_hearing_at": TO_COME}, "8.16", "appeal_hearing_at"),
    ({"appeal_invited_on": date(2026, 11, 10)}, "8.16", "appeal_invited_on"),
    ({"appeal_invited_on": date(2026, 11, 13)}, "PR-10", "appeal_hearing_on"),  # four clear days
    ({"appeal_attendance": "absent", "appeal_companion_kind": "none"}, "PR-12", "appeal_attendance"),
]


def test_an_appeal_hearing_that_cannot_be_is_refused(world: World) -> None:
    incident = world.report(on=TAKEN_OVER)
    for changes, rule, field in NO_APPEAL_HEARING:
        with refused(rule, says="", field=field):
            take_over(world, S.APPEAL_DELIBERATION, incident=incident, **changes)


def test_nobody_hears_the_appeal_against_their_own_decision_by_paper_either(world: World) -> None:
    incident = world.report(on=TAKEN_OVER)
    with refused("SEP-2", says="appeal manager"):
        take_over(
            world, S.APPEAL_DELIBERATION, incident=incident, appeal_manager=world.chidi, departures="Nobody."
        )


def test_an_attempt_that_was_missed_counts_before_a_decision_in_absence(world: World) -> None:
    """PR-12: rearranged at least once, and warned. What we called off ourselves is not one that was missed."""
    incident, gone = world.report(on=TAKEN_OVER), ABSENT | AGAIN
    with refused("PR-12", says="only once", field="attendance"):
        take_over(world, S.DELIBERATION, incident=incident, **gone)
    for changes, says in (
        ({"earlier": (replace(MISSED, postponed_for="employer"),)}, "only once"),
        ({"earlier": (MISSED,), "absence_warned": False}, "did not warn"),
    ):
        with refused("PR-12", says=says, field="attendance"):
            take_over(world, S.DELIBERATION, incident=incident, **gone | changes)
    case = take_over(world, S.DELIBERATION, incident=incident, earlier=(MISSED,), **gone)
    assert (_checks(case)["PR-12"], _checks(case)["PR-10"]) == (PaperChecked.KEPT, PaperChecked.KEPT)
    first, second = case.hearings.all()
    assert (first.attempt, first.starts_at, first.postponed_for) == (1, MISSED.starts_at, "employee_ill")
    assert (second.attempt, second.postponed_at, second.absence_warning_sent) == (2, None, True)
    assert list(complaints(case)) == []


def test_an_attempt_that_was_missed_on_paper_counts_for_a_hearing_that_is_arranged_here(world: World) -> None:
    case = take_over(world, S.HEARING, earlier=(MISSED,))
    assert queries.current_hearing(case) is None
    sent = datetime(2026, 11, 23, 12, 0, tzinfo=LONDON)
    world.arrange(case, sent_at=sent, starts_at=TO_COME, absence_warning_sent=True)
    assert [row.attempt for row in case.hearings.all()] == [1, 2]


def test_the_day_that_the_employee_proposed_is_taken_on_paper_too(world: World) -> None:
    """AC-6: to be held on Wed 14 Oct; Wed 21 Oct is its fifth working day, and Fri 23 Oct was held instead."""
    proposed = replace(MISSED, postponed_for="companion_unavailable", proposed_on=date(2026, 10, 21))
    incident = world.report(on=TAKEN_OVER)
    with refused("AC-6", says="21 Oct 2026"):
        take_over(world, S.DELIBERATION, incident=incident, earlier=(proposed,), **AGAIN)
    reasoned = (replace(proposed, refused_because="The room was flooded."),)
    case = take_over(world, S.DELIBERATION, incident=incident, earlier=reasoned, **AGAIN)
    assert _checks(case)["AC-6"] == PaperChecked.KEPT
    too_late = replace(proposed, proposed_on=date(2026, 10, 22))
    other = take_over(world, S.DELIBERATION, reference="P/2026/38", earlier=(too_late,), **AGAIN)
    assert _checks(other)["AC-6"] == PaperChecked.KEPT


OUT_OF_ORDER = [
    (replace(MISSED, invited_on=date(2026, 10, 5)), "earlier_1_invited_on"),
    (replace(MISSED, postponed_on=date(2026, 10, 5)), "earlier_1_postponed_on"),
    (replace(MISSED, postponed_on=date(2026, 10, 16)), "invited_on"),  # the next one left on the 15th
]


def test_an_attempt_is_over_before_the_next_one(world: World) -> None:
    incident = world.report(on=TAKEN_OVER)
    for attempt, field in OUT_OF_ORDER:
        with refused("8.16", says="lies before", field=field):
            take_over(world, S.DELIBERATION, incident=incident, earlier=(attempt,), **AGAIN)


def test_an_earlier_attempt_on_a_short_notice_is_a_departure(world: World) -> None:
    short = replace(MISSED, starts_at=datetime(2026, 10, 13, 10, 0, tzinfo=LONDON))
    case = take_over(
        world, S.DELIBERATION, earlier=(short,), departures="He agreed to come a day early.", **AGAIN
    )
    assert _checks(case)["PR-10"] == PaperChecked.NOT_KEPT
    assert HEARD not in case.hearings.values_list("starts_at", flat=True)
    with pytest.raises(NotNow, match="already arranged"):
        world.arrange(
            take_over(world, S.HEARING, reference="P/2026/39", earlier=(short,), departures="So.", **ARRANGED)
        )
