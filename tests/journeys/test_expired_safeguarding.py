"""An expired warning of a safeguarding case: considered where policy and HR let it be, and never counted (SA-14, SA-6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework import actions
from casework.enums import AppealResult, FileState, PartKind, SanctionLevel
from casework.models import AuditEvent, Case, RoleGrant
from tests.actions.refusals import not_now, not_you, refused
from tests.fixtures_world import hire
from tests.imports.past import past_sanction
from tests.outside_world import (
    agree_to_consider,
    lets_expired_be_considered,
    mark_safeguarding,
    with_expired_safeguarding,
)
from tests.web.verbs_world import findings_step, sign_in
from tests.world import (
    APPEAL_CLOSED,
    APPEAL_DECIDED,
    APPEAL_HEARD_AFTER,
    APPEAL_TOLD,
    APPEALED,
    DECIDED,
    HAPPENED,
    HEARD,
    REFERRED,
    TWO_LEVELS,
    World,
)

pytestmark = pytest.mark.django_db

WITH_NOTICE = SanctionLevel.DISMISSAL_WITH_NOTICE
USE = "The final written warning of 7 September 2025 was considered: it was a pupil then as well."
EXPIRED = "Final written warning, issued Sun 7 Sep 2025"
CONSIDERED = "Spent, of a safeguarding case: HR agreed that it may be considered"


def shown(world: World, name: str, address: str) -> str:
    answer = sign_in(world, name).get(address)
    assert answer.status_code == 200, (name, address)
    return " ".join(answer.content.decode().split())


def heard_on_appeal(world: World, case: Case) -> None:
    """Decided, told and appealed against; heard by petra, who opened what expired, and HR agreed to it anew."""
    world.decide(case, spent_record_use=USE, on=DECIDED)
    world.issue(case)
    for verb in (world.lodge, world.arrange_appeal, world.record_appeal, world.open_spent):
        verb(case)
    agree_to_consider(world, case, on=APPEAL_DECIDED)


def again(world: World, case: Case) -> None:
    """gus is to hear the appeal, has heard it, and it is to be decided."""
    manager = {"kind": PartKind.APPEAL_MANAGER, "employee": world.people["gus"], "by": world.user("hana")}
    actions.appoint(case, on=APPEAL_CLOSED, **manager)
    starts_at = APPEAL_HEARD_AFTER + timedelta(days=14)
    world.arrange_appeal(case, sent_at=APPEAL_TOLD + timedelta(days=1), starts_at=starts_at)
    world.record_appeal(case, at=starts_at + timedelta(hours=2))


def opened(world: World, *, until: date, received_later: bool = False, marked: bool = True) -> Case:
    """Heard, and whatever counts for nothing was opened. until: the last live day of the warning before."""
    issued = HAPPENED + timedelta(days=1) if received_later else date(2025, 9, 7)
    warned = past_sanction(world, acted_on=date(2025, 8, 4), issued_on=issued, live_to=until)
    if marked:
        mark_safeguarding(world, warned)
    case = world.case_in(FileState.DELIBERATION)
    world.open_spent(case)
    return case


def test_it_is_considered_and_counts_for_nothing(world: World) -> None:
    case = with_expired_safeguarding(world)
    page = f"/cases/{case.reference}/"
    form = shown(world, "lena", f"{page}agree_to_consider/")
    assert EXPIRED in form and "She says that nobody ever told her of the rule." in form
    agreed = agree_to_consider(world, case)
    assert [row.level for row in agreed.warnings.all()] == [SanctionLevel.FINAL_WRITTEN_WARNING]
    chidi = sign_in(world, "chidi")
    body = findings_step(severity_found="serious") | {"version": case.version}
    chidi.post(f"{page}decide_outcome/?step=findings", body)
    asked = " ".join(chidi.get(f"{page}decide_outcome/?step=level").content.decode().split())
    assert "It was a pupil then as well." in asked and CONSIDERED in asked
    assert "Name what you considered of a safeguarding case, as HR agreed." in asked
    # SA-6: the level goes by live warnings alone.
    with refused("0.9", says="there was no such warning"):
        world.decide(case, WITH_NOTICE, spent_record_use=USE)
    with refused("SA-7", says="does not say how it was used", field="spent_record_use"):
        world.decide(case)
    decision = world.decide(case, spent_record_use=USE)
    assert decision.relied_on.count() == 0
    assert EXPIRED in shown(world, "hana", f"{page}issue_outcome/")
    assert CONSIDERED in shown(world, "audrey", page) and "May be considered" in shown(world, "chidi", page)


def test_who_is_told_that_it_was_agreed(world: World) -> None:
    """Whoever decides reads it with what was opened; that it was done would tell anybody else that there is one."""
    case = with_expired_safeguarding(world)
    agree_to_consider(world, case)
    label, page = "Consideration of an expired warning agreed", f"/cases/{case.reference}/"
    told = {name: shown(world, name, page) for name in ("lena", "audrey", "hana", "chidi", "ivor", "carla")}
    assert {name for name, said in told.items() if label in said} == {"lena", "audrey", "hana"}
    assert {name for name, said in told.items() if CONSIDERED in said} == {"lena", "audrey", "hana", "chidi"}
    api = {name: sign_in(world, name).get(f"/api/v1{page[:-1]}").json() for name in ("chidi", "carla")}
    (record,) = api["chidi"]["spent_records"]
    assert record["agreement"]["agreed_by"] == "Lena Example"
    assert [one["considered"] for one in record["sanctions"]] == [True]
    assert api["carla"]["spent_records"] == []
    event = AuditEvent.objects.get(case=case.pk, action="agree_to_consider")
    assert "pupil" not in event.body


@pytest.mark.parametrize(
    ("until", "received_later", "marked", "may"),
    [
        (HAPPENED - timedelta(days=1), False, True, True),
        (HAPPENED, False, True, False),  # live when it happened: it counts, and was not opened
        (date(2027, 9, 7), True, True, False),  # given only after it happened: it did not expire
        (HAPPENED - timedelta(days=1), False, False, False),
    ],
)
def test_only_what_expired_and_was_given_in_a_safeguarding_case(
    world: World, until: date, received_later: bool, marked: bool, may: bool
) -> None:
    lets_expired_be_considered()
    case = opened(world, until=until, received_later=received_later, marked=marked)
    if may:
        assert agree_to_consider(world, case).warnings.count() == 1
        return
    with refused("SA-14", says="holds no expired warning", instead="mark that case first"):
        agree_to_consider(world, case)


@pytest.mark.parametrize(("since", "may"), [(HEARD.date(), True), (HEARD.date() + timedelta(days=1), False)])
def test_only_where_the_policy_of_that_day_lets_it_be(world: World, since: date, may: bool) -> None:
    lets_expired_be_considered(since)
    case = opened(world, until=HAPPENED - timedelta(days=1))
    if may:
        assert agree_to_consider(world, case).agreed_on == HEARD.date()
        return
    with refused("SA-14", says="does not let an expired safeguarding warning be considered"):
        agree_to_consider(world, case)


def test_by_an_hr_lead_who_is_nothing_else_here_once_it_was_opened(world: World) -> None:
    lets_expired_be_considered()
    warned = past_sanction(
        world, issued_on=date(2025, 9, 7), live_to=date(2026, 9, 6), acted_on=date(2025, 8, 4)
    )
    mark_safeguarding(world, warned)
    case = world.case_in(FileState.HEARING)
    with not_now("The spent record was not opened"):
        agree_to_consider(world, case)
    world.open_spent(case, on=REFERRED)
    taker = {"kind": PartKind.NOTE_TAKER, "by": world.user("hana"), "on": REFERRED}
    actions.appoint(case, employee=world.lena, **taker)
    with not_you("no other part in this case"):
        agree_to_consider(world, case)
    actions.replace_part(
        case.parts.get(kind=PartKind.NOTE_TAKER),
        employee=world.nora,
        reason="She runs the case.",
        by=world.user("hana"),
        on=REFERRED,
    )
    with not_you("who has, and had, no other part"):
        agree_to_consider(world, case)
    for name in ("hana", "chidi", "audrey"):
        with not_you("Agree that an expired safeguarding warning may be considered"):
            agree_to_consider(world, case, by=world.user(name))


def test_it_is_agreed_anew_for_an_appeal(world: World) -> None:
    case = with_expired_safeguarding(world)
    agree_to_consider(world, case)
    with not_now("agreed already"):
        agree_to_consider(world, case)
    world.decide(case, spent_record_use=USE, on=DECIDED)
    world.issue(case)
    for verb in (world.lodge, world.arrange_appeal, world.record_appeal):
        verb(case)
    with not_now("The spent record was not opened"):
        agree_to_consider(world, case, on=APPEAL_DECIDED)
    world.open_spent(case)
    agree_to_consider(world, case, on=APPEAL_DECIDED)
    assert case.considerations.count() == 2
    world.decide_appeal(case, AppealResult.CONFIRMED, spent_record_use=USE)
    letter = shown(world, "hana", f"/cases/{case.reference}/issue_appeal_outcome/")
    assert "Expired, but could be considered" in letter and EXPIRED in letter


@pytest.mark.parametrize("further_level", [False, True])
def test_whoever_decides_an_appeal_afresh_opens_and_is_agreed_to_anew(
    world: World, further_level: bool
) -> None:
    """What was opened and agreed for an attempt that is heard again, or a level before, is nobody else's (SA-7, PR-11)."""
    hire(world, "gus", grade="G6", unit="digital")
    case = with_expired_safeguarding(world, appeal_levels=TWO_LEVELS)
    heard_on_appeal(world, case)
    page = f"/cases/{case.reference}/"
    assert CONSIDERED in shown(world, "petra", page)
    if further_level:
        world.decide_appeal(case, AppealResult.CONFIRMED, spent_record_use=USE)
        world.issue_appeal(case)
        world.lodge(case, received_on=APPEAL_CLOSED, on=APPEAL_CLOSED)
    else:
        world.hear_again(case, at=APPEAL_TOLD)
    again(world, case)
    for secret in (CONSIDERED, "May be considered", "It was a pupil then as well.", USE):
        assert secret not in shown(world, "gus", page)
        assert secret in shown(world, "audrey", page) or (secret == USE and not further_level)
    assert USE not in str(sign_in(world, "gus").get(f"/api/v1{page[:-1]}").json())
    later = (APPEAL_HEARD_AFTER + timedelta(days=14)).date()
    with not_now("The spent record was not opened"):
        agree_to_consider(world, case, on=later)
    with refused("SA-7", says="was not opened", field="spent_record_use"):
        world.decide_appeal(case, AppealResult.CONFIRMED, spent_record_use=USE, on=later)
    world.open_spent(case, on=later)
    agree_to_consider(world, case, on=later)
    assert CONSIDERED in shown(world, "gus", page)
    assert case.considerations.count() == 2


def test_what_was_set_aside_since_is_no_longer_considered(world: World) -> None:
    """The agreement stays on record; nobody is asked to name, or to tell of, what never was (SA-2, 7.5)."""
    case = with_expired_safeguarding(world)
    agree_to_consider(world, case)
    page = f"/cases/{case.reference}/"
    warned = Case.objects.exclude(pk=case.pk).get(subject=case.subject_id)
    world.reopen(warned, level="")
    world.issue_correction(warned)
    chidi = sign_in(world, "chidi")
    chidi.post(f"{page}decide_outcome/?step=findings", findings_step() | {"version": case.version})
    asked = " ".join(chidi.get(f"{page}decide_outcome/?step=level").content.decode().split())
    assert "There is no such warning." in asked and "It is never the reason for the outcome." in asked
    assert "Name what you considered" not in asked
    world.decide(case, spent_record_use=USE)
    assert "Expired, but could be considered" not in shown(world, "hana", f"{page}issue_outcome/")
    assert "May be considered" in shown(world, "audrey", page)


@pytest.mark.parametrize("kind", [PartKind.APPEAL_MANAGER, PartKind.APPEAL_PANEL_MEMBER, PartKind.NOTE_TAKER])
def test_whoever_agreed_decides_nothing_though_they_have_left_hr(world: World, kind: PartKind) -> None:
    case = with_expired_safeguarding(world)
    agree_to_consider(world, case)
    world.decide(case, spent_record_use=USE)
    world.issue(case)
    world.lodge(case)
    RoleGrant.objects.filter(user=world.user("lena")).update(to_date=HEARD.date())
    given = {"kind": kind, "employee": world.lena, "by": world.user("hana"), "on": APPEALED}
    if kind == PartKind.NOTE_TAKER:
        assert actions.appoint(case, **given).kind == kind
        return
    with refused("SA-14", says="agreed that an expired warning may be considered", field="person"):
        actions.appoint(case, **given)
