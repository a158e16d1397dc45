"""record_oversight, serve_bundle: the deadlines R3 and R8, who is reminded of them, and who reads what was found."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from casework import actions
from casework.enums import Action, DeadlineKind, FileState
from casework.models import Case, Deadline, Notification, PolicyVersion
from casework.notifications import materialise
from casework.queries.case_page import load
from casework.queries.policies import provided_for
from casework.queries.sight import sight_of
from casework.queries.timeline import timeline
from tests.actions.refusals import not_now, refused
from tests.notifications.conftest import on
from tests.world import ASSESSED, CLOSED, HEARD, P1, PAUSED, REFERRED, RESUMED, World

pytestmark = pytest.mark.django_db

OVERSIGHT, BUNDLE = DeadlineKind.OVERSIGHT, DeadlineKind.BUNDLE
FOUND_SO = "It stood still for a fortnight, and the case manager knows."


@pytest.fixture
def asked(world: World) -> World:
    """Under a policy that asks for both: forty calendar days, and two working days before the hearing."""
    document = deepcopy(P1) | {"name": "P1 looked over"}
    document |= {"oversight": {"n": 40, "unit": "calendar_days"}, "bundle": {"working_days": 2}}
    PolicyVersion.objects.create(name=document["name"], effective_from=ASSESSED, document=document)
    return world


def _row(case: Case, kind: DeadlineKind) -> tuple[date, str, str]:
    row = Deadline.objects.filter(case=case, kind=kind).latest("pk")
    return row.due_on, row.why, "met" if row.met_at else "lapsed" if row.superseded_at else "owed"


def _told(day: date) -> set[tuple[str, str]]:
    with on(day) as moment:
        materialise(at=moment)
    rows = Notification.objects.filter(rule__regex="^(oversight|bundle)").values_list(
        "rule", "recipient__email"
    )
    return {(rule, email.partition("@")[0]) for rule, email in rows}


def test_a_case_is_looked_over_in_forty_days_of_its_opening(asked: World) -> None:
    case = asked.case_in(FileState.HEARING)
    why = "40 calendar days from the opening of the case on Wed 9 Sep 2026"
    assert _row(case, OVERSIGHT) == (date(2026, 10, 19), why, "owed")
    assert not {rule for rule, _ in _told(date(2026, 10, 18))} & {"oversight_due"}
    assert ("oversight_due", "lena") in _told(date(2026, 10, 19))
    assert ("oversight_late_1", "lena") in _told(date(2026, 10, 20))
    for day, said in (
        (date(2026, 9, 8), "The case was opened on"),
        (date(2026, 10, 21), "cannot have been looked"),
    ):
        with refused("R3", says=said, field="checked_on"):
            asked.record_oversight(case, checked_on=day, on=date(2026, 10, 20))
    asked.record_oversight(case, remarks=FOUND_SO, checked_on=date(2026, 10, 20), on=date(2026, 10, 20))
    assert _row(case, OVERSIGHT)[2] == "met"
    case.refresh_from_db()
    assert case.state == FileState.HEARING
    # What was found is read by HR leads and auditors alone: it may be about whoever works on the case.
    case.refresh_from_db()
    for name in ("lena", "audrey", "hana", "carla", "ivor", "chidi"):
        told = str(timeline(load(case), sight_of(asked.user(name), case), 40))
        assert (FOUND_SO in told) == (name in ("lena", "audrey")), name


def test_a_pause_moves_the_oversight_and_a_closed_case_is_not_looked_over(asked: World) -> None:
    case = asked.open_case("sam")
    asked.pause(case)
    assert _row(case, OVERSIGHT)[2] == "lapsed"
    asked.resume(case)
    due, why, fate = _row(case, OVERSIGHT)
    assert (due, fate) == (date(2026, 10, 19) + (RESUMED.date() - PAUSED.date()), "owed")
    assert "40 calendar days" in why
    asked.findings(case)
    actions.no_case_to_answer(case, reasons="Nobody saw it.", by=asked.user("carla"), on=CLOSED)
    assert _row(case, OVERSIGHT)[2] == "lapsed"


def test_the_bundle_is_served_two_working_days_before_the_hearing(asked: World) -> None:
    case = asked.case_in(FileState.HEARING)
    why = "2 working days before the hearing on Fri 16 Oct 2026"
    assert HEARD.date() == date(2026, 10, 16)
    assert _row(case, BUNDLE) == (date(2026, 10, 14), why, "owed")
    # Four working days before the hearing, then late to whoever hears it as well.
    assert not {rule for rule, _ in _told(date(2026, 10, 11))} & {"bundle_soon"}
    assert ("bundle_soon", "hana") in _told(date(2026, 10, 12))
    assert {("bundle_late", "hana"), ("bundle_late", "chidi")} <= _told(date(2026, 10, 15))
    today = {"on": date(2026, 10, 20)}
    for day, said in (
        (date(2026, 10, 5), "referred to a hearing on Tue 6 Oct 2026"),
        (date(2026, 10, 17), "The hearing was on Fri 16 Oct 2026"),
        (date(2026, 10, 21), "in days to come"),
    ):
        with refused("R8", says=said, field="served_on"):
            asked.serve_bundle(case, served_on=day, **today)
    asked.serve_bundle(case, served_on=date(2026, 10, 15), **today)
    assert _row(case, BUNDLE)[2] == "met"
    with not_now("was served already"):
        asked.serve_bundle(case, **today)
    # Another attempt is another hearing, and its evidence is served for it.
    told = str(timeline(load(case), sight_of(asked.user("carla"), case), 40))
    assert "The employee has all the evidence for the hearing on Fri 16 Oct 2026." in told


def test_with_the_invitation_nothing_more_is_owed_and_where_no_policy_asks_nothing_is(
    asked: World,
) -> None:
    case = asked.case_in(FileState.FINDINGS)
    asked.refer(case)
    asked.appoint_chair(case)
    asked.arrange(case, bundle_enclosed=True)
    assert case.hearings.get().bundle_service.served_on == date(2026, 10, 8)
    assert not Deadline.objects.filter(case=case, kind=BUNDLE).exists()
    verbs = {Action.RECORD_OVERSIGHT, Action.SERVE_BUNDLE}
    assert provided_for(case, verbs) == verbs
    PolicyVersion.objects.create(name="Silent", effective_from=REFERRED, document=P1)
    assert provided_for(case, verbs) == set()
