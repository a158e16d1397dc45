"""Two browsers at once on the register of requests: a reply is sent once, and nothing follows on what was taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from django.db import transaction

from casework.actions.information_requests import take_back_request_step
from casework.enums import RequestStep
from casework.models import Deadline, InformationRequest
from casework.queries.information_requests import due_of_request
from tests.actions.test_races import Two
from tests.database import forget_rows
from tests.requests_world import FOI, SAR, happened, hire_who_answers, received
from tests.world import World, build_world

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 10
_S = RequestStep
DAY = date(2026, 11, 4)


@pytest.fixture
def two() -> Iterator[Two]:
    both = Two()
    yield both
    both.leave()


@pytest.fixture
def office(two: Two) -> World:
    """Committed, and seen by both."""
    forget_rows()
    with transaction.atomic():
        world = build_world()
        hire_who_answers(world)
        return world


def test_a_reply_is_recorded_once(office: World, two: Two) -> None:
    for _ in range(ROUNDS):
        request = received(office, FOI)
        verbs = [
            partial(happened, office, step=_S.REPLIED, on=DAY, result=result)
            for result in ("disclosed", "not_held")
        ]
        both = [lambda seen, verb=verb: verb(request=seen) for verb in verbs]
        assert two.at_once(request, *both) == ["NotNow", "done"]
        assert request.entries.count() == 1
        assert Deadline.objects.filter(request=request, met_at__isnull=False).count() == 1


def test_the_newest_is_taken_back_while_another_follows_on_it(office: World, two: Two) -> None:
    """Whichever comes first, what is owed is what the rows that stand owe."""
    for _ in range(ROUNDS):
        request = received(office, SAR)
        asked = happened(office, request, _S.CLARIFICATION_ASKED, DAY, said="Which years?")
        came = two.at_once(
            request,
            lambda _, asked=asked: take_back_request_step(asked, reason="Unsent.", by=office.user("dina")),
            lambda seen: happened(office, seen, _S.ANSWER_RECEIVED, date(2026, 11, 9)),
        )
        assert came == ["NotNow", "done"]
        due = due_of_request(request)
        assert due is not None
        assert [row.due_on for row in Deadline.objects.open().filter(request=request)] == [due.due_on]


def test_a_request_sent_twice_at_once_is_one(office: World, two: Two) -> None:
    other = received(office, FOI)
    for number in range(ROUNDS):
        asks = f"Number {number}."
        both = [lambda _, asks=asks: received(office, SAR, asks=asks)] * 2
        assert two.at_once(other, *both) == ["NotNow", "done"]
        assert InformationRequest.objects.filter(asks=asks).count() == 1
