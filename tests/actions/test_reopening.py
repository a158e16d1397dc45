"""A closed case opened again in the employee's favour: proposed by one HR lead, approved by another (7.2, 7.5)."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from casework.enums import (
    CloseReason,
    CountOf,
    DeadlineKind,
    FileState,
    OutcomeTaken,
    SanctionLevel,
    Severity,
)
from casework.exports import export_sanctions
from casework.models import (
    Case,
    Deadline,
    Decision,
    DecisionReview,
    LivePeriod,
    Notification,
    PurgedSanction,
    Sanction,
)
from casework.notifications import materialise
from casework.queries.case_list import with_ahead
from casework.queries.disclosure import DisclosureAsked, sanctions_given
from casework.queries.home import actions_of
from casework.queries.next_step import next_step
from casework.queries.past_record import weighed_record
from casework.queries.sanction_register import RegisterFilter, sanction_register
from tests.actions.refusals import not_now, refused
from tests.imports.past import past_sanction
from tests.world import CLOSED, LONDON, PUT_RIGHT, REOPENED, World

pytestmark = pytest.mark.django_db

VERBAL, FINAL = SanctionLevel.VERBAL_WARNING, SanctionLevel.FINAL_WRITTEN_WARNING
LIGHT = "CANARYLIGHT"


def _closed(world: World, level: str = FINAL, name: str = "sam") -> Case:
    """A warning issued on 20 October 2026, and the case closed on 4 November."""
    case = world.case_in(FileState.DELIBERATION, name)
    world.decide(case, level)
    world.issue(case)
    world.close(case)
    return case


def test_from_the_proposal_to_the_second_end(world: World) -> None:
    case = _closed(world)
    first, ended = case.sanctions.get(), case.closures.get()

    proposal = world.reopen(case, level=VERBAL)

    assert case.state == FileState.OUTCOME
    first.refresh_from_db(), ended.refresh_from_db()
    assert (ended.reason, ended.closed_on, ended.reopening) == (CloseReason.SANCTION_FINAL, CLOSED, proposal)
    assert (first.superseded_at, Sanction.objects.in_force_on(REOPENED).get()) == (None, first)
    owed = {row.kind: row.due_on for row in Deadline.objects.open().filter(case=case)}
    assert owed == {
        DeadlineKind.CORRECTION: date(2026, 12, 9),
        DeadlineKind.WARNING_EXPIRY: date(2027, 10, 19),
    }

    correction = world.issue_correction(case)

    first.refresh_from_db()
    now = case.sanctions.get(superseded_at=None)
    assert (first.corrected_by, first.superseded_by) == (correction, None)
    assert (now.level, now.from_correction, now.decision) == (VERBAL, correction, first.decision)
    assert now.policy == correction.reopening.policy
    periods = now.live_periods.values_list("from_on", "to_on")
    assert list(periods) == [(date(2026, 10, 20), date(2027, 1, 19))]
    owed = {row.kind: row.due_on for row in Deadline.objects.open().filter(case=case)}
    assert owed == {DeadlineKind.WARNING_EXPIRY: date(2027, 1, 19)}
    with refused("7.2", says="The correction was sent on Thu 3 Dec 2026"):
        world.close(case, on=REOPENED)
    closure = world.close(case, on=PUT_RIGHT.date())
    assert (case.state, closure.reason) == (FileState.CLOSED, CloseReason.PUT_RIGHT)
    assert case.closures.count() == 2


@pytest.mark.parametrize(
    ("day", "counts"), [(date(2027, 1, 19), True), (date(2027, 1, 20), False), (date(2027, 10, 19), False)]
)
def test_live_as_it_was_put_right(world: World, day: date, counts: bool) -> None:
    case = _closed(world)
    world.reopen(case, level=VERBAL)
    before = Case.objects.get(pk=case.pk).reopenings.get().recorded_at
    world.issue_correction(case)
    assert Sanction.objects.in_force_on(day).filter(case=case).exists() == counts
    # Before it was approved everybody knew a final warning, live until 19 October 2027.
    assert Sanction.objects.in_force_on(day, before).filter(case=case).exists()
    assert not Sanction.objects.in_force_on(date(2027, 10, 20), before).exists()


def test_withdrawn_it_never_counts(world: World) -> None:
    case = _closed(world)
    world.reopen(case)
    world.issue_correction(case)
    assert not case.sanctions.filter(superseded_at=None).exists()
    assert not LivePeriod.objects.filter(case=case, superseded_at=None).exists()
    again = world.open_case(
        "sam", occurred_from=date(2026, 11, 5), occurred_to=date(2026, 11, 5), on=PUT_RIGHT.date()
    )
    assert [bool(one.counts) for one in weighed_record(again, again.allegations.all()).values()] == [False]


def test_only_in_the_employees_favour(world: World) -> None:
    case = _closed(world, SanctionLevel.WRITTEN_WARNING)
    for level in (SanctionLevel.WRITTEN_WARNING, FINAL):
        with refused("7.2", says="is no lighter than a written warning", instead="withdraw", field="level"):
            world.reopen(case, level=level)
    with refused("7.2", says="The case was closed on Wed 4 Nov 2026"):
        world.reopen(case, on=CLOSED - timedelta(days=1))
    for missing in ("came_to_light", "reasons"):
        with refused("PR-02", says="is missing", field=missing):
            world.reopen(case, **{missing: " "})
    world.reopen(case, on=CLOSED)


def test_without_a_sanction_there_is_nothing_to_put_right(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, "")
    world.issue(case)
    world.close(case)
    withdrawn = world.open_case("uma")
    world.withdraw(withdrawn, reason="The wrong person.", on=CLOSED)
    for ended in (case, withdrawn):
        with refused("7.2", says="No sanction stands on this case", instead="is a new incident"):
            world.reopen(ended)


def test_a_dismissal_is_undone_on_appeal(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
    world.issue(case, told_on=date(2026, 10, 20), employment_ends_on=date(2026, 10, 20))
    world.close(case)
    with refused("7.2", says="A dismissal is undone on appeal alone", instead="Lodge an appeal"):
        world.reopen(case)


def test_two_people(world: World) -> None:
    case, _ = _closed(world), world.another_lead()
    with not_now("“Approve and issue the correction” cannot be done now"):
        world.issue_correction(case)
    world.reopen(case)
    with refused("7.2", says="You proposed this", instead="Ask another HR lead"):
        world.issue_correction(case, by=world.user("lena"))
    with refused("7.2", says="The case was reopened on Wed 2 Dec 2026", field="sent_at"):
        world.issue_correction(case, sent_at=datetime(2026, 12, 1, 10, 0, tzinfo=LONDON))
    with refused("7.2", says="The letter cannot leave after today", field="sent_at"):
        world.issue_correction(case, on=REOPENED)
    with refused("CA-7", says="The letter was sent", field="received_on"):
        world.issue_correction(case, received_on=REOPENED)
    world.issue_correction(case)
    with not_now("Nothing on this case waits to be put right"):
        world.issue_correction(case)


def test_what_nobody_approves_changes_nothing(world: World) -> None:
    case = _closed(world)
    world.reopen(case)
    with refused("PR-02", says="Why nothing was put right is missing", field="explanation"):
        world.close(case, on=REOPENED)
    with refused("7.2", says="The case was reopened on Wed 2 Dec 2026"):
        world.close(case, on=CLOSED, explanation="It was hers.")
    closure = world.close(case, on=REOPENED, explanation="It was hers after all.")
    assert (closure.reason, case.sanctions.get().superseded_at) == (CloseReason.SANCTION_FINAL, None)
    world.reopen(case, on=REOPENED)
    assert case.reopenings.count() == 2


def test_an_appeal_waits_until_it_is_closed_and_is_not_lost(world: World) -> None:
    case = _closed(world)
    world.reopen(case, level=VERBAL)
    late = {"received_on": REOPENED, "late_reason": "In hospital.", "on": REOPENED}
    with not_now("it is not lost"):
        world.lodge(case, **late)
    world.issue_correction(case)
    with not_now("it is not lost"):
        world.lodge(case, **late)
    world.close(case, on=PUT_RIGHT.date())
    appeal = world.lodge(case, **late)
    first, second = case.closures.order_by("pk")
    assert (first.reopened_by, second.reopened_by) == (None, appeal)


def test_whatever_rested_on_it_is_looked_at_again(world: World) -> None:
    case = _closed(world)
    rested = _closed(world, name="uma")
    decision = Decision.objects.get(case=rested)
    decision.relied_on.add(case.sanctions.get())
    world.reopen(case)
    assert not DecisionReview.objects.exists()
    world.issue_correction(case)
    review = DecisionReview.objects.get()
    assert (review.decision, review.sanction, review.fell_on) == (
        decision,
        case.sanctions.get(),
        PUT_RIGHT.date(),
    )


def test_a_sanction_from_an_old_record_is_withdrawn_and_recorded_anew(world: World) -> None:
    case = past_sanction(world)
    with refused("7.2", says="no record says the lighter one", instead="Withdraw it", field="level"):
        world.reopen(case, level=VERBAL)
    world.reopen(case)
    assert DeadlineKind.CORRECTION in Deadline.objects.open().filter(case=case).values_list("kind", flat=True)
    assert _read(world, "lena", case).count("Reopened") > 1
    world.issue_correction(case)
    assert world.close(case, on=PUT_RIGHT.date()).reason == CloseReason.PUT_RIGHT
    assert not Sanction.objects.filter(superseded_at=None).exists()


def test_the_next_step_is_an_hr_leads(world: World) -> None:
    case = _closed(world)
    world.reopen(case)
    case = Case.objects.get(pk=case.pk)
    ahead = next_step(case)
    assert ahead is not None
    assert (ahead.action, ahead.owner) == ("issue_correction", "hr_lead")
    assert with_ahead(Case.objects.all()).get().ahead == "hr_lead"
    assert actions_of(world.user("lena")).get() == case
    assert not actions_of(world.user("hana")).exists()
    materialise(at=datetime(2026, 12, 10, 9, 0, tzinfo=LONDON))
    told = Notification.objects.filter(deadline__kind=DeadlineKind.CORRECTION)
    assert "lena@example.org" in told.values_list("recipient__email", flat=True)
    world.issue_correction(case)
    ahead = next_step(Case.objects.get(pk=case.pk))
    assert ahead is not None
    assert (ahead.action, ahead.not_before) == ("close_case", None)


def _exported(world: World) -> list[tuple[str, ...]]:
    asked = RegisterFilter(live_on=PUT_RIGHT.date(), superseded=True)
    lines = csv.DictReader(
        io.StringIO(
            b"".join(export_sanctions(asked, by=world.user("audrey"))).decode("utf-8-sig"), newline=""
        )
    )
    names = ("level", "first_level", "stands", "put_right", "live")
    return [tuple(line[name] for name in names) for line in lines]


def test_register_and_export_follow(world: World) -> None:
    case = _closed(world)
    world.reopen(case, level=VERBAL)
    assert _exported(world) == [(FINAL, FINAL, "yes", "", "yes")]
    before = case.reopenings.get().recorded_at
    world.issue_correction(case)
    assert _exported(world) == [(VERBAL, FINAL, "yes", "", "yes"), (FINAL, FINAL, "no", "reduced", "no")]
    then = RegisterFilter(live_on=PUT_RIGHT.date(), as_known_at=before)
    row = sanction_register(Sanction.objects.all(), then).get()
    assert (row.level, row.stands, row.put_right, row.live) == (FINAL, "yes", "", "yes")
    client = _sign_in(world, "audrey")
    page = client.get(reverse("sanction_history", args=[world.sam.pk])).content.decode()
    assert "Reduced after the case was closed" in page
    assert "until it fell, recorded" in page


def test_figures_take_the_final_outcome(world: World) -> None:
    case = _closed(world)
    world.reopen(case, level=VERBAL)
    world.issue_correction(case)
    for level in OutcomeTaken:
        asked = DisclosureAsked(
            world.category, date(2026, 1, 1), date(2026, 12, 31), date(2099, 1, 1), CountOf.PEOPLE, level
        )
        given = sanctions_given(Sanction.objects.all(), PurgedSanction.objects.all(), asked)
        assert {(one.level, one.is_first, one.stands) for one in given} == {
            (FINAL, True, False),
            (VERBAL, False, True),
        }


def _sign_in(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def _read(world: World, name: str, case: Case) -> str:
    """The page and the answer of the API, as this person reads them."""
    client = _sign_in(world, name)
    page = client.get(reverse("case", kwargs={"reference": case.reference}))
    told = client.get(f"/api/v1/cases/{case.reference}")
    assert (page.status_code, told.status_code) == (200, 200), name
    return page.content.decode() + told.content.decode()


def test_who_reads_what_before_and_after_the_letter(world: World) -> None:
    """Before: HR and the auditor alone. Afterwards what stands is for all on the case, why not for the investigator."""
    case = _closed(world)
    world.reopen(case, came_to_light=f"{LIGHT} health", reasons="CANARYWHY", level=VERBAL)
    for name, told in {
        "lena": True,
        "hana": True,
        "audrey": True,
        "chidi": False,
        "carla": False,
        "ivor": False,
    }.items():
        text = _read(world, name, case)
        assert (LIGHT in text, "CANARYWHY" in text) == (told, told), name
        assert ("to verbal warning" in text) == told, name
        assert "Case reopened" in text, name
    world.issue_correction(case)
    for name, why in {
        "lena": True,
        "hana": True,
        "audrey": True,
        "chidi": True,
        "carla": True,
        "ivor": False,
    }.items():
        text = _read(world, name, case)
        assert (LIGHT in text, "CANARYWHY" in text) == (why, why), name
        assert "Reduced from final written warning to verbal warning" in text, name
