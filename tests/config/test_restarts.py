"""PostgreSQL and Redis restarted under load: pages come back without a restart, and the two questions tell the truth."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from casework.api.problems import MEDIA_TYPE
from casework.errors import UNAVAILABLE
from tests.private_house import PrivateHouse, wait_until

# On a quiet machine a quarter of that; real processes wait for the processor on a busy one.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

SIGNED_IN = """
import django; django.setup()
from django.conf import settings
from django.test import Client
from tests.world import build_world
world = build_world()
world.open_case()
client = Client()
client.force_login(world.user("hana"))
print(client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


class Web:
    """A gunicorn with two workers, and somebody signed in."""

    def __init__(self, house: PrivateHouse) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        house.env |= {"PORT": str(self.port), "WEB_WORKERS": "2"}
        self.cookie = f"casework_session={house.run('-c', SIGNED_IN).strip()}"
        self.process = house.spawn("web.log", "-m", "gunicorn", "-c", "config/gunicorn.py")
        self.house = house
        assert wait_until(lambda: self.get("/readyz") == 200, 60), house.log("web.log")
        self.workers = self._workers()

    def get(self, path: str) -> int:
        """The status of a page; 0 where there was no answer."""
        return self.answer(path)[0]

    def answer(self, path: str) -> tuple[int, Message, str]:
        """Status, headers and text of a page; 0 and nothing where there was no answer."""
        request = Request(f"http://127.0.0.1:{self.port}{path}", headers={"Cookie": self.cookie})
        try:
            with urlopen(request, timeout=30) as page:
                return int(page.status), page.headers, page.read().decode()
        except HTTPError as answer:
            return answer.code, answer.headers, answer.read().decode()
        except (URLError, OSError):
            return 0, Message(), ""

    def _workers(self) -> str:
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as file:
            return file.read()

    def same_workers(self) -> bool:
        return self.process.poll() is None and self._workers() == self.workers


class Load:
    """Four readers who ask for pages without a pause."""

    def __init__(self, web: Web) -> None:
        self.web, self.seen, self.over = web, Counter[int](), threading.Event()
        self.threads = [threading.Thread(target=self._read) for _ in range(4)]
        for thread in self.threads:
            thread.start()

    def _read(self) -> None:
        while not self.over.is_set():
            self.seen[self.web.get("/cases/")] += 1

    def end(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()


@pytest.fixture
def web() -> Iterator[Web]:
    house = PrivateHouse()
    house.start()
    yield Web(house)
    house.end()


def test_pages_come_back_and_the_questions_tell_the_truth(
    web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    house, load = web.house, Load(web)
    try:
        assert wait_until(lambda: load.seen[200] > 20, 60), load.seen
        assert set(load.seen) == {200}

        house.redis.stop()
        begun = time.monotonic()
        assert (web.get("/healthz"), web.get("/readyz")) == (200, 503)
        assert time.monotonic() - begun < 10, "an answer that comes too late is none"
        without_redis = load.seen[200]
        assert wait_until(lambda: load.seen[200] > without_redis + 10, 60), "pages need no Redis"
        assert set(load.seen) == {200}
        house.redis.start()
        assert wait_until(lambda: web.get("/readyz") == 200, 20)

        house.postgres.stop()
        assert (web.get("/healthz"), web.get("/readyz")) == (200, 503)
        for path, kind in (("/cases/", "text/html; charset=utf-8"), ("/api/v1/cases", MEDIA_TYPE)):
            status, headers, words = web.answer(path)
            assert (status, headers["Retry-After"], headers["Content-Type"]) == (503, "60", kind)
            assert UNAVAILABLE in words
        house.postgres.start()
        assert wait_until(lambda: web.get("/readyz") == 200, 20)
        back = time.monotonic()
        load.seen.clear()
        assert wait_until(lambda: load.seen[200] > 40, 60), load.seen
        # Whoever held a connection from before finds it dead at most once.
        assert set(load.seen) <= {200, 503}
        assert load.seen[503] <= 8
        with capsys.disabled():
            print(f"\nAfter the restart: {dict(load.seen)} in {time.monotonic() - back:.1f} s")
    finally:
        load.end()
    assert [web.get("/cases/") for _ in range(10)] == [200] * 10
    assert web.same_workers()
