"""What the policy in force leaves no room for is offered to nobody."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import Action
from casework.models import PolicyVersion
from casework.queries.policies import provided_for
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.world import P1, World

pytestmark = pytest.mark.django_db

REST_ON = {Action.SUSPEND_EMPLOYEE, Action.PAUSE_CASE, Action.EXTEND_WARNING, Action.AGREE_SANCTION}


def test_what_it_says_nothing_of_is_not_offered(world: World) -> None:  # noqa: F811
    case = world.open_case()
    asked = REST_ON | {Action.ADD_NOTE}
    said = {
        "suspension": Action.SUSPEND_EMPLOYEE,
        "pause": Action.PAUSE_CASE,
        "extension": Action.EXTEND_WARNING,
    }
    said["fast_track"] = Action.AGREE_SANCTION
    in_p1 = {action for name, action in said.items() if name in P1}
    assert provided_for(case, asked) == in_p1 | {Action.ADD_NOTE}
    silent = {name: value for name, value in P1.items() if name not in said}
    PolicyVersion.objects.create(name="Silent", effective_from=date(2026, 11, 23), document=silent)
    assert provided_for(case, asked) == {Action.ADD_NOTE}


def test_nothing_is_asked_where_nothing_rests_on_it(world: World, django_assert_num_queries) -> None:  # noqa: F811
    case = world.open_case()
    with django_assert_num_queries(0):
        assert provided_for(case, [Action.ADD_NOTE]) == {Action.ADD_NOTE}
