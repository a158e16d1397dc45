"""The browser fixtures see what they are there to see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[dict[str, Any]]]


def test_axe_finds_a_picture_without_words(page: Page, axe: Axe) -> None:
    page.set_content("<html lang=en><title>A page</title><main><h1>Words</h1><img src='data:,'></main>")
    assert [found["id"] for found in axe(page)] == ["image-alt"]


def test_axe_runs_under_the_content_policy(page: Page, axe: Axe, live_server: Any) -> None:
    answer = page.goto(f"{live_server.url}/healthz")
    assert answer is not None
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert isinstance(axe(page), list)


def test_the_console_is_listened_to(page: Page, silent_console: list[str]) -> None:
    page.evaluate("console.warn('heard')")
    assert silent_console == ["warning: heard"]
    silent_console.clear()


def test_the_stylesheet_and_scripts_answer(page: Page, live_server: Any) -> None:
    for name in ("application.css", "govuk.js", "moj.js"):
        answer = page.request.get(f"{live_server.url}/static/casework/kit/{name}")
        assert answer.status == 200, name
