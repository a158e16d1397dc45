"""A page looked at as its readers have it: wide and narrow, by axe, and by what the console says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser_fixtures import WIDTHS


class Look:
    """Opens a page, looks at it at both widths, and gathers what is wrong with it."""

    def __init__(
        self, page: Page, base: str, axe: Callable[[Page], list[dict[str, Any]]], said: list[str]
    ) -> None:
        self.page, self.base, self.axe, self.said, self.wrong = page, base, axe, said, []

    def at(self, address: str) -> None:
        response = self.page.goto(self.base + address)
        assert response is not None
        if response.status >= 400:
            self.wrong.append(f"{address}: {response.status}")
        self.here(address)

    def now(self, what: str) -> None:
        for found in self.axe(self.page):
            self.wrong.append(f"{what}: axe {found['id']} {found['nodes'][:2]}")
        wider = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wider > 0:
            self.wrong.append(f"{what}: scrolls sideways by {wider} px")

    def forgive_refusal(self, status: int) -> None:
        """Take away the line Chromium itself writes for the page's answer; any other line stays a fault."""
        begin = f"error: Failed to load resource: the server responded with a status of {status} "
        said = [line for line in self.said if line.startswith(begin)]
        assert len(said) == 1, f"{self.page.url} answered {status} {len(said)} times, not once"
        self.said.remove(said[0])

    def here(self, what: str) -> None:
        """The page as it stands, at both widths."""
        for width in WIDTHS.values():
            self.page.set_viewport_size({"width": width, "height": 900})
            self.now(f"{what} at {width}")

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name, exact=True).last.click()

    def check(self) -> None:
        assert not self.wrong, "\n".join(self.wrong)
