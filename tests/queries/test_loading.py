"""A case is loaded with what it has, and what it has none of is known without a question."""

from __future__ import annotations

import pytest
from django.db.models import Model

from casework.enums import FileState
from casework.models import Case
from casework.queries import case_page, own_case
from casework.queries.loading import Rows
from tests.fixtures_world import closed_and_full, hire_the_rest, that_autumn, world  # noqa: F401
from tests.world import World

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("rows", [case_page._ROWS, own_case._ROWS], ids=["page", "own"])


def _there(case: Case, rows: Rows) -> dict[str, list[Model]]:
    """Every relation of the case that a page reads, with its rows in order."""
    found = {}
    for name, relation in rows._relations.items():
        value = getattr(case, name, None)
        found[name] = [one for one in ([value] if relation.one_to_one else value.all()) if one is not None]
    return found


@EVERY
def test_every_relation_is_as_the_database_has_it(
    world: World,  # noqa: F811
    rows: Rows,
    django_assert_num_queries,
) -> None:
    hire_the_rest(world)
    full = closed_and_full(world)
    for case in (full, world.case_in(FileState.FINDINGS, "sita")):
        fresh, loaded = Case.objects.get(pk=case.pk), rows.load(Case.objects.get(pk=case.pk))
        with django_assert_num_queries(0):
            found = _there(loaded, rows)
        assert found == _there(fresh, rows)
        assert found["allegations"]
        assert any(not there for there in found.values()) or case == full
    assert not found["hearings"]


@EVERY
def test_what_is_not_there_costs_no_question(world: World, rows: Rows, django_assert_max_num_queries) -> None:  # noqa: F811
    case = Case.objects.get(pk=world.open_case().pk)
    with django_assert_max_num_queries(12):
        rows.load(case)
