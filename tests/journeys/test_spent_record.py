"""Worked scenario 3: a warning that expired by one day is hidden, and looked at with a justification alone (SA-7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import AppealResult, PartKind, SanctionLevel
from casework.models import AuditEvent, AuditPayload, Case, Sanction, SpentRecordOpening
from tests.actions.refusals import not_now, not_you, refused
from tests.fixtures_world import hire
from tests.journeys.walks import Days, at, heard, sanctioned
from tests.web.verbs_world import findings_step, level_step
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

FINAL, WITH_NOTICE = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.DISMISSAL_WITH_NOTICE
ISSUED, HEARD_ON = date(2026, 1, 12), date(2027, 2, 2)
EXPIRED = "Mon 11 Jan 2027"
WHY = "He says that nobody ever told him of the rule."
USE = "It shows that he had been told of the rule. It weighed nothing in the level."


@pytest.fixture(autouse=True)
def that_day() -> Iterator[None]:
    with time_machine.travel(datetime(2027, 2, 2, 14, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def _heard(world: World, happened: date, name: str = "sam") -> Case:
    days = Days(happened, date(2027, 1, 13), date(2027, 1, 20), date(2027, 1, 22), HEARD_ON)
    return heard(world, name, days)


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def _page(world: World, name: str, case: Case, page: str = "case", **query: str) -> str:
    answer = _client(world, name).get(reverse(page, kwargs={"reference": case.reference}), query)
    assert answer.status_code == 200, (name, page)
    return answer.content.decode()


def _api(world: World, name: str, case: Case) -> str:
    answer = _client(world, name).get(reverse("api_case", kwargs={"reference": case.reference}))
    return answer.content.decode()


def _everywhere(world: World, name: str, case: Case) -> str:
    """Whatever shows something of the case to somebody who decides it."""
    decide = _page(world, name, case, "decide_outcome") if name == "chidi" else ""
    return (
        decide
        + _page(world, name, case)
        + _page(world, name, case, "hearing_sheet")
        + _api(world, name, case)
    )


def test_scenario_3_it_is_hidden_and_so_is_that_there_is_one(world: World) -> None:
    warned = sanctioned(world, "sam", FINAL, issued=ISSUED)
    assert warned.live_periods.get().to_on == date(2027, 1, 11)
    case, clean = _heard(world, date(2027, 1, 12)), _heard(world, date(2027, 1, 12), "uma")
    shown = [_page(world, "chidi", one, "decide_outcome") for one in (case, clean)]
    for page in shown:
        assert "None counts, and none is for you to judge." in page
        assert "Open the spent record" in page
        assert "Final written warning" not in page and EXPIRED not in page
    # Nothing but whom and which case it is about tells the one from the other.
    told = [" ".join(page.split("Earlier warnings")[1].split("<form")[0].split()) for page in shown]
    assert told[0].replace(case.reference, "") == told[1].replace(clean.reference, "")
    assert "12 Jan 2026" not in _everywhere(world, "chidi", case)
    # HR and the auditor have the register as before.
    for name in ("hana", "audrey"):
        history = reverse("sanction_history", kwargs={"pk": world.sam.pk})
        assert "12 Jan 2026" in _client(world, name).get(history).content.decode()


def test_scenario_2_live_when_it_happened_is_shown_by_default(world: World) -> None:
    sanctioned(world, "sam", FINAL, issued=ISSUED)
    case = _heard(world, date(2027, 1, 8))
    page = _page(world, "chidi", case, "decide_outcome")
    assert "Live when it happened, so it counts: allegation 1" in page
    assert "Expired before the hearing on Tue 2 Feb 2027; what counts is the day it happened" in page
    decision = world.decide(case, WITH_NOTICE, on=HEARD_ON)
    assert decision.relied_on.count() == 1


def _open(world: World, case: Case, name: str = "chidi", **changes: object) -> SpentRecordOpening:
    given = {"justification": WHY, "by": world.user(name), "on": HEARD_ON} | changes
    return actions.open_spent_record(case, **given)


def test_scenario_3_opened_with_a_justification_and_never_the_tip_over(world: World) -> None:
    warned = sanctioned(world, "sam", FINAL, issued=ISSUED)
    case = _heard(world, date(2027, 1, 12))
    with refused("PR-02", says="Why it has to be looked at is missing", field="justification"):
        _open(world, case, justification=" ")
    for name in ("hana", "lena", "ivor", "audrey"):
        with not_you("Open the spent record"):
            _open(world, case, name)

    opening = _open(world, case)

    assert (opening.opened_by, opening.opened_on, opening.justification) == (
        world.user("chidi"),
        HEARD_ON,
        WHY,
    )
    assert list(opening.shown.all()) == [warned]
    event = AuditEvent.objects.get(case=case.pk, action="open_spent_record")
    assert WHY in AuditPayload.objects.get(event_uid=event.uid).text
    assert WHY not in event.body
    with not_now("open already"):
        _open(world, case)
    page = _page(world, "chidi", case, "decide_outcome")
    assert f"issued Mon 12 Jan 2026, last live day {EXPIRED}. Spent: not a reason for this outcome." in page
    assert "Open the spent record</a>" not in page

    # SA-6: the level check counts live warnings alone.
    with refused("0.9", says="there was no such warning"):
        world.decide(case, WITH_NOTICE, on=HEARD_ON, spent_record_use=USE)
    # SA-7: the decision says how it was used.
    with refused(
        "SA-7", says="does not say how it was used", instead="never the reason", field="spent_record_use"
    ):
        world.decide(case, FINAL, on=HEARD_ON)
    decision = world.decide(case, FINAL, on=HEARD_ON, spent_record_use=USE)
    assert (decision.spent_record_use, decision.relied_on.count()) == (USE, 0)


def test_who_sees_what_was_opened(world: World) -> None:
    sanctioned(world, "sam", FINAL, issued=ISSUED)
    case = _heard(world, date(2027, 1, 12))
    for kind, name in ((PartKind.PANEL_MEMBER, "petra"), (PartKind.NOTE_TAKER, "nora")):
        case.parts.create(
            kind=kind, employee=world.people[name], from_date=HEARD_ON, appointed_by=world.user("hana")
        )
    assert WHY not in _page(world, "petra", case)
    _open(world, case)
    world.decide(case, on=HEARD_ON, spent_record_use=USE)
    world.issue(case, sent_at=at(HEARD_ON, 15))
    seen = {
        name: {
            "page": WHY in (page := _page(world, name, case)) and EXPIRED in page,
            "use": USE in page,
            "api": WHY in (said := _api(world, name, case)) and "2027-01-11" in said and USE in said,
        }
        for name in ("chidi", "petra", "hana", "lena", "audrey", "ivor", "carla", "nora", "manny")
        if _client(world, name).get(reverse("case", kwargs={"reference": case.reference})).status_code == 200
    }
    decides = {"page": True, "use": True, "api": True}
    nothing = dict.fromkeys(decides, False)
    assert seen == {
        **dict.fromkeys(("chidi", "petra", "hana", "lena", "audrey"), decides),
        **dict.fromkeys(set(seen) - {"chidi", "petra", "hana", "lena", "audrey"}, nothing),
    }
    assert {"ivor", "carla", "nora"} <= set(seen)


def test_the_page_asks_how_it_was_used_and_only_then(world: World) -> None:
    sanctioned(world, "sam", FINAL, issued=ISSUED)
    case = _heard(world, date(2027, 1, 12))
    client, asked = _client(world, "chidi"), "How did you use the spent record?"
    address = reverse("decide_outcome", kwargs={"reference": case.reference})
    client.post(f"{address}?step=findings", findings_step(version=case.version))
    assert asked not in client.get(f"{address}?step=level").content.decode()
    opened = client.post(
        reverse("open_spent_record", kwargs={"reference": case.reference}),
        {"justification": WHY, "version": case.version},
    )
    assert opened.status_code == 302
    case.refresh_from_db()
    assert asked in client.get(f"{address}?step=level").content.decode()
    answers = level_step(version=case.version)
    empty = client.post(f"{address}?step=level", answers)
    assert (empty.status_code, "Enter how you used the spent record" in empty.content.decode()) == (400, True)
    assert client.post(f"{address}?step=level", answers | {"spent_record_use": USE}).status_code == 302
    assert USE in client.get(f"{address}?step=check").content.decode()
    assert client.post(f"{address}?step=check", {"version": case.version}).status_code == 302
    assert case.decisions.get().spent_record_use == USE


def test_opened_before_the_hearing_holds_for_the_next_attempt_and_no_fresh_chair(world: World) -> None:
    sanctioned(world, "sam", FINAL, issued=ISSUED)
    case = _heard(world, date(2027, 1, 12))
    _open(world, case)
    world.decide(case, on=HEARD_ON, spent_record_use=USE)
    world.issue(case, sent_at=at(HEARD_ON, 13), received_on=HEARD_ON)
    world.lodge(case, received_on=HEARD_ON, on=HEARD_ON)
    actions.appoint(
        case, kind=PartKind.APPEAL_MANAGER, employee=world.petra, by=world.user("hana"), on=HEARD_ON
    )
    soon = date(2027, 2, 10)
    world.arrange_appeal(case, sent_at=at(HEARD_ON, 13), starts_at=at(soon))
    world.record_appeal(case, at=at(soon, 12))
    # The appeal manager has the decision and how it was used, and not the list before saying why.
    page = _page(world, "petra", case, "decide_appeal")
    assert "Open the spent record" in page and EXPIRED not in page
    with refused("SA-7", says="was not opened", field="spent_record_use"):
        world.decide_appeal(case, AppealResult.REMITTED, on=soon, spent_record_use=USE)
    assert list(_open(world, case, "petra", on=soon).shown.all()) == list(
        Sanction.objects.filter(employee=world.sam, issued_on=ISSUED)
    )
    page = _page(world, "petra", case, "decide_appeal")
    assert EXPIRED in page and "How did you use the spent record?" in page
    with refused("SA-7", says="does not say how it was used", field="spent_record_use"):
        world.decide_appeal(case, AppealResult.REMITTED, on=soon)
    world.decide_appeal(case, AppealResult.REMITTED, on=soon, spent_record_use="It weighed nothing.")
    world.issue_appeal(case, sent_at=at(soon, 13))
    world.return_to_hearing(case, on=soon)
    hire(world, "bill", grade="G6", unit="digital")
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.bill, by=world.user("hana"), on=soon)
    # Whoever hears it again has seen nothing; HR has both openings.
    fresh = _page(world, "bill", case) + _api(world, "bill", case)
    assert WHY not in fresh and EXPIRED not in fresh and USE not in fresh
    assert _page(world, "hana", case).count("Opened for the") == 2
