"""Cover for somebody who is away: what goes to another, what cannot, and what comes back (PR-11, SEP-1 to SEP-7)."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework import actions
from casework.actions.covering import run_covers
from casework.actions.covers import arrange_cover, hand_back
from casework.enums import DeadlineKind, FileState, PartKind, Role, Severity
from casework.models import AuditEvent, Case, Cover, CoveredPart, CoverGap, Deadline, Notification, Part
from casework.notifications import materialise
from tests import fixtures_world as more
from tests.actions.refusals import not_now, not_you, refused
from tests.web.verbs_world import day
from tests.world import FOUND, INVITED, LONDON, REFERRED, World

pytestmark = pytest.mark.django_db

ON = date(2026, 10, 7)
UNTIL = date(2026, 10, 21)


def _cover(world: World, absent: str, stand_in: str, **changes: object) -> Cover:
    given = {
        "absent": world.people[absent],
        "stand_in": world.people[stand_in],
        "until": UNTIL,
        "by": world.user("hana"),
        "on": ON,
    }
    return arrange_cover(**given | changes)


def _holders(case: Case, kind: PartKind) -> list[str]:
    rows = Part.objects.filter(case=case, kind=kind, to_date=None)
    return list(rows.values_list("employee__name", flat=True))


def _to_chair(world: World, name: str = "sam", **changes: object) -> Case:
    """At the hearing stage, chaired by chidi, and nothing arranged yet."""
    case = world.open_case(name, **changes)
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case)
    return case


def test_what_they_hold_goes_to_the_stand_in_and_comes_back(world: World) -> None:
    first, second = _to_chair(world), world.open_case("uma")
    cover = _cover(world, "carla", "petra")
    assert not cover.gaps.exists()
    for case in (first, second):
        assert _holders(case, PartKind.CASE_MANAGER) == ["Petra Example"]
        assert case.pk in set(Case.objects.visible_to(world.user("petra")).values_list("pk", flat=True))
        assert case.pk not in set(Case.objects.visible_to(world.user("carla")).values_list("pk", flat=True))
    ended = first.parts.get(kind=PartKind.CASE_MANAGER, employee=world.carla)
    assert (ended.to_date, ended.ended_because) == (ON, "Carla Example is away until Wed 21 Oct 2026.")

    hand_back(cover, by=world.user("hana"), on=UNTIL + timedelta(days=1))

    for case in (first, second):
        assert _holders(case, PartKind.CASE_MANAGER) == ["Carla Example"]
    with not_now("Nothing is left to hand back"):
        hand_back(cover, by=world.user("hana"), on=UNTIL)
    ours = AuditEvent.objects.filter(action__in=("cover_arranged", "cover_ended")).order_by("id")
    assert [event.action for event in ours] == ["cover_arranged", "cover_ended"]
    assert AuditEvent.objects.filter(action="replace_part", case=first.pk).count() == 2


def test_reminders_go_to_who_stands_in(world: World) -> None:
    case = world.open_case()
    _cover(world, "ivor", "petra", on=date(2026, 9, 10), until=date(2026, 10, 30))
    materialise(at=datetime(2026, 10, 8, 9, 0, tzinfo=LONDON))
    told = Notification.objects.filter(deadline__case=case, deadline__kind=DeadlineKind.INVESTIGATION)
    emails = set(told.values_list("recipient__email", flat=True))
    assert "petra@example.org" in emails and "ivor@example.org" not in emails


def test_who_heard_or_was_announced_decides(world: World) -> None:
    """A case whose hearing is arranged, one that was heard, one with neither."""
    arranged = _to_chair(world)
    world.arrange(arranged)
    heard = _to_chair(world, "uma")
    world.arrange(heard)
    world.record(heard)
    free = _to_chair(world, "nora")
    cover = _cover(world, "chidi", "petra")
    assert {gap.case_id: gap.why for gap in cover.gaps.all()} == {
        arranged.pk: "The employee was told who will hear them.",
        heard.pk: "Whoever heard the employee decides. The chair and panel cannot be replaced after the hearing.",
    }
    assert [_holders(case, PartKind.CHAIR) for case in (arranged, heard, free)] == [
        ["Chidi Example"],
        ["Chidi Example"],
        ["Petra Example"],
    ]
    world.arrange(free)
    hand_back(cover, by=world.user("hana"), on=UNTIL)
    row = cover.covered.get()
    assert (row.back, row.kept_because) == (None, "The employee was told who will hear them.")
    assert _holders(free, PartKind.CHAIR) == ["Petra Example"]
    # What stands in the way of whoever was away may be what they are in it: HR of the case reads it alone.
    address = reverse("cover", args=[cover.pk])
    page = _client(world, "hana").get(address).content.decode()
    assert "Not handed back. The employee was told who will hear them." in page
    page = _client(world, "petra").get(address).content.decode()
    assert "Not handed back. HR knows why." in page and "The employee was told" not in page


@pytest.mark.parametrize(
    ("stand_in", "why"),
    [
        ("carla", "the chair's grade may not decide that"),  # SEP-7: dismissal needs a G6
        ("ivor", "This person is the investigator on this case"),  # SEP-1
        ("wendy", "This person is a witness on this case"),  # SEP-3
        ("hana", "This person is the HR officer on this case"),  # SEP-5
    ],
)
def test_who_may_not_act_is_listed_and_nothing_moves(world: World, stand_in: str, why: str) -> None:
    case = _to_chair(world, severity=Severity.GROSS)
    cover = _cover(world, "chidi", stand_in)
    [gap] = cover.gaps.all()
    assert gap.why.startswith(why) or why in gap.why
    assert (gap.case, cover.covered.count()) == (case, 0)
    assert _holders(case, PartKind.CHAIR) == ["Chidi Example"]


def test_an_appeal_is_not_heard_by_a_lower_grade_nor_hr_work_done_outside_hr(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    actions.appoint(
        case, kind=PartKind.APPEAL_MANAGER, employee=world.petra, by=world.user("hana"), on=REFERRED
    )
    cover = _cover(world, "petra", "manny")
    assert "of a lower grade than the chair" in cover.gaps.get().why
    cover = _cover(world, "hana", "uma", by=world.user("lena"))
    assert cover.gaps.get().why == "The stand-in does not work in HR."


@pytest.mark.parametrize(
    ("until", "is_lawful"),
    [
        (ON - timedelta(days=1), False),
        (ON, True),
        (ON + timedelta(days=366), True),
        (ON + timedelta(days=367), False),
    ],
)
def test_from_today_to_a_day_within_a_year(world: World, until: date, is_lawful: bool) -> None:
    world.open_case()
    if is_lawful:
        assert _cover(world, "carla", "petra", until=until).until == until
        return
    with refused("T5", says="must be Wed 7 Oct 2026 or later, and within a year", field="until"):
        _cover(world, "carla", "petra", until=until)


def test_who_arranges_it(world: World) -> None:
    """HR, for the cases they see, and everybody for their own parts; nobody is covered by themselves, or for nothing."""
    world.open_case()
    for name in ("ivor", "petra", "audrey", "adam"):
        with not_you("Cover for somebody else is arranged by HR"):
            _cover(world, "carla", "petra", by=world.user(name))
    with refused("T5", says="You hold no part in an open case."):
        _cover(world, "chidi", "petra", by=world.user("chidi"))
    with refused("T5", says="Nobody covers for themselves", field="stand_in"):
        _cover(world, "carla", "carla")
    with refused("T5", says="holds no part in an open case that you may see", field="absent"):
        _cover(world, "carla", "petra", by=world.user("olu"))
    made = _cover(world, "carla", "petra")
    seen = {name: Cover.objects.visible_to(world.user(name)).exists() for name in ("hana", "lena", "olu")}
    assert seen == {"hana": True, "lena": True, "olu": False}
    assert made.arranged_by == world.user("hana")


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def _today() -> str:
    today = timezone.localdate()
    return f"{today.day} {today.month} {today.year}"


def test_the_pages(world: World) -> None:
    more.hire_the_rest(world)
    case, client = world.open_case(), _client(world, "hana")
    body = {
        "absent": world.carla.staff_number,
        "stand_in": world.carla.staff_number,
        **day("from_on", _today()),
        **day("until", "1 1 2020"),
    }
    page = client.post(reverse("covers"), body)
    assert page.status_code == 422
    assert "Nobody covers for themselves" in page.content.decode()
    today = FOUND.replace(year=2027)
    body |= {"stand_in": world.petra.staff_number, **day("until", f"{today.day} {today.month} {today.year}")}
    made = client.post(reverse("covers"), body)
    cover = Cover.objects.get()
    assert made.headers["Location"] == reverse("cover", args=[cover.pk])
    page = client.get(made.headers["Location"]).content.decode()
    assert f"{case.reference}, case manager" in page and "With the stand-in since" in page
    assert "Running" in client.get(reverse("covers")).content.decode()
    Cover.objects.update(from_on=date(2020, 1, 1), until=date(2020, 1, 2))
    assert "Over: to be handed back" in client.get(reverse("covers")).content.decode()
    client.post(reverse("hand_back_cover", args=[cover.pk]))
    page = client.get(reverse("cover", args=[cover.pk])).content.decode()
    assert "Handed back" in page and "Hand the cases back" not in page
    assert client.post(reverse("hand_back_cover", args=[cover.pk])).status_code == 409
    assert case.reference not in _client(world, "olu").get(reverse("covers")).content.decode()


def test_the_state_speaks_of_the_cases_that_its_reader_sees_alone(world: World) -> None:
    """HR of the office sees one of the two cases, and that one is over; HR of the unit above sees both."""
    more.hire(world, "quinn", unit="leeds")
    more.grant(world, "quinn", Role.HR_OFFICER, "leeds")
    over = world.open_case("sam")
    world.open_case("nora", witnesses=[], complainants=[])
    cover = _cover(world, "carla", "petra", until=date(2027, 6, 1))
    assert cover.covered.count() == 2
    over.refresh_from_db()
    world.withdraw(over, reason="Logged twice.", on=ON)
    for name, state in (("hana", "Running"), ("lena", "Running"), ("quinn", "Nothing left to hand back")):
        for address in (reverse("covers"), reverse("cover", args=[cover.pk])):
            assert state in _client(world, name).get(address).content.decode(), (name, address)


def test_the_same_cover_is_arranged_once_a_day(world: World) -> None:
    """Sent twice it is one; what came up since, another stand-in or another day are covers of their own."""
    _to_chair(world, severity=Severity.GROSS)
    for absent, stand_in in (("ivor", "petra"), ("chidi", "carla")):  # the second is a gap alone: SEP-7
        _cover(world, absent, stand_in)
        with not_now("This cover was arranged today already"):
            _cover(world, absent, stand_in)
        with not_now("This cover was arranged today already"):
            _cover(world, absent, stand_in, by=world.user("lena"))
    world.open_case("uma")
    assert _cover(world, "ivor", "petra").covered.count() == 1
    assert _cover(world, "chidi", "carla", until=UNTIL + timedelta(days=1)).gaps.count() == 1
    assert _cover(world, "chidi", "carla", on=ON + timedelta(days=1)).gaps.count() == 1
    assert Cover.objects.count() == 5


def test_the_list_takes_as_many_queries_for_one_cover_as_for_a_page(
    world: World, django_assert_max_num_queries
) -> None:
    world.open_case()
    client = _client(world, "hana")

    def count() -> int:
        client.get(reverse("covers"))
        with django_assert_max_num_queries(25) as captured:
            assert client.get(reverse("covers")).status_code == 200
        return len(captured)

    _cover(world, "carla", "petra")
    one = count()
    for number in range(25):
        there, back = ("petra", "carla") if number % 2 == 0 else ("carla", "petra")
        Cover.objects.update(ended_at=timezone.now())  # nobody stands in who is away themselves
        _cover(world, there, back, until=UNTIL + timedelta(days=number))
    assert count() == one


@pytest.mark.parametrize(
    ("first", "last", "stand_in", "is_lawful"),
    [
        (
            date(2026, 10, 21),
            date(2026, 11, 9),
            "petra",
            False,
        ),  # from the last day of the one that is arranged
        (date(2026, 10, 22), date(2026, 11, 9), "petra", True),  # from the day after it
        (date(2026, 10, 8), date(2026, 10, 13), "petra", True),  # until the day before it
        (date(2026, 10, 8), date(2026, 10, 14), "petra", False),
        (date(2026, 10, 14), date(2026, 10, 21), "penny", True),  # the same days: what the first cannot take
        (ON, date(2026, 10, 14), "penny", False),  # from today, and into it
    ],
)
def test_covers_of_one_person_share_no_days_but_all(
    world: World, first: date, last: date, stand_in: str, is_lawful: bool
) -> None:
    more.hire(world, "penny", grade="G6", unit="digital")
    world.open_case()
    _cover(world, "carla", "petra", from_on=date(2026, 10, 14), until=UNTIL)
    asked = {"from_on": first, "until": last}
    if is_lawful:
        assert not _cover(world, "carla", stand_in, **asked).gaps.exists()
        return
    with refused("T5", says="is arranged from Wed 14 Oct 2026 to Wed 21 Oct 2026", field="from_on"):
        _cover(world, "carla", stand_in, **asked)


def test_who_is_away_longer_is_covered_from_the_next_day_on(world: World) -> None:
    """The parts come back and go over again in one sweep; early, HR hands them back, and the sweep leaves them alone."""
    case = world.open_case()
    first = _cover(world, "carla", "petra")
    with not_now("This cover was arranged today already"):
        _cover(world, "carla", "petra")
    _cover(world, "carla", "chidi", from_on=UNTIL + timedelta(days=1), until=date(2026, 11, 9))
    assert run_covers(on=UNTIL) == 0
    assert run_covers(on=UNTIL + timedelta(days=1)) == 2
    assert _holders(case, PartKind.CASE_MANAGER) == ["Chidi Example"]
    second = Cover.objects.exclude(pk=first.pk).get()
    hand_back(second, by=world.user("hana"), on=date(2026, 11, 2))
    assert _holders(case, PartKind.CASE_MANAGER) == ["Carla Example"]
    assert [run_covers(on=date(2026, 11, day)) for day in (3, 9, 10)] == [0, 0, 0]


def test_nobody_stands_in_who_is_away_themselves(world: World) -> None:
    """Petra leads an appeal and is away from 14 to 21 Oct: she covers until the 13th and from the 22nd on."""
    world.open_case()
    appealed = world.case_in(FileState.APPEAL, "uma")
    _appeal_to(world, appealed, "petra")
    _cover(world, "petra", "chidi", from_on=date(2026, 10, 14))
    for first, last in ((date(2026, 10, 8), date(2026, 10, 14)), (UNTIL, date(2026, 11, 9))):
        with refused("T5", says="Petra Example is away themselves, from Wed 14 Oct 2026", field="stand_in"):
            _cover(world, "carla", "petra", from_on=first, until=last)
    for first, last in ((ON, date(2026, 10, 13)), (date(2026, 10, 22), date(2026, 11, 9))):
        assert _cover(world, "carla", "petra", from_on=first, until=last).until == last


def _appeal_to(world: World, case: Case, name: str) -> None:
    actions.appoint(
        case, kind=PartKind.APPEAL_MANAGER, employee=world.people[name], by=world.user("hana"), on=REFERRED
    )


def test_who_heard_a_first_sitting_is_not_replaced(world: World) -> None:
    """Adjourned on 16 Oct to the 23rd, on which the chair is away: HR is told ahead, and the sweep leaves it (PR-11)."""
    case = _to_chair(world)
    world.arrange(case)
    world.adjourn(case)
    cover = _cover(
        world, "chidi", "petra", from_on=date(2026, 10, 23), until=date(2026, 10, 30), on=date(2026, 10, 19)
    )
    run_covers(on=date(2026, 10, 23))
    assert _holders(case, PartKind.CHAIR) == ["Chidi Example"]
    assert cover.gaps.get().why.startswith("Whoever heard the employee decides.")
    owed = Deadline.objects.open().get(case=case, kind=DeadlineKind.COVER_GAP)
    assert (owed.due_on, owed.why) == (
        date(2026, 10, 23),
        "the first day away of the hearing chair, Fri 23 Oct 2026",
    )


def test_what_cannot_come_back_yet_comes_back_later(world: World) -> None:
    """Over on the 21st, while the outcome is told: no part changes hands until the appeal of 27 Oct, then it does."""
    case = world.case_in(FileState.DELIBERATION)
    cover = _cover(world, "carla", "petra")
    case.refresh_from_db()
    world.decide(case)
    world.issue(case)
    with not_now("No part can change hands at this stage of the cases"):
        hand_back(cover, by=world.user("hana"), on=UNTIL)
    assert [run_covers(on=date(2026, 10, day)) for day in (21, 22, 22, 26)] == [0, 1, 0, 0]
    row = cover.covered.get()
    assert (row.back, row.kept_because) == (None, "")
    world.lodge(case)
    assert [run_covers(on=date(2026, 10, 27)) for _ in range(2)] == [1, 0]
    assert _holders(case, PartKind.CASE_MANAGER) == ["Carla Example"]
    assert _ended(cover) == [0, 1]


def _ended(cover: Cover) -> list[int]:
    """How many parts came back, each time that it is on record."""
    bodies = AuditEvent.objects.filter(action="cover_ended").order_by("id").values_list("body", flat=True)
    told = [json.loads(body)["facts"] for body in bodies]
    return [facts["back"] for facts in told if facts["cover"] == cover.pk]


def _two_units(world: World) -> tuple[Case, Case]:
    """One of operations, and one of its office in Leeds, of which quinn is HR: in the first they take notes alone."""
    more.hire(world, "quinn", unit="leeds")
    more.grant(world, "quinn", Role.HR_OFFICER, "leeds")
    theirs, ours = world.open_case("nora", witnesses=[], complainants=[]), world.open_case("sam")
    actions.appoint(
        theirs, kind=PartKind.NOTE_TAKER, employee=world.people["quinn"], by=world.user("hana"), on=ON
    )
    return theirs, ours


def test_hr_hands_back_the_cases_of_which_they_are_hr(world: World) -> None:
    theirs, ours = _two_units(world)
    cover = _cover(world, "carla", "petra")
    hand_back(cover, by=world.user("quinn"), on=ON)
    assert [_holders(case, PartKind.CASE_MANAGER) for case in (theirs, ours)] == [
        ["Petra Example"],
        ["Carla Example"],
    ]
    assert cover.covered.get(case=theirs).kept_because == ""
    shown = {
        name: "Hand the cases back"
        in _client(world, name).get(reverse("cover", args=[cover.pk])).content.decode()
        for name in ("hana", "quinn")
    }
    assert shown == {"hana": True, "quinn": False}
    with not_you("You are not HR of these cases"):
        hand_back(cover, by=world.user("quinn"), on=ON)
    run_covers(on=UNTIL + timedelta(days=1))
    assert _holders(theirs, PartKind.CASE_MANAGER) == ["Carla Example"]


def test_one_hr_hands_back_early_and_the_cover_stands_elsewhere(world: World) -> None:
    """Quinn's case comes back and owes nothing any more; of the others nothing does until their HR hands them back."""
    theirs, ours = (_to_chair(world, name, witnesses=[], complainants=[]) for name in ("nora", "sam"))
    stays = _to_chair(world, "uma", witnesses=[world.petra], complainants=[])
    more.hire(world, "quinn", unit="leeds")
    more.grant(world, "quinn", Role.HR_OFFICER, "leeds")
    more.hire(world, "lee", unit="operations")
    elsewhere = _to_chair(world, "lee", witnesses=[world.petra], complainants=[])
    cover = _cover(world, "chidi", "petra")
    assert _owes(stays)
    CoverGap.objects.create(cover=cover, case=ours, part=ours.parts.earliest("pk"), why="One more part.")
    hand_back(cover, by=world.user("quinn"), on=ON)
    cover.refresh_from_db()
    assert (cover.ended_at, _owes(elsewhere), _owes(ours)) == (None, True, False)
    # Nor does a case of quinn's of which nothing had gone over, now or at its next step.
    assert not _owes(stays)
    world.arrange(stays)
    assert not _owes(stays)
    assert [_holders(case, PartKind.CHAIR) for case in (theirs, ours)] == [
        ["Petra Example"],
        ["Chidi Example"],
    ]
    Cover.objects.update(recorded_at=INVITED)
    # On a day of the cover quinn's hearing is chidi's again, and the other one's the stand-in's.
    for case, chair in ((theirs, world.petra), (ours, world.chidi)):
        world.arrange(case)
        assert (case.hearings.get().chair, _owes(case)) == (chair, False)
    hand_back(cover, by=world.user("hana"), on=ON)
    cover.refresh_from_db()
    assert (cover.ended_at is None, _owes(elsewhere)) == (False, False)


def test_what_somebody_is_given_while_they_are_away_goes_to_the_stand_in(world: World) -> None:
    before = world.open_case("sam")
    cover = _cover(world, "carla", "petra")
    since = world.open_case("nora", witnesses=[], complainants=[])
    assert (run_covers(on=ON), run_covers(on=ON)) == (1, 0)
    for case in (before, since):
        assert _holders(case, PartKind.CASE_MANAGER) == ["Petra Example"]
    # What HR handed back stays with whoever is back, and comes back with the rest of it.
    hand_back(cover, by=world.user("hana"), on=ON)
    assert _holders(since, PartKind.CASE_MANAGER) == ["Carla Example"]
    assert run_covers(on=ON) == 0


def test_the_list_says_who_hands_back(world: World) -> None:
    _two_units(world)
    cover = _cover(world, "carla", "petra")
    hand_back(cover, by=world.user("quinn"), on=ON)
    Cover.objects.update(from_on=date(2020, 1, 1), until=date(2020, 1, 2))
    shown = {name: _client(world, name).get(reverse("covers")).content.decode() for name in ("hana", "quinn")}
    assert {name: "Over: to be handed back" in page for name, page in shown.items()} == {
        "hana": True,
        "quinn": False,
    }


def _owes(case: Case) -> bool:
    return Deadline.objects.open().filter(case=case, kind=DeadlineKind.COVER_GAP).exists()


@pytest.mark.parametrize(
    ("first", "last", "is_lawful"),
    [
        (date(2026, 10, 8), date(2026, 10, 13), True),
        (date(2026, 10, 8), date(2026, 10, 14), False),
        (UNTIL, date(2026, 11, 9), False),
        (date(2026, 10, 22), date(2026, 11, 9), True),
    ],
)
def test_nobody_is_away_who_is_to_stand_in(world: World, first: date, last: date, is_lawful: bool) -> None:
    """Petra is to stand in from 14 to 21 Oct, and leads an appeal."""
    world.open_case()
    _appeal_to(world, world.case_in(FileState.APPEAL, "uma"), "petra")
    _cover(world, "carla", "petra", from_on=date(2026, 10, 14))
    if is_lawful:
        assert _cover(world, "petra", "chidi", from_on=first, until=last).until == last
        return
    with refused(
        "T5", says="Petra Example is to stand in for somebody else, from Wed 14 Oct", field="from_on"
    ):
        _cover(world, "petra", "chidi", from_on=first, until=last)


@pytest.mark.parametrize(("until", "chair"), [(date(2026, 10, 15), "petra"), (date(2026, 10, 16), "penny")])
def test_a_stand_in_who_falls_away_hears_nobody_on_these_days(world: World, until: date, chair: str) -> None:
    """Petra stands in for chidi; ill until the 15th she hears the employee on the 16th, ill until then penny does."""
    more.hire(world, "penny", grade="G6", unit="digital")
    _to_chair(world, "uma")
    _cover(world, "chidi", "petra")
    _cover(world, "petra", "penny", until=until)
    Cover.objects.update(recorded_at=INVITED)
    case = _to_chair(world)
    world.arrange(case)
    assert (case.hearings.get().chair, _holders(case, PartKind.CHAIR)) == (
        world.people[chair],
        [world.people[chair].name],
    )


def test_one_that_the_database_refuses_stops_no_other(world: World) -> None:
    """A part goes over once (``part`` is unique): the second row of carla's is refused, and ivor's cover begins."""
    case, first = world.open_case(), date(2026, 10, 8)
    refused_one = _cover(world, "carla", "petra", from_on=first)
    other = _cover(world, "ivor", "petra", from_on=first)
    part = case.parts.get(kind=PartKind.CASE_MANAGER)
    CoveredPart.objects.create(cover=other, case=case, part=part, successor=part)
    assert run_covers(on=first) == 1
    refused_one.refresh_from_db()
    assert refused_one.began_at is None
    assert (_holders(case, PartKind.CASE_MANAGER), _holders(case, PartKind.INVESTIGATOR)) == (
        ["Carla Example"],
        ["Petra Example"],
    )
