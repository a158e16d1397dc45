"""Every verb has one page: one form, one template, one address, one function, and it does what it says."""

from __future__ import annotations

import re
from itertools import permutations
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.template.loader import get_template
from django.test import Client
from django.urls import resolve, reverse

from casework import actions
from casework.actions.calling import function_of
from casework.enums import Action, Look
from casework.models import AuditEvent, Case, Draft
from casework.web.forms.verb import VerbForm
from casework.web.verbs.registry import FORMS, template_of
from casework.web.verbs.urls import urlpatterns
from casework.web.verbs.views import verb_page
from casework.workflow import TABLE
from tests.fixtures_world import contents, counts
from tests.web.test_bad_input import faults_of_bad_input
from tests.web.verbs_world import NOW, ON_PAGES, Ready, ready, sign_in
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
    assert in_the_table == set(ON_PAGES) == set(FORMS)
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


# Who sees nothing of the file, each for a reason of their own: one of them looks and another sends, in every pair.
PAIRS = list(permutations(("olu", "sam", "wendy", "adam"), 2))
OF_TWO_FILES = (
    *(Action.ASSESS_INCIDENT, Action.TAKE_OVER_CASE, Action.JOIN_CASES),
    Action.RECORD_PAST_SANCTION,
)
OTHER_METHODS = ("head", "put", "patch", "delete", "options")


@pytest.mark.parametrize("action", ON_PAGES)
def test_what_the_page_of_every_verb_promises(world: World, action: Action) -> None:
    """One file, walked to where it can be done: what changes nothing comes first, then the answer, then a late one."""
    it, turn = ready(world, action), ON_PAGES.index(action)
    client = sign_in(world, it.who)
    others = [sign_in(world, name) for name in PAIRS[turn % len(PAIRS)]]
    before = _rows_and_steps()
    if it.file is not None:
        _outside_the_scope_there_is_nothing(it, *others)
    _without_a_token_or_a_sign_in_nothing_is_done(it, client)
    _the_page_opens_and_a_look_is_no_answer(it, client)
    _no_other_method_is_served(it, client, turn)
    assert _rows_and_steps() == before, "something was written by what is no answer"
    _bad_input_is_answered_in_words(it, client, world)
    _the_answer_is_recorded_once(it, client, world)
    _the_same_again_is_told_so(it, client, world)
    if it.file is not None:
        _the_page_of_a_step_that_is_over_says_so(it, client)


def _rows_and_steps() -> tuple[dict[str, tuple[int, str]], int]:
    """Every table but the log, in which a read is written, and what the log holds of steps that were taken."""
    rows = {table: held for table, held in contents().items() if "audit" not in table}
    return rows, AuditEvent.objects.filter(version__isnull=False).count()


def _outside_the_scope_there_is_nothing(it: Ready, looks: Client, sends: Client) -> None:
    assert looks.get(it.path).status_code == 404
    assert sends.post(it.path, it.data()).status_code == 404


def _without_a_token_or_a_sign_in_nothing_is_done(it: Ready, client: Client) -> None:
    """Sent by whoever may do it, from another site; and by nobody."""
    elsewhere = Client(enforce_csrf_checks=True)
    elsewhere.cookies = client.cookies.copy()
    assert elsewhere.post(it.address, _again(it.data())).status_code == 403
    stranger = Client().post(it.address, _again(it.data()))
    assert stranger.status_code == 302
    assert "sign" in stranger["Location"]


def _the_page_opens_and_a_look_is_no_answer(it: Ready, client: Client) -> None:
    """Even with all that the form asks for in its address. Where there is a file, the look is an event."""
    typed = {} if any(map(_is_file, it.body.values())) else it.data()
    looks = AuditEvent.objects.filter(action__in=(Look.VIEWED, Look.SEARCHED))
    before = looks.count()
    page = client.get(it.path, typed | ({"step": it.step} if it.step else {}))
    assert looks.count() == before + (it.file is not None)
    assert page.status_code == 200, page.content.decode()
    assert "What happens next" in page.content.decode()


def _no_other_method_is_served(it: Ready, client: Client, turn: int) -> None:
    """What is one view for all of them is tried with one method by each, turn by turn."""
    is_shared = resolve(it.path).func is verb_page
    for method in [OTHER_METHODS[turn % len(OTHER_METHODS)]] if is_shared else OTHER_METHODS:
        assert getattr(client, method)(it.path).status_code == 405, method


def _bad_input_is_answered_in_words(it: Ready, client: Client, world: World) -> None:
    faults = faults_of_bad_input(it, client, by=world.user(it.who))
    assert not faults, "\n".join(faults)


def _the_answer_is_recorded_once(it: Ready, client: Client, world: World) -> None:
    sent = client.post(it.address, _again(it.data()))

    assert sent.status_code == 302, sent.content.decode()
    # One event for the incident, one for its case; one for each of two cases.
    assert _done(it, world) == 1 + (it.action in OF_TWO_FILES)
    assert [str(message) for message in get_messages(sent.wsgi_request)]
    assert not Draft.objects.exists()
    if isinstance(it.file, Case):
        assert Case.objects.get(pk=it.file.pk).version == it.file.version + 1


def _the_same_again_is_told_so(it: Ready, client: Client, world: World) -> None:
    """A double click, or the Back button: the same form from the same page."""
    once, rows = _done(it, world), _but_the_log(counts())

    again = client.post(it.address, _again(it.data()))

    page = again.content.decode()
    assert again.status_code == 409, page
    assert re.search("already|so nothing was recorded now", page)
    assert (_done(it, world), _but_the_log(counts())) == (once, rows)


def _the_page_of_a_step_that_is_over_says_so(it: Ready, client: Client) -> None:
    """Somebody who may act comes by an old link: it opens for what can be done once more, and for nothing else."""
    assert it.file is not None
    answer = client.get(it.address)
    kind = "cases" if isinstance(it.file, Case) else "incidents"
    told = client.get(f"/api/v1/{kind}/{it.file.reference}").json()["available_actions"]
    is_offered = it.action in {one["action"] for one in told} and it.action != Action.REPLACE_PART
    assert answer.status_code == (200 if is_offered else 409), answer.content.decode()
    if Case.objects.filter(pk=it.file.pk).exclude(state=it.file.state).exists():
        assert answer.status_code == 409
    if answer.status_code == 409:
        assert f"Go to {it.file.reference}</a>" in answer.content.decode(), "a dead end"


def _again(data: dict[str, Any]) -> dict[str, Any]:
    """The same form; a file in it was read to its end."""
    for file in filter(_is_file, data.values()):
        file.seek(0)
    return data


def _is_file(value: Any) -> bool:
    return hasattr(value, "seek")


def _done(it: Ready, world: World) -> int:
    return AuditEvent.objects.filter(action=it.action, actor=world.user(it.who).pk).count()


def _but_the_log(rows: dict[str, int]) -> dict[str, int]:
    return {table: count for table, count in rows.items() if "audit" not in table}
