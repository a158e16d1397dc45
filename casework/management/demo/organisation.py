"""The invented department: units, grades, categories, the policy, and the employees, written in bulk."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from accounts.models import User
from casework.actions.policies import load_categories, load_policy
from casework.actions.system_actor import system_actor
from casework.enums import Nation
from casework.management.demo.names import FAMILY, GIVEN
from casework.management.demo.sign_ins import COLLEAGUES, PASSWORD, ROOT, SIGN_INS, SignIn
from casework.models import Category, Employee, Grade, Posting, RoleGrant, Unit

SINCE = date(2005, 1, 4)
MOVES_PER_HUNDRED = 8
MOVED_AFTER = timedelta(days=200)
# In days: a third of the staff were here before the period of the published figures began.
SHORTEST_SERVICE, LONGEST_SERVICE = 500, 9_000

ENGLAND_AND_WALES, SCOTLAND, NI = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND

# name, the unit above, the nation of the workplace, its share of the employees (0: only its head works there)
UNITS: tuple[tuple[str, str, Nation, int], ...] = (
    ("Operations", ROOT, ENGLAND_AND_WALES, 0),
    ("North", "Operations", ENGLAND_AND_WALES, 0),
    ("Leeds", "North", ENGLAND_AND_WALES, 8),
    ("Sheffield", "North", ENGLAND_AND_WALES, 6),
    ("Durham", "North", ENGLAND_AND_WALES, 4),
    ("South", "Operations", ENGLAND_AND_WALES, 0),
    ("Exeter", "South", ENGLAND_AND_WALES, 5),
    ("Reading", "South", ENGLAND_AND_WALES, 6),
    ("Wales", "Operations", ENGLAND_AND_WALES, 0),
    ("Cardiff", "Wales", ENGLAND_AND_WALES, 6),
    ("Swansea", "Wales", ENGLAND_AND_WALES, 3),
    ("Scotland", ROOT, SCOTLAND, 0),
    ("Dundee", "Scotland", SCOTLAND, 4),
    ("Glasgow", "Scotland", SCOTLAND, 6),
    ("Northern Ireland", ROOT, NI, 0),
    ("Belfast", "Northern Ireland", NI, 4),
    ("Newry", "Northern Ireland", NI, 2),
    ("Digital", ROOT, ENGLAND_AND_WALES, 0),
    ("Platforms", "Digital", ENGLAND_AND_WALES, 4),
    ("User support", "Digital", ENGLAND_AND_WALES, 4),
    ("Corporate Services", ROOT, ENGLAND_AND_WALES, 0),
    ("Finance", "Corporate Services", ENGLAND_AND_WALES, 3),
    ("People", "Corporate Services", ENGLAND_AND_WALES, 3),
    ("Estates", "Corporate Services", ENGLAND_AND_WALES, 2),
)
GRADES = (
    ("EO", "Executive Officer", 2),
    ("HEO", "Higher Executive Officer", 3),
    ("SEO", "Senior Executive Officer", 4),
    ("G7", "Grade 7", 5),
    ("G6", "Grade 6", 6),
    ("SCS", "Senior Civil Service", 7),
)
# Warnings of the published figures lived longer, as those of public bodies of the time did (domain.md section 2); since
# then the department has kept its verbal warning.
PACKS = Path(__file__).parents[2] / "policies"
PACK, CATEGORIES = PACKS / "civil-service-style-2009.toml", PACKS / "categories" / "example.toml"
# Minor matters can be agreed without a hearing since then, with a week to think it over (T16).
FAST_TRACK = {"heaviest": "written_warning", "cooling_off": {"n": 7, "unit": "calendar_days"}}
POLICIES: tuple[tuple[str, str, date, dict[str, int], dict[str, Any]], ...] = (
    (
        "Disciplinary policy of 2008",
        "Of the demo. A final written warning is live for two years.",
        date(2008, 4, 1),
        {},
        {},
    ),
    (
        "Disciplinary policy",
        "Of the demo. Warnings are live for half the time of the policy of 2008.",
        date(2013, 10, 14),
        {"verbal_warning": 3, "written_warning": 6, "final_written_warning": 12},
        {"fast_track": FAST_TRACK},
    ),
)


@dataclass
class Organisation:
    """What the stories need: units and people by name, and the staff of each place of work, most senior first."""

    units: dict[str, Unit] = field(default_factory=dict)
    grades: dict[str, Grade] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    cast: dict[str, Employee] = field(default_factory=dict)
    staff: dict[str, list[Employee]] = field(default_factory=dict)

    def nation(self, unit: str) -> Nation:
        return next(nation for name, _, nation, _ in UNITS if name == unit)


def build_organisation(employees: int, today: date, rng: Random) -> Organisation:
    """Units, grades, categories, policy, the cast with their sign-ins, and ``employees`` people in all."""
    made = Organisation()
    _add_units(made)
    made.grades = {code: Grade.objects.create(code=code, name=name, rank=rank) for code, name, rank in GRADES}
    _add_policies()
    _add_categories(made)
    _add_cast(made)
    _add_staff(made, employees - len(made.cast), today, rng)
    return made


def _add_units(made: Organisation) -> None:
    for name, above, *_ in ((ROOT, "", None, 0), *UNITS):
        parent = made.units.get(above)
        unit = Unit.objects.create(name=name, parent=parent)
        unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
        unit.save(update_fields=["path"])
        made.units[name] = unit


def _add_policies() -> None:
    for name, about, since, live_months, more in reversed(POLICIES):
        document = tomllib.loads(PACK.read_text(encoding="utf-8")) | {"name": name, "about": about} | more
        for rung in document["ladder"]:
            if rung["level"] in live_months:
                rung["live_months"] = live_months[rung["level"]]
        load_policy(document, effective_from=since, by=system_actor())


def _add_categories(made: Organisation) -> None:
    load_categories(tomllib.loads(CATEGORIES.read_text(encoding="utf-8")), by=system_actor())
    made.categories = {category.code: category for category in Category.objects.all()}


def _add_cast(made: Organisation) -> None:
    """The people with a part to play; only those of ``SIGN_INS`` get a password, one hash for them all."""
    public, none = make_password(PASSWORD), make_password(None)
    for number, person in enumerate((*SIGN_INS, *COLLEAGUES), start=1):
        password = public if person in SIGN_INS else none
        user = User.objects.create(email=person.email, name=person.name, is_demo=True, password=password)
        employee = _employee(person.name, f"D{900_000 + number * 37}", SINCE, _nation_of(person))
        employee.user, employee.work_email = user, person.email
        employee.save()
        Posting.objects.create(
            employee=employee, unit=made.units[person.unit], grade=made.grades[person.grade], from_date=SINCE
        )
        if person.role:
            covered = made.units[person.covers] if person.covers else None
            RoleGrant.objects.create(user=user, role=person.role, unit=covered, from_date=SINCE)
        made.cast[person.key] = employee


def _nation_of(person: SignIn) -> Nation:
    return next((nation for name, _, nation, _ in UNITS if name == person.unit), ENGLAND_AND_WALES)


def _employee(name: str, number: str, start: date, nation: Nation) -> Employee:
    given, family = name.split(" ", 1)
    return Employee(
        staff_number=number,
        name=name,
        sort_name=f"{family} {given}".casefold(),
        nation=nation,
        start_date=start,
    )


def _add_staff(made: Organisation, count: int, today: date, rng: Random) -> None:
    """Everybody else: each place of work gets its share, its grades and its managers."""
    shares = [(name, nation, share) for name, _, nation, share in UNITS if share]
    total = sum(share for _, _, share in shares)
    numbers = iter(rng.sample(range(100_000, 899_999), count))
    left = count
    people: list[tuple[str, Employee]] = []
    for place, (name, nation, share) in enumerate(shares, start=1):
        size = left if place == len(shares) else count * share // total
        left -= size
        for _ in range(size):
            full = f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}"
            start = today - timedelta(days=rng.randrange(SHORTEST_SERVICE, LONGEST_SERVICE))
            people.append((name, _employee(full, f"D{next(numbers)}", start, nation)))
    Employee.objects.bulk_create([employee for _, employee in people], batch_size=1000)
    for name, employee in people:
        made.staff.setdefault(name, []).append(employee)
    Posting.objects.bulk_create(_postings(made, rng), batch_size=1000)


def _postings(made: Organisation, rng: Random) -> list[Posting]:
    """In each place one Grade 7, a Senior Executive Officer for thirty people, a Higher one for ten."""
    postings = []
    for name, staff in made.staff.items():
        above = {"G7": made.cast["second_senior_chair"]}
        for place, employee in enumerate(staff):
            grade = "G7" if place == 0 else "SEO" if place % 30 == 1 else "HEO" if place % 10 == 2 else "EO"
            manager = above.get({"EO": "HEO", "HEO": "SEO", "SEO": "head", "G7": "G7"}[grade])
            if name == "Leeds" and grade == "HEO":
                manager = made.cast["manager"]
            above["head" if grade == "G7" else grade] = employee
            postings += _posted(made, employee, made.units[name], made.grades[grade], manager, rng)
    return postings


def _posted(
    made: Organisation, employee: Employee, unit: Unit, grade: Grade, manager: Employee | None, rng: Random
) -> list[Posting]:
    """One posting since they came, or two when they moved from another place half way."""
    now = Posting(employee=employee, unit=unit, grade=grade, manager=manager, from_date=employee.start_date)
    if rng.randrange(100) >= MOVES_PER_HUNDRED:
        return [now]
    elsewhere = made.units[rng.choice([name for name in made.staff if made.units[name] != unit])]
    moved = employee.start_date + MOVED_AFTER
    before = Posting(
        employee=employee,
        unit=elsewhere,
        grade=grade,
        from_date=employee.start_date,
        to_date=moved - timedelta(days=1),
    )
    now.from_date = moved
    return [before, now]
