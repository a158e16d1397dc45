"""``visible_to`` for every person and every table with something to leak, against a policy written by hand."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casework import access, actions, files
from casework.enums import FOR_HR_ALONE, DeadlineKind, FileState, PartKind, Role
from casework.errors import NotYou
from casework.models import (
    Case,
    CriminalMatter,
    Deadline,
    Decision,
    DeclaredConflict,
    DisclosureCheck,
    DisclosureFlag,
    Employee,
    FollowUp,
    Incident,
    LegalAdvice,
    LivePeriod,
    Outcome,
    Provenance,
    RoleGrant,
    Sanction,
    UnionRepresentative,
    UnionTalk,
    Unit,
)
from casework.models.scoping import scope_of
from casework.web.directory import EmployeeDirectory
from tests import fixtures_world as more
from tests.imports.past import past_sanction
from tests.models.two_cases import SEES_CASES, SEES_INCIDENTS, SEES_RESTRICTED, SEES_UNION, Two, two_cases
from tests.world import World

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("casework").get_models())


def _points_at(model: type[models.Model], target: type[models.Model]) -> bool:
    return any(field.related_model is target for field in model._meta.local_fields if field.is_relation)


# For HR leads and auditors alone (WB-1).
RESTRICTED = (DisclosureFlag, DisclosureCheck)
# For HR of the unit alone.
PRIVILEGED = (LegalAdvice, DeclaredConflict)
# For HR and auditors, and whoever commissions or advises where the employee said it (DP-3).
OF_A_UNION = (UnionRepresentative, UnionTalk)
# For whoever sees the incident and the case both (tests/journeys/test_follow_up.py): FollowUp.
# An old record is never of a case that was carried out here: it has a test of its own.
CHILDREN_OF_CASES = [
    model
    for model in MODELS
    if _points_at(model, Case)
    and model not in (Deadline, Provenance, *PRIVILEGED, CriminalMatter, FollowUp, *RESTRICTED, *OF_A_UNION)
]
CHILDREN_OF_INCIDENTS = [
    model for model in MODELS if _points_at(model, Incident) and model not in (Case, Deadline, FollowUp)
]


@pytest.fixture
def two(world: World) -> Two:
    return two_cases(world)


def _rows(rows: models.QuerySet) -> list[Any]:
    return sorted(rows.values_list("pk", flat=True))


def _wrong(world: World, model: type[models.Model], wanted: dict[str, list[Any]]) -> list[str]:
    """Who sees other rows of a table than they should."""
    wrong = []
    for name, pks in wanted.items():
        seen = _rows(model._default_manager.visible_to(world.user(name)))
        if seen != sorted(pks):
            wrong.append(f"{name} sees {model.__name__} {seen}, wanted {sorted(pks)}")
    return wrong


def test_nobody_is_left_out_of_the_policy(world: World, two: Two) -> None:
    assert set(world.people) == set(SEES_CASES) == set(SEES_INCIDENTS)


def test_cases(world: World, two: Two) -> None:
    wanted = {name: [case.pk for case in two.named(letters)] for name, letters in SEES_CASES.items()}
    assert _wrong(world, Case, wanted) == []


def test_incidents(world: World, two: Two) -> None:
    wanted = {
        name: [case.incident_id for case in two.named(letters)] for name, letters in SEES_INCIDENTS.items()
    }
    assert _wrong(world, Incident, wanted) == []


def test_whoever_sees_a_file_works_on_it_and_nobody_else(world: World, two: Two) -> None:
    """What a verb asks (a person's parts), a list (the scope) and an address (its question) are one truth."""
    opening = world.opening("sam", investigator=world.ada)
    again = world.assess(world.report(), openings=[opening])[0]
    for name in world.people:
        user = world.user(name)
        scope = scope_of(user)
        for file in (two.a, two.b, again, two.a.incident, two.b.incident, again.incident):
            seen = type(file)._default_manager.visible_to(user).filter(pk=file.pk).exists()
            assert seen == bool(access.parts_at_work(user, file, scope)), (name, file.reference)
            find = files.find_case if isinstance(file, Case) else files.find_incident
            assert find(file.reference, by=user) == (file if seen else None), (name, file.reference)
    # Advises on the earlier case of the employee whom she now investigates.
    assert [case.pk for case in Case.objects.visible_to(world.user("ada"))] == [again.pk]


def test_whatever_belongs_to_a_case(world: World, two: Two) -> None:
    """Each table, by whom its own way of asking lets see what; of those that ask the same way, one is asked by all.

    The rest of them is asked by one who sees both cases, one who sees either, and one who sees none, turn by turn.
    """
    wrong, asked = [], set()
    turns = [
        cycle([name for name, seen in SEES_CASES.items() if seen == letters])
        for letters in set(SEES_CASES.values())
    ]
    for model in CHILDREN_OF_CASES:
        of = {letter: _rows(model._default_manager.filter(case=two.named(letter)[0])) for letter in "AB"}
        assert all(of.values()), f"{model.__name__} has nothing to leak"
        way = type(model._default_manager.all()).visible_to
        names = [next(turn) for turn in turns] if way in asked else SEES_CASES
        asked.add(way)
        wanted = {name: [pk for letter in SEES_CASES[name] for pk in of[letter]] for name in names}
        wrong += _wrong(world, model, wanted)
    assert wrong == []


@pytest.mark.parametrize("model", RESTRICTED)
def test_what_is_restricted(world: World, two: Two, model: type[models.Model]) -> None:
    of = {letter: _rows(model._default_manager.filter(case=two.named(letter)[0])) for letter in "AB"}
    assert all(of.values()), f"{model.__name__} has nothing to leak"
    wanted = {name: [pk for at in letters for pk in of[at]] for name, letters in SEES_RESTRICTED.items()}
    assert _wrong(world, model, wanted) == []


@pytest.mark.parametrize("model", OF_A_UNION)
def test_what_speaks_of_a_union(world: World, two: Two, model: type[models.Model]) -> None:
    of = {letter: _rows(model._default_manager.filter(case=two.named(letter)[0])) for letter in "AB"}
    assert all(of.values()), f"{model.__name__} has nothing to leak"
    wanted = {name: [pk for at in letters for pk in of[at]] for name, letters in SEES_UNION.items()}
    assert _wrong(world, model, wanted) == []
    UnionRepresentative.objects.update(source="membership")
    for name in ("carla", "ada"):
        wanted[name] = []
    assert _wrong(world, model, wanted) == []


def test_a_criminal_matter_is_seen_by_those_who_ask_or_weigh_its_effect(world: World, two: Two) -> None:
    """HR and auditors, case manager and adviser, whoever hears the case or an appeal; no investigator (DP-4)."""
    reads = {"carla": "AB", "ada": "A", "chidi": "A", "bill": "B", "petra": "A", "april": "A", "penny": "B"}
    reads["pam"] = "A"
    of = {letter: _rows(CriminalMatter.objects.filter(case=two.named(letter)[0])) for letter in "AB"}
    assert all(of.values())
    wanted = {
        name: [pk for letter in reads.get(name, letters) for pk in of[letter]]
        for name, letters in SEES_INCIDENTS.items()
    }
    assert _wrong(world, CriminalMatter, wanted) == []


@pytest.mark.parametrize("model", PRIVILEGED)
def test_what_is_privileged_is_seen_by_hr_alone(world: World, two: Two, model: Any) -> None:
    """Nobody who finds out, decides or hears, no auditor, and no HR of another unit."""
    reads = {"hana": "A", "lena": "AB", "olu": "B", "rosa": "AB", "lee": "A", "nia": "A"}
    of = {letter: _rows(model.objects.filter(case=two.named(letter)[0])) for letter in "AB"}
    assert all(of.values())
    wanted = {name: [pk for letter in reads.get(name, "") for pk in of[letter]] for name in SEES_CASES}
    assert _wrong(world, model, wanted) == []
    more.grant(
        world, "ivor", Role.HR_LEAD, None
    )  # who investigates one of them, to which the other was joined
    assert _rows(model.objects.visible_to(world.user("ivor"))) == []


def test_an_old_record_is_seen_by_hr_and_auditors_of_the_unit(world: World, two: Two) -> None:
    past_sanction(world, name="sam")
    for name in world.people:
        case = Case.objects.visible_to(world.user(name)).filter(provenance__isnull=False)
        assert case.exists() == Provenance.objects.visible_to(world.user(name)).exists(), name
    seen = {name for name in world.people if Provenance.objects.visible_to(world.user(name)).exists()}
    assert seen == {"hana", "lena", "rosa", "lee", "audrey", "vera", "nia", "sol", "willa"}


def test_whatever_belongs_to_an_incident(world: World, two: Two) -> None:
    wrong = []
    for model in CHILDREN_OF_INCIDENTS:
        rows = model._default_manager
        of = {letter: _rows(rows.filter(incident=two.named(letter)[0].incident)) for letter in "AB"}
        assert all(of.values()), f"{model.__name__} has nothing to leak"
        wanted = {
            name: [pk for letter in letters for pk in of[letter]] for name, letters in SEES_INCIDENTS.items()
        }
        wrong += _wrong(world, model, wanted)
    assert wrong == []


def test_deadlines_of_both(world: World, two: Two) -> None:
    wanted = {}
    for name in SEES_CASES:
        cases = two.named(SEES_CASES[name])
        incidents = [case.incident for case in two.named(SEES_INCIDENTS[name])]
        told = Deadline.objects.filter(case__in=cases)
        hidden = [case for case in cases if case not in two.named(SEES_RESTRICTED[name])]
        told = told.exclude(kind=DeadlineKind.DISCLOSURE_CHECK, case__in=hidden)
        told = told.filter(~Q(kind__in=FOR_HR_ALONE) | Q(case__incident__in=incidents))
        wanted[name] = _rows(told) + _rows(Deadline.objects.filter(incident__in=incidents))
    assert Deadline.objects.filter(kind=DeadlineKind.DISCLOSURE_CHECK).exists()
    assert Deadline.objects.filter(kind__in=FOR_HR_ALONE).exists()
    assert len(wanted["lena"]) == Deadline.objects.count() > len(wanted["hana"]) > len(wanted["ivor"]) > 0
    assert _wrong(world, Deadline, wanted) == []


@pytest.mark.parametrize("model", [*CHILDREN_OF_CASES, *CHILDREN_OF_INCIDENTS, Case, Incident, Deadline])
def test_every_table_with_case_content_has_its_scope(model: type[models.Model]) -> None:
    assert hasattr(model._default_manager.all(), "visible_to")


def test_no_other_table_points_at_one_that_has() -> None:
    scoped = [model for model in MODELS if hasattr(model._default_manager.all(), "visible_to")]
    beside = [
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in model._meta.local_fields
        if field.is_relation and field.related_model in scoped and model not in scoped
    ]
    assert beside == []


def test_whoever_is_made_a_witness_loses_the_incident_and_every_case_about_it(world: World) -> None:
    sams, sitas = world.assess(world.report(involved=("sam", "sita")), names=("sam", "sita"))
    more.hire(world, "una")
    more.grant(world, "una", Role.HR_OFFICER, "operations")
    una = world.user("una")
    assert set(Case.objects.visible_to(una)) == {sams, sitas}
    actions.appoint(sams, kind=PartKind.WITNESS, employee=world.una, by=world.user("hana"), on=sams.opened_on)
    assert not Case.objects.visible_to(una).exists()
    assert not Incident.objects.visible_to(una).exists()
    for file in (sams, sitas, sams.incident):
        assert access.parts(una, file) == {PartKind.WITNESS}


def test_whoever_is_named_sees_no_case_of_the_incident_even_without_a_part_in_it(world: World) -> None:
    [sams] = world.assess(world.report(involved=("sam", "sita")))
    more.grant(world, "sita", Role.HR_LEAD, None)
    assert not sams.parts.filter(employee=world.sita).exists()
    assert not Case.objects.visible_to(world.user("sita")).exists()
    assert not Incident.objects.visible_to(world.user("sita")).exists()


def test_the_subject_sees_no_own_case_even_when_the_incident_names_somebody_else(world: World) -> None:
    case = world.open_case()
    more.grant(world, "sam", Role.HR_LEAD, None)
    case.incident.people.filter(employee=world.sam).update(employee=world.uma)
    assert Case.objects.visible_to(world.user("lena")).get() == case
    assert not Case.objects.visible_to(world.user("sam")).exists()


def test_an_investigator_sees_no_earlier_case_of_the_employee(world: World) -> None:
    """7.6: nor what hangs on it, whatever their role, as long as they investigate; the case in hand stays theirs."""
    earlier = world.case_in(FileState.OUTCOME)
    more.hire(world, "una")
    more.grant(world, "una", Role.HR_OFFICER, "operations")
    una = world.user("una")
    assert list(Sanction.objects.visible_to(una)) == [earlier.sanctions.get()]
    [now] = world.assess(world.report(), openings=[world.opening(investigator=world.una)])
    assert now.subject == earlier.subject
    assert list(Case.objects.visible_to(una)) == [now]
    for model in (Sanction, LivePeriod, Outcome, Decision):
        assert not model._default_manager.visible_to(una).exists(), model.__name__
    with pytest.raises(NotYou, match="not open to you"):
        actions.add_note(earlier, text="I remember this one.", by=una)
    world.withdraw(now, reason="Logged twice.", on=now.opened_on)
    assert set(Case.objects.visible_to(una)) == {earlier, now}


def test_a_scope_is_chainable_and_counts_alike(world: World, two: Two) -> None:
    for name in ("hana", "petra", "adam"):
        rows = Case.objects.visible_to(world.user(name))
        assert rows.count() == len(rows) == len(rows.filter(state="closed"))
        assert rows.exclude(reference="").filter(reference=two.b.reference).count() == SEES_CASES[name].count(
            "B"
        )


def test_below_means_below_and_not_beside(world: World) -> None:
    """The path of a unit is no prefix of another whose id begins with the same figures."""
    operations = world.units["operations"]
    beside = Unit.objects.create(
        name="Beside", parent=world.units["department"], path=operations.path.rstrip("/") + "0/"
    )
    world.units["beside"] = beside
    more.hire(world, "dov", unit="beside")
    case = world.assess(world.report(involved=("dov",)), names=("dov",), by=world.user("lena"))[0]
    assert case.unit == beside
    assert not Case.objects.visible_to(world.user("hana")).exists()
    assert Case.objects.visible_to(world.user("lena")).get() == case


def test_a_grant_counts_on_its_first_and_its_last_day(world: World, two: Two) -> None:
    user, grant = world.user("greta"), RoleGrant.objects.get(user=world.user("greta"))
    last = grant.to_date
    assert scope_of(user, last)
    assert not scope_of(user, last + more.ONE_DAY)
    assert scope_of(user, grant.from_date)
    assert not scope_of(user, grant.from_date - more.ONE_DAY)


def test_a_sign_in_switched_off_sees_nothing_whatever_it_held(world: World, two: Two) -> None:
    for name in ("hana", "ivor", "audrey"):
        user = world.user(name)
        assert Case.objects.visible_to(user).exists()
        user.is_active = False
        assert not Case.objects.visible_to(user).exists()
        assert not Incident.objects.visible_to(user).exists()


def test_no_flag_of_the_login_opens_anything(world: World, two: Two) -> None:
    adam = world.user("adam")
    adam.is_superuser = adam.is_staff = True
    assert not Case.objects.visible_to(adam).exists()


def test_hr_officer_is_not_a_role_elsewhere(world: World, two: Two) -> None:
    RoleGrant.objects.filter(user=world.user("olu")).update(role=Role.MANAGER)
    # Her part as HR officer on the case she opened goes with her last role in HR.
    assert not Case.objects.visible_to(world.user("olu")).exists()
    assert not Incident.objects.visible_to(world.user("olu")).exists()


def test_an_hr_officer_of_another_unit_keeps_the_case_they_were_appointed_to(world: World, two: Two) -> None:
    RoleGrant.objects.filter(user=world.user("olu")).update(unit=world.units["leeds"])
    assert two.b in Case.objects.visible_to(world.user("olu"))


def test_a_part_ends_with_the_employment_of_its_holder(world: World, two: Two) -> None:
    chair = Employee.objects.get(user=world.user("chidi"))
    assert two.a in Case.objects.visible_to(world.user("chidi"))
    chair.end_date = timezone.localdate()
    chair.save(update_fields=["end_date"])
    assert two.a in Case.objects.visible_to(world.user("chidi")), "the last day is still a day of work"
    chair.end_date -= timedelta(days=1)
    chair.save(update_fields=["end_date"])
    assert not Case.objects.visible_to(world.user("chidi")).exists()


NOBODY = ["", " ", "e", " e ", "%", "%%", "__", "\\\\", "\t\n"]


@pytest.mark.parametrize("text", NOBODY)
def test_too_little_finds_nobody(world: World, text: str) -> None:
    assert list(Employee.objects.matching(text)) == []


def test_the_directory_never_lists_all_staff(world: World) -> None:
    more.hire_the_rest(world)
    everybody = Employee.objects.count()
    for text in ("example", "E0", "ex", "e x", "a m"):
        assert len(EmployeeDirectory().find(text)) <= 10 < everybody


def test_the_directory_finds_by_any_part_of_the_name_and_by_number(world: World) -> None:
    assert list(Employee.objects.matching("SAM ex")) == [world.sam]
    assert list(Employee.objects.matching("example sam")) == [world.sam]
    assert list(Employee.objects.matching(world.sam.staff_number.lower())) == [world.sam]
