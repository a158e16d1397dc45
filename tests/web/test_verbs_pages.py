"""Every verb has one page: one form, one template, one address, one function, and it does what it says."""

from __future__ import annotations

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.template.loader import get_template
from django.urls import resolve, reverse

from casework import actions
from casework.actions.calling import function_of
from casework.enums import Action
from casework.models import AuditEvent, Case, Draft
from casework.web.forms.verb import VerbForm
from casework.web.verbs.registry import FORMS, template_of
from casework.web.verbs.urls import urlpatterns
from casework.workflow import BY_IMPORT_ALONE, TABLE
from tests.web.verbs_world import NOW, ON_PAGES, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = str(tmp_path)
    return build_world()


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def test_every_verb_has_one_form_one_template_one_address_and_one_function() -> None:
    in_the_table = {step.action for step in TABLE}
    assert in_the_table - set(BY_IMPORT_ALONE) == set(ON_PAGES) == set(FORMS)
    assert len(set(FORMS.values())) == len(FORMS)
    for action, form in FORMS.items():
        assert form.__name__ == "".join(word.title() for word in action.value.split("_")) + "Form"
        assert issubclass(form, VerbForm)
        assert form.action == action
        assert function_of(action) is getattr(actions, action.value)
        assert get_template(template_of(action)).template.name == f"casework/verbs/{action.value}.html"
        assert [route.name for route in urlpatterns].count(action.value) == 1
        known = {"reference": "DC-2026-AAAAA", "part": 1, "number": 1}
        wanted = {name: known[name] for name in _names_in(action)}
        assert resolve(reverse(action.value, kwargs=wanted)).url_name == action.value


def _names_in(action: Action) -> list[str]:
    route = next(route for route in urlpatterns if route.name == action.value)
    return list(route.pattern.converters)


@pytest.mark.parametrize("action", ON_PAGES)
def test_the_page_opens_and_the_answer_is_recorded_once(world: World, action: Action) -> None:
    it = ready(world, action)
    client = sign_in(world, it.who)
    page = client.get(it.address)
    assert page.status_code == 200, page.content.decode()
    assert "What happens next" in page.content.decode()

    sent = client.post(it.address, it.data())

    assert sent.status_code == 302, sent.content.decode()
    done = AuditEvent.objects.filter(action=action, actor=world.user(it.who).pk)
    # One event for the incident, one for its case; one for each of two cases.
    before = 1 if action in (Action.ASSESS_INCIDENT, Action.TAKE_OVER_CASE, Action.JOIN_CASES) else 0
    assert done.count() == 1 + before
    assert [str(message) for message in get_messages(sent.wsgi_request)]
    assert not Draft.objects.exists()
    if isinstance(it.file, Case):
        assert Case.objects.get(pk=it.file.pk).version == it.file.version + 1
