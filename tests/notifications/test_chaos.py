"""Real workers, beats, servers and a mail server, and everything that can go wrong with them at once.

What is promised: each notification exactly once, no email lost, and no more repeats than sends that were cut off.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.private_house import PrivateHouse, wait_until

# On a quiet machine a quarter of that; real processes wait for the processor on a busy one.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

INCIDENTS, OFFICERS, OWED = 50, 9, 500
KILLS, EVERY = 20, 22
STALLS = (60, 160, 260)
REDIS_AWAY = 60  # seconds: what is owed does not wait in it
BUSY = 11  # each so manyth message is first put off by the mail server


class Inbox:
    """What the mail server took, and how it behaves."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.asked = self.stalled = self.put_off = 0
        self.lock = threading.Lock()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(0.015)
        with self.lock:
            self.asked += 1
            asked = self.asked
            if asked % BUSY == 0:
                self.put_off += 1
                return "451 4.7.1 Try again later"
            self.taken.append(message_from_bytes(envelope.content))
            stalls = asked in STALLS
            self.stalled += stalls
        if stalls:
            # Taken, but not said so in time: the sender cannot know and must send it again.
            await asyncio.sleep(2)
        return "250 OK"

    @property
    def count(self) -> int:
        return len(self.taken)


class MailServer:
    """One on a port of its own, which can go away and come back."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.inbox = Inbox()
        self.start()

    def start(self) -> None:
        self.controller = Controller(self.inbox, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        self.controller.stop()

    def away(self, seconds: float) -> None:
        self.stop()
        time.sleep(seconds)
        self.start()


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture
def house(mail_server: MailServer) -> Iterator[PrivateHouse]:
    made = PrivateHouse(
        DJANGO_SETTINGS_MODULE="tests.notifications.chaos_settings",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=str(mail_server.port),
    )
    made.start()
    yield made
    made.end()


class Staff:
    """Two workers and two beats. A worker is killed in the middle of its work, and another takes its place."""

    def __init__(self, house: PrivateHouse) -> None:
        self.house = house
        self.kills = 0
        self.workers = [self._worker() for _ in range(2)]
        for number in range(2):
            schedule = str(house.folder / f"schedule{number}")
            house.spawn("beat.log", "-m", "celery", "-A", "config", "beat", "--pidfile=", "-s", schedule)

    def _worker(self) -> Any:
        words = (
            "-m",
            "celery",
            "-A",
            "config",
            "worker",
            "--pool",
            "solo",
            "--without-gossip",
            "--without-mingle",
        )
        return self.house.spawn("worker.log", *words)

    def kill_one(self) -> None:
        """The one that has been there longest, so that whoever is working is hit."""
        self.house.kill(self.workers.pop(0))
        self.kills += 1
        self.workers.append(self._worker())


def take_redis_away(house: PrivateHouse, seconds: float) -> None:
    house.redis.stop()
    time.sleep(seconds)
    house.redis.start()


def flush(house: PrivateHouse) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(house.redis.socket))
        line.sendall(b"FLUSHALL\r\n")
        assert line.recv(16).startswith(b"+OK")


def test_nothing_is_lost_and_nobody_is_told_twice(
    house: PrivateHouse, mail_server: MailServer, capsys: pytest.CaptureFixture[str]
) -> None:
    took = mail_server.inbox
    assert house.run("-m", "tests.notifications.fill", str(INCIDENTS), str(OFFICERS)).strip() == str(OWED)
    begun = time.monotonic()
    staff = Staff(house)
    happens = {
        120: lambda: flush(house),
        200: lambda: mail_server.away(2),
        280: lambda: take_redis_away(house, REDIS_AWAY),
        360: house.restart_postgres,
    }
    for mark in sorted({*happens, *(EVERY * turn for turn in range(1, KILLS + 1))}):
        assert wait_until(lambda mark=mark: took.count >= mark, 120, 0.005), (
            took.count,
            house.log("worker.log")[-3000:],
        )
        if mark in happens:
            happens[mark]()
        if mark % EVERY == 0:
            staff.kill_one()
    unsettled = "SELECT count(*) FROM casework_emaildelivery WHERE sent_at IS NULL"
    assert wait_until(lambda: house.ask(unsettled) == 0, 120, 0.3), house.log("worker.log")[-3000:]

    ids = Counter(str(one["Message-ID"]) for one in took.taken)
    repeats = took.count - len(ids)
    cut_off = (
        staff.kills + took.stalled + len(staff.workers)
    )  # the restart of PostgreSQL cuts off each worker once
    notifications = house.ask("SELECT count(*) FROM casework_notification")
    with capsys.disabled():
        print(
            f"\n{OWED} owed, {notifications} notifications, {len(ids)} emails arrived, {OWED - len(ids)} lost, "
            f"{repeats} repeated; {staff.kills} kill -9, {took.stalled} stalls, {took.put_off} put off by the mail "
            f"server, 2 beats, FLUSHALL, Redis away for {REDIS_AWAY} s, PostgreSQL restarted, mail server away for 2 s; "
            f"{time.monotonic() - begun:.0f} s"
        )
    assert staff.kills == KILLS
    assert notifications == house.ask("SELECT count(*) FROM casework_emaildelivery") == OWED
    assert len(ids) == OWED
    assert repeats <= cut_off
    known = house.ask("SELECT string_agg(message_id, ' ') FROM casework_emaildelivery").split()
    assert set(ids) == set(known)
    assert house.ask("SELECT count(*) FROM casework_emaildelivery WHERE given_up_at IS NOT NULL") == 0
