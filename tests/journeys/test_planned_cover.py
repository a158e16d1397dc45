"""Cover that is arranged ahead: "my hearings from 3 to 17 August go to another, within authority" (T5, T11, SEP-1 to SEP-7).

On Mon 20 Jul 2026 chidi, who chairs, names gwen (G7: up to a final written warning) for Mon 3 to Mon 17 Aug.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import User
from casework import actions
from casework.actions.covering import run_covers
from casework.actions.covers import arrange_cover
from casework.actions.system_actor import SYSTEM_EMAIL
from casework.enums import DeadlineKind, FileState, PartKind, PostponementReason, Severity
from casework.models import AuditEvent, Case, Cover, CoverGap, Deadline, Notification, Part
from casework.notifications import materialise
from casework.tasks import sweep_covers
from tests import fixtures_world as more
from tests.actions.refusals import refused
from tests.web.test_pages_policies import text
from tests.web.verbs_world import day
from tests.world import LONDON, World

pytestmark = pytest.mark.django_db

REFERRED, FIRST, LAST = date(2026, 7, 6), date(2026, 8, 3), date(2026, 8, 17)
HEARD = datetime(2026, 8, 5, 10, 0, tzinfo=LONDON)


def _at(month: int, on: int, hour: int = 9) -> time_machine.travel:
    return time_machine.travel(datetime(2026, month, on, hour, 0, tzinfo=LONDON), tick=True)


def _to_chair(world: World, name: str, *, severity: Severity = Severity.SERIOUS, **changes: object) -> Case:
    """At the hearing stage since 6 July, chaired by chidi, and nothing arranged yet."""
    june = date(2026, 6, 1)
    said = {"occurred_from": june, "occurred_to": june, "on": date(2026, 6, 2)}
    incident = world.report(involved=(name,), **said | changes)
    case = world.assess(incident, names=(name,), severity=severity, on=date(2026, 6, 3))[0]
    world.findings(case, on=date(2026, 7, 1))
    actions.refer_to_hearing(case, reasons="The report supports it.", by=world.user("carla"), on=REFERRED)
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.chidi, by=world.user("hana"), on=REFERRED)
    return case


def _invite(world: World, case: Case, sent: int, starts_at: datetime = HEARD) -> None:
    world.arrange(case, sent_at=datetime(2026, 7, sent, 10, 0, tzinfo=LONDON), starts_at=starts_at)


def _chair(case: Case) -> str:
    return Part.objects.get(case=case, kind=PartKind.CHAIR, to_date=None).employee.name.split()[0].lower()


def _owed(case: Case) -> list[date]:
    rows = Deadline.objects.open().filter(case=case, kind=DeadlineKind.COVER_GAP)
    return list(rows.values_list("due_on", flat=True))


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def _ask(world: World, name: str = "chidi", **changes: str) -> object:
    """What chidi sends from the page."""
    body = {"stand_in": world.gwen.staff_number} | day("from_on", "3 8 2026") | day("until", "17 8 2026")
    return _client(world, name).post(reverse("covers"), body | changes)


class July(NamedTuple):
    """free: nothing arranged. grave: may end in a dismissal. known: gwen is a witness. told: announced for 5 August."""

    free: Case
    grave: Case
    known: Case
    told: Case


@pytest.fixture
def july(world: World) -> July:
    more.hire(world, "gwen", grade="G7", unit="digital")
    with _at(7, 15):
        cases = July(
            _to_chair(world, "sam"),
            _to_chair(world, "sita", severity=Severity.GROSS),
            _to_chair(world, "uma", witnesses=[world.gwen]),
            _to_chair(world, "nora"),
        )
        _invite(world, cases.told, 15)
    return cases


def test_from_the_first_day_to_the_last(world: World, july: July) -> None:
    with _at(7, 20):
        made = _ask(world)
        cover = Cover.objects.get()
        assert made.headers["Location"] == reverse("cover", args=[cover.pk])
        assert (cover.absent, cover.stand_in, cover.from_on, cover.until) == (
            world.chidi,
            world.gwen,
            FIRST,
            LAST,
        )
        assert [_chair(case) for case in july] == ["chidi"] * 4
        assert [_owed(case) for case in july] == [[], [FIRST], [FIRST], [FIRST]]
        assert _told(world, "cover_gap_ahead") == {"hana@example.org": 3}
        _page_of_everybody(world, cover, july)
    with _at(7, 22):
        _postponed_and_arranged_again(world, july.told)
    with _at(8, 2, 23):
        sweep_covers()
        assert [_chair(case) for case in july] == ["chidi", "chidi", "chidi", "gwen"]
    with _at(8, 3, 0):
        sweep_covers()
        assert [_chair(case) for case in july] == ["gwen", "chidi", "chidi", "gwen"]
        before = more.contents()
        sweep_covers()
        assert more.contents() == before
        _written_by_the_system(july.free, cover)
        assert "Casework, by itself" in text(
            _client(world, "hana").get(reverse("case", args=[july.free.reference]))
        )
        own = text(_client(world, "nora").get(reverse("own_case", args=[july.told.reference])))
        assert "Gwen Example, who chairs it" in own and "Chidi" not in own
    with _at(8, 3, 9):
        assert _client(world, "chidi").post(reverse("hand_back_cover", args=[cover.pk])).status_code == 403
        assert _told(world, "cover_gap_now") == {"hana@example.org": 2, "lena@example.org": 2}
    with _at(8, 5, 12):
        world.record(july.told, by=world.user("gwen"), at=datetime(2026, 8, 5, 12, 0, tzinfo=LONDON))
    with _at(8, 17, 23):
        assert run_covers(on=LAST) == 0
        assert [_chair(case) for case in july] == ["gwen", "chidi", "chidi", "gwen"]
    with _at(8, 18, 0):
        sweep_covers()
        # Whoever heard decides; what was with chidi all along is nobody else's any more.
        assert [_chair(case) for case in july] == ["chidi", "chidi", "chidi", "gwen"]
        assert [_owed(case) for case in july] == [[], [], [], []]
        kept = cover.covered.get(case=july.told)
        assert (kept.back, kept.kept_because.split(".")[0]) == (None, "Whoever heard the employee decides")
        before = more.contents()
        sweep_covers()
        assert more.contents() == before


def _told(world: World, rule: str) -> dict[str, int]:
    """Who was told by a rule, and of how many."""
    materialise(at=datetime.now(LONDON))
    told: dict[str, int] = {}
    for email in Notification.objects.filter(rule=rule).values_list("recipient__email", flat=True):
        told[email] = told.get(email, 0) + 1
    return told


def _page_of_everybody(world: World, cover: Cover, july: July) -> None:
    """HR reads why; chidi reads which; gwen that she stands in; others nothing."""
    address = reverse("cover", args=[cover.pk])
    page = text(_client(world, "hana").get(address))
    assert "Begins Mon 3 Aug 2026" in page and "Cannot be handed over as things stand" in page
    assert "This person is a witness on this case" in page and "grade may not decide that" in page
    assert "The employee was told who will hear them." in page
    page = text(_client(world, "chidi").get(address))
    assert july.known.reference in page and "HR was told why" in page and july.free.reference not in page
    assert "witness" not in page and "grade" not in page
    page = text(_client(world, "gwen").get(address))
    assert "Gwen Example covers for Chidi Example" in page
    assert not any(case.reference in page for case in july)
    assert {name: _client(world, name).get(address).status_code for name in ("olu", "ivor", "uma", "audrey")} == {
        "olu": 404, "ivor": 404, "uma": 403, "audrey": 403
    }  # fmt: skip
    for name in ("chidi", "gwen", "hana"):
        assert "Gwen Example stands in for Chidi Example" in text(_client(world, name).get(reverse("home")))
    assert "stands in" not in text(_client(world, "olu").get(reverse("home")))
    assert "Find who acts for somebody who is away" in text(_client(world, "hana").get(reverse("home")))
    form = reverse("arrange_hearing", args=[july.free.reference])
    said = "Away Mon 3 Aug 2026 to Mon 17 Aug 2026: Gwen Example hears it on one of these days"
    assert said in text(_client(world, "hana").get(form))


def _postponed_and_arranged_again(world: World, case: Case) -> None:
    """The employee was told of chidi: only another invitation can name gwen, and the one for a later day names him."""
    hana = world.user("hana")
    now = datetime(2026, 7, 22, 9, 0, tzinfo=LONDON)
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYER, by=hana, at=now)
    _invite(world, case, 22)
    hearing = case.hearings.get(postponed_at=None)
    assert (hearing.chair, _chair(case), _owed(case)) == (world.gwen, "gwen", [])
    gap = Deadline.objects.get(case=case, kind=DeadlineKind.COVER_GAP)
    assert gap.met_at is not None
    ended = case.parts.get(kind=PartKind.CHAIR, employee=world.chidi)
    assert (ended.to_date, ended.ended_because) == (
        date(2026, 7, 22),
        "Chidi Example is away until Mon 17 Aug 2026.",
    )


def _written_by_the_system(case: Case, cover: Cover) -> None:
    system = User.objects.get(email=SYSTEM_EMAIL)
    event = AuditEvent.objects.filter(action="replace_part", case=case.pk).latest("id")
    begun = AuditEvent.objects.get(action="cover_begun")
    assert (event.actor, begun.actor) == (system.pk, system.pk)
    assert case.parts.get(kind=PartKind.CHAIR, to_date=None).from_date == FIRST
    assert (
        AuditEvent.objects.get(action="cover_arranged").actor == cover.arranged_by_id == cover.absent.user_id
    )


def test_a_hearing_on_another_day_stays_and_one_that_the_stand_in_may_not_hear_is_refused(
    world: World, july: July
) -> None:
    """The day before the first and after the last are chidi's; the first and the last are gwen's."""
    with _at(7, 20):
        _ask(world)
    with (
        _at(7, 21),
        refused("T11", says="Gwen Example stands in and cannot hear this case.", field="starts_at"),
    ):
        _invite(world, july.grave, 21)
    for starts, chair in (
        ("2026-07-31", "chidi"),
        ("2026-08-18", "chidi"),
        ("2026-08-03", "gwen"),
        ("2026-08-17", "gwen"),
    ):
        with _at(7, 21):
            _invite(world, july.free, 21, datetime.fromisoformat(f"{starts}T10:00").replace(tzinfo=LONDON))
            assert july.free.hearings.get(postponed_at=None).chair.name.lower().startswith(chair)
            now = datetime(2026, 7, 21, 11, 0, tzinfo=LONDON)
            actions.postpone_hearing(
                july.free, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=now
            )
        if chair == "gwen":
            break
    # Postponed since, it is nobody's by an invitation any more, and comes back.
    with _at(8, 18):
        sweep_covers()
        assert _chair(july.free) == "chidi"


def test_announced_for_another_day_nothing_is_owed(world: World, july: July) -> None:
    with _at(7, 20):
        _invite(world, july.free, 20, datetime(2026, 8, 18, 10, 0, tzinfo=LONDON))
        _ask(world)
        assert (CoverGap.objects.filter(case=july.free).count(), _owed(july.free)) == (1, [])
    with _at(8, 3):
        sweep_covers()
        assert (_chair(july.free), _owed(july.free)) == ("chidi", [])


@pytest.mark.parametrize(
    ("swept", "chair", "is_over"),
    [((8, 6), "gwen", False), ((8, 17), "gwen", False), ((8, 18), "chidi", True)],
)
def test_a_sweep_that_was_down(
    world: World, july: July, swept: tuple[int, int], chair: str, is_over: bool
) -> None:
    """It begins on the day of the next sweep, and never after the last day."""
    with _at(7, 20):
        _ask(world)
    with _at(*swept):
        sweep_covers()
        cover = Cover.objects.get()
        assert (_chair(july.free), cover.began_at is None, cover.ended_at is not None) == (
            chair,
            is_over,
            is_over,
        )
        assert _owed(july.grave) == ([] if is_over else [FIRST])
    with _at(8, 19):
        sweep_covers()
        assert _chair(july.free) == "chidi"


def test_it_is_cancelled_before_it_begins(world: World, july: July) -> None:
    with _at(7, 20):
        _ask(world)
    cover = Cover.objects.get()
    address = reverse("cancel_cover", args=[cover.pk])
    with _at(8, 2):
        assert [_client(world, name).post(address).status_code for name in ("gwen", "carla", "olu")] == [
            403,
            404,
            404,
        ]
        assert _client(world, "chidi").post(address).status_code == 302
        assert "Cancelled Sun 2 Aug 2026" in text(
            _client(world, "hana").get(reverse("cover", args=[cover.pk]))
        )
        assert [_owed(case) for case in july] == [[]] * 4
        assert _client(world, "hana").post(address).status_code == 409
    with _at(8, 3):
        sweep_covers()
        assert [_chair(case) for case in july] == ["chidi"] * 4
        assert [event.actor for event in AuditEvent.objects.filter(action="cover_cancelled")] == [
            world.user("chidi").pk
        ]
        # The days are free again, and one that begins today begins at once.
        assert _ask(world).status_code == 302
        assert [_chair(case) for case in july] == ["gwen", "chidi", "chidi", "chidi"]
        newer = Cover.objects.exclude(pk=cover.pk).get()
        assert _client(world, "chidi").post(reverse("cancel_cover", args=[newer.pk])).status_code == 409


def test_hr_who_arranged_it_no_longer_works_there(world: World, july: July) -> None:
    """What was arranged in the name of HR is not done without: HR of the case is told."""
    with _at(7, 20):
        body = {"absent": world.chidi.staff_number, "stand_in": world.gwen.staff_number}
        body |= day("from_on", "3 8 2026") | day("until", "17 8 2026")
        assert _client(world, "hana").post(reverse("covers"), body).status_code == 302
        world.user("hana").role_grants.update(to_date=date(2026, 7, 31))
    with _at(8, 3):
        sweep_covers()
        assert [_chair(case) for case in july] == ["chidi"] * 4
        why = "Whoever arranged the cover is not HR of this case."
        assert CoverGap.objects.filter(case=july.free).get().why == why
        assert _owed(july.free) == [FIRST]
        assert why in text(_client(world, "lena").get(reverse("cover", args=[Cover.objects.get().pk])))


WRONG: tuple[tuple[dict[str, str], str], ...] = (
    ({"from_on_day": ""}, "must include a day"),
    (dict.fromkeys(("from_on_day", "from_on_month", "from_on_year"), ""), "Enter the first day away"),
    ({"from_on_month": "13"}, "must be a real date"),
    (day("from_on", "19 7 2026"), "The first day away must be today or later"),
    (day("from_on", "22 7 2027") | day("until", "23 7 2027"), "within a year"),
    (day("until", "2 8 2026"), "The last day away must be Mon 3 Aug 2026 or later"),
    (day("until", "5 8 2027"), "within a year of it"),
    ({"stand_in": ""}, "Select who stands in"),
    ({"stand_in": "E99999"}, "Search again"),
    ({"stand_in": "E00009"}, "Nobody covers for themselves"),
)


def test_what_the_page_does_not_take(world: World) -> None:
    more.hire(world, "gwen", grade="G7", unit="digital")
    assert world.chidi.staff_number == "E00009"
    with _at(7, 20):
        _to_chair(world, "sam")
        for sent, says in WRONG:
            page = _ask(world, **sent)
            assert page.status_code == 422 and says in text(page), says
        assert not Cover.objects.exists()
        # Whoever holds nothing, and whoever the page is not for.
        assert "You hold no part in an open case" in text(_ask(world, "lena", absent=world.lena.staff_number))
        assert _ask(world, "uma").status_code == 403


def test_an_appeal_is_heard_by_who_stands_in(world: World) -> None:
    """Arranged on 28 Oct for 5 to 20 Nov: the hearing of 9 Nov names the stand-in, and one who is too junior is refused."""
    for name, grade in (("april", "G6"), ("gwen", "G7"), ("greta", "G6")):
        more.hire(world, name, grade=grade, unit="digital")
    case, hana, on = world.case_in(FileState.APPEAL), world.user("hana"), date(2026, 10, 28)
    actions.appoint(case, kind=PartKind.APPEAL_MANAGER, employee=world.april, by=hana, on=on)
    days = {"absent": world.april, "from_on": date(2026, 11, 5), "until": date(2026, 11, 20), "on": on}
    first = arrange_cover(**days, stand_in=world.gwen, by=hana)
    Cover.objects.update(recorded_at=datetime(2026, 10, 28, 9, 0, tzinfo=LONDON))
    assert "of a lower grade than the chair" in first.gaps.get().why
    with refused("T11", says="Gwen Example stands in and cannot hear this case.", field="starts_at"):
        world.arrange_appeal(case)
    # For the very same days another takes what the first cannot.
    second = arrange_cover(**days, stand_in=world.greta, by=hana)
    Cover.objects.update(recorded_at=datetime(2026, 10, 28, 9, 0, tzinfo=LONDON))
    world.arrange_appeal(case)
    assert case.appeals.get().hearings.get().chair == world.greta
    assert (first.covered.count(), second.covered.count()) == (0, 1)
