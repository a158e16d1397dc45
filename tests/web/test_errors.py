"""The pages for what cannot be given: right status, plain words, and nothing needed that may be broken."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from casework.errors import NotNow, NotYou, RuleBroken
from casework.web import errors


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    """A request of nobody. No test here may ask the database: it is not marked for it."""
    asked = rf.get("/cases/DC-1/")
    asked.user = AnonymousUser()
    return asked


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "We could not read that"),
        (errors.csrf_failure, 403, "This page was open too long"),
        (errors.forbidden, 403, "You cannot do this"),
        (errors.not_found, 404, "This page is not here, or it is not open to you"),
        (errors.server_error, 500, "Something went wrong"),
    ],
)
def test_each_fault_has_its_page(request_: HttpRequest, view, status: int, words: str):
    response = view(request_)
    assert response.status_code == status
    assert f'<h1 class="govuk-heading-l">{words}</h1>' in response.content.decode()


@pytest.mark.parametrize("view", [errors.bad_request, errors.csrf_failure, errors.server_error])
def test_pages_for_broken_requests_need_no_reader(rf: RequestFactory, view):
    assert "<h1" in view(rf.get("/")).content.decode()


def test_a_broken_error_page_still_answers(rf: RequestFactory, settings):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": []}]
    response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "was not saved" in response.content.decode()


def test_whom_to_ask_is_a_setting(request_: HttpRequest, settings):
    settings.HR_CONTACT = "hr@example.org"
    assert 'href="mailto:hr@example.org"' in errors.not_found(request_).content.decode()
    settings.HR_CONTACT = "the HR desk, room 4 <b>"
    assert "the HR desk, room 4 &lt;b&gt;" in errors.not_found(request_).content.decode()


def test_refusals_say_why_and_what_instead(request_: HttpRequest):
    late = errors.not_now(request_, NotNow("It was decided at 10:32am."))
    other = errors.not_you(request_, NotYou("Only the chair decides."))
    rule = errors.rule_broken(
        request_, RuleBroken("SEP-1", "You investigated it.", instead="Ask another manager.")
    )
    assert [answer.status_code for answer in (late, other, rule)] == [409, 403, 422]
    assert "It was decided at 10:32am." in late.content.decode()
    assert "Only the chair decides." in other.content.decode()
    assert "Ask another manager." in rule.content.decode()
    assert "SEP-1" in rule.content.decode()
