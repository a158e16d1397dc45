"""A real Chromium for the tests of pages: axe must find nothing, the console must be silent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from config.env import BASE_DIR

AXE = BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What passed is not told, and the style sheets are not fetched again: no rule of ours asks for either.
RUN = """tags => axe.run(
    {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: false}
)"""
WIDTHS = {"desktop": 1280, "phone": 375}


def chromium_path() -> str:
    """Where this machine has a Chromium, or the empty string."""
    return next(filter(None, map(shutil.which, NAMES)), "")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Without one the test is skipped, or fails where REQUIRE_BROWSER=1."""
    path = chromium_path()
    if not path and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail("There is no Chromium on this machine, and REQUIRE_BROWSER=1 asks for one.")
    if not path:
        pytest.skip("There is no Chromium on this machine: install chromium to run browser tests.")
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the session."""
    # Playwright runs an event loop in this thread; Django would refuse its own database calls there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page 1280 px wide in a context of its own, with nothing kept from other tests."""
    context = browser.new_context(viewport={"width": WIDTHS["desktop"], "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def silent_console(page: Page) -> Iterator[list[str]]:
    """Fails the test when the page wrote to the console, threw, or broke the content policy."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    yield said
    assert not said, f"the console must be silent, and said: {said}"


@pytest.fixture
def axe() -> Callable[[Page], list[dict[str, Any]]]:
    """What axe finds wrong on a page. Runs past the content policy, which stays in force for the page."""
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page) -> list[dict[str, Any]]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        answer = page.evaluate(RUN, STANDARDS)
        keys = ("id", "impact", "help")
        return [
            {key: found[key] for key in keys} | {"nodes": [node["html"] for node in found["nodes"]]}
            for found in answer["violations"]
        ]

    return violations
