"""Sweeps that run at the same moment, each on a connection of its own: together they do what one would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone

from casework.actions.expiry import expire_warnings
from casework.enums import FileState
from casework.models import AuditEvent, EmailDelivery, Notification
from casework.notifications import Came, deliver, materialise
from tests.fixtures_world import hire
from tests.world import LONDON, World

pytestmark = pytest.mark.django_db(transaction=True)

EVE = datetime(2026, 10, 15, 9, 0, tzinfo=LONDON)
SWEEPS = 4


def at_once(work: Callable[[], object]) -> list[object]:
    """The same work four times, let go together; what came of each."""
    barrier = Barrier(SWEEPS, timeout=30)

    def one() -> object:
        try:
            barrier.wait()
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(SWEEPS) as pool:
        return [future.result(60) for future in [pool.submit(one) for _ in range(SWEEPS)]]


@pytest.fixture
def hearings(world: World) -> int:
    """Cases with a hearing on 16 Oct 2026, and how many notifications they owe on its eve."""
    for number in range(5):
        hire(world, f"p{number}", unit="leeds")
        world.case_in(FileState.HEARING, f"p{number}")
    return 10


def test_sweeps_at_once_tell_each_person_once(hearings: int, settings: pytest.FixtureRequest) -> None:
    settings.EMAILS_PER_PERSON_A_DAY = 3  # type: ignore[attr-defined]
    made = at_once(lambda: materialise(at=EVE))
    assert sum(made) == hearings == Notification.objects.count()  # type: ignore[arg-type]
    assert EmailDelivery.objects.filter(digest_on=None).count() == 6
    assert EmailDelivery.objects.filter(digest_on=EVE.date()).count() == 2
    assert not EmailDelivery.objects.filter(notifications=None).exists()


def test_deliveries_at_once_send_each_email_once(hearings: int) -> None:
    materialise(at=EVE)
    EmailDelivery.objects.update(next_try_at=timezone.now() - timedelta(minutes=1))
    came: Counter[Came] = sum(at_once(deliver), Counter())  # type: ignore[arg-type]
    assert came == {Came.SENT: hearings}
    ids = [one.message()["Message-ID"] for one in mail.outbox]
    assert len(ids) == len(set(ids)) == hearings


def test_warnings_run_out_once(world: World) -> None:
    world.case_in(FileState.CLOSED)
    assert sorted(at_once(lambda: expire_warnings(on=date(2027, 4, 20)))) == [0, 0, 0, 1]  # type: ignore[type-var]
    assert AuditEvent.objects.filter(action="warning_expired").count() == 1
