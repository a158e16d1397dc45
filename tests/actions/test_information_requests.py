"""Requests that have to be answered in time: who records what, what is owed after each step, and what stands."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.actions.holidays import add_holiday, take_off_holiday
from casework.actions.information_requests import take_back_request_step
from casework.actions.recounting import SETTLED, recount_deadlines
from casework.enums import HolidayKind, Nation, RequestKind, RequestResult, RequestStep, Role
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import AuditEvent, Deadline, InformationRequest, RequestEntry, RoleGrant
from casework.models.scoping import roles_read_once
from tests.fixtures_world import grant
from tests.requests_world import COMPLAINT, FOI, RECEIVED, SAR, happened, hire_who_answers, received
from tests.world import World

pytestmark = pytest.mark.django_db
_S = RequestStep
EW = Nation.ENGLAND_AND_WALES


@pytest.fixture
def office(world: World) -> World:
    hire_who_answers(world)
    return world


def owed(request: InformationRequest) -> dict[str, date]:
    return dict(Deadline.objects.open().filter(request=request).values_list("kind", "due_on"))


def test_scenario_6_and_17_are_kept_with_their_day(office: World) -> None:
    with time_machine.travel(date(2027, 3, 1)):
        asked = received(office, FOI, received_on=date(2026, 3, 9))
        assert owed(asked) == {"foi_reply": date(2026, 4, 9)}
        access = received(office, SAR, received_on=date(2027, 1, 31))
        assert owed(access) == {"sar_reply": date(2027, 3, 1)}
        assert (access.about, access.unit) == (office.sam, office.units["leeds"])
        happened(office, access, _S.EXTENDED, date(2027, 3, 1), said="Nine years of emails.")
        assert owed(access) == {"sar_reply": date(2027, 4, 30)}
    rows = Deadline.objects.filter(request=access).order_by("pk")
    assert [(row.version, row.superseded_at is None) for row in rows] == [(1, False), (2, True)]


def test_the_reference_says_neither_the_kind_nor_how_many(office: World) -> None:
    first, second = received(office, FOI), received(office, SAR)
    for request in (first, second):
        prefix, year, rest = request.reference.split("-")
        assert (prefix, year, len(rest)) == ("RQ", "2026", 5)
    assert first.reference != second.reference


def test_each_step_is_an_event_of_ids_and_codes(office: World) -> None:
    request = received(office, SAR)
    entry = happened(office, request, _S.IDENTITY_ASKED, RECEIVED, said="A copy of a passport of Sam.")
    take_back_request_step(entry, reason="It was another request.", by=office.user("dina"))
    rows = AuditEvent.objects.filter(actor=office.user("dina").pk).order_by("id")
    assert [row.action for row in rows] == [
        "request_recorded",
        "request_step_recorded",
        "request_step_taken_back",
    ]
    for row in rows:
        facts = json.loads(row.body)["facts"]
        assert facts["information_request"] == request.pk
        assert "assport" not in row.body and "another" not in row.body and "Sam" not in row.body


# kind: who may record it, of these people
WHO = {FOI: {"fola", "lena"}, SAR: {"dina", "lena"}, COMPLAINT: {"dina", "lena"}}
EVERYBODY = ("fola", "dina", "lena", "audrey", "hana", "adam", "manny", "uma")


@pytest.mark.parametrize("kind", RequestKind)
def test_who_records_and_who_reads(office: World, kind: RequestKind) -> None:
    request = received(office, kind)
    for name in EVERYBODY:
        user = office.user(name)
        reads = name in WHO[kind] | {"audrey"}
        assert InformationRequest.objects.visible_to(user).filter(pk=request.pk).exists() == reads, name
        assert Deadline.objects.visible_to(user).filter(request=request).exists() == reads, name
        if name in WHO[kind]:
            received(office, kind, by=user)
            continue
        with pytest.raises(NotYou):
            received(office, kind, by=user)
        with pytest.raises(NotYou):
            happened(office, request, _S.CLOSED, RECEIVED, result=RequestResult.WITHDRAWN, by=user)


def test_nobody_sees_or_records_their_own(office: World) -> None:
    about_lena = received(office, SAR, about=office.lena)
    assert not InformationRequest.objects.visible_to(office.user("lena")).exists()
    with pytest.raises(NotYou):
        happened(office, about_lena, _S.CLOSED, RECEIVED, result="withdrawn", by=office.user("lena"))
    with pytest.raises(NotYou):
        received(office, SAR, about=office.dina)


def test_a_role_in_one_unit_opens_what_is_about_its_people(office: World) -> None:
    """olu leads on data protection in Digital alone: what is about nobody is of every unit."""
    grant(office, "olu", "data_protection_officer", "digital")
    here, there = received(office, SAR, about=office.chidi), received(office, SAR)
    about_nobody = received(office, COMPLAINT)
    seen = set(InformationRequest.objects.visible_to(office.user("olu")))
    assert seen == {here, about_nobody} and there not in seen
    with pytest.raises(NotYou):
        received(office, SAR, by=office.user("olu"))


def test_they_see_no_case_by_it(office: World) -> None:
    case = office.open_case()
    for name in ("dina", "fola"):
        user = office.user(name)
        assert not type(case).objects.visible_to(user).exists()
        assert not type(case.incident).objects.visible_to(user).exists()
        assert not Deadline.objects.visible_to(user).exists()


# what is changed in a right request; the field at fault
WRONG: list[tuple[RequestKind, dict[str, Any], str]] = [
    (SAR, {"about": None}, "about"),
    (FOI, {"asks": "  "}, "asks"),
    (FOI, {"received_on": date(2026, 11, 24)}, "received_on"),
    (SAR, {"received_on": date(1999, 1, 4)}, "about"),
]


@pytest.mark.parametrize(("kind", "changes", "field"), WRONG)
def test_what_is_wrong_with_a_request_is_said(
    office: World, kind: RequestKind, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        received(office, kind, **changes)
    assert refusal.value.field == field
    assert not InformationRequest.objects.exists()


def test_information_is_asked_about_nobody(office: World) -> None:
    with pytest.raises(RuleBroken, match="about one employee"):
        received(office, FOI, about=office.sam)


def test_a_request_sent_twice_is_one(office: World) -> None:
    """A double click. Another wording, another day, or a first one that was closed is another request."""
    sent = {"asks": "Emails of this year."}
    first = received(office, SAR, **sent)
    with pytest.raises(NotNow, match=first.reference):
        received(office, SAR, **sent)
    others = [
        received(office, SAR, asks="Emails of last year."),
        received(office, SAR, about=office.sita, **sent),
    ]
    happened(office, first, _S.CLOSED, RECEIVED, result=RequestResult.IN_ERROR)
    others.append(received(office, SAR, **sent))
    with time_machine.travel(date(2026, 11, 24)):
        others.append(received(office, SAR, **sent))
    assert set(InformationRequest.objects.all()) == {first, *others}


def test_a_role_that_ended_while_the_lock_was_waited_for_records_nothing(office: World) -> None:
    request = received(office, SAR)
    with roles_read_once():
        assert InformationRequest.objects.recorded_by(office.user("dina")).exists()
        RoleGrant.objects.filter(role=Role.DATA_PROTECTION_OFFICER).update(to_date=date(2026, 11, 22))
        with pytest.raises(NotYou):
            happened(office, request, _S.CLOSED, RECEIVED, result=RequestResult.WITHDRAWN)
    assert not request.entries.exists()


def test_a_reply_meets_the_deadline_and_a_review_owes_another(office: World) -> None:
    request = received(office, FOI)
    happened(office, request, _S.REPLIED, date(2026, 11, 9), result="refused", refused_for="cost_limit")
    assert owed(request) == {}
    assert Deadline.objects.get(request=request).met_at is not None
    happened(office, request, _S.REVIEW_ASKED, date(2026, 11, 10))
    assert owed(request) == {"foi_review": date(2026, 12, 9)}
    assert list(InformationRequest.objects.open()) == [request]
    happened(office, request, _S.REVIEW_ANSWERED, date(2026, 11, 20), result="changed")
    assert owed(request) == {}
    assert not InformationRequest.objects.open().exists()


def test_a_question_stops_the_clock_and_a_closure_lapses_it(office: World) -> None:
    request = received(office, FOI)
    happened(office, request, _S.CLARIFICATION_ASKED, date(2026, 11, 4), said="Which years?")
    assert owed(request) == {}
    first = Deadline.objects.get(request=request)
    assert first.superseded_at is not None and first.met_at is None
    happened(office, request, _S.ANSWER_RECEIVED, date(2026, 11, 16))
    assert owed(request) == {"foi_reply": date(2026, 12, 15)}
    happened(office, request, _S.CLOSED, date(2026, 11, 20), result="withdrawn")
    assert owed(request) == {}
    assert not Deadline.objects.filter(request=request, met_at__isnull=False).exists()


def test_what_was_recorded_in_error_is_taken_back_and_stays(office: World) -> None:
    request = received(office, SAR)
    asked = happened(office, request, _S.CLARIFICATION_ASKED, date(2026, 11, 4), said="Which years?")
    answer = happened(office, request, _S.ANSWER_RECEIVED, date(2026, 11, 9))
    assert owed(request) == {"sar_reply": date(2026, 12, 7)}
    dina = office.user("dina")
    with pytest.raises(NotNow):
        take_back_request_step(asked, reason="No.", by=dina)
    with pytest.raises(NotYou):
        take_back_request_step(answer, reason="No.", by=office.user("fola"))
    with pytest.raises(RuleBroken):
        take_back_request_step(answer, reason=" ", by=dina)
    take_back_request_step(answer, reason="It was an out-of-office reply.", by=dina)
    assert owed(request) == {}
    take_back_request_step(asked, reason="It was never sent.", by=dina)
    assert owed(request) == {"sar_reply": date(2026, 12, 2)}
    with pytest.raises(NotNow):
        take_back_request_step(asked, reason="Again.", by=dina)
    assert RequestEntry.objects.count() == 2


def test_two_replies_are_one_too_many(office: World) -> None:
    request = received(office, COMPLAINT)
    happened(office, request, _S.ACKNOWLEDGED, date(2026, 11, 3))
    happened(office, request, _S.REPLIED, date(2026, 11, 9), result="outcome_told")
    with pytest.raises(NotNow):
        happened(office, request, _S.REPLIED, date(2026, 11, 10), result="outcome_told")
    with pytest.raises(NotNow):
        happened(office, request, _S.ACKNOWLEDGED, date(2026, 11, 10))


def test_two_extensions_are_one_too_many_for_the_database_too(office: World) -> None:
    entry = happened(
        office, received(office, SAR), _S.EXTENDED, date(2026, 11, 9), said="Nine years of emails."
    )
    entry.pk = None
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        entry.save(force_insert=True)
    assert refusal.value.__cause__.diag.constraint_name == "request_entry_once"


def _change_calendar(world: World, verb: Any, day: date, nation: Nation, kind: HolidayKind) -> None:
    source = {"name": "A royal visit", "source": "London Gazette"}
    verb(day=day, nations=[nation], kind=kind, by=world.user("lena"), **source)
    recount_deadlines(at=timezone.now() + SETTLED)


def test_a_day_off_that_comes_late_lengthens_and_never_shortens(office: World) -> None:
    """Received Mon 2 Nov: 20 working days without St Andrew's Day end on Tue 1 Dec, the month on Wed 2 Dec."""
    english, access = received(office, FOI), received(office, SAR)
    scottish = received(office, FOI, nation=Nation.SCOTLAND)
    before = [owed(one) for one in (english, access, scottish)]
    assert before == [
        {"foi_reply": date(2026, 12, 1)},
        {"sar_reply": date(2026, 12, 2)},
        {"foi_reply": date(2026, 12, 1)},
    ]
    bank, closure = HolidayKind.BANK_HOLIDAY, HolidayKind.CLOSURE
    _change_calendar(office, add_holiday, date(2026, 11, 26), EW, closure)
    assert [owed(one) for one in (english, access, scottish)] == before
    _change_calendar(office, add_holiday, date(2026, 12, 2), EW, bank)
    assert owed(access) == {"sar_reply": date(2026, 12, 3)}
    assert owed(english) == before[0]
    _change_calendar(office, add_holiday, date(2026, 11, 27), EW, bank)
    assert owed(english) == {"foi_reply": date(2026, 12, 3)}
    assert owed(scottish) == before[2]
    _change_calendar(office, take_off_holiday, date(2026, 11, 27), EW, bank)
    _change_calendar(office, take_off_holiday, date(2026, 12, 2), EW, bank)
    assert owed(english) == {"foi_reply": date(2026, 12, 3)}
    assert owed(access) == {"sar_reply": date(2026, 12, 3)}
    # The day on the register holds, not the one that would be counted today.
    with time_machine.travel(date(2026, 12, 3)):
        happened(office, access, _S.EXTENDED, date(2026, 12, 3), said="Nine years of emails.")
    assert owed(access) == {"sar_reply": date(2027, 2, 2)}
    moved = AuditEvent.objects.filter(action="deadlines_recounted")
    assert {json.loads(row.body)["facts"]["information_request"] for row in moved} == {english.pk, access.pk}


def test_a_request_and_what_happened_to_it_stand(office: World) -> None:
    request = received(office, FOI)
    entry = happened(office, request, _S.CLARIFICATION_ASKED, date(2026, 11, 4), said="Which years?")
    for rows, name in (
        (InformationRequest.objects.filter(pk=request.pk).update, "casework_request_stands"),
        (RequestEntry.objects.filter(pk=entry.pk).update, "casework_request_entry_stands"),
    ):
        changes = {"received_on" if "entry" not in name else "on": date(2026, 11, 5)}
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            rows(**changes)
        assert refusal.value.__cause__.diag.constraint_name == name
    take_back_request_step(entry, reason="Never sent.", by=office.user("fola"))
    with pytest.raises(IntegrityError), transaction.atomic():
        RequestEntry.objects.filter(pk=entry.pk).update(taken_back_because="Another reason.")
