"""A whole open case from paper: its real stage and days, nothing overdue, and what could be checked is said."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
import time_machine

from casework import actions, queries
from casework.enums import DeadlineKind, FileState, PaperChecked, PartKind, SanctionLevel, Severity
from casework.errors import NotNow, RuleBroken
from casework.models import AuditEvent, Case, Deadline, Notification, PolicyVersion, Sanction
from casework.notifications.materialise import materialise
from casework.queries.policy_effects import policy_effects
from tests.actions.refusals import refused
from tests.fixtures_world import check_deferred_guards, hire
from tests.imports.past import past_sanction
from tests.journeys.invariants import complaints
from tests.paper_world import ARRANGED, SCAN, TAKEN_OVER, TO_COME, take_over
from tests.world import (
    ASSESSED,
    FOUND,
    HEARD,
    LONDON,
    P1,
    REFERRED,
    TWO_LEVELS,
    World,
    another_policy,
)

pytestmark = pytest.mark.django_db

S = FileState
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=LONDON)
TOO_SOON = datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)  # four clear days after it was sent on the 16th
# Stage, what is owed on it and until when, and whether that is counted anew.
OWED = [
    (S.INVESTIGATION, [(DeadlineKind.INVESTIGATION, date(2026, 12, 21))], True),
    (S.FINDINGS, [], False),
    (S.HEARING, [], False),
    (S.DELIBERATION, [(DeadlineKind.DECISION_LETTER, date(2026, 11, 30))], True),
    (S.DECIDED, [(DeadlineKind.DECISION_LETTER, date(2026, 11, 30))], True),
    (
        S.OUTCOME,
        [(DeadlineKind.APPEAL_WINDOW, date(2026, 11, 24)), (DeadlineKind.WARNING_EXPIRY, date(2027, 5, 9))],
        False,
    ),
    (
        S.APPEAL,
        [
            (DeadlineKind.APPEAL_ACKNOWLEDGEMENT, TAKEN_OVER),  # its fifth working day: owed, and not overdue
            (DeadlineKind.APPEAL_HEARING, date(2026, 12, 14)),
            (DeadlineKind.WARNING_EXPIRY, date(2027, 5, 9)),
        ],
        False,
    ),
    (
        S.APPEAL_DELIBERATION,
        [(DeadlineKind.APPEAL_LETTER, date(2026, 11, 27)), (DeadlineKind.WARNING_EXPIRY, date(2027, 5, 9))],
        False,
    ),
]
EARLIER = ARRANGED | {"invited_on": REFERRED}
# Told in person on the day of the decision; the letter of the day after was deemed to arrive with it.
DISMISSED = {
    "severity_put": "gross",
    "severity_found": "gross",
    "level": "summary_dismissal",
    "live_to": None,
    "told_on": date(2026, 11, 9),
    "employment_ends_on": date(2026, 11, 9),
}


@pytest.mark.parametrize(("stage", "owed", "anew"), OWED)
def test_it_stands_where_the_paper_has_it_and_nothing_is_overdue(
    world: World, stage: FileState, owed: list[tuple[DeadlineKind, date]], anew: bool
) -> None:
    with time_machine.travel(NOON, tick=False):
        case = take_over(world, stage)
        check_deferred_guards()
        assert (case.state, case.opened_on) == (stage, ASSESSED)
        rows = list(case.deadlines.order_by("due_on"))
        assert [(row.kind, row.due_on) for row in rows] == owed
        assert all(
            ("counted once more" in row.why) == (anew and place == 0) for place, row in enumerate(rows)
        )
        assert not Deadline.objects.open().overdue(TAKEN_OVER).exists()
        assert list(complaints(case)) == []
        materialise(at=NOON)
        assert not Notification.objects.filter(deadline__case=case).exists()


def test_nobody_is_reminded_of_what_was_due_to_be_told_on_paper(world: World) -> None:
    """Half of the time was over before that day, four fifths are the day after it."""
    noon = datetime(2026, 9, 30, 12, 0, tzinfo=LONDON)
    with time_machine.travel(noon, tick=False):
        case = take_over(world, S.INVESTIGATION, on=noon.date())
        assert case.deadlines.get().due_on == date(2026, 10, 7)  # as on paper: it had not run out
        materialise(at=noon)
        assert not Notification.objects.filter(deadline__case=case).exists()
    with time_machine.travel(noon + timedelta(days=1), tick=False):
        materialise(at=noon + timedelta(days=1))
        told = Notification.objects.filter(deadline__case=case)
        assert set(told.values_list("rule", flat=True)) == {"investigation_four_fifths"}


def test_rows_have_the_days_of_the_paper_and_are_known_from_today(world: World) -> None:
    case = take_over(world, S.APPEAL)
    parts = {part.kind: (part.employee, part.from_date) for part in case.parts.all()}
    assert parts[PartKind.INVESTIGATOR] == (world.ivor, ASSESSED)
    assert parts[PartKind.CHAIR] == (world.chidi, REFERRED)
    assert parts[PartKind.HR_OFFICER] == (world.hana, TAKEN_OVER)
    assert case.reports.get().submitted_on == FOUND
    assert (case.reports.get().submitted_by, case.case_to_answer.decided_on) == (world.user("ivor"), REFERRED)
    hearing, decision = queries.current_hearing(case), queries.standing_decision(case)
    assert (hearing.starts_at, hearing.record.held_on) == (HEARD, HEARD.date())
    assert (decision.decided_by, decision.decided_on) == (world.user("chidi"), date(2026, 11, 9))
    sanction, period = case.sanctions.get(), case.live_periods.get()
    assert (sanction.level, sanction.issued_on, sanction.received_on) == (
        SanctionLevel.WRITTEN_WARNING,
        date(2026, 11, 10),
        date(2026, 11, 10),
    )
    assert (period.from_on, period.to_on) == (date(2026, 11, 10), date(2027, 5, 9))
    assert (case.outcomes.get().appeal_closes_on, case.appeals.get().is_late) == (date(2026, 11, 24), False)
    a_day = timedelta(days=1)
    recorded = sanction.recorded_at
    assert not Sanction.objects.in_force_on(date(2026, 11, 12), recorded - a_day).exists()
    assert Sanction.objects.in_force_on(date(2026, 11, 12), recorded + a_day).get() == sanction
    assert case.reports.get().report == "On paper: Cabinet 4, Leeds, P/2026/31."


def test_event_is_written_now_and_says_the_days_of_the_paper(world: World) -> None:
    case = take_over(world, S.FINDINGS)
    event = AuditEvent.objects.get(case=case.pk)
    facts = json.loads(event.body)["facts"]
    assert (event.action, event.version, event.target, event.actor) == (
        "take_over_case",
        1,
        "findings",
        world.user("hana").pk,
    )
    assert facts == {
        "taken_over": case.taken_over.pk,
        "stage": "findings",
        "sha256": SCAN,
        "assessed_on": "2026-09-09",
        "appointed_on": "2026-09-09",
        "findings_on": "2026-10-05",
    }
    assert "Cabinet" not in event.body


def _checks(case: Case) -> dict[str, str]:
    return dict(case.paper_checks.values_list("rule", "result"))


def test_what_was_checked_is_said_and_what_was_not(world: World) -> None:
    kept, unknown, broken = PaperChecked.KEPT, PaperChecked.NOT_CHECKED, PaperChecked.NOT_KEPT
    assert _checks(take_over(world, S.INVESTIGATION)) == {"T5": unknown}
    paper = {"reference": "P/2026/32", "invited_on": date(2026, 10, 15)}
    incident = world.report(on=TAKEN_OVER)
    with pytest.raises(RuleBroken, match="PR-10") as refusal:
        take_over(world, S.DELIBERATION, incident=incident, **paper)
    assert "write in the last box" in refusal.value.instead
    case = take_over(
        world, S.DELIBERATION, incident=incident, departures="She agreed to come on the next day.", **paper
    )
    assert _checks(case) == {
        "T5": unknown,
        "T9": unknown,
        "PR-10": broken,
        "T11": kept,
        "PR-14": unknown,
        "PR-09": unknown,
        "PR-11": unknown,
        "PR-12": unknown,
    }
    sanctioned = take_over(world, S.OUTCOME, reference="P/2026/33")
    assert {_checks(sanctioned)[rule] for rule in ("PR-09", "PR-16", "PR-17", "0.9", "SA-8", "SEP-7")} == {
        kept
    }
    assert _checks(take_over(world, S.APPEAL, reference="P/2026/35"))["AP-5"] == kept
    assert {_checks(sanctioned)[rule] for rule in ("EQ-8", "SA-16")} == {unknown}
    beyond = {
        "reference": "P/2026/34",
        "level": "dismissal_with_notice",
        "employment_ends_on": date(2027, 2, 28),
    }
    with pytest.raises(RuleBroken, match=r"0\.9"):
        take_over(world, S.OUTCOME, **beyond)


def test_a_level_that_needs_a_committee_names_who_sat_with_the_chair(world: World) -> None:
    """SEP-7: two at least. Without the panel it is a departure; and no draft is told that too few decided."""
    document = deepcopy(P1) | {"name": "P2"}
    document["ladder"][1]["deciders"] = 2
    del document["fast_track"]
    PolicyVersion.objects.create(name="P2", effective_from=date(2026, 1, 1), document=document)
    incident = world.report(on=TAKEN_OVER)
    with refused("SEP-7", says="decided by 2 people at least", field="level"):
        take_over(world, S.OUTCOME, incident=incident)
    sat = take_over(world, S.OUTCOME, incident=incident, panel=(world.petra,))
    assert (_checks(sat)["SEP-7"], _checks(sat)["PR-16"]) == (PaperChecked.KEPT, PaperChecked.KEPT)
    [member] = sat.committee_members.all()
    assert (member.part.employee, member.part.from_date) == (world.petra, REFERRED)
    alone = take_over(world, S.OUTCOME, reference="P/2026/37", departures="Only the chair sat.")
    assert (_checks(alone)["SEP-7"], _checks(alone)["PR-16"]) == (PaperChecked.NOT_KEPT, PaperChecked.KEPT)
    document["ladder"][1]["deciders"] = 3
    found = policy_effects(document, first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert (found.decided, [row.case for row in found.not_allowed]) == (2, [sat.pk])


@pytest.mark.parametrize(
    ("stage", "changes", "rule", "field"),
    [
        (S.FINDINGS, {"findings_on": None}, "8.16", "findings_on"),
        (S.INVESTIGATION, {"case_to_answer": False}, "8.16", "case_to_answer"),
        (S.INVESTIGATION, {"assessed_on": date(2026, 9, 6)}, "8.16", "assessed_on"),  # the act is of the 7th
        (S.INVESTIGATION, {"appointed_on": date(2026, 9, 8)}, "8.16", "appointed_on"),
        (S.FINDINGS, {"findings_on": date(2026, 11, 24)}, "8.16", "findings_on"),
        (S.FINDINGS, {"sha256": "5F" * 32}, "8.16", "sha256"),
        (S.HEARING, {"hearing_at": TO_COME}, "8.16", "invitation_delivery"),
        (S.HEARING, ARRANGED | {"hearing_at": HEARD, "invited_on": REFERRED}, "8.16", "hearing_at"),
        (S.HEARING, ARRANGED | {"hearing_at": TOO_SOON, "departures": "In haste."}, "PR-10", "hearing_on"),
        (S.DELIBERATION, {"hearing_at": TO_COME}, "8.16", "hearing_at"),
        (S.DELIBERATION, {"nation": ""}, "8.16", "nation"),
        (S.HEARING, ARRANGED | {"nation": ""}, "8.16", "nation"),
        (S.DECIDED, {"level": ""}, "8.16", "level"),
        (S.DECIDED, {"decided_on": date(2026, 11, 24)}, "8.16", "decided_on"),
        (S.DECIDED, {"issued_on": date(2026, 11, 10)}, "8.16", "issued_on"),
        (S.DECIDED, {"level": "summary_dismissal", "departures": "So it was."}, "PR-17", "level"),
        (S.OUTCOME, {"told_on": date(2026, 11, 8)}, "8.16", "told_on"),  # the day before it was decided
        (S.OUTCOME, {"told_on": date(2026, 11, 24)}, "8.16", "told_on"),
        (S.OUTCOME, DISMISSED | {"told_on": None}, "0.8", "employment_ends_on"),
        (S.OUTCOME, DISMISSED | {"employment_ends_on": date(2026, 11, 8)}, "0.8", "employment_ends_on"),
        (S.DELIBERATION, {"companion_kind": ""}, "8.16", "companion_kind"),
        (S.OUTCOME, {"appeal_closes_on": date(2026, 11, 22)}, "T19", "appeal_closes_on"),
        (S.OUTCOME, {"appeal_closes_on": date(2026, 11, 9)}, "AP-1", "appeal_closes_on"),
        (S.OUTCOME, {"employment_ends_on": date(2026, 12, 1)}, "T17", "employment_ends_on"),
        (S.OUTCOME, {"level": "summary_dismissal", "departures": "So it was."}, "PR-17", "level"),
        (S.OUTCOME, {"live_to": date(2026, 11, 9)}, "SA-3", "live_to"),
        (S.APPEAL, {"appealed_on": date(2026, 11, 9)}, "8.16", "appealed_on"),
        (S.APPEAL, {"appeal_closes_on": date(2026, 11, 15)}, "AP-3", "late_reason"),
    ],
)
def test_what_cannot_be_is_refused(
    world: World, stage: FileState, changes: dict[str, object], rule: str, field: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        take_over(world, stage, **changes)
    assert (refusal.value.rule_id, refusal.value.field) == (rule, field)
    assert not Case.objects.exists()


def test_nobody_investigates_and_chairs_by_paper_either(world: World) -> None:
    with pytest.raises(RuleBroken, match="SEP-1"):
        take_over(world, S.HEARING, chair=world.ivor, departures="Nobody else was there.")


def test_it_is_taken_over_once(world: World) -> None:
    take_over(world, S.INVESTIGATION)
    with pytest.raises(NotNow, match="here already"):
        take_over(world, S.INVESTIGATION, employee=world.sita, incident=world.report(involved=("sita",)))
    past_sanction(world, name="uma")
    with pytest.raises(NotNow, match="here already"):
        take_over(
            world,
            S.INVESTIGATION,
            incident=world.report(involved=("sita",), account="Another."),
            employee=world.sita,
            source="Personnel files Leeds",
            reference="PF/2026/17",
        )


def test_that_a_paper_is_here_is_told_to_whoever_may_see_its_case(world: World) -> None:
    take_over(world, S.INVESTIGATION)
    dina = hire(world, "dina", unit="digital")
    with pytest.raises(NotNow) as refusal:
        take_over(world, S.INVESTIGATION, employee=dina, incident=world.report(involved=("dina",)), by="olu")
    assert refusal.value.message.startswith("This cannot be taken over with this reference.")


def test_last_day_to_appeal_on_both_sides_of_the_day(world: World) -> None:
    """On the last day it is open still; the day after it is a past sanction."""
    with pytest.raises(RuleBroken, match="T19"):
        take_over(world, S.OUTCOME, on=date(2026, 11, 25))
    assert take_over(world, S.OUTCOME, on=date(2026, 11, 24)).state == S.OUTCOME


def test_it_goes_on_by_the_rules_of_the_house(world: World) -> None:
    """Heard on paper, decided and issued here: whoever heard it decides; the days of the paper hold."""
    case = take_over(world, S.DELIBERATION)
    with pytest.raises(RuleBroken, match="PR-11"):
        actions.replace_part(
            case.parts.get(kind=PartKind.CHAIR),
            employee=world.petra,
            reason="Away.",
            by=world.user("hana"),
            on=TAKEN_OVER,
        )
    with pytest.raises(RuleBroken, match="PR-04"):
        world.decide(case, on=date(2026, 10, 15))
    world.decide(case, on=TAKEN_OVER)
    world.issue(case, sent_at=NOON)
    check_deferred_guards()
    assert (case.state, case.sanctions.get().issued_on) == (S.OUTCOME, TAKEN_OVER)
    arranged = take_over(world, S.HEARING, reference="P/2026/32", **ARRANGED)
    assert queries.current_hearing(arranged).starts_at == TO_COME
    assert [(row.kind, row.due_on) for row in arranged.deadlines.all()] == [
        (DeadlineKind.HEARING_DAY, TO_COME.date())
    ]


def test_decided_on_paper_and_issued_here(world: World) -> None:
    """The letter that leaves here is live for the months of the policy of the decision; its maker can still recall it."""
    case = take_over(world, S.DECIDED)
    decision = queries.standing_decision(case)
    assert (decision.decided_on, decision.decided_by) == (date(2026, 11, 9), world.user("chidi"))
    assert not Sanction.objects.exists()
    with pytest.raises(RuleBroken, match=r"0\.6"):
        world.issue(case, sent_at=datetime(2026, 11, 8, 9, 0, tzinfo=LONDON))
    world.issue(case, sent_at=NOON)
    check_deferred_guards()
    period = case.live_periods.get()
    assert (case.state, period.from_on, period.to_on) == (S.OUTCOME, TAKEN_OVER, date(2027, 5, 22))
    recalled = take_over(world, S.DECIDED, reference="P/2026/32")
    actions.recall_decision(recalled, reason="It forgot one thing.", by=world.user("chidi"), at=NOON)
    assert recalled.state == S.DELIBERATION
    assert list(complaints(recalled)) == []


def test_months_that_a_hearing_chooses_are_said_by_a_letter_or_not_at_all(world: World) -> None:
    """The chair records such a decision here, with its months; a letter that has left says them itself."""
    document = deepcopy(P1) | {"name": "P1 chosen"}
    step = next(one for one in document["ladder"] if one["level"] == "written_warning")
    step["live_at_hearing"] = {"least": 3, "most": 9}
    PolicyVersion.objects.create(name=document["name"], effective_from=ASSESSED, document=document)
    with pytest.raises(RuleBroken, match="SA-1") as refusal:
        take_over(world, S.DECIDED)
    assert (refusal.value.field, "“Deliberation”" in refusal.value.instead) == ("level", True)
    assert take_over(world, S.OUTCOME).live_periods.get().to_on == date(2027, 5, 9)


def test_the_letter_says_how_long_a_warning_is_live_and_nothing_is_presumed(world: World) -> None:
    """SA-4: without an end in the letter it is undetermined, whatever the policy's usual months are."""
    case = take_over(world, S.OUTCOME, live_to=None)
    assert case.live_periods.get().to_on is None
    assert not case.deadlines.filter(kind=DeadlineKind.WARNING_EXPIRY).exists()


def test_employment_ends_when_the_employee_was_told(world: World) -> None:
    """0.8: orally on the ninth, before the letter of the tenth."""
    case = take_over(world, S.OUTCOME, **DISMISSED)
    assert case.sanctions.get().employment_ends_on == case.outcomes.get().told_on == date(2026, 11, 9)


def test_what_a_policy_asks_for_beside_the_stage_is_not_born_overdue(world: World) -> None:
    """R3 and R8: both ran out on paper, or are to come."""
    document = deepcopy(P1) | {"name": "P1 looked over", "bundle": {"working_days": 2}}
    document["oversight"] = {"n": 40, "unit": "calendar_days"}
    PolicyVersion.objects.create(name=document["name"], effective_from=ASSESSED, document=document)
    beside = {DeadlineKind.OVERSIGHT, DeadlineKind.BUNDLE}
    soon = ARRANGED | {"hearing_at": datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)}
    late = take_over(world, S.HEARING, **soon)
    assert not late.deadlines.filter(kind__in=beside).exists()
    to_come = take_over(world, S.HEARING, reference="P/2026/36", on=date(2026, 10, 19), **EARLIER)
    rows = to_come.deadlines.filter(kind__in=beside).order_by("due_on")
    assert [row.due_on for row in rows] == [date(2026, 10, 19), date(2026, 11, 27)]


def test_a_hearing_is_where_the_paper_says(world: World) -> None:
    assert take_over(world, S.HEARING, **ARRANGED | {"nation": "remote"}).hearings.get().nation == "remote"


def test_a_ground_that_the_policy_does_not_hear(world: World) -> None:
    another_policy(date(2026, 1, 1), appeal_levels=[TWO_LEVELS[0] | {"grounds": ["procedure"]}])
    with pytest.raises(RuleBroken, match="AP-5"):
        take_over(world, S.APPEAL)
    case = take_over(world, S.APPEAL, departures="The chair agreed to hear it all the same.")
    assert _checks(case)["AP-5"] == PaperChecked.NOT_KEPT


@pytest.mark.parametrize("field", ["severity", "severity_put"])
def test_a_degree_that_the_policy_of_the_day_does_not_know_is_refused(world: World, field: str) -> None:
    """PV-1, as where it is assessed or referred here: the policy of the world knows three."""
    incident = world.report(on=TAKEN_OVER)
    with refused("PV-1", says="does not know more serious minor misconduct", field=field):
        take_over(world, FileState.HEARING, incident=incident, **{field: Severity.MORE_SERIOUS_MINOR})
