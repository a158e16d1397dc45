"""A question is prepared once on a connection, and answers about whatever it is asked next."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from casework import actions
from casework.enums import FileState, PostponementReason, Role
from casework.models import Case, Hearing, RoleGrant
from casework.models.questions import ANY_CASE, ANY_DAY, ANY_USER, ModelQuestion, Question
from tests.actions.attempts import PHONED
from tests.world import World

pytestmark = pytest.mark.django_db


def _grants() -> Question:
    granted = RoleGrant.objects.in_force_on(ANY_DAY).filter(user=ANY_USER, unit__isnull=True)
    return Question("of_a_test", lambda: granted.values_list("role"))


@pytest.fixture
def question():
    yield _grants()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements WHERE name LIKE 'casework_of_a_test_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DEALLOCATE {name}")


def test_it_is_prepared_once_and_asked_about_one_after_another(world: World, question: Question) -> None:
    today = RoleGrant.objects.earliest("from_date").from_date
    for name in ("audrey", "hana"):
        RoleGrant.objects.create(user=world.user(name), role=Role.ADMINISTRATOR, from_date=today)
    about = {name: {ANY_USER: world.user(name).pk, ANY_DAY: today} for name in ("audrey", "hana", "nora")}

    with CaptureQueriesContext(connection) as asked:
        answers = {name: [role for (role,) in question.ask(who)] for name, who in about.items()}

    assert Role.ADMINISTRATOR in answers["audrey"]
    assert Role.ADMINISTRATOR in answers["hana"]
    assert answers["nora"] == []
    assert [query["sql"].partition(" ")[0] for query in asked] == ["PREPARE", *["EXECUTE"] * 2]
    assert question.ask({ANY_USER: about["hana"][ANY_USER], ANY_DAY: today.replace(year=1990)}) == []


def test_it_stays_prepared_when_what_was_written_is_taken_back(world: World, question: Question) -> None:
    about = {ANY_USER: world.user("nora").pk, ANY_DAY: RoleGrant.objects.earliest("from_date").from_date}
    with transaction.atomic():
        question.ask(about)
        transaction.set_rollback(True)
    assert question.ask(about) == []


def test_one_that_was_prepared_and_not_noted_is_prepared_again(world: World, question: Question) -> None:
    about = {ANY_USER: world.user("nora").pk, ANY_DAY: RoleGrant.objects.earliest("from_date").from_date}
    question.ask(about)
    question._prepared.clear()
    assert question.ask(about) == []


def test_nothing_is_asked_about_a_stand_in(world: World, question: Question) -> None:
    with pytest.raises(KeyError):
        question.ask({ANY_USER: world.user("nora").pk})


def _cases():
    return Case.objects.filter(pk=ANY_CASE).select_related("subject", "unit", "incident__follow_up", "policy")


@pytest.mark.parametrize("state", [FileState.INVESTIGATION, FileState.OUTCOME])
def test_rows_of_a_model_are_made_as_django_makes_them(
    world: World, state: FileState, django_assert_num_queries
) -> None:
    case, asked = world.case_in(state), ModelQuestion(_cases)
    for _ in range(2):  # written the first time
        with django_assert_num_queries(1):
            [made] = asked.ask({ANY_CASE: case.pk})
    by_django = Case.objects.get(pk=case.pk)
    for one, other in (
        (made, by_django),
        (made.subject, by_django.subject),
        (made.policy, by_django.policy),
        (made.incident, by_django.incident),
    ):
        names = [field.attname for field in one._meta.concrete_fields]
        assert [getattr(one, name) for name in names] == [getattr(other, name) for name in names]
        assert (type(one), one._state.db, one._state.adding) == (type(other), "default", False)
    with django_assert_num_queries(0):
        assert made.policy.terms.ladder
        assert made.unit.path
        assert not hasattr(made.incident, "follow_up")  # there is none, and nobody asks again
    assert asked.ask({ANY_CASE: case.pk + 1}) == []
    with pytest.raises(KeyError):
        asked.ask({})


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_in_a_transaction_alone(world: World) -> None:
    """Also once it was written: Django looks only then."""
    locked = ModelQuestion(lambda: _cases().select_for_update(of=("self",)))
    case = world.open_case()
    with transaction.atomic():
        assert locked.ask({ANY_CASE: case.pk}) == [case]
    with pytest.raises(transaction.TransactionManagementError):
        locked.ask({ANY_CASE: case.pk})


def _hearings():
    rows = Hearing.objects.filter(case=ANY_CASE, set_aside_by__isnull=True)
    return rows.select_related("chair", "policy", "record", "set_aside_by")


def test_what_is_joined_and_there_is_made_too_and_in_order(world: World, django_assert_num_queries) -> None:
    """A postponed attempt and the one that was held: a chair, a record of the second, nothing that set them aside."""
    case = world.case_in(FileState.HEARING)
    actions.postpone_hearing(case, reason=PostponementReason.EMPLOYEE_ILL, by=world.user("hana"), at=PHONED)
    world.arrange(case)
    world.record(case)
    made = ModelQuestion(_hearings).ask({ANY_CASE: case.pk})
    by_django = list(Hearing.objects.filter(case=case).select_related("record"))
    assert (made, [one.attempt for one in made]) == (by_django, [1, 2])
    with django_assert_num_queries(0):
        assert [one.chair.name for one in made] == ["Chidi Example"] * 2
        assert [hasattr(one, "record") for one in made] == [False, True]
        assert [one.set_aside_by for one in made] == [None, None]
        assert (made[1].record, made[1].record.hearing) == (by_django[1].record, made[1])


def test_what_it_cannot_make_is_refused_and_what_cannot_be_is_not_asked(
    world: World, django_assert_num_queries
) -> None:
    for rows in (_cases().only("reference"), _cases().prefetch_related("parts")):
        with pytest.raises(AssertionError):
            ModelQuestion(lambda rows=rows: rows).ask({ANY_CASE: 1})
    with django_assert_num_queries(0):
        assert ModelQuestion(lambda: _cases().filter(pk__in=[])).ask({ANY_CASE: 1}) == []
