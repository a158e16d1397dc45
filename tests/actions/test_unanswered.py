"""What waits unanswered has a day, an owner and reminders, and ends with its answer (EQ-9, 7.3, 0.12; 6.1)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import DeadlineKind, PartKind
from casework.models import Case, Deadline, Notification
from casework.notifications import materialise
from casework.queries.beside import owed_beside
from tests import fixtures_world as more
from tests.fixtures_world import world as world
from tests.support_world import (
    advise,
    answer_adjustment,
    ask_anonymity,
    decide_anonymity,
    fit_note,
    record_adjustment,
    refer,
)
from tests.world import LONDON, REFERRED, World

pytestmark = pytest.mark.django_db

_K = DeadlineKind


def _last(case: Case, kind: DeadlineKind) -> Deadline:
    return Deadline.objects.filter(case=case, kind=kind).latest("pk")


def test_each_is_met_by_its_answer(world: World) -> None:
    case = world.open_case()
    asked = (
        (
            _K.ADJUSTMENT_ANSWER,
            lambda: record_adjustment(world, case),
            lambda: answer_adjustment(world, case),
        ),
        (
            _K.OVERRIDE_APPROVAL,
            lambda: world.propose_override(case, kind=PartKind.CHAIR),
            lambda: world.approve_override(case),
        ),
        (
            _K.UNION_TALK,
            lambda: world.flag_union_representative(case),
            lambda: world.record_union_talk(case),
        ),
        (
            _K.WITHDRAWAL_ANSWER,
            lambda: world.propose_withdrawal(case),
            lambda: actions.turn_down_withdrawal(
                case, reason="It is she.", by=world.user("lena"), on=REFERRED
            ),
        ),
        (_K.HEALTH_QUESTION, lambda: fit_note(world, case), lambda: refer(world, case)),
        (_K.HEALTH_ANSWER, lambda: None, lambda: advise(world, case)),
        (
            _K.ANONYMITY_DECISION,
            lambda: ask_anonymity(world, case),
            lambda: decide_anonymity(world, case),
        ),
    )
    for kind, ask, answer in asked:
        ask()
        row = _last(case, kind)
        assert (row.met_at, row.superseded_at) == (None, None), kind
        actions.add_note(case, text=f"Nothing to do with it, number {row.pk}.", by=world.user("hana"))
        assert _last(case, kind) == row
        answer()
        row.refresh_from_db()
        assert row.met_at is not None, kind


def test_what_nobody_answers_lapses_with_the_case_or_when_another_took_the_part(world: World) -> None:
    case = world.open_case()
    record_adjustment(world, case)
    refer(world, case)
    world.propose_override(case, kind=PartKind.CHAIR)
    world.findings(case)
    world.refer(case)
    world.appoint_chair(case)
    assert _last(case, _K.OVERRIDE_APPROVAL).superseded_at is not None
    world.withdraw(case, reason="Logged twice.", on=REFERRED)
    for kind in (_K.ADJUSTMENT_ANSWER, _K.HEALTH_ANSWER):
        row = _last(case, kind)
        assert (row.met_at, row.superseded_at is None) == (None, False), kind


def test_who_is_reminded_and_who_is_not_told(world: World) -> None:
    """HR and the case manager of an adjustment, HR leads of an override, HR alone of occupational health."""
    case = world.open_case()
    record_adjustment(world, case)
    refer(world, case)
    world.propose_override(case, kind=PartKind.CHAIR)
    more.grant(world, "ivor", "hr_lead", None)  # and investigates
    late = max(
        _last(case, kind).due_on for kind in (_K.ADJUSTMENT_ANSWER, _K.OVERRIDE_APPROVAL, _K.HEALTH_ANSWER)
    )
    at = late + timedelta(days=1)
    materialise(at=datetime(at.year, at.month, at.day, 9, tzinfo=LONDON))
    told = {
        kind: set(Notification.objects.filter(deadline__kind=kind).values_list("recipient__email", flat=True))
        for kind in (_K.ADJUSTMENT_ANSWER, _K.OVERRIDE_APPROVAL, _K.HEALTH_ANSWER)
    }
    names = {kind: {email.partition("@")[0] for email in emails} for kind, emails in told.items()}
    assert names[_K.ADJUSTMENT_ANSWER] >= {"carla", "hana"}
    assert "lena" in names[_K.OVERRIDE_APPROVAL] | names[_K.ADJUSTMENT_ANSWER]
    assert "hana" in names[_K.HEALTH_ANSWER] and not {"ivor", "carla"} & names[_K.HEALTH_ANSWER]
    for name, kinds in (
        ("carla", {_K.ADJUSTMENT_ANSWER}),
        ("hana", {_K.ADJUSTMENT_ANSWER, _K.HEALTH_ANSWER}),
        ("lena", {_K.ADJUSTMENT_ANSWER, _K.HEALTH_ANSWER, _K.OVERRIDE_APPROVAL}),
        ("chidi", set()),
    ):
        assert {row.kind for row in owed_beside(world.user(name))} == kinds, name
    for name, sees in (("ivor", False), ("carla", False), ("hana", True)):
        client = Client()
        client.force_login(world.user(name))
        texts = [
            client.get(address).content.decode()
            for address in (
                reverse("home"),
                reverse("case", kwargs={"reference": case.reference}),
                reverse("api_case", kwargs={"reference": case.reference}),
                reverse("api_deadlines"),
            )
        ]
        said = [("health_answer" in text or "Ask occupational health again" in text) for text in texts]
        assert said == [sees] * 4, name
