"""On paper nothing is folded: what a reader could open on the screen is printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.enums import FileState
from tests.browser.conftest import Files

pytestmark = pytest.mark.browser


def test_folded_texts_are_printed(
    page: Page, site: LiveServer, files: Files, sign_in: Callable[[str], None]
) -> None:
    sign_in("hana")
    case = files.cases[FileState.OUTCOME]
    page.goto(site.url + reverse("case", kwargs={"reference": case.reference}))
    folded = page.locator("#decision ~ details .govuk-details__text")
    assert folded.count() == 1
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    assert folded.bounding_box()["height"] > 100
    assert not page.locator("nav.cw-navigation, .cw-navigation").first.is_visible()
