"""What the schema says is what the API does: made-up requests as each role meet no server error and no surprise."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from itertools import count, cycle, islice
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, GenerationMode, openapi
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from casework.api.verbs.registry import BODIES
from config.env import BASE_DIR
from tests.web.test_doors import WHO, files  # noqa: F401
from tests.world import World

pytestmark = pytest.mark.django_db

COMMITTED = BASE_DIR / "casework" / "api" / "openapi.yaml"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Whoever sees the case may be answered in many ways; everybody else in one, which every route has from one door.
INSIDE = ("hr_here", "hr_lead", "auditor", "case_manager", "investigator", "chair")
OUTSIDE = ("administrator", "reporter", "subject", "anonymous")
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
EXAMPLES = 2
TOKEN = "t" * 32


def test_the_committed_schema_is_the_one_of_this_code() -> None:
    made = StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=made)
    assert made.getvalue() == COMMITTED.read_text(encoding="utf-8"), (
        "Renew it: .venv/bin/python manage.py spectacular --file casework/api/openapi.yaml"
    )


def test_the_schema_says_what_each_verb_asks() -> None:
    """Else the requests made up from it would be empty, and prove nothing."""
    schemas = yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))["components"]["schemas"]
    for body in BODIES.values():
        said = schemas[body.__name__]
        assert set(said["properties"]) == set(body().fields)
        assert set(said.get("required", [])) == {
            name for name, field in body().fields.items() if field.required
        }
        assert said["additionalProperties"] is False


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Between requests the server closes its connection; the one of the test holds its transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def _cookies(world: World, persona: str) -> dict[str, str]:
    if persona not in WHO:
        return {}
    client = Client()
    client.force_login(world.user(WHO[persona]))
    return {"casework_session": client.cookies["casework_session"].value, "casework_csrf": TOKEN}


@pytest.mark.usefixtures("_one_connection")
def test_made_up_requests(files: dict[str, Any]) -> None:  # noqa: F811
    """Each route, with requests of the right shape and of a wrong one, the same on every run.

    Every one is sent by the next of those who see the case, and one for each route by the next of those who do not.
    """
    schema = openapi.from_path(COMMITTED)
    schema.app = get_wsgi_application()
    inside, outside = (
        cycle([_cookies(files["world"], persona) for persona in them]) for them in (INSIDE, OUTSIDE)
    )
    real = {"cases": files["case"], "incidents": files["incident"]}
    numbers = count()
    for found in schema.get_all_operations():
        operation = found.ok()
        file = real.get(operation.path.split("/")[3])
        first = islice(outside, 1)
        for mode in MODES:
            _run(operation.as_strategy(generation_mode=mode), file, inside, first, next(numbers))


def _run(
    strategy: Any,
    file: Any,
    inside: Iterator[dict[str, str]],
    outside: Iterator[dict[str, str]],
    number: int,
) -> None:
    @seed(number)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def one(case: Case) -> None:
        if "reference" in case.path_parameters:
            case.path_parameters["reference"] = file.reference
        if isinstance(case.body, dict) and "version" in case.body:
            case.body["version"] = file.version
        for who in (next(inside), *outside):
            with transaction.atomic():
                response = case.call(cookies=who, headers={"X-CSRFToken": TOKEN})
                transaction.set_rollback(True)
            case.validate_response(response, checks=CHECKS)

    one()
